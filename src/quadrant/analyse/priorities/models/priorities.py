"""Commissioning priorities: the needs behind them, the tests put to them, their marks and the agreed order."""

from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q

from quadrant.analyse.priorities.terms import HIGHEST_MARK, Consideration, Strength
from quadrant.partnership.links import ShareLink
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class PriorityRows(TenantRows):
    def standing(self) -> PriorityRows:
        """Proposed, and not set aside."""
        return self.filter(set_aside_at=None)


class Priority(OfPartnership):
    """What a cycle proposes to work on next.

    `goes_on_because` is why it stays although a test says no. `lead` and `years` are who leads on it and for how long
    money should last. `version` counts its changes.
    """

    cycle = models.ForeignKey("cycle.Cycle", on_delete=models.PROTECT, related_name="+")
    title = models.CharField(max_length=200)
    reason = models.TextField()
    lead = models.ForeignKey("partnership.Organisation", null=True, on_delete=models.PROTECT, related_name="+")
    years = models.PositiveSmallIntegerField(null=True, blank=True)
    goes_on_because = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    proposed_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField()
    set_aside_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    set_aside_at = models.DateTimeField(null=True)
    set_aside_why = models.TextField(blank=True)
    rank: int | None  # annotated by queries, as is the next
    gain: Decimal | None

    objects = TenantManager.from_queryset(PriorityRows)()

    class Meta:
        ordering = ["proposed_at", "pk"]
        verbose_name_plural = "priorities"
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "title"],
                condition=Q(set_aside_at=None),
                name="priority_title_once",
                violation_error_message="The cycle already has a priority of this title.",
            ),
            models.CheckConstraint(
                condition=Q(years__isnull=True) | Q(years__gte=1, years__lte=20),
                name="priority_years_in_reach",
                violation_error_message="Give the length of funding as 1 to 20 years.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PriorityNeed(ShareLink):
    """A need behind a priority; `share` in per cent. The standing shares of a priority add to 100."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="needs")
    need = models.ForeignKey("needs.Need", on_delete=models.PROTECT, related_name="+")

    class Meta(ShareLink.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "need"],
                condition=Q(unlinked_at=None),
                name="priority_need_once",
                violation_error_message="This need already stands behind the priority.",
            ),
            models.CheckConstraint(
                condition=Q(share__gt=0, share__lte=100),
                name="priority_need_is_a_share",
                violation_error_message="A share is more than 0 and at most 100 per cent.",
            ),
        ]


class PriorityTest(OfPartnership):
    """The answer to one of the framework's tests, `test` by its key: yes or no, and why."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="tests")
    test = models.CharField(max_length=60)
    passed = models.BooleanField()
    reason = models.TextField()
    answered_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "test"],
                name="priority_test_once",
                violation_error_message="Somebody else has just answered this test. Open the page again.",
            ),
            models.CheckConstraint(
                condition=~Q(reason=""),
                name="priority_test_with_reason",
                violation_error_message="Give a reason for each answer.",
            ),
        ]


class PriorityMark(OfPartnership):
    """How a priority is marked on one consideration, 0 to 3, and why."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="marks")
    consideration = models.CharField(max_length=12, choices=Consideration.choices())
    mark = models.PositiveSmallIntegerField()
    reason = models.TextField()
    marked_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    marked_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "consideration"],
                name="priority_mark_once",
                violation_error_message="Somebody else has just marked this priority. Open the page again.",
            ),
            models.CheckConstraint(
                condition=Q(mark__lte=HIGHEST_MARK) & ~Q(reason=""),
                name="priority_mark_in_scale",
                violation_error_message="A mark is 0, 1, 2 or 3, with a reason.",
            ),
        ]


class PriorityGroup(OfPartnership):
    """A vulnerable group that a priority is for."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="groups")
    group = models.ForeignKey("needs.VulnerableGroup", on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["priority", "group"],
                name="priority_group_once",
                violation_error_message="The priority already names this group.",
            )
        ]


class PriorityRecommendation(OfPartnership):
    """The recommendation of a needs assessment that a priority takes up."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="recommended")
    recommendation = models.ForeignKey("needs.AssessmentRecommendation", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["priority"],
                name="priority_recommended_once",
                violation_error_message="The priority already takes up a recommendation.",
            )
        ]


class PrioritySponsor(OfPartnership):
    """The group that works on a priority and answers for it."""

    priority = models.ForeignKey(Priority, on_delete=models.PROTECT, related_name="sponsors")
    body = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["priority"],
                name="priority_sponsor_once",
                violation_error_message="Another group already answers for this priority.",
            )
        ]


class CrossCutting(OfPartnership):
    """A priority that belongs to no group alone: every group says what it adds."""

    title = models.CharField(max_length=120)
    why = models.TextField()
    added_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ["title"]
        verbose_name_plural = "cross-cutting priorities"
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "title"],
                name="cross_cutting_once",
                violation_error_message="There is a cross-cutting priority of this title already.",
            )
        ]

    def __str__(self) -> str:
        return self.title


class GroupContribution(OfPartnership):
    """What one group adds to one cross-cutting priority."""

    body = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, related_name="+")
    cross_cutting = models.ForeignKey(CrossCutting, on_delete=models.PROTECT, related_name="contributions")
    strength = models.CharField(max_length=20, choices=Strength.choices())
    how = models.TextField()
    said_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    said_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "cross_cutting"],
                name="group_contribution_once",
                violation_error_message="What this group adds here has just been said by somebody else.",
            )
        ]
