"""The demo, told once for a whole module of tests and taken back after it: the tests only look."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from quadrant.demo.loading.days import TOLD_FOR
from quadrant.demo.loading.telling import PARTS, tell
from quadrant.plan.funds.queries import funds, years_of
from quadrant.thread.queries import on_thread, thread
from quadrant.thread.terms import Kind


@contextmanager
def told(blocker: Any, slug: str, as_of: date = TOLD_FOR) -> Iterator[list[str]]:
    """One partnership's part of the story in the database; gives what was said while it was told."""
    said: list[str] = []
    parts = tuple(part for part in PARTS if part.slug == slug)
    with blocker.unblock(), transaction.atomic():
        tell(as_of, said.append, parts)
        yield said
        transaction.set_rollback(True)


def adds_to_the_ledgers() -> Decimal:
    """What the thread says is committed, once it is seen to equal every fund's own page, to the penny."""
    found, pages = thread(), Decimal(0)
    for fund in funds():
        of_its_years = sum((year.committed for year in years_of(fund)), Decimal(0))
        place = on_thread(Kind.FUND.value, fund.pk)
        assert place is not None
        assert place.total == of_its_years, fund.name
        pages += of_its_years
    for money in (found.by_outcome, found.by_need):
        assert sum(money.by.values(), money.nowhere) == money.total
    assert sum(found.worth.values(), found.committed.without_agreement) == found.ledger == pages
    return pages
