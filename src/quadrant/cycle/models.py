"""Frameworks as they were read, and cycles that run them."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q

from quadrant.audit.touched import Rows
from quadrant.cycle.terms import Level, MarkKind, SubjectKind, Tier, WayOfWorking
from quadrant.partnership.within import OfPartnership, TenantManager, TenantRows, here


class FrameworkRows(Rows):
    def known_here(self) -> FrameworkRows:
        """The deployment's own and those that this partnership uploaded."""
        return self.filter(Q(partnership=None) | Q(partnership_id=here().partnership_id))


class FrameworkVersion(models.Model):
    """One version of a framework: its text word for word, its parsed `content` (JSON) and that content's fingerprint.

    A version without a partnership belongs to the deployment. A running cycle keeps the text of its version.
    """

    partnership = models.ForeignKey("partnership.Partnership", null=True, on_delete=models.PROTECT, related_name="+")
    key = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    fingerprint = models.CharField(max_length=64)
    title = models.CharField(max_length=200)
    text = models.TextField()
    content = models.TextField()
    added_at = models.DateTimeField()

    objects = models.Manager.from_queryset(FrameworkRows)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "key", "version"],
                name="framework_version_once",
                violation_error_message="This version of the framework is already kept. Give the file a new version.",
            ),
            models.UniqueConstraint(
                fields=["key", "version"],
                condition=Q(partnership=None),
                name="shipped_version_once",
                violation_error_message="This version of the shipped framework is already kept.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} (version {self.version})"


class Cycle(OfPartnership):
    """A framework version applied to something, by a lead body, for a period."""

    name = models.CharField(max_length=150)
    framework = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    subject_kind = models.CharField(max_length=20, choices=[(k.value, k.label) for k in SubjectKind])
    scope = models.TextField()
    lead_body = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, related_name="+")
    level = models.CharField(max_length=20, choices=[(k.value, k.value.capitalize()) for k in Level])
    tier = models.CharField(max_length=20, choices=[(k.value, k.value.capitalize()) for k in Tier])
    way = models.CharField(max_length=20, choices=[(k.value, k.value.capitalize()) for k in WayOfWorking])
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    area_code = models.CharField(max_length=9, blank=True)
    drivers = models.JSONField(default=list, blank=True)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="children")
    opened_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        ordering = ["-starts_on", "name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="cycle_name_once",
                violation_error_message="A cycle of this name already exists.",
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=models.F("starts_on")),
                name="cycle_ends_after_start",
                violation_error_message="A cycle cannot end before it begins.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Participant(OfPartnership):
    """An organisation that takes part in a cycle."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="participants")
    organisation = models.ForeignKey("partnership.Organisation", on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "organisation"],
                name="participant_once",
                violation_error_message="This organisation already takes part.",
            )
        ]


class TeamMember(OfPartnership):
    """Somebody on the project team of a cycle, and what they do there, such as its legal adviser."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="team")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    does = models.CharField(max_length=150)
    joined_on = models.DateField()
    left_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "person"],
                condition=Q(left_on=None),
                name="team_member_once",
                violation_error_message="This person is on the team already.",
            ),
            models.CheckConstraint(
                condition=Q(left_on=None) | Q(left_on__gte=models.F("joined_on")),
                name="team_left_after_joining",
                violation_error_message="Nobody leaves a team before joining it.",
            ),
        ]


class CastMember(OfPartnership):
    """Which real body plays a body of the framework in this cycle."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="cast")
    part = models.CharField(max_length=60)
    body = models.ForeignKey("partnership.Body", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "part", "body"],
                name="cast_once",
                violation_error_message="This body already plays that part.",
            )
        ]


class TickRows(TenantRows):
    def standing(self) -> TickRows:
        return self.filter(undone_at=None)


class Tick(OfPartnership):
    """An activity that no record completes, said to be done by a person, with a note."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="ticks")
    place = models.CharField(max_length=200)
    note = models.TextField()
    ticked_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    ticked_at = models.DateTimeField()
    undone_by = models.ForeignKey("partnership.Person", null=True, on_delete=models.PROTECT, related_name="+")
    undone_at = models.DateTimeField(null=True)

    objects = TenantManager.from_queryset(TickRows)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cycle", "place"],
                condition=Q(undone_at=None),
                name="tick_once",
                violation_error_message="This activity is already ticked.",
            )
        ]


class StepMark(OfPartnership):
    """A step skipped, not applicable or reopened: who said so and why. A later mark or its lifting ends it."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="marks")
    place = models.CharField(max_length=200)
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in MarkKind])
    why = models.TextField()
    made_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)


class Task(OfPartnership):
    """Something that one person has to do for a cycle by a day."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="tasks")
    place = models.CharField(max_length=200, blank=True)
    title = models.CharField(max_length=200)
    owner = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()
    done_at = models.DateTimeField(null=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["due_on", "pk"]


class OutcomeTestAnswer(OfPartnership):
    """At the end of a phase: was this achieved, and what shows it? The latest answer counts."""

    cycle = models.ForeignKey(Cycle, on_delete=models.PROTECT, related_name="+")
    place = models.CharField(max_length=200)
    achieved = models.BooleanField()
    evidence = models.TextField()
    answered_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    answered_at = models.DateTimeField()


class OwnWord(OfPartnership):
    """What a partnership calls something for which documents have a dated term; empty: today's word."""

    term = models.CharField(max_length=200)
    names: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)
    word = models.CharField(max_length=80, blank=True)
    set_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "term"],
                name="own_word_once",
                violation_error_message="This partnership has a word for that already. Change it instead.",
            )
        ]


class CalendarFeed(OfPartnership):
    """A person's private calendar address; only the digest of its word is kept."""

    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    token_digest = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "person"],
                name="calendar_feed_once",
                violation_error_message="You already have a calendar address. Replace it instead.",
            )
        ]
