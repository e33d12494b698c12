"""Signs of life of the worker, and when each scheduled piece of work last ran."""

from __future__ import annotations

from django.db import models

from quadrant.audit.touched import Rows


class Beat(models.Model):
    """When a background process last showed itself. Not a record of anything a person did: outside the chain."""

    audit_not_covered = True

    name = models.CharField(max_length=60, primary_key=True)
    at = models.DateTimeField()

    objects = models.Manager.from_queryset(Rows)()
