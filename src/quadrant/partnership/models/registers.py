"""Keeping the register of interests: who confirmed theirs, from when the public may read it, what is withheld."""

from __future__ import annotations

from django.db import models

from quadrant.partnership.models.interests import Interest
from quadrant.partnership.within import OfPartnership


class InterestConfirmation(OfPartnership):
    """A person says, on a day, that an interest of theirs still stands as it is written."""

    interest = models.ForeignKey(Interest, on_delete=models.PROTECT, related_name="confirmations")
    confirmed_on = models.DateField()
    confirmed_by = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interest", "confirmed_on"],
                name="interest_confirmed_once",
                violation_error_message="This interest was already confirmed today.",
            )
        ]


class RegisterPublication(OfPartnership):
    """From this day on the register of interests is public, or is no longer; the latest day that has come holds."""

    from_on = models.DateField()
    is_public = models.BooleanField()
    why = models.CharField(max_length=200)
    set_by = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["from_on"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "from_on"],
                name="register_publication_once",
                violation_error_message="What holds from that day is already set.",
            )
        ]


class WithheldInterest(OfPartnership):
    """An interest that the monitoring officer keeps off the public register, because publishing could do harm."""

    interest = models.ForeignKey(Interest, on_delete=models.PROTECT, related_name="withheld")
    why = models.TextField()
    withheld_by = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+")
    withheld_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interest"],
                name="interest_withheld_once",
                violation_error_message="This interest is already withheld.",
            )
        ]
