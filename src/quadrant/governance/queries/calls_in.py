"""Who may call in what, and whether a decision may be carried out yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef

from quadrant.governance.models import CallIn, DecisionNotice, Recommendation, Resolution, ScrutinyRight
from quadrant.governance.queries.doubts import in_doubt
from quadrant.governance.queries.resolutions import resolution_of
from quadrant.governance.terms import APPROVALS, CallInOutcome
from quadrant.methods.calendar import in_words
from quadrant.partnership.models import Body


def scrutiny_rights() -> list[ScrutinyRight]:
    """Who may call in whose decisions."""
    return list(ScrutinyRight.objects.select_related("scrutiny", "of", "given_by").order_by("of__name"))


def scrutiny_over(resolution: Resolution) -> Body | None:
    """The body that may call a decision in: one that gives what was asked, by a body that is scrutinised by then."""
    if resolution.outcome not in APPROVALS:
        return None
    right = (
        ScrutinyRight.objects.filter(of=resolution.body_id, from_on__lte=resolution.decided_on)
        .select_related("scrutiny")
        .first()
    )
    return None if right is None else right.scrutiny


def decisions_to_publish() -> list[Resolution]:
    """What may be called in and is not published yet, oldest first."""
    later = ScrutinyRight.objects.filter(of=OuterRef("body"), from_on__lte=OuterRef("decided_on"))
    waiting = Resolution.objects.filter(Exists(later), outcome__in=APPROVALS, notices=None)
    return list(waiting.select_related("recommendation__report", "body").order_by("decided_on", "pk"))


def published_decisions() -> Any:
    """What was published, the latest first, with whether it was called in."""
    return (
        Resolution.objects.with_state()
        .whole()
        .filter(notices__isnull=False)
        .prefetch_related("notices__calls")
        .annotate(published_on=F("notices__published_on"))
        .order_by("-published_on", "-pk")
    )


def scrutinised_from() -> dict[int, date]:
    """Since when what a body decides may be called in, by the body's number."""
    return dict(ScrutinyRight.objects.values_list("of", "from_on"))


def standing_in_words(
    resolution: Resolution, since: Mapping[int, date], on: date, *, doubts: Mapping[int, str] | None = None
) -> str:
    """Whether a decision stands and may be carried out: read from a row with its notices, without a query."""
    if resolution.is_superseded:
        return "Superseded"
    if doubts and resolution.pk in doubts:
        return doubts[resolution.pk]
    notice = next(iter(resolution.notices.all()), None)
    if notice is None:
        begins = since.get(resolution.body_id)
        waits = resolution.outcome in APPROVALS and begins is not None and begins <= resolution.decided_on
        return "Not published yet" if waits else "Yes"
    call = next(iter(notice.calls.all()), None)
    if call is not None:
        return CallInOutcome(call.outcome).label if call.outcome else "Called in"
    return f"From {in_words(notice.in_effect_from)}" if on < notice.in_effect_from else "Yes"


def decision_notice_of(resolution: Resolution) -> DecisionNotice | None:
    """The notice by which a decision was published."""
    found: DecisionNotice | None = (
        DecisionNotice.objects.filter(resolution=resolution).select_related("scrutiny", "published_by").first()
    )
    return found


def call_in_of(notice: DecisionNotice) -> CallIn | None:
    found: CallIn | None = CallIn.objects.filter(notice=notice).select_related("asked_by", "recorded_by").first()
    return found


def call_in_numbered(number: int) -> CallIn | None:
    found: CallIn | None = (
        CallIn.objects.select_related("notice__scrutiny", "notice__resolution__body", "asked_by")
        .filter(pk=number)
        .first()
    )
    return found


def calls_in_to_hear(bodies: Iterable[int]) -> Any:
    """Decisions called in and not yet heard, for these scrutiny bodies."""
    waiting = CallIn.objects.filter(outcome="", notice__scrutiny__in=list(bodies))
    return waiting.select_related("notice__resolution__recommendation", "notice__resolution__body").order_by("asked_at")


def held_back(resolution: Resolution, on: date) -> str:
    """Why what was decided may not be carried out on a day; nothing where it may."""
    doubt = in_doubt(resolution)
    if doubt:
        return doubt
    if scrutiny_over(resolution) is None:
        return ""
    notice, decided = decision_notice_of(resolution), f"The decision of {in_words(resolution.decided_on)}"
    if notice is None:
        return f"{decided} has not been published yet."
    call = call_in_of(notice)
    if call is not None:
        return _after_hearing(call, decided)
    if on < notice.in_effect_from:
        return f"{decided} may be called in, so nothing is done before {in_words(notice.in_effect_from)}."
    return ""


def _after_hearing(call: CallIn, decided: str) -> str:
    if not call.outcome:
        return f"{decided} has been called in and is not heard yet."
    outcome = CallInOutcome(call.outcome)
    if outcome is CallInOutcome.STANDS:
        return ""
    return f"{decided} was called in: {outcome.label.lower()}."


def held_back_under(recommendation: Recommendation, on: date) -> str:
    """The same of what was decided on a recommendation, as it holds now."""
    resolution = resolution_of(recommendation)
    return "" if resolution is None else held_back(resolution, on)
