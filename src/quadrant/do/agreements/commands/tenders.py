"""Acts on tenders that are run in another system: written down by hand, or a portal's list of them taken in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from quadrant.analyse.outcomes.commands import receive_dataset
from quadrant.analyse.outcomes.models import Dataset
from quadrant.analyse.outcomes.terms import DatasetKind, Received
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.do.agreements.commands.agreements import NOT_YOURS
from quadrant.do.agreements.models import OutsideTender
from quadrant.do.agreements.queries.suppliers import known_suppliers
from quadrant.do.agreements.queries.tenders import tenders_held, told_anew
from quadrant.do.agreements.rules import may_import_contracts
from quadrant.do.agreements.terms import TenderFacts, TenderLine, plain_reference
from quadrant.partnership.commands import list_suppliers
from quadrant.partnership.models import Organisation, Person
from quadrant.partnership.terms import kind_told


@act("outside_tender.recorded")
def record_outside_tender(
    *, facts: TenderFacts, awarded_to: Organisation | None = None, by: Person, at: datetime
) -> Done[OutsideTender]:
    """Record a tender that is run in another system."""
    allow(may_import_contracts(by), NOT_YOURS)
    made = OutsideTender(recorded_by=by, recorded_at=at)
    _write(made, facts, awarded_to)
    return Done(made)


@act("outside_tender.changed")
def change_outside_tender(
    *, tender: OutsideTender, facts: TenderFacts, awarded_to: Organisation | None = None, by: Person, at: datetime
) -> Done[OutsideTender]:
    """Write down what has become known of it: how many bid, who won, for how much."""
    allow(may_import_contracts(by), NOT_YOURS)
    kept = OutsideTender.objects.select_for_update(of=("self",)).get(pk=tender.pk)
    _write(kept, facts, awarded_to)
    return Done(kept)


def _write(tender: OutsideTender, facts: TenderFacts, awarded_to: Organisation | None) -> None:
    insist(bool(facts.title.strip()), "Give the tender a title.", field="title")
    given: dict[str, Any] = {name: getattr(facts, name) for name in facts.__dataclass_fields__}
    for name, value in given.items():
        setattr(tender, name, value.strip() if isinstance(value, str) else value)
    tender.awarded_to = awarded_to
    tender.save()


@act("outside_tenders.imported")
def import_tenders(*, lines: Sequence[TenderLine], file: Received, by: Person, at: datetime) -> Done[Dataset]:
    """Take in a portal's list of tenders: new ones are recorded, known ones told anew, all of them or none.

    What a row leaves empty, and a tender that the list leaves out, stay as they are. Winners nobody here knows are
    listed as organisations.
    """
    allow(may_import_contracts(by), NOT_YOURS)
    insist(bool(lines), "The file holds no tenders.")
    dataset = receive_dataset(kind=DatasetKind.TENDERS, file=file, by=by, at=at)
    winners, held = _winners(lines, by=by, at=at), tenders_held()
    added = changed = 0
    for line in lines:
        known, winner = held.get(line.key), winners.get(plain_reference(line.awarded_to))
        if known is None:
            record_outside_tender(facts=line.facts, awarded_to=winner, by=by, at=at)
            added += 1
        elif told_anew(known, line):
            facts, won = _joined(known, line.facts), winner or known.awarded_to
            change_outside_tender(tender=known, facts=facts, awarded_to=won, by=by, at=at)
            changed += 1
    return Done(dataset, f"{len(lines):,} tenders came from {file.file_name}: {added:,} new, {changed:,} changed")


def _joined(held: OutsideTender, told: TenderFacts) -> TenderFacts:
    """What was known, with what the row tells in its place."""
    kept = {name: getattr(held, name) for name in told.__dataclass_fields__ if getattr(told, name) in ("", None)}
    return replace(told, **kept)


def _winners(lines: Sequence[TenderLine], *, by: Person, at: datetime) -> dict[str, Organisation]:
    """Each winner's organisation by plain name; those not known yet are listed."""
    known = known_suppliers().by_name
    named = {plain_reference(line.awarded_to): line.awarded_to for line in lines if line.awarded_to}
    new = [(name, kind_told(name), ()) for plain, name in named.items() if plain not in known]
    if new:
        list_suppliers(suppliers=new, by=by, at=at)
        known = known_suppliers().by_name
    return {plain: known[plain] for plain in named}
