"""Acts on the third part of an evaluation: performance, efficiency and perception, and what people would pay."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from quadrant.analyse.services.commands.opening import insist_latest, open_evaluation
from quadrant.analyse.services.models import AspectScore, ServiceEvaluation
from quadrant.analyse.services.terms import HIGHEST_SCORE, Aspect, Horizon, Judged, PaidBy
from quadrant.audit.act import act
from quadrant.audit.terms import Done, insist
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Person


@act("service_evaluation.aspect_judged")
def judge_aspect(
    *,
    evaluation: ServiceEvaluation,
    version: int,
    aspect: Aspect,
    now: Judged,
    future: Judged,
    by: Person,
    at: datetime,
) -> Done[ServiceEvaluation]:
    """Score one side of the service as it is and as it will be, each with its evidence."""
    kept = open_evaluation(evaluation, by)
    insist_latest(kept, version)
    given = {row.horizon: row for row in AspectScore.objects.select_for_update().filter(evaluation=kept, aspect=aspect)}
    for horizon, said in ((Horizon.NOW, now), (Horizon.FUTURE, future)):
        _insist_judged(said, horizon, at)
        row = given.get(horizon) or AspectScore(evaluation=kept, aspect=aspect, horizon=horizon)
        row.score, row.evidence, row.figure, row.unit = (
            said.score,
            said.evidence.strip(),
            said.figure,
            said.unit.strip(),
        )
        row.benchmark, row.source, row.dated_on = said.benchmark, said.source.strip(), said.dated_on
        row.scored_by, row.scored_at = by, at
        row.save()
    kept.version += 1
    kept.save()
    return Done(kept, f"{aspect.label}: {now.score} now, {future.score} in future")


def _insist_judged(said: Judged, horizon: Horizon, at: datetime) -> None:
    insist(0 <= said.score <= HIGHEST_SCORE, "A score is 0 to 5.", field=f"{horizon}_score")
    insist(bool(said.evidence.strip()), "Write down the evidence for the score.", field=f"{horizon}_evidence")
    counted = said.figure is not None or said.benchmark is not None
    insist(not counted or bool(said.source.strip()), "Name the source of the figure.", field=f"{horizon}_source")
    known = said.dated_on is None or said.dated_on <= london_day(at)
    insist(known, "The date of the evidence lies in the future.", field=f"{horizon}_dated_on")


@act("service_evaluation.price_said")
def say_price(
    *,
    evaluation: ServiceEvaluation,
    version: int,
    paid_by: PaidBy,
    amount: Decimal | None,
    evidence: str,
    by: Person,
    at: datetime,
) -> Done[ServiceEvaluation]:
    """Say what people are willing to pay for the service a year, by council tax or a charge, and how that is known."""
    kept = open_evaluation(evaluation, by)
    insist_latest(kept, version)
    insist(bool(evidence.strip()), "Say how it is known.", field="price_evidence")
    needed = paid_by is PaidBy.NEITHER or amount is not None
    insist(needed, "Give what they would pay in pounds.", field="willing_to_pay")
    insist(paid_by is not PaidBy.NEITHER or not amount, "They would not pay: leave the amount empty.", field="paid_by")
    kept.paid_by, kept.willing_to_pay, kept.price_evidence = paid_by, amount, evidence.strip()
    kept.version += 1
    kept.save()
    return Done(kept, paid_by.label)
