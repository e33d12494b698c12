"""The programme of reviews by its deadline, and the commissioning strategies that services have."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.analyse.services.models.catalogue import Service
from quadrant.partnership.within import OfPartnership


class ReviewProgramme(OfPartnership):
    """By when every service is to be reviewed and to have a strategy. The latest counts; earlier ones stay.

    `gross_spend` is everything that is spent in the financial year `year`, of which the services are a part.
    """

    name = models.CharField(max_length=150)
    deadline_on = models.DateField()
    gross_spend = models.DecimalField(max_digits=14, decimal_places=2, null=True)
    year = models.PositiveSmallIntegerField()
    source = models.CharField(max_length=200, blank=True)
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        ordering = ["-set_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(gross_spend=None) | Q(gross_spend__gt=0),
                name="review_programme_spend_above_nothing",
                violation_error_message="Gross spend is more than £0.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class ServiceStrategy(OfPartnership):
    """The commissioning strategy of a service: its title, and when which body adopted it."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="strategies")
    title = models.CharField(max_length=200)
    body = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, related_name="+")
    adopted_on = models.DateField()
    recorded_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-adopted_on", "-pk"]
        verbose_name_plural = "service strategies"
        constraints = [
            models.UniqueConstraint(
                fields=["service", "title", "adopted_on"],
                name="service_strategy_once",
                violation_error_message="This strategy is already recorded.",
            )
        ]

    def __str__(self) -> str:
        return self.title
