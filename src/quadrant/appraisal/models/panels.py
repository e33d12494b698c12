"""Panels: who marks which entries, independently of one another."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from quadrant.appraisal.models.criteria import CriteriaSet, Criterion, Entry
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class Panel(OfPartnership):
    """The people who score by a criteria set, and the chair who moderates. Closing it ends independent marking."""

    criteria_set = models.OneToOneField(CriteriaSet, on_delete=models.PROTECT, related_name="+")
    body = models.ForeignKey("partnership.Body", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    chair = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    named_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    closed_why = models.TextField(blank=True)


class Panellist(OfPartnership):
    """A person on a panel and whom they come from; once submitted, their marks are final."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="panellists")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    organisation = models.ForeignKey("partnership.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["panel", "person"],
                name="panellist_once",
                violation_error_message="This person is already on the panel.",
            )
        ]


class SheetRows(TenantRows):
    def standing(self) -> SheetRows:
        """Neither the marker nor the entry has left."""
        return self.filter(withdrawn_at=None, entry__withdrawn_at=None)

    def counted(self) -> SheetRows:
        """What scores are made of: handed in, by somebody who may mark."""
        return self.standing().filter(panellist__submitted_at__isnull=False)


class Sheet(OfPartnership):
    """One panellist's score sheet for one entry. Withdrawn, its marks stay on record and count for nothing."""

    panellist = models.ForeignKey(Panellist, on_delete=models.PROTECT, related_name="sheets")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="sheets")
    assigned_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=400, blank=True)

    objects = TenantManager.from_queryset(SheetRows)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["panellist", "entry"],
                condition=Q(withdrawn_at=None),
                name="sheet_once",
                violation_error_message="This panellist already marks that entry.",
            )
        ]


class Mark(OfPartnership):
    """A mark on one criterion with its reason. Drafts are the marker's own, so the history holds only digests."""

    audited_in_bulk_by: ClassVar = "sheet_id"

    sheet = models.ForeignKey(Sheet, on_delete=models.PROTECT, related_name="marks")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    mark = models.PositiveSmallIntegerField(null=True)
    not_applicable = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sheet", "criterion"],
                name="mark_once",
                violation_error_message="This criterion is already marked on the sheet.",
            ),
            models.CheckConstraint(
                condition=Q(not_applicable=False) | Q(mark__isnull=True),
                name="mark_or_not_applicable",
                violation_error_message="A criterion that does not apply has no mark.",
            ),
        ]
