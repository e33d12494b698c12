"""Returns on measures, a row for each version, and what the commissioner said of each."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Exists, OuterRef, Q

from quadrant.do.agreements.terms import Measure
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows
from quadrant.review.performance.terms import Judgement


class KpiReturnRows(TenantRows):
    def newest(self) -> KpiReturnRows:
        """Of each measure and period, the version sent last."""
        later = KpiReturn.objects.filter(
            kpi=OuterRef("kpi"), period_on=OuterRef("period_on"), version__gt=OuterRef("version")
        )
        return self.filter(~Exists(later))

    def whole(self) -> KpiReturnRows:
        """With everything that a row of a list prints."""
        return self.select_related(
            "kpi__agreement__provider", "kpi__agreement__unit", "sent_by", "judgement__judged_by"
        )


class KpiReturn(OfPartnership):
    """A provider's figures for one period of one measure. A correction is a new version; none is changed."""

    kpi = models.ForeignKey("agreements.Kpi", on_delete=models.PROTECT, related_name="+")
    period_on = models.DateField()
    version = models.PositiveSmallIntegerField(default=1)
    numerator = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    denominator = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    commentary = models.TextField(blank=True)
    sent_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    sent_at = models.DateTimeField()

    objects = TenantManager.from_queryset(KpiReturnRows)()

    class Meta:
        ordering = ["-period_on", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["kpi", "period_on", "version"],
                name="return_version_once",
                violation_error_message="A return for this period has just been sent. Open the page again.",
            ),
            models.CheckConstraint(
                condition=(Q(numerator=None) | Q(numerator__gte=0)) & (Q(denominator=None) | Q(denominator__gte=0)),
                name="return_counts_not_negative",
                violation_error_message="Counts are 0 or more.",
            ),
        ]

    @property
    def is_doubtful(self) -> bool:
        """More counted than there are to count from: a per cent above 100."""
        if self.kpi.measure != Measure.PER_CENT or self.numerator is None:
            return False
        return self.numerator > (self.denominator or Decimal(0))


class ReturnJudgement(OfPartnership):
    """Accepted, queried with a question, or rejected with a reason: once for each version of a return."""

    of = models.OneToOneField(KpiReturn, on_delete=models.PROTECT, related_name="judgement")
    judgement = models.CharField(max_length=10, choices=Judgement.choices())
    words = models.TextField(blank=True)
    judged_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    judged_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["of"],
                name="return_judged_once",
                violation_error_message="Somebody else has just answered this return. Open the page again.",
            ),
            models.CheckConstraint(
                condition=Q(judgement=Judgement.ACCEPTED) | ~Q(words=""),
                name="return_judgement_has_words",
                violation_error_message="Say what the provider should answer.",
            ),
        ]
