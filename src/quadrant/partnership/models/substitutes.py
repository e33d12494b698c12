"""Who may sit in a member's seat when the member is away."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from quadrant.partnership.models.bodies import BodyMember
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class SubstituteRows(TenantRows):
    def named_on(self, day: date) -> SubstituteRows:
        """Those who may stand in on the day, for members whose own seat stands on it."""
        own = self.filter(Q(from_on__lte=day), Q(to_on__isnull=True) | Q(to_on__gte=day))
        return own.filter(Q(member__from_on__lte=day), Q(member__to_on__isnull=True) | Q(member__to_on__gte=day))

    def not_over_on(self, day: date) -> SubstituteRows:
        """Those named for the day or a later one."""
        return self.filter(
            Q(to_on__isnull=True) | Q(to_on__gte=day), Q(member__to_on__isnull=True) | Q(member__to_on__gte=day)
        )


class Substitute(OfPartnership):
    """A person named to sit in a member's seat when the member is away; for one meeting, its day is first and last."""

    member = models.ForeignKey(BodyMember, on_delete=models.PROTECT, related_name="substitutes")
    person = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    named_by = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    objects = TenantManager.from_queryset(SubstituteRows)()

    class Meta:
        ordering = ["from_on", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "person"],
                condition=Q(to_on__isnull=True),
                name="substitute_once",
                violation_error_message="This person is already named as this member's substitute.",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="substitute_ends_after_start",
                violation_error_message="A substitute's last day cannot come before the first.",
            ),
        ]
