"""A register of contracts is written in few statements, however long it is, with each contract in the audit chain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from django.db import connection
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.outcomes.models import Dataset
from quadrant.analyse.outcomes.terms import Received
from quadrant.audit.models import Line
from quadrant.audit.verify import faults
from quadrant.do.agreements import commands
from quadrant.do.agreements.models import RegisteredContract
from quadrant.do.agreements.terms import ContractLine, Supplier
from quadrant.partnership.models import Partnership, Person
from quadrant.partnership.terms import Role
from tests.conftest import NOW
from tests.factories.partnership import person


def lines(many: int) -> list[ContractLine]:
    return [
        ContractLine(
            f"Care at home, area {at}",
            Supplier(f"Homely Care {at % 5}"),
            date(2025, 4, 1),
            date(2028, 3, 31),
            Decimal(1_000 + at),
            reference=f"C{at:03}",
        )
        for at in range(many)
    ]


def brought(told: list[ContractLine], by: Person, name: str = "Register") -> Dataset:
    file = Received(name, "register.csv", "0" * 64, 1, "received/0", len(told))
    return commands.import_contracts(lines=told, file=file, by=by, at=NOW)


def changed_by(line: Line) -> int:
    return sum(row[0] == RegisteredContract._meta.db_table for row in line.rows)


def held() -> list[tuple[str, Decimal | None, bool, int]]:
    rows = RegisteredContract.objects.order_by("reference")
    return [(one.reference, one.value, one.gone_at is None, one.dataset_id) for one in rows]


def test_what_a_later_file_tells_otherwise_leaves_out_or_brings_back_is_in_the_chain(
    ardlebury: Partnership,
) -> None:
    carl = person("Carl", Role.CONTRACT_MANAGER)
    first = brought(lines(3), carl)
    assert held() == [(f"C00{at}", Decimal(1_000 + at), True, first.pk) for at in range(3)]
    assert changed_by(Line.objects.filter(action="contracts.imported").latest("sequence")) == 3
    numbers = dict(RegisteredContract.objects.values_list("reference", "pk"))

    dearer = [lines(1)[0], replace(lines(2)[1], value=Decimal("2000.50"), supplier=Supplier("Other Care")), lines(4)[3]]
    second = brought(dearer, carl)
    assert held() == [
        ("C000", Decimal(1_000), True, second.pk),
        ("C001", Decimal("2000.50"), True, second.pk),
        ("C002", Decimal(1_002), False, first.pk),
        ("C003", Decimal(1_003), True, second.pk),
    ]
    assert RegisteredContract.objects.get(reference="C001").provider.name == "Other Care"
    assert changed_by(Line.objects.filter(action="contracts.imported").latest("sequence")) == 4

    third = brought(lines(3), carl)
    assert [gone for _, _, gone, _ in held()] == [True, True, True, False]
    assert numbers.items() <= dict(RegisteredContract.objects.values_list("reference", "pk")).items()
    commands.take_contracts_back(dataset=third, by=carl, at=NOW)
    assert [standing for _, _, standing, _ in held()] == [False] * 4
    assert list(faults()) == []


def test_a_longer_register_takes_no_more_statements(ardlebury: Partnership) -> None:
    carl = person("Carl", Role.CONTRACT_MANAGER)
    taken = []
    for many in (10, 60):
        with CaptureQueriesContext(connection) as new:
            brought(lines(many), carl, name=f"Register of {many}")
        with CaptureQueriesContext(connection) as again:
            brought(lines(many), carl, name=f"Register of {many}")
        taken.append((len(new), len(again)))
    # The first of all lists its suppliers too.
    assert taken[1][0] <= taken[0][0]
    assert taken[1][1] == taken[0][1]
