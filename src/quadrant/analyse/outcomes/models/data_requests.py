"""Data asked of a partner, and what came."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When

from quadrant.analyse.outcomes.terms import Subject
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows, here


class DataRequestRows(TenantRows):
    def with_state(self) -> DataRequestRows:
        came = DataReceived.objects.filter(request=OuterRef("pk"))
        found: DataRequestRows = self.annotate(
            state=Case(
                When(withdrawn_at__isnull=False, then=Value("withdrawn")),
                When(Exists(came), then=Value("received")),
                When(Q(due_on__lt=here().on), then=Value("overdue")),
                default=Value("asked"),
            )
        )
        return found


class DataRequest(OfPartnership):
    """What one partner was asked for, and by when."""

    organisation = models.ForeignKey("partnership.Organisation", on_delete=models.PROTECT, related_name="+")
    cycle = models.ForeignKey("cycle.Cycle", null=True, on_delete=models.PROTECT, related_name="+")
    what = models.TextField()
    due_on = models.DateField()
    asked_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    why_withdrawn = models.TextField(blank=True)

    objects = TenantManager.from_queryset(DataRequestRows)()

    class Meta:
        ordering = ["due_on", "pk"]

    def __str__(self) -> str:
        return f"Data asked of {self.organisation}"


class DataRequestSubject(OfPartnership):
    """One thing that the data asked for are about."""

    request = models.ForeignKey(DataRequest, on_delete=models.PROTECT, related_name="subjects")
    subject = models.CharField(max_length=20, choices=Subject.choices())

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["request", "subject"],
                name="data_subject_once",
                violation_error_message="The request names this already.",
            )
        ]


class DataReceived(OfPartnership):
    """A file that came in answer to a request, kept as it came."""

    request = models.ForeignKey(DataRequest, on_delete=models.PROTECT, related_name="received")
    file_name = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    stored = models.CharField(max_length=200)
    note = models.TextField(blank=True)
    received_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    received_at = models.DateTimeField()

    class Meta:
        ordering = ["received_at", "pk"]
        verbose_name_plural = "data received"
        constraints = [
            models.UniqueConstraint(
                fields=["request", "digest"],
                name="data_received_once",
                violation_error_message="This very file has been received already.",
            )
        ]

    def __str__(self) -> str:
        return self.file_name
