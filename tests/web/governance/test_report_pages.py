"""A report is drafted, commented on, submitted and read in the browser; its exempt part is hidden with its reason."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.cycle.framework.places import gates_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of
from quadrant.governance.commands import add_recommendation
from quadrant.governance.models import Comment, Recommendation, Report
from quadrant.governance.terms import Consultee, Exempt, ExemptParagraph, Proposed, Section
from quadrant.partnership.models import Body, Partnership
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories.cycle import cycle as open_cycle
from tests.factories.governance import SPINE, draft, meet, officer, proposer, ready_report
from tests.factories.partnership import NOW, administrator, body, known, organisation, person
from tests.web.telling import filled, read, signed_in

BIDS = Exempt("Harbour Door asked for £389,500", ExemptParagraph.BUSINESS, "The bids of others are still open.")


@pytest.fixture
def petra(ardlebury: Partnership) -> Client:
    return signed_in(proposer())


@pytest.fixture
def cabinet(ardlebury: Partnership) -> Body:
    return body("Cabinet", known("Carol"), chair=known("Chris"), powers={DecisionKind.GATE: None})


def typed(**more: Any) -> dict[str, Any]:
    spine = {section.value: text for section, text in SPINE.items()}
    return {"title": "Short breaks", "kind": "non_key", "item": "decision", **spine, **more}


def test_a_report_is_drafted_written_recommended_and_submitted(petra: Client, cabinet: Body) -> None:
    sent = petra.post("/ardlebury/reports/new/", typed(body=cabinet.pk, subjects="Short breaks\nTransport"))
    made = Report.objects.get()
    assert (sent.status_code, sent["Location"]) == (302, f"/ardlebury/reports/{made.pk}/")
    assert list(made.concerns.order_by("pk").values_list("subject", flat=True)) == ["Short breaks", "Transport"]
    petra.post(
        f"/ardlebury/reports/{made.pk}/recommendations/new/",
        {"text": "That the award be made", "kind": "award", "value": "£389,500"},
    )
    page = petra.get(f"/ardlebury/reports/{made.pk}/").content.decode()
    assert "That the award be made (£389,500)" in page
    assert page.index("1. Purpose") < page.index("2. Recommendations") < page.index("3. Links to outcomes")
    assert petra.post(f"/ardlebury/reports/{made.pk}/submit/").status_code == 302
    made.refresh_from_db()
    assert made.is_final
    assert Comment.objects.filter(report=made).count() == 4


def test_an_incomplete_report_says_what_is_missing_and_is_not_submitted(petra: Client, cabinet: Body) -> None:
    petra.post("/ardlebury/reports/new/", typed(body=cabinet.pk, purpose="", environment="None"))
    made = Report.objects.get()
    page = petra.get(f"/ardlebury/reports/{made.pk}/submit/").content.decode()
    assert "Purpose: this is blank." in page
    assert "Environment: write “none, because …” and the reason." in page
    assert "Add at least one recommendation." in page
    refused = petra.post(f"/ardlebury/reports/{made.pk}/submit/")
    assert refused.status_code == 409
    made.refresh_from_db()
    assert not made.is_final


def test_two_authors_see_both_texts_and_the_second_save_keeps_theirs(petra: Client, cabinet: Body) -> None:
    made = draft(cabinet)
    change = f"/ardlebury/reports/{made.pk}/change/"
    assert petra.post(change, typed(version=1, purpose="Petra’s purpose")).status_code == 302
    paul = signed_in(person("Paula", Role.COMMISSIONER))
    lost = paul.post(change, typed(version=1, purpose="Paula’s purpose"))
    page = lost.content.decode()
    assert lost.status_code == 409
    assert "Two texts for “Purpose”" in page
    assert "Petra’s purpose" in page
    assert "Paula’s purpose" in page
    assert 'name="version" value="2"' in page
    assert paul.post(change, typed(version=2, purpose="Paula’s purpose")).status_code == 302
    assert made.sections.get(section=Section.PURPOSE).text == "Paula’s purpose"


def test_two_authors_of_different_sections_lose_nothing_of_each_other(petra: Client, cabinet: Body) -> None:
    made = draft(cabinet, exempt=BIDS)
    change = f"/ardlebury/reports/{made.pk}/change/"
    paula = signed_in(person("Paula", Role.COMMISSIONER))
    hers, his = filled(paula.get(change)), filled(petra.get(change))
    secret = {"exempt_text": "Harbour Door asked for £401,000", "exempt_whole": "on"}
    assert petra.post(change, {**his, **secret, "risk": "Petra’s risks", "purpose": "Petra’s"}).status_code == 302
    lost = paula.post(change, {**hers, "background": "Paula’s background", "purpose": "Paula’s"})
    assert lost.status_code == 409
    page = read(lost)
    assert (
        "Taken over from the record, because you had changed nothing there: Risks, The whole report is exempt" in page
    )
    assert "Two texts for “Purpose”" in page
    assert "Two texts for “Risks”" not in page
    assert paula.post(change, filled(lost)).status_code == 302
    made.refresh_from_db()
    written = dict(made.sections.values_list("section", "text"))
    assert (written["risk"], written["background"], written["purpose"]) == (
        "Petra’s risks", "Paula’s background", "Paula’s",
    )  # fmt: skip
    assert (made.exempt_text, made.exempt_whole) == ("Harbour Door asked for £401,000", True)


def test_an_exempt_part_that_both_changed_is_shown_twice(petra: Client, cabinet: Body) -> None:
    made = draft(cabinet, exempt=BIDS)
    change = f"/ardlebury/reports/{made.pk}/change/"
    first, second = filled(petra.get(change)), filled(petra.get(change))
    assert petra.post(change, {**first, "exempt_text": "It asked for £401,000"}).status_code == 302
    for marks in (second["opened"], "no marks", "[" * 9_000, "[]"):
        lost = petra.post(change, {**second, "exempt_text": "It asked for £7", "opened": marks})
        assert lost.status_code == 409
        assert "Two texts for “Exempt part” In the record now It asked for £401,000" in read(lost)


def test_the_report_that_a_gate_waits_for_begins_with_its_body_and_its_question(petra: Client) -> None:
    running: Cycle = open_cycle("Day support", key="haringey-policy-2010")
    place = next(gate.key for gate in gates_of(framework_of(running.framework)) if gate.gate.key == "award-approved")
    body("Somebody else")
    address = f"/ardlebury/reports/new/?cycle={running.pk}&place={place}"
    page = petra.get(address).content.decode()
    assert "Day support: Approval of the award" in page
    assert "Somebody else" not in page
    sent = petra.post(address, typed(body=running.lead_body_id))
    assert sent.status_code == 302
    asked = Recommendation.objects.get()
    assert (asked.opens_gate, asked.kind, asked.number) == (True, "award", 1)
    assert petra.get(f"/ardlebury/reports/new/?cycle={running.pk}&place=nowhere").status_code == 404
    assert petra.get("/ardlebury/reports/new/?cycle=999&place=x").status_code == 404


def test_an_exempt_part_is_hidden_with_its_law_and_reason(cabinet: Body) -> None:
    report = ready_report(cabinet, exempt=BIDS, organisations=[organisation("Harbour Door")])
    address = f"/ardlebury/reports/{report.pk}/"
    entitled = signed_in(officer(Consultee.LEGAL)).get(address).content.decode()
    assert "389,500" in entitled
    public = signed_in(officer(Consultee.LEGAL)).get(f"{address}?view=public").content.decode()
    stranger = signed_in(administrator()).get(address).content.decode()
    for page in (public, stranger):
        assert "389,500" not in page
        assert "Paragraph 3: financial or business affairs" in page
        assert "The bids of others are still open." in page


def test_an_exempt_part_without_its_law_is_refused_at_the_field(petra: Client, cabinet: Body) -> None:
    sent = petra.post("/ardlebury/reports/new/", typed(body=cabinet.pk, exempt_text="Secret"))
    assert "Select the paragraph that lets this be kept back" in sent.content.decode()
    assert not Report.objects.exists()


def test_a_consultee_reads_and_comments_and_another_may_not(cabinet: Body) -> None:
    made = draft(cabinet)
    petra = signed_in(proposer())
    petra.post(f"/ardlebury/reports/{made.pk}/ask/", {"consultee": "finance"})
    comment = Comment.objects.get()
    address = f"/ardlebury/comments/{comment.pk}/"
    finn, lena = signed_in(officer(Consultee.FINANCE)), signed_in(officer(Consultee.LEGAL))
    assert "What there is to say about purpose." in finn.get(address).content.decode()
    assert lena.get(address).status_code == 403
    assert petra.post(address, {"text": "Affordable"}).status_code == 403
    assert finn.post(address, {"text": "Within the budget of 2027/28."}).status_code == 302
    page = petra.get(f"/ardlebury/reports/{made.pk}/").content.decode()
    assert "Comments of the finance officer" in page
    assert "Within the budget of 2027/28." in page
    assert finn.post(address, {"text": "Again"}).status_code == 409


def test_a_comment_is_waived_with_a_reason(cabinet: Body) -> None:
    made = draft(cabinet)
    signed_in(proposer()).post(f"/ardlebury/reports/{made.pk}/ask/", {"consultee": "procurement"})
    address = f"/ardlebury/comments/{Comment.objects.get().pk}/waive/"
    mona = signed_in(person("Mona", Role.MONITORING_OFFICER))
    assert mona.post(address, {"why": ""}).status_code == 200
    assert mona.post(address, {"why": "Nothing is bought"}).status_code == 302
    page = mona.get(f"/ardlebury/reports/{made.pk}/").content.decode()
    assert "Waived by Mona: Nothing is bought" in page


def test_strangers_and_providers_find_no_report_and_members_no_draft(petra: Client, cabinet: Body) -> None:
    made = draft(cabinet)
    address = f"/ardlebury/reports/{made.pk}/"
    pia = signed_in(person("Pia", Role.PROVIDER, organisation=organisation("Harbour Door")))
    chris = signed_in(known("Chris"))
    assert pia.get("/ardlebury/reports/").status_code == 404
    assert [client.get(address).status_code for client in (Client(), pia, chris)] == [302, 404, 404]
    assert "Short breaks" not in chris.get("/ardlebury/reports/").content.decode()
    assert chris.get("/ardlebury/reports/new/").status_code == 404
    assert signed_in(officer(Consultee.LEGAL)).get(f"{address}change/").status_code == 403


def test_a_report_is_brought_again_and_taken_back(petra: Client, cabinet: Body) -> None:
    first = ready_report(cabinet)
    sent = petra.post(f"/ardlebury/reports/{first.pk}/again/")
    later = Report.objects.get(supersedes=first)
    assert sent["Location"] == f"/ardlebury/reports/{later.pk}/"
    assert "Being brought again as" in petra.get(f"/ardlebury/reports/{first.pk}/").content.decode()
    petra.post(f"/ardlebury/reports/{later.pk}/withdraw/", {"why": "Not needed after all"})
    assert "Not needed after all" in petra.get(f"/ardlebury/reports/{later.pk}/").content.decode()


def test_recommendations_of_a_draft_are_changed_and_dropped(petra: Client, cabinet: Body) -> None:
    made = draft(cabinet)
    one = add_recommendation(report=made, proposed=Proposed("one", DecisionKind.GATE), by=proposer(), at=NOW)
    petra.post(f"/ardlebury/recommendations/{one.pk}/change/", {"text": "Better words", "kind": "budget", "value": "5"})
    one.refresh_from_db()
    assert (one.text, one.kind, one.value) == ("Better words", "budget", Decimal(5))
    assert "Better words" in petra.get(f"/ardlebury/recommendations/{one.pk}/drop/").content.decode()
    petra.post(f"/ardlebury/recommendations/{one.pk}/drop/")
    assert not Recommendation.objects.exists()


def test_the_list_of_reports_asks_as_many_questions_for_three_as_for_one(petra: Client, cabinet: Body) -> None:
    counts = []
    for title in ("A", "B", "C"):
        ready_report(cabinet, title=title)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert petra.get("/ardlebury/reports/").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[2]


def test_lbh_086_no_report_goes_to_a_meeting_before_equalities_has_commented(petra: Client, cabinet: Body) -> None:
    made = draft(cabinet)
    add_recommendation(report=made, proposed=Proposed("one", DecisionKind.GATE), by=proposer(), at=NOW)
    report, clerk = f"/ardlebury/reports/{made.pk}/", signed_in(administrator())
    assert petra.post(f"{report}submit/").status_code == 302
    asked = {Consultee(one.consultee): f"/ardlebury/comments/{one.pk}/" for one in made.comments.all()}
    for consultee in set(Consultee) - {Consultee.EQUALITIES}:
        assert signed_in(officer(consultee)).post(asked[consultee], {"text": "No concerns."}).status_code == 302
    waiting = read(petra.get(report))
    assert "Comments of the equalities officer 12.1 Asked on 16 November 2026, not given yet." in waiting
    agenda = f"/ardlebury/meetings/{meet(cabinet).pk}/agenda/"
    assert "No report to this body is ready." in clerk.get(agenda).content.decode()
    assert clerk.post(agenda, {"report": made.pk}).status_code == 200
    eve = signed_in(officer(Consultee.EQUALITIES))
    assert "Enter comment" in eve.post(asked[Consultee.EQUALITIES], {"text": " "}).content.decode()
    sent = eve.post(asked[Consultee.EQUALITIES], {"text": "Girls use it least: ask why."})
    assert (sent.status_code, sent["Location"]) == (302, report)
    given = read(petra.get(report))
    assert "Comments of the equalities officer Eve, 16 November 2026 12.1 Girls use it least: ask why." in given
    assert clerk.post(agenda, {"report": made.pk}).status_code == 302
    assert "1. Short breaks Proposed by Petra." in read(clerk.get(agenda.removesuffix("agenda/")))


def test_before_submitting_it_says_which_officers_do_not_exist(petra: Client, cabinet: Body) -> None:
    officer(Consultee.LEGAL)
    made = draft(cabinet)
    add_recommendation(report=made, proposed=Proposed("one", DecisionKind.GATE), by=proposer(), at=NOW)
    report = f"/ardlebury/reports/{made.pk}/"
    nobody = (
        "Nobody is finance officer, equalities officer or procurement officer here who did not write the report: an "
        "administrator can name one."
    )
    asking = petra.get(f"{report}submit/")
    assert nobody in read(asking)
    assert "Name an officer" not in read(asking)
    after = petra.post(f"{report}submit/", follow=True)
    assert f"The report is final, and these have been asked for their comments: legal. {nobody}" in read(after)
    one = "Nobody is finance officer here who did not write the report: an administrator can name one."
    assert f"Asked on 16 November 2026. {one}" in read(after)


def test_with_every_officer_in_place_all_are_asked(petra: Client, cabinet: Body) -> None:
    for consultee in Consultee:
        officer(consultee)
    made = draft(cabinet)
    add_recommendation(report=made, proposed=Proposed("one", DecisionKind.GATE), by=proposer(), at=NOW)
    report = f"/ardlebury/reports/{made.pk}/"
    assert "Nobody is" not in read(petra.get(f"{report}submit/"))
    after = read(petra.post(f"{report}submit/", follow=True))
    assert "these have been asked for their comments: finance, legal, equalities and procurement." in after
    assert "Nobody is" not in after


def test_who_wrote_a_report_is_no_officer_who_could_comment_on_it(petra: Client, cabinet: Body) -> None:
    grants = person("Frida", Role.COMMISSIONER, Role.FINANCE)
    made = draft(cabinet, by=grants)
    add_recommendation(report=made, proposed=Proposed("one", DecisionKind.GATE), by=grants, at=NOW)
    page = read(signed_in(grants).get(f"/ardlebury/reports/{made.pk}/submit/"))
    assert "Nobody is finance officer, legal officer" in page
