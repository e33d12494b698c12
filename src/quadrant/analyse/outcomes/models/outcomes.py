"""Outcomes, what measures them, and what a cycle chose to look at."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.analyse.outcomes.models.indicators import Indicator
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class Outcome(OfPartnership):
    """How things should be for a population, named by a plan or by the partnership itself.

    `right_people` and `right_places` say who should gain most, and where; `set_key` which outcome of a known set it is.
    """

    name = models.CharField(max_length=200)
    population = models.CharField(max_length=200)
    plan = models.CharField(max_length=200, blank=True)
    description = models.TextField(blank=True)
    right_people = models.TextField(blank=True)
    right_places = models.TextField(blank=True)
    set_key = models.CharField(max_length=80, blank=True)
    added_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="outcome_name_once",
                violation_error_message="An outcome of this name is already listed.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class OutcomeIndicator(OfPartnership):
    """An indicator that shows whether an outcome comes nearer."""

    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="measured_by")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="measures")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["outcome", "indicator"],
                name="outcome_indicator_once",
                violation_error_message="This indicator already measures the outcome.",
            )
        ]


class ChosenRows(TenantRows):
    def standing(self) -> ChosenRows:
        return self.filter(dropped_at=None)


class CycleOutcome(OfPartnership):
    """An outcome that a cycle works towards."""

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    outcome = models.ForeignKey(Outcome, on_delete=models.PROTECT, related_name="chosen")
    chosen_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    dropped_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(ChosenRows)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "outcome"],
                condition=Q(dropped_at=None),
                name="cycle_outcome_once",
                violation_error_message="The cycle already works towards this outcome.",
            )
        ]


class CycleIndicator(OfPartnership):
    """An indicator that a cycle looks at."""

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    indicator = models.ForeignKey(Indicator, on_delete=models.PROTECT, related_name="chosen")
    chosen_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    dropped_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    dropped_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(ChosenRows)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "indicator"],
                condition=Q(dropped_at=None),
                name="cycle_indicator_once",
                violation_error_message="The cycle already looks at this indicator.",
            )
        ]
