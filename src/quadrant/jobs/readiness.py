"""Is everything there that serving needs? Asked by /readyz."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from quadrant.jobs.queries import last_beat

SILENCE = timedelta(minutes=3)


def checks() -> dict[str, str]:
    """`ready` or what is wrong, for the database, the migrations and the job worker."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return {"database": "does not answer", "migrations": "unknown", "worker": "unknown"}
    beat = last_beat()
    alive = beat is not None and timezone.now() - beat < SILENCE
    immediate = "immediate" in str(settings.TASKS["default"]["BACKEND"])
    return {
        "database": "ready",
        "migrations": "ready" if not waiting else f"{len(waiting)} not applied",
        "worker": "ready" if alive or immediate else "no sign of life for three minutes",
    }
