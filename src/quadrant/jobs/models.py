"""Signs of life, when scheduled work last ran, and which letters of a day have gone. Outside the chain: no acts."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from quadrant.audit.touched import Rows


class Beat(models.Model):
    """When a background process last showed itself, in real time."""

    audit_not_covered: ClassVar = True

    name = models.CharField(max_length=60, primary_key=True)
    at = models.DateTimeField()

    objects = models.Manager.from_queryset(Rows)()


class LastRun(models.Model):
    """When a piece of scheduled work was last begun, in real time."""

    audit_not_covered: ClassVar = True

    name = models.CharField(max_length=60, primary_key=True)
    at = models.DateTimeField()

    objects = models.Manager.from_queryset(Rows)()


class DigestSent(models.Model):
    """A person's digest of a day in a partnership: sent once, however often the work runs."""

    audit_not_covered: ClassVar = True

    partnership = models.ForeignKey("partnership.Partnership", on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey("partnership.Person", on_delete=models.PROTECT, related_name="+")
    on = models.DateField()

    objects = models.Manager.from_queryset(Rows)()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "person", "on"],
                name="digest_once_a_day",
                violation_error_message="This digest has been sent.",
            )
        ]
