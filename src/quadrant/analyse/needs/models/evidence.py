"""What stands behind a need: figures and sources, each kept as it was when it was taken."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.analyse.needs.models.needs import Need
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class Evidence(OfPartnership):
    """A figure with its indicator, area, period, unit and source, or what a dated source says. Never refreshed."""

    indicator_name = models.CharField(max_length=300, blank=True)
    area_name = models.CharField(max_length=120, blank=True)
    period = models.CharField(max_length=60, blank=True)
    value = models.FloatField(null=True)
    england = models.FloatField(null=True)
    unit = models.CharField(max_length=150, blank=True)
    decimals = models.PositiveSmallIntegerField(null=True)
    text = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    dated_on = models.DateField(null=True)

    class Meta:
        abstract = True

    @property
    def is_figure(self) -> bool:
        return self.value is not None


class EvidenceRows(TenantRows):
    def standing(self) -> EvidenceRows:
        return self.filter(withdrawn_at=None)


class NeedEvidence(Evidence):
    """A piece of evidence for a need. `indicator`, `area` and `dataset` say where its figure came from; `item` is the
    item of the library whose words it took, `finding` what a consultation found, `petition` what people asked for."""

    need = models.ForeignKey(Need, on_delete=models.PROTECT, related_name="evidence")
    indicator = models.ForeignKey("outcomes.Indicator", null=True, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey("outcomes.Area", null=True, on_delete=models.PROTECT, related_name="+")
    dataset = models.ForeignKey("outcomes.Dataset", null=True, on_delete=models.PROTECT, related_name="+")
    petition = models.ForeignKey("engagement.Petition", null=True, on_delete=models.PROTECT, related_name="+")
    item = models.ForeignKey("evidence.EvidenceItem", null=True, on_delete=models.PROTECT, related_name="+")
    finding = models.ForeignKey("engagement.Finding", null=True, on_delete=models.PROTECT, related_name="+")
    added_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    objects = TenantManager.from_queryset(EvidenceRows)()

    class Meta:
        ordering = ["added_at", "pk"]
        verbose_name_plural = "need evidence"
        constraints = [
            models.CheckConstraint(
                condition=Q(indicator__isnull=False, value__isnull=False, text="")
                | Q(indicator__isnull=True, value__isnull=True) & ~Q(text=""),
                name="need_evidence_figure_or_text",
                violation_error_message="Evidence is a figure, or what a source says.",
            ),
            models.UniqueConstraint(
                fields=["need", "indicator", "area", "period", "value"],
                condition=Q(withdrawn_at=None),
                name="need_evidence_once",
                violation_error_message="This figure already stands behind the need.",
            ),
            models.UniqueConstraint(
                fields=["need", "item"],
                condition=Q(withdrawn_at=None),
                name="need_item_once",
                violation_error_message="This item already stands behind the need.",
            ),
            models.UniqueConstraint(
                fields=["need", "finding"],
                condition=Q(withdrawn_at=None),
                name="need_finding_once",
                violation_error_message="This finding already stands behind the need.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator_name}, {self.area_name}, {self.period}" if self.is_figure else self.source
