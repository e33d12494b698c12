"""What cites items of the library: recommendations of reports, needs, proposals."""

from __future__ import annotations

from django.test import Client

from quadrant.analyse.evidence.models import Citation
from quadrant.analyse.evidence.terms import Kind
from quadrant.analyse.needs.models import NeedEvidence
from quadrant.cycle.models import Cycle
from quadrant.governance.commands import add_recommendation
from quadrant.governance.terms import Proposed
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories import evidence, needs, proposals
from tests.factories.governance import draft
from tests.factories.partnership import NOW, body, known, organisation, person
from tests.web.telling import text


def test_lbh_013_a_report_shows_what_each_recommendation_rests_on_and_which_cites_nothing(
    ardlebury: Partnership, client: Client
) -> None:
    report = draft(body("Cabinet", chair=known("Chris")))
    author, at = report.author, NOW
    first, second = (
        add_recommendation(report=report, proposed=Proposed(text, DecisionKind.GATE), by=author, at=at)
        for text in ("That it begin", "That it be paid")
    )
    made = evidence.item()
    client.force_login(author)
    page = text(client.get(f"/ardlebury/reports/{report.pk}/"))
    assert page.count("Cites no evidence yet.") == 2
    assert "That it begin" in text(client.get("/ardlebury/library/uncited/"))
    sent = client.post(f"/ardlebury/recommendations/{first.pk}/cite/?q=early", {"item": made.pk})
    assert (sent.status_code, sent["Location"]) == (302, f"/ardlebury/reports/{report.pk}/")
    page = text(client.get(f"/ardlebury/reports/{report.pk}/"))
    assert page.count("Cites no evidence yet.") == 1
    assert "Early help works" in page
    bare = text(client.get("/ardlebury/library/uncited/"))
    assert "That it begin" not in bare
    assert "That it be paid" in bare
    assert "Recommendation 2 cites no evidence from the library." in text(
        client.get(f"/ardlebury/reports/{report.pk}/submit/")
    )
    client.post(f"/ardlebury/library/citations/{Citation.objects.get().pk}/drop/")
    assert text(client.get(f"/ardlebury/reports/{report.pk}/")).count("Cites no evidence yet.") == 2
    assert second.number == 2


def test_a_draft_report_is_told_to_nobody_who_may_not_read_it(ardlebury: Partnership, client: Client) -> None:
    report = draft(body("Cabinet", chair=known("Chris")))
    asked = add_recommendation(
        report=report, proposed=Proposed("That it begin", DecisionKind.GATE), by=report.author, at=NOW
    )
    made = evidence.item()
    client.force_login(report.author)
    client.post(f"/ardlebury/recommendations/{asked.pk}/cite/", {"item": made.pk})
    client.force_login(person("Ned", Role.GROUP_MEMBER))
    assert report.title not in text(client.get(f"/ardlebury/library/{made.pk}/"))
    assert client.get(f"/ardlebury/recommendations/{asked.pk}/cite/").status_code == 404
    assert client.get(f"/ardlebury/library/citations/{Citation.objects.get().pk}/drop/").status_code == 404


def test_an_item_stands_behind_a_need_in_the_words_that_it_has_today(anil: Client, families: Cycle) -> None:
    need, made = needs.need(families), evidence.item()
    choose = f"/ardlebury/needs/{need.pk}/evidence/library/"
    assert "Early help works" in text(anil.get(f"{choose}?q=early"))
    assert anil.post(choose, {"item": made.pk}).status_code == 302
    page = text(anil.get(f"/ardlebury/needs/{need.pk}/"))
    assert "Families seen within a month need less later." in page
    assert f"/ardlebury/library/{made.pk}/" in page
    assert "Need: Young people who harm themselves" in text(anil.get(f"/ardlebury/library/{made.pk}/"))
    assert anil.post(choose, {"item": made.pk}).status_code == 409
    assert anil.post(choose, {"item": "999"}).status_code == 409
    assert anil.post(choose, {"item": "x"}).status_code == 200
    assert NeedEvidence.objects.count() == 1


def test_hfd_112_a_proposal_shows_what_its_lead_is_bound_by(ardlebury: Partnership, client: Client) -> None:
    call = proposals.call()
    led = proposals.submitted(call, "First jobs", led_by="Harbour Trust")
    limits = "No grant above £50,000 without its trustees"
    evidence.item("Standing orders", Kind.RULES, organisation=led.organisation, limits=limits)
    evidence.item("Of another", Kind.RULES, organisation=organisation("Moor Trust"))
    client.force_login(proposals.clara())
    page = text(client.get(f"/ardlebury/proposals/{led.pk}/"))
    assert "What Harbour Trust is bound by" in page
    assert limits in page
    assert "Of another" not in page


def test_hfd_106_the_first_question_of_a_proposal_leads_to_the_outside_experts(
    ardlebury: Partnership, client: Client
) -> None:
    call = proposals.call()
    drafted = proposals.draft(call, "First jobs")
    client.force_login(proposals.applicant(drafted.organisation))
    first = f"/ardlebury/proposals/{drafted.pk}/questions/1/"
    assert "/ardlebury/library/experts/" not in text(client.get(first))
    evidence.expert()
    assert "/ardlebury/library/experts/" in text(client.get(first))
