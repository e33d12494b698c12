"""Groups of people whom needs bear on more than others."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class VulnerableGroupRows(TenantRows):
    def standing(self) -> VulnerableGroupRows:
        return self.filter(closed_at=None)


class VulnerableGroup(OfPartnership):
    """A group that the partnership watches over, with why; priorities name the groups that they are for."""

    name = models.CharField(max_length=150)
    why = models.TextField()
    source = models.CharField(max_length=300, blank=True)
    added_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    closed_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True)
    closed_why = models.TextField(blank=True)

    objects = TenantManager.from_queryset(VulnerableGroupRows)()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                condition=Q(closed_at=None),
                name="vulnerable_group_once",
                violation_error_message="There is a group of this name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name
