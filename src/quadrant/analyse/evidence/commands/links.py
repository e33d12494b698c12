"""Acts that link an item to what it bears on, and end such links."""

from __future__ import annotations

from datetime import datetime

from quadrant.analyse.evidence.commands.items import KEEPERS, WITHDRAWN, add_item
from quadrant.analyse.evidence.models import Attached, Citation, EvidenceItem, PhaseResource
from quadrant.analyse.evidence.queries import resource_of
from quadrant.analyse.evidence.rules import may_attach, may_cite, may_keep_library
from quadrant.analyse.evidence.terms import Kind, NewEdition, Said
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import place_in
from quadrant.governance.models import Recommendation
from quadrant.partnership.models import Person

WORKERS = "Only those who work on this cycle may do this."
AUTHORS = "Only those who may write this report say what it rests on, and only while it is a draft."
ENDED = "This link was ended already."


def _usable(item: EvidenceItem) -> EvidenceItem:
    kept: EvidenceItem = EvidenceItem.objects.select_for_update().get(pk=item.pk)
    insist(kept.withdrawn_at is None, WITHDRAWN, field="item")
    return kept


@act("evidence.attached")
def attach_item(
    *, item: EvidenceItem, cycle: Cycle, place: str = "", why: str = "", by: Person, at: datetime
) -> Done[Attached]:
    """Say that an item bears on a cycle, or on one step or activity of it."""
    allow(may_attach(by, cycle), WORKERS)
    kept = _usable(item)
    found = place_in(cycle, place) if place else None
    insist(not place or found is not None, "This framework has no such place.", field="place")
    made = Attached(item=kept, cycle=cycle, place=place, why=why.strip(), linked_by=by, linked_at=at)
    made.save()
    return Done(made, f"{kept} bears on {found.piece.name if found else cycle.name}")


@act("evidence.detached")
def detach_item(*, attached: Attached, by: Person, at: datetime) -> Done[Attached]:
    """Say that an item no longer bears on a cycle or place."""
    kept = Attached.objects.select_for_update(of=("self",)).select_related("cycle", "item").get(pk=attached.pk)
    allow(may_attach(by, kept.cycle), WORKERS)
    insist(kept.unlinked_at is None, ENDED)
    kept.unlinked_by, kept.unlinked_at = by, at
    kept.save()
    return Done(kept, str(kept.item))


@act("resource.registered")
def register_resource(
    *, item: EvidenceItem, cycle: Cycle, resource: str, by: Person, at: datetime
) -> Done[PhaseResource]:
    """Use an item for a resource that the cycle's framework names, in every cycle of that framework."""
    allow(may_keep_library(by), KEEPERS)
    named = resource_of(cycle, resource)
    insist(named is not None, "This framework names no such resource.", field="resource")
    kept, key = _usable(item), cycle.framework.key
    made = PhaseResource(item=kept, framework_key=key, resource=resource, linked_by=by, linked_at=at)
    made.save()
    return Done(made, f"{kept} is the {named.name}" if named else str(kept))


@act("resource.added")
def add_resource(
    *,
    cycle: Cycle,
    resource: str,
    kind: Kind,
    said: Said,
    edition: NewEdition | None,
    by: Person,
    at: datetime,
) -> Done[PhaseResource]:
    """Put what a framework's resource is here into the library, and register it for that resource."""
    item = add_item(kind=kind, said=said, edition=edition, by=by, at=at)
    made = register_resource(item=item, cycle=cycle, resource=resource, by=by, at=at)
    return Done(made, str(item))


@act("resource.ended")
def end_resource(*, resource: PhaseResource, by: Person, at: datetime) -> Done[PhaseResource]:
    """Say that an item is no longer used for a framework's resource; it stays in the library."""
    allow(may_keep_library(by), KEEPERS)
    kept = PhaseResource.objects.select_for_update(of=("self",)).select_related("item").get(pk=resource.pk)
    insist(kept.unlinked_at is None, ENDED)
    kept.unlinked_by, kept.unlinked_at = by, at
    kept.save()
    return Done(kept, str(kept.item))


@act("evidence.cited")
def cite_item(*, item: EvidenceItem, recommendation: Recommendation, by: Person, at: datetime) -> Done[Citation]:
    """Say that a recommendation of a draft report rests on an item."""
    found = Recommendation.objects.select_for_update(of=("self",)).select_related("report")
    asked = found.get(pk=recommendation.pk)
    allow(may_cite(by, asked), AUTHORS)
    kept = _usable(item)
    made = Citation(item=kept, recommendation=asked, linked_by=by, linked_at=at)
    made.save()
    return Done(made, f"Recommendation {asked.number} rests on “{kept}”")


@act("evidence.citation_dropped")
def drop_citation(*, citation: Citation, by: Person, at: datetime) -> Done[Citation]:
    """Say that a recommendation of a draft report does not rest on an item after all."""
    found = Citation.objects.select_for_update(of=("self",)).select_related("recommendation__report", "item")
    kept = found.get(pk=citation.pk)
    allow(may_cite(by, kept.recommendation), AUTHORS)
    insist(kept.unlinked_at is None, ENDED)
    kept.unlinked_by, kept.unlinked_at = by, at
    kept.save()
    return Done(kept, str(kept.item))
