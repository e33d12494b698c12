"""What an item stands behind: a cycle or a place of it, a resource that a framework names, a recommendation."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from quadrant.analyse.evidence.models.items import EvidenceItem
from quadrant.cycle.registry import at_places
from quadrant.partnership.links import Link


class ItemLink(Link):
    """An item linked to something, and by whom."""

    item = models.ForeignKey(EvidenceItem, on_delete=models.PROTECT, related_name="+")
    linked_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    unlinked_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        abstract = True


@at_places
class Attached(ItemLink):
    """The item bears on the whole cycle, or on one step or activity of it (`place`); `why` says how."""

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200, blank=True)
    why = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["linked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "place", "item"],
                condition=Q(unlinked_at=None),
                name="attached_once",
                violation_error_message="This item is attached there already.",
            )
        ]

    def __str__(self) -> str:
        return str(self.item)


class PhaseResource(ItemLink):
    """The item is what the partnership uses for a resource that a framework names: `resource` is `phase.resource`."""

    framework_key = models.CharField(max_length=60)
    resource = models.CharField(max_length=130)

    class Meta:
        ordering = ["linked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework_key", "resource", "item"],
                condition=Q(unlinked_at=None),
                name="phase_resource_once",
                violation_error_message="This item is registered for that resource already.",
            )
        ]

    def __str__(self) -> str:
        return str(self.item)


class Citation(ItemLink):
    """A recommendation of a report rests on the item."""

    recommendation = models.ForeignKey("governance.Recommendation", on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["linked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["recommendation", "item"],
                condition=Q(unlinked_at=None),
                name="citation_once",
                violation_error_message="The recommendation cites this item already.",
            )
        ]

    def __str__(self) -> str:
        return str(self.item)
