"""Files received and not yet taken in, and what is remembered of the columns of files like them."""

from __future__ import annotations

from django.db import models

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.partnership.within import OfPartnership


class NamedMapping(OfPartnership):
    """What the columns of a kind of file hold, by their headers, in how many rows these stand (where somebody said so),
    what holds of every row, and what names of areas mean: remembered under a name for the next file like it."""

    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20, choices=DatasetKind.choices())
    columns = models.JSONField(default=dict)
    of_all = models.JSONField(default=dict)
    before_names = models.CharField(max_length=100, blank=True)
    areas_meant = models.JSONField(default=dict)
    header_rows = models.PositiveSmallIntegerField(null=True)
    saved_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="mapping_name_once",
                violation_error_message="Another mapping has this name.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class Upload(OfPartnership):
    """A file as somebody gave it: kept with its digest, with what they said of it, until it is taken in or dropped.

    `problems` is how many it had when it was last looked through: when it came, or when somebody said what it holds.
    """

    file_name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    stored = models.CharField(max_length=200)
    name = models.CharField(max_length=150)
    kind = models.CharField(max_length=20, choices=DatasetKind.choices(), blank=True)
    topic = models.CharField(max_length=100, blank=True)
    source = models.CharField(max_length=300, blank=True)
    columns = models.JSONField(default=dict)
    period = models.CharField(max_length=60, blank=True)
    area = models.CharField(max_length=120, blank=True)
    of_all = models.JSONField(default=dict)
    before_names = models.CharField(max_length=100, blank=True)
    areas_meant = models.JSONField(default=dict)
    sheet = models.CharField(max_length=100, blank=True)
    header_row = models.PositiveIntegerField(null=True)
    header_rows = models.PositiveSmallIntegerField(null=True)
    by_mapping = models.ForeignKey(NamedMapping, null=True, on_delete=models.PROTECT, related_name="+")
    problems = models.PositiveIntegerField(default=0)
    received_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    dropped_at = models.DateTimeField(null=True)
    job = models.OneToOneField("desk.JobProgress", null=True, on_delete=models.PROTECT, related_name="+")
    dataset = models.OneToOneField("outcomes.Dataset", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-received_at", "-pk"]

    def __str__(self) -> str:
        return self.name
