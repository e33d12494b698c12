"""The daily letter: to whom something is due, once a day, with what waits in the order of its day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core import mail

from quadrant.cycle.commands import set_task
from quadrant.jobs import tasks
from quadrant.jobs.models import DigestSent
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.conftest import NOW
from tests.factories.cycle import cycle
from tests.factories.partnership import known, person

Setting = Callable[[str, date], None]


@pytest.fixture(autouse=True)
def _monday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quadrant.jobs.tasks.timezone.now", lambda: NOW)


@pytest.fixture
def annas_task(ardlebury: Partnership) -> Setting:
    """Set Anna, an analyst, a task of Clara's cycle."""
    running, anna = cycle(), person("Anna", Role.ANALYST)

    def set_for_anna(title: str, due_on: date) -> None:
        set_task(cycle=running, title=title, owner=anna, due_on=due_on, by=known("Clara"), at=NOW)

    return set_for_anna


def test_what_is_overdue_or_due_within_a_week_soonest_first(annas_task: Setting) -> None:
    annas_task("Map the services", date(2026, 11, 23))
    annas_task("Ask the schools", date(2026, 11, 9))
    annas_task("Write it all up", date(2026, 11, 24))
    tasks.send_digests.call()
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (["anna@example.org"], "Ardlebury: 2 things wait for you")
    assert str(letter.body) == (
        "Anna,\n\n"
        "- Ask the schools (was due 9 November 2026)\n"
        "- Map the services (due 23 November 2026)\n\n"
        "Your work: https://quadrant.example.org/ardlebury/your-work/\n"
    )


def test_one_letter_a_day_however_often_the_work_runs(annas_task: Setting, monkeypatch: pytest.MonkeyPatch) -> None:
    annas_task("Ask the schools", date(2026, 11, 9))
    for _ in range(3):
        tasks.send_digests.call()
    assert [letter.subject for letter in mail.outbox] == ["Ardlebury: 1 thing waits for you"]
    assert DigestSent.objects.get().on == date(2026, 11, 16)
    monkeypatch.setattr("quadrant.jobs.tasks.timezone.now", lambda: NOW + timedelta(days=1))
    tasks.send_digests.call()
    assert len(mail.outbox) == 2


def test_nobody_is_written_to_about_nothing(annas_task: Setting) -> None:
    annas_task("Write it all up", date(2027, 1, 31))
    tasks.send_digests.call()
    assert mail.outbox == []
