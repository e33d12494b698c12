"""What was put into a report's section from the records, so that it can be told from what a person wrote."""

from __future__ import annotations

from django.db import models

from quadrant.governance.models.reports import Report
from quadrant.governance.terms import Section
from quadrant.partnership.within import OfPartnership


class FilledSection(OfPartnership):
    """The words that the records gave a section; `filled_at` is the moment they were drawn. The latest counts."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="filled")
    section = models.CharField(max_length=30, choices=Section.choices())
    text = models.TextField()
    filled_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    filled_at = models.DateTimeField()

    class Meta:
        ordering = ["filled_at", "pk"]
