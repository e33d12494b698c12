"""Interests that people have, what each kind does here, and dispensations."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from quadrant.partnership.terms import InterestEffect, InterestKind
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class InterestRows(TenantRows):
    def held_on(self, day: object) -> InterestRows:
        return self.filter(Q(from_on__lte=day), Q(to_on__isnull=True) | Q(to_on__gte=day))


class Interest(OfPartnership):
    """A person's interest in an organisation or a subject. Late when declared after it began to matter."""

    person = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30, choices=InterestKind.choices())
    organisation = models.ForeignKey("Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    subject = models.CharField(max_length=200, blank=True)
    nature = models.CharField(max_length=300)
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    declared_at = models.DateTimeField()
    declared_by = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+")

    objects = TenantManager.from_queryset(InterestRows)()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(organisation__isnull=False) | ~Q(subject=""),
                name="interest_in_something",
                violation_error_message="Say which organisation or subject the interest is in.",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="interest_ends_after_start",
                violation_error_message="An interest cannot end before it begins.",
            ),
        ]


class EffectOfKind(OfPartnership):
    """What an interest of a kind does in this partnership, where it is not the usual effect."""

    kind = models.CharField(max_length=30, choices=InterestKind.choices())
    effect = models.CharField(max_length=10, choices=InterestEffect.choices())

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind"],
                name="effect_once",
                violation_error_message="The effect of this kind of interest is already set.",
            )
        ]


class Dispensation(OfPartnership):
    """Leave to take part in spite of an interest: who gave it, why, until when."""

    interest = models.ForeignKey(Interest, on_delete=models.PROTECT, related_name="dispensations")
    given_by = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    until = models.DateField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interest", "until"],
                name="dispensation_once",
                violation_error_message="This interest already has a dispensation until that day.",
            )
        ]
