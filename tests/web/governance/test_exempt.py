"""Who must leave reads no exempt part: not on the report, nor by changing it, nor by bringing it again."""

from __future__ import annotations

import pytest
from django.test import Client

from quadrant.audit.terms import NotAllowed
from quadrant.documents.meetings import agenda_paper
from quadrant.documents.reports import report_paper
from quadrant.governance import commands
from quadrant.governance.models import Report
from quadrant.governance.terms import Consultee, Exempt, ExemptParagraph, Proposed, Section
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import DecisionKind, InterestKind, Role
from tests.factories.attachments import BIDS, append
from tests.factories.governance import draft, meet, officer, proposer, settle
from tests.factories.partnership import LONG_AGO, NOW, administrator, body, known, organisation, person
from tests.web.telling import read

SECRET = Exempt("Harbour Door offers £38,500", ExemptParagraph.BUSINESS, "It would be worth less.")


def test_a_commissioner_who_must_leave_neither_changes_the_report_nor_brings_it_again(
    ardlebury: Partnership, client: Client
) -> None:
    door, clara = organisation("Harbour Door"), person("Clara", Role.COMMISSIONER)
    report = draft(body("Cabinet", chair=known("Chris")), exempt=SECRET, organisations=[door])
    address = f"/ardlebury/reports/{report.pk}/"
    client.force_login(clara)
    assert "£38,500" in client.get(f"{address}change/").content.decode()
    trustee = InterestKind.OTHER_REGISTRABLE
    declare_interest(
        person=clara, kind=trustee, nature="Trustee", organisation=door, from_on=LONG_AGO, by=clara, at=NOW
    )
    for page in ("change/", "again/", "submit/", "recommendations/new/"):
        assert client.get(address + page).status_code == 403
    assert "£38,500" not in client.get(address).content.decode()
    with pytest.raises(NotAllowed, match="nobody whose interest makes them leave"):
        commands.submit_report(report=report, by=clara, at=NOW)
    asked = Proposed("That the house be taken", DecisionKind.GATE)
    commands.add_recommendation(report=report, proposed=asked, by=report.author, at=NOW)
    final = settle(report)
    with pytest.raises(NotAllowed, match="nobody whose interest makes them leave"):
        commands.supersede_report(report=final, by=clara, at=NOW)


WORDS = "The eastern house costs less than anybody knows."
WHOLE = Exempt("", ExemptParagraph.BUSINESS, "It would be worth less if it were known.", whole=True)


def test_lbh_092_an_exempt_report_is_hidden_from_the_public_view_and_prints_its_reason(
    ardlebury: Partnership, client: Client
) -> None:
    client.force_login(proposer())
    cabinet = body("Cabinet", known("Carol"), chair=known("Chris"))
    spine = {section.value: f"{WORDS} {section.label}" for section in Section}
    concerns = {"subjects": "Harbour Door's lease"}
    typed = {**concerns, "title": "The eastern house", "kind": "key", "item": "decision", "body": cabinet.pk, **spine}
    refused = client.post("/ardlebury/reports/new/", {**typed, "exempt_whole": "on"})
    assert "Select the paragraph that lets this be kept back" in refused.content.decode()
    said = {"exempt_whole": "on", "exempt_paragraph": "3", "exempt_reason": WHOLE.reason}
    client.post("/ardlebury/reports/new/", {**typed, **said})
    report = Report.objects.get()
    append(report, "Plan of the house")
    commands.list_background_paper(report=report, title="Survey of the house", office="Hall", by=proposer(), at=NOW)
    asked = Proposed("That the house be taken", DecisionKind.GATE)
    commands.add_recommendation(report=report, proposed=asked, by=report.author, at=NOW)
    report = settle(report)
    address = f"/ardlebury/reports/{report.pk}/"
    auditor = person("Audrey", Role.AUDITOR)
    for somebody in (proposer(), known("Carol"), known("Chris"), officer(Consultee.LEGAL), auditor):
        client.force_login(somebody)
        page = read(client.get(address))
        assert WORDS in page
        assert "Plan of the house" in page
        assert "Harbour Door's lease" in page
        assert "No concerns." in page
        assert "See what the public sees" in page
    hidden = [f"{address}?view=public"]
    for somebody in (auditor, officer(Consultee.FINANCE), administrator(), person("Grace", Role.GROUP_MEMBER)):
        client.force_login(somebody)
        for page in (read(client.get(door)) for door in hidden):
            assert "That the house be taken" in page
            assert "Paragraph 3: financial or business affairs of a person or body." in page
            assert "Why: It would be worth less if it were known." in page
            for secret in (WORDS, "Plan of the house", "Survey of the house", "No concerns.", "Harbour Door"):
                assert secret not in page
        hidden = [address, f"{address}?view=public"]


