"""What an assessment recommends, and its audit of who gets less or fares worse than everybody."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.analyse.needs.models.assessments import NeedsAssessment
from quadrant.analyse.needs.models.groups import VulnerableGroup
from quadrant.analyse.needs.models.needs import Need
from quadrant.analyse.needs.terms import EquitySide
from quadrant.partnership.within import OfPartnership


class AssessmentRecommendation(OfPartnership):
    """What commissioners should do: for which need, who acts, by when. `became` is the need it was taken up as."""

    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.PROTECT, related_name="recommendations")
    number = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    answers = models.ForeignKey(Need, null=True, on_delete=models.PROTECT, related_name="+")
    who_acts = models.CharField(max_length=150)
    due_on = models.DateField()
    became = models.OneToOneField(Need, null=True, on_delete=models.PROTECT, related_name="recommended")
    recommended_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recommended_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "number"],
                name="assessment_recommendation_number_once",
                violation_error_message="Somebody has just added a recommendation of that number. Try again.",
            ),
            models.UniqueConstraint(
                fields=["assessment", "text"],
                condition=Q(withdrawn_at=None),
                name="assessment_recommends_once",
                violation_error_message="The assessment already recommends this.",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class EquityLine(OfPartnership):
    """A group at risk beside everybody, on access or on what becomes of people: both figures, their source and day."""

    assessment = models.ForeignKey(NeedsAssessment, on_delete=models.PROTECT, related_name="equity")
    group = models.ForeignKey(VulnerableGroup, on_delete=models.PROTECT, related_name="+")
    side = models.CharField(max_length=8, choices=EquitySide.choices())
    measure = models.CharField(max_length=200)
    theirs = models.DecimalField(max_digits=14, decimal_places=4)
    everybody = models.DecimalField(max_digits=14, decimal_places=4)
    unit = models.CharField(max_length=60)
    more_is_better = models.BooleanField()
    people = models.PositiveIntegerField()
    source = models.CharField(max_length=300)
    dated_on = models.DateField()
    recorded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["group__name", "side", "measure", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assessment", "group", "measure"],
                name="equity_line_once",
                violation_error_message="The audit already has this measure for this group.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.group}: {self.measure}"

    @property
    def fares(self) -> str:
        """Worse, alike or better than everybody."""
        if self.theirs == self.everybody:
            return "alike"
        return "better" if (self.theirs > self.everybody) == self.more_is_better else "worse"
