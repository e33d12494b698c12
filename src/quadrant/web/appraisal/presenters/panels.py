"""Panels in words: who is how far, who is kept away and why, what is scored by how many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.appraisal import queries, rules
from quadrant.appraisal.terms import Exclusion
from quadrant.methods import words
from quadrant.web.appraisal.presenters.criteria import Todo, last_act
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Kind, Table

if TYPE_CHECKING:
    from quadrant.appraisal.models import Entry, Panel, Sheet
    from quadrant.appraisal.queries import MarkersProgress


def panel_record(request: HttpRequest, panel: Panel, progress: Sequence[MarkersProgress]) -> Record:
    marking = [line for line in progress if line.to_mark]
    done = sum(line.submitted for line in marking)
    change = address(request, "panel_chair", number=panel.criteria_set_id)
    may_change = rules.may_change_panel(request.user, panel) and panel.closed_at is None
    rows = [
        SummaryRow("Chair", panel.chair.name, change=change if may_change else ""),
        SummaryRow("Body", panel.body.name if panel.body else "None: named for this round"),
        SummaryRow("Handed in", f"{done} of {words.plural(len(marking), 'panellist')} with something to mark"),
    ]
    if panel.closed_at is not None:
        who = f", by {panel.closed_by.name}" if panel.closed_by else ""
        rows.append(SummaryRow("Marking ended", f"{words.datetime(panel.closed_at)}{who}", note=panel.closed_why))
    state = "Complete" if panel.closed_at else "In progress" if marking else "Not started"
    return Record(summary=rows, state=state, history=last_act(request, panel))


def unshared(entries: Sequence[Entry], sheets: Sequence[Sheet]) -> int:
    """How many entries nobody has been given."""
    return len({entry.pk for entry in entries} - {sheet.entry_id for sheet in sheets})


def todos(request: HttpRequest, panel: Panel, unshared: int, *, more_comes: bool) -> list[Todo]:
    """What this person may do with the panel now."""
    person, number = request.user, panel.criteria_set_id
    made = []
    if panel.closed_at is None and rules.may_change_panel(person, panel):
        if unshared:
            made.append(Todo("Share the entries out", address(request, "panel_share", number=number), secondary=False))
        made.append(Todo("Add a panellist", address(request, "panellist_add", number=number)))
    if panel.closed_at is None and not more_comes and rules.may_close_round(person, panel):
        made.append(Todo("End the marking", address(request, "panel_close", number=number)))
    if rules.may_see_marks(person, panel):
        made.append(Todo("Moderation", address(request, "moderation", number=number), secondary=False))
    return made


def progress_table(
    request: HttpRequest,
    panel: Panel,
    progress: Sequence[MarkersProgress],
    found: Sequence[Exclusion],
    sheets: Sequence[Sheet],
) -> Table[MarkersProgress]:
    """Counts only: nobody's marks are on this page."""
    barred = {(exclusion.person, exclusion.entry) for exclusion in found if exclusion.bars}
    away = Counter(person for person, _ in barred)
    late = {s.panellist_id for s in sheets if (s.panellist.person_id, s.entry_id) in barred}
    may_withdraw = rules.may_withdraw_marks(request.user, panel)

    def withdraw(line: MarkersProgress) -> str | None:
        conflicted = may_withdraw and line.panellist.pk in late
        return address(request, "marks_withdraw", number=line.panellist.pk) if conflicted else None

    return Table(
        name="progress",
        caption="Who marks, and how far they are",
        prefix="p_",
        one="panellist",
        rows=list(progress),
        columns=[
            Column("person", "Panellist", lambda line: line.panellist.person.name),
            Column("from", "Comes from", lambda line: line.panellist.organisation and line.panellist.organisation.name),
            Column("to_mark", "To mark", lambda line: line.to_mark, kind=Kind.NUMBER),
            Column("marked", "Marked", lambda line: line.marked, kind=Kind.NUMBER),
            Column("away", "Kept away from", lambda line: away[line.panellist.person_id], kind=Kind.NUMBER),
            Column("state", "State", progress_state, kind=Kind.STATE),
            Column(
                "withdraw",
                "If an interest came late",
                lambda line: "Withdraw their marks" if withdraw(line) else "",
                address=withdraw,
                sortable=False,
                in_download=False,
            ),
        ],
        empty=Empty("Nobody is on the panel yet."),
    )


def progress_state(line: MarkersProgress) -> str:
    if line.submitted:
        return "Submitted"
    if not line.to_mark:
        return "Nothing to mark"
    return "In progress" if line.marked else "Not started"


def exclusions_table(found: Sequence[Exclusion], people: dict[int, str], entries: dict[int, Entry]) -> Table[Exclusion]:
    return Table(
        name="exclusions",
        caption="Who is kept from what, and why",
        prefix="e_",
        one="interest",
        rows=list(found),
        columns=[
            Column("person", "Panellist", lambda one: people[one.person]),
            Column("entry", "Entry", lambda one: str(entries[one.entry])),
            Column("why", "Why", lambda one: one.why),
            Column("effect", "Effect", effect_of),
        ],
        search=("any",) if len(found) > 10 else (),
        empty=Empty("No interest stands between a panellist and an entry."),
    )


def effect_of(one: Exclusion) -> str:
    return f"May mark: dispensation by {one.dispensed_by}" if one.dispensed_by else one.effect.label


def entries_table(entries: Sequence[Entry], sheets: Sequence[Sheet]) -> Table[Entry]:
    markers = Counter(sheet.entry_id for sheet in sheets)
    return Table(
        name="entries",
        caption="What is scored",
        prefix="n_",
        one="entry",
        many="entries",
        rows=list(entries),
        columns=[
            Column("title", "Entry", str),
            Column("led", "Led by", lambda entry: entry.organisation.name),
            Column("value", "Asks for", lambda entry: entry.value, kind=Kind.MONEY),
            Column("markers", "Markers", lambda entry: markers[entry.pk], kind=Kind.NUMBER),
        ],
        search=("any",) if len(entries) > 10 else (),
        empty=Empty("Nothing has been entered yet. Proposals are entered when they are submitted."),
    )


def withdrawn_rows(panel: Panel) -> list[list[str]]:
    """Sheets that left the round: whose, of what, why and when."""
    return [
        [one.panellist.person.name, str(one.entry), one.withdrawn_why, words.datetime(one.withdrawn_at)]
        for one in queries.withdrawn_sheets_on(panel)
    ]


def own_sheets_table(request: HttpRequest, own: Sequence[Any], *, prefix: str) -> Table[Any]:
    """A panellist's own sheets."""
    return Table(
        name="sheets",
        caption="Your sheets",
        prefix=prefix,
        one="entry",
        many="entries",
        rows=list(own),
        columns=[
            Column(
                "entry",
                "Entry",
                lambda line: str(line.sheet.entry),
                address=lambda line: address(request, "sheet", number=line.sheet.pk),
            ),
            Column("led", "Led by", lambda line: line.sheet.entry.organisation.name),
            Column("done", "Criteria done", lambda line: line.done, kind=Kind.NUMBER, show=done_words),
            Column("state", "State", sheet_state, kind=Kind.STATE),
        ],
        empty=Empty("You have nothing to mark on this panel."),
    )


def done_words(line: Any) -> str:
    return f"{line.done} of {line.of}"


def sheet_state(line: Any) -> str:
    if line.complete:
        return "Complete"
    return "In progress" if line.done else "Not started"
