"""A report is written to its spine, commented on, made final, brought again; part of it may be exempt."""

from __future__ import annotations

from datetime import timedelta

import pytest

from quadrant.audit.queries import history_of
from quadrant.audit.terms import Changed, NotAllowed, Refusal
from quadrant.governance import commands
from quadrant.governance.models import Report
from quadrant.governance.queries import (
    comments_of,
    missing_from,
    open_comments_for,
    recommendations_of,
    report_numbered,
    sections_of,
    unsettled_comments,
)
from quadrant.governance.rules import may_read_exempt, may_see_report
from quadrant.governance.terms import Consultee, Exempt, ExemptParagraph, ItemType, Proposed, ReportKind, Section
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Organisation, Partnership, Person
from quadrant.partnership.terms import DecisionKind, InterestKind, Role
from tests.factories.governance import SPINE, draft, meet, officer, proposer, ready_report, settle
from tests.factories.partnership import LONG_AGO, NOW, body, known, organisation, person

REDESIGN = Proposed("That short breaks be redesigned", DecisionKind.GATE)


def change(report: Report, *, version: int, **sections: str) -> Report:
    return commands.change_report(
        report=report,
        version=version,
        title=report.title,
        kind=ReportKind.KEY,
        item=ItemType.DECISION,
        sections={**SPINE, **{Section(name): text for name, text in sections.items()}},
        exempt=None,
        organisations=(),
        subjects=(),
        by=proposer(),
        at=NOW,
    )


def test_a_blank_section_and_a_bare_none_are_each_refused_by_name(ardlebury: Partnership) -> None:
    made = draft(body("Cabinet"))
    commands.add_recommendation(report=made, proposed=REDESIGN, by=proposer(), at=NOW)
    change(
        made, version=2, purpose=" ", environment="None", wards="None, because the service is borough-wide", risk="none"
    )
    assert missing_from(made) == [
        ("purpose", "Purpose: this is blank."),
        ("risk", "Risks: this cannot be none; say what it is."),
        ("environment", "Environment: write “none, because …” and the reason."),
    ]
    with pytest.raises(Refusal, match=r"The report is not complete\. Purpose: this is blank\."):
        commands.submit_report(report=made, by=proposer(), at=NOW)


def test_a_report_without_a_recommendation_or_an_award_without_a_value_is_not_complete(ardlebury: Partnership) -> None:
    made = draft(body("Cabinet"))
    assert missing_from(made) == [("recommendations", "Add at least one recommendation.")]
    award = Proposed("That Quaybright be awarded the contract", DecisionKind.AWARD)
    commands.add_recommendation(report=made, proposed=award, by=proposer(), at=NOW)
    assert missing_from(made) == [("recommendations", "Recommendation 1 is about money: say how much.")]


def test_recommendations_stay_numbered_without_gaps(ardlebury: Partnership) -> None:
    made = draft(body("Cabinet"))
    for words in ("one", "two", "three"):
        proposed = Proposed(words, DecisionKind.GATE)
        commands.add_recommendation(report=made, proposed=proposed, by=proposer(), at=NOW)
    commands.drop_recommendation(recommendation=recommendations_of(made)[1], by=proposer(), at=NOW)
    assert [(one.number, one.text) for one in recommendations_of(made)] == [(1, "one"), (2, "three")]


def test_a_submitted_report_is_final(ardlebury: Partnership) -> None:
    made = ready_report(body("Cabinet"))
    with pytest.raises(Refusal, match="This report is final"):
        change(made, version=made.version)
    with pytest.raises(Refusal, match="This report is final"):
        commands.add_recommendation(report=made, proposed=REDESIGN, by=proposer(), at=NOW)


def test_two_authors_do_not_overwrite_each_other(ardlebury: Partnership) -> None:
    made = draft(body("Cabinet"))
    change(made, version=1, purpose="Petra's purpose")
    with pytest.raises(Changed) as lost:
        change(made, version=1, purpose="Another purpose")
    assert (lost.value.field, lost.value.theirs, lost.value.yours) == ("purpose", "Petra's purpose", "Another purpose")
    assert sections_of(made)[Section.PURPOSE] == "Petra's purpose"


