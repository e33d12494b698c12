"""What was found about an interest that came to light after a decision."""

from __future__ import annotations

from django.db import models

from quadrant.governance.models.resolutions import Resolution
from quadrant.governance.terms import DoubtOutcome
from quadrant.partnership.within import OfPartnership


class DoubtSettled(OfPartnership):
    """The monitoring officer looked again at a decision, for an interest that was registered after it."""

    resolution = models.ForeignKey(Resolution, on_delete=models.PROTECT, related_name="doubts_settled")
    interest = models.ForeignKey("partnership.Interest", on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=DoubtOutcome.choices())
    why = models.TextField()
    settled_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    settled_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resolution", "interest"],
                name="doubt_settled_once",
                violation_error_message="Somebody has just settled this.",
            )
        ]
