"""What items stand behind: cycles and their places, resources that frameworks name, recommendations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from quadrant.analyse.evidence.models import Attached, Citation, Edition, EvidenceItem, PhaseResource
from quadrant.cycle.framework.places import Place
from quadrant.cycle.framework.schema import Output, Phase
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import framework_of, place_in
from quadrant.governance.models import Recommendation, Report
from quadrant.governance.queries import reports_seen_by
from quadrant.governance.rules import is_kept_from, may_read_report


@dataclass(frozen=True)
class Registered:
    """An item used for a resource, with its newest edition."""

    link: PhaseResource
    item: EvidenceItem
    edition: Edition | None


@dataclass(frozen=True)
class NamedResource:
    """A resource that a phase of a framework names (`key` is `phase.resource`), and what is used for it here."""

    key: str
    phase: Phase
    resource: Output
    registered: tuple[Registered, ...]


def resource_of(cycle: Cycle, key: str) -> Output | None:
    """The resource at `phase.resource` of the cycle's framework."""
    found = _named(cycle).get(key)
    return found[1] if found else None


def _named(cycle: Cycle) -> dict[str, tuple[Phase, Output]]:
    phases = framework_of(cycle.framework).phases
    return {f"{phase.key}.{each.key}": (phase, each) for phase in phases for each in phase.resources}


def resources_of(cycle: Cycle) -> list[NamedResource]:
    """Every resource that the cycle's framework names, in its order. Two queries where it names any."""
    named = _named(cycle)
    if not named:
        return []
    links = PhaseResource.objects.standing().filter(framework_key=cycle.framework.key, resource__in=list(named))
    kept = list(links.select_related("item__owner").order_by("linked_at", "pk"))
    newest = newest_editions(link.item_id for link in kept)
    held: dict[str, list[Registered]] = defaultdict(list)
    for link in kept:
        held[link.resource].append(Registered(link, link.item, newest.get(link.item_id)))
    return [NamedResource(key, phase, each, tuple(held[key])) for key, (phase, each) in named.items()]


def named_resource(cycle: Cycle, key: str) -> NamedResource | None:
    return next((one for one in resources_of(cycle) if one.key == key), None)


def newest_editions(numbers: Iterable[int]) -> dict[int, Edition]:
    """The newest edition of each item that has one. One query."""
    found = Edition.objects.filter(item__in=list(numbers)).select_related("added_by").order_by("number")
    return {edition.item_id: edition for edition in found}


def resource_numbered(number: int) -> PhaseResource | None:
    found: PhaseResource | None = PhaseResource.objects.select_related("item").filter(pk=number).first()
    return found


def attached_to(cycle: Cycle) -> list[Attached]:
    """What bears on a cycle as a whole or on any place of it, in the order it was attached."""
    found = Attached.objects.standing().filter(cycle=cycle).select_related("item__owner", "linked_by")
    return list(found.order_by("linked_at", "pk"))


def attached_at(cycle: Cycle, step: str) -> list[Attached]:
    """What bears on one step (`phase.step`) and its activities."""
    return [one for one in attached_to(cycle) if one.place == step or one.place.startswith(f"{step}.")]


def attached_numbered(number: int) -> Attached | None:
    found: Attached | None = Attached.objects.select_related("item", "cycle__framework").filter(pk=number).first()
    return found


def place_words(cycle: Cycle, key: str) -> str:
    """What the place of an attachment is called; the whole cycle has no name of its own."""
    found: Place | None = place_in(cycle, key) if key else None
    return found.piece.name if found else ""


def step_number(cycle: Cycle, key: str) -> int | None:
    """The number of the step that a place lies in."""
    found = place_in(cycle, key) if key else None
    return found.step.number if found else None


def attachments_of(item: EvidenceItem) -> list[Attached]:
    """Where an item is attached, by cycle."""
    found = Attached.objects.standing().filter(item=item).select_related("cycle__framework", "linked_by")
    light = found.defer("cycle__framework__text", "cycle__framework__content")
    return list(light.order_by("cycle__name", "pk"))


def resources_filled_by(item: EvidenceItem) -> list[PhaseResource]:
    return list(PhaseResource.objects.standing().filter(item=item).order_by("pk"))


def citations_of(report: Report) -> dict[int, list[Citation]]:
    """What each recommendation of a report cites, by the recommendation's number in the table. One query."""
    found = Citation.objects.standing().filter(recommendation__report=report).select_related("item")
    cited: dict[int, list[Citation]] = defaultdict(list)
    for one in found.order_by("linked_at", "pk"):
        cited[one.recommendation_id].append(one)
    return dict(cited)


def citation_numbered(number: int) -> Citation | None:
    found = Citation.objects.select_related("item", "recommendation__report__body", "recommendation__report__author")
    one: Citation | None = found.filter(pk=number).first()
    return one


def cited_by(item: EvidenceItem, person: Any) -> list[Citation]:
    """The recommendations that rest on an item, of reports that this person may read."""
    found = Citation.objects.standing().filter(item=item, recommendation__report__withdrawn_at=None)
    listed = found.select_related("recommendation__report__body", "recommendation__report__author")
    return [one for one in listed.order_by("-pk") if may_read_report(person, one.recommendation.report)]


def recommendations_without_evidence(person: Any) -> list[Recommendation]:
    """Recommendations of drafts and final reports not yet resolved that cite nothing, of reports that this person
    may read; the newest report first."""
    cited = Citation.objects.standing().values("recommendation")
    open_ = Recommendation.objects.filter(report__in=reports_seen_by(person), resolutions=None)
    bare = open_.exclude(pk__in=cited).select_related("report__body", "report__author", "report__cycle")
    return [one for one in bare.order_by("-report", "number") if not is_kept_from(person, one.report)]
