"""What `bench.figures` starts on each database: fills it with so many observations, then opens the pages."""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime
from itertools import product
from typing import Any

import django
import numpy as np

django.setup()

from django.db import connection  # noqa: E402 - Django must be set up first
from django.test import Client  # noqa: E402
from django.test.utils import setup_test_environment  # noqa: E402
from django.urls import reverse  # noqa: E402

from quadrant.analyse.outcomes.commands import decide_hidden  # noqa: E402
from quadrant.analyse.outcomes.models import (  # noqa: E402
    Area,
    Dataset,
    Indicator,
    Neighbour,
    NeighbourSet,
    Observation,
    Outline,
)
from quadrant.analyse.outcomes.terms import ENGLAND, AreaKind, DatasetKind, Method, Polarity  # noqa: E402
from quadrant.audit.guard import unrecorded  # noqa: E402
from quadrant.partnership import commands  # noqa: E402
from quadrant.partnership.models import Partnership, Person  # noqa: E402
from quadrant.partnership.terms import Role  # noqa: E402
from quadrant.partnership.within import within  # noqa: E402

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
AREAS, YEARS, NEIGHBOURS, TIMES = 332, range(2016, 2026), 14, 7
GROUPS = ("", *(f"Age={age}" for age in ("0 to 4", "5 to 9", "10 to 14", "15 to 19")), "Sex=Female", "Sex=Male")
SMALL_EVERY = 10  # every tenth indicator has counts small enough to be hidden
BLOCK = 200_000
COLUMNS = (
    "partnership_id",
    "dataset_id",
    "indicator_id",
    "area_id",
    "breakdown",
    "period",
    "period_on",
    "value",
    "numerator",
    "denominator",
    "note",
)
TABLE = Observation._meta.db_table


