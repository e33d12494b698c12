"""Meetings of bodies: the agenda, who came, what was declared on the day."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.governance.models.reports import Report
from quadrant.governance.terms import Presence
from quadrant.methods import words
from quadrant.partnership.terms import InterestEffect, InterestKind
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class Meeting(OfPartnership):
    """A body meets at an instant, somewhere."""

    body = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    venue = models.CharField(max_length=200, blank=True)
    called_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "at"],
                name="meeting_once",
                violation_error_message="This body already meets at that time.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.body.name}, {words.datetime(self.at)}"


class AgendaItem(OfPartnership):
    """A report on the agenda of a meeting. Added after the agenda was published, it says why it could not wait.

    `carried_from` is the item of an earlier meeting that left it to this one.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="items")
    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="agenda_items")
    number = models.PositiveSmallIntegerField()
    late_why = models.TextField(blank=True)
    late_agreed_by = models.CharField(max_length=200, blank=True)
    carried_from = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="carried_to")

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "report"],
                name="agenda_report_once",
                violation_error_message="This report is already on the agenda.",
            ),
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="agenda_number_once",
                violation_error_message="Somebody has just added an item of that number. Try again.",
            ),
            models.UniqueConstraint(
                fields=["carried_from"],
                name="agenda_carried_once",
                violation_error_message="Another meeting has already taken this item up.",
            ),
            models.CheckConstraint(
                condition=Q(late_why="") | ~Q(late_agreed_by=""),
                name="agenda_late_agreed",
                violation_error_message="Say who agreed that a late item is urgent.",
            ),
        ]


class Attendance(OfPartnership):
    """Somebody with a seat on the body came, or sent apologies."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    presence = models.CharField(max_length=10, choices=Presence.choices())
    recorded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                name="attendance_once",
                violation_error_message="This person's attendance is already recorded.",
            )
        ]


class DeclaredRows(TenantRows):
    def standing(self) -> DeclaredRows:
        """Not taken back as a mistake."""
        return self.filter(withdrawn_at=None)


class DeclaredInterest(OfPartnership):
    """An interest that somebody declared when the item was called, and what it did to them."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="declared")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30, choices=InterestKind.choices())
    nature = models.CharField(max_length=300)
    effect = models.CharField(max_length=10, choices=InterestEffect.choices())
    declared_at = models.DateTimeField()
    recorded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_why = models.CharField(max_length=300, blank=True)

    objects = TenantManager.from_queryset(DeclaredRows)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "person", "kind"],
                condition=Q(withdrawn_at=None),
                name="declared_once",
                violation_error_message="This person has already declared an interest of that kind in this item.",
            )
        ]
