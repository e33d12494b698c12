"""Chapters: chosen, drafted from the records, written by several without loss, commented on, carried on, compared."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.commands import StatedAs
from quadrant.analyse.needs.models import Chapter, ChapterDraft, ChapterText, EquityLine
from quadrant.analyse.needs.queries import (
    chapter_numbered,
    chapters_of,
    chapters_to_read,
    compare_assessments,
    drawn_for,
    offered_chapters,
    recommendations_of,
    standing_of_assessment,
    texts_of,
    usual_chapters,
)
from quadrant.analyse.needs.terms import AssessmentState, ChapterPlan, Draws, EquitySide, Severity
from quadrant.audit.guard import unrecorded
from quadrant.audit.terms import Changed, NotAllowed, Refusal
from quadrant.cycle.models import Cycle
from quadrant.governance.terms import Outcome
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.conftest import NOW, TODAY
from tests.factories import cycle as cycles
from tests.factories.chapters import again, equity, in_chapters, recommended
from tests.factories.governance import holding
from tests.factories.needs import analyst, approved, assessing_body, assessment, evidenced, figure, figures, need, put


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle()


def write(chapter: Chapter, text: str, *, based_on: int) -> Chapter:
    return commands.write_chapter(chapter=chapter, based_on=based_on, text=text, by=analyst(), at=NOW)


def text_of(chapter: Chapter) -> str:
    found = chapter_numbered(chapter.pk)
    assert found is not None
    return found.text


def test_a_partnership_keeps_its_own_list_and_an_assessment_its_own_order(
    ardlebury: Partnership, families: Cycle
) -> None:
    usual = usual_chapters()
    assert [one.key for one in usual][:3] == ["why", "risk", "need"]
    own = [usual[2], usual[0], ChapterPlan("", "Housing and health", "Homes that harm", (Draws.FIGURES,))]
    seen = [one.key for one in offered_chapters()]
    commands.set_chapter_list(place=ardlebury, plans=own, seen=seen, by=analyst(), at=NOW)
    assert [(one.key, one.title) for one in offered_chapters()] == [
        ("need", "Level of need"), ("why", "Why it matters"), ("housing-and-health", "Housing and health"),
    ]  # fmt: skip
    with pytest.raises(Refusal, match="Somebody else has set this list"):
        commands.set_chapter_list(place=ardlebury, plans=own, seen=seen, by=analyst(), at=NOW)
    paper = assessment(families, [evidenced(families)])
    found = in_chapters(paper)
    assert [one.title for one in chapters_of(paper)] == ["Level of need", "Why it matters", "Housing and health"]
    write(found["why"], "Because.", based_on=0)
    fewer = [found["need"].plan]
    commands.arrange_chapters(assessment=paper, version=2, plans=fewer, by=analyst(), at=NOW)
    assert [one.title for one in chapters_of(paper)] == ["Level of need"]
    back = [found["why"].plan, found["need"].plan]
    commands.arrange_chapters(assessment=paper, version=3, plans=back, by=analyst(), at=NOW)
    assert [(one.title, one.text) for one in chapters_of(paper)] == [
        ("Why it matters", "Because."), ("Level of need", ""),
    ]  # fmt: skip


def test_two_chapters_of_one_title_are_refused_and_nothing_is_changed(families: Cycle) -> None:
    paper = assessment(families)
    twice = [ChapterPlan("", "Housing"), ChapterPlan("", "housing ")]
    with pytest.raises(Refusal, match="Two chapters are called “Housing”"):
        commands.arrange_chapters(assessment=paper, version=1, plans=twice, by=analyst(), at=NOW)
    assert chapters_of(paper) == []


def test_whoever_saves_second_is_told_both_texts_and_neither_is_lost(families: Cycle) -> None:
    why = in_chapters(assessment(families), "why")["why"]
    write(why, "It has grown by a third.", based_on=0)
    with pytest.raises(Changed) as refused:
        write(why, "It has doubled.", based_on=0)
    assert (refused.value.theirs, refused.value.yours) == ("It has grown by a third.", "It has doubled.")
    write(why, "It has doubled.", based_on=1)
    assert [(one.number, one.text) for one in texts_of(why)] == [
        (2, "It has doubled."), (1, "It has grown by a third."),
    ]  # fmt: skip
    first = ChapterText.objects.get(chapter=why, number=1)
    commands.put_back_chapter(text=first, based_on=2, by=analyst(), at=NOW)
    assert text_of(why) == "It has grown by a third."
    assert texts_of(why)[0].put_back == first


def test_saving_what_stands_already_makes_no_new_text(families: Cycle) -> None:
    why = in_chapters(assessment(families), "why")["why"]
    write(why, "Same.", based_on=0)
    write(why, "Same.\n", based_on=0)
    assert len(texts_of(why)) == 1


def test_what_is_typed_is_kept_for_each_person_alone_until_it_is_saved(families: Cycle) -> None:
    why = in_chapters(assessment(families), "why")["why"]
    bina = holding("Bina", Role.ANALYST)
    for at, text in enumerate(("It h", "It has", "It has doub"), start=1):
        commands.keep_chapter_draft(chapter=why, based_on=0, text=text, by=bina, at=NOW + timedelta(seconds=at))
    commands.keep_chapter_draft(chapter=why, based_on=0, text="Mine", by=analyst(), at=NOW)
    kept = {one.person_id: one.text for one in ChapterDraft.objects.all()}
    assert kept == {bina.pk: "It has doub", analyst().pk: "Mine"}
    write(why, "Mine", based_on=0)
    assert [one.person_id for one in ChapterDraft.objects.all()] == [bina.pk]
    lena = holding("Lena", Role.LEGAL)
    with pytest.raises(NotAllowed):
        commands.keep_chapter_draft(chapter=why, based_on=0, text="x", by=lena, at=NOW)


def test_a_chapter_is_drafted_from_the_records_with_their_day_and_does_not_follow_them(families: Cycle) -> None:
    figures()
    harm = need(families, who="People of 10 to 24")
    figure(harm)
    level = in_chapters(assessment(families, [harm]), "need")["need"]
    commands.draw_chapter(chapter=level, based_on=0, by=analyst(), at=NOW)
    figures({"2025": (498.0, 430.0)})
    assert "| Young people who harm themselves | Emergency admissions for self-harm, 10 to 24 |" in text_of(level)
    assert "512.0 per 100,000 | 421.9 | Hospital episode statistics |" in text_of(level)
    assert text_of(level).endswith("As recorded on 16 November 2026.")
    assert texts_of(level)[0].drawn
    with pytest.raises(Refusal, match="Somebody else saved this chapter"):
        commands.draw_chapter(chapter=level, based_on=0, by=analyst(), at=NOW)


def test_what_the_records_do_not_hold_is_said_and_nothing_is_put_in(families: Cycle) -> None:
    works = in_chapters(assessment(families), "works")["works"]
    assert drawn_for(works, TODAY) == ""
    with pytest.raises(Refusal, match="The records hold nothing for this chapter yet"):
        commands.draw_chapter(chapter=works, based_on=0, by=analyst(), at=NOW)


def test_the_equity_audit_says_who_fares_worse_and_refuses_what_could_point_to_a_person(families: Cycle) -> None:
    paper = assessment(families)
    line = equity(paper)
    assert (line.fares, line.group.name) == ("worse", "Care leavers")
    audit = in_chapters(paper, "equity")["equity"]
    assert "| Care leavers | Access to services | Seen within 18 weeks | 61.5% | 78% | worse |" in drawn_for(
        audit, TODAY
    )
    found = commands.Compared(
        EquitySide.ACCESS, "Stayed on", line.theirs, line.everybody, "%", True, 4, "Returns", date(2026, 3, 31)
    )
    with pytest.raises(Refusal, match="fewer than 5 people"):
        commands.add_equity_line(assessment=paper, group=line.group, found=found, by=analyst(), at=NOW)
    for share, people, few in (("27", 11, 3), ("73", 11, 3), ("2", 60, 1), ("98", 60, 1)):
        handful = replace(found, theirs=Decimal(share), people=people)
        with pytest.raises(Refusal, match=f"says that {few} of them are counted, or that all but {few} are"):
            commands.add_equity_line(assessment=paper, group=line.group, found=handful, by=analyst(), at=NOW)
    rate = replace(found, theirs=Decimal("2.5"), unit="per 1,000", people=1200)
    with pytest.raises(Refusal, match=r"2\.5 per 1,000 of 1200 people says that 3"):
        commands.add_equity_line(assessment=paper, group=line.group, found=rate, by=analyst(), at=NOW)
    again_found = replace(found, measure=line.measure, people=50)
    with pytest.raises(Refusal, match="already has this measure"):
        commands.add_equity_line(assessment=paper, group=line.group, found=again_found, by=analyst(), at=NOW)


def test_a_line_from_before_that_points_to_a_few_is_hidden_in_every_paper(families: Cycle) -> None:
    paper = assessment(families)
    line = equity(paper)
    with unrecorded("a line from before shares of a few were refused"):
        EquityLine.objects.filter(pk=line.pk).update(theirs=Decimal("27"), people=11)
    audit = in_chapters(paper, "equity")["equity"]
    hidden = "| Seen within 18 weeks | Hidden: small numbers | 78% | – | Hidden: small numbers |"
    assert hidden in drawn_for(audit, TODAY)


def test_those_asked_comment_the_author_resolves_and_open_comments_keep_it_from_the_body(families: Cycle) -> None:
    paper = assessment(families, [evidenced(families)])
    why = in_chapters(paper, "why")["why"]
    write(why, "It has doubled.", based_on=0)
    olu = holding("Olu", Role.AUDITOR)
    with pytest.raises(NotAllowed, match="Whoever was asked"):
        commands.comment_on_chapter(chapter=why, text="Since when?", by=olu, at=NOW)
    commands.ask_to_read(chapter=why, person=olu, due_on=TODAY, by=analyst(), at=NOW)
    assert [one.chapter for one in chapters_to_read(olu)] == [why]
    said = commands.comment_on_chapter(chapter=why, text="Since when?", by=olu, at=NOW)
    assert (said.on_text, chapters_to_read(olu)) == (1, [])
    board = assessing_body()
    with pytest.raises(Refusal, match="Comments are still to be resolved: Why it matters"):
        put(again(paper), board)
    commands.resolve_comment(comment=said, resolution="“Since 2023” was added", by=analyst(), at=NOW)
    with pytest.raises(Refusal, match="resolved already"):
        commands.resolve_comment(comment=said, resolution="Again", by=analyst(), at=NOW)
    put(again(paper), board)
    with pytest.raises(Refusal, match="before its body"):
        write(why, "It has trebled.", based_on=1)


def test_an_unwritten_chapter_keeps_it_from_the_body_and_a_change_after_a_refusal_is_a_new_text(
    families: Cycle,
) -> None:
    paper = assessment(families, [evidenced(families)])
    found = in_chapters(paper, "why", "need")
    write(found["why"], "Because.", based_on=0)
    board = assessing_body()
    with pytest.raises(Refusal, match="Still to be written: Level of need"):
        put(again(paper), board)
    write(found["need"], "Much.", based_on=0)
    assert again(paper).version == 2  # chapters of a draft do not count as changes of the whole
    approved(again(paper), board, as_=Outcome.REFUSED)
    assert standing_of_assessment(again(paper)).state is AssessmentState.NOT_APPROVED
    write(found["need"], "Very much.", based_on=1)
    assert standing_of_assessment(again(paper)).state is AssessmentState.DRAFT


def test_the_next_version_begins_with_the_chapters_and_says_what_changed(families: Cycle) -> None:
    figures()
    harm, carers = need(families), evidenced(families, "Carers under 25")
    figure(harm)
    paper = assessment(families, [harm, carers])
    found = in_chapters(paper, "why", "need")
    write(found["why"], "It has grown.", based_on=0)
    write(found["need"], "Much.", based_on=0)
    equity(paper)
    recommended(paper)
    approved(again(paper), assessing_body())
    said = StatedAs("Young people who harm themselves", "Girls of 10 to 17", Severity.SEVERE)
    commands.change_need(need=harm, version=1, said=said, by=analyst(), at=NOW)
    commands.withdraw_need(need=carers, why="Met", by=analyst(), at=NOW)
    figures({"2025": (498.0, 430.0)})
    figure(harm)
    later = commands.renew_assessment(assessment=again(paper), by=analyst(), at=NOW)
    why, level = chapters_of(later)
    write(why, "It has fallen.", based_on=1)
    assert (level.text, later.equity.count()) == ("Much.", 1)
    told = compare_assessments(again(paper), again(later))
    assert [one.statement for one in told.gone] == ["Carers under 25"]
    assert told.added == ()
    assert [(one.need.need_id, one.changes) for one in told.changed] == [
        (harm.pk, (("who", "People aged 10 to 24", "Girls of 10 to 17"), ("how hard", "Serious", "Severe"))),
    ]
    assert [(one.then.value, one.now.value) for one in told.figures] == [(512.0, 498.0)]
    assert [(one.title, one.then, one.now) for one in told.chapters] == [
        ("Why it matters", "It has grown.", "It has fallen."),
    ]
    assert "Level of need" in told.same
    assert [one.text for one in told.recommended] == ["Meet young adults at the ward"]


def test_a_years_figure_then_and_a_months_figure_now_are_no_change(families: Cycle) -> None:
    figures({"2025": (512.0, 421.9)})
    harm = need(families)
    figure(harm)
    paper = assessment(families, [harm])
    approved(again(paper), assessing_body())
    figures({"2025": (512.0, 421.9), "September 2026": (44.0, 36.0), "October 2026": (41.0, 35.0)})
    figure(harm, "September 2026")
    figure(harm, "October 2026")
    later = commands.renew_assessment(assessment=again(paper), by=analyst(), at=NOW)
    [told] = compare_assessments(again(paper), again(later)).figures
    assert (told.then.period, told.now.period, told.moved) == ("2025", "2025", False)


def test_a_recommendation_of_an_approved_assessment_becomes_a_need_once(families: Cycle) -> None:
    paper = assessment(families, [evidenced(families)])
    made = recommended(paper)
    said = StatedAs(made.text, "Adults of 18 to 25", Severity.SEVERE)
    with pytest.raises(Refusal, match="once its assessment is approved"):
        commands.take_up_recommendation(recommendation=made, said=said, by=analyst(), at=NOW)
    approved(again(paper), assessing_body())
    taken = commands.take_up_recommendation(recommendation=made, said=said, by=analyst(), at=NOW)
    assert taken.origin == "Recommendation 1 of “Emotional health 2026”"
    assert [one.became for one in recommendations_of(paper)] == [taken]
    with pytest.raises(Refusal, match="already"):
        commands.take_up_recommendation(recommendation=made, said=replace(said, who="All"), by=analyst(), at=NOW)
