"""A matter sent up the line of bodies: which report was drafted from which."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from quadrant.governance.models.reports import Report
from quadrant.partnership.within import OfPartnership


class SentUp(OfPartnership):
    """A report that a body has dealt with, and the report to the body above that was drafted from it."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="sent_up")
    onward = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="sent_from")
    sent_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["onward"],
                name="report_sent_up_from_one",
                violation_error_message="This report was already drafted from another.",
            ),
            models.CheckConstraint(
                condition=~Q(report=F("onward")),
                name="report_not_sent_to_itself",
                violation_error_message="A report cannot be sent up to itself.",
            ),
        ]
