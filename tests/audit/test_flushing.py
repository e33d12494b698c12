"""Transactional tests end with empty tables, and the next test finds the chain's triggers on again."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, connection, transaction

from quadrant.audit.guard import unrecorded
from quadrant.audit.models import Head, Line, LineWords, RowValues
from quadrant.audit.triggers import REFUSED
from quadrant.audit.verify import faults
from quadrant.partnership.models import Organisation, Partnership
from tests.factories.partnership import organisation

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("time", ["once", "again"])
def test_each_transactional_test_begins_with_nothing(time: str, ardlebury: Partnership) -> None:
    organisation(f"Fens Trust, {time}")
    assert [one.name for one in Organisation.objects.all()] == [f"Fens Trust, {time}"]
    assert Line.objects.filter(action="organisation.added").count() == 1
    assert list(faults()) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE audit_line SET actor = 999",
        "DELETE FROM audit_line",
        "UPDATE audit_linewords SET who = 'Somebody else'",
        "DELETE FROM audit_linewords",
        "UPDATE audit_rowvalues SET \"values\" = '{}'",
        "DELETE FROM audit_rowvalues",
        "UPDATE audit_head SET sequence = sequence - 1",
        "DELETE FROM audit_head",
    ],
)
@pytest.mark.django_db  # no flush behind it: on PostgreSQL that takes seconds each time
def test_the_database_itself_refuses_to_rewrite_the_chain(ardlebury: Partnership, sql: str) -> None:
    organisation("Fens Trust")
    refused = pytest.raises(DatabaseError, match=REFUSED)
    with unrecorded("a raw statement"), connection.cursor() as cursor, refused, transaction.atomic():
        cursor.execute(sql)
    assert list(faults()) == []


def test_postgresql_refuses_to_empty_a_table_of_the_chain(ardlebury: Partnership) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no TRUNCATE")
    for model in (Line, LineWords, RowValues, Head):
        with connection.cursor() as cursor, pytest.raises(DatabaseError, match=REFUSED), transaction.atomic():
            cursor.execute(f'TRUNCATE TABLE "{model._meta.db_table}" CASCADE')


def test_words_and_values_may_be_blanked_for_an_erasure_and_the_chain_still_verifies(ardlebury: Partnership) -> None:
    organisation("Fens Trust")
    with unrecorded("an erasure"):
        LineWords.objects.update(who="", sentence="")
        RowValues.objects.update(values=None)
    assert list(faults()) == []
