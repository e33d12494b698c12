"""The process that `bench.chain` starts: a partnership of many rows, written by acts, then checked."""

from __future__ import annotations

import sys
import time
from datetime import datetime
from typing import Any

import django

django.setup()

from bench.writing_hand import EMAIL, NOW, begin  # noqa: E402 - Django must be set up first
from quadrant.audit.act import act  # noqa: E402
from quadrant.audit.terms import Done  # noqa: E402
from quadrant.audit.verify import faults  # noqa: E402
from quadrant.partnership.models import Organisation  # noqa: E402
from quadrant.partnership.queries import partnership_at, person_with_email  # noqa: E402
from quadrant.partnership.terms import OrganisationKind  # noqa: E402
from quadrant.partnership.within import within  # noqa: E402

ROWS_OF_AN_ACT = 50


@act("organisations.listed")
def list_organisations(*, partnership: int, names: list[str], by: Any, at: datetime) -> Done[Organisation]:
    """Many rows in one act, as an import writes them."""
    made = Organisation.objects.bulk_create(
        Organisation(partnership_id=partnership, name=name, kind=OrganisationKind.VCS) for name in names
    )
    return Done(made[0])


def fill(rows: int) -> None:
    """Write that many rows, fifty to an act."""
    begin()
    place, ada = partnership_at("bench"), person_with_email(EMAIL)
    assert place is not None
    with within(place, on=NOW.date()):
        for start in range(0, rows, ROWS_OF_AN_ACT):
            names = [
                f"Organisation {number} of the voluntary sector" for number in range(start, start + ROWS_OF_AN_ACT)
            ]
            list_organisations(partnership=place.pk, names=names, by=ada, at=NOW)


if __name__ == "__main__":
    fill(int(sys.argv[1]))
    begun = time.perf_counter()
    found = list(faults())
    print(time.perf_counter() - begun, len(found))
