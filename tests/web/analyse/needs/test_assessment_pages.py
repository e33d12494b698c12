"""A needs assessment on pages: begun, written, its needs chosen, put to a body, printed with numbers, renewed."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.needs.models import AssessmentDecision, NeedsAssessment
from quadrant.analyse.needs.terms import Part
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories import cycle as cycles
from tests.factories.needs import (
    analyst,
    approved,
    assessing_body,
    assessment,
    evidenced,
    figure,
    figures,
    need,
    source,
)
from tests.factories.partnership import body, person

WORDS = {"kind": "topic", **{part.value: f"On {part.value}." for part in Part}}


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle()


@pytest.fixture
def anil(families: Cycle, client: Client) -> Client:
    client.force_login(analyst())
    return client


def test_an_assessment_is_begun_with_every_need_and_reads_as_a_numbered_paper(anil: Client, families: Cycle) -> None:
    figures()
    harm = need(families)
    figure(harm)
    source(harm)
    evidenced(families, "Carers under 25")
    sent = anil.post(f"/ardlebury/cycles/{families.pk}/needs-assessments/new/", {"title": "Minds", **WORDS})
    made = NeedsAssessment.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, f"/ardlebury/needs-assessments/{made.pk}/")
    page = text(anil.get(f"/ardlebury/needs-assessments/{made.pk}/"))
    for words in (
        "1. Summary",
        "4. What is the local picture?",
        "5. Needs",
        "5.2",
        "E1 to E2",
        "6. Evidence, as it stood",
        "512.0 per 100,000",
        "9. Gaps in what we know",
    ):
        assert words in page


def test_the_page_says_which_needs_changed_since_and_takes_them_in_again(anil: Client, families: Cycle) -> None:
    harm = evidenced(families)
    paper = assessment(families, [harm])
    said = {"statement": harm.statement, "who": "Girls of 10 to 17", "severity": "severe", "trend": "worsening"}
    anil.post(f"/ardlebury/needs/{harm.pk}/change/", {**said, "met": "not", "version": "1"})
    address = f"/ardlebury/needs-assessments/{paper.pk}/"
    assert "1 need has changed since the figures were frozen" in text(anil.get(address))
    assert "Girls of 10 to 17" not in text(anil.get(address))
    anil.post(f"{address}needs/", {"version": "1", "needs": [str(harm.pk)]})
    assert "Girls of 10 to 17" in text(anil.get(address))


def test_it_is_put_to_a_body_by_a_report_and_waits(anil: Client, families: Cycle) -> None:
    board = assessing_body()
    paper = assessment(families, [evidenced(families)])
    sent = anil.post(f"/ardlebury/needs-assessments/{paper.pk}/put/", {"version": "1", "body": str(board.pk)})
    made = AssessmentDecision.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, f"/ardlebury/reports/{made.recommendation.report_id}/")
    page = text(anil.get(f"/ardlebury/needs-assessments/{paper.pk}/"))
    assert "Waiting for the body" in page
    assert "Put it to a body" not in page
    sent = anil.post(f"/ardlebury/needs-assessments/{paper.pk}/change/", {"title": "Minds", "version": "1", **WORDS})
    assert sent.status_code == 409
    assert "before its body" in text(sent)


def test_a_body_without_the_power_is_refused_beside_its_field(anil: Client, families: Cycle) -> None:
    shop = body("Talking Shop")
    paper = assessment(families, [evidenced(families)])
    sent = anil.post(f"/ardlebury/needs-assessments/{paper.pk}/put/", {"version": "1", "body": str(shop.pk)})
    assert sent.status_code == 409
    assert "Talking Shop has no power to approve a needs assessment." in text(sent)


def test_the_second_of_two_authors_sees_both_texts(anil: Client, families: Cycle) -> None:
    paper = assessment(families, [evidenced(families)])
    address = f"/ardlebury/needs-assessments/{paper.pk}/change/"
    anil.post(address, {"title": paper.title, **WORDS, "summary": "It has grown by a third.", "version": "1"})
    sent = anil.post(address, {"title": paper.title, **WORDS, "summary": "It has doubled.", "version": "1"})
    assert sent.status_code == 409
    assert "It has grown by a third." in text(sent)
    assert "It has doubled." in text(sent)


def test_an_approved_one_has_a_next_version(anil: Client, families: Cycle) -> None:
    paper = approved(assessment(families, [evidenced(families)]), assessing_body())
    address = f"/ardlebury/needs-assessments/{paper.pk}/"
    page = text(anil.get(address))
    assert "Begin the next version" in page
    assert "Partnership Board, 16 November 2026: approved" in page
    sent = anil.post(f"{address}renew/")
    later = NeedsAssessment.objects.get(supersedes=paper)
    assert sent["Location"] == f"/ardlebury/needs-assessments/{later.pk}/"
    assert "Begin the next version" not in text(anil.get(address))
    listed = text(anil.get("/ardlebury/needs-assessments/?state=approved"))
    assert "1 needs assessment" in listed


def test_who_may_not_write_reads_only(families: Cycle, client: Client) -> None:
    paper = assessment(families, [evidenced(families)])
    client.force_login(person("Lena", Role.LEGAL))
    page = client.get(f"/ardlebury/needs-assessments/{paper.pk}/")
    assert page.status_code == 200
    assert "Choose its needs" not in text(page)
    for act in ("change", "needs", "put", "renew"):
        assert client.post(f"/ardlebury/needs-assessments/{paper.pk}/{act}/").status_code == 403


def test_what_ends_with_a_full_stop_is_printed_with_one(anil: Client, families: Cycle) -> None:
    figures()
    figure(need(families, gap="Two posts stand empty."))
    anil.post(f"/ardlebury/cycles/{families.pk}/needs-assessments/new/", {"title": "Minds", **WORDS})
    page = text(anil.get(f"/ardlebury/needs-assessments/{NeedsAssessment.objects.get().pk}/"))
    assert "Two posts stand empty</span>. <strong>Meeting it serves:</strong>" in page
