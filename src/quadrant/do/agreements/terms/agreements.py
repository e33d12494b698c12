"""The words of agreements: their forms and states, measures and their targets, quality standards and waivers."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from quadrant.audit.terms import Term
from quadrant.partnership.terms import DecisionKind

HUNDRED = Decimal(100)

# The kinds of decision that an agreement may rest on where no offer leads to it.
AWARDS = frozenset({DecisionKind.AWARD, DecisionKind.FUNDING})


class Form(Term):
    """The five forms of agreement."""

    CONTRACT = "contract"
    INTERNAL = "internal"
    GRANT = "grant"
    PARTNERSHIP = "partnership"
    FRAMEWORK = "framework"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "internal": "Internal agreement (SLA)",
            "partnership": "Partnership or pooled agreement",
            "framework": "Framework agreement with call-offs",
        }


class AgreementState(Term):
    """How far an agreement has come; derived from what was signed and ended, and from the day."""

    DRAFT = "draft"
    WITHDRAWN = "withdrawn"
    SIGNED = "signed"
    LIVE = "live"
    ENDED = "ended"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"signed": "Signed, not yet begun"}


class Ending(Term):
    """Why an agreement ends before or on its last day."""

    AGREED = "agreed"
    NOTICE = "notice"
    TERMINATED = "terminated"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "agreed": "Both parties agreed to end it",
            "notice": "Notice was given",
            "terminated": "Terminated for default",
        }


class KpiKind(Term):
    """What a measure tells: how much was done, how well, or whether anyone is better off."""

    HOW_MUCH = "how_much"
    HOW_WELL = "how_well"
    BETTER_OFF = "better_off"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"better_off": "Is anyone better off"}


class Measure(Term):
    """How a measure's value is made from what the provider counts."""

    PER_CENT = "per_cent"
    RATE = "rate"
    COUNT = "count"
    NUMBER = "number"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "per_cent": "Per cent: so many of so many",
            "rate": "Rate: so many for each 1,000",
            "count": "A count",
            "number": "Another number, such as days or a score",
        }


# Measures made of two counts; the others are one figure.
OF_TWO_COUNTS = frozenset({Measure.PER_CENT, Measure.RATE})


class Frequency(Term):
    """How often a provider reports a measure."""

    MONTH = "month"
    QUARTER = "quarter"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"month": "Every month", "quarter": "Every quarter of the financial year"}


class Judged(Term):
    """How a check found one quality standard."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"


class StandardState(Term):
    """Where one standard stands for one agreement on a day; derived from checks, waivers and the day."""

    MET = "met"
    PARTLY_MET = "partly_met"
    NOT_MET = "not_met"
    EXPIRED = "expired"
    WAIVED = "waived"
    NOT_CHECKED = "not_checked"


STANDS = frozenset({StandardState.MET, StandardState.WAIVED})
"""A standard in one of these states does not keep an agreement from being signed."""


@dataclass(frozen=True)
class Terms:
    """What an agreement says of itself, apart from its parties and its money."""

    title: str
    form: Form
    purpose: str
    starts_on: date
    ends_on: date
    notice_months: int = 3
    conditions: str = ""


@dataclass(frozen=True)
class Definition:
    """How a measure is defined. `per` is what a rate is counted by; `baseline` fixes the limits of its chart."""

    name: str
    kind: KpiKind
    measure: Measure
    polarity: str
    frequency: Frequency = Frequency.MONTH
    definition: str = ""
    numerator: str = ""
    denominator: str = ""
    unit: str = ""
    per: int = 1000
    due_days: int = 14
    baseline: int | None = None


@dataclass(frozen=True)
class Finding:
    """What a check found on one standard, on which evidence, good until when."""

    judged: Judged
    evidence: str
    expires_on: date | None = None


@dataclass(frozen=True)
class Signing:
    """Whether an agreement may be signed on a day: what keeps it from that, in sentences."""

    hindrances: tuple[str, ...] = field(default=())

    @property
    def is_ready(self) -> bool:
        return not self.hindrances
