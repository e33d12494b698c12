"""Providers send returns for their own agreements; the commissioner accepts, queries or rejects each version."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.cycle.terms import FactKey
from quadrant.do.agreements.models import Kpi
from quadrant.do.agreements.terms import Frequency, Measure
from quadrant.partnership.models import Partnership
from quadrant.review.performance import commands
from quadrant.review.performance.queries import (
    returns_due,
    returns_due_from,
    returns_late,
    returns_of,
    returns_queried_to,
    returns_to_judge,
    state_of,
    versions_of,
    was_late,
)
from quadrant.review.performance.terms import Figures, Period, ReturnState
from tests.factories import agreements as made
from tests.factories import performance
from tests.factories.needs import holds

OCTOBER = date(2026, 10, 1)
FIFTH = datetime(2026, 11, 5, 12, 0, tzinfo=UTC)
TODAY = date(2026, 11, 16)


@pytest.fixture
def kpi(ardlebury: Partnership) -> Kpi:
    agreement = made.signed(terms=made.terms(starts_on=date(2026, 8, 1)))
    return made.kpi(agreement)


def test_a_return_is_sent_by_the_providers_own_people_alone(kpi: Kpi) -> None:
    for stranger in (made.manager(), made.commissioner(), made.reporter(made.provider("Tidewell Homecare"))):
        with pytest.raises(NotAllowed, match="Only the provider's own people send this return"):
            commands.send_return(kpi=kpi, period_on=OCTOBER, figures=performance.of(17, 20), by=stranger, at=FIFTH)
    sent = performance.sent(kpi, OCTOBER, performance.of(17, 20))
    assert (sent.value, sent.version, state_of(sent)) == (Decimal("85.0000"), 1, ReturnState.WAITING)
    assert holds(kpi.agreement.cycle, FactKey.RETURN_RECEIVED)
    assert not holds(kpi.agreement.cycle, FactKey.RETURN_ACCEPTED)


def test_a_provider_does_not_accept_its_own_return(kpi: Kpi) -> None:
    sent = performance.sent(kpi, OCTOBER, performance.of(17, 20))
    with pytest.raises(NotAllowed):
        commands.accept_return(sent=sent, by=made.reporter(kpi.agreement.provider), at=FIFTH)


def test_accepted_once(kpi: Kpi) -> None:
    sent = performance.sent(kpi, OCTOBER, performance.of(17, 20))
    performance.accepted(sent)
    assert holds(kpi.agreement.cycle, FactKey.RETURN_ACCEPTED)
    with pytest.raises(Refusal, match="This return was already accepted"):
        commands.query_return(sent=sent, question="Sure?", by=made.manager(), at=FIFTH)


def test_more_than_all_is_sent_only_when_confirmed_and_is_then_queried(kpi: Kpi) -> None:
    with pytest.raises(Refusal, match="21 is more than 20") as refused:
        performance.sent(kpi, OCTOBER, performance.of(21, 20), commentary="One came twice")
    assert refused.value.field == "numerator"
    sent = performance.sent(kpi, OCTOBER, performance.of(21, 20), commentary="One came twice", confirmed=True)
    assert sent.is_doubtful
    with pytest.raises(Refusal, match="Query this return"):
        commands.accept_return(sent=sent, by=made.manager(), at=FIFTH)
    commands.query_return(sent=sent, question="Who came twice?", by=made.manager(), at=FIFTH)
    reporter = made.reporter(kpi.agreement.provider)
    assert [one.judgement.words for one in returns_queried_to(reporter)] == ["Who came twice?"]
    with pytest.raises(Refusal, match="Say what you answer or correct"):
        performance.sent(kpi, OCTOBER, performance.of(20, 20))
    answered = performance.sent(kpi, OCTOBER, performance.of(20, 20), commentary="Counted once now")
    assert (answered.version, state_of(answered)) == (2, ReturnState.CORRECTED)
    assert [one.version for one in versions_of(kpi, Period(OCTOBER))] == [2, 1]
    assert returns_queried_to(reporter) == []


def test_a_correction_after_acceptance_keeps_both_and_waits_again(kpi: Kpi) -> None:
    performance.accepted(performance.sent(kpi, OCTOBER, performance.of(17, 20)))
    performance.sent(kpi, OCTOBER, performance.of(16, 20), commentary="One had not finished")
    assert [one.value for one in versions_of(kpi, Period(OCTOBER))] == [Decimal(80), Decimal(85)]
    assert [one.value for one in returns_of(kpi)] == [Decimal(80)]
    assert not holds(kpi.agreement.cycle, FactKey.RETURN_ACCEPTED)
    [waiting] = returns_to_judge(made.manager())
    assert (waiting.version, state_of(waiting)) == (2, ReturnState.CORRECTED)


def test_an_earlier_version_is_no_longer_answered(kpi: Kpi) -> None:
    first = performance.sent(kpi, OCTOBER, performance.of(17, 20))
    performance.sent(kpi, OCTOBER, performance.of(16, 20), commentary="Corrected")
    with pytest.raises(Refusal, match="The provider has sent a later version"):
        commands.accept_return(sent=first, by=made.manager(), at=FIFTH)


def test_due_and_late(kpi: Kpi) -> None:
    """Returns of August and September are late; October's is due by 14 November, so it is late since the 15th."""
    assert [(due.period.label, due.due_on) for due in returns_due([kpi], on=TODAY)] == [
        ("August 2026", date(2026, 9, 14)),
        ("September 2026", date(2026, 10, 14)),
        ("October 2026", date(2026, 11, 14)),
    ]
    assert [due.is_late for due in returns_due([kpi], on=date(2026, 11, 14))] == [True, True, False]
    late = performance.sent(kpi, OCTOBER, performance.of(17, 20), at=datetime(2026, 11, 15, 9, tzinfo=UTC))
    assert was_late(late)
    assert not was_late(performance.sent(kpi, date(2026, 8, 1), performance.of(17, 20)))
    assert [due.period.label for due in returns_late(on=TODAY)] == ["September 2026"]
    assert [due.period.label for due in returns_due_from(made.reporter(kpi.agreement.provider), on=TODAY)] == [
        "September 2026"
    ]
    assert returns_due_from(made.reporter(made.provider("Tidewell Homecare")), on=TODAY) == []


