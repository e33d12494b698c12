"""What is hidden is decided when figures change; what is stored is always what would be decided anew."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import Dataset, HiddenFigure, Indicator
from quadrant.analyse.outcomes.queries import area_coded, compared, hidden_otherwise, profile_of, series_of
from quadrant.analyse.outcomes.queries.hiding import hidden_figures
from quadrant.analyse.outcomes.queries.profiles import Alike
from quadrant.analyse.outcomes.rules import may_see_small_counts
from quadrant.analyse.outcomes.terms import Definition, Method, Polarity
from quadrant.audit.guard import unrecorded
from quadrant.audit.verify import faults
from quadrant.partnership.models import Partnership, Person
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within
from tests.factories.outcomes import NOW, analyst, bring, figures, received
from tests.factories.partnership import person

WARDS = [f"E0500000{number}" for number in range(1, 7)]
FIRST, SECOND, THIRD, FOURTH = WARDS[:4]


def stored(name: str = "Harm") -> list[tuple[str, str, str]]:
    rows = HiddenFigure.objects.filter(indicator__key=name).order_by("area__code", "period", "breakdown")
    return list(rows.values_list("area__code", "period", "breakdown"))


def counts(*of_wards: int, year: str = "2024", wards: list[str] = WARDS, **more: Any) -> Any:
    values = {ward: {year: float(count)} for ward, count in zip(wards, of_wards, strict=False)}
    return figures("Harm", values, **{"method": Method.COUNT, **more})


def seen(harm: Indicator, somebody: Person, year: str = "2024") -> list[tuple[str, float | None]]:
    ward = area_coded(FIRST)
    assert ward is not None
    found = compared(harm, ward, somebody, period=year)
    return sorted((point.area.code, point.value) for point in found)


@pytest.fixture
def clara(ardlebury: Partnership) -> Person:
    """Who may look inside, and see no small counts."""
    return person("Clara", Role.COMMISSIONER)


def test_a_second_file_can_hide_what_the_first_did_not_and_its_going_unhides_it(clara: Person) -> None:
    bring(counts(20, 30, 40), name="Wards of the north")
    assert stored() == []
    more = bring(counts(2, wards=[FOURTH]), name="A ward of the south")
    assert stored() == [(FIRST, "2024", ""), (FOURTH, "2024", "")]
    harm = Indicator.objects.get()
    assert (harm.small_counts, harm.small_groups, harm.hiding_decided) == (True, False, True)
    assert seen(harm, clara) == [(FIRST, None), (SECOND, 30.0), (THIRD, 40.0), (FOURTH, None)]
    commands.withdraw_dataset(dataset=more, why="Wrong ward", by=analyst(), at=NOW)
    assert stored() == []
    harm.refresh_from_db()
    assert (harm.small_counts, harm.hiding_decided) == (False, True)
    assert seen(harm, clara) == [(FIRST, 20.0), (SECOND, 30.0), (THIRD, 40.0)]
    assert list(faults()) == []


def test_a_file_of_the_same_name_decides_anew_for_what_it_leaves_out_too(clara: Person) -> None:
    bring(counts(2, 30, 40), name="Wards")
    assert stored() == [(FIRST, "2024", ""), (SECOND, "2024", "")]
    bring(figures("Other", {FIRST: {"2024": 3.0}, SECOND: {"2024": 8.0}}, method=Method.COUNT), name="Wards")
    assert (stored(), stored("Other")) == ([], [(FIRST, "2024", ""), (SECOND, "2024", "")])


def test_groups_are_hidden_with_others_and_with_the_whole(clara: Person) -> None:
    bring(counts(60, 70, 80), name="All")
    bring(counts(3, 40, 50, breakdown="Sex: Female"), name="Girls")
    bring(counts(57, 30, 30, breakdown="Sex: Male"), name="Boys")
    table = [(ward, "2024", f"Sex: {sex}") for ward in (FIRST, SECOND) for sex in ("Female", "Male")]
    assert stored() == table
    harm, first = Indicator.objects.get(), area_coded(FIRST)
    assert first is not None
    assert (harm.small_counts, harm.small_groups) == (False, True)
    assert [point.value for point in series_of(harm, [first], clara)[first.pk]] == [60.0]
    assert [point.value for point in series_of(harm, [first], clara, breakdown="Sex: Male")[first.pk]] == [None]


def test_to_say_anew_how_a_figure_is_made_decides_anew(clara: Person) -> None:
    bring(counts(2, 30, 40))
    harm = Indicator.objects.get()
    said: Any = {name: getattr(harm, name) for name in ("name", "topic", "unit", "source", "definition")}
    said |= {"indicator": harm, "polarity": Polarity.LOW, "by": analyst(), "at": NOW}
    commands.change_indicator(**said, method=Method.OTHER)
    assert stored() == []
    definitions = [Definition(key="Harm", name="Harm", method=Method.COUNT)]
    commands.import_definitions(definitions=definitions, file=received("Dictionary"), by=analyst(), at=NOW)
    assert stored() == [(FIRST, "2024", ""), (SECOND, "2024", "")]
    assert seen(harm, clara) == seen(Indicator.objects.get(), clara)


def test_modelled_counts_hide_no_other(clara: Person) -> None:
    bring(counts(20, 30, 40))
    bring(figures("Modelled", {FIRST: {"2024": 2.5}, SECOND: {"2024": 8.5}}, method=Method.COUNT), name="Modelled")
    assert stored("Modelled") == []
    assert seen(Indicator.objects.get(key="Modelled"), clara) == [(FIRST, None), (SECOND, 8.5)]


def test_what_was_not_decided_yet_is_decided_on_the_page(clara: Person) -> None:
    bring(counts(2, 30, 40))
    with unrecorded("a deployment from before"):
        HiddenFigure.objects.all().delete()
        Indicator.objects.update(hiding_decided=False)
    harm = Indicator.objects.get()
    assert seen(harm, clara) == [(FIRST, None), (SECOND, None), (THIRD, 40.0)]
    # The next file, of whatever it is, settles it.
    bring(figures("Other", {FIRST: {"2024": 90.0}}), name="Other")
    assert stored() == [(FIRST, "2024", ""), (SECOND, "2024", "")]


def test_a_small_figure_stays_hidden_whatever_is_stored_and_the_chain_tells_what_was_taken_away(clara: Person) -> None:
    bring(counts(2, 30, 40))
    assert list(faults()) == []
    with unrecorded("behind its back"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM outcomes_hiddenfigure")
    harm = Indicator.objects.get()
    assert seen(harm, clara)[0] == (FIRST, None)
    assert [fault.where for fault in faults()] == [f"outcomes_hiddenfigure, rows of indicator_id {harm.pk}"]
    assert hidden_otherwise() == [harm]


def test_a_partnership_decides_of_its_own_indicators_alone(clara: Person, withenshire: Partnership) -> None:
    bring(counts(2, 30, 40))
    with within(withenshire):
        bring(counts(20, 3, 40))
        assert stored() == [(FIRST, "2024", ""), (SECOND, "2024", "")]
    assert HiddenFigure.objects.count() == 2


@pytest.mark.parametrize("many", [1, 3])
def test_queries_do_not_grow_with_what_is_hidden(clara: Person, many: int) -> None:
    for number in range(many):
        years = {str(2020 + year): 2.0 + year for year in range(many)}
        found = figures(f"Harm {number}", {FIRST: years, SECOND: years, THIRD: years}, method=Method.COUNT)
        bring(found, name=f"Harm {number}")
    ward, other = area_coded(FIRST), area_coded(SECOND)
    assert ward is not None
    assert other is not None
    listed = list(Indicator.objects.all())
    assert not may_see_small_counts(clara)
    with CaptureQueriesContext(connection) as asked:
        lines = profile_of(listed, ward, None, Alike("Wards", [other]), clara)
    assert len(lines) == many
    assert len(asked) == 4


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    whole=st.lists(st.integers(0, 40), min_size=2, max_size=6),
    girls=st.lists(st.integers(0, 12), min_size=2, max_size=6),
    boys=st.lists(st.integers(0, 40), min_size=2, max_size=6),
    later=st.lists(st.integers(0, 9), min_size=1, max_size=6),
)
def test_stored_and_decided_anew_agree_whatever_comes_and_goes(
    clara: Person, whole: list[int], girls: list[int], boys: list[int], later: list[int]
) -> None:
    anna = analyst()
    bring(counts(*whole), name="All", by=anna)
    bring(counts(*girls, breakdown="Sex: Female"), name="Girls", by=anna)
    gone = bring(counts(*boys, breakdown="Sex: Male"), name="Boys", by=anna)
    bring(counts(*later, year="2025"), name="All", by=anna)  # replaces the whole of 2024
    assert hidden_otherwise() == []
    commands.withdraw_dataset(dataset=gone, why="To try it", by=anna, at=NOW)
    assert hidden_otherwise() == []
    harm = Indicator.objects.get()
    told = set(HiddenFigure.objects.values_list("indicator_id", "area_id", "period", "breakdown"))
    assert told == set(hidden_figures([(harm, "2024"), (harm, "2025")]))
    for name in ("All", "Girls"):
        held = Dataset.objects.standing().get(name=name)
        commands.withdraw_dataset(dataset=held, why="To begin anew", by=anna, at=NOW)
    assert HiddenFigure.objects.count() == 0
