"""Every act leaves a line; nothing is written without one; what was altered behind the chain's back is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection, transaction

from quadrant.audit.guard import WriteOutsideAct, unrecorded
from quadrant.audit.models import Line
from quadrant.audit.queries import history_of
from quadrant.audit.terms import NotAllowed, Refusal
from quadrant.audit.triggers import open_
from quadrant.audit.verify import faults
from quadrant.partnership import commands
from quadrant.partnership.models import Body, Organisation, Partnership
from quadrant.partnership.terms import BodyKind, OrganisationKind
from tests.factories.partnership import NOW, administrator, body, known, organisation


def test_an_act_leaves_one_line_with_who_what_and_the_digests_before_and_after(ardlebury: Partnership) -> None:
    ada = administrator()
    fens = organisation("Fens Trust")
    line = Line.objects.get(action="organisation.added")
    assert (line.partnership, line.actor, line.about_table, line.about_row) == (
        ardlebury.pk,
        ada.pk,
        "partnership_organisation",
        str(fens.pk),
    )
    [[table, row, before, after]] = line.rows
    assert (table, row, before, len(after)) == ("partnership_organisation", str(fens.pk), "", 64)


def test_a_records_history_says_which_fields_changed_from_what_to_what(ardlebury: Partnership) -> None:
    fens = organisation("Fens Trust")
    commands.change_organisation(
        organisation=fens,
        name="Fens and Moors Trust",
        kind=OrganisationKind.VCS,
        scheme="",
        identifier="",
        is_partner=True,
        by=administrator(),
        at=NOW,
    )
    latest, first = history_of(fens)
    assert [(c.field, c.before, c.after) for c in latest.changes] == [
        ("name", "Fens Trust", "Fens and Moors Trust"),
        ("is_partner", False, True),
    ]
    assert (latest.who, latest.action, first.action) == (
        "Ada of Ardlebury",
        "organisation.changed",
        "organisation.added",
    )


def _rewritten() -> None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE partnership_organisation SET name = 'Ours'")


WRITES: dict[str, Callable[[Organisation], object]] = {
    "save": lambda fens: fens.save(),
    "save_base": lambda fens: fens.save_base(raw=True),
    "delete": lambda fens: fens.delete(),
    "create": lambda fens: Organisation.objects.create(name="New", kind=OrganisationKind.VCS),
    "update_or_create": lambda fens: Organisation.objects.update_or_create(pk=fens.pk, defaults={"name": "Ours"}),
    "bulk_create": lambda fens: Organisation.objects.bulk_create([Organisation(name="New", kind=OrganisationKind.VCS)]),
    "bulk_update": lambda fens: Organisation.objects.bulk_update([fens], ["name"]),
    "update": lambda fens: Organisation.objects.update(name="Ours"),
    "delete all": lambda fens: Organisation.objects.all().delete(),
    "a cursor": lambda fens: _rewritten(),
}


@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_a_write_outside_an_act_is_refused(ardlebury: Partnership, write: Callable[[Organisation], object]) -> None:
    fens = organisation("Fens Trust")
    fens.name = "Mine now"
    with pytest.raises(WriteOutsideAct), transaction.atomic():
        write(fens)
    assert [one.name for one in Organisation.objects.all()] == ["Fens Trust"]


def test_a_refused_act_changes_nothing_and_is_itself_in_the_chain(ardlebury: Partnership) -> None:
    bob = known("Bob")
    with pytest.raises(NotAllowed, match="Only an administrator"):
        commands.add_organisation(name="Bob Ltd", kind=OrganisationKind.BUSINESS, by=bob, at=NOW)
    assert not Organisation.objects.exists()
    line = Line.objects.select_related("words").get(refused=True)
    assert (line.action, line.actor, line.words.sentence) == (
        "organisation.added",
        bob.pk,
        "Only an administrator of the partnership may do this.",
    )


def test_a_broken_constraint_speaks_in_its_own_sentence(ardlebury: Partnership) -> None:
    organisation("Fens Trust")
    with pytest.raises(Refusal, match=r"An organisation of this name is already listed\."):
        organisation("Fens Trust")


def test_an_untouched_chain_verifies(ardlebury: Partnership) -> None:
    body("Cabinet", known("Carol"), chair=known("Chris"))
    assert list(faults()) == []


@pytest.mark.parametrize(
    ("sql", "where", "what"),
    [
        ("UPDATE partnership_body SET name = 'Cabal'", "partnership_body row {body}", "it was changed outside an act"),
        ("DELETE FROM partnership_body", "partnership_body row {body}", "it was removed outside an act"),
        (
            "UPDATE audit_line SET actor = 999 WHERE action = 'body.formed'",
            "chain {place} line {line}",
            "its content was changed after it was written",
        ),
        (
            "DELETE FROM audit_line WHERE action = 'body.formed'",
            "chain {place} line {line}",
            "cut off: the sealed head is line {line}",
        ),
    ],
)
def test_raw_sql_is_named(ardlebury: Partnership, sql: str, where: str, what: str) -> None:
    formed = commands.form_body(name="Cabinet", kind=BodyKind.EXECUTIVE, by=administrator(), at=NOW)
    line = Line.objects.get(action="body.formed")
    names = {"body": formed.pk, "place": ardlebury.pk, "line": line.sequence}
    open_(connection)
    with unrecorded("a raw statement"), connection.cursor() as cursor:
        if "DELETE FROM audit_line" in sql:
            cursor.execute("DELETE FROM audit_linewords WHERE line_id = %s", [line.pk])
            cursor.execute("DELETE FROM audit_rowvalues WHERE line_id = %s", [line.pk])
        cursor.execute(sql)
    first = next(iter(faults()))
    assert (first.where, first.sentence) == (where.format(**names), what.format(**names))
    assert Body.objects.count() in {0, 1}
