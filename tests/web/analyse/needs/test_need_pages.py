"""Needs on pages: stated, evidenced with a figure chosen and frozen, linked; seen by those inside and no others."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.needs.models import Need, NeedEvidence
from quadrant.analyse.needs.queries import need_outcomes
from quadrant.analyse.outcomes.commands import choose_indicator
from quadrant.cycle.models import Cycle
from quadrant.cycle.terms import Activity
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.web.cycle.registry import panel_for
from tests.factories import cycle as cycles
from tests.factories.needs import analyst, assessment, evidenced, figure, figures, here, indicator, need, outcome
from tests.factories.partnership import NOW, organisation, person

SAID = {
    "statement": "Young people who harm themselves",
    "who": "People aged 10 to 24",
    "how_many": "140",
    "severity": "severe",
    "trend": "worsening",
    "met": "partly",
    "gap": "Nobody is seen within a week",
}


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle()


@pytest.fixture
def anil(families: Cycle, client: Client) -> Client:
    client.force_login(analyst())
    return client


def test_an_analyst_states_a_need_and_reads_it(anil: Client, families: Cycle) -> None:
    sent = anil.post(f"/ardlebury/cycles/{families.pk}/needs/new/", SAID)
    made = Need.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, f"/ardlebury/needs/{made.pk}/")
    page = text(anil.get(f"/ardlebury/needs/{made.pk}/"))
    assert "People aged 10 to 24: about 140" in page
    assert "No evidence stands behind this need yet." in page
    assert f"/ardlebury/history/needs_need/{made.pk}/" in page
    assert "Need stated" in text(anil.get(f"/ardlebury/history/needs_need/{made.pk}/"))


def test_a_figure_is_shown_chosen_and_stays_as_it_was(anil: Client, families: Cycle) -> None:
    figures()
    choose_indicator(cycle=families, indicator=indicator(), by=analyst(), at=NOW)
    harm = need(families)
    address = f"/ardlebury/needs/{harm.pk}/evidence/figure/?indicator={indicator().pk}&area={here().pk}"
    assert "2025: 512.0 per 100,000 (England 421.9 per 100,000)" in text(anil.get(address))
    assert anil.post(address, {"figure": "2025|512.0"}).status_code == 302
    figures({"2025": (498.0, 430.0)})
    page = text(anil.get(f"/ardlebury/needs/{harm.pk}/"))
    assert "512.0 per 100,000" in page
    assert "498.0" not in page
    assert "Hospital episode statistics" in page


def test_a_figure_that_an_import_changed_meanwhile_is_refused_on_the_page(anil: Client, families: Cycle) -> None:
    figures()
    harm = need(families)
    figures({"2025": (498.0, 430.0)})
    sent = anil.post(
        f"/ardlebury/needs/{harm.pk}/evidence/figure/?indicator={indicator().pk}", {"figure": "2025|512.0"}
    )
    assert sent.status_code == 409
    assert "A later import has changed this figure." in text(sent)
    assert not NeedEvidence.objects.exists()


def test_a_source_is_added_and_taken_away_with_a_reason(anil: Client, families: Cycle) -> None:
    harm = need(families)
    said = {
        "text": "Waits have doubled",
        "source": "Panel of young people",
        "dated_on_day": "1",
        "dated_on_month": "9",
        "dated_on_year": "2026",
    }
    assert anil.post(f"/ardlebury/needs/{harm.pk}/evidence/source/", said).status_code == 302
    assert "“Waits have doubled”" in text(anil.get(f"/ardlebury/needs/{harm.pk}/"))
    made = NeedEvidence.objects.get()
    anil.post(f"/ardlebury/evidence/{made.pk}/withdraw/", {"why": "Of another town"})
    assert "Waits have doubled" not in text(anil.get(f"/ardlebury/needs/{harm.pk}/"))


def test_shares_of_outcomes_are_refused_unless_they_add_to_100_and_nothing_typed_is_lost(
    anil: Client, families: Cycle
) -> None:
    harm, safe, learn = need(families), outcome(), outcome("Young people learn and work")
    address = f"/ardlebury/needs/{harm.pk}/outcomes/"
    sent = anil.post(address, {f"share_{safe.pk}": "60", f"share_{learn.pk}": "45"})
    assert sent.status_code == 409
    assert "The shares add to 105, and must add to 100." in text(sent)
    assert 'value="45"' in text(sent)
    anil.post(address, {f"share_{safe.pk}": "60", f"share_{learn.pk}": "40"})
    assert [(link.outcome, link.share) for link in need_outcomes(harm)] == [(safe, Decimal(60)), (learn, Decimal(40))]
    page = text(anil.get(f"/ardlebury/needs/{harm.pk}/"))
    assert "Children are safe and well" in page
    assert "60%" in page


def test_the_second_of_two_writers_sees_both_texts_and_may_then_save(anil: Client, families: Cycle) -> None:
    harm = need(families)
    address = f"/ardlebury/needs/{harm.pk}/change/"
    anil.post(address, {**SAID, "version": "1", "gap": "Nobody is seen at weekends"})
    sent = anil.post(address, {**SAID, "version": "1", "gap": "Waits are long"})
    page = text(sent)
    assert sent.status_code == 409
    assert "Nobody is seen at weekends" in page
    assert "Waits are long" in page
    assert 'name="version" value="2"' in page
    assert anil.post(address, {**SAID, "version": "2", "gap": "Waits are long"}).status_code == 302
    assert Need.objects.get().gap == "Waits are long"


def test_the_list_filters_sorts_and_downloads(anil: Client, families: Cycle) -> None:
    need(families)
    evidenced(families, "Carers under 25")
    page = text(anil.get("/ardlebury/needs/?evidence=without"))
    assert "Young people who harm themselves" in page
    assert "Carers under 25" not in page
    listed = text(anil.get("/ardlebury/needs/?sort=need"))
    assert listed.index("Carers under 25") < listed.index("Young people who harm themselves")
    assert b"Carers under 25" in b"".join(anil.get("/ardlebury/needs/?download=csv").streaming_content)  # type: ignore[attr-defined]


def test_who_may_look_does_not_change_and_a_provider_sees_nothing(families: Cycle, client: Client) -> None:
    harm = need(families)
    client.force_login(person("Lena", Role.LEGAL))
    assert client.get(f"/ardlebury/needs/{harm.pk}/").status_code == 200
    assert client.get(f"/ardlebury/needs/{harm.pk}/change/").status_code == 403
    assert client.get(f"/ardlebury/cycles/{families.pk}/needs/new/").status_code == 403
    assert client.get("/ardlebury/needs/new/").status_code == 404
    client.force_login(person("Petra", Role.PROVIDER, organisation=organisation("Care Co")))
    assert client.get(f"/ardlebury/needs/{harm.pk}/").status_code == 404
    assert client.get("/ardlebury/needs/").status_code == 404


def test_another_partnerships_need_is_not_there(families: Cycle, withenshire: Partnership, client: Client) -> None:
    harm = need(families)
    from quadrant.partnership.within import within

    with within(withenshire, on=NOW.date()):
        client.force_login(person("Wanda", Role.COMMISSIONER))
    assert client.get(f"/withenshire/needs/{harm.pk}/").status_code == 404


def test_the_panels_say_which_needs_lack_evidence_and_how_far_the_assessment_has_come(families: Cycle) -> None:
    harm = evidenced(families)
    need(families, "Carers under 25")
    needs = panel_for(Activity.NEEDS, families, "", analyst())
    assert needs is not None
    assert (needs.sentence, [row.value for row in needs.rows]) == (
        "2 needs, 1 need has no evidence.",
        ["1 piece of evidence", "No evidence yet"],
    )
    paper = assessment(families, [harm])
    papers = panel_for(Activity.NEEDS_ASSESSMENT, families, "", person("Lena", Role.LEGAL))
    assert papers is not None
    assert [(row.label, row.value, row.address) for row in papers.rows] == [
        ("Emotional health 2026", "Draft", f"/ardlebury/needs-assessments/{paper.pk}/")
    ]
    assert papers.actions == ()


def _questions(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_pages_ask_no_more_for_three_than_for_one(anil: Client, families: Cycle) -> None:
    figures()
    harm = evidenced(families)
    figure(harm)
    counts = [_questions(anil, address) for address in ("/ardlebury/needs/", f"/ardlebury/needs/{harm.pk}/")]
    for name in ("Carers under 25", "Fathers alone"):
        evidenced(families, name)
    figure(harm, "2024")
    assert [_questions(anil, address) for address in ("/ardlebury/needs/", f"/ardlebury/needs/{harm.pk}/")] == counts
