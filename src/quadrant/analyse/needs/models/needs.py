"""Needs as they are stated, and the outcomes that meeting them would serve."""

from __future__ import annotations

from django.db import models
from django.db.models import Count, Q

from quadrant.analyse.needs.terms import Met, Severity, Trend
from quadrant.partnership.links import Link, ShareLink
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class StatedNeed(OfPartnership):
    """What is said of a need: of the need itself as it is now, and of its frozen copies in assessments."""

    statement = models.CharField(max_length=300)
    who = models.CharField(max_length=200)
    how_many = models.PositiveIntegerField(null=True, blank=True)
    severity = models.CharField(max_length=10, choices=Severity.choices())
    area = models.ForeignKey("outcomes.Area", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    where = models.CharField(max_length=200, blank=True)
    trend = models.CharField(max_length=10, choices=Trend.choices(), default=Trend.UNKNOWN)
    inequality = models.TextField(blank=True)
    met = models.CharField(max_length=10, choices=Met.choices(), default=Met.UNKNOWN)
    gap = models.TextField(blank=True)

    class Meta:
        abstract = True


class NeedRows(TenantRows):
    def standing(self) -> NeedRows:
        return self.filter(withdrawn_at=None)

    def with_evidence(self) -> NeedRows:
        """Says of each need how many pieces of evidence stand behind it (`pieces`)."""
        counted: NeedRows = self.annotate(
            pieces=Count("evidence", filter=Q(evidence__withdrawn_at=None), distinct=True),
        )
        return counted


class Need(StatedNeed):
    """A need that a cycle looks at. `origin` says where it came from, such as a lesson of the cycle before.

    `version` counts its changes, so that two people do not overwrite each other.
    """

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    origin = models.CharField(max_length=300, blank=True)
    version = models.PositiveIntegerField(default=1)
    stated_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    stated_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)
    pieces: int  # by `with_evidence`

    objects = TenantManager.from_queryset(NeedRows)()

    class Meta:
        ordering = ["stated_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "statement"],
                condition=Q(withdrawn_at=None),
                name="need_stated_once",
                violation_error_message="This need is already stated in the cycle.",
            )
        ]

    def __str__(self) -> str:
        return self.statement


class NeedOutcome(ShareLink):
    """Meeting the need serves the outcome; `share` in per cent. The standing shares of a need add to 100."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="serves")
    outcome = models.ForeignKey("outcomes.Outcome", on_delete=models.PROTECT, related_name="+")

    class Meta(ShareLink.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["need", "outcome"],
                condition=Q(unlinked_at=None),
                name="need_outcome_once",
                violation_error_message="The need already serves this outcome.",
            ),
            models.CheckConstraint(
                condition=Q(share__gt=0, share__lte=100),
                name="need_outcome_is_a_share",
                violation_error_message="A share is more than 0 and at most 100 per cent.",
            ),
        ]


class NeedService(Link):
    """A service of the catalogue that meets the need, wholly or in part."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="met_by")
    service = models.ForeignKey("services.Service", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["need", "service"],
                condition=Q(unlinked_at=None),
                name="need_service_once",
                violation_error_message="This service is already said to meet the need.",
            )
        ]
