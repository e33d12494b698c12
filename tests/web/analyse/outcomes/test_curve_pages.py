"""Outcome curve reviews: the baseline drawn, the story written, the curve turned; indicators judged beforehand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.models import CurveReview, IndicatorPower
from quadrant.cycle.models import Cycle
from quadrant.cycle.terms import Activity
from quadrant.desk.waiting import waits_for
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.web.cycle.registry import panel_for
from tests.factories.cycle import cycle
from tests.factories.outcomes import HEREFORDSHIRE, NOW, analyst, bring, figures, indicator
from tests.factories.partnership import person

PAST = {"2021": 10.0, "2022": 11.0, "2023": 12.0}
LONG = {str(2016 + at): float(value) for at, value in enumerate((10, 12, 11, 12, 11, 12))}


@pytest.fixture
def families(client: Client, ardlebury: Partnership) -> Cycle:
    client.force_login(analyst())
    return cycle(area_code=HEREFORDSHIRE)


def chosen(families: Cycle, values: dict[str, float]) -> Any:
    anna = analyst()
    waiting = indicator("Waiting", {HEREFORDSHIRE: values}, by=anna)
    commands.choose_indicator(cycle=families, indicator=waiting, by=anna, at=NOW)
    return waiting


def test_gct_266_the_tool_opens_from_the_step_and_its_result_is_linked_there(client: Client, families: Cycle) -> None:
    waiting = chosen(families, LONG)
    panel = panel_for(Activity.INDICATORS, families, "", analyst())
    assert panel is not None
    [tool] = [action for action in panel.actions if action.label == "Turn the curve of “Waiting”"]
    page = client.get(tool.address).content.decode()
    assert "Below is the forecast made from the indicator’s own past" in page
    assert page.count("\n2023 ") == 1
    answer = client.post(tool.address, {"baseline": "2022 11.73\n2023 11.73"})
    review = CurveReview.objects.get()
    assert answer["Location"] == f"/ardlebury/curve-reviews/{review.pk}/"
    assert (review.cycle, review.indicator, review.made_by) == (families, waiting, "By hand")
    panel = panel_for(Activity.INDICATORS, families, "", analyst())
    assert panel is not None
    assert [row.address for row in panel.rows][1:] == [f"/ardlebury/curve-reviews/{review.pk}/"]
    assert not [action for action in panel.actions if "Turn the curve" in action.label]


def test_a_curve_is_turned_by_the_first_figure_better_than_forecast(client: Client, families: Cycle) -> None:
    """Case 7: 10, 11, 12; forecast 13, 14; then 12, 11, where lower is better."""
    anna = analyst()
    waiting = chosen(families, PAST)
    address = f"/ardlebury/indicators/{waiting.pk}/curve/?cycle={families.pk}"
    assert "A forecast takes 5 figures in a row, up to the newest; there are 3, so the baseline is drawn by hand" in (
        client.get(address).content.decode()
    )
    client.post(address, {"baseline": "2024 13\n2025 14"})
    page = f"/ardlebury/curve-reviews/{CurveReview.objects.get().pk}/"
    assert "No figure yet" in client.get(page).content.decode()
    for new, words in (
        ({"2024": 13.5}, "Not turned: no figure of 1 period beats"),
        ({"2024": 13.5, "2025": 11.0}, "Turned: 11"),
    ):
        bring(figures("Waiting", {HEREFORDSHIRE: {**PAST, **new}}), name="Waiting", by=anna)
        assert words in client.get(page).content.decode()
    bring(figures("Waiting", {HEREFORDSHIRE: {**PAST, "2024": 12.0, "2025": 11.0}}), name="Waiting", by=anna)
    told = client.get(page).content.decode()
    assert "Turned: 12.0% in 2024 is better than the 13.0% that was forecast" in told
    assert "Baseline, if nothing changes" in told


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("", "Enter the baseline"),
        ("soon 13", "Baseline, line 1: “soon 13” must be a period and a figure"),
        ("2024 13\n2024 14", "Baseline, line 2: 2024 stands there twice"),
    ],
)
def test_a_baseline_that_cannot_be_read_is_refused_and_kept(
    client: Client, families: Cycle, typed: str, words: str
) -> None:
    waiting = chosen(families, PAST)
    page = client.post(f"/ardlebury/indicators/{waiting.pk}/curve/", {"baseline": typed}).content.decode()
    assert words in page
    assert not CurveReview.objects.exists()


def begun(families: Cycle) -> CurveReview:
    anna = analyst()
    waiting = chosen(families, PAST)
    from quadrant.analyse.outcomes.queries import area_coded

    here = area_coded(HEREFORDSHIRE)
    assert here is not None
    drawn = {"2024": (date(2024, 12, 31), 13.0)}
    return commands.start_curve_review(
        indicator=waiting, area=here, baseline=drawn, made_by="By hand", cycle=families, by=anna, at=NOW
    )


def test_the_story_is_written_and_nobodys_words_are_written_over(client: Client, families: Cycle) -> None:
    review = begun(families)
    address = f"/ardlebury/curve-reviews/{review.pk}/write/"
    said = {"partners": "", "works": "", "off_the_wall": "", "agenda": ""}
    client.post(address, {**said, "story": "Two posts are empty", "version": "1"})
    late = client.post(address, {**said, "story": "Demand doubled", "version": "1"})
    assert late.status_code == 409
    page = late.content.decode()
    assert "Two posts are empty" in page
    assert "Demand doubled" in page
    assert 'name="version" value="2"' in page
    client.post(address, {**said, "story": "Two posts are empty and demand doubled", "version": "2"})
    assert "Two posts are empty and demand doubled" in (
        client.get(f"/ardlebury/curve-reviews/{review.pk}/").content.decode()
    )


def test_an_action_is_added_and_ticked_once(client: Client, families: Cycle) -> None:
    review = begun(families)
    page = f"/ardlebury/curve-reviews/{review.pk}/"
    day = {"due_on_day": "31", "due_on_month": "3", "due_on_year": "2027"}
    client.post(f"{page}actions/", {"what": "Hire two therapists", "who": "The ICB", "cost": "£90,000", **day})
    told = client.get(page).content.decode()
    assert "Hire two therapists: The ICB, by 31 March 2027, £90,000." in told
    action = review.actions.get()
    client.post(f"/ardlebury/curve-actions/{action.pk}/done/")
    assert "Done on 16 November 2026 by Anna" in client.get(page).content.decode()
    assert client.post(f"/ardlebury/curve-actions/{action.pk}/done/").status_code == 409


def test_an_action_of_somebody_here_comes_to_their_work_until_it_is_done(client: Client, families: Cycle) -> None:
    review = begun(families)
    page = f"/ardlebury/curve-reviews/{review.pk}/"
    olga, nadia = person("Olga", Role.MONITORING_OFFICER), person("Nadia", Role.MONITORING_OFFICER)
    said = {"what": "Hire two therapists", "due_on_day": "31", "due_on_month": "3", "due_on_year": "2027"}
    nobody = client.post(f"{page}actions/", {**said, "person": "", "who": ""})
    assert (nobody.status_code, "Say who does it." in nobody.content.decode()) == (409, True)
    both = client.post(f"{page}actions/", {**said, "person": str(olga.pk), "who": "The ICB"})
    assert "Choose a person or write who it is, not both." in both.content.decode()
    assert client.post(f"{page}actions/", {**said, "person": str(olga.pk)}).status_code == 302
    action = review.actions.get()
    assert (action.who, action.person) == ("Olga", olga)
    [waits] = waits_for(olga, at=NOW)
    assert (waits.what, waits.due_on, waits.about) == (
        "Hire two therapists", date(2027, 3, 31), "Turn the curve of “Waiting”",
    )  # fmt: skip
    done = f"/ardlebury/curve-actions/{action.pk}/done/"
    client.force_login(nadia)
    assert client.post(done).status_code == 403
    assert done not in client.get(page).content.decode()
    client.force_login(olga)
    assert done in client.get("/ardlebury/your-work/").content.decode()
    assert client.post(done).status_code == 302
    assert waits_for(olga, at=NOW) == []
    assert "Done on 16 November 2026 by Olga" in client.get(page).content.decode()


def test_others_read_a_review_and_change_nothing(client: Client, families: Cycle) -> None:
    review = begun(families)
    client.force_login(person("Olga", Role.MONITORING_OFFICER))
    page = client.get(f"/ardlebury/curve-reviews/{review.pk}/")
    assert page.status_code == 200
    assert "Write the review" not in page.content.decode()
    assert client.post(f"/ardlebury/curve-reviews/{review.pk}/write/").status_code == 403
    assert client.post(f"/ardlebury/indicators/{review.indicator_id}/curve/").status_code == 403


def test_an_indicator_is_judged_by_three_tests_and_weak_data_need_an_agenda(client: Client, families: Cycle) -> None:
    waiting = chosen(families, PAST)
    address = f"/ardlebury/indicators/{waiting.pk}/power/"
    said = {"communication": "high", "proxy": "medium", "data_power": "low", "agenda": ""}
    answer = client.post(address, said)
    assert answer.status_code == 409
    assert "Its data are weak" in answer.content.decode()
    client.post(address, {**said, "agenda": "Ask schools every term"})
    page = client.get("/ardlebury/indicators/choosing/?data=low").content.decode()
    assert "Ask schools every term" in page
    client.post(address, {**said, "data_power": "high"})
    assert IndicatorPower.objects.get().data == "high"
    assert "Nothing matches" in client.get("/ardlebury/indicators/choosing/?data=low").content.decode()
