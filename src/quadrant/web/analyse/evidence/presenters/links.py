"""What items bear on, in words: a cycle and its places, the resources of a framework, recommendations."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html

from quadrant.analyse.evidence import queries
from quadrant.analyse.evidence.rules import may_end_resource, may_keep_library
from quadrant.analyse.evidence.terms import CARDS, NEAR_TO_FAR, Distance, Kind
from quadrant.analyse.needs.queries import needs_resting_on
from quadrant.cycle.queries import latest_frameworks
from quadrant.methods import words
from quadrant.web.analyse.evidence.presenters.items import date_words, distance_words, item_page
from quadrant.web.design.addresses import address, address_or_none

if TYPE_CHECKING:
    from quadrant.analyse.evidence.models import Attached, Edition, EvidenceItem
    from quadrant.cycle.models import Cycle

LAW = {Kind.LAW, Kind.POLICY, Kind.GUIDANCE}
LAW_HEAD = ["Law, policy or guidance", "Kind", "Who says so", "Date", "How it bears"]
EVIDENCE_HEAD = ["Item", "Kind", "From", "Bears on", "How it bears"]


@dataclass(frozen=True)
class OfCycle:
    """What bears on a cycle: its legal and policy basis, the rest, and how near the good practice is."""

    basis: list[list[Any]]
    others: list[list[Any]]
    near: list[tuple[str, int]]
    gap: str


def _near(practice: Counter[str]) -> list[tuple[str, int]]:
    """How many cases come from near to far; nothing at all where there is none."""
    if not practice:
        return []
    return [(each.label, practice[each.value]) for each in (*NEAR_TO_FAR, Distance.ELSEWHERE)]


def evidence_of_cycle(request: HttpRequest, cycle: Cycle, *, may_detach: bool) -> OfCycle:
    listed = queries.attached_to(cycle)
    practice = Counter(one.item.distance for one in listed if one.item.kind == Kind.PRACTICE)
    bare = [each.label.lower() for each in NEAR_TO_FAR if not practice[each.value]]
    return OfCycle(
        basis=[_basis(request, one, may_detach=may_detach) for one in listed if one.item.kind in LAW],
        others=[_other(request, cycle, one, may_detach=may_detach) for one in listed if one.item.kind not in LAW],
        near=_near(practice),
        gap=f"No good practice yet from {words.listing(bare)}." if bare else "",
    )


def _basis(request: HttpRequest, one: Attached, *, may_detach: bool) -> list[Any]:
    kind = Kind(one.item.kind).label
    return [
        _named(request, one),
        kind,
        one.item.issuer,
        date_words(one.item),
        _bears(request, one, may_detach=may_detach),
    ]


def _other(request: HttpRequest, cycle: Cycle, one: Attached, *, may_detach: bool) -> list[Any]:
    place = queries.place_words(cycle, one.place) or "The whole cycle"
    kind = Kind(one.item.kind).label
    return [_named(request, one), kind, distance_words(one.item), place, _bears(request, one, may_detach=may_detach)]


def _named(request: HttpRequest, one: Attached) -> Any:
    return format_html('<a class="govuk-link" href="{}">{}</a>', item_page(request, one.item), _title(one.item))


def _title(item: EvidenceItem) -> str:
    return f"{item.title} (withdrawn)" if item.withdrawn_at else item.title


def _bears(request: HttpRequest, one: Attached, *, may_detach: bool) -> Any:
    """Why it was attached, by whom; and the way to take it off, for those who may."""
    said = one.why or f"Attached by {one.linked_by.name} on {words.date(one.linked_at)}"
    if not may_detach:
        return said
    off = address(request, "detach", number=one.pk)
    return format_html('{} <a class="govuk-link" href="{}" aria-label="Take off: {}">Take off</a>', said, off, one.item)


@dataclass(frozen=True)
class ShownItem:
    """An item used for a resource: its page, its edition and owner in words, where it is read, and how to end it."""

    title: str
    address: str
    notes: str
    read: str
    end: str


@dataclass(frozen=True)
class ShownResource:
    """A resource that a phase names, with what is used for it here and what may be done."""

    name: str
    note: str
    items: list[ShownItem]
    links: list[tuple[str, str]]


def shown_resources(request: HttpRequest, cycle: Cycle) -> list[tuple[str, list[ShownResource]]]:
    """Every resource of the cycle's framework, by phase."""
    may_keep = may_keep_library(request.user)
    by_phase: dict[str, list[ShownResource]] = {}
    for one in queries.resources_of(cycle):
        links = _ways(request, cycle, one.key) if may_keep else []
        items = [_item(request, each) for each in one.registered]
        made = ShownResource(one.resource.name, one.resource.note, items, links)
        by_phase.setdefault(f"{one.phase.number}. {one.phase.name}", []).append(made)
    return list(by_phase.items())


def _ways(request: HttpRequest, cycle: Cycle, key: str) -> list[tuple[str, str]]:
    where = f"?cycle={cycle.pk}&resource={key}"
    choose = address(request, "resource_choose", number=cycle.pk) + f"?resource={key}"
    return [("Add it to the library", address(request, "item_new") + where), ("Choose from the library", choose)]


def _item(request: HttpRequest, one: Any) -> ShownItem:
    may_end = may_end_resource(request.user, one.link)
    return ShownItem(
        title=_title(one.item),
        address=item_page(request, one.item),
        notes=resource_words(one.item, one.edition),
        read=read_at(request, one.edition),
        end=address(request, "resource_end", number=one.link.pk) if may_end else "",
    )


def resource_words(item: EvidenceItem, edition: Edition | None) -> str:
    """The edition and who keeps it; of a team or expert how to reach them."""
    if Kind(item.kind) in CARDS:
        return f"{item.says} {item.reach}"
    which = f"{edition.name}, " if edition else "no document yet, "
    return f"{which}kept by {item.owner.name}"


def read_at(request: HttpRequest, edition: Edition | None) -> str:
    """Where the newest edition is read: its link, else its file."""
    if edition is None:
        return ""
    return edition.link or address(request, "edition_file", number=edition.pk)


def bears_on(request: HttpRequest, item: EvidenceItem) -> list[tuple[str, str, str]]:
    """Where an item is used: words, an address, and small print."""
    used = []
    for one in queries.attachments_of(item):
        place = queries.place_words(one.cycle, one.place)
        name = f"{one.cycle.name}: {place}" if place else one.cycle.name
        used.append((name, address(request, "cycle_evidence", number=one.cycle_id), one.why))
    for cited in queries.cited_by(item, request.user):
        asked = cited.recommendation
        name = f"Recommendation {asked.number} of “{asked.report.title}”"
        used.append((name, address(request, "report", number=asked.report_id), ""))
    used += [
        (f"Need: {need.statement}", address(request, "need", number=need.pk), "") for need in needs_resting_on(item)
    ]
    titles = {version.key: version.title for version in latest_frameworks()}
    for resource in queries.resources_filled_by(item):
        page, key = address_or_none(request, "frameworks") or "", resource.framework_key
        used.append((f"A resource of the framework “{titles.get(key, key)}”", page, ""))
    return used
