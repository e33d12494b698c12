"""Areas, and which areas are alike."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from quadrant.analyse.outcomes.terms import AreaKind
from quadrant.audit.touched import Rows
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows, here


class AreaRows(Rows):
    def known_here(self) -> AreaRows:
        """The country's areas, which all partnerships share, and this partnership's own localities."""
        return self.filter(Q(partnership=None) | Q(partnership_id=here().partnership_id))

    def coded(self, codes: Iterable[str]) -> AreaRows:
        return self.known_here().filter(code__in=list(codes))


class Area(models.Model):
    """A place with a code. Areas of the country belong to the deployment, so that they are listed once and not once
    for each partnership; a partnership's own localities carry its number and are known only there. What was observed
    in an area is always a partnership's own."""

    partnership = models.ForeignKey("partnership.Partnership", null=True, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=9)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=AreaKind.choices())
    region = models.CharField(max_length=60, blank=True)

    objects = models.Manager.from_queryset(AreaRows)()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "code"],
                condition=Q(partnership__isnull=False),
                name="area_code_once_here",
                violation_error_message="An area with this code is already listed.",
            ),
            models.UniqueConstraint(
                fields=["code"],
                condition=Q(partnership=None),
                name="area_code_once",
                violation_error_message="An area of the country with this code is already listed.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class NeighbourSetRows(TenantRows):
    def standing(self) -> NeighbourSetRows:
        return self.filter(dataset__replaced_at=None, dataset__withdrawn_at=None)


class NeighbourSet(OfPartnership):
    """A list of which areas are statistically alike, as one dataset gives it."""

    dataset = models.OneToOneField("outcomes.Dataset", on_delete=models.PROTECT, related_name="neighbour_set")
    name = models.CharField(max_length=150)

    objects = TenantManager.from_queryset(NeighbourSetRows)()


class Neighbour(OfPartnership):
    """An area's neighbour in a set; rank 1 is the most alike."""

    audited_in_bulk_by = "set_id"

    set = models.ForeignKey(NeighbourSet, on_delete=models.PROTECT, related_name="neighbours")
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    neighbour = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="+")
    rank = models.PositiveSmallIntegerField()
    closeness = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["rank"]
        constraints = [
            models.UniqueConstraint(
                fields=["set", "area", "rank"],
                name="neighbour_rank_once",
                violation_error_message="An area has one neighbour at each rank.",
            )
        ]