def test_the_history_of_an_exempt_report_s_words_opens_to_nobody_who_may_not_read_them(
    ardlebury: Partnership, client: Client
) -> None:
    report = draft(body("Cabinet"), exempt=WHOLE)
    comment = commands.ask_comment(report=report, consultee=Consultee.LEGAL, by=report.author, at=NOW)
    section = report.sections.first()
    assert section is not None
    doors = [
        f"/ardlebury/history/governance_reportsection/{section.pk}/",
        f"/ardlebury/history/governance_comment/{comment.pk}/",
    ]
    for somebody, status in ((administrator(), 404), (person("Mona", Role.MONITORING_OFFICER), 200)):
        client.force_login(somebody)
        assert [client.get(door).status_code for door in doors] == [status] * 2


def test_a_report_that_is_brought_again_is_as_exempt_as_before(ardlebury: Partnership) -> None:
    report = draft(body("Cabinet"), exempt=WHOLE)
    asked = Proposed("That the house be taken", DecisionKind.GATE)
    commands.add_recommendation(report=report, proposed=asked, by=report.author, at=NOW)
    later = commands.supersede_report(report=settle(report), by=report.author, at=NOW)
    assert (later.exempt_whole, later.exempt_paragraph, later.exempt_reason) == (True, "3", WHOLE.reason)


def test_every_paper_that_is_made_of_it_keeps_an_exempt_report_and_an_exempt_appendix_back(
    ardlebury: Partnership, client: Client
) -> None:
    cabinet = body("Cabinet", known("Carol"), chair=known("Chris"))
    made = [
        draft(cabinet, title="The eastern house", exempt=WHOLE),
        draft(cabinet, title="The western house"),
    ]
    append(made[0], "Plan of the house")
    append(made[1], "What Harbour Door asks", exemption=BIDS)
    asked = Proposed("That the house be taken", DecisionKind.GATE)
    for one in made:
        commands.add_recommendation(report=one, proposed=asked, by=one.author, at=NOW)
    whole, other = (settle(one) for one in made)
    spine = "What there is to say about purpose."
    for reader, public, reads in (
        (known("Chris"), False, True),
        (known("Chris"), True, False),
        (officer(Consultee.FINANCE), False, False),
    ):
        papers = [report_paper(one, reader=reader, public=public) for one in (whole, other)]
        assert [paper.exempt for paper in papers] == [reads, reads]
        assert [spine in str(papers[0]), "Plan of the house" in str(papers[0])] == [reads, reads]
        assert ["What Harbour Door asks" in str(papers[1]), spine in str(papers[1])] == [reads, True]
        assert WHOLE.reason in str(papers[0])
        assert BIDS.reason in str(papers[1])
    agenda = str(agenda_paper(meet(cabinet, whole, other)))
    assert WHOLE.reason in agenda
    assert BIDS.reason in agenda
    assert "Harbour Door" not in agenda


def test_the_head_of_an_exempt_report_says_nothing_of_its_sections(ardlebury: Partnership) -> None:
    report = draft(body("Cabinet", chair=known("Chris")), template="cabinet", exempt=WHOLE)
    wards = "What there is to say about wards affected."
    assert ("Wards affected", wards) in report_paper(report, reader=report.author).header
    assert wards not in str(report_paper(report, reader=report.author, public=True))


def test_an_officer_asked_for_a_comment_on_a_wholly_exempt_report_reads_it_once_named(
    ardlebury: Partnership, client: Client
) -> None:
    door = organisation("Harbour Door")
    report = draft(body("Cabinet"), exempt=WHOLE, organisations=[door])
    section = report.sections.first()
    assert section is not None
    words = section.text
    comment = commands.ask_comment(report=report, consultee=Consultee.FINANCE, by=report.author, at=NOW)
    finn, fern = officer(Consultee.FINANCE), person("Fern", Role.FINANCE)
    declare_interest(
        person=fern, kind=InterestKind.OTHER_REGISTRABLE, nature="Trustee", organisation=door, from_on=LONG_AGO,
        by=fern, at=NOW,
    )  # fmt: skip
    answer, readers = f"/ardlebury/comments/{comment.pk}/", f"/ardlebury/reports/{report.pk}/readers/"
    client.force_login(finn)
    told = read(client.get(answer))
    assert words not in told
    assert "Ask Petra or the monitoring officer to name you as a reader." in told
    assert client.get(readers).status_code == 403
    client.force_login(proposer())
    assert readers in client.get(f"/ardlebury/reports/{report.pk}/").content.decode()
    assert "Finn (asked for a comment)" in read(client.get(readers))
    leaves = client.post(readers, {"people": [finn.pk, fern.pk]})
    assert (leaves.status_code, "Fern has an interest in this" in read(leaves)) == (409, True)
    client.post(readers, {"people": [finn.pk]})
    client.force_login(finn)
    assert words in read(client.get(answer))
    assert words in read(client.get(f"/ardlebury/reports/{report.pk}/"))
    client.force_login(proposer())
    client.post(readers, {})
    client.force_login(finn)
    assert words not in read(client.get(f"/ardlebury/reports/{report.pk}/"))
