"""An approved assessment is published: anybody reads it, as a page, in Word and as PDF, until it is taken back."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.needs.commands import publish_assessment
from quadrant.analyse.needs.models import AssessmentPublication, NeedsAssessment
from quadrant.audit.terms import Refusal
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories import cycle as cycles
from tests.factories.needs import analyst, approved, assessing_body, assessment, evidenced
from tests.factories.partnership import NOW, person
from tests.web.telling import read, signed_in


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle()


@pytest.fixture
def paper(families: Cycle) -> NeedsAssessment:
    return approved(assessment(families, [evidenced(families)]), assessing_body())


def test_anybody_reads_what_is_published_and_nothing_before_or_after(paper: NeedsAssessment) -> None:
    anil, anybody = signed_in(analyst()), Client()
    inside, outside = f"/ardlebury/needs-assessments/{paper.pk}/", f"/ardlebury/published/needs-assessments/{paper.pk}/"
    assert anybody.get(outside).status_code == 404
    assert "No needs assessment is published yet." in read(anybody.get("/ardlebury/published/needs-assessments/"))
    assert anil.post(f"{inside}publish/").status_code == 302
    page = read(anybody.get(outside))
    assert "Young people who harm themselves" in page
    assert paper.title in read(anybody.get("/ardlebury/published/needs-assessments/"))
    for ending in ("docx", "pdf"):
        assert anybody.get(f"{outside}?download={ending}").status_code == 200
    assert "Published on 16 November 2026 by Anil" in read(anil.get(inside))
    assert "There is a problem" in read(anil.post(f"{inside}unpublish/", {"why": " "}))
    assert anil.post(f"{inside}unpublish/", {"why": "A figure is wrong"}).status_code == 302
    assert anybody.get(outside).status_code == 404
    assert "Publish it for anybody to read" in read(anil.get(inside))
    ended = AssessmentPublication.objects.get()
    assert (ended.ended_why, ended.ended_by) == ("A figure is wrong", analyst())


def test_only_an_approved_one_is_published_and_once(families: Cycle, paper: NeedsAssessment) -> None:
    draft = assessment(families, [evidenced(families, "People alone")], title="Loneliness")
    with pytest.raises(Refusal, match="Only an approved assessment is published"):
        publish_assessment(assessment=draft, by=analyst(), at=NOW)
    publish_assessment(assessment=paper, by=analyst(), at=NOW)
    with pytest.raises(Refusal, match="published already"):
        publish_assessment(assessment=paper, by=analyst(), at=NOW)
    anil = signed_in(analyst())
    assert "Publish it" not in read(anil.get(f"/ardlebury/needs-assessments/{draft.pk}/"))


def test_whoever_only_looks_publishes_nothing(paper: NeedsAssessment) -> None:
    auditor = signed_in(person("Audrey", Role.AUDITOR))
    address = f"/ardlebury/needs-assessments/{paper.pk}/"
    assert "Publish it" not in read(auditor.get(address))
    assert auditor.post(f"{address}publish/").status_code == 403
    assert not AssessmentPublication.objects.exists()


def test_the_public_list_asks_as_often_for_three_as_for_one(families: Cycle) -> None:
    board, anybody, asked = assessing_body(), Client(), []
    for title in ("One", "Two", "Three"):
        made = approved(assessment(families, [evidenced(families, f"Need of {title}")], title=title), board)
        publish_assessment(assessment=made, by=analyst(), at=NOW)
        with CaptureQueriesContext(connection) as queries:
            anybody.get("/ardlebury/published/needs-assessments/")
        asked.append(len(queries))
    assert asked[0] == asked[2]
