"""What runs by the clock: every minute, or once on each London day, late where the machine was off at its hour."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from quadrant.jobs import schedule
from quadrant.jobs.models import Beat, LastRun
from quadrant.jobs.schedule import WORK, Work, begin_what_is_due, is_due, run_for_ever

MINUTE = Work("worker", timedelta(minutes=1), None)
MORNING = Work("digests", timedelta(days=1), None, hour=7)


def utc(day: int, hour: int, minute: int = 0, *, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (None, utc(16, 9), True),
        (utc(16, 9), utc(16, 9) + timedelta(seconds=59), False),
        (utc(16, 9), utc(16, 9, 1), True),
    ],
)
def test_work_of_every_minute(last: datetime | None, now: datetime, due: bool) -> None:
    assert is_due(MINUTE, last, now) is due


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        (utc(15, 7), utc(16, 6, 59), False),
        (utc(15, 7), utc(16, 7), True),
        (utc(16, 7), utc(16, 23), False),
        # Off at seven: it runs late, the same day.
        (utc(15, 7), utc(16, 22, 30), True),
        # It ran late yesterday evening: today's still comes in the morning, not 24 hours on.
        (utc(15, 23), utc(16, 7), True),
        (None, utc(16, 7), True),
        (None, utc(16, 5), False),
    ],
)
def test_work_of_a_day_runs_once_a_day_and_late_rather_than_never(
    last: datetime | None, now: datetime, due: bool
) -> None:
    assert is_due(MORNING, last, now) is due


def test_the_hour_is_londons() -> None:
    yesterday = utc(14, 6, month=7)
    assert not is_due(MORNING, yesterday, utc(15, 5, 59, month=7))
    assert is_due(MORNING, yesterday, utc(15, 6, 0, month=7)), "seven in London in July is six in UTC"
    # 23:30 UTC on the 14th is already the 15th in London.
    assert not is_due(MORNING, utc(14, 23, 30, month=7), utc(15, 8, month=7))


@pytest.mark.django_db
def test_each_piece_is_begun_once_however_often_the_scheduler_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[str] = []

    class Told:
        def __init__(self, name: str) -> None:
            self.name = name

        def enqueue(self) -> None:
            begun.append(self.name)

    monkeypatch.setattr(schedule, "WORK", tuple(Work(w.name, w.every, Told(w.name), w.hour) for w in WORK))
    assert begin_what_is_due(utc(16, 6)) == ["worker", "anchor", "prune"]
    assert begin_what_is_due(utc(16, 6)) == []
    assert begin_what_is_due(utc(16, 7)) == ["worker", "digests"]
    assert begun == ["worker", "anchor", "prune", "worker", "digests"]
    assert LastRun.objects.get(name="digests").at == utc(16, 7)


@pytest.mark.django_db
def test_a_round_that_fails_is_tried_again_and_the_scheduler_shows_that_it_lives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rounds: list[datetime] = []

    def looks(now: datetime) -> list[str]:
        rounds.append(now)
        if len(rounds) == 1:
            raise RuntimeError("the database was away")
        return []

    monkeypatch.setattr(schedule, "begin_what_is_due", looks)
    run_for_ever(lambda _: len(rounds) == 2)
    assert len(rounds) == 2
    assert Beat.objects.filter(name="scheduler").exists()
