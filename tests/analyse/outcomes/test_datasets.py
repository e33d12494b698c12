"""Figures come in whole, are replaced whole and go whole; what could point to a person stays inside."""

from __future__ import annotations

import pytest

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import Area, Dataset, Indicator, Observation
from quadrant.analyse.outcomes.queries import area_coded, compared, datasets, latest_points, neighbourhood_of, series_of
from quadrant.analyse.outcomes.terms import AreaKind, Definition, Method, Polarity
from quadrant.audit.models import Line
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.audit.verify import faults
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within
from tests.factories.outcomes import (
    CORNWALL,
    ENGLAND,
    HEREFORDSHIRE,
    NOW,
    SHROPSHIRE,
    WILTSHIRE,
    analyst,
    bring,
    figures,
    indicator,
    neighbours,
    received,
)
from tests.factories.partnership import person


def _values(name: str) -> list[tuple[str, str, float | None]]:
    rows = Observation.objects.filter(indicator__key=name).order_by("area__code", "period")
    return [(row.area.code, row.period, row.value) for row in rows.select_related("area")]


def test_an_import_is_one_act_with_one_digest_for_all_its_figures(ardlebury: Partnership) -> None:
    dataset = bring(figures("Obesity", {HEREFORDSHIRE: {"2023": 20.5, "2024": None}, ENGLAND: {"2024": 22.0}}))
    line = Line.objects.get(action="figures.imported")
    assert [row[1] for row in line.rows if row[0] == "outcomes_observation"] == [str(dataset.pk)]
    assert _values("Obesity") == [
        (HEREFORDSHIRE, "2023", 20.5),
        (HEREFORDSHIRE, "2024", None),
        (ENGLAND, "2024", 22.0),
    ]
    assert (dataset.not_available, dataset.series, dataset.areas) == (1, 1, 2)
    assert list(faults()) == []


def test_a_figure_changed_behind_the_chains_back_is_named(ardlebury: Partnership) -> None:
    from django.db import connection

    from quadrant.audit.guard import unrecorded

    dataset = bring(figures("Obesity", {HEREFORDSHIRE: {"2023": 20.5}}))
    with unrecorded("a raw statement"), connection.cursor() as cursor:
        cursor.execute("UPDATE outcomes_observation SET value = 2.05")
    assert [(fault.where, fault.sentence) for fault in faults()] == [
        (f"outcomes_observation, rows of dataset_id {dataset.pk}", "they were changed outside an act")
    ]


def test_the_same_name_replaces_the_dataset_and_leaves_no_figure_twice(ardlebury: Partnership) -> None:
    anna = analyst()
    first = bring(figures("Obesity", {HEREFORDSHIRE: {"2023": 20.5, "2024": 21.0}}), by=anna)
    second = bring(figures("Obesity", {HEREFORDSHIRE: {"2024": 21.5}}), by=anna)
    assert _values("Obesity") == [(HEREFORDSHIRE, "2024", 21.5)]
    assert [(row.pk, row.state, row.replaces_id) for row in datasets()] == [
        (second.pk, "standing", first.pk),
        (first.pk, "replaced", None),
    ]
    assert list(faults()) == []


def test_a_file_that_gives_every_figure_of_another_anew_replaces_it_whatever_its_name(ardlebury: Partnership) -> None:
    anna = analyst()
    first = bring(figures("Obesity", {HEREFORDSHIRE: {"2023": 20.5}}), name="Spring", by=anna)
    bring(figures("Obesity", {HEREFORDSHIRE: {"2023": 20.7, "2024": 21.0}}), name="Autumn", by=anna)
    first.refresh_from_db()
    assert first.replaced_at == NOW
    assert _values("Obesity") == [(HEREFORDSHIRE, "2023", 20.7), (HEREFORDSHIRE, "2024", 21.0)]


def test_a_part_of_anothers_figures_is_refused_and_nothing_changes(ardlebury: Partnership) -> None:
    anna = analyst()
    bring(figures("Obesity", {HEREFORDSHIRE: {"2023": 20.5, "2024": 21.0}}), name="Spring", by=anna)
    with pytest.raises(Refusal, match="1 of these figures are already held from “Spring”"):
        bring(figures("Obesity", {HEREFORDSHIRE: {"2024": 99.0}}), name="Autumn", by=anna)
    assert _values("Obesity") == [(HEREFORDSHIRE, "2023", 20.5), (HEREFORDSHIRE, "2024", 21.0)]
    assert Dataset.objects.count() == 1


def test_a_withdrawn_dataset_takes_its_figures_with_it_and_says_why(ardlebury: Partnership) -> None:
    anna = analyst()
    dataset = bring(figures("Obesity", {HEREFORDSHIRE: {"2023": 20.5}}), by=anna)
    with pytest.raises(Refusal, match="Say why it is withdrawn"):
        commands.withdraw_dataset(dataset=dataset, why=" ", by=anna, at=NOW)
    commands.withdraw_dataset(dataset=dataset, why="The publisher found a mistake", by=anna, at=NOW)
    assert _values("Obesity") == []
    assert datasets().get().state == "withdrawn"
    with pytest.raises(Refusal, match="withdrawn already"):
        commands.withdraw_dataset(dataset=dataset, why="Again", by=anna, at=NOW)
    assert list(faults()) == []


