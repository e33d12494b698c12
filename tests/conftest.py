"""What every test stands on: the partnership Ardlebury, entered on the demo's day, and a fixed cast by name."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management.commands import flush
from django.db import connection
from hypothesis import settings as properties

from quadrant.audit.guard import unrecorded
from quadrant.audit.triggers import close, opened
from quadrant.partnership.models import Partnership
from quadrant.partnership.within import within

# A property is tried on examples, not timed: its first one may have to import SciPy. In CI the examples stay the same,
# so that what fails there fails again here; at home each run tries others.
properties.register_profile("quadrant", deadline=None, derandomize=bool(os.environ.get("CI")))
properties.load_profile("quadrant")

TODAY = date(2026, 11, 16)
NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """What asks no database (the arithmetic, the launcher, the house) is run once, on SQLite."""
    if connection.vendor == "sqlite":
        return
    asking = [item for item in items if _asks_the_database(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in asking])
    items[:] = asking


def _asks_the_database(item: pytest.Item) -> bool:
    return item.get_closest_marker("django_db") is not None or "django_db_setup" in getattr(item, "fixturenames", [])


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """Tables come straight from the models, which is quick; the chain's triggers, which a migration makes, are added.

    That the migrations make the same is tested once (tests/house/test_migrations.py).
    """
    with django_db_blocker.unblock():
        close(connection)


@pytest.fixture(scope="session", autouse=True)
def _flushes_may_empty_the_chain() -> Iterator[None]:
    """A transactional test ends by emptying every table; only then are the chain's triggers off.

    For the whole session: the flush comes after the test's own fixtures have been taken down.
    """
    handle = flush.Command.handle

    def handle_opened(self: flush.Command, **options: Any) -> None:
        with unrecorded("a test's flush"), opened(connection):
            handle(self, **options)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flush.Command, "handle", handle_opened)
        yield


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    """What one test put into the cache (a throttle's count, say) is no concern of the next."""
    yield
    cache.clear()


@pytest.fixture
def ardlebury(db: None) -> Iterator[Partnership]:
    """The partnership entered on Monday 16 November 2026."""
    from tests.factories.partnership import found

    place = found("Ardlebury")
    with within(place, on=TODAY):
        yield place


@pytest.fixture
def withenshire(db: None) -> Partnership:
    """Another partnership, not entered."""
    from tests.factories.partnership import found

    return found("Withenshire")
