"""Funds, their financial years, who contributes, and the ledger of what happened to the money."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import models
from django.db.models import DecimalField, Q, Sum, Value
from django.db.models.functions import Coalesce

from quadrant.methods.calendar import FinancialYear
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows
from quadrant.plan.funds.terms import Arrangement, EntryKind, Nature, StreamKind

MONEY: DecimalField[Any, Any] = DecimalField(max_digits=14, decimal_places=2)
LATEST_YEAR = 2200
GIVES_BACK = [EntryKind.ALLOCATION_RELEASED, EntryKind.COMMITMENT_RELEASED]


class LedgerOnlyAppends(TypeError):
    """Code tried to alter or remove a line of the ledger: a defect, never a person's mistake."""


class Fund(OfPartnership):
    """A stream of money with its rules. Its amounts stand in the ledger, by financial year."""

    name = models.CharField(max_length=150)
    about = models.TextField(blank=True)
    stream = models.CharField(max_length=20, choices=StreamKind.choices())
    nature = models.CharField(max_length=10, choices=Nature.choices(), default=Nature.REVENUE)
    arrangement = models.CharField(max_length=10, choices=Arrangement.choices(), default=Arrangement.SINGLE)
    ring_fenced_for = models.CharField(max_length=200, blank=True)
    recurrent = models.BooleanField(default=False)
    over_programming = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(0))
    owner = models.ForeignKey("partnership.Organisation", on_delete=models.PROTECT, related_name="+")
    opened_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="fund_name_once",
                violation_error_message="A fund of this name already exists.",
            ),
            models.CheckConstraint(
                condition=Q(over_programming__gte=0, over_programming__lte=100),
                name="fund_over_programming_per_cent",
                violation_error_message="Over-programming is between 0 and 100 per cent.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class FundCycle(OfPartnership):
    """A fund that pays for what a cycle commissions."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="cycles")
    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fund", "cycle"],
                name="fund_in_cycle_once",
                violation_error_message="This fund already pays for that cycle.",
            )
        ]


def _total(kind: EntryKind, before: datetime | None) -> Any:
    lines = Q(entries__kind=kind) if before is None else Q(entries__kind=kind, entries__entered_at__lt=before)
    return Coalesce(Sum("entries__amount", filter=lines), Value(Decimal(0)), output_field=MONEY)


class FundYearRows(TenantRows):
    def with_totals(self, *, before: datetime | None = None) -> FundYearRows:
        """Each year with its budget, allocated, committed and actual money, by the lines entered `before` a moment."""
        found: FundYearRows = self.annotate(
            budget=_total(EntryKind.BUDGET, before),
            allocated=_total(EntryKind.ALLOCATION, before) - _total(EntryKind.ALLOCATION_RELEASED, before),
            committed=_total(EntryKind.COMMITMENT, before) - _total(EntryKind.COMMITMENT_RELEASED, before),
            actual=_total(EntryKind.ACTUAL, before),
        )
        return found


class FundYear(OfPartnership):
    """A fund's financial year, known by the year that it starts in. Whoever moves its money locks this row."""

    fund = models.ForeignKey(Fund, on_delete=models.PROTECT, related_name="years")
    starts = models.PositiveSmallIntegerField()
    provisional = models.BooleanField(default=False)

    objects = TenantManager.from_queryset(FundYearRows)()

    class Meta:
        ordering = ["fund", "starts"]
        constraints = [
            models.UniqueConstraint(
                fields=["fund", "starts"],
                name="fund_year_once",
                violation_error_message="This fund already has that year.",
            ),
            models.CheckConstraint(
                condition=Q(starts__gte=1990, starts__lt=LATEST_YEAR),
                name="fund_year_is_a_year",
                violation_error_message="Give a financial year by the year that it starts in, such as 2027.",
            ),
        ]

    @property
    def year(self) -> FinancialYear:
        return FinancialYear(self.starts)


class Contribution(OfPartnership):
    """An organisation's share of a fund's year, in per cent. The shares of one year add to 100."""

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="contributions")
    organisation = models.ForeignKey("partnership.Organisation", on_delete=models.PROTECT, related_name="+")
    share = models.DecimalField(max_digits=6, decimal_places=3)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["year", "organisation"],
                name="contribution_once",
                violation_error_message="This organisation already contributes to that year.",
            ),
            models.CheckConstraint(
                condition=Q(share__gt=0, share__lte=100),
                name="contribution_is_a_share",
                violation_error_message="A share is more than 0 and at most 100 per cent.",
            ),
        ]


class FundEntry(OfPartnership):
    """A line of the ledger: so much, of this kind, belonging to this day and so to its financial year.

    `belongs_on` is the day that the money belongs to, whenever the line was entered.
    """

    year = models.ForeignKey(FundYear, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=20, choices=EntryKind.choices())
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    belongs_on = models.DateField()
    about = models.CharField(max_length=300)
    of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="releases")
    entered_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    class Meta:
        ordering = ["entered_at", "pk"]
        verbose_name_plural = "fund entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(amount__gt=0) | Q(kind__in=[EntryKind.BUDGET, EntryKind.ACTUAL]) & ~Q(amount=0),
                name="fund_entry_amount_has_sense",
                violation_error_message="Enter an amount of more than £0.",
            ),
            models.CheckConstraint(
                condition=Q(of__isnull=False, kind__in=GIVES_BACK) | Q(of__isnull=True) & ~Q(kind__in=GIVES_BACK),
                name="fund_entry_release_names_its_line",
                violation_error_message="What is given back names the line that it gives back.",
            ),
        ]

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding:
            raise LedgerOnlyAppends("a line of the ledger is never changed: add another")
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> Any:
        raise LedgerOnlyAppends("a line of the ledger is never removed: add another")
