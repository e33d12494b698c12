"""Items of the evidence library, put in by those who keep it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from quadrant.analyse.evidence.commands import add_item, add_resource, attach_item
from quadrant.analyse.evidence.models import EvidenceItem
from quadrant.analyse.evidence.terms import Distance, Kind, NewEdition, Said, Strength
from quadrant.cycle.models import Cycle
from quadrant.demo.loading.story import Story

S, D = Strength, Distance


@dataclass(frozen=True)
class NewItem:
    """An item as it is put in: what it says, by whom, of which day of the story, and where it is read."""

    title: str
    kind: Kind
    says: str
    issuer: str = ""
    dated: tuple[int, int, int] | None = None
    relevance: str = ""
    strength: Strength | None = None
    distance: Distance | None = None
    organisation: str = ""
    limits: str = ""
    reach: str = ""
    replicability: int | None = None
    notes: str = ""
    plan: str = ""
    edition: str = ""
    link: str = ""


def said(story: Story, new: NewItem, *, review_on: date) -> Said:
    return Said(
        new.title, new.says, issuer=new.issuer, dated_on=_day(story, new), relevance=new.relevance,
        strength=new.strength, distance=new.distance, limits=new.limits, reach=new.reach,
        organisation=story.organisation(new.organisation) if new.organisation else None,
        replicability=new.replicability, replicability_notes=new.notes, forward_plan=new.plan, review_on=review_on,
    )  # fmt: skip


def _day(story: Story, new: NewItem) -> date | None:
    return story.days.day(*new.dated) if new.dated else None


def _edition(story: Story, new: NewItem) -> NewEdition | None:
    return NewEdition(new.edition, _day(story, new), new.link) if new.edition else None


def put(story: Story, new: NewItem, by: str, *, review_on: date, at: datetime) -> EvidenceItem:
    """Put an item into the library."""
    about, person = said(story, new, review_on=review_on), story.person(by)
    return add_item(kind=new.kind, said=about, edition=_edition(story, new), by=person, at=at)


def register(
    story: Story, cycle: Cycle, resource: str, new: NewItem, by: str, *, review_on: date, at: datetime
) -> None:
    """Put in what a resource of the cycle's framework is here."""
    add_resource(
        cycle=cycle, resource=resource, kind=new.kind, said=said(story, new, review_on=review_on),
        edition=_edition(story, new), by=story.person(by), at=at,
    )  # fmt: skip


def attach(story: Story, item: EvidenceItem, cycle: Cycle, place: str, why: str, by: str, *, at: datetime) -> None:
    attach_item(item=item, cycle=cycle, place=place, why=why, by=story.person(by), at=at)
