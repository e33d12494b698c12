"""One of the processes that `bench.writers` starts: `begin` founds a partnership, `write` adds organisations to it."""

from __future__ import annotations

import json
import sys
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

import django

django.setup()

from django.db import OperationalError, connection  # noqa: E402 - Django must be set up first

from quadrant.partnership import commands  # noqa: E402
from quadrant.partnership.queries import partnership_at, person_with_email  # noqa: E402
from quadrant.partnership.terms import OrganisationKind, Role  # noqa: E402
from quadrant.partnership.within import within  # noqa: E402

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
EMAIL = "ada@example.org"


@dataclass
class Tally:
    """What the writers of one process did: milliseconds for each act, and how many were turned away."""

    taken: list[float] = field(default_factory=list)
    locked: int = 0


def begin() -> None:
    """A partnership with one administrator."""
    place = commands.found_partnership(name="Bench", slug="bench", by=None, at=NOW)
    ada = commands.register_person(name="Ada", email=EMAIL, password=None, by=None, at=NOW)
    with within(place, on=NOW.date()):
        commands.grant_role(person=ada, role=Role.ADMINISTRATOR, from_on=date(2020, 1, 1), by=None, at=NOW)


def write(threads: int, seconds: float) -> Tally:
    """Let that many writers work for that long."""
    tally = Tally()
    end = time.monotonic() + seconds
    writers = [threading.Thread(target=_one_writer, args=(tally, end, number)) for number in range(threads)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    return tally


def _one_writer(tally: Tally, end: float, number: int) -> None:
    place, ada = partnership_at("bench"), person_with_email(EMAIL)
    assert place is not None
    assert ada is not None
    with within(place, on=NOW.date()):
        while time.monotonic() < end:
            begun = time.perf_counter()
            name = f"Organisation {begun} of {number}"
            try:
                commands.add_organisation(name=name, kind=OrganisationKind.VCS, by=ada, at=NOW)
            except OperationalError:
                tally.locked += 1
            else:
                tally.taken.append((time.perf_counter() - begun) * 1000)
    connection.close()


if __name__ == "__main__":
    if sys.argv[1] == "begin":
        begin()
    else:
        tally = write(int(sys.argv[2]), float(sys.argv[3]))
        print(json.dumps({"taken": tally.taken, "locked": tally.locked}))
