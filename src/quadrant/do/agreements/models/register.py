"""Contracts that were made outside Quadrant, as a council's own register tells them; tenders run in another system;
and what is planned for the day on which an agreement or a contract ends."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from quadrant.do.agreements.models.agreements import Agreement
from quadrant.do.agreements.terms import AtEnd, Form, end_told
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class RegisteredRows(TenantRows):
    def standing(self) -> RegisteredRows:
        """Those that the latest file of their register still holds."""
        return self.filter(gone_at=None)


class RegisteredContract(OfPartnership):
    """A contract that the register of a council holds. `register` is the name of the dataset that brings it, file after
    file; `dataset` is the file that told it last. One that a later file leaves out is gone from `gone_at`. One that
    `is_open_ended` rolls on; where it has no last day and does not, its end is not known. `form` is "" where no file
    told it."""

    register = models.CharField(max_length=150)
    key = models.CharField(max_length=520)
    dataset = models.ForeignKey("outcomes.Dataset", on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey("partnership.Organisation", on_delete=models.PROTECT, related_name="+")
    reference = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    department = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    is_open_ended = models.BooleanField(default=False)
    form = models.CharField(max_length=15, choices=Form.choices(), blank=True)
    review_on = models.DateField(null=True)
    extension = models.CharField(max_length=300, blank=True)
    extends_to = models.DateField(null=True)
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    irrecoverable_vat = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    is_sme = models.BooleanField(null=True)
    is_vcse = models.BooleanField(null=True)
    route = models.CharField(max_length=200, blank=True)
    gone_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(RegisteredRows)()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "register", "key"],
                name="registered_contract_once",
                violation_error_message="This register already holds the contract.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(starts_on=None) | Q(ends_on__gte=F("starts_on")),
                name="registered_contract_ends_after_start",
                violation_error_message="A contract cannot end before it begins.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(is_open_ended=False),
                name="registered_contract_rolls_on_or_ends",
                violation_error_message="A contract that has a last day does not roll on.",
            ),
            models.CheckConstraint(
                condition=Q(value=None) | Q(value__gte=0),
                name="registered_contract_value_not_below_nothing",
                violation_error_message="A contract is not worth less than £0.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def end(self) -> date | str:
        return end_told(self.ends_on, is_open_ended=self.is_open_ended)

    def is_over(self, on: date) -> bool:
        return self.ends_on is not None and self.ends_on < on


class OutsideTender(OfPartnership):
    """A tender that was run in another system: what is known of it here, written by hand."""

    title = models.CharField(max_length=300)
    system = models.CharField(max_length=100, blank=True)
    reference = models.CharField(max_length=100, blank=True)
    link = models.CharField(max_length=1000, blank=True)
    route = models.CharField(max_length=200, blank=True)
    opened_on = models.DateField(null=True)
    closes_on = models.DateField(null=True)
    bids = models.PositiveIntegerField(null=True)
    awarded_on = models.DateField(null=True)
    awarded_to = models.ForeignKey("partnership.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opened_on=None) | Q(closes_on=None) | Q(closes_on__gte=F("opened_on")),
                name="outside_tender_closes_after_opening",
                violation_error_message="A tender cannot close before it opens.",
            ),
            models.CheckConstraint(
                condition=Q(awarded_to=None) | Q(awarded_on__isnull=False),
                name="outside_tender_awarded_on_a_day",
                violation_error_message="Say on which day it was awarded.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class EndPlan(OfPartnership):
    """What is to happen when an agreement or a contract ends. A new plan stands in place of the last, which stays."""

    agreement = models.ForeignKey(Agreement, null=True, on_delete=models.PROTECT, related_name="end_plans")
    contract = models.ForeignKey(RegisteredContract, null=True, on_delete=models.PROTECT, related_name="end_plans")
    what = models.CharField(max_length=12, choices=AtEnd.choices())
    cycle = models.ForeignKey("cycle.Cycle", null=True, on_delete=models.PROTECT, related_name="+")
    tender = models.ForeignKey(OutsideTender, null=True, on_delete=models.PROTECT, related_name="end_plans")
    note = models.CharField(max_length=500, blank=True)
    made_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    dropped_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(agreement=None, contract__isnull=False) | Q(agreement__isnull=False, contract=None),
                name="end_plan_is_of_one_thing",
                violation_error_message="A plan is for an agreement or for a contract of a register.",
            ),
            models.UniqueConstraint(
                fields=["agreement"],
                condition=Q(dropped_at=None, agreement__isnull=False),
                name="end_plan_of_agreement_once",
                violation_error_message="Somebody else planned for its end a moment ago. Look at theirs first.",
            ),
            models.UniqueConstraint(
                fields=["contract"],
                condition=Q(dropped_at=None, contract__isnull=False),
                name="end_plan_of_contract_once",
                violation_error_message="Somebody else planned for its end a moment ago. Look at theirs first.",
            ),
        ]
