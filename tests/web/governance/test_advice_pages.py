"""Privileged advice, door by door: who may not read it learns that it is being taken, of whom by role, no more."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from quadrant.governance import commands
from quadrant.governance.models import AdviceGiven, AdviceReader, Comment, LegalAdvice, Report
from quadrant.governance.terms import Consultee, Proposed
from quadrant.partnership.models import Partnership, Person
from quadrant.partnership.terms import DecisionKind, Role
from tests.documents.reading import word_text
from tests.factories.attachments import PDF, cite, kept, legal_comment
from tests.factories.cycle import cycle
from tests.factories.governance import draft, holding, meet, officer, proposer, settle
from tests.factories.partnership import NOW, administrator, body, known
from tests.web.telling import signed_in

SECRET = "The award would be set aside"
CITED = "Advice on children's transport is being taken since 16 November 2026, of counsel in procurement law."


@pytest.fixture
def report(ardlebury: Partnership) -> Report:
    made = draft(body("Cabinet", chair=known("Chris")))
    asked = Proposed("That it be agreed", DecisionKind.GATE)
    commands.add_recommendation(report=made, proposed=asked, by=made.author, at=NOW)
    legal_comment(made)
    return settle(made)


@pytest.fixture
def lena(report: Report) -> Client:
    return signed_in(officer(Consultee.LEGAL))


@pytest.fixture
def advice(report: Report) -> LegalAdvice:
    """Cited, given in words and as a file, and for Chris besides the legal officer."""
    made, by = cite(report), officer(Consultee.LEGAL)
    commands.give_advice(advice=made, text=SECRET, paper=kept(PDF, "set-aside.pdf"), by=by, at=NOW)
    commands.name_advice_readers(advice=made, people=[known("Chris")], by=by, at=NOW)
    return made


def others() -> list[Person]:
    """Everybody else: another commissioner, clerks, an auditor, another consultee, a member."""
    return [
        holding("Clara", Role.COMMISSIONER),
        administrator(),
        holding("Mona", Role.MONITORING_OFFICER),
        holding("Audrey", Role.AUDITOR),
        officer(Consultee.FINANCE),
        holding("Grace", Role.GROUP_MEMBER),
    ]


def test_a_legal_officer_cites_advice_keeps_it_and_names_who_reads_it(lena: Client, report: Report) -> None:
    comment = Comment.objects.get(consultee=Consultee.LEGAL)
    page = lena.get(f"/ardlebury/reports/{report.pk}/").content.decode()
    assert f"/ardlebury/comments/{comment.pk}/advice/new/" in page
    typed = {"area": "Children's transport", "adviser": "Counsel in procurement law", "privileged": "on"}
    day = {"since_on_day": "3", "since_on_month": "11", "since_on_year": "2026"}
    blank = lena.post(f"/ardlebury/comments/{comment.pk}/advice/new/", {**typed, **day, "area": ""})
    assert "Enter service area" in blank.content.decode()
    sent = lena.post(f"/ardlebury/comments/{comment.pk}/advice/new/", {**typed, **day})
    made = LegalAdvice.objects.get()
    assert sent["Location"] == f"/ardlebury/advice/{made.pk}/"
    file = SimpleUploadedFile("set-aside.pdf", PDF)
    lena.post(f"/ardlebury/advice/{made.pk}/given/new/", {"text": SECRET, "file": file})
    nothing = lena.post(f"/ardlebury/advice/{made.pk}/given/new/", {"text": ""})
    assert (nothing.status_code, "Write what was advised" in nothing.content.decode()) == (409, True)
    petra, clara = signed_in(proposer()), holding("Clara", Role.COMMISSIONER)
    offered = lena.get(f"/ardlebury/advice/{made.pk}/readers/").content.decode()
    assert ("Clara" in offered, "Petra" in offered) == (True, False), "the author reads it in any case"
    assert SECRET in petra.get(f"/ardlebury/advice/{made.pk}/").content.decode()
    lena.post(f"/ardlebury/advice/{made.pk}/readers/", {"people": [clara.pk]})
    assert SECRET in signed_in(clara).get(f"/ardlebury/advice/{made.pk}/").content.decode()
    lena.post(f"/ardlebury/advice/{made.pk}/readers/", {})
    assert signed_in(clara).get(f"/ardlebury/advice/{made.pk}/").status_code == 404
    lena.post(f"/ardlebury/advice/{made.pk}/end/")
    told = petra.get(f"/ardlebury/reports/{report.pk}/").content.decode()
    assert "was taken from 3 November 2026 to 16 November 2026" in told


def test_lbh_116_the_report_says_that_advice_is_being_taken_and_not_what_it_says(
    lena: Client, report: Report, advice: LegalAdvice
) -> None:
    typed = {"area": "Leases", "adviser": "Counsel in property law", "privileged": "on"}
    day = {"since_on_day": "5", "since_on_month": "11", "since_on_year": "2026"}
    lena.post(f"/ardlebury/comments/{advice.comment_id}/advice/new/", {**typed, **day})
    for somebody in others():
        page = signed_in(somebody).get(f"/ardlebury/reports/{report.pk}/").content.decode().replace("&#39;", "'")
        assert "Advice on leases is being taken since 5 November 2026, of counsel in property law." in page
        assert page.count(CITED) == 2, "beside the comment, and in the paper"
        assert "It is privileged, and not shown." in page
        assert SECRET not in page
        assert "set-aside" not in page
        assert f"/ardlebury/advice/{advice.pk}/" not in page


def test_its_page_its_file_and_its_forms_are_not_there_for_anybody_else(advice: LegalAdvice) -> None:
    given = AdviceGiven.objects.get()
    doors = [
        f"/ardlebury/advice/{advice.pk}/",
        f"/ardlebury/advice-given/{given.pk}/file/",
        f"/ardlebury/advice/{advice.pk}/given/new/",
        f"/ardlebury/advice/{advice.pk}/readers/",
        f"/ardlebury/advice/{advice.pk}/end/",
    ]
    for somebody in others():
        client = signed_in(somebody)
        assert [client.get(door).status_code for door in doors] == [404] * 5
        assert [client.post(door, {"text": "x"}).status_code for door in doors[2:]] == [404] * 3
    assert [Client().get(door).status_code for door in doors] == [302] * 5
    chris = signed_in(known("Chris"))
    assert [chris.get(door).status_code for door in doors] == [200, 200, 404, 404, 404]


def test_its_file_is_a_download_with_safe_headers(lena: Client, advice: LegalAdvice) -> None:
    file = lena.get(f"/ardlebury/advice-given/{AdviceGiven.objects.get().pk}/file/")
    assert b"".join(file.streaming_content) == PDF  # type: ignore[attr-defined]
    assert file["Content-Disposition"] == 'attachment; filename="set-aside.pdf"'
    assert (file["X-Content-Type-Options"], file["Cache-Control"]) == ("nosniff", "no-store, private")


def test_no_history_page_of_it_opens_to_clerks_or_auditors_nor_after_a_reader_is_taken_off(
    lena: Client, advice: LegalAdvice
) -> None:
    given, reader = AdviceGiven.objects.get(), AdviceReader.objects.get()
    doors = [
        f"/ardlebury/history/governance_advicegiven/{given.pk}/",
        f"/ardlebury/history/governance_advicereader/{reader.pk}/",
    ]
    for somebody in others():
        assert [signed_in(somebody).get(door).status_code for door in doors] == [404, 404]
    assert "(kept hidden)" in lena.get(doors[1]).content.decode(), "and does not fail for want of a name"
    page = lena.get(doors[0]).content.decode()
    assert "Sealed advice given" in page
    assert SECRET not in page
    commands.name_advice_readers(advice=advice, people=[], by=officer(Consultee.LEGAL), at=NOW)
    for somebody in others():
        assert signed_in(somebody).get(doors[1]).status_code == 404


def test_the_history_of_the_citation_and_of_the_report_tell_nothing_of_it(report: Report, advice: LegalAdvice) -> None:
    audrey = signed_in(holding("Audrey", Role.AUDITOR))
    for table, number in (
        ("governance_legaladvice", advice.pk),
        ("governance_comment", advice.comment_id),
        ("governance_report", report.pk),
    ):
        page = audrey.get(f"/ardlebury/history/{table}/{number}/").content.decode()
        assert "ealed" not in page.replace("revealed", "")
        assert SECRET not in page
        assert "Chris" not in page


@pytest.mark.parametrize("asks", ["", "?q=advice", "?q=sealed", "?download=csv", "?q=Chris", "?refused=True"])
def test_no_list_search_count_or_download_of_acts_holds_it(advice: LegalAdvice, asks: str) -> None:
    lena, audrey = officer(Consultee.LEGAL), signed_in(holding("Audrey", Role.AUDITOR))
    before = told(audrey.get(f"/ardlebury/audit/{asks}"))
    commands.give_advice(advice=advice, text="Appeal within six weeks", by=lena, at=NOW)
    commands.name_advice_readers(advice=advice, people=[proposer()], by=lena, at=NOW)
    with pytest.raises(Exception, match="Only a legal officer"):
        commands.give_advice(advice=advice, text="x", by=proposer(), at=NOW)
    after = told(audrey.get(f"/ardlebury/audit/{asks}"))
    assert after == before
    assert "ealed advice" not in after
    assert SECRET not in after


def told(response: Any) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    text: str = content.decode()
    return text.split("<main", 1)[-1].split("</main", 1)[0]


def test_no_list_of_reports_search_or_list_of_work_holds_it_and_nobody_is_written_to(
    report: Report, advice: LegalAdvice
) -> None:
    mail.outbox.clear()
    commands.give_advice(advice=advice, text="Appeal within six weeks", by=officer(Consultee.LEGAL), at=NOW)
    assert mail.outbox == []
    for somebody in others():
        client = signed_in(somebody)
        for door in ("reports/?q=set aside", "reports/?download=csv", "decisions/", "meetings/", ""):
            page = told(client.get(f"/ardlebury/{door}", follow=True))
            assert SECRET not in page
            assert "set-aside" not in page
            assert "procurement law" not in page


def test_advice_that_is_not_privileged_opens_to_whoever_sees_the_report(report: Report) -> None:
    made = cite(report, privileged=False)
    commands.give_advice(advice=made, text="Twelve weeks' notice.", by=officer(Consultee.LEGAL), at=NOW)
    finn = signed_in(officer(Consultee.FINANCE))
    page = finn.get(f"/ardlebury/reports/{report.pk}/").content.decode()
    assert "It is privileged" not in page
    assert f'href="/ardlebury/advice/{made.pk}/"' in page
    assert "Twelve weeks" in finn.get(f"/ardlebury/advice/{made.pk}/").content.decode()


def test_lbh_085_the_law_is_on_the_team_and_comments_or_waives_before_a_report_goes_to_its_body(
    ardlebury: Partnership,
) -> None:
    cabinet, lena, petra = body("Cabinet"), officer(Consultee.LEGAL), signed_in(proposer())
    running = cycle(by=proposer())
    petra.post(f"/ardlebury/cycles/{running.pk}/people/team/new/", {"person": lena.pk, "does": "Advises on the law"})
    assert "Legal officer" in petra.get(f"/ardlebury/cycles/{running.pk}/people/").content.decode()
    made, clerk, law = draft(cabinet, cycle=running), signed_in(administrator()), signed_in(lena)
    asked = Proposed("That it be agreed", DecisionKind.GATE)
    commands.add_recommendation(report=made, proposed=asked, by=proposer(), at=NOW)
    petra.post(f"/ardlebury/reports/{made.pk}/submit/")
    for consultee in set(Consultee) - {Consultee.LEGAL}:
        comment = made.comments.get(consultee=consultee)
        signed_in(officer(consultee)).post(f"/ardlebury/comments/{comment.pk}/", {"text": "No concerns."})
    agenda = f"/ardlebury/meetings/{meet(cabinet).pk}/agenda/"
    assert "No report to this body is ready." in clerk.get(agenda).content.decode()
    comment = made.comments.get(consultee=Consultee.LEGAL)
    blank = law.post(f"/ardlebury/comments/{comment.pk}/waive/", {"why": ""})
    assert "Enter why" in blank.content.decode()
    law.post(f"/ardlebury/comments/{comment.pk}/waive/", {"why": "Counsel’s advice of 3 November covers it."})
    page = petra.get(f"/ardlebury/reports/{made.pk}/").content.decode()
    assert "Waived by Lena: Counsel’s advice of 3 November covers it." in page
    assert clerk.post(agenda, {"report": made.pk}).status_code == 302


def test_no_paper_that_is_made_of_the_report_says_more_than_that_it_is_being_taken(
    report: Report, advice: LegalAdvice
) -> None:
    door = f"/ardlebury/reports/{report.pk}/paper/"
    for somebody in (*others(), officer(Consultee.LEGAL)):
        client = signed_in(somebody)
        word = b"".join(client.get(f"{door}?download=docx").streaming_content)  # type: ignore[attr-defined]
        for told_there in (told(client.get(door)).replace("&#39;", "'"), word_text(word)):
            assert CITED in told_there
            assert SECRET not in told_there
            assert "set-aside" not in told_there
