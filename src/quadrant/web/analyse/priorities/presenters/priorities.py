"""Priorities in words: the list across cycles, a cycle's grid of tests and marks, one priority, the agreed order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html

from quadrant.analyse.needs.queries import needs_with_numbers
from quadrant.analyse.priorities import queries
from quadrant.analyse.priorities.terms import Consideration
from quadrant.cycle.queries import cycles
from quadrant.methods import words
from quadrant.thread.terms import Kind
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Table
from quadrant.web.design.tables import Kind as Holds
from quadrant.web.thread.presenters import thread_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from quadrant.analyse.needs.models import Need, VulnerableGroup
    from quadrant.analyse.priorities.models import Priority, PriorityRanking, PriorityWeights
    from quadrant.analyse.priorities.queries import Fared
    from quadrant.cycle.models import Cycle


def page_of(request: HttpRequest, priority: Any) -> str:
    return address(request, "priority", number=priority.pk)


def priorities_table(request: HttpRequest) -> Table[Any]:
    """Every standing priority of the partnership."""
    return Table(
        name="priorities",
        caption="Commissioning priorities",
        one="priority",
        many="priorities",
        rows=queries.priorities(),
        order="cycle",
        columns=_columns(request),
        filters=[
            Filter("of", "Cycle", [(str(one.pk), one.name) for one in cycles()], lookup="cycle"),
            Filter(
                "placed",
                "Place",
                [("yes", "Has one"), ("no", "Has none")],
                narrow=lambda rows, asked: rows.filter(rank__isnull=asked == "no"),
            ),
            Filter(
                "led",
                "Lead",
                [("yes", "Has one"), ("no", "Has none")],
                narrow=lambda rows, asked: rows.filter(lead__isnull=asked == "no"),
            ),
        ],
        search=("title__icontains", "reason__icontains"),
        empty=Empty("No priority is proposed yet. A cycle's own page proposes them.", *_cycles(request)),
    )


def _columns(request: HttpRequest) -> list[Column[Any]]:
    return [
        Column("title", "Priority", lambda one: one.title, order=("title",), address=lambda one: page_of(request, one)),
        Column("rank", "Place", lambda one: one.rank, kind=Holds.NUMBER, order=("rank",)),
        Column(
            "cycle",
            "Cycle",
            lambda one: one.cycle.name,
            order=("cycle__name", "rank"),
            address=lambda one: address(request, "cycle_priorities", number=one.cycle_id),
        ),
        Column("lead", "Leads", lambda one: one.lead.name if one.lead else "", order=("lead__name",)),
        Column("for", "For", lambda one: "; ".join(link.group.name for link in one.for_groups) or "No group is named"),
        Column("gain", "Financial gain", lambda one: one.gain, kind=Holds.MONEY, order=("gain",)),
        Column("years", "Years of money", lambda one: one.years, kind=Holds.NUMBER, order=("years",)),
        Column("proposed", "Proposed", lambda one: one.proposed_at.date(), kind=Holds.DATE, order=("proposed_at",)),
        Column("reason", "Reason", lambda one: one.reason, on_page=False),
    ]


def _cycles(request: HttpRequest) -> tuple[str, str]:
    return address(request, "cycles"), "See the cycles"


@dataclass(frozen=True)
class Grid:
    """A table: its head, and rows whose first cell is a link."""

    head: list[str]
    rows: list[list[Any]]


def linked(request: HttpRequest, priority: Priority) -> Any:
    return format_html('<a class="govuk-link" href="{}">{}</a>', page_of(request, priority), priority.title)


def tests_grid(request: HttpRequest, cycle: Cycle, listed: Sequence[Priority]) -> Grid | None:
    """Each priority against each of the framework's tests; None where the framework has none."""
    asked = queries.screen_of(cycle)
    if not asked:
        return None
    fared = queries.how_fared(cycle, listed)
    rows = [
        [linked(request, one), *(_answer(fared[one.pk], question.key) for question in asked), one.goes_on_because]
        for one in listed
    ]
    return Grid(["Priority", *(question.name for question in asked), "Goes on because"], rows)


def _answer(fared: Fared, key: str) -> Any:
    answer = fared.answers.get(key)
    if answer is None:
        return "Not answered"
    return format_html("<strong>{}</strong>: {}", "Yes" if answer.passed else "No", answer.reason)


def marks_grid(request: HttpRequest, listed: Sequence[Priority], weights: PriorityWeights | None) -> Grid:
    """Each priority with its four marks, its score and the place that it suggests, best first."""
    marks = queries.marks_of([one.pk for one in listed])
    suggested = {one.priority.pk: one for one in queries.suggested_order(listed, marks, weights)}
    order = [one.priority for one in sorted(suggested.values(), key=lambda one: one.first)]
    rows = []
    for priority in [*order, *(one for one in listed if one.pk not in suggested)]:
        given, place = marks.get(priority.pk, {}), suggested.get(priority.pk)
        shown = [str(given[each].mark) if each in given else words.NOTHING for each in Consideration]
        score = f"{place.score} of 100" if place else "Not marked whole"
        rows.append([linked(request, priority), *shown, score, _places(place.first, place.last) if place else "–"])
    return Grid(["Priority", *(each.label for each in Consideration), "Score", "Suggests place"], rows)


def _places(first: int, last: int) -> str:
    return str(first) if first == last else f"{first} to {last}, shared"