def test_a_month_that_is_not_over_or_not_reported_is_refused(kpi: Kpi) -> None:
    with pytest.raises(Refusal, match="October 2026 is not over yet"):
        performance.sent(kpi, OCTOBER, performance.of(1, 2), at=datetime(2026, 10, 31, 12, tzinfo=UTC))
    for never in (date(2026, 7, 1), date(2026, 10, 2), date(2028, 4, 1)):
        with pytest.raises(Refusal, match="Nothing is reported on this measure for that period"):
            performance.sent(kpi, never, performance.of(1, 2), at=FIFTH)


def test_quarters_are_those_of_the_financial_year(ardlebury: Partnership) -> None:
    agreement = made.signed(terms=made.terms(starts_on=date(2026, 4, 1)))
    kpi = made.kpi(agreement, frequency=Frequency.QUARTER, measure=Measure.COUNT, numerator="", denominator="")
    assert [due.period.label for due in returns_due([kpi], on=TODAY)] == ["Q1 2026/27", "Q2 2026/27"]


def test_nothing_to_report_says_why(kpi: Kpi) -> None:
    with pytest.raises(Refusal, match="Give the figures, or say why there are none"):
        performance.sent(kpi, OCTOBER, Figures())
    assert performance.sent(kpi, OCTOBER, Figures(), commentary="Closed for repairs").value is None


def test_a_rejected_return_says_why(kpi: Kpi) -> None:
    sent = performance.sent(kpi, OCTOBER, performance.of(17, 20))
    with pytest.raises(Refusal, match="Say why it is rejected"):
        commands.reject_return(sent=sent, reason=" ", by=made.manager(), at=FIFTH)
    commands.reject_return(sent=sent, reason="Figures of another place", by=made.manager(), at=FIFTH)
    assert [state_of(one) for one in returns_of(kpi)] == [ReturnState.REJECTED]
