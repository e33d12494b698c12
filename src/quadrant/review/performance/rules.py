"""Who sends returns, who sees them, who accepts them."""

from __future__ import annotations

from typing import Any

from quadrant.do.agreements.models import Kpi
from quadrant.do.agreements.rules import may_manage_agreement, may_report_on, may_see_kpi, provides
from quadrant.partnership.rules import may_look_inside, may_manage_contracts
from quadrant.review.performance.models import KpiReturn


def may_see_own_returns(person: Any) -> bool:
    """A provider's home."""
    return provides(person)


def may_see_reviews(person: Any) -> bool:
    return may_look_inside(person)


def may_judge_returns(person: Any) -> bool:
    return may_manage_contracts(person)


def may_send_return(person: Any, kpi: Kpi) -> bool:
    return may_report_on(person, kpi)


def may_see_return(person: Any, sent: KpiReturn) -> bool:
    return may_see_kpi(person, sent.kpi)


def may_judge_return(person: Any, sent: KpiReturn) -> bool:
    """Those who manage the agreement; never for the provider that sent it."""
    return may_manage_agreement(person, sent.kpi.agreement)