def fill(observations: int) -> tuple[Partnership, dict[str, Person], list[Indicator]]:
    """A partnership with two people, and indicators enough for so many observations."""
    place = commands.found_partnership(name="Bench", slug="bench", area_code="E06000001", by=None, at=NOW)
    people = {}
    with within(place, on=NOW.date()):
        for role in (Role.ANALYST, Role.GROUP_MEMBER):
            email = f"{role.value}@example.org"
            person = commands.register_person(name=role.value, email=email, password=None, by=None, at=NOW)
            commands.grant_role(person=person, role=role, from_on=date(2020, 1, 1), by=None, at=NOW)
            people[role.value] = person
        with unrecorded("figures to measure by"):
            areas, indicators = _listed(place, -(-observations // (AREAS * len(YEARS) * len(GROUPS))))
            dataset = _dataset(place, DatasetKind.FIGURES, "Figures", observations)
            _write(_rows(place, dataset, indicators, areas))
        decide_hidden(partnership=place, by=None, at=NOW)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return place, people, indicators


def _listed(place: Partnership, count: int) -> tuple[list[Area], list[Indicator]]:
    areas = Area.objects.bulk_create(
        [Area(code=ENGLAND, name="England", kind=AreaKind.COUNTRY)]
        + [Area(code=f"E06{number:06}", name=f"Area {number}", kind=AreaKind.UNITARY) for number in range(1, AREAS)]
    )
    alike = NeighbourSet.objects.create(
        partnership=place, dataset=_dataset(place, DatasetKind.NEIGHBOURS, "Alike", NEIGHBOURS), name="Alike"
    )
    Neighbour.objects.bulk_create(
        Neighbour(partnership=place, set=alike, area=areas[1], neighbour=areas[1 + rank], rank=rank)
        for rank in range(1, NEIGHBOURS + 1)
    )
    _outlined(place, areas[1:])
    indicators = Indicator.objects.bulk_create(
        Indicator(
            partnership=place,
            key=f"key-{number}",
            name=f"Indicator {number:03}",
            topic=f"Topic {number // 40}",
            unit="%",
            polarity=Polarity.LOW,
            method=Method.PROPORTION,
            small_counts=number % SMALL_EVERY == 0,
            small_groups=number % SMALL_EVERY == 0,
        )
        for number in range(count)
    )
    return areas, indicators


def _outlined(place: Partnership, areas: list[Area]) -> None:
    """A square for each area, twenty to a row."""
    dataset = _dataset(place, DatasetKind.BOUNDARIES, "Squares", len(areas))
    corners = ((0, 0), (1, 0), (1, 1), (0, 1), (0, 0))
    places = ((area, *divmod(at, 20)) for at, area in enumerate(areas))
    Outline.objects.bulk_create(
        Outline(
            partnership=place,
            dataset=dataset,
            area=area,
            polygons=[[[[(column + x) / 10 - 2, (row + y) / 10 + 52] for x, y in corners]]],
        )
        for area, row, column in places
    )


def _dataset(place: Partnership, kind: DatasetKind, name: str, rows: int) -> Dataset:
    return Dataset.objects.create(
        partnership=place, name=name, kind=kind, file_name="made.csv", digest="0" * 64, size=1, stored="made",
        rows=rows, imported_at=NOW,
    )  # fmt: skip


def _rows(
    place: Partnership, dataset: Dataset, indicators: list[Indicator], areas: list[Area]
) -> Iterator[tuple[Any, ...]]:
    chance = np.random.default_rng(2026)
    for indicator in indicators:
        small = 40 if indicator.small_counts else 2_000
        counts = chance.integers(1, small, (len(areas), len(YEARS), len(GROUPS)))
        of = counts + chance.integers(1_000, 20_000, counts.shape)
        for (a, area), (y, year), (g, group) in product(enumerate(areas), enumerate(YEARS), enumerate(GROUPS)):
            count, people = int(counts[a, y, g]), int(of[a, y, g])
            yield (
                place.pk, dataset.pk, indicator.pk, area.pk, group, str(year), date(year, 12, 31),
                100 * count / people, count, people, "",
            )  # fmt: skip


def _write(rows: Iterator[tuple[Any, ...]]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.cursor.copy(f"COPY {TABLE} ({', '.join(COLUMNS)}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        statement = f"INSERT INTO {TABLE} ({', '.join(COLUMNS)}) VALUES ({', '.join(['%s'] * len(COLUMNS))})"  # noqa: S608
        block: list[tuple[Any, ...]] = []
        for row in rows:
            block.append(row)
            if len(block) == BLOCK:
                cursor.executemany(statement, block)
                block.clear()
        cursor.executemany(statement, block)


def pages(place: Partnership, indicators: list[Indicator]) -> dict[str, str]:
    """What is opened, by what it is called."""
    here = {"partnership": place.slug}
    of = {"large": here | {"number": indicators[1].pk}, "small": here | {"number": indicators[0].pk}}
    indicator, profile = reverse("indicator", kwargs=of["small"]), reverse("area", kwargs=here | {"code": "E06000001"})
    return {
        "an indicator": reverse("indicator", kwargs=of["large"]),
        "an indicator with small counts": indicator,
        "its areas as CSV": f"{indicator}?download=csv",
        "its groups": reverse("indicator_groups", kwargs=of["small"]),
        "its map": reverse("indicator_map", kwargs=of["small"]),
        "its need": reverse("indicator_need", kwargs=of["small"]),
        "all indicators": reverse("indicators", kwargs=here),
        "an area's profile": profile,
        "an area's profile as Excel": f"{profile}?download=xlsx",
        "groups that stand apart": reverse("groups_apart", kwargs=here),
        "40 indicators by 16 areas": f"{reverse('heat', kwargs=here)}?show=Topic+0",
    }


def main() -> None:
    """Fill, open, tell."""
    place, people, indicators = fill(int(sys.argv[1]))
    setup_test_environment()
    told: dict[str, float] = {}
    for role, person in people.items():
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(person)
        for name, address in pages(place, indicators).items():
            told[f"{name}, {role.replace('_', ' ')}"] = _median(client, address)
    with within(place, on=NOW.date()):
        held = Observation.objects.count()
    sys.stdout.write(json.dumps({"observations": held, "pages": told}))


def _median(client: Client, address: str) -> float:
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        answer = client.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


if __name__ == "__main__":
    main()
