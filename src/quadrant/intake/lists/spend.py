"""From a published list of spend over £500 to payments: every quarter's headers, however they differ."""

from __future__ import annotations

from quadrant.do.agreements.terms import SpendLine
from quadrant.intake.lists.records import PassedOver, RecordReader
from quadrant.intake.terms import Mapping, Sheet

TEXTS = ("supplier", "supplier_number", "department", "category", "code", "reference", "kind", "purpose")


def spend_of(sheet: Sheet, mapping: Mapping) -> tuple[list[SpendLine], PassedOver]:
    """Every payment of the sheet, in its order. Raises `FileRefused` with all that is wrong.

    Two rows may say the same: one invoice is often paid in equal parts on one day.
    """
    reader = RecordReader(sheet, mapping)
    lines = []
    for row in reader:
        amount, paid_on = row.values["amount"], row.values["paid_on"]
        if amount is None or paid_on is None:
            field = "amount" if amount is None else "paid_on"
            reader.refuse(row.number, field, "is not known.", "A payment has an amount and a day.", "-")
            continue
        lines.append(SpendLine(paid_on, amount, **{name: row.values.get(name) or "" for name in TEXTS}))
    reader.problems.refuse()
    return lines, reader.passed_over