def test_only_those_who_analyse_bring_figures_in(ardlebury: Partnership) -> None:
    olga = person("Olga", Role.MONITORING_OFFICER)
    with pytest.raises(NotAllowed, match="Only an analyst or a commissioner"):
        bring(figures("Obesity", {HEREFORDSHIRE: {"2023": 20.5}}), by=olga)
    assert not Observation.objects.exists()


def test_figures_of_one_partnership_are_not_those_of_another(ardlebury: Partnership, withenshire: Partnership) -> None:
    bring(figures("Obesity", {HEREFORDSHIRE: {"2023": 20.5}}))
    with within(withenshire):
        assert not Observation.objects.exists()
        bring(figures("Obesity", {HEREFORDSHIRE: {"2023": 11.1}}), by=person("Wilma", Role.ANALYST))
        assert _values("Obesity") == [(HEREFORDSHIRE, "2023", 11.1)]
    assert _values("Obesity") == [(HEREFORDSHIRE, "2023", 20.5)]
    assert Area.objects.filter(code=HEREFORDSHIRE).count() == 1


def test_a_partnerships_own_locality_is_known_only_there(ardlebury: Partnership, withenshire: Partnership) -> None:
    commands.add_area(code="QMOOR", name="Moorside", by=analyst(), at=NOW)
    assert area_coded("QMOOR") is not None
    with within(withenshire):
        assert area_coded("QMOOR") is None


def test_definitions_complete_what_figures_left_open_and_blank_nothing(ardlebury: Partnership) -> None:
    anna = analyst()
    bring(figures("Obese", {HEREFORDSHIRE: {"2023": 20.5}}, unit="%"), by=anna)
    told = [
        Definition("Obese", name="Children who are obese", polarity=Polarity.LOW, topic="Health"),
        Definition("Smokers", name="Adults who smoke"),
    ]
    commands.import_definitions(definitions=told, file=received("Dictionary", 2), by=anna, at=NOW)
    known = {row.key: (row.name, row.unit, row.polarity, row.topic) for row in Indicator.objects.all()}
    assert known == {
        "Obese": ("Children who are obese", "%", "low", "Health"),
        "Smokers": ("Adults who smoke", "", "neither", ""),
    }


def test_neighbours_come_in_order_and_a_new_list_replaces_the_old(ardlebury: Partnership) -> None:
    anna = analyst()
    neighbours(HEREFORDSHIRE, SHROPSHIRE, WILTSHIRE, by=anna)
    neighbours(HEREFORDSHIRE, CORNWALL, SHROPSHIRE, by=anna)
    found = neighbourhood_of(area_coded(HEREFORDSHIRE))
    assert found is not None
    assert [area.name for area in found.neighbours] == ["Cornwall", "Shropshire"]


def test_areas_are_ranked_among_their_like_only(ardlebury: Partnership) -> None:
    waiting = indicator()
    here = area_coded(HEREFORDSHIRE)
    assert here is not None
    ranked = compared(waiting, here, analyst(), period="2024")
    assert [(point.area.name, point.value) for point in ranked] == [
        ("Herefordshire", 41.5),
        ("Wiltshire", 25.0),
        ("Shropshire", 22.0),
        ("Cornwall", 19.5),
    ]


WARDS = {"E05000001": {"2024": 3.0}, "E05000002": {"2024": 12.0}, "E05000003": {"2024": 40.0}}


def test_small_counts_are_hidden_and_cannot_be_worked_out_from_the_total(ardlebury: Partnership) -> None:
    anna, clara = analyst(), person("Clara", Role.COMMISSIONER)
    bring(figures("Harm", WARDS, method=Method.COUNT), by=anna)
    harm, ward = Indicator.objects.get(), area_coded("E05000001")
    assert ward is not None
    assert ward.kind == AreaKind.WARD

    def shown(somebody: object) -> list[tuple[str, float | None, bool]]:
        found = compared(harm, ward, somebody, period="2024")
        return sorted((point.area.code, point.value, point.hidden) for point in found)

    assert shown(anna) == [("E05000001", 3.0, False), ("E05000002", 12.0, False), ("E05000003", 40.0, False)]
    assert shown(clara) == [("E05000001", None, True), ("E05000002", None, True), ("E05000003", 40.0, False)]
    assert [point.value for point in series_of(harm, [ward], clara)[ward.pk]] == [None]
    assert latest_points([harm], [ward], clara)[(harm.pk, ward.pk)].hidden


def test_a_rate_made_of_a_small_count_is_hidden_with_it(ardlebury: Partnership) -> None:
    anna, clara = analyst(), person("Clara", Role.COMMISSIONER)
    rates = {
        "E05000001": {"2024": (2.0, 1000.0, 2.0)},
        "E05000002": {"2024": (9.0, 900.0, 10.0)},
        "E05000003": {"2024": (80.0, 800.0, 100.0)},
    }
    bring(figures("Harm", rates, method=Method.RATE), by=anna)
    harm, ward = Indicator.objects.get(), area_coded("E05000001")
    assert ward is not None
    hidden = {point.area.code: (point.value, point.numerator) for point in compared(harm, ward, clara, period="2024")}
    assert hidden == {"E05000001": (None, None), "E05000002": (None, None), "E05000003": (100.0, 80.0)}
