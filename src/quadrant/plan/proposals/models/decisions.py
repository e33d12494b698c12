"""Which recommendation decides which proposal; offers with their years, answered or lapsed."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows
from quadrant.plan.proposals.models.proposals import Proposal
from quadrant.plan.proposals.terms import Asks


class ProposalDecision(OfPartnership):
    """A recommendation that asks a body to fund a proposal, hold it in reserve, or not fund it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="decisions")
    recommendation = models.ForeignKey("governance.Recommendation", on_delete=models.PROTECT, related_name="+")
    asks = models.CharField(max_length=15, choices=Asks.choices())
    why = models.TextField(blank=True)
    put_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    put_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "recommendation"],
                name="proposal_decision_once",
                violation_error_message="That recommendation already covers this proposal.",
            )
        ]


class OfferRows(TenantRows):
    def standing(self) -> OfferRows:
        """Open or accepted: its money is set aside."""
        return self.filter(declined_at=None, lapsed_at=None)

    def whole(self) -> OfferRows:
        """With everything that a row of a list prints."""
        return self.select_related("proposal__call", "proposal__organisation", "made_by")


class Offer(OfPartnership):
    """Money offered for a proposal, whole or in part, on conditions, until a moment."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="offers")
    decision = models.ForeignKey(ProposalDecision, on_delete=models.PROTECT, related_name="offers")
    conditions = models.TextField(blank=True)
    falls_away = models.TextField(blank=True)
    expires_at = models.DateTimeField()
    made_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    accepted_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    accepted_at = models.DateTimeField(null=True)
    declined_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    declined_at = models.DateTimeField(null=True)
    declined_why = models.TextField(blank=True)
    lapsed_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(OfferRows)()

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal"],
                condition=Q(declined_at=None, lapsed_at=None),
                name="offer_stands_once",
                violation_error_message="This proposal already has an offer.",
            ),
            models.CheckConstraint(
                condition=Q(accepted_at=None) | Q(declined_at=None, lapsed_at=None),
                name="offer_answered_once",
                violation_error_message="This offer has already been answered.",
            ),
        ]


class OfferYear(OfPartnership):
    """What an offer brings in one financial year; `entry` is the line of the fund's ledger that sets it aside."""

    offer = models.ForeignKey(Offer, on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)
    entry = models.ForeignKey("funds.FundEntry", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["offer", "year"],
                name="offer_year_once",
                violation_error_message="This offer already names that year.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="offer_year_above_nothing",
                violation_error_message="An offer for a year is more than £0.",
            ),
        ]
