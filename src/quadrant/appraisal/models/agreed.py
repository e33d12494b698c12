"""What the panel agrees after independent marking: moderated marks, agreed scores, the ranking."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q

from quadrant.appraisal.models.criteria import CriteriaSet, Criterion, Entry
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class ModeratedMarkRows(TenantRows):
    def standing(self) -> ModeratedMarkRows:
        return self.filter(withdrawn_at=None)


class ModeratedMark(OfPartnership):
    """A cell the panel talked about: the mark it agreed (none: the mean stands) and why."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    mark = models.PositiveSmallIntegerField(null=True)
    reason = models.TextField()
    moderated_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    moderated_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.CharField(max_length=400, blank=True)

    objects = TenantManager.from_queryset(ModeratedMarkRows)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "criterion"],
                condition=Q(withdrawn_at=None),
                name="moderated_once",
                violation_error_message="Somebody has just moderated this cell. Look at it again.",
            )
        ]


class AgreedScoresRows(TenantRows):
    def standing(self) -> AgreedScoresRows:
        return self.filter(reopened_at=None)


class AgreedScores(OfPartnership):
    """The panel's scores, locked. Reopened when something they rest on falls; then they are agreed anew."""

    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.PROTECT, related_name="+")
    agreed_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    agreed_at = models.DateTimeField()
    reopened_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    reopened_at = models.DateTimeField(null=True)
    reopened_why = models.CharField(max_length=400, blank=True)

    objects = TenantManager.from_queryset(AgreedScoresRows)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["criteria_set"],
                condition=Q(reopened_at=None),
                name="scores_agreed_once",
                violation_error_message="These scores are already agreed.",
            )
        ]


class AgreedMark(OfPartnership):
    """The agreed mark of one cell: the markers' mean, or what the panel moderated it to; none: it does not apply."""

    audited_in_bulk_by: ClassVar = "agreed_id"

    agreed = models.ForeignKey(AgreedScores, on_delete=models.PROTECT, related_name="marks")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="+")
    mark = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    moderated = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreed", "entry", "criterion"],
                name="agreed_mark_once",
                violation_error_message="This mark is already agreed.",
            )
        ]


class AgreedScore(OfPartnership):
    """The agreed score of one entry, out of 100; beside it the severity-adjusted one and the markers' spread."""

    audited_in_bulk_by: ClassVar = "agreed_id"

    agreed = models.ForeignKey(AgreedScores, on_delete=models.PROTECT, related_name="scores")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    score = models.DecimalField(max_digits=9, decimal_places=6)
    adjusted = models.DecimalField(max_digits=9, decimal_places=6, null=True)
    spread = models.DecimalField(max_digits=9, decimal_places=6)
    markers = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["agreed", "entry"],
                name="agreed_score_once",
                violation_error_message="This score is already agreed.",
            )
        ]


class Ranking(OfPartnership):
    """The ranking as it was put on record; it stands as long as the scores it rests on."""

    agreed = models.OneToOneField(AgreedScores, on_delete=models.PROTECT, related_name="+")
    ranked_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    ranked_at = models.DateTimeField()


class RankedEntry(OfPartnership):
    """An entry's place in a ranking, by the agreed score and by the severity-adjusted one."""

    audited_in_bulk_by: ClassVar = "ranking_id"

    ranking = models.ForeignKey(Ranking, on_delete=models.PROTECT, related_name="places")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    adjusted_place = models.PositiveSmallIntegerField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["ranking", "entry"],
                name="ranked_once",
                violation_error_message="This entry is already ranked.",
            )
        ]
