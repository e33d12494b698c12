"""Acts on what an assessment recommends, and on its equity audit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db.models import Max

from quadrant.analyse.needs.commands.assessments import open_assessment
from quadrant.analyse.needs.commands.chapters import reopened
from quadrant.analyse.needs.commands.needs import WORKERS, StatedAs, state_need
from quadrant.analyse.needs.models import AssessmentRecommendation, EquityLine, Need, NeedsAssessment, VulnerableGroup
from quadrant.analyse.needs.queries import few_told_by, standing_of_assessment
from quadrant.analyse.needs.rules import may_remove_equity_line, may_take_up_recommendation
from quadrant.analyse.needs.terms import AssessmentState, EquitySide
from quadrant.analyse.outcomes.terms import SMALLEST_SHOWN
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.methods import words
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Person

ASKED = {"measure": "Say what is measured.", "unit": "Give the unit.", "source": "Name the source."}


@act("recommendation.made")
def recommend(
    *,
    assessment: NeedsAssessment,
    text: str,
    who_acts: str,
    due_on: date,
    answers: Need | None = None,
    by: Person,
    at: datetime,
) -> Done[AssessmentRecommendation]:
    """Recommend something to commissioners: which need it answers, who acts, by when."""
    kept = open_assessment(assessment, by)
    insist(bool(text.strip()), "Say what is recommended.", field="text")
    insist(bool(who_acts.strip()), "Say who acts.", field="who_acts")
    insist(due_on >= london_day(at), "Give a day that has not passed.", field="due_on")
    own = answers is None or answers.cycle_id == kept.cycle_id
    insist(own, "This need belongs to another cycle.", field="need")
    reopened(kept)
    highest = AssessmentRecommendation.objects.filter(assessment=kept).aggregate(highest=Max("number"))["highest"]
    made = AssessmentRecommendation(assessment=kept, number=(highest or 0) + 1, text=text.strip(), answers=answers)
    made.who_acts, made.due_on, made.recommended_by, made.recommended_at = who_acts.strip(), due_on, by, at
    made.save()
    return Done(made, f"{made.number}. {made.text}")


@act("recommendation.withdrawn")
def withdraw_recommendation(
    *, recommendation: AssessmentRecommendation, why: str, by: Person, at: datetime
) -> Done[AssessmentRecommendation]:
    """Take a recommendation out of an assessment that is still open."""
    reopened(open_assessment(recommendation.assessment, by))
    kept: AssessmentRecommendation = AssessmentRecommendation.objects.select_for_update().get(pk=recommendation.pk)
    insist(kept.withdrawn_at is None, "This recommendation was withdrawn already.")
    insist(bool(why.strip()), "Say why it is withdrawn.", field="why")
    kept.withdrawn_by, kept.withdrawn_at, kept.withdrawn_why = by, at, why.strip()
    kept.save()
    return Done(kept, kept.withdrawn_why)


@act("recommendation.taken_up")
def take_up_recommendation(
    *, recommendation: AssessmentRecommendation, said: StatedAs, by: Person, at: datetime
) -> Done[Need]:
    """State the need that a recommendation of an approved assessment asks to be met, in the assessment's cycle."""
    kept: AssessmentRecommendation = AssessmentRecommendation.objects.select_for_update().get(pk=recommendation.pk)
    allow(may_take_up_recommendation(by, kept), WORKERS)
    insist(kept.withdrawn_at is None, "This recommendation was withdrawn.")
    insist(kept.became_id is None, "A need was stated from this recommendation already.")
    approved = standing_of_assessment(kept.assessment).state in (AssessmentState.APPROVED, AssessmentState.SUPERSEDED)
    insist(approved, "A recommendation is taken up once its assessment is approved.")
    origin = f"Recommendation {kept.number} of “{kept.assessment.title}”"
    made = state_need(cycle=kept.assessment.cycle, said=said, origin=origin, by=by, at=at)
    kept.became = made
    kept.save()
    return Done(made, f"“{made.statement}” comes from {origin[0].lower()}{origin[1:]}")


@dataclass(frozen=True)
class Compared:
    """A group's figure beside everybody's: what is measured, of how many of the group, from which source of when."""

    side: EquitySide
    measure: str
    theirs: Decimal
    everybody: Decimal
    unit: str
    more_is_better: bool
    people: int
    source: str
    dated_on: date


@act("equity_line.added")
def add_equity_line(
    *, assessment: NeedsAssessment, group: VulnerableGroup, found: Compared, by: Person, at: datetime
) -> Done[EquityLine]:
    """Set a group at risk beside everybody, on who gets a service or on what becomes of people."""
    kept = open_assessment(assessment, by)
    insist(group.closed_at is None, f"“{group.name}” was taken off the list.", field="group")
    for name, asked in ASKED.items():
        insist(bool(getattr(found, name).strip()), asked, field=name)
    _insist_points_to_nobody(found)
    insist(found.dated_on <= london_day(at), "The figures' day lies in the future.", field="dated_on")
    reopened(kept)
    made = EquityLine(assessment=kept, group=group, side=found.side, measure=found.measure.strip())
    made.theirs, made.everybody, made.unit, made.people = (
        found.theirs,
        found.everybody,
        found.unit.strip(),
        found.people,
    )
    made.more_is_better, made.source, made.dated_on = found.more_is_better, found.source.strip(), found.dated_on
    made.recorded_by, made.recorded_at = by, at
    made.save()
    return Done(made, f"{made.group.name}, {made.measure}: {made.fares} than everybody")


def _insist_points_to_nobody(found: Compared) -> None:
    """Neither the group nor the part of it that the figure tells of, nor the rest, may be a handful: a share and the
    people it is of give away how many they are."""
    small = (
        f"A figure of a group of fewer than {SMALLEST_SHOWN} people could point to one of them: it does not go into a "
        "paper."
    )
    insist(found.people >= SMALLEST_SHOWN, small, field="people")
    few = few_told_by(found.theirs, found.people, found.unit)
    figure = words.with_unit(found.theirs, found.unit)
    told = (
        f"{figure} of {found.people} people says that {few} of them are counted, or that all but {few} are: so few "
        "could be known by name. Give a figure of a larger group or of several years together, or leave it out."
    )
    insist(few is None, told, field="theirs")


@act("equity_line.removed")
def remove_equity_line(*, line: EquityLine, by: Person, at: datetime) -> Done[NeedsAssessment]:
    """Take a line out of the equity audit of an assessment that is still open."""
    allow(may_remove_equity_line(by, line), WORKERS)
    kept = open_assessment(line.assessment, by)
    reopened(kept)
    EquityLine.objects.filter(pk=line.pk).delete()
    return Done(kept, f"{line.group.name}, {line.measure}")
