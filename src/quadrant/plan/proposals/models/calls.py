"""A call for proposals and the planning questions that it asks."""

from __future__ import annotations

from django.db import models

from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class CallRows(TenantRows):
    def opened(self) -> CallRows:
        return self.filter(opened_at__isnull=False)


class Call(OfPartnership):
    """A prospectus: what is wanted, from which fund, judged by which criteria, until which moment."""

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    fund = models.ForeignKey("funds.Fund", on_delete=models.PROTECT, related_name="+")
    criteria_set = models.ForeignKey("appraisal.CriteriaSet", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=150)
    intentions = models.TextField()
    eligibility = models.TextField()
    support = models.TextField(blank=True)
    part_funding = models.BooleanField(default=True)
    prefix = models.CharField(max_length=6, blank=True)
    question_set = models.CharField(max_length=80, blank=True)
    closes_at = models.DateTimeField()
    decision_on = models.DateField()
    offers_on = models.DateField()
    drafted_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    opened_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(CallRows)()

    class Meta:
        ordering = ["-closes_at", "title"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "title"],
                name="call_title_once",
                violation_error_message="This cycle already has a call of that title.",
            ),
            models.CheckConstraint(
                condition=models.Q(offers_on__gte=models.F("decision_on")),
                name="call_offers_after_decision",
                violation_error_message="Offers cannot be made before the decision.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class CallQuestion(OfPartnership):
    """A planning question as this call asks it, whatever the framework's wording becomes. A part has a parent."""

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="questions")
    parent = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    key = models.CharField(max_length=170)
    number = models.PositiveSmallIntegerField()
    place = models.PositiveSmallIntegerField()
    text = models.TextField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(
                fields=["call", "key"],
                name="call_question_once",
                violation_error_message="The call already asks this question.",
            )
        ]
