"""Outcomes, what a cycle looks at, and datasets, in the browser."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes.models import Outcome
from quadrant.analyse.outcomes.queries import chosen_indicators, chosen_outcomes, datasets, indicators_measuring
from quadrant.cycle.models import Cycle
from quadrant.cycle.terms import Activity
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.web.cycle.registry import panel_for
from tests.factories.cycle import cycle
from tests.factories.outcomes import HEREFORDSHIRE, analyst, indicator, neighbours, outcome
from tests.factories.partnership import person


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycle(area_code=HEREFORDSHIRE)


def test_an_outcome_is_added_and_measured(client: Client, ardlebury: Partnership) -> None:
    waiting = indicator()
    client.force_login(analyst())
    assert "No outcome is named yet" in client.get("/ardlebury/outcomes/").content.decode()
    said = {"name": "Children are safe", "population": "All children"}
    answer: Any = client.post("/ardlebury/outcomes/new/", said, follow=True)
    assert "What measures it" in answer.content.decode()
    made = Outcome.objects.get()
    client.post(f"/ardlebury/outcomes/{made.pk}/indicators/?topic=Children", {"indicators": [str(waiting.pk)]})
    assert indicators_measuring(made) == [waiting]
    page = client.get(f"/ardlebury/outcomes/{made.pk}/").content.decode()
    assert "Children waiting over 20 weeks" in page
    assert "Children are safe" in client.get(f"/ardlebury/indicators/{waiting.pk}/").content.decode()


def test_a_name_that_is_taken_keeps_what_was_typed(client: Client, ardlebury: Partnership) -> None:
    outcome("Children are safe")
    client.force_login(analyst())
    said = {"name": "Children are safe", "population": "Those under five"}
    answer = client.post("/ardlebury/outcomes/new/", said)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "An outcome of this name is already listed." in page
    assert "Those under five" in page


def test_a_cycles_outcomes_are_ticked_in_a_list(client: Client, families: Cycle) -> None:
    anna = analyst()
    safe, ready = outcome("Children are safe", by=anna), outcome("Children are ready", by=anna)
    client.force_login(anna)
    address = f"/ardlebury/cycles/{families.pk}/outcomes/"
    client.post(address, {"outcomes": [str(safe.pk), str(ready.pk)]})
    assert [one.outcome for one in chosen_outcomes(families)] == [ready, safe]
    client.post(address, {"outcomes": [str(safe.pk)]})
    assert [one.outcome for one in chosen_outcomes(families)] == [safe]


def test_a_cycles_indicators_are_chosen_and_taken_off_one_by_one(client: Client, families: Cycle) -> None:
    waiting = indicator()
    client.force_login(analyst())
    address = f"/ardlebury/cycles/{families.pk}/indicators/"
    assert "The cycle looks at no indicator yet" in client.get(address).content.decode()
    client.post(address, {"choose": str(waiting.pk)})
    [chosen] = chosen_indicators(families)
    page = client.get(address).content.decode()
    assert "41.5% in 2024" in page
    assert client.post(address, {"choose": str(waiting.pk)}).status_code == 409
    client.post(address, {"drop": str(chosen.pk)})
    assert chosen_indicators(families) == []


def test_those_who_do_not_work_on_the_cycle_may_not_choose(client: Client, families: Cycle) -> None:
    client.force_login(person("Olga", Role.MONITORING_OFFICER))
    assert client.get(f"/ardlebury/cycles/{families.pk}/indicators/").status_code == 403


def test_panels_say_how_far_the_evidence_has_got(families: Cycle) -> None:
    from quadrant.analyse.outcomes import commands
    from tests.factories.outcomes import NOW

    anna = analyst()
    neighbours(by=anna)
    commands.choose_indicator(cycle=families, indicator=indicator(by=anna), by=anna, at=NOW)
    commands.choose_outcome(cycle=families, outcome=outcome(by=anna), by=anna, at=NOW)

    def told(activity: Activity) -> tuple[str, list[str]]:
        found = panel_for(activity, families, "", anna)
        assert found is not None
        return found.sentence, [row.value for row in found.rows]

    assert told(Activity.OUTCOMES) == ("1 outcome chosen.", ["All children under five"])
    assert told(Activity.INDICATORS) == ("1 indicator chosen.", ["%"])
    assert told(Activity.EVIDENCE) == (
        "1 of 1 chosen indicator have a figure for Herefordshire.",
        ["41.5% in 2024"],
    )
    assert told(Activity.COMPARISON) == (
        "Herefordshire has 3 neighbours in “Statistical neighbours”.",
        ["41.5%; England 24.0%"],
    )


def test_a_steps_comparison_names_the_years_where_they_differ(families: Cycle) -> None:
    from quadrant.analyse.outcomes import commands
    from tests.factories.outcomes import ENGLAND, HEREFORDSHIRE, NOW

    anna = analyst()
    apart = indicator("Apart", {HEREFORDSHIRE: {"2023": 31.0}, ENGLAND: {"2022": 20.0, "2024": 24.0}}, by=anna)
    commands.choose_indicator(cycle=families, indicator=apart, by=anna, at=NOW)
    panel = panel_for(Activity.COMPARISON, families, "", anna)
    assert panel is not None
    assert [row.value for row in panel.rows] == ["31% in 2023; England 24% in 2024"]


def test_a_dataset_is_withdrawn_with_a_reason(client: Client, ardlebury: Partnership) -> None:
    indicator()
    dataset = datasets().get()
    client.force_login(person("Olga", Role.MONITORING_OFFICER))
    assert "Children waiting" in client.get("/ardlebury/datasets/").content.decode()
    assert client.get(f"/ardlebury/datasets/{dataset.pk}/withdraw/").status_code == 403
    assert client.get(f"/ardlebury/datasets/{dataset.pk}/file/").status_code == 403
    client.force_login(analyst())
    assert client.post(f"/ardlebury/datasets/{dataset.pk}/withdraw/", {"why": ""}).status_code == 200
    client.post(f"/ardlebury/datasets/{dataset.pk}/withdraw/", {"why": "Wrong year"})
    page = client.get(f"/ardlebury/datasets/{dataset.pk}/").content.decode()
    assert "16 November 2026, 9am by Anna: Wrong year" in page
    assert datasets().get().state == "withdrawn"
