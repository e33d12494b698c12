"""Meetings and talks outside a questionnaire, how far power was shared in a cycle, and what people were told."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.engagement.models.consultations import Consultation
from quadrant.engagement.terms import Channel, MessageKind, Method, Rung
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class Engagement(OfPartnership):
    """People were asked by some method: who, how many, what they said, and what was done about it."""

    cycle = models.ForeignKey("cycle.Cycle", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    consultation = models.ForeignKey(
        Consultation, null=True, blank=True, on_delete=models.PROTECT, related_name="engagements"
    )
    title = models.CharField(max_length=150)
    held_on = models.DateField()
    method = models.CharField(max_length=25, choices=Method.choices())
    network = models.CharField(max_length=150, blank=True)
    sectors: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    how_many = models.PositiveIntegerField()
    led_by_young = models.BooleanField(default=False)
    findings = models.TextField()
    action = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    recorded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    acted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(method__in=["network", "practitioner_network"]) | ~Q(network=""),
                name="engagement_names_its_network",
                violation_error_message="Name the group or network.",
            ),
            models.CheckConstraint(
                condition=Q(how_many__gte=1),
                name="engagement_with_somebody",
                violation_error_message="Say how many people took part: at least 1.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Coproduction(OfPartnership):
    """How far power was to be shared in a quadrant of a cycle, and how far it was. The latest counts."""

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    quadrant = models.CharField(max_length=10)
    aimed = models.CharField(max_length=15, choices=Rung.choices())
    reached = models.CharField(max_length=15, choices=Rung.choices(), blank=True)
    evidence = models.TextField(blank=True)
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reached="") | ~Q(evidence=""),
                name="coproduction_reached_with_evidence",
                violation_error_message="Say what shows that this rung was reached.",
            )
        ]


class MessageRows(TenantRows):
    def standing(self) -> MessageRows:
        return self.filter(withdrawn_at=None)


class Message(OfPartnership):
    """What people are to be told, in plain words, and which audiences it is for."""

    cycle = models.ForeignKey("cycle.Cycle", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=15, choices=MessageKind.choices())
    title = models.CharField(max_length=150)
    words = models.TextField()
    version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)
    audiences_count: int  # by queries
    unsent: int  # by queries

    objects = TenantManager.from_queryset(MessageRows)()

    class Meta:
        ordering = ["-written_at", "-pk"]

    def __str__(self) -> str:
        return self.title


class Audience(OfPartnership):
    """Somebody whom a message is for."""

    message = models.ForeignKey(Message, on_delete=models.PROTECT, related_name="audiences")
    name = models.CharField(max_length=150)
    log: list[Sending]  # prefetched by queries

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["message", "name"],
                name="audience_once",
                violation_error_message="This audience is listed already.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Sending(OfPartnership):
    """A message went to an audience: on which day, how, to how many."""

    audience = models.ForeignKey(Audience, on_delete=models.PROTECT, related_name="sendings")
    channel = models.CharField(max_length=15, choices=Channel.choices())
    sent_on = models.DateField()
    reached = models.PositiveIntegerField(null=True, blank=True)
    note = models.CharField(max_length=200, blank=True)
    logged_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    logged_at = models.DateTimeField()

    class Meta:
        ordering = ["sent_on", "pk"]
