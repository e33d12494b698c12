"""A report comes with lettered appendices, some exempt, and with the background papers that it rests on."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quadrant.audit.queries import history_of
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.governance import commands
from quadrant.governance.models import Appendix, BackgroundPaper, Report
from quadrant.governance.queries import appendices_of, background_papers_of, missing_from, report_numbered
from quadrant.governance.rules import may_read_appendix
from quadrant.governance.terms import (
    Consultee,
    Exemption,
    ExemptParagraph,
    ItemType,
    Late,
    Listed,
    Proposed,
    ReportKind,
    Section,
    letter_of,
)
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import DecisionKind, InterestKind, Role
from tests.factories.attachments import BIDS, PDF, append, kept
from tests.factories.governance import SPINE, draft, meet, officer, proposer, ready_report
from tests.factories.partnership import LONG_AGO, NOW, body, known, organisation, person


def letters(report: Report) -> list[tuple[str, str]]:
    return [(one.letter, one.title) for one in appendices_of(report, report.author)]


def with_three(report: Report) -> list[Appendix]:
    return [append(report, title, f"{title},1\n".encode()) for title in ("Costs", "Map", "Letters")]


def test_appendices_are_lettered_in_their_order_moved_and_taken_away(ardlebury: Partnership) -> None:
    report = draft(body("Cabinet"))
    _, drawn, read = with_three(report)
    assert letters(report) == [("A", "Costs"), ("B", "Map"), ("C", "Letters")]
    commands.move_appendix(appendix=read, to=1, by=report.author, at=NOW)
    assert letters(report) == [("A", "Letters"), ("B", "Costs"), ("C", "Map")]
    with pytest.raises(Refusal, match="no such place"):
        commands.move_appendix(appendix=read, to=4, by=report.author, at=NOW)
    with pytest.raises(Refusal, match="Say why the appendix is taken away"):
        commands.take_appendix_away(appendix=read, why=" ", by=report.author, at=NOW)
    commands.take_appendix_away(appendix=read, why="A family asked for it back", by=report.author, at=NOW)
    assert letters(report) == [("A", "Costs"), ("B", "Map")]
    with pytest.raises(Refusal, match="was taken away"):
        commands.change_appendix(appendix=read, title="Back", exemption=None, by=report.author, at=NOW)
    assert not may_read_appendix(report.author, Appendix.objects.get(pk=read.pk))
    assert "A family asked for it back" in str(history_of(read))
    assert drawn.file_name == "options.csv"


def test_the_letters_go_on_after_z() -> None:
    assert [letter_of(number) for number in (1, 26, 27, 52, 53)] == ["A", "Z", "AA", "AZ", "BA"]


def test_the_same_file_twice_is_said_and_may_come_again_after_it_was_taken_away(ardlebury: Partnership) -> None:
    report = draft(body("Cabinet"))
    first = append(report)
    with pytest.raises(Refusal, match="already comes with the report: it is Appendix A"):
        append(report, "The same under another name", name="again.csv")
    commands.take_appendix_away(appendix=first, why="Wrong heading", by=report.author, at=NOW)
    append(report, "With its heading")
    assert letters(report) == [("A", "With its heading")]


def test_another_appendix_asks_for_the_comments_again(ardlebury: Partnership) -> None:
    report = draft(body("Cabinet"))
    comment = commands.ask_comment(report=report, consultee=Consultee.FINANCE, by=report.author, at=NOW)
    commands.answer_comment(comment=comment, text="Sound.", by=officer(Consultee.FINANCE), at=NOW)
    append(report)
    comment.refresh_from_db()
    report.refresh_from_db()
    assert (comment.on_version, report.version) == (1, 2)


def test_only_the_author_or_a_commissioner_who_need_not_leave_adds_one(ardlebury: Partnership) -> None:
    report = draft(body("Cabinet"))
    with pytest.raises(NotAllowed, match="Only the report's author or a commissioner"):
        append(report, by=person("Finn", Role.FINANCE))


def test_an_exempt_appendix_keeps_its_file_and_title_from_the_public_and_from_who_must_leave(
    ardlebury: Partnership,
) -> None:
    door = organisation("Harbour Door")
    carol, chris = known("Carol"), known("Chris")
    report = draft(body("Cabinet", carol, chair=chris), organisations=[door])
    made = append(report, "What Harbour Door asks", exemption=BIDS)
    lena, finn = officer(Consultee.LEGAL), officer(Consultee.FINANCE)
    report = ready_again(report)
    made.refresh_from_db()
    assert [may_read_appendix(one, made) for one in (report.author, lena, chris, carol, finn)] == [
        True, True, True, True, False,
    ]  # fmt: skip
    (hidden,) = appendices_of(report, finn)
    assert (hidden.title, hidden.readable, hidden.file_name) == ("exempt appendix", False, "")
    assert hidden.exemption is not None
    assert hidden.exemption.says == (
        "Not for publication under Schedule 12A to the Local Government Act 1972. "
        "Paragraph 3: financial or business affairs of a person or body. The bids of others are still open."
    )
    assert appendices_of(report, None) == (hidden,)
    trustee = InterestKind.OTHER_REGISTRABLE
    declare_interest(
        person=carol, kind=trustee, nature="Trustee", organisation=door, from_on=LONG_AGO, by=carol, at=NOW
    )
    assert not may_read_appendix(carol, made)
    assert appendices_of(report, carol) == (hidden,)


def ready_again(report: Report) -> Report:
    asked = Proposed("That it be agreed", DecisionKind.GATE)
    commands.add_recommendation(report=report, proposed=asked, by=report.author, at=NOW)
    commands.submit_report(report=report, by=report.author, at=NOW)
    found = report_numbered(report.pk)
    assert found is not None
    return found


def test_whoever_leaves_by_what_they_declared_at_the_meeting_reads_it_no_more(ardlebury: Partnership) -> None:
    carol = known("Carol")
    cabinet = body("Cabinet", carol, chair=known("Chris"))
    report = ready_report(cabinet)
    meeting = meet(cabinet, report, at=NOW + timedelta(days=22))
    late = Late("The offer came on Friday", "The chair")
    made = append(report, "What Harbour Door asks", exemption=BIDS, late=late)
    assert may_read_appendix(carol, made)
    commands.declare_at_meeting(
        item=meeting.items.get(), person=carol, kind=InterestKind.DISCLOSABLE_PECUNIARY, nature="Works there",
        by=carol, at=NOW,
    )  # fmt: skip
    assert not may_read_appendix(carol, made)


def test_an_exempt_title_stands_in_no_history(ardlebury: Partnership) -> None:
    report = draft(body("Cabinet"))
    made = append(report, "Harbour Door asks £38,500", exemption=BIDS)
    commands.change_appendix(appendix=made, title="Harbour Door asks £41,000", exemption=BIDS, by=report.author, at=NOW)
    told = str(history_of(made)) + str(history_of(report))
    assert "Harbour Door" not in told
    assert "Appendix A" in told


def test_an_exemption_gives_its_reason(ardlebury: Partnership) -> None:
    report = draft(body("Cabinet"))
    with pytest.raises(Refusal, match="Say why the public interest") as refused:
        append(report, exemption=Exemption(ExemptParagraph.PRIVILEGE, " "))
    assert refused.value.field == "exempt_reason"


def test_a_final_report_takes_a_late_paper_for_a_coming_meeting_only_and_says_why(ardlebury: Partnership) -> None:
    cabinet = body("Cabinet", chair=known("Chris"))
    report = ready_report(cabinet)
    with pytest.raises(Refusal, match="no coming meeting has it on its agenda"):
        append(report, late=Late("The forum wrote on Friday"))
    meet(cabinet, report, at=NOW + timedelta(days=8))
    with pytest.raises(Refusal, match="say why this paper is late"):
        append(report)
    append(report, late=Late("The forum wrote on Friday"))
    (first,) = appendices_of(report, None)
    assert first.late == Late("The forum wrote on Friday")
    assert Report.objects.get(pk=report.pk).version == report.version
    soon = NOW + timedelta(days=4)
    with pytest.raises(Refusal, match=r"Fewer than 5 clear working days are left .* who agreed") as refused:
        append(report, "The forum's second letter", PDF, "forum.pdf", late=Late("It came today"), at=soon)
    assert refused.value.field == "late_agreed_by"
    append(report, "The second letter", PDF, "forum.pdf", late=Late("It came today", "Chris, in the chair"), at=soon)
    with pytest.raises(Refusal, match="This report is final"):
        commands.take_appendix_away(appendix=Appendix.objects.get(number=1), why="No", by=report.author, at=NOW)
    over = NOW + timedelta(days=9)
    with pytest.raises(Refusal, match="no coming meeting"):
        append(report, "Too late", b"too late\n", "late.txt", late=Late("Forgotten", "Nobody"), at=over)


def test_a_report_that_is_brought_again_comes_with_the_same_papers(ardlebury: Partnership) -> None:
    cabinet = body("Cabinet", chair=known("Chris"))
    report = draft(cabinet)
    append(report, exemption=BIDS)
    commands.list_background_paper(report=report, title="The survey", office="Town hall", by=report.author, at=NOW)
    later = commands.supersede_report(report=ready_again(report), by=report.author, at=NOW)
    (copied,) = appendices_of(later, later.author)
    assert (copied.letter, copied.title, copied.exemption) == ("A", "What the options cost", BIDS)
    assert [one.title for one in background_papers_of(later).papers] == ["The survey"]


def change_background(report: Report, text: str) -> None:
    report.refresh_from_db()
    commands.change_report(
        report=report, version=report.version, title=report.title, kind=ReportKind.NON_KEY, item=ItemType.DECISION,
        sections={**SPINE, Section.BACKGROUND_PAPERS: text}, exempt=None, organisations=(), subjects=(),
        by=proposer(), at=NOW,
    )  # fmt: skip


def test_lbh_092_background_papers_are_listed_or_none_for_a_reason(ardlebury: Partnership) -> None:
    report = draft(body("Cabinet"))
    commands.add_recommendation(
        report=report, proposed=Proposed("That it be agreed", DecisionKind.GATE), by=report.author, at=NOW
    )
    change_background(report, "")
    assert missing_from(report) == [("background_papers", "Background papers: this is blank.")]
    change_background(report, "None")
    assert missing_from(report) == [("background_papers", "Background papers: write “none, because …” and the reason.")]
    change_background(report, "None, because everything is in the report.")
    assert missing_from(report) == []
    made = commands.list_background_paper(
        report=report, title="Survey of carers", link="https://ardlebury.example/survey", by=report.author, at=NOW
    )
    assert missing_from(report) == [
        ("background_papers", "Background papers: papers are listed, and the text says that there are none.")
    ]
    change_background(report, "")
    assert missing_from(report) == []
    assert background_papers_of(report).papers == (
        Listed(made.pk, "Survey of carers", "https://ardlebury.example/survey", ""),
    )


def test_a_background_paper_says_where_it_is_seen_and_stays_in_order(ardlebury: Partnership) -> None:
    report = draft(body("Cabinet"))

    def told(title: str, **where: str) -> None:
        commands.list_background_paper(report=report, title=title, by=report.author, at=NOW, **where)

    with pytest.raises(Refusal, match="Say where the paper can be seen"):
        told("Survey")
    with pytest.raises(Refusal, match=r"begins with https:// or http://"):
        told("Survey", link="javascript:alert(1)")
    for title in ("Survey", "Map", "Letters"):
        told(title, office="Town hall, second floor")
    with pytest.raises(Refusal, match="already listed"):
        told("Map", office="Library")
    dropped = BackgroundPaper.objects.get(title="Map")
    commands.drop_background_paper(paper=dropped, by=report.author, at=NOW)
    assert list(BackgroundPaper.objects.values_list("number", "title")) == [(1, "Survey"), (2, "Letters")]
    kept_one = BackgroundPaper.objects.get(title="Letters")
    commands.change_background_paper(
        paper=kept_one, title="Letters of 2026", office="Library", by=report.author, at=NOW
    )
    assert background_papers_of(report).papers[1].seen_at == "Library"


def test_a_kept_file_is_named_by_its_digest(ardlebury: Partnership) -> None:
    paper = kept(name="secret offer.csv")
    assert paper.file.stored.endswith(paper.file.digest)
