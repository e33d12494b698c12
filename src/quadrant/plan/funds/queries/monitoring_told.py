"""What a file of budget monitoring would change: the same period's lines corrected, or the period before moved on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any

from quadrant.audit.terms import Difference, Differences
from quadrant.methods.calendar import AccountingPeriod, FinancialYear
from quadrant.plan.funds.models import CostCentre, MonitoringLine
from quadrant.plan.funds.queries.monitoring import Sums, together
from quadrant.plan.funds.terms import MEASURES, FinanceLine

LONGEST = 130
Amounts = dict[str, Decimal | None]
Told = dict[tuple[str, ...], tuple[str, Amounts]]
"""What is said of each account or cost centre, by its codes: its name for people, and each amount."""


def called(name: str, at: AccountingPeriod) -> str:
    """The name of a period's dataset: a file of the same name replaces its own period and leaves the others."""
    return f"{name.strip()[:LONGEST]}, {at.label}"


def monitoring_differences(lines: Sequence[FinanceLine], name: str) -> Differences:
    """Nothing is written. Of a period that is here under this name, account by account; else what has moved since the
    latest period before it in this year, cost centre by cost centre."""
    at, notes = lines[0].at, _unknown(lines)
    same = _held(year=at.year.starts, period=at.number, dataset__name=called(name, at))
    if same.exists():
        note = f"Account by account, against what is here of {at.label} under this name."
        return _compared(_by_account(same), _by_account(lines), (note, *notes))
    latest = _held(year=at.year.starts, period__lt=at.number).order_by("-period").first()
    if latest is None:
        return Differences(added=tuple(label for label, _ in _by_centre(lines).values()), notes=notes)
    before = AccountingPeriod(FinancialYear(latest.year), latest.period)
    note = f"Cost centre by cost centre, against {before.label}, which stays as it is."
    codes = {line.cost_centre for line in lines}
    held = [
        row
        for row in _held(year=latest.year, period=latest.period)
        if row.dataset.name == called(name, before) or row.cost_centre.code in codes
    ]
    return _compared(_by_centre(held), _by_centre(lines), (note, *notes) if held else notes)


def _held(**of: Any) -> Any:
    rows = MonitoringLine.objects.filter(**of)
    return rows.select_related("cost_centre", "dataset").order_by("cost_centre__code", "account")


def _unknown(lines: Sequence[FinanceLine]) -> tuple[str, ...]:
    """How many cost centres nobody here has seen before, to be tied once the file is in."""
    known = set(CostCentre.objects.values_list("code", flat=True))
    new = len({line.cost_centre for line in lines} - known)
    if not new:
        return ()
    what = "1 cost centre is" if new == 1 else f"{new:,} cost centres are"
    return (f"{what} new here: say afterwards which fund or service each belongs to.",)


def _by_account(lines: Iterable[Any]) -> Told:
    told: Told = {}
    for line in lines:
        code, name = _centre(line)
        account = f"{line.account} {line.account_name}".strip() or "all accounts"
        told[code, line.account] = (f"{name}: {account}", _amounts(line))
    return told


def _by_centre(lines: Iterable[Any]) -> Told:
    found: dict[str, tuple[str, list[Sums]]] = {}
    for line in lines:
        code, name = _centre(line)
        found.setdefault(code, (name, []))[1].append(Sums(**_amounts(line)))  # type: ignore[arg-type]  # an actual is never missing
    return {(code,): (name, _amounts(together(several))) for code, (name, several) in found.items()}


def _centre(line: Any) -> tuple[str, str]:
    """The code of a line's cost centre, and code and name together."""
    if isinstance(line, FinanceLine):
        return line.cost_centre, f"{line.cost_centre} {line.cost_centre_name}".strip()
    return line.cost_centre.code, str(line.cost_centre)


def _amounts(line: Any) -> Amounts:
    return {name: getattr(line, name) for name in MEASURES}


def _compared(before: Told, after: Told, notes: tuple[str, ...]) -> Differences:
    both = [key for key in after if key in before]
    changed = [
        Difference(after[key][0], label, before[key][1][name], after[key][1][name])
        for key in both
        for name, label in MEASURES.items()
        if before[key][1][name] != after[key][1][name]
    ]
    return Differences(
        added=tuple(label for key, (label, _) in after.items() if key not in before),
        changed=tuple(changed),
        same=sum(before[key][1] == after[key][1] for key in both),
        notes=notes,
        gone=tuple(label for key, (label, _) in before.items() if key not in after),
    )
