"""Criteria sets in words: their list, their summary, what may be done with them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.appraisal import queries, rules
from quadrant.appraisal.terms import AppraisalState, CriterionKind, DoesNotApply
from quadrant.audit.queries import history_of
from quadrant.methods import words
from quadrant.web.audit.presenters import shown_act
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import HistoryLine, Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from django.db.models import Model

    from quadrant.appraisal.models import CriteriaSet, Criterion


@dataclass(frozen=True)
class Todo:
    """Something this person may do here: a button."""

    label: str
    address: str
    secondary: bool = True


@dataclass(frozen=True)
class ShownCriterion:
    """One line of the table of criteria."""

    name: str
    weight: str
    note: str
    is_part: bool
    links: tuple[tuple[str, str], ...]


def trail(request: HttpRequest, criteria_set: CriteriaSet, *, inside: bool = True) -> list[tuple[str, str]]:
    """The way here: the cycle, and the criteria set where the page stands below it."""
    cycle = criteria_set.cycle
    steps = [("Cycles", address(request, "cycles")), (cycle.name, address(request, "cycle", number=cycle.pk))]
    if inside:
        steps.append((str(criteria_set), address(request, "criteria", number=criteria_set.pk)))
    return steps


def last_act(request: HttpRequest, record: Model) -> HistoryLine | None:
    """Who last did what to a record, with the way to its whole history."""
    acts = history_of(record)
    if not acts:
        return None
    page = address_or_none(request, "history", table=record._meta.db_table, number=record.pk)
    return HistoryLine(shown_act(acts[0].action), acts[0].who, acts[0].at, page or "")


def appraisals_table(
    request: HttpRequest, sets: Sequence[CriteriaSet], states: Mapping[int, AppraisalState]
) -> Table[CriteriaSet]:
    return Table(
        name="appraisals",
        caption="Appraisals",
        one="appraisal",
        rows=list(sets),
        columns=[
            Column("name", "Criteria", str, address=lambda one: address(request, "criteria", number=one.pk)),
            Column("cycle", "Cycle", lambda one: one.cycle.name),
            Column("adopted", "Adopted", lambda one: one.adopted_at and one.adopted_at.date(), kind=Kind.DATE),
            Column("state", "State", lambda one: states[one.pk].label, kind=Kind.STATE),
        ],
        order="name",
        filters=[
            Filter(
                "state",
                "State",
                AppraisalState.choices(),
                matches=lambda one, value: states[one.pk] == value,
            )
        ],
        search=("any",),
        empty=Empty("No criteria have been drafted yet. They are drafted from the page of a cycle’s step."),
    )


def criteria_record(request: HttpRequest, used: CriteriaSet, state: AppraisalState, *, locked: bool) -> Record:
    """The summary of a criteria set."""
    rows = [
        SummaryRow("Scale", f"{used.lowest} to {used.highest}, in whole marks"),
        SummaryRow("When a criterion does not apply", DoesNotApply(used.does_not_apply).label),
        SummaryRow("Pass mark", f"{words.number(used.pass_mark)} of 100" if used.pass_mark is not None else "None"),
        SummaryRow("Drafted", f"{used.drafted_by.name}, {words.date(used.drafted_at)}"),
        SummaryRow("Adopted", _adoption(used), note="Locked: scoring has begun" if locked else ""),
    ]
    if used.supersedes is not None:
        page = address(request, "criteria", number=used.supersedes.pk)
        rows.append(SummaryRow("Supersedes", str(used.supersedes), address=page))
    newer = queries.next_version_of(used)
    if newer is not None:
        rows.append(SummaryRow("Newer version", str(newer), address=address(request, "criteria", number=newer.pk)))
    if used.note:
        rows.append(SummaryRow("Note", used.note))
    return Record(summary=rows, state=state.label, history=last_act(request, used))


def _adoption(used: CriteriaSet) -> str:
    if used.adopted_at is None or used.adopted_by is None:
        return "Not yet"
    return f"{used.adopted_by.name}, {words.date(used.adopted_at)}"


def shown_criteria(request: HttpRequest, lines: Sequence[Criterion], *, may_change: bool) -> list[ShownCriterion]:
    return [
        ShownCriterion(
            name=str(line),
            weight=words.percent(line.weight) if line.weight is not None else "Not set",
            note=_note(line),
            is_part=line.parent_id is not None,
            links=_links(request, line) if may_change else (),
        )
        for line in lines
    ]


def _note(line: Criterion) -> str:
    parts = [line.guidance]
    if line.kind == CriterionKind.LOCAL:
        parts.append("Local: stays out of comparisons with other cycles.")
        parts.append(f"From {line.source}." if line.source else "")
    return " ".join(part for part in parts if part)


def _links(request: HttpRequest, line: Criterion) -> tuple[tuple[str, str], ...]:
    links = []
    if line.parent_id is None and line.weight:
        links.append(("Split", address(request, "criterion_split", number=line.pk)))
    if not line.weight:
        links.append(("Drop", address(request, "criterion_drop", number=line.pk)))
    return tuple(links)


def total_of(lines: Sequence[Criterion]) -> str:
    """What the top level adds to, for the foot of the table."""
    top = [line.weight for line in lines if line.parent_id is None and line.weight is not None]
    return words.percent(sum(top)) if top else "Not set"


def todos(request: HttpRequest, used: CriteriaSet, *, locked: bool) -> list[Todo]:
    """What this person may do with the set now."""
    person, open_ = request.user, used.adopted_at is None and not locked
    may_change = rules.may_change_criteria(person, used)

    def page(name: str) -> str:
        return address(request, name, number=used.pk)

    made = []
    if open_ and rules.may_adopt_criteria(person, used):
        made.append(Todo("Adopt these criteria", page("criteria_adopt"), secondary=False))
    if open_ and may_change:
        made += [
            Todo("Set the weights", page("criteria_weights")),
            Todo("Change the scale or rules", page("criteria_change")),
            Todo("Add a local criterion", page("criterion_add")),
        ]
    if used.adopted_at is not None and may_change:
        if not locked:
            made.append(Todo("Take the adoption back", page("criteria_take_back")))
        if queries.next_version_of(used) is None:
            made.append(Todo("Draft the next version", page("criteria_next")))
    return [*made, *_onwards(request, used)]


def _onwards(request: HttpRequest, used: CriteriaSet) -> list[Todo]:
    """The panel, the moderation and the ranking, where there are any."""
    found = queries.panel_of(used)
    if found is None:
        may_name = used.adopted_at is not None and rules.may_name_panel(request.user, used)
        return [Todo("Name the panel", address(request, "panel_new", number=used.pk))] if may_name else []
    made = [Todo("Panel and progress", address(request, "panel", number=used.pk))]
    if rules.may_see_marks(request.user, found):
        made.append(Todo("Moderation", address(request, "moderation", number=used.pk)))
    return [*made, Todo("Ranking", address(request, "ranking", number=used.pk))]
