"""Agreements, the money that pays for them by fund and year, the outcomes they serve, what was paid."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce, Least

from quadrant.do.agreements.terms import AgreementState, Ending, Form
from quadrant.methods.calendar import FinancialYear
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class AgreementRows(TenantRows):
    def standing(self) -> AgreementRows:
        """Drafted or signed, and not withdrawn."""
        return self.filter(withdrawn_at=None)

    def signed(self) -> AgreementRows:
        return self.filter(signed_at__isnull=False)

    def with_state(self, on: date) -> AgreementRows:
        """Says of each where it stands on a day (`state`) and its last day (`last_on`)."""
        last_on = Least("ends_on", Coalesce("ended_on", "ends_on"))
        state = Case(
            When(withdrawn_at__isnull=False, then=Value(AgreementState.WITHDRAWN.value)),
            When(signed_at=None, then=Value(AgreementState.DRAFT.value)),
            When(last_on__lt=on, then=Value(AgreementState.ENDED.value)),
            When(starts_on__gt=on, then=Value(AgreementState.SIGNED.value)),
            default=Value(AgreementState.LIVE.value),
        )
        stated: AgreementRows = self.annotate(last_on=last_on).annotate(state=state)
        return stated

    def with_total(self) -> AgreementRows:
        """Says of each what it is worth in all its years (`total`)."""
        summed: AgreementRows = self.annotate(total=AgreementFundingLine.objects.sum_for("agreement", "amount"))
        return summed

    def whole(self) -> AgreementRows:
        """With everything that a row of a list prints."""
        return self.select_related("provider", "unit", "cycle", "parent")


class Agreement(OfPartnership):
    """What a provider does for the partnership, from when to when. It rests on an accepted offer or on an award."""

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=15, choices=Form.choices())
    title = models.CharField(max_length=200)
    provider = models.ForeignKey("partnership.Organisation", on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey("partnership.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    offer = models.ForeignKey("proposals.Offer", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    recommendation = models.ForeignKey(
        "governance.Recommendation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="call_offs")
    purpose = models.TextField()
    conditions = models.TextField(blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    notice_months = models.PositiveSmallIntegerField(default=3)
    drafted_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)
    signed_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    signed_at = models.DateTimeField(null=True)
    ended_on = models.DateField(null=True)
    ending = models.CharField(max_length=12, choices=Ending.choices(), blank=True)
    ended_why = models.TextField(blank=True)
    ended_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(AgreementRows)()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "title"],
                condition=Q(withdrawn_at=None),
                name="agreement_title_once",
                violation_error_message="An agreement of this title already exists.",
            ),
            models.UniqueConstraint(
                fields=["offer"],
                condition=Q(withdrawn_at=None),
                name="agreement_of_offer_once",
                violation_error_message="This offer already has an agreement.",
            ),
            models.CheckConstraint(
                condition=Q(offer=None) | Q(recommendation=None),
                name="agreement_rests_on_one_thing",
                violation_error_message="An agreement rests on an offer or on a decision, not on both.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="agreement_ends_after_start",
                violation_error_message="An agreement cannot end before it begins.",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None) | Q(withdrawn_at=None),
                name="agreement_signed_or_withdrawn",
                violation_error_message="A signed agreement cannot be withdrawn: end it.",
            ),
            models.CheckConstraint(
                condition=Q(signed_at=None) | ~Q(signed_by=F("drafted_by")),
                name="agreement_signed_by_another",
                violation_error_message="Somebody other than the one who drafted the agreement signs it.",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(signed_at__isnull=False),
                name="agreement_ended_was_signed",
                violation_error_message="Only a signed agreement can be ended.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def party(self) -> str:
        """The other side: an organisation, or its unit in an internal agreement. Both loaded with it."""
        return f"{self.unit.name}, {self.provider.name}" if self.unit else self.provider.name

    @property
    def last_day(self) -> date:
        """Its last day, as agreed or as it was ended."""
        return min(self.ends_on, self.ended_on) if self.ended_on else self.ends_on


class AgreementFundingLine(OfPartnership):
    """What one fund pays in one financial year; `entry` is the commitment in the fund's ledger, once signed."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="lines")
    fund = models.ForeignKey("funds.Fund", on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    entry = models.ForeignKey("funds.FundEntry", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["year", "fund"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "fund", "year"],
                name="funding_line_once",
                violation_error_message="This fund already pays for that year of the agreement.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="funding_line_above_nothing",
                violation_error_message="A funding line is more than £0.",
            ),
        ]

    @property
    def financial_year(self) -> FinancialYear:
        return FinancialYear(self.year)


class AgreementOutcome(OfPartnership):
    """An outcome that an agreement serves, with its share of the agreement's money. The shares add to 100."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="outcomes")
    outcome = models.ForeignKey("outcomes.Outcome", on_delete=models.PROTECT, related_name="+")
    share = models.DecimalField(max_digits=6, decimal_places=3)

    class Meta:
        ordering = ["-share", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["agreement", "outcome"],
                name="agreement_outcome_once",
                violation_error_message="The agreement already serves this outcome.",
            ),
            models.CheckConstraint(
                condition=Q(share__gt=0, share__lte=100),
                name="agreement_outcome_is_a_share",
                violation_error_message="A share is more than 0 and at most 100 per cent.",
            ),
        ]


class Payment(OfPartnership):
    """Money paid under an agreement on a day; `entry` is its line in the fund's ledger. Below £0: money back."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="payments")
    fund = models.ForeignKey("funds.Fund", on_delete=models.PROTECT, related_name="+")
    entry = models.ForeignKey("funds.FundEntry", on_delete=models.PROTECT, related_name="+")
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    paid_on = models.DateField()
    about = models.CharField(max_length=200)
    recorded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-paid_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["entry"],
                name="payment_entered_once",
                violation_error_message="This line of the ledger already records a payment.",
            )
        ]

    def delete(self, *args: Any, **options: Any) -> Any:
        raise TypeError("a payment stays as it was recorded: record the money that came back")
