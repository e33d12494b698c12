"""The demo's clock: when the demo was loaded, and which day and hour it began with."""

from __future__ import annotations

from django.db import models

from quadrant.audit.touched import Rows


class DemoClock(models.Model):
    """One row. The demo's time is `starts_at` plus the real time gone since `loaded_at`."""

    starts_at = models.DateTimeField()
    loaded_at = models.DateTimeField()

    objects = models.Manager.from_queryset(Rows)()
