"""Who may state needs, stand evidence behind them, and write and put needs assessments."""

from __future__ import annotations

from typing import Any

from quadrant.analyse.needs.models import (
    AssessmentRecommendation,
    Chapter,
    ChapterComment,
    ChapterReader,
    ChapterText,
    DeeperQuestion,
    EquityLine,
    Need,
    NeedEvidence,
    NeedsAssessment,
    VulnerableGroup,
)
from quadrant.cycle.models import Cycle
from quadrant.cycle.rules import may_work_on_cycle
from quadrant.governance.rules import may_draft_report
from quadrant.partnership.rules import has_role, may_look_inside, standing_of
from quadrant.partnership.terms import Role

WORKERS = (Role.COMMISSIONER, Role.ANALYST, Role.CONTRACT_MANAGER)


def may_see_need(person: Any, need: Need) -> bool:
    return may_look_inside(person)


def may_state_some_need(person: Any) -> bool:
    """Is there likely a cycle that this person works on? The command asks of the cycle itself."""
    return has_role(person, *WORKERS) or bool(standing_of(person).seats)


def may_state_need(person: Any, cycle: Cycle) -> bool:
    return may_work_on_cycle(person, cycle)


def may_change_need(person: Any, need: Need) -> bool:
    return may_work_on_cycle(person, need.cycle)


def may_see_evidence(person: Any, evidence: NeedEvidence) -> bool:
    return may_look_inside(person)


def may_withdraw_evidence(person: Any, evidence: NeedEvidence) -> bool:
    return may_change_need(person, evidence.need)


def may_see_assessment(person: Any, assessment: NeedsAssessment) -> bool:
    return may_look_inside(person)


def may_write_assessment(person: Any, cycle: Cycle) -> bool:
    return may_work_on_cycle(person, cycle)


def may_change_assessment(person: Any, assessment: NeedsAssessment) -> bool:
    return may_work_on_cycle(person, assessment.cycle)


def may_put_assessment(person: Any, assessment: NeedsAssessment) -> bool:
    """Those who work on the cycle and may write reports."""
    return may_change_assessment(person, assessment) and may_draft_report(person)


def may_publish_assessment(person: Any, assessment: NeedsAssessment) -> bool:
    return may_put_assessment(person, assessment)


def may_see_groups(person: Any) -> bool:
    return may_look_inside(person)


def may_add_group(person: Any) -> bool:
    return has_role(person, Role.COMMISSIONER, Role.ANALYST)


def may_see_group(person: Any, group: VulnerableGroup) -> bool:
    return may_look_inside(person)


def may_close_group(person: Any, group: VulnerableGroup) -> bool:
    return may_add_group(person)


def may_see_question(person: Any, question: DeeperQuestion) -> bool:
    return may_look_inside(person)


def may_answer_question(person: Any, question: DeeperQuestion) -> bool:
    """Whoever was asked to look into it, and those who work on its cycle."""
    return person.pk == question.owner_id or may_work_on_cycle(person, question.assessment.cycle)


def may_keep_chapter_list(person: Any) -> bool:
    """The chapters that the partnership's assessments begin with."""
    return may_add_group(person)


def may_see_chapter(person: Any, chapter: Chapter) -> bool:
    return may_look_inside(person)


def may_write_chapter(person: Any, chapter: Chapter) -> bool:
    return may_work_on_cycle(person, chapter.assessment.cycle)


def may_comment_on_chapter(person: Any, chapter: Chapter) -> bool:
    """Whoever was asked to read it, and those who work on its cycle."""
    asked = ChapterReader.objects.filter(chapter=chapter, person_id=person.pk)
    return may_look_inside(person) and (may_write_chapter(person, chapter) or asked.exists())


def may_see_chapter_text(person: Any, text: ChapterText) -> bool:
    return may_look_inside(person)


def may_put_back_text(person: Any, text: ChapterText) -> bool:
    return may_write_chapter(person, text.chapter)


def may_see_comment(person: Any, comment: ChapterComment) -> bool:
    return may_look_inside(person)


def may_resolve_comment(person: Any, comment: ChapterComment) -> bool:
    return may_write_chapter(person, comment.chapter)


def may_see_recommendation(person: Any, one: AssessmentRecommendation) -> bool:
    return may_look_inside(person)


def may_take_up_recommendation(person: Any, one: AssessmentRecommendation) -> bool:
    return may_change_assessment(person, one.assessment)


def may_see_equity_line(person: Any, line: EquityLine) -> bool:
    return may_look_inside(person)


def may_remove_equity_line(person: Any, line: EquityLine) -> bool:
    return may_change_assessment(person, line.assessment)
