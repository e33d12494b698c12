"""Bodies that decide, recommend or advise; who sits on them; what they may decide and up to what value."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from quadrant.methods import words
from quadrant.partnership.terms import BodyKind, DecisionKind, Frequency, QuorumShare, Seat
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows


class BodyRows(TenantRows):
    def standing_on(self, day: object) -> BodyRows:
        return self.filter(Q(from_on__isnull=True) | Q(from_on__lte=day), Q(to_on__isnull=True) | Q(to_on__gte=day))


class Body(OfPartnership):
    """A board, executive, group, unit, panel or committee; or one person under delegation.

    Its quorum is the greater of a number and a share of its voting seats; `quorum_with` has to be represented too.
    """

    name = models.CharField(max_length=150)
    also_called = models.CharField(max_length=150, blank=True)
    kind = models.CharField(max_length=30, choices=BodyKind.choices())
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    # Said before versions were kept (`TermsOfReference`): read until a first version is written, never written again.
    terms_of_reference = models.TextField(blank=True)
    frequency = models.CharField(max_length=20, choices=Frequency.choices(), default=Frequency.AS_NEEDED)
    quorum = models.PositiveSmallIntegerField(default=1)
    quorum_share = models.CharField(max_length=20, choices=QuorumShare.choices(), blank=True)
    quorum_with = models.ForeignKey("Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    binds = models.ForeignKey("Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    only_recommends = models.BooleanField(default=False)
    from_on = models.DateField(null=True, blank=True)
    to_on = models.DateField(null=True, blank=True)

    objects = TenantManager.from_queryset(BodyRows)()

    class Meta:
        verbose_name_plural = "bodies"
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="body_name_once",
                violation_error_message="A body of this name already exists.",
            ),
            models.CheckConstraint(
                condition=Q(quorum__gte=1),
                name="body_quorum_at_least_one",
                violation_error_message="A quorum is at least one person.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def quorum_of(self, seats: int) -> int:
        """How many voting members must be counted where there are so many voting seats."""
        share = QuorumShare(self.quorum_share).of(seats) if self.quorum_share else 0
        return max(self.quorum, share)

    @property
    def quorum_in_words(self) -> str:
        """Such as `A third of the voting seats, at least 3 voting members, somebody of Estuary ICB among them`."""
        number = words.plural(self.quorum, "voting member")
        share = QuorumShare(self.quorum_share).label if self.quorum_share else ""
        said = f"{share}, at least {number}" if share else number
        return f"{said}, somebody of {self.quorum_with.name} among them" if self.quorum_with is not None else said

    def stands_on(self, day: date) -> bool:
        """Has it been formed, and not come to its end?"""
        return (self.from_on is None or self.from_on <= day) and (self.to_on is None or self.to_on >= day)


class BodyMemberRows(TenantRows):
    def sitting_on(self, day: object) -> BodyMemberRows:
        return self.filter(Q(from_on__lte=day), Q(to_on__isnull=True) | Q(to_on__gte=day))

    def sitting_between(self, first: date, last: date | None) -> BodyMemberRows:
        """Seats that stand on any day from the first to the last (None: for good)."""
        standing = self.filter(Q(to_on__isnull=True) | Q(to_on__gte=first))
        return standing if last is None else standing.filter(from_on__lte=last)


class BodyMember(OfPartnership):
    """A person's seat on a body, from–to, for the organisation that they represent.

    `co_opted_under` is the resolution or minute by which the body itself took somebody in; empty for every other seat.
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey("Person", on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=10, choices=Seat.choices())
    organisation = models.ForeignKey("Organisation", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    from_on = models.DateField()
    to_on = models.DateField(null=True, blank=True)
    co_opted_under = models.CharField(max_length=200, blank=True)

    objects = TenantManager.from_queryset(BodyMemberRows)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "person"],
                condition=Q(to_on__isnull=True),
                name="seat_once",
                violation_error_message="This person already sits on that body.",
            ),
            models.UniqueConstraint(
                fields=["body"],
                condition=Q(to_on__isnull=True, seat="chair"),
                name="one_chair",
                violation_error_message="This body already has a chair. End that seat first.",
            ),
            models.CheckConstraint(
                condition=Q(to_on__isnull=True) | Q(to_on__gte=F("from_on")),
                name="seat_ends_after_start",
                violation_error_message="A seat cannot end before it begins.",
            ),
        ]

    @property
    def seat_in_words(self) -> str:
        """Such as `Member`, or `Member without a vote, co-opted`."""
        return f"{Seat(self.seat).label}, co-opted" if self.co_opted_under else Seat(self.seat).label


class Power(OfPartnership):
    """What a body may decide: a kind of decision, up to a value (none: whatever the value)."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="powers")
    decision = models.CharField(max_length=30, choices=DecisionKind.choices())
    limit = models.DecimalField(max_digits=14, decimal_places=2, null=True, blank=True)
    reference = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering = ["decision"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "decision"],
                name="power_once",
                violation_error_message="This body already has a power of that kind.",
            ),
            models.CheckConstraint(
                condition=Q(limit__isnull=True) | Q(limit__gte=0),
                name="power_limit_not_negative",
                violation_error_message="A limit cannot be less than £0.",
            ),
        ]
