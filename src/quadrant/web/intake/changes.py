"""What a corrected file would change, before anybody confirms it: added, changed field by field, gone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Protocol

from quadrant.intake.bringing import LISTS
from quadrant.intake.queries import Preview, changes_of, definitions_of, differences_of
from quadrant.methods import words
from quadrant.web.intake.suppliers import notes_on_suppliers, of_suppliers

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.queries import DefinitionsHere
    from quadrant.audit.terms import Differences
    from quadrant.do.agreements.queries import RegisterChanges
    from quadrant.intake.models import Upload

MOST_SHOWN = 100
OF_FIELD = ("Contract", "Field", "Now", "In the file")


@dataclass(frozen=True)
class Part:
    """A table of what changes; `title` says how much, also of what is not shown."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class ShownChanges:
    sentence: str
    parts: Sequence[Part]
    notes: Sequence[str] = ()


def shown_changes(upload: Upload, preview: Preview) -> ShownChanges | None:
    """Of a contracts register, definitions, neighbours and lists of other rooms; nothing for files of other kinds."""
    if (defined := definitions_of(preview)) is not None:
        return _of_definitions(defined)
    found, listed = changes_of(upload, preview), differences_of(upload, preview)
    if listed is not None and preview.checked is not None:
        return _of_list(listed, LISTS.get(preview.checked.opened.mapping.kind, NEIGHBOURS))
    return _of_register(upload, found) if found is not None else None


class Named(Protocol):
    """What one record of a list is called, and several."""

    @property
    def one(self) -> str: ...

    @property
    def many(self) -> str: ...


@dataclass(frozen=True)
class Neighbours:
    one: str = "neighbour"
    many: str = "neighbours"


NEIGHBOURS = Neighbours()


def _of_list(found: Differences, of: Named) -> ShownChanges:
    """Added, told anew, left as they are; what the file does not name stays."""
    changed = [[one.record, one.field, shown(one.before), shown(one.after)] for one in found.changed]
    fields = words.plural(len(changed), "field")
    parts = [
        _part(
            f"Changed: {fields} of {_counted(found.records_changed, of)}",
            ["Record", "Field", "Now", "In the file"],
            changed,
        ),
        _part(f"New: {_counted(len(found.added), of)}", [of.one.capitalize()], [[one] for one in found.added]),
        _part(f"Gone: {_counted(len(found.gone), of)}", [of.one.capitalize()], [[one] for one in found.gone]),
        _part(
            f"New organisations to be listed: {words.number(len(found.listed))}",
            ["Organisation"],
            [[one] for one in found.listed],
        ),
    ]
    return ShownChanges(_sentence_of_list(found, of), [part for part in parts if part.rows], found.notes)


def _of_definitions(found: DefinitionsHere) -> ShownChanges:
    """Which names are new, and which are here: a scorecard taken for a dictionary shows by its new ones."""
    parts = [
        _part(f"New: {words.plural(len(found.new), 'indicator')}", ["Indicator"], [[one] for one in found.new]),
        _part(
            f"Here already, described anew: {words.plural(len(found.known), 'indicator')}",
            ["Indicator"],
            [[one] for one in found.known],
        ),
        _part(
            f"New, though an indicator of that name is here under another key: {words.number(len(found.twice))}",
            ["Indicator"],
            [[one] for one in found.twice],
        ),
    ]
    names = words.plural(len(found.new) + len(found.known), "name")
    told = f"{words.number(len(found.known))} of {names} {'is' if len(found.known) == 1 else 'are'} here already."
    if not found.known:
        told = "No name is here already: every indicator would be new."
    return ShownChanges(told, [part for part in parts if part.rows])


def _sentence_of_list(found: Differences, of: Named) -> str:
    same = _counted(found.same, of)
    if not (found.added or found.changed or found.gone):
        return f"Nothing changes: the file says what is here already ({same})."
    if not (found.same or found.changed):
        return "Every row is new. What the file does not name is left alone."
    left = "" if found.gone else " What the file does not name is left alone."
    return f"{same} would stay as {'it is' if found.same == 1 else 'they are'}.{left}"


def _counted(number: int, of: Named) -> str:
    return f"{words.number(number)} {of.one if number == 1 else of.many}"


def _of_register(upload: Upload, found: RegisterChanges) -> ShownChanges:
    changed = [[one.contract, one.field, shown(one.before), shown(one.after)] for one in found.changed]
    added = [[one.title, one.supplier.name, shown(one.end), words.money(one.value)] for one in found.added]
    gone = [[one.title, one.provider.name, shown(one.end), words.money(one.value)] for one in found.gone]
    of_contract = ["Contract", "Supplier", "End", "Value"]
    contracts = words.plural(found.contracts_changed, "contract")
    parts = [
        _part(
            f"Changed: {words.plural(len(changed), 'field')} of {contracts}",
            ["Contract", "Field", "Now", "In the file"],
            changed,
        ),
        _part(f"Gone: {words.plural(len(gone), 'contract')} that the file leaves out", of_contract, gone),
        _part(f"New: {words.plural(len(added), 'contract')}", of_contract, [] if found.is_first else added),
        *(_part(*each) for each in of_suppliers(found.suppliers)),
    ]
    notes = notes_on_suppliers(found.suppliers)
    return ShownChanges(_sentence(found, upload.name), [part for part in parts if part.rows], notes)


def _sentence(found: Any, register: str) -> str:
    if found.is_first:
        return f"“{register}” is a new register: all {words.plural(len(found.added), 'contract')} are added."
    same = words.plural(found.same, "contract")
    if not (found.changed or found.added or found.gone):
        return f"Nothing changes: the register “{register}” says all this already ({same})."
    return f"Against the register “{register}” as it stands; {same} would stay as they are."


def _part(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> Part:
    more = f" (the first {MOST_SHOWN} are shown)" if len(rows) > MOST_SHOWN else ""
    return Part(f"{title}{more}", head, rows[:MOST_SHOWN])


def shown(value: object) -> str:
    """A field in words: a day, a sum, yes or no, or as it is written."""
    return words.money(value) if isinstance(value, Decimal) else words.written(value)
