"""Meetings of bodies: the agenda, who came, what was declared on the day."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.governance.models.reports import Report
from quadrant.governance.terms import Presence
from quadrant.methods import words
from quadrant.partnership.terms import InterestEffect, InterestKind
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class MeetingRows(TenantRows):
    def standing(self) -> MeetingRows:
        """Not cancelled."""
        return self.filter(cancelled_at=None)


class Meeting(OfPartnership):
    """A body meets at an instant, somewhere; cancelled, it counts as no meeting."""

    body = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    venue = models.CharField(max_length=200, blank=True)
    called_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    called_at = models.DateTimeField()
    # Officers and others who came without a seat, a line each.
    others = models.TextField(blank=True)
    cancelled_at = models.DateTimeField(null=True)
    cancelled_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    cancelled_why = models.TextField(blank=True)

    objects = TenantManager.from_queryset(MeetingRows)()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "at"],
                condition=Q(cancelled_at=None),
                name="meeting_once",
                violation_error_message="This body already meets at that time.",
            ),
            models.CheckConstraint(
                condition=Q(cancelled_at=None) | ~Q(cancelled_why=""),
                name="meeting_cancelled_with_reason",
                violation_error_message="Say why it is cancelled.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.body.name}, {words.datetime(self.at)}"


class MeetingChange(OfPartnership):
    """A meeting was put at another time or place: where it stood until then, and why once its agenda was published."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveSmallIntegerField()
    was_at = models.DateTimeField()
    was_venue = models.CharField(max_length=200, blank=True)
    why = models.TextField(blank=True)
    changed_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "number"],
                name="meeting_change_once",
                violation_error_message="Somebody has just changed this meeting. Open the page again.",
            )
        ]


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
    """Somebody with a seat on the body came, or sent apologies; or a substitute came for whose seat it is."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="attendances")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    presence = models.CharField(max_length=10, choices=Presence.choices())
    stands_in_for = models.ForeignKey("partnership.BodyMember", null=True, on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "person"],
                name="attendance_once",
                violation_error_message="This person's attendance is already recorded.",
            ),
            models.UniqueConstraint(
                fields=["meeting", "stands_in_for"],
                name="attendance_seat_filled_once",
                violation_error_message="Somebody else already stands in for this member.",
            ),
        ]


class OutOfRoom(OfPartnership):
    """Somebody who came to the meeting was not there for one item: they came later, or had gone."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="out_of_room")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recorded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item", "person"],
                name="out_of_room_once",
                violation_error_message="Somebody has just recorded this.",
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
