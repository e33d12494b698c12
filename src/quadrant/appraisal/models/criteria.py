"""Criteria sets: a weighted tree, its scale with anchors, and what is scored against it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from quadrant.appraisal.terms import CriterionKind, DoesNotApply
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class CriteriaSet(OfPartnership):
    """Criteria with weights that add to 100, drafted for a cycle, then adopted by somebody else.

    A set that was scored by is never changed: a new version supersedes it.
    """

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=150)
    version = models.PositiveSmallIntegerField(default=1)
    supersedes = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    lowest = models.SmallIntegerField(default=0)
    highest = models.SmallIntegerField(default=5)
    anchors = models.JSONField(default=list, blank=True)
    does_not_apply = models.CharField(max_length=12, choices=DoesNotApply.choices(), default=DoesNotApply.REFUSE)
    pass_mark = models.DecimalField(max_digits=5, decimal_places=2, null=True, blank=True)
    note = models.TextField(blank=True)
    drafted_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    drafted_at = models.DateTimeField()
    adopted_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    adopted_at = models.DateTimeField(null=True)
    resting_on = models.ForeignKey(
        "governance.Recommendation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["name", "-version"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "name", "version"],
                name="criteria_set_once",
                violation_error_message="This cycle already has criteria of that name and version.",
            ),
            models.UniqueConstraint(
                fields=["supersedes"],
                name="criteria_superseded_once",
                violation_error_message="A newer version of these criteria has already been drafted.",
            ),
            models.CheckConstraint(
                condition=Q(adopted_by__isnull=True) | ~Q(adopted_by=F("drafted_by")),
                name="criteria_adopted_by_another",
                violation_error_message="Whoever drafted the criteria cannot adopt them.",
            ),
            models.CheckConstraint(
                condition=Q(highest__gt=F("lowest"), lowest__gte=0),
                name="criteria_scale_runs_upwards",
                violation_error_message="The highest mark must be above the lowest, and the lowest 0 or more.",
            ),
            models.CheckConstraint(
                condition=Q(pass_mark__isnull=True) | Q(pass_mark__gte=0, pass_mark__lte=100),
                name="criteria_pass_mark_in_100",
                violation_error_message="A pass mark lies between 0 and 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}" if self.version > 1 else self.name


class Criterion(OfPartnership):
    """One line of a set. Those that are split are not marked; their parts are, and add to their weight."""

    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="criteria")
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    key = models.SlugField(max_length=80)
    code = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=300)
    weight = models.DecimalField(max_digits=9, decimal_places=6, null=True, blank=True)
    kind = models.CharField(max_length=10, choices=CriterionKind.choices(), default=CriterionKind.FIXED)
    guidance = models.TextField(blank=True)
    source = models.CharField(max_length=300, blank=True)
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["place", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["criteria_set", "key"],
                name="criterion_once",
                violation_error_message="The set already holds this criterion.",
            ),
            models.CheckConstraint(
                condition=Q(weight__isnull=True) | Q(weight__gte=0, weight__lte=100),
                name="criterion_weight_in_100",
                violation_error_message="A weight lies between 0 and 100.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code}. {self.name}" if self.code else self.name


class EntryRows(TenantRows):
    def standing(self) -> EntryRows:
        return self.filter(withdrawn_at=None)


class Entry(OfPartnership):
    """What is scored: a proposal, an option. Whoever owns it points here."""

    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="entries")
    reference = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=200)
    organisation = models.ForeignKey("partnership.Organisation", on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    entered_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=300, blank=True)

    objects = TenantManager.from_queryset(EntryRows)()

    class Meta:
        verbose_name_plural = "entries"
        ordering = ["reference", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["criteria_set", "reference"],
                condition=~Q(reference=""),
                name="entry_reference_once",
                violation_error_message="This reference has already been entered.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}".strip()
