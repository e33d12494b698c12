"""What a corrected file of figures would change: how many of which indicator, period and area, and each figure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quadrant.analyse.outcomes.queries import FigureChange, FigureChanges
from quadrant.analyse.outcomes.terms import FigureState
from quadrant.intake.queries import Preview, figure_changes_of, replaced_by
from quadrant.methods import words
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table
from quadrant.web.intake.changes import Part, ShownChanges

if TYPE_CHECKING:
    from quadrant.intake.models import Upload

MOST_SHOWN = 50
MOST_COUNTED = 10
HIDDEN = "Hidden: few people"
HEAD = ("Indicator", "Area", "Period", "Group", "What", "Now", "In the file")


def shown_figure_changes(upload: Upload, preview: Preview, person: Any) -> ShownChanges | None:
    """The counts and the first fifty; nothing of a file that replaces none."""
    if preview.opened is None or preview.checked is None or preview.checked.figures is None:
        return None
    if replaced_by(upload, preview) is None:
        return None
    found = figure_changes_of(upload, preview, person)
    if found is None:
        told = (
            "The file is too long for its figures to be compared on this page. All of them take the place of those now."
        )
        return ShownChanges(told, [])
    if not found.rows:
        same = words.plural(found.same, "figure")
        return ShownChanges(f"Nothing changes: “{found.against}” says all this already ({same}).", [])
    parts = [_counts(found, field, label) for field, label in COUNTED]
    more = f", the first {MOST_SHOWN} of {words.number(len(found.rows))}" if len(found.rows) > MOST_SHOWN else ""
    rows = [
        [row.indicator, row.area, row.period, row.group, row.state.label, now(row), then(row)] for row in found.rows
    ]
    parts.append(Part(f"Figures that change{more}", HEAD, rows[:MOST_SHOWN]))
    return ShownChanges(_sentence(found), parts)


COUNTED = (("indicator", "Indicator"), ("period", "Period"), ("area", "Area"))


def _sentence(found: FigureChanges) -> str:
    counts = {state: words.number(found.counted(state)) for state in FigureState}
    same = words.plural(found.same, "figure")
    return (
        f"Against “{found.against}” as it stands: {counts[FigureState.CHANGED]} changed, {counts[FigureState.GONE]} "
        f"gone, {counts[FigureState.ADDED]} added; {same} stay{'s' if found.same == 1 else ''} as "
        f"{'it is' if found.same == 1 else 'they are'}."
    )


def _counts(found: FigureChanges, field: str, label: str) -> Part:
    counts = found.counts_by(field)
    more = f", the {MOST_COUNTED} with most of {words.number(len(counts))}" if len(counts) > MOST_COUNTED else ""
    rows = [
        [name, *(words.number(by_state[state]) for state in FigureState)] for name, by_state in counts[:MOST_COUNTED]
    ]
    return Part(f"By {label.lower()}{more}", [label, *(state.label for state in FigureState)], rows)


def now(row: FigureChange) -> str:
    return HIDDEN if row.hidden else _told(row.before)


def then(row: FigureChange) -> str:
    return HIDDEN if row.hidden else _told(row.after)


def _told(numbers: tuple[float | None, float | None, float | None] | None) -> str:
    """The value, with what it was made from where that is known: 20.5 (41 of 200)."""
    if numbers is None:
        return words.NOTHING
    value, numerator, denominator = numbers
    said = "not available" if value is None else words.number(value)
    parts = [words.number(one) for one in (numerator, denominator) if one is not None]
    return f"{said} ({' of '.join(parts)})" if parts else said


def changes_table(found: FigureChanges | None) -> Table[Any]:
    """Every figure that would be different; downloaded whole."""
    return Table(
        name="upload_changes",
        caption="Figures that would be different",
        one="figure",
        rows=list(found.rows) if found is not None else [],
        columns=[
            Column("indicator", "Indicator", lambda row: row.indicator),
            Column("area", "Area", lambda row: row.area),
            Column("period", "Period", lambda row: row.period),
            Column("group", "Group", lambda row: row.group),
            Column("what", "What", lambda row: row.state.label, kind=Kind.STATE),
            Column("now", "Now", now),
            Column("then", "In the file", then),
        ],
        search=("indicator",),
        filters=[
            Filter("what", "What", FigureState.choices(), matches=lambda row, asked: bool(row.state == asked)),
        ],
        empty=Empty("No figure would be different, or the file replaces none."),
    )
