"""Proposals: what an organisation offers to do, its answers, its money by year, what it serves."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import F, Q

from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows
from quadrant.plan.proposals.models.calls import Call, CallQuestion
from quadrant.plan.proposals.terms import TieKind


class ProposalRows(TenantRows):
    def standing(self) -> ProposalRows:
        """Submitted, and not withdrawn since."""
        return self.filter(submitted_at__isnull=False, withdrawn_at=None)

    def whole(self) -> ProposalRows:
        """With everything that a row of a list prints."""
        return self.select_related("call", "organisation", "sponsor", "entry")


class Proposal(OfPartnership):
    """What an organisation puts forward to a call. A draft is its own; once submitted it is frozen."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="proposals")
    organisation = models.ForeignKey("partnership.Organisation", on_delete=models.PROTECT, related_name="+")
    sponsor = models.ForeignKey("partnership.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(null=True)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    improvement = models.TextField(blank=True)
    delivery_partners = models.TextField(blank=True)
    milestones = models.TextField(blank=True)
    risks = models.TextField(blank=True)
    match = models.DecimalField(max_digits=14, decimal_places=2, default=Decimal(0))
    match_source = models.CharField(max_length=300, blank=True)
    entry = models.ForeignKey("appraisal.Entry", null=True, on_delete=models.PROTECT, related_name="+")
    started_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField()
    submitted_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    objects = TenantManager.from_queryset(ProposalRows)()

    class Meta:
        ordering = ["number", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "organisation", "title"],
                name="proposal_title_once",
                violation_error_message="Your organisation already has a proposal of this title for this call.",
            ),
            models.UniqueConstraint(
                fields=["call", "number"],
                name="proposal_number_once",
                violation_error_message="Another proposal was submitted at the same moment. Submit again.",
            ),
            models.UniqueConstraint(
                fields=["entry"],
                name="proposal_entry_once",
                violation_error_message="This proposal is already entered in the appraisal.",
            ),
            models.CheckConstraint(
                condition=Q(match__gte=0),
                name="proposal_match_not_negative",
                violation_error_message="Match funding cannot be less than £0.",
            ),
            models.CheckConstraint(
                condition=Q(submitted_at__isnull=True) | (Q(number__isnull=False) & Q(entry__isnull=False)),
                name="proposal_submitted_is_entered",
                violation_error_message="A submitted proposal is entered in the appraisal.",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def reference(self) -> str:
        """`WP01`, from its submission on; its call must have been loaded with it."""
        return f"{self.call.prefix}{self.number:02}" if self.number else ""


class Answer(OfPartnership):
    """A reply to one planning question; where it does not apply, the text is the reason."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="answers")
    question = models.ForeignKey(CallQuestion, on_delete=models.PROTECT, related_name="+")
    text = models.TextField(blank=True)
    does_not_apply = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "question"],
                name="answer_once",
                violation_error_message="A colleague has just answered this question. Look at it again.",
            )
        ]


class BudgetLine(OfPartnership):
    """What a proposal asks for in one financial year, known by the year that it starts in."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="budget")
    year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=14, decimal_places=2)

    class Meta:
        ordering = ["year"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "year"],
                name="budget_line_once",
                violation_error_message="This proposal already has an amount for that year.",
            ),
            models.CheckConstraint(
                condition=Q(amount__gt=0),
                name="budget_line_above_nothing",
                violation_error_message="An amount is more than £0.",
            ),
        ]


class ProposalOutcome(OfPartnership):
    """An outcome that a proposal aims for, and by how much."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="outcomes")
    outcome = models.ForeignKey("outcomes.Outcome", on_delete=models.PROTECT, related_name="+")
    by_how_much = models.CharField(max_length=300)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "outcome"],
                name="proposal_outcome_once",
                violation_error_message="This proposal already aims for that outcome.",
            )
        ]


class ProposalPriority(OfPartnership):
    """A commissioning priority that a proposal serves; `share` in per cent. The shares of a proposal add to 100."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="priorities")
    priority = models.ForeignKey("priorities.Priority", on_delete=models.PROTECT, related_name="+")
    share = models.DecimalField(max_digits=5, decimal_places=2)
    linked_at = models.DateTimeField()

    class Meta:
        ordering = ["-share", "pk"]
        verbose_name_plural = "proposal priorities"
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "priority"],
                name="proposal_priority_once",
                violation_error_message="This proposal already serves that priority.",
            ),
            models.CheckConstraint(
                condition=Q(share__gt=0, share__lte=100),
                name="proposal_priority_is_a_share",
                violation_error_message="A share is more than 0 and at most 100 per cent.",
            ),
        ]


class ProposalTie(OfPartnership):
    """A proposal that needs another one of its call, or cannot be funded beside it."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="ties")
    other = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=TieKind.choices())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "other"],
                name="proposal_tie_once",
                violation_error_message="These two proposals are already tied.",
            ),
            models.CheckConstraint(
                condition=~Q(proposal=F("other")),
                name="proposal_tie_between_two",
                violation_error_message="A proposal cannot be tied to itself.",
            ),
        ]


class ProposalVersion(OfPartnership):
    """A proposal as it stood at one submission; never changed."""

    proposal = models.ForeignKey(Proposal, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    content = models.JSONField()
    submitted_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["proposal", "number"],
                name="proposal_version_once",
                violation_error_message="This version has already been submitted.",
            )
        ]
