"""What a finance system says of each cost centre, period by period, and what that cost centre is tied to here."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import DecimalField, Q

from quadrant.methods.calendar import AccountingPeriod, FinancialYear
from quadrant.partnership.within import OfPartnership
from quadrant.plan.funds.models.funds import LATEST_YEAR
from quadrant.plan.funds.terms import Tie

PERIODS = 12


def _money(*, null: bool = False) -> DecimalField[Any, Any]:
    return models.DecimalField(max_digits=14, decimal_places=2, null=null)


class CostCentre(OfPartnership):
    """Where a finance system books money, known by its code. Tied once to a fund or a service, or said to be none of
    ours (`outside`), it stays so for every file to come."""

    code = models.CharField(max_length=60)
    name = models.CharField(max_length=200, blank=True)
    fund = models.ForeignKey("funds.Fund", null=True, on_delete=models.PROTECT, related_name="cost_centres")
    service = models.ForeignKey("services.Service", null=True, on_delete=models.PROTECT, related_name="+")
    outside = models.BooleanField(default=False)
    tied_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    tied_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"],
                name="cost_centre_code_once",
                violation_error_message="A cost centre with this code is here already.",
            ),
            models.CheckConstraint(
                condition=Q(service=None, outside=False) | Q(fund=None, outside=False) | Q(fund=None, service=None),
                name="cost_centre_tied_once",
                violation_error_message="A cost centre is tied to a fund, to a service, or is none of ours.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}".strip()

    @property
    def tie(self) -> Tie:
        if self.fund_id is not None:
            return Tie.FUND
        if self.service_id is not None:
            return Tie.SERVICE
        return Tie.OUTSIDE if self.outside else Tie.NOT_YET


class MonitoringLine(OfPartnership):
    """One account of a cost centre at the end of a period, as the finance system has it; None where its file has no
    such column. Written many at a time, so the chain holds one digest for each dataset."""

    audited_in_bulk_by: ClassVar = "dataset_id"

    dataset = models.ForeignKey("outcomes.Dataset", on_delete=models.PROTECT, related_name="+")
    cost_centre = models.ForeignKey(CostCentre, on_delete=models.PROTECT, related_name="lines")
    account = models.CharField(max_length=60, blank=True)
    account_name = models.CharField(max_length=200, blank=True)
    year = models.PositiveSmallIntegerField()
    period = models.PositiveSmallIntegerField()
    original_budget = _money(null=True)
    budget = _money(null=True)
    profiled = _money(null=True)
    actual = _money()
    commitments = _money(null=True)
    forecast = _money(null=True)

    class Meta:
        ordering = ["account", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "year", "period", "cost_centre", "account"],
                name="monitoring_line_once",
                violation_error_message="Another file holds some of these accounts for this period. Withdraw it first.",
            ),
            models.CheckConstraint(
                condition=Q(period__gte=1, period__lte=PERIODS),
                name="monitoring_line_in_a_period",
                violation_error_message="A period is one of P1 to P12.",
            ),
            models.CheckConstraint(
                condition=Q(year__gte=1990, year__lt=LATEST_YEAR),
                name="monitoring_line_in_a_year",
                violation_error_message="Give a financial year by the year that it starts in, such as 2027.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.account_name}".strip()

    @property
    def at(self) -> AccountingPeriod:
        return AccountingPeriod(FinancialYear(self.year), self.period)
