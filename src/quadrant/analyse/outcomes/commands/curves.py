"""Acts on outcome curve reviews, and on how indicators are judged before they are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from quadrant.analyse.outcomes.commands.outcomes import ANALYSTS
from quadrant.analyse.outcomes.models import Area, CurveAction, CurvePoint, CurveReview, Indicator, IndicatorPower
from quadrant.analyse.outcomes.rules import may_finish_curve_action, may_review_curves
from quadrant.analyse.outcomes.terms import Power
from quadrant.audit.act import act
from quadrant.audit.terms import Changed, Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Person
from quadrant.partnership.rules import may_look_inside


@dataclass(frozen=True)
class CurveSaid:
    """What a review says: why the curve runs as it does, who can bend it, what works."""

    story: str
    partners: str
    works: str
    off_the_wall: str
    agenda: str


@act("curve_review.started")
def start_curve_review(
    *,
    indicator: Indicator,
    area: Area,
    baseline: Mapping[str, tuple[date, float]],
    made_by: str,
    cycle: Cycle | None = None,
    by: Person,
    at: datetime,
) -> Done[CurveReview]:
    """Draw the baseline, by period: where the indicator is heading if nothing changes. It is not drawn again."""
    allow(may_review_curves(by), ANALYSTS)
    insist(bool(baseline), "Draw the baseline: one coming period or more.", field="baseline")
    made = CurveReview(indicator=indicator, area=area, cycle=cycle, made_by=made_by, started_by=by, started_at=at)
    made.save()
    for period, (on, value) in baseline.items():
        CurvePoint(review=made, period=period, period_on=on, value=value).save()
    return Done(made, f"The curve of “{indicator.name}” in {area.name} is under review")


@act("curve_review.written")
def write_curve_review(
    *, review: CurveReview, version: int, said: CurveSaid, by: Person, at: datetime
) -> Done[CurveReview]:
    """Write what lies behind the curve. `version` is the one that the writer saw: nobody's words are written over."""
    allow(may_review_curves(by), ANALYSTS)
    kept = CurveReview.objects.select_for_update().get(pk=review.pk)
    for name, new in vars(said).items():
        if kept.version != version and getattr(kept, name) != new:
            raise Changed(
                "Somebody else wrote this while you did. Both texts are below: save again to keep yours.",
                field=name,
                theirs=getattr(kept, name),
                yours=new,
            )
        setattr(kept, name, new)
    kept.version += 1
    kept.save()
    return Done(kept)


@act("curve_action.added")
def add_curve_action(
    *,
    review: CurveReview,
    what: str,
    due_on: date,
    who: str = "",
    person: Person | None = None,
    cost: str = "",
    by: Person,
    at: datetime,
) -> Done[CurveAction]:
    """Agree who does what by when: somebody of the partnership, to whose work it comes, or another in words."""
    allow(may_review_curves(by), ANALYSTS)
    insist(bool(what.strip()), "Say what is to be done.", field="what")
    insist(person is not None or bool(who.strip()), "Say who does it.", field="who")
    insist(person is None or not who.strip(), "Choose a person or write who it is, not both.", field="who")
    insist(person is None or may_look_inside(person), "This person has no part here.", field="person")
    named = person.name if person is not None else who.strip()
    made = CurveAction(review=review, what=what.strip(), who=named, person=person, due_on=due_on, cost=cost.strip())
    made.added_by, made.added_at = by, at
    made.save()
    return Done(made, f"{made.who} is to: {made.what}")


@act("curve_action.done")
def finish_curve_action(*, action: CurveAction, by: Person, at: datetime) -> Done[CurveAction]:
    kept = CurveAction.objects.select_for_update().get(pk=action.pk)
    allow(may_finish_curve_action(by, kept), f"{ANALYSTS} So may whoever is to do it.")
    insist(kept.done_at is None, "This is done already.")
    kept.done_by, kept.done_at = by, at
    kept.save()
    return Done(kept, f"Done: {kept.what}")


@act("indicator.judged")
def judge_indicator(
    *, indicator: Indicator, communication: Power, proxy: Power, data: Power, agenda: str = "", by: Person, at: datetime
) -> Done[IndicatorPower]:
    """Judge an indicator by the three tests; one whose data are weak needs a word on how to get better ones."""
    allow(may_review_curves(by), ANALYSTS)
    insist(
        data is not Power.LOW or bool(agenda.strip()),
        "Its data are weak: say what would be done to get better ones.",
        field="agenda",
    )
    made = IndicatorPower.objects.select_for_update().filter(indicator=indicator).first()
    made = made or IndicatorPower(indicator=indicator)
    made.communication, made.proxy, made.data, made.agenda = communication, proxy, data, agenda.strip()
    made.judged_by, made.judged_at = by, at
    made.save()
    return Done(made, f"“{indicator.name}” was judged by the three tests")
