"""Acts on the definition of an indicator."""

from __future__ import annotations

from datetime import datetime

from quadrant.analyse.outcomes.commands.hiding import settle
from quadrant.analyse.outcomes.models import HiddenFigure, Indicator
from quadrant.analyse.outcomes.queries.resting import why_not_removed
from quadrant.analyse.outcomes.rules import may_change_indicator, may_remove_indicator, may_see_small_counts
from quadrant.analyse.outcomes.terms import Method, Polarity
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Person


@act("indicator.changed")
def change_indicator(
    *,
    indicator: Indicator,
    name: str,
    topic: str,
    unit: str,
    polarity: Polarity,
    method: Method,
    source: str,
    definition: str,
    by: Person,
    at: datetime,
) -> Done[Indicator]:
    """Correct what is said about an indicator, where its source says nothing or says it badly."""
    allow(may_change_indicator(by, indicator), "Only an analyst or a commissioner may do this.")
    kept = Indicator.objects.select_for_update().get(pk=indicator.pk)
    unveils = method != kept.method and (kept.small_counts or kept.small_groups) and not may_see_small_counts(by)
    insist(
        not unveils, "Small counts of it are hidden, so only an analyst may say anew how it is made.", field="method"
    )
    kept.name, kept.topic, kept.unit, kept.source, kept.definition = name, topic, unit, source, definition
    kept.polarity, kept.method = polarity, method
    kept.hiding_decided = False
    kept.save()
    # Whether a value counts people follows from how it is made.
    settle()
    kept.refresh_from_db()
    return Done(kept)


@act("indicator.removed")
def remove_indicator(*, indicator: Indicator, why: str, by: Person, at: datetime) -> Done[Indicator]:
    """Take an indicator off the list for good that has no figures and on which nothing rests. What was said of it
    stays in its history; a file that names it brings it back."""
    allow(may_remove_indicator(by, indicator), "Only an analyst or a commissioner may do this.")
    kept = Indicator.objects.select_for_update().get(pk=indicator.pk)
    stays = why_not_removed(kept)
    insist(not stays, stays)
    insist(bool(why.strip()), "Say why it is removed.", field="why")
    HiddenFigure.objects.filter(indicator=kept).delete()
    Indicator.objects.filter(pk=kept.pk).delete()
    return Done(kept, f"“{kept.name}” was removed: {why.strip()}")
