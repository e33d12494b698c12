"""Sending returns, and saying of each version that it is accepted, queried or rejected."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from quadrant.audit.act import act
from quadrant.audit.terms import Changed, Done, allow, insist
from quadrant.do.agreements.models import Kpi
from quadrant.do.agreements.terms import OF_TWO_COUNTS, Measure
from quadrant.methods.calendar import london_day
from quadrant.methods.ratings import out_of
from quadrant.partnership.models import Person
from quadrant.review.performance.models import KpiReturn, ReturnJudgement
from quadrant.review.performance.queries import period_numbered, state_of, versions_of
from quadrant.review.performance.rules import may_judge_return, may_send_return
from quadrant.review.performance.terms import Figures, Judgement, Period, ReturnState

PER_CENT = 100
MORE_THAN_ALL = "{n} is more than {d}. Check both, or confirm that they are right and say why."


@act("return.sent")
def send_return(
    *,
    kpi: Kpi,
    period_on: date,
    figures: Figures,
    commentary: str = "",
    confirmed: bool = False,
    after: int | None = None,
    by: Person,
    at: datetime,
) -> Done[KpiReturn]:
    """Send a period's figures, or a correction of them, for the provider.

    `after` is the version that the sender had before them, 0 for none: a colleague's later one is not sent over.
    A correction says what changed. More counted than there are to count from is refused unless confirmed with words;
    the commissioner then sees it flagged. Nothing to report is sent blank, with the reason.
    """
    allow(may_send_return(by, kpi), "Only the provider's own people send this return.")
    Kpi.objects.select_for_update().get(pk=kpi.pk)
    period = _period(kpi, period_on, london_day(at))
    earlier = versions_of(kpi, period)
    _refuse_sent_meanwhile(earlier, after)
    words = commentary.strip()
    insist(not earlier or bool(words), "Say what you answer or correct.", field="commentary")
    insist(not figures.is_blank or bool(words), "Give the figures, or say why there are none.", field="commentary")
    _refuse_senseless(kpi, figures, confirmed=confirmed and bool(words))
    made = KpiReturn(
        kpi=kpi,
        period_on=period.first_day,
        version=earlier[0].version + 1 if earlier else 1,
        numerator=figures.numerator,
        denominator=figures.denominator,
        value=_value_of(kpi, figures),
        commentary=words,
        sent_by=by,
        sent_at=at,
    )
    made.save()
    return Done(made, f"{kpi.name}, {period.label}, version {made.version}")


def _refuse_sent_meanwhile(earlier: Sequence[KpiReturn], after: int | None) -> None:
    latest = earlier[0] if earlier else None
    if latest is None or after is None or latest.version == after:
        return
    counts = [_plain(count) for count in (latest.numerator, latest.denominator) if count is not None]
    figures = " out of ".join(counts) or _plain(latest.value) or "Nothing to report"
    raise Changed(
        f"{latest.sent_by.name} has sent this return meanwhile. Send yours only if it corrects that one, and say what.",
        field="commentary",
        theirs=f"{figures}. {latest.commentary}".strip(),
    )


def _period(kpi: Kpi, period_on: date, on: date) -> Period:
    period = period_numbered(kpi, period_on)
    insist(period is not None, "Nothing is reported on this measure for that period.", field="period")
    assert period is not None  # noqa: S101  the line above refused it
    insist(period.last_day < on, f"{period.label} is not over yet.", field="period")
    return period


def _refuse_senseless(kpi: Kpi, figures: Figures, *, confirmed: bool) -> None:
    n, d = figures.numerator, figures.denominator
    if figures.is_blank:
        return
    if kpi.measure not in OF_TWO_COUNTS:
        insist(figures.value is not None, "Enter the value.", field="value")
        negative = figures.value is not None and figures.value < 0
        insist(not negative or kpi.measure != Measure.COUNT, "A count is 0 or more.", field="value")
        return
    insist(n is not None and n >= 0, "Enter the count as a number of 0 or more.", field="numerator")
    insist(d is not None and d >= 0, "Enter the count as a number of 0 or more.", field="denominator")
    too_many = kpi.measure == Measure.PER_CENT and n is not None and d is not None and n > d
    insist(not too_many or confirmed, MORE_THAN_ALL.format(n=_plain(n), d=_plain(d)), field="numerator")


def _plain(count: Decimal | None) -> str:
    return "" if count is None else f"{count.normalize():,f}"


def _value_of(kpi: Kpi, figures: Figures) -> Decimal | None:
    """A measure's value from its figures: two counts make a per cent or a rate."""
    if kpi.measure not in OF_TWO_COUNTS:
        return figures.value
    if figures.numerator is None or figures.denominator is None:
        return None
    per = PER_CENT if kpi.measure == Measure.PER_CENT else kpi.per
    return out_of(figures.numerator, figures.denominator, per)


@act("return.accepted")
def accept_return(*, sent: KpiReturn, words: str = "", by: Person, at: datetime) -> Done[ReturnJudgement]:
    """Accept a return. One that cannot be right is queried instead."""
    kept = _to_judge(sent, by)
    insist(not kept.is_doubtful, "More is counted than there is to count from. Query this return.")
    return _judged(kept, Judgement.ACCEPTED, words, by, at)


@act("return.queried")
def query_return(*, sent: KpiReturn, question: str, by: Person, at: datetime) -> Done[ReturnJudgement]:
    """Ask the provider about a return; a new version answers."""
    kept = _to_judge(sent, by)
    insist(bool(question.strip()), "Ask a question.", field="question")
    return _judged(kept, Judgement.QUERIED, question, by, at)


@act("return.rejected")
def reject_return(*, sent: KpiReturn, reason: str, by: Person, at: datetime) -> Done[ReturnJudgement]:
    """Say that a return's figures do not count, and why; a new version may take its place."""
    kept = _to_judge(sent, by)
    insist(bool(reason.strip()), "Say why it is rejected.", field="reason")
    return _judged(kept, Judgement.REJECTED, reason, by, at)


def _to_judge(sent: KpiReturn, by: Person) -> KpiReturn:
    """The return locked, its latest version, not yet judged, by somebody who manages its agreement."""
    allow(may_judge_return(by, sent), "Only those who manage the agreement answer its returns.")
    kept: KpiReturn = KpiReturn.objects.select_for_update().get(pk=sent.pk)
    later = KpiReturn.objects.filter(kpi=kept.kpi_id, period_on=kept.period_on, version__gt=kept.version)
    insist(not later.exists(), "The provider has sent a later version. Look at that one.")
    said = state_of(kept)
    waiting = said in (ReturnState.WAITING, ReturnState.CORRECTED)
    insist(waiting, f"This return was already {said.label.lower()}.")
    return kept


def _judged(kept: KpiReturn, judgement: Judgement, words: str, by: Person, at: datetime) -> Done[ReturnJudgement]:
    made = ReturnJudgement(of=kept, judgement=judgement, words=words.strip(), judged_by=by, judged_at=at)
    made.save()
    return Done(made, f"{kept.kpi.name}: {judgement.label.lower()}{f', {words.strip()}' if words.strip() else ''}")