def test_only_those_who_write_reports_write_one(ardlebury: Partnership) -> None:
    cabinet = body("Cabinet")
    with pytest.raises(NotAllowed, match="Only a commissioner, analyst"):
        draft(cabinet, by=person("Lena", Role.LEGAL))
    with pytest.raises(NotAllowed, match="Only the report's author or a commissioner"):
        commands.submit_report(report=draft(cabinet), by=person("Anna", Role.ANALYST), at=NOW)


def test_submitting_asks_all_four_consultees_and_each_finds_it_waiting(ardlebury: Partnership) -> None:
    made = draft(body("Cabinet"))
    commands.add_recommendation(report=made, proposed=REDESIGN, by=proposer(), at=NOW)
    commands.submit_report(report=made, by=proposer(), at=NOW)
    assert [comment.consultee for comment in comments_of(made)] == ["finance", "legal", "equalities", "procurement"]
    finn = officer(Consultee.FINANCE)
    assert [(comment.consultee, comment.report.title) for comment in open_comments_for(finn)] == [
        ("finance", "Short breaks")
    ]
    assert open_comments_for(proposer()) == []
    commands.answer_comment(comment=open_comments_for(finn)[0], text="Within budget.", by=finn, at=NOW)
    assert open_comments_for(finn) == []
    assert unsettled_comments(made) == [Consultee.LEGAL, Consultee.EQUALITIES, Consultee.PROCUREMENT]


def test_a_comment_is_answered_by_its_officer_or_waived_with_a_reason(ardlebury: Partnership) -> None:
    made = draft(body("Cabinet"))
    comment = commands.ask_comment(report=made, consultee=Consultee.LEGAL, by=proposer(), at=NOW)
    with pytest.raises(NotAllowed, match="Only the legal officer comments here"):
        commands.answer_comment(comment=comment, text="Fine", by=officer(Consultee.FINANCE), at=NOW)
    with pytest.raises(NotAllowed, match="Only the consultee or the monitoring officer"):
        commands.waive_comment(comment=comment, why="No time", by=proposer(), at=NOW)
    mona = person("Mona", Role.MONITORING_OFFICER)
    with pytest.raises(Refusal, match="Say why the comment is not needed"):
        commands.waive_comment(comment=comment, why=" ", by=mona, at=NOW)
    commands.waive_comment(comment=comment, why="Advice of 3 November covers it", by=mona, at=NOW)
    with pytest.raises(Refusal, match="This comment was waived"):
        commands.answer_comment(comment=comment, text="Fine", by=officer(Consultee.LEGAL), at=NOW)


def test_an_officer_does_not_comment_on_their_own_report(ardlebury: Partnership) -> None:
    finn = person("Finn", Role.FINANCE, Role.COMMISSIONER)
    comment = commands.ask_comment(report=draft(body("Cabinet"), by=finn), consultee=Consultee.FINANCE, by=finn, at=NOW)
    with pytest.raises(NotAllowed, match="never on a report of their own"):
        commands.answer_comment(comment=comment, text="I agree with myself", by=finn, at=NOW)


def test_a_comment_on_an_earlier_text_is_outstanding_again(ardlebury: Partnership) -> None:
    made = draft(body("Cabinet"))
    comment = commands.ask_comment(report=made, consultee=Consultee.LEGAL, by=proposer(), at=NOW)
    lena = officer(Consultee.LEGAL)
    commands.answer_comment(comment=comment, text="Lawful as written", by=lena, at=NOW)
    assert open_comments_for(lena) == []
    change(made, version=1, purpose="Something else altogether")
    assert [waiting.pk for waiting in open_comments_for(lena)] == [comment.pk]
    assert Consultee.LEGAL in unsettled_comments(made)


def test_a_report_with_a_comment_outstanding_is_not_put_to_a_meeting(ardlebury: Partnership) -> None:
    cabinet = body("Cabinet", chair=known("Chris"))
    made = draft(cabinet)
    commands.add_recommendation(report=made, proposed=REDESIGN, by=proposer(), at=NOW)
    with pytest.raises(Refusal, match="still a draft"):
        meet(cabinet, made)
    commands.submit_report(report=made, by=proposer(), at=NOW)
    with pytest.raises(Refusal, match=r"Comments are outstanding: finance, legal, equalities, procurement\."):
        meet(cabinet, made, at=NOW + timedelta(days=1))


