"""Who reads what is exempt of a report, besides those whose role or seat opens it."""

from __future__ import annotations

from django.db import models

from quadrant.governance.models.reports import Report
from quadrant.partnership.within import OfPartnership


class ExemptReader(OfPartnership):
    """Somebody named as a reader of what is exempt, such as an officer whose comment is asked for."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="exempt_readers")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        verbose_name = "reader"
        constraints = [
            models.UniqueConstraint(
                fields=["report", "person"],
                name="exempt_reader_once",
                violation_error_message="This person is already named.",
            )
        ]
