"""The words of consulting: when it comes, who is asked and how, how far power is shared, where one stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from quadrant.audit.terms import Term
from quadrant.methods.calendar import ENGLAND_AND_WALES, bank_holidays


class Stage(Term):
    """How far the thinking has come when people are asked; the first Gunning test."""

    FORMING = "forming"
    OPTIONS = "options"
    PREFERRED = "preferred"
    DECIDED = "decided"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "forming": "Nothing is proposed yet",
            "options": "Options stand side by side",
            "preferred": "One option is preferred, and may still change",
            "decided": "Decided: people are asked how to carry it out",
        }


class Sector(Term):
    """Whom a consultation or a meeting is with."""

    USERS = "users"
    YOUNG = "young"
    CARERS = "carers"
    PUBLIC = "public"
    VOLUNTARY = "voluntary"
    SOCIAL = "social"
    PRACTITIONERS = "practitioners"
    PROVIDERS = "providers"
    PARTNERS = "partners"
    BUSINESSES = "businesses"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "users": "People who use services",
            "young": "Children and young people",
            "carers": "Parents and carers",
            "public": "The general public",
            "voluntary": "Third sector: voluntary and community groups",
            "social": "Fourth sector: social enterprises and mutuals",
            "practitioners": "People working directly with families",
            "providers": "Providers",
            "partners": "Partner organisations",
            "businesses": "Businesses",
        }


class Method(Term):
    """How people were asked."""

    SURVEY = "survey"
    PUBLIC_MEETING = "public_meeting"
    FOCUS_GROUP = "focus_group"
    INTERVIEWS = "interviews"
    WORKSHOP = "workshop"
    DROP_IN = "drop_in"
    NETWORK = "network"
    PRACTITIONER_NETWORK = "practitioner_network"
    EASY_READ = "easy_read"
    WRITTEN = "written"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "survey": "Questionnaire, online and on paper",
            "drop_in": "Drop-in session",
            "network": "A group or network that meets already",
            "practitioner_network": "A network of practitioners",
            "easy_read": "Easy-read questions",
            "written": "Written submissions",
        }


class Rung(Term):
    """How far power is shared, lowest first: the ladder of co-production (Think Local Act Personal, in text)."""

    COERCION = "coercion"
    EDUCATING = "educating"
    INFORMING = "informing"
    CONSULTATION = "consultation"
    ENGAGEMENT = "engagement"
    CO_DESIGN = "co_design"
    CO_PRODUCTION = "co_production"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"co_design": "Co-design", "co_production": "Co-production"}


class Strategy(Term):
    """Would a communications or consultation strategy help? Undecided until somebody says so, with the reason."""

    YES = "yes"
    NO = "no"


class ConsultationState(Term):
    """Where a consultation stands, told by the clock and by what was done."""

    DRAFT = "draft"
    COMING = "coming"
    OPEN = "open"
    CLOSED = "closed"
    ENDED = "ended"
    REPORTED = "reported"
    WITHDRAWN = "withdrawn"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"coming": "Opens later", "ended": "Ended early"}


@dataclass(frozen=True)
class ConsultingRule:
    """How long a consultation stays open here: so many weeks, and a day more for each bank holiday within if so set."""

    weeks: int
    adds_holidays: bool
    basis: str
    from_on: date | None = None

    def first_last_day(self, opens_on: date) -> date:
        """The earliest last day of a consultation that opens on this day."""
        last = opens_on + timedelta(weeks=self.weeks)
        return last + timedelta(days=len(self.holidays(opens_on, last))) if self.adds_holidays else last

    @staticmethod
    def holidays(first: date, last: date) -> list[date]:
        """The bank holidays of England and Wales from one day to another, both counted."""
        return sorted(day for day in bank_holidays(ENGLAND_AND_WALES).days if first <= day <= last)

    @property
    def says(self) -> str:
        """Such as `12 weeks and a day more for each bank holiday`."""
        more = " and a day more for each bank holiday" if self.adds_holidays else ""
        return f"{self.weeks} week{'' if self.weeks == 1 else 's'}{more}"


SHIPPED_RULE = ConsultingRule(
    12, True, "Local policy. The Compact of 2010 asked for 12 weeks; no law fixes a length for every consultation."
)
SMALLEST_SHOWN = 5
"""Counts of people below this are hidden in every result, and others with them so that none can be worked out."""
