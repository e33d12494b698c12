"""For whoever watches over the deployment: alive at once, ready only with database, migrations and worker."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from quadrant.jobs import readiness
from quadrant.jobs.models import Beat

pytestmark = pytest.mark.django_db
A_WORKER = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}
WELL = {"ready": True, "database": "ready", "migrations": "ready", "worker": "ready"}


def beat(*, ago: timedelta) -> None:
    Beat.objects.update_or_create(name="worker", defaults={"at": timezone.now() - ago})


def test_alive_without_asking_anything_else(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"live": True})


def test_ready_with_a_worker_that_showed_itself(client: Client, settings: Any) -> None:
    settings.TASKS = A_WORKER
    beat(ago=timedelta(minutes=2))
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (200, WELL)


@pytest.mark.parametrize("ago", [None, timedelta(minutes=4)])
def test_not_ready_without_a_worker(client: Client, settings: Any, ago: timedelta | None) -> None:
    settings.TASKS = A_WORKER
    if ago is not None:
        beat(ago=ago)
    answer = client.get("/readyz")
    silent = "no sign of life for three minutes"
    assert (answer.status_code, answer.json()) == (503, {**WELL, "ready": False, "worker": silent})


def test_not_ready_before_the_migrations(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Behind:
        def __init__(self, connection: object) -> None:
            self.loader = self
            self.graph = self

        def leaf_nodes(self) -> list[object]:
            return []

        def migration_plan(self, targets: list[object]) -> list[str]:
            return ["0007", "0008"]

    monkeypatch.setattr(readiness, "MigrationExecutor", Behind)
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["migrations"]) == (503, "2 not applied")


def test_not_ready_without_a_database(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    class Away:
        def cursor(self) -> object:
            raise OperationalError("the server closed the connection")

    monkeypatch.setattr(readiness, "connection", Away())
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (
        503,
        {"ready": False, "database": "does not answer", "migrations": "unknown", "worker": "unknown"},
    )
