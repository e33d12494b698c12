"""What is written about a meeting besides its resolutions: agenda published, what was said, who does what, minutes."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.governance.models.meetings import AgendaItem, Meeting
from quadrant.governance.models.notices import Published
from quadrant.partnership.within import OfPartnership


class AgendaPublication(Published):
    """The agenda and its reports are open to be read; too late for the rule only with a reason."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="publications")
    late_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"],
                name="agenda_published_once",
                violation_error_message="The agenda of this meeting is published already.",
            )
        ]


class ItemNote(OfPartnership):
    """What was said on an item, for the minutes."""

    item = models.ForeignKey(AgendaItem, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    version = models.PositiveIntegerField(default=1)
    written_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["item"],
                name="item_note_once",
                violation_error_message="Somebody has just written what was said on this item. Open the page again.",
            )
        ]


class MeetingAction(OfPartnership):
    """Something that a meeting asked somebody to do by a day."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="actions")
    item = models.ForeignKey(AgendaItem, null=True, blank=True, on_delete=models.PROTECT, related_name="actions")
    what = models.CharField(max_length=300)
    owner = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    done_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    done_at = models.DateTimeField(null=True)
    done_note = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(done_at=None) | ~Q(done_note=""),
                name="meeting_action_done_in_words",
                violation_error_message="Say what came of it.",
            )
        ]

    def __str__(self) -> str:
        return self.what


class AgreedMinutes(OfPartnership):
    """The minutes of a meeting, agreed at a later one, with what that one corrected."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="agreed_minutes")
    agreed_at = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="+")
    corrections = models.TextField(blank=True)
    recorded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["meeting"],
                name="minutes_agreed_once",
                violation_error_message="The minutes of this meeting are agreed already.",
            )
        ]
