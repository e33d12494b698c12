"""A hundred ways to alter the record behind the chain's back, by chance but the same every time: each is named."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import override_settings

from quadrant.audit.guard import unrecorded
from quadrant.audit.models import Line
from quadrant.audit.terms import Fault
from quadrant.audit.triggers import opened
from quadrant.audit.verify import faults
from quadrant.partnership import commands
from quadrant.partnership.models import Organisation, Partnership
from quadrant.partnership.terms import OrganisationKind
from tests.factories.partnership import NOW, administrator, organisation

ROUNDS = 25
Tampering = Callable[[random.Random, list[Line]], str]


def sql(statement: str, *values: str | int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def edit(chance: random.Random, lines: list[Line]) -> str:
    """Change one field of one line."""
    line = chance.choice(lines)
    changes: list[tuple[str, str | int]] = [
        ("actor", 987_654),
        ("action", "body.formed"),
        ("about_row", "31337"),
        ("request", "another"),
        ("rows", "[]" if line.rows else '[["partnership_body", "1", "", ""]]'),
        ("at", "2020-01-01 00:00:00+00:00"),
        ("refused", not line.refused),
    ]
    column, value = chance.choice(changes)
    sql(f"UPDATE audit_line SET {column} = %s WHERE id = %s", value, line.pk)
    return f"chain {line.partnership} line {line.sequence}"


def delete(chance: random.Random, lines: list[Line]) -> str:
    """Take one line out of the middle; the next one shows it."""
    line = chance.choice(lines[:-1])
    sql("DELETE FROM audit_linewords WHERE line_id = %s", line.pk)
    sql("DELETE FROM audit_rowvalues WHERE line_id = %s", line.pk)
    sql("DELETE FROM audit_line WHERE id = %s", line.pk)
    return f"chain {line.partnership} line {line.sequence + 1}"


def swap(chance: random.Random, lines: list[Line]) -> str:
    """Let two lines change places; the earlier place shows it."""
    first, second = sorted(chance.sample(lines, 2), key=lambda line: line.sequence)
    for sequence, line in ((10_000, first), (first.sequence, second), (second.sequence, first)):
        sql("UPDATE audit_line SET sequence = %s WHERE id = %s", sequence, line.pk)
    return f"chain {first.partnership} line {first.sequence}"


def cut(chance: random.Random, lines: list[Line]) -> str:
    """Cut off the tail; the sealed head knows how long the chain was."""
    first = chance.choice(lines[1:])
    for line in lines:
        if line.sequence >= first.sequence:
            sql("DELETE FROM audit_linewords WHERE line_id = %s", line.pk)
            sql("DELETE FROM audit_rowvalues WHERE line_id = %s", line.pk)
            sql("DELETE FROM audit_line WHERE id = %s", line.pk)
    return f"chain {first.partnership} line {first.sequence}"


@pytest.fixture
def chain(ardlebury: Partnership) -> Iterator[list[Line]]:
    """A dozen acts and a refusal, with the triggers off for as long as the test tampers."""
    for number in range(6):
        made = organisation(f"Organisation {number}")
        commands.change_organisation(
            organisation=made,
            name=f"Organisation {number}, renamed",
            kind=OrganisationKind.VCS,
            scheme="",
            identifier="",
            is_partner=bool(number % 2),
            by=administrator(),
            at=NOW,
        )
    assert list(faults()) == []
    with opened(connection), unrecorded("tampering"):
        yield list(Line.objects.filter(partnership=ardlebury.pk).order_by("sequence"))


class Undo(Exception):
    """Leaves the savepoint, and with it what was altered."""


def verified() -> list[str]:
    """What ./run manage audit_verify complains of: the first bad row and the sentence that it ends with; or nothing."""
    complained = StringIO()
    try:
        call_command("audit_verify", stdout=StringIO(), stderr=complained)
    except CommandError as ended:
        return [*complained.getvalue().splitlines(), str(ended)]
    return complained.getvalue().splitlines()


@pytest.mark.parametrize("tamper", [edit, delete, swap, cut])
def test_each_of_25_alterations_is_named_first(chain: list[Line], tamper: Tampering) -> None:
    chance = random.Random(tamper.__name__)  # noqa: S311  chance, the same every time; no secret
    missed: list[tuple[str, list[str]]] = []
    for _ in range(ROUNDS):
        try:
            with transaction.atomic():
                where = tamper(chance, chain)
                named = verified()
                if [line.partition(": ")[0] for line in named] != [where, "The audit chain does not verify."]:
                    missed.append((where, named))
                raise Undo
        except Undo:
            pass
    assert missed == []
    assert verified() == []


def test_changed_values_and_rows_are_named(chain: list[Line]) -> None:
    kept = chain[-3]
    gone = Organisation.objects.get(name="Organisation 4, renamed")
    first = Organisation.objects.order_by("pk")[0]
    sql('UPDATE audit_rowvalues SET "values" = \'{"name": "Mine"}\' WHERE line_id = %s', kept.pk)
    sql("UPDATE partnership_organisation SET name = 'Mine' WHERE id = %s", first.pk)
    sql("DELETE FROM partnership_organisation WHERE name = 'Organisation 4, renamed'")
    sql(
        "INSERT INTO partnership_organisation (partnership_id, name, kind, scheme, identifier, is_partner)"
        " SELECT partnership_id, 'Slipped in', kind, scheme, identifier, is_partner"
        " FROM partnership_organisation WHERE id = %s",
        first.pk,
    )
    [added] = Organisation.objects.filter(name="Slipped in")
    where = f"chain {kept.partnership} line {kept.sequence}, values of partnership_organisation {kept.about_row}"
    assert list(faults()) == [
        Fault(where, "they were changed after they were written"),
        Fault(f"partnership_organisation row {first.pk}", "it was changed outside an act"),
        Fault(f"partnership_organisation row {added.pk}", "it was added outside an act"),
        Fault(f"partnership_organisation row {gone.pk}", "it was removed outside an act"),
    ]


def test_a_chain_sealed_with_another_secret_is_named(ardlebury: Partnership) -> None:
    """Whoever rewrote the whole chain with its hashes would still need the deployment's secret for the seal."""
    organisation("Fens Trust")
    with override_settings(SECRET_KEY="another secret, as long as the deployment's own"):
        assert list(faults()) == [
            Fault("chain 0", "the seal of its head is not this deployment's"),
            Fault(f"chain {ardlebury.pk}", "the seal of its head is not this deployment's"),
        ]
