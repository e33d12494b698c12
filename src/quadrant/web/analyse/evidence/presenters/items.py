"""The library and its items in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html

from quadrant.analyse.evidence import queries
from quadrant.analyse.evidence.terms import (
    CARDS,
    NEAR_TO_FAR,
    STRENGTHS,
    Distance,
    ItemState,
    Kind,
    Strength,
    fields_of,
)
from quadrant.methods import words
from quadrant.partnership.papers import KINDS
from quadrant.web.design.addresses import address
from quadrant.web.design.fields import CONTROL_CHARACTERS
from quadrant.web.design.listing import LONGEST_SEARCH
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Table
from quadrant.web.design.tables import Kind as Holds

if TYPE_CHECKING:
    from quadrant.analyse.evidence.models import Edition, EvidenceItem, Finding

LABELS = {
    "reference": "Reference",
    "issuer": "Who says so",
    "relevance": "Why it matters here",
    "limits": "Rules and limits",
    "reach": "How to reach them",
    "replicability_notes": "What the score rests on",
    "forward_plan": "Forward plan",
}


def library_table(request: HttpRequest, *, may_add: bool) -> Table[Any]:
    """Every item; a search puts those first that hold its words in their title."""
    sought = CONTROL_CHARACTERS.sub("", request.GET.get("q", "")).strip()[:LONGEST_SEARCH]
    begin = (address(request, "item_new"), "Add an item") if may_add else ("", "")
    return Table(
        name="library",
        caption="Evidence library",
        one="item",
        rows=queries.ranked_items(sought) if sought else queries.items(),
        order="" if sought else "title",
        columns=_columns(request),
        filters=_filters(request),
        search=("title__icontains",),
        search_more=queries.has_word,
        empty=Empty("The library is empty.", *begin),
    )


def _columns(request: HttpRequest) -> list[Column[Any]]:
    return [
        Column("title", "Item", lambda one: one.title, order=("title",), address=lambda one: item_page(request, one)),
        Column("kind", "Kind", lambda one: Kind(one.kind).label, order=("kind", "title")),
        Column("issuer", "Who says so", lambda one: one.issuer or words.NOTHING, order=("issuer",)),
        Column("date", "Date", lambda one: one.dated_on, kind=Holds.DATE, order=("dated_on",), show=date_words),
        Column("strength", "Strength", strength_words, order=("strength",)),
        Column("distance", "From", distance_words, order=("distance",)),
        Column("review", "Next look", lambda one: one.review_on, kind=Holds.DATE, order=("review_on",)),
        Column("state", "State", state_words, kind=Holds.STATE),
        Column("says", "What it says", lambda one: one.says, on_page=False),
        Column("relevance", "Why it matters here", lambda one: one.relevance, on_page=False),
        Column("reference", "Reference", lambda one: one.reference, on_page=False),
        Column("edition", "Edition", lambda one: one.edition_name or "", on_page=False),
        Column("owner", "Kept by", lambda one: one.owner.name, on_page=False),
    ]


def _filters(request: HttpRequest) -> list[Filter[Any]]:
    person: Any = request.user
    return [
        Filter("kind", "Kind", Kind.choices(), lookup="kind"),
        Filter("strength", "Strength", Strength.choices(), lookup="strength"),
        Filter("from", "From", Distance.choices(), lookup="distance"),
        Filter("state", "State", ItemState.choices(), lookup="state"),
        Filter("kept", "Kept by", [("me", "You")], narrow=lambda rows, _: rows.filter(owner=person)),
    ]


def item_page(request: HttpRequest, item: EvidenceItem) -> str:
    return address(request, "evidenceitem", number=item.pk)


def date_words(item: EvidenceItem) -> str:
    return queries.dated_words(item) or words.NOTHING


def strength_words(item: EvidenceItem) -> str:
    return Strength(item.strength).label if item.strength else words.NOTHING


def distance_words(item: EvidenceItem) -> str:
    return Distance(item.distance).label if item.distance else words.NOTHING


def state_words(item: EvidenceItem) -> str:
    return ItemState(item.state).label


def item_record(request: HttpRequest, item: EvidenceItem, *, may_change: bool) -> Record:
    """What is said about an item, in the order in which its kind asks for it."""
    change = address(request, "item_change", number=item.pk) if may_change else ""
    kind = Kind(item.kind)
    asked = set(fields_of(kind))
    says = "What to ask them for" if kind in CARDS else "What it says"
    rows = [SummaryRow(says, item.says, change=change)]
    rows += [SummaryRow(LABELS[name], getattr(item, name), change=change) for name in ("reach", "reference", "issuer")
             if name in asked]  # fmt: skip
    if "dated_on" in asked:
        rows.append(SummaryRow("Date", date_words(item), change=change))
    if "in_force_from" in asked:
        rows.append(SummaryRow("In force", in_force_words(item), change=change))
    if item.organisation is not None:
        page = address(request, "organisation", number=item.organisation_id)
        rows.append(SummaryRow("Whose it is", item.organisation.name, address=page))
    rows += _judged(item, asked, change)
    review = f"To be looked at again on {words.date(item.review_on)}" if item.review_on else "No review day is set"
    rows.append(SummaryRow("Kept by", item.owner.name, change=change, note=f"{review}."))
    state = ItemState(item.state)
    why = (
        f"{item.withdrawn_why} ({item.withdrawn_by.name}, {words.date(item.withdrawn_at)})" if item.withdrawn_by else ""
    )
    return Record(summary=rows, state="" if state is ItemState.CURRENT else state.label, state_words=why)


def _judged(item: EvidenceItem, asked: set[str], change: str) -> list[SummaryRow]:
    """What is made of an item: why it matters, how strong, from how far, whether it could be repeated, its limits."""
    rows = []
    if "relevance" in asked:
        rows.append(SummaryRow(LABELS["relevance"], item.relevance, change=change))
    if "limits" in asked:
        rows.append(SummaryRow(LABELS["limits"], item.limits or words.NOTHING, change=change))
    if "strength" in asked:
        told = f"{STRENGTHS[Strength(item.strength)]}." if item.strength else ""
        rows.append(SummaryRow("How far it can be relied on", strength_words(item), change=change, note=told))
        rows.append(SummaryRow("Where it comes from", distance_words(item), change=change))
    if "replicability" in asked:
        score = f"{item.replicability} of 5" if item.replicability is not None else "Not scored yet"
        rows.append(SummaryRow("Could it be repeated here?", score, change=change, note=item.replicability_notes))
    if "forward_plan" in asked:
        rows.append(SummaryRow(LABELS["forward_plan"], item.forward_plan or words.NOTHING, change=change))
    return rows


def in_force_words(item: EvidenceItem) -> str:
    if item.in_force_from is None and item.in_force_until is None:
        return "Dates not said"
    from_ = f"from {words.date(item.in_force_from)}" if item.in_force_from else ""
    until = f"until {words.date(item.in_force_until)}" if item.in_force_until else ""
    return words.upper_first(" ".join(part for part in (from_, until) if part))


@dataclass(frozen=True)
class ShownEdition:
    """An edition: what it is called, where it is read, who added it when."""

    name: str
    link: str
    file: str
    file_words: str
    added: str
    newest: bool


def shown_editions(request: HttpRequest, item: EvidenceItem) -> list[ShownEdition]:
    return [_edition(request, one, newest=at == 0) for at, one in enumerate(queries.editions_of(item))]


def _edition(request: HttpRequest, one: Edition, *, newest: bool) -> ShownEdition:
    day = f"Of {words.date(one.dated_on)}, added" if one.dated_on else "Added"
    return ShownEdition(
        name=one.name,
        link=one.link,
        file=address(request, "edition_file", number=one.pk) if one.stored else "",
        file_words=f"{one.file_name} ({KINDS[one.kind].label}, {words.file_size(one.size)})" if one.stored else "",
        added=f"{day} by {one.added_by.name} on {words.date(one.added_at)}",
        newest=newest,
    )


@dataclass(frozen=True)
class ShownFinding:
    """A finding with its actions: what, who and by when, the cycle, the state; and where to set another."""

    number: int
    says: str
    about: str
    actions: list[list[Any]]
    act: str


ACTIONS_HEAD = ["Action", "Who", "By", "Cycle", "State"]


def shown_findings(request: HttpRequest, item: EvidenceItem, *, may_change: bool) -> list[ShownFinding]:
    asked: Any = request
    today = words.local(asked.at).date()
    return [_finding(request, one, today, may_change=may_change) for one in queries.findings_of(item)]


def _finding(request: HttpRequest, one: Finding, today: Any, *, may_change: bool) -> ShownFinding:
    rows = []
    for tied in one.shown:
        task = tied.task
        name = format_html(
            '<a class="govuk-link" href="{}">{}</a>', address(request, "task", number=task.pk), task.title
        )
        late = "Overdue" if task.due_on < today else "To do"
        state = f"Done {words.date(task.done_at)}" if task.done_at else late
        rows.append([name, task.owner.name, words.date(task.due_on), task.cycle.name, state])
    act = address(request, "finding_act", number=one.pk) if may_change else ""
    return ShownFinding(one.number, one.says, one.about, rows, act)


def coverage_words() -> list[tuple[str, int]]:
    """How many cases of best practice come from near, from the region, from the nation and from elsewhere."""
    return [(each.label, count) for each, count in queries.practice_by_distance().items()]


def practice_gaps(counted: dict[Distance, int]) -> str:
    """Which of the three that good practice is drawn from has nothing."""
    bare = [each.label.lower() for each in NEAR_TO_FAR if not counted.get(each)]
    return f"Nothing yet from {words.listing(bare)}." if bare else ""
