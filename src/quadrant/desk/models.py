"""How far long work has got, for the person who waits for it."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models

from quadrant.partnership.within import OfPartnership


class JobProgress(OfPartnership):
    """One piece of long work: asked for by a person, done by the worker, watched on a page that reloads itself.

    A sign of life, not a record: what the work does is recorded by the act that it ends in. Outside the chain.
    """

    audit_not_covered: ClassVar = True

    title = models.CharField(max_length=200)
    asked_by = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    percent = models.PositiveSmallIntegerField(default=0)
    lines_done = models.PositiveIntegerField(default=0)
    lines_total = models.PositiveIntegerField(default=0)
    sentence = models.CharField(max_length=300, blank=True)
    began_at = models.DateTimeField(null=True)
    cancel_asked_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ending = models.CharField(max_length=20, blank=True)
    problems: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)
    problems_total = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["-asked_at", "-pk"]
