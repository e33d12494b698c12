"""Petitions: the partnership's scheme by its dates, each petition with its signatures, debate and answer."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from quadrant.engagement.models.consultations import Consultation
from quadrant.engagement.terms import PetitionWay
from quadrant.partnership.within import OfPartnership


class PetitionScheme(OfPartnership):
    """What the partnership promises from a day on: the numbers of signatures, the working days, whether all is public.

    It is local policy: no law fixes the numbers since 2011.
    """

    starts_on = models.DateField()
    debate_at = models.PositiveIntegerField()
    evidence_at = models.PositiveIntegerField(null=True)
    answer_within = models.PositiveSmallIntegerField()
    publishes = models.BooleanField(default=False)
    basis = models.CharField(max_length=300)
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-starts_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "starts_on"],
                name="petition_scheme_once",
                violation_error_message="A scheme from that day on is set already.",
            ),
            models.CheckConstraint(
                condition=Q(debate_at__gte=1, answer_within__gte=1)
                & (Q(evidence_at=None) | Q(evidence_at__gte=1, evidence_at__lte=F("debate_at"))),
                name="petition_scheme_in_order",
                violation_error_message="Officers give evidence at no more signatures than lead to a debate.",
            ),
        ]


class Petition(OfPartnership):
    """What people ask for with their names. `signed` is how many names it came with, `counted` how many stand."""

    title = models.CharField(max_length=150)
    asks = models.TextField()
    way = models.CharField(max_length=8, choices=PetitionWay.choices())
    received_on = models.DateField()
    signed = models.PositiveIntegerField()
    counted = models.PositiveIntegerField(null=True)
    checked_how = models.TextField(blank=True)
    checked_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    checked_at = models.DateTimeField(null=True)
    cycle = models.ForeignKey("cycle.Cycle", null=True, on_delete=models.PROTECT, related_name="+")
    consultation = models.ForeignKey(Consultation, null=True, on_delete=models.PROTECT, related_name="petitions")
    recorded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField(null=True)
    refused_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    refused_at = models.DateTimeField(null=True)
    refused_why = models.TextField(blank=True)

    class Meta:
        ordering = ["-received_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "title", "received_on"],
                name="petition_once",
                violation_error_message="This petition is recorded already.",
            ),
            models.CheckConstraint(
                condition=Q(signed__gte=1) & (Q(counted=None) | Q(counted__lte=F("signed"))),
                name="petition_counts_its_names",
                violation_error_message="No more names stand than the petition came with.",
            ),
            models.CheckConstraint(
                condition=Q(answered_at=None, answer="") | Q(answered_at__isnull=False) & ~Q(answer=""),
                name="petition_answered_in_words",
                violation_error_message="Write the answer.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PetitionOrganiser(OfPartnership):
    """Who handed a petition in and how they are reached: for those who answer it, and in nothing that is published."""

    petition = models.OneToOneField(Petition, on_delete=models.PROTECT, related_name="organiser")
    name = models.CharField(max_length=150)
    contact = models.CharField(max_length=300, blank=True)


class PetitionDebate(OfPartnership):
    """A petition was debated at a meeting, under an item of its agenda where it had one."""

    petition = models.ForeignKey(Petition, on_delete=models.PROTECT, related_name="debates")
    meeting = models.ForeignKey("governance.Meeting", on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey("governance.AgendaItem", null=True, on_delete=models.PROTECT, related_name="+")
    outcome = models.TextField()
    recorded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["recorded_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["petition", "meeting"],
                name="petition_debated_once_a_meeting",
                violation_error_message="That this meeting debated it is recorded already.",
            )
        ]