def order_grid(request: HttpRequest, ranking: PriorityRanking) -> Grid:
    """The agreed order with its reasons, and the needs behind each priority with how much evidence each has."""
    places = queries.places_of(ranking)
    behind = queries.needs_behind([place.priority_id for place in places])
    known = needs_with_numbers(link.need_id for links in behind.values() for link in links)
    named = queries.groups_named(place.priority_id for place in places)
    rows = [
        [
            place.rank,
            _placed(request, place.priority),
            _groups(named.get(place.priority_id, ())),
            _behind([known[link.need_id] for link in behind.get(place.priority_id, ()) if link.need_id in known]),
            _places(place.suggested_from, place.suggested_to),
            place.reason or words.NOTHING,
        ]
        for place in places
    ]
    return Grid(["Place", "Priority", "For", "Needs and their evidence", "Its marks suggested", "Why elsewhere"], rows)


def _behind(needs: Sequence[Need]) -> str:
    """The needs behind a priority, each with how much stands behind itself."""
    told = [
        f"{need.statement} ({words.plural(need.pieces, 'piece of evidence', 'pieces of evidence')})" for need in needs
    ]
    return "; ".join(told) or "No need stands behind it"


def _placed(request: HttpRequest, priority: Priority) -> Any:
    shown = linked(request, priority)
    return format_html("{} (set aside since)", shown) if priority.set_aside_at else shown


def agreed_words(ranking: PriorityRanking) -> str:
    note = f". {ranking.note.rstrip(' .')}" if ranking.note else ""
    return f"Agreed on {words.date(ranking.agreed_at)}, recorded by {ranking.agreed_by.name}{note}"


def priority_record(request: HttpRequest, one: Priority, rank: int | None, *, may_change: bool) -> Record:
    """The summary of a priority, and where it stands on the thread."""
    change = address(request, "priority_change", number=one.pk) if may_change else ""
    rows = [
        SummaryRow("Why", one.reason, change=change),
        SummaryRow("Place", "Not agreed yet" if rank is None else words.ordinal(rank)),
        SummaryRow("Leads", one.lead.name if one.lead else "Not settled yet", change=change),
        SummaryRow(
            "For",
            _groups(queries.groups_named([one.pk]).get(one.pk, ())),
            change=address(request, "priority_groups", number=one.pk) if may_change else "",
        ),
        SummaryRow("Years of money", one.years, change=change),
        _gain(request, one, may_change=may_change),
        SummaryRow("Cycle", one.cycle.name, address=address(request, "cycle_priorities", number=one.cycle_id)),
        SummaryRow("Proposed", f"{words.date(one.proposed_at)}, by {one.proposed_by.name}"),
    ]
    taken = queries.recommendation_taken_up(one)
    if taken is not None:
        page = address(request, "assessmentrecommendation", number=taken.pk)
        rows.append(SummaryRow("Takes up", f"{taken.text} ({taken.assessment.title})", address=page))
    state = "Set aside" if one.set_aside_at else ""
    place = thread_place(request, Kind.PRIORITY, one.pk)
    return Record(summary=rows, state=state, state_words=one.set_aside_why, thread=place)


def _gain(request: HttpRequest, one: Priority, *, may_change: bool) -> SummaryRow:
    known = queries.gain_of(one)
    change = address(request, "priority_gain", number=one.pk) if may_change else ""
    if known is None:
        return SummaryRow("Financial gain", "Not estimated yet", change=change)
    note = f"{known.how} ({known.estimated_by.name}, {words.date(known.estimated_at)})"
    return SummaryRow("Financial gain", f"{words.money(known.pounds)} a year", change=change, note=note)


def shown_travelled(one: Priority) -> list[list[Any]]:
    """The figures that a priority starts from, and which way each has moved since."""
    rows = []
    for each in queries.travelled(one):
        row, unit, places = each.baseline, each.baseline.indicator.unit, each.baseline.indicator.places
        now = f"{words.number(each.now.value, places)} ({each.now.period})" if each.now else words.NOTHING
        england = words.number(row.england, places) if row.england is not None else words.NOTHING
        baseline = f"{words.number(row.value, places)} {unit} ({row.period})"
        rows.append([f"{row.indicator.name}, {row.area.name}", baseline, england, now, each.direction])
    return rows


def _groups(named: Iterable[VulnerableGroup]) -> str:
    return words.listing(group.name for group in named) or "No group is named"


def shown_tests(one: Priority) -> list[list[Any]]:
    """The framework's tests of one priority, answered or not."""
    fared = queries.how_fared(one.cycle, [one])[one.pk]
    return [[question.name, _answer(fared, question.key), _by(fared, question.key)] for question in fared.asked]


def _by(fared: Fared, key: str) -> str:
    answer = fared.answers.get(key)
    return f"{answer.answered_by.name}, {words.date(answer.answered_at)}" if answer else words.NOTHING


def shown_findings(request: HttpRequest, one: Priority) -> list[list[Any]]:
    """What people said that stands behind the needs of a priority, each with its consultation."""
    rows: list[list[Any]] = []
    for piece in queries.findings_behind(one):
        if piece.finding is not None:
            asked = piece.finding.consultation
            page = address(request, "consultation", number=asked.pk)
            link = format_html('<a class="govuk-link" href="{}">{}</a>', page, asked.title)
            rows.append([piece.text, link, words.date(piece.dated_on), piece.need.statement])
    return rows


def shown_marks(one: Priority) -> list[list[Any]]:
    """The four marks of one priority, given or not."""
    given = queries.marks_of([one.pk]).get(one.pk, {})
    rows: list[list[Any]] = []
    for each in Consideration:
        mark = given.get(each)
        if mark is None:
            rows.append([each.label, words.NOTHING, "Not marked yet", words.NOTHING])
        else:
            rows.append(
                [each.label, str(mark.mark), mark.reason, f"{mark.marked_by.name}, {words.date(mark.marked_at)}"]
            )
    return rows
