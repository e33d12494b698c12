"""The words of services: what the law says of them, how they are evaluated, who could deliver them, what is covered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from quadrant.audit.terms import Term
from quadrant.partnership.terms import OrganisationLine

HIGHEST_SCORE: Final = 5
YEARS_AHEAD: Final = 3
ANCHORS: Final = {
    0: "fails, or nothing is known",
    1: "far below what it should be",
    2: "below what it should be",
    3: "as it should be",
    4: "better than most",
    5: "among the best anywhere",
}


class Duty(Term):
    """Whether the law requires a service or only allows it."""

    MUST = "must"
    MIXED = "mixed"
    MAY = "may"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "must": "Must: the law requires it",
            "mixed": "Part must, part may",
            "may": "May: the law allows it",
        }


class Aspect(Term):
    """The three sides of a service that an evaluation looks at."""

    PERFORMANCE = "performance"
    EFFICIENCY = "efficiency"
    PERCEPTION = "perception"

    @property
    def asks(self) -> str:
        """The question, and what would answer it."""
        return {
            Aspect.PERFORMANCE: "What results it gets against its targets and outcomes.",
            Aspect.EFFICIENCY: "What a unit costs, beside what it costs elsewhere.",
            Aspect.PERCEPTION: "What users and customers say: surveys, complaints, compliments.",
        }[self]

    @property
    def figure(self) -> str:
        """What its figure is called."""
        return {
            Aspect.PERFORMANCE: "Result",
            Aspect.EFFICIENCY: "Unit cost",
            Aspect.PERCEPTION: "Survey or complaints figure",
        }[self]


class Horizon(Term):
    """When: as the service is today, or as it will be if nothing changes."""

    NOW = "now"
    FUTURE = "future"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"future": "In future, if nothing changes"}


class PaidBy(Term):
    """How people would pay what they are willing to pay for a service."""

    COUNCIL_TAX = "council_tax"
    CHARGE = "charge"
    NEITHER = "neither"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "council_tax": "A share of council tax",
            "charge": "A direct charge",
            "neither": "They would not pay",
        }


class Adds(Term):
    """How much a service adds to an outcome or an aim."""

    STRONGLY = "strongly"
    SOMEWHAT = "somewhat"
    NOTHING = "nothing"
    AGAINST = "against"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"strongly": "Adds a lot", "somewhat": "Adds a little", "against": "Works against it"}


class Aim(Term):
    """The five shared principles of sustainable development (Securing the Future, UK governments, 2005)."""

    ENVIRONMENT = "environment"
    SOCIETY = "society"
    ECONOMY = "economy"
    GOVERNANCE = "governance"
    SCIENCE = "science"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "environment": "Living within environmental limits",
            "society": "A strong, healthy and just society",
            "economy": "A sustainable economy",
            "governance": "Good governance",
            "science": "Sound science, used responsibly",
        }


class DeliveryModel(Term):
    """Who could deliver a service, and how."""

    RECONFIGURE = "reconfigure"
    EFFICIENT = "efficient"
    SOCIAL_ENTERPRISE = "social_enterprise"
    SHARED = "shared"
    EVOLVE = "evolve"
    AUTOMATE = "automate"
    BUY_OUT = "buy_out"
    OUTSOURCE = "outsource"
    JOINT_VENTURE = "joint_venture"
    DECOMMISSION = "decommission"
    AS_NOW = "as_now"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "reconfigure": "Reconfigure it in house",
            "efficient": "Make it more efficient in house",
            "social_enterprise": "Social enterprise, mutual or trust",
            "shared": "Share it with others",
            "evolve": "Let it evolve and earn income",
            "automate": "Automate it",
            "buy_out": "Management buy-out",
            "outsource": "Contract it out",
            "joint_venture": "Joint venture or asset-backed vehicle",
            "decommission": "Decommission it",
            "as_now": "Leave it as it is",
        }


class Covered(Term):
    """How far a service has come in a programme of reviews."""

    WHOLE = "whole"
    REVIEWED = "reviewed"
    STRATEGY = "strategy"
    NOTHING = "not_reviewed"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "whole": "Reviewed, with a strategy",
            "reviewed": "Reviewed, no strategy yet",
            "strategy": "Strategy, not reviewed",
            "not_reviewed": "Not reviewed",
        }


@dataclass(frozen=True)
class Paid:
    """What a row of a file says is paid for a service: by whom, from which budget, in which financial year."""

    funder: str
    source: str
    year: int
    amount: Decimal


@dataclass(frozen=True)
class ServiceLine:
    """A service as one row of a file tells it. `told` holds only the fields that the row says something of."""

    name: str
    reference: str
    provider: OrganisationLine
    told: Mapping[str, object]
    areas: tuple[str, ...] = ()
    paid: Paid | None = None


# The fields of a service that a file may tell, as they are called on a page.
TOLD_OF_SERVICE = {
    "name": "Name",
    "reference": "Reference",
    "kind": "Type of service",
    "client_group": "Whom it is for",
    "tier": "Tier",
    "level": "Level",
    "duty": "Does the law require it?",
    "legal_basis": "Legal basis",
    "as_users_say": "What it is",
    "minimum_standard": "Minimum standard",
    "local_choice": "What is decided here",
    "capacity": "Capacity in a year",
    "volume": "Used in a year",
    "unit": "Counted in",
    "quality": "Quality",
}


@dataclass(frozen=True)
class Judged:
    """What is said of one side of a service at one time: a score from 0 to 5 and what it rests on."""

    score: int
    evidence: str
    figure: Decimal | None = None
    unit: str = ""
    benchmark: Decimal | None = None
    source: str = ""
    dated_on: date | None = None
