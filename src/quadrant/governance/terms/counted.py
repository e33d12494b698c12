"""How long before or after a decision something must stand published: counted rules, each with its days and basis.

The shipped rows are the law as we understand it, with how sure we are; a partnership gives its own from a day on, and a
notice keeps the rule it was made under. Counting is `methods.calendar`'s.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from quadrant.audit.terms import Term
from quadrant.methods.calendar import add_working_days, clear_days, clear_working_days


class Count(Term):
    """Which days count. Neither the day of the notice nor that of the event ever does."""

    CLEAR_DAYS = "clear_days"
    CLEAR_WORKING_DAYS = "clear_working_days"


class RuleKey(Term):
    """What a counted rule is about."""

    KEY_NOTICE = "key_notice"
    GENERAL_EXCEPTION = "general_exception"
    SPECIAL_URGENCY = "special_urgency"
    PRIVATE_NOTICE = "private_notice"
    PRIVATE_FURTHER = "private_further"
    AGENDA = "agenda"
    CALL_IN = "call_in"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "key_notice": "Notice of a key decision",
            "private_notice": "Notice that part of a meeting is private",
            "private_further": "Further notice, with what was said against it",
            "agenda": "Agenda and reports before a meeting",
            "call_in": "Call-in after a decision is published",
        }


@dataclass(frozen=True)
class CountedRule:
    """So many days of one kind, on what basis."""

    key: RuleKey
    days: int
    count: Count
    basis: str
    confidence: str = ""

    @property
    def says(self) -> str:
        """Such as `28 clear days`."""
        unit = self.count.label.lower()
        return f"{self.days} {unit.removesuffix('s') if self.days == 1 else unit}"

    def counted(self, notice: date, event: date) -> int:
        """How many days of this kind lie between the two; 0 where the event is not after the notice."""
        if event <= notice:
            return 0
        return clear_days(notice, event) if self.count is Count.CLEAR_DAYS else clear_working_days(notice, event)

    def is_kept(self, notice: date, event: date) -> bool:
        return self.days == 0 or self.counted(notice, event) >= self.days

    def first_day_after(self, notice: date) -> date:
        """The first day of an event for which a notice of this day is in time."""
        if self.days == 0:
            return notice
        if self.count is Count.CLEAR_DAYS:
            return notice + timedelta(days=self.days + 1)
        return add_working_days(notice, self.days) + timedelta(days=1)


LAWYER = "To be confirmed by the council's lawyer"
SHIPPED = {
    rule.key: rule
    for rule in (
        CountedRule(RuleKey.KEY_NOTICE, 28, Count.CLEAR_DAYS, "SI 2012/2089, regulation 9", LAWYER),
        CountedRule(RuleKey.GENERAL_EXCEPTION, 5, Count.CLEAR_WORKING_DAYS, "SI 2012/2089, regulation 10", LAWYER),
        CountedRule(RuleKey.SPECIAL_URGENCY, 0, Count.CLEAR_DAYS, "SI 2012/2089, regulation 11", LAWYER),
        CountedRule(RuleKey.PRIVATE_NOTICE, 28, Count.CLEAR_DAYS, "SI 2012/2089, regulation 5(2)", LAWYER),
        CountedRule(RuleKey.PRIVATE_FURTHER, 5, Count.CLEAR_WORKING_DAYS, "SI 2012/2089, regulation 5(4)", LAWYER),
        CountedRule(RuleKey.AGENDA, 5, Count.CLEAR_WORKING_DAYS, "LGA 1972, section 100B", LAWYER),
        CountedRule(
            RuleKey.CALL_IN,
            5,
            Count.CLEAR_WORKING_DAYS,
            "LGA 2000, section 9F, and standing orders",
            "Local: usual figure",
        ),
    )
}
