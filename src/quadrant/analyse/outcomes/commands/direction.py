"""Acts on where a partnership is heading: its vision, outcomes taken over from a known set, its headline measures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from quadrant.analyse.outcomes.commands.outcomes import ANALYSTS
from quadrant.analyse.outcomes.models import HeadlineMeasure, HeadlineSet, Indicator, Outcome, Vision
from quadrant.analyse.outcomes.queries import OutcomeSet, headline_warnings, outcomes_taken, vision
from quadrant.analyse.outcomes.rules import may_define_outcomes
from quadrant.analyse.outcomes.terms import Counted
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Person

LONGEST_VISION = 600


@act("vision.set")
def set_vision(*, statement: str, by: Person, at: datetime) -> Done[Vision]:
    """Say in a sentence or two what the partnership is for. Every earlier wording stays on record."""
    allow(may_define_outcomes(by), ANALYSTS)
    said = " ".join(statement.split())
    insist(bool(said), "Say what the partnership wants to bring about.", field="statement")
    insist(
        len(said) <= LONGEST_VISION,
        f"A vision of {len(said)} letters is too long to be remembered: {LONGEST_VISION} is the most.",
        field="statement",
    )
    now = vision()
    insist(now is None or now.statement != said, "This is the vision as it stands.", field="statement")
    made = Vision(statement=said, set_by=by, set_at=at)
    made.save()
    return Done(made, "The partnership’s vision was set")


@act("outcomes.taken_over")
def take_over_outcomes(*, outcome_set: OutcomeSet, by: Person, at: datetime) -> Done[Outcome]:
    """Add every outcome of a known set that is not here yet. They are the partnership’s own from then on."""
    allow(may_define_outcomes(by), ANALYSTS)
    here = outcomes_taken()
    new = [one for one in outcome_set.outcomes if one.key not in here]
    insist(bool(new), f"All outcomes of “{outcome_set.name}” are here already.")
    taken = Outcome.objects.filter(name__in=[one.name for one in new]).first()
    named = taken.name if taken else ""
    insist(not named, f"You have an outcome “{named}” of your own. Give it another name first, then take the set over.")
    made = [
        Outcome(
            name=one.name,
            population=one.population,
            plan=outcome_set.name,
            description=one.meaning,
            set_key=one.key,
            added_by=by,
            added_at=at,
        )
        for one in new
    ]
    for each in made:
        each.save()
    return Done(made[0], f"{len(made)} outcomes were taken over from “{outcome_set.name}”")


@act("headlines.set")
def set_headlines(
    *, indicators: Sequence[Indicator], counted: Counted, why_outside: str = "", by: Person, at: datetime
) -> Done[HeadlineSet]:
    """Choose the few measures to be judged by: three to five of the whole or of each outcome, else a reason."""
    allow(may_define_outcomes(by), ANALYSTS)
    numbers = list(dict.fromkeys(one.pk for one in indicators))
    insist(bool(numbers), "Choose at least one measure.", field="indicators")
    outside = headline_warnings(counted, numbers)
    insist(
        not outside or bool(why_outside.strip()),
        f"{' '.join(outside)} Three to five can be kept in mind: choose so many, or say why not.",
        field="why_outside",
    )
    made = HeadlineSet(counted=counted, set_by=by, set_at=at, why_outside=why_outside.strip() if outside else "")
    made.save()
    for number in numbers:
        HeadlineMeasure(set=made, indicator_id=number).save()
    return Done(made, f"{len(numbers)} headline measures were chosen")
