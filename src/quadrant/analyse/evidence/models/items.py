"""Items of the library and their editions: the old stay readable beside the new."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Case, F, OuterRef, Q, Subquery, Value, When

from quadrant.analyse.evidence.terms import BEST, WORST, Distance, Exactness, ItemState, Kind, Strength
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows

if TYPE_CHECKING:
    from quadrant.analyse.evidence.models.findings import FindingAction

SEARCHED = ("title", "says", "issuer", "reference", "relevance", "replicability_notes", "limits", "forward_plan")


class ItemRows(TenantRows):
    def standing(self) -> ItemRows:
        return self.filter(withdrawn_at=None)

    def with_state(self, on: date) -> ItemRows:
        """Says of each item whether it is current, due for review by this day, or withdrawn (`state`)."""
        state = Case(
            When(withdrawn_at__isnull=False, then=Value(ItemState.WITHDRAWN.value)),
            When(review_on__lte=on, then=Value(ItemState.REVIEW_DUE.value)),
            default=Value(ItemState.CURRENT.value),
        )
        stated: ItemRows = self.annotate(state=state)
        return stated

    def with_edition(self) -> ItemRows:
        """Says which edition is the newest (`edition_name`), if any."""
        newest = Edition.objects.filter(item=OuterRef("pk")).order_by("-number").values("name")[:1]
        named: ItemRows = self.annotate(edition_name=Subquery(newest))
        return named

    def holding(self, words: str) -> ItemRows:
        """Those in which every one of these words stands; those with all of them in the title first (`rank`)."""
        in_title, found = Q(), self
        for word in words.split():
            found = found.filter(holds(word))
            in_title &= Q(title__icontains=word)
        rank = Case(When(in_title, then=Value(0)), default=Value(1)) if words.split() else Value(0)
        ranked: ItemRows = found.annotate(rank=rank).order_by("rank", F("dated_on").desc(nulls_last=True), "pk")
        return ranked


def holds(word: str) -> Q:
    """Where a word is looked for: in all that is written of an item, its findings and editions included."""
    found = Q()
    for name in SEARCHED:
        found |= Q(**{f"{name}__icontains": word})
    in_findings = Subquery(Finding.objects.filter(says__icontains=word).order_by().values("item"))
    in_editions = Subquery(Edition.objects.filter(name__icontains=word).order_by().values("item"))
    return found | Q(pk__in=in_findings) | Q(pk__in=in_editions)


class EvidenceItem(OfPartnership):
    """Something that is known, and by whom it is said. `version` counts its changes."""

    kind = models.CharField(max_length=12, choices=Kind.choices())
    title = models.CharField(max_length=200)
    says = models.TextField()
    issuer = models.CharField(max_length=200, blank=True)
    dated_on = models.DateField(null=True, blank=True)
    dated_to = models.CharField(max_length=5, choices=Exactness.choices(), default=Exactness.DAY)
    relevance = models.TextField(blank=True)
    strength = models.CharField(max_length=6, choices=Strength.choices(), blank=True)
    distance = models.CharField(max_length=10, choices=Distance.choices(), blank=True)
    owner = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    review_on = models.DateField(null=True, blank=True)
    reference = models.CharField(max_length=120, blank=True)
    in_force_from = models.DateField(null=True, blank=True)
    in_force_until = models.DateField(null=True, blank=True)
    organisation = models.ForeignKey(
        "partnership.Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    limits = models.TextField(blank=True)
    reach = models.CharField(max_length=300, blank=True)
    replicability = models.PositiveSmallIntegerField(null=True, blank=True)
    replicability_notes = models.TextField(blank=True)
    forward_plan = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    added_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    withdrawn_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)
    state: str  # by `with_state`
    edition_name: str | None  # by `with_edition`

    objects = TenantManager.from_queryset(ItemRows)()

    class Meta:
        ordering = ["title", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "kind", "title"],
                condition=Q(withdrawn_at=None),
                name="evidence_title_once",
                violation_error_message="The library already has an item of this kind and title.",
            ),
            models.CheckConstraint(
                condition=Q(replicability=None) | Q(replicability__gte=WORST, replicability__lte=BEST),
                name="evidence_replicability_in_scale",
                violation_error_message=f"A replicability score is from {WORST} to {BEST}.",
            ),
            models.CheckConstraint(
                condition=Q(in_force_from=None) | Q(in_force_until=None) | Q(in_force_until__gte=F("in_force_from")),
                name="evidence_in_force_in_order",
                violation_error_message="A law cannot cease before it comes into force.",
            ),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_why=""),
                name="evidence_withdrawn_with_reason",
                violation_error_message="Say why the item is withdrawn.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Edition(OfPartnership):
    """One edition of an item's text: the newest counts, the others stay readable."""

    item = models.ForeignKey(EvidenceItem, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=80)
    dated_on = models.DateField(null=True)
    link = models.CharField(max_length=500, blank=True)
    file_name = models.CharField(max_length=140, blank=True)
    kind = models.CharField(max_length=4, blank=True)
    stored = models.CharField(max_length=200, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    added_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "number"],
                name="edition_number_once",
                violation_error_message="Somebody has just added an edition. Look at it first.",
            ),
            models.UniqueConstraint(
                fields=["item", "name"],
                name="edition_name_once",
                violation_error_message="The item already has an edition of this name.",
            ),
            models.CheckConstraint(
                condition=~Q(link="") | ~Q(stored=""),
                name="edition_can_be_read",
                violation_error_message="An edition has a link, a file or both.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Finding(OfPartnership):
    """One thing that an inspection or a study found; `about` says of which service or part."""

    item = models.ForeignKey(EvidenceItem, on_delete=models.PROTECT, related_name="findings")
    number = models.PositiveSmallIntegerField()
    says = models.TextField()
    about = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    shown: list[FindingAction]  # prefetched by queries

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "number"],
                name="item_finding_number_once",
                violation_error_message="Somebody has just added a finding of that number. Try again.",
            )
        ]

    def __str__(self) -> str:
        return f"Finding {self.number}"
