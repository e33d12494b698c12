"""Budgets of funds that a file brings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from quadrant.analyse.outcomes.commands import receive_dataset
from quadrant.analyse.outcomes.models import Dataset
from quadrant.analyse.outcomes.terms import DatasetKind, Received
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Person
from quadrant.partnership.queries.listing import organisations_known
from quadrant.partnership.terms import plain_words
from quadrant.plan.funds.commands.ledger import NOT_YOURS, open_fund, set_budget
from quadrant.plan.funds.models import Fund
from quadrant.plan.funds.queries import budgets_held
from quadrant.plan.funds.rules import may_open_fund
from quadrant.plan.funds.terms import BudgetLine


@act("budgets.imported")
def import_budgets(*, lines: Sequence[BudgetLine], file: Received, by: Person, at: datetime) -> Done[Dataset]:
    """Set the budgets of a file, all of them or none. A fund nobody here knows is opened, where the file says where its
    money comes from and whose it is. The ledger keeps each difference; what the file leaves out stays."""
    allow(may_open_fund(by), NOT_YOURS)
    insist(bool(lines), "The file holds no budgets.")
    dataset = receive_dataset(kind=DatasetKind.BUDGETS, file=file, by=by, at=at)
    funds = {plain_words(fund.name): fund for fund in Fund.objects.order_by("pk")}
    held, changed = budgets_held(), 0
    for line in lines:
        name = plain_words(line.fund)
        funds[name] = funds.get(name) or _opened(line, by=by, at=at)
        budget, provisional = held.get((name, line.year), (None, False))
        wanted = provisional if line.provisional is None else line.provisional
        if (budget, provisional) == (line.amount, wanted):
            continue
        about = f"Budget as in {file.file_name}"[:300]
        set_budget(fund=funds[name], year=line.year, amount=line.amount, provisional=wanted, about=about, by=by, at=at)
        changed += 1
    return Done(dataset, f"{len(lines):,} budgets came from {file.file_name}: {changed:,} set or changed")


def _opened(line: BudgetLine, *, by: Person, at: datetime) -> Fund:
    owner = organisations_known().of(line.owner) if line.owner else None
    told = line.stream is not None and owner is not None
    insist(told, f"There is no fund “{line.fund}”. To open it, say where its money comes from and whose it is.")
    assert line.stream is not None  # noqa: S101  the line above refused it
    assert owner is not None  # noqa: S101  as above
    return open_fund(name=line.fund, stream=line.stream, nature=line.nature, owner=owner, by=by, at=at)
