"""What a step page shows of the library: the evidence attached to it, and what its phase draws on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from quadrant.analyse.evidence import queries
from quadrant.analyse.evidence.rules import may_attach, may_keep_library
from quadrant.analyse.evidence.terms import Kind
from quadrant.methods import words
from quadrant.web.analyse.evidence.presenters.links import resource_words
from quadrant.web.cycle.registry import Action, Panel, Row, beside
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.analyse.evidence.models import Edition
    from quadrant.analyse.evidence.queries import NamedResource
    from quadrant.cycle.models import Cycle


@beside
def step_evidence(cycle: Cycle, step: str, person: Any) -> Iterable[Panel]:
    """What is attached to the step and its activities, and where to attach more."""
    slug = cycle.partnership.slug
    attached = queries.attached_at(cycle, step)
    rows = tuple(
        Row(
            one.item.title,
            _said(
                Kind(one.item.kind).label, queries.place_words(cycle, one.place) if one.place != step else "", one.why
            ),
            address(None, "evidenceitem", partnership=slug, number=one.item_id),
        )
        for one in attached
    )
    more = address(None, "attach", partnership=slug, number=cycle.pk)
    actions = [Action("Attach evidence", f"{more}?place={step}")] if may_attach(person, cycle) else []
    actions.append(
        Action("All evidence of this cycle", address(None, "cycle_evidence", partnership=slug, number=cycle.pk))
    )
    sentence = "" if rows else "No evidence is attached to this step yet."
    yield Panel("Evidence", sentence, rows, tuple(actions))
    named = [one for one in queries.resources_of(cycle) if one.phase.key == step.partition(".")[0]]
    if named:
        yield _resources(cycle, named, person)


def _said(kind: str, place: str, why: str) -> str:
    said = f"{kind}, for “{place}”" if place else kind
    return f"{said}. {why}" if why else said


def _resources(cycle: Cycle, named: list[NamedResource], person: Any) -> Panel:
    """The resources of the phase: what is used for each, in which edition and kept by whom; teams as cards."""
    slug = cycle.partnership.slug
    rows = []
    for one in named:
        for each in one.registered:
            page = address(None, "evidenceitem", partnership=slug, number=each.item.pk)
            name = _name(one.resource.name, each.item.title)
            rows.append(Row(name, resource_words(each.item, each.edition), page, _document(slug, each.edition)))
        if not one.registered:
            rows.append(Row(one.resource.name, "nothing is registered yet"))
    bare = sum(1 for one in named if not one.registered)
    sentence = f"{words.plural(bare, 'resource is', 'resources are')} still to be registered." if bare else ""
    keep = f"{address(None, 'cycle_evidence', partnership=slug, number=cycle.pk)}#resources"
    actions = (Action("Register what you use", keep),) if may_keep_library(person) else ()
    return Panel(f"What the phase “{named[0].phase.name}” draws on", sentence, tuple(rows), actions)


def _document(slug: str, edition: Edition | None) -> str:
    """Where the newest edition is read: its link, else its file."""
    if edition is None:
        return ""
    return edition.link or address(None, "edition_file", partnership=slug, number=edition.pk)


def _name(resource: str, title: str) -> str:
    return resource if resource.casefold() == title.casefold() else f"{resource}: {title}"