def test_a_draft_is_for_those_who_write_and_comment_a_final_report_for_all_inside(ardlebury: Partnership) -> None:
    chris = known("Chris")
    cabinet = body("Cabinet", chair=chris)
    made = draft(cabinet)
    assert (may_see_report(chris, made), may_see_report(officer(Consultee.LEGAL), made)) == (False, True)
    commands.add_recommendation(report=made, proposed=REDESIGN, by=proposer(), at=NOW)
    made = settle(made)
    assert may_see_report(chris, made)
    provider = person("Pia", Role.PROVIDER, organisation=organisation("Harbour Door"))
    assert not may_see_report(provider, made)


def test_an_exempt_part_names_its_paragraph_and_is_read_only_by_those_entitled(ardlebury: Partnership) -> None:
    chris, carol = known("Chris"), known("Carol")
    door = organisation("Harbour Door")
    exempt = Exempt("Harbour Door asked for £389,500", ExemptParagraph.BUSINESS, "Bids of others are still open")
    made = ready_report(body("Cabinet", carol, chair=chris), exempt=exempt, organisations=[door])
    readers = {
        "author": proposer(),
        "member": chris,
        "legal": officer(Consultee.LEGAL),
        "monitoring officer": person("Mona", Role.MONITORING_OFFICER),
        "finance": officer(Consultee.FINANCE),
        "auditor": person("Otto", Role.AUDITOR),
        "administrator": known("Ada of Ardlebury"),
    }
    assert [name for name, somebody in readers.items() if may_read_exempt(somebody, made)] == [
        "author",
        "member",
        "legal",
        "monitoring officer",
        "auditor",
    ]
    _declare_trustee(carol, door)
    assert not may_read_exempt(carol, made)
    with pytest.raises(Refusal, match="Say why the public interest"):
        draft(body("Other"), exempt=Exempt("Secret", ExemptParagraph.BUSINESS, " "))


def _declare_trustee(somebody: Person, door: Organisation) -> None:
    declare_interest(
        person=somebody,
        kind=InterestKind.OTHER_REGISTRABLE,
        nature="Trustee",
        organisation=door,
        from_on=LONG_AGO,
        by=somebody,
        at=NOW,
    )


def test_the_history_of_a_report_never_shows_its_exempt_words(ardlebury: Partnership) -> None:
    made = draft(body("Cabinet"), exempt=Exempt("£389,500", ExemptParagraph.BUSINESS, "Bids are open"))
    told = [str(change.after) for past in history_of(made) for change in past.changes]
    assert "Bids are open" in told
    assert not any("389,500" in words for words in told)


def test_a_later_report_takes_the_words_along_and_stands_in_the_earlier_ones_place(ardlebury: Partnership) -> None:
    cabinet = body("Cabinet", chair=known("Chris"))
    first = ready_report(cabinet, subjects=["Short breaks"])
    later = commands.supersede_report(report=first, by=proposer(), at=NOW)
    assert sections_of(later) == sections_of(first)
    assert [(one.text, one.replaces) for one in recommendations_of(later)] == [
        (recommendations_of(first)[0].text, recommendations_of(first)[0])
    ]
    with pytest.raises(Refusal, match="A later report already stands"):
        commands.supersede_report(report=first, by=proposer(), at=NOW)
    settle(later)
    again = report_numbered(first.pk)
    assert again is not None
    assert again.is_superseded
    with pytest.raises(Refusal, match="A later report stands in this one's place: put that one"):
        meet(cabinet, first)


def test_a_report_is_taken_back_with_a_reason_before_it_is_decided(ardlebury: Partnership) -> None:
    cabinet = body("Cabinet", chair=known("Chris"))
    made = ready_report(cabinet)
    with pytest.raises(Refusal, match="Say why"):
        commands.withdraw_report(report=made, why="", by=proposer(), at=NOW)
    commands.withdraw_report(report=made, why="The ICB pulled out", by=proposer(), at=NOW)
    with pytest.raises(Refusal, match="This report was taken back"):
        meet(cabinet, made)
