"""The act of putting a needs assessment to a body."""

from __future__ import annotations

from datetime import datetime

from quadrant.analyse.needs.commands.assessments import insist_latest, open_assessment
from quadrant.analyse.needs.models import AssessedNeed, AssessmentDecision, NeedsAssessment
from quadrant.analyse.needs.queries import assessed_needs, chapters_of, place_of_assessment, unfinished
from quadrant.analyse.needs.rules import may_put_assessment
from quadrant.analyse.needs.terms import Part
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.governance.commands import add_recommendation, draft_report
from quadrant.governance.terms import Proposed, Section
from quadrant.partnership.models import Body, Person
from quadrant.partnership.queries import power_for
from quadrant.partnership.terms import DecisionKind

KIND = DecisionKind.NEEDS_ASSESSMENT
MUST_BE_WRITTEN = (Part.SUMMARY, Part.WHY, Part.LOCAL, Part.BEING_DONE)


@act("needs_assessment.put")
def put_assessment(
    *, assessment: NeedsAssessment, version: int, body: Body, by: Person, at: datetime
) -> Done[AssessmentDecision]:
    """Draft the report that asks a body to approve the assessment. Its author finishes and submits that report."""
    allow(may_put_assessment(by, assessment), "Only those who work on this cycle and write reports may do this.")
    kept = open_assessment(assessment, by)
    insist_latest(kept, version)
    held = assessed_needs(kept)
    _insist_whole(kept, held)
    has_power = power_for(body, KIND, None) is not None
    insist(has_power, f"{body.name} has no power to approve a needs assessment.", field="body")
    report = draft_report(
        body=body,
        title=f"Needs assessment: {kept.title}",
        cycle=kept.cycle,
        place=place_of_assessment(kept.cycle),
        sections=_sections(kept, held),
        by=by,
        at=at,
    )
    asked = Proposed(f"That the needs assessment “{kept.title}” be approved", KIND)
    recommendation = add_recommendation(report=report, proposed=asked, by=by, at=at)
    made = AssessmentDecision(assessment=kept, recommendation=recommendation, version=kept.version)
    made.put_by, made.put_at = by, at
    made.save()
    return Done(made, f"“{kept.title}” goes to {body.name}")


def _insist_whole(assessment: NeedsAssessment, held: list[AssessedNeed]) -> None:
    insist(bool(held), "Choose at least one need first.")
    chapters = chapters_of(assessment)
    parts = (Part.SUMMARY,) if chapters else MUST_BE_WRITTEN
    missing = [part.label for part in parts if not getattr(assessment, part.value)]
    left = unfinished(chapters)
    missing += left.blank
    insist(not missing, f"Still to be written: {', '.join(missing)}")
    insist(not left.commented, f"Comments are still to be resolved: {', '.join(left.commented)}")
    bare = [one.number for one in held if not one.shown]
    insist(not bare, f"Without evidence: need {', '.join(map(str, bare))}. Stand some behind it and choose it again.")


def _first(assessment: NeedsAssessment) -> str:
    """The first chapter, where the assessment is written in chapters."""
    return next((one.text for one in chapters_of(assessment)), "")


def _sections(assessment: NeedsAssessment, held: list[AssessedNeed]) -> dict[Section, str]:
    """What the paper already says, in the places of the report's spine; the rest is for its author."""
    needs = "\n".join(f"{one.number}. {one.statement} ({one.who})" for one in held)
    sections = {
        Section.PURPOSE: f"To approve the needs assessment “{assessment.title}” of the cycle {assessment.cycle.name}.",
        Section.BACKGROUND: "\n\n".join(filter(None, [assessment.why, assessment.national])) or _first(assessment),
        Section.NEED: f"{assessment.summary}\n\n{needs}",
        Section.BACKGROUND_PAPERS: f"Needs assessment “{assessment.title}”, with its figures frozen.",
    }
    if assessment.next_review_on is not None:
        day = assessment.next_review_on
        sections[Section.TIMETABLE] = f"The assessment is to be reviewed by {day.day}.{day.month}.{day.year}."
    return sections
