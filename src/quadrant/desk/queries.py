"""What waits for a person, and how far their long work has got."""

from __future__ import annotations

from quadrant.desk.models import JobProgress


def job_numbered(number: int) -> JobProgress | None:
    found: JobProgress | None = JobProgress.objects.select_related("asked_by").filter(pk=number).first()
    return found
