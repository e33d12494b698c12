"""Acts on items of the library: added, changed, reviewed, withdrawn; and their editions."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from quadrant.analyse.evidence.models import Edition, EvidenceItem
from quadrant.analyse.evidence.queries import law_register
from quadrant.analyse.evidence.rules import may_change_item, may_keep_library
from quadrant.analyse.evidence.terms import BEST, WORST, Kind, NewEdition, Said, fields_of, must
from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow, insist, refuse_lost_update
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Person

KEEPERS = "Only commissioners, analysts, contract managers and an item’s owner keep the library."
WITHDRAWN = "This item was withdrawn."
SENTENCES = {
    "title": "Give the item a title.",
    "says": "Write what it says.",
    "issuer": "Say who says so.",
    "dated_on": "Say of which day it is.",
    "relevance": "Say why it matters here.",
    "reference": "Give the reference of the law.",
    "organisation": "Say whose rules these are.",
    "reach": "Say how to reach them.",
}


def standing_item(item: EvidenceItem, by: Person) -> EvidenceItem:
    """The item under lock, still standing, that this person may change."""
    kept: EvidenceItem = EvidenceItem.objects.select_for_update().get(pk=item.pk)
    allow(may_change_item(by, kept), KEEPERS)
    insist(kept.withdrawn_at is None, WITHDRAWN)
    return kept


@act("evidence.added")
def add_item(
    *, kind: Kind, said: Said, edition: NewEdition | None = None, by: Person, at: datetime
) -> Done[EvidenceItem]:
    """Put something that is known into the library, with its first edition where there is one to read."""
    allow(may_keep_library(by), KEEPERS)
    made = EvidenceItem(kind=kind, owner=said.owner or by, added_by=by, added_at=at)
    _put(made, said, on=london_day(at))
    made.save()
    if edition is not None:
        _add_edition(made, edition, 1, by, at)
    return Done(made, made.title)


@act("evidence.changed")
def change_item(*, item: EvidenceItem, version: int, said: Said, by: Person, at: datetime) -> Done[EvidenceItem]:
    """Say anew what an item is. Of two people at once the second is shown both texts."""
    kept = standing_item(item, by)
    if kept.version != version:
        texts = [name for name in fields_of(Kind(kept.kind)) if type(getattr(said, name)) is str]
        theirs, yours = ({name: str(getattr(one, name)) for name in texts} for one in (kept, said))
        refuse_lost_update("item", theirs, yours)
    _put(kept, said, on=london_day(at))
    kept.version += 1
    kept.save()
    return Done(kept, kept.title)


def _put(item: EvidenceItem, said: Said, *, on: date) -> None:
    kind = Kind(item.kind)
    for name in fields_of(kind):
        if name != "owner" or said.owner is not None:
            setattr(item, name, _kept(name, getattr(said, name)))
    for name, sentence in SENTENCES.items():
        insist(name not in must(kind) or bool(getattr(item, name)), sentence, field=name)
    if item.dated_on is not None:
        insist(item.dated_on <= on, "The date lies in the future.", field="dated_on")
    if item.in_force_from and item.in_force_until:
        in_order = item.in_force_from <= item.in_force_until
        insist(in_order, "A law cannot cease before it comes into force.", field="in_force_until")
    _insist_judged(item)


def _kept(name: str, value: Any) -> Any:
    """A field's value as its column holds it: text without spaces round it, a choice not made as no word."""
    if value is None:
        return "" if name in {"strength", "distance"} else None
    return value.strip() if type(value) is str else value


def _insist_judged(item: EvidenceItem) -> None:
    score = item.replicability
    in_scale = score is None or WORST <= score <= BEST
    insist(in_scale, f"A replicability score is from {WORST} to {BEST}.", field="replicability")
    told = score is None or bool(item.replicability_notes)
    insist(told, "Say what the score rests on: what would differ here?", field="replicability_notes")


@act("evidence.reviewed")
def review_item(*, item: EvidenceItem, next_on: date, note: str, by: Person, at: datetime) -> Done[EvidenceItem]:
    """Say that the item was looked at and still stands, and when to look again."""
    kept = standing_item(item, by)
    insist(bool(note.strip()), "Say what you found.", field="note")
    insist(next_on > london_day(at), "The next review is on a day to come.", field="next_on")
    kept.review_on = next_on
    kept.save()
    return Done(kept, note.strip())


@act("evidence.withdrawn")
def withdraw_item(*, item: EvidenceItem, why: str, by: Person, at: datetime) -> Done[EvidenceItem]:
    """Take an item out of use; whatever rests on it keeps it, and says that it was withdrawn."""
    kept = standing_item(item, by)
    insist(bool(why.strip()), "Say why it is withdrawn.", field="why")
    kept.withdrawn_by, kept.withdrawn_at, kept.withdrawn_why = by, at, why.strip()
    kept.save()
    return Done(kept, kept.withdrawn_why)


@act("evidence.edition_added")
def add_edition(*, item: EvidenceItem, edition: NewEdition, by: Person, at: datetime) -> Done[Edition]:
    """Put a newer edition in the place of the one before, which stays readable."""
    kept = standing_item(item, by)
    newest = Edition.objects.filter(item=kept).order_by("-number").first()
    return Done(_add_edition(kept, edition, newest.number + 1 if newest else 1, by, at), f"{edition.name}: {kept}")


def _add_edition(item: EvidenceItem, new: NewEdition, number: int, by: Person, at: datetime) -> Edition:
    insist(bool(new.name.strip()), "Say which edition it is.", field="edition_name")
    link, paper = new.link.strip(), new.paper
    if not link and paper is None:
        raise Refusal("Give a link or choose a file, so that it can be read.", field="link")
    web = link.lower().startswith(("https://", "http://")) and not any(mark.isspace() for mark in link)
    insist(not link or web, "A link begins with https:// or http:// and has no spaces.", field="link")
    made = Edition(item=item, number=number, name=new.name.strip(), dated_on=new.dated_on, link=link)
    if paper is not None:
        made.file_name, made.kind = paper.name, paper.kind.ending
        made.stored, made.digest, made.size = paper.file.stored, paper.file.digest, paper.file.size
    made.added_by, made.added_at = by, at
    made.save()
    return made


@act("law_register.begun")
def begin_law_register(*, by: Person, at: datetime) -> Done[None]:
    """Take in the entries of law and guidance that come with Quadrant, as far as they were published by that day;
    those that stand already are left as they are."""
    allow(may_keep_library(by), KEEPERS)
    standing = set(EvidenceItem.objects.standing().values_list("kind", "title"))
    published = [each for each in law_register() if each[1].dated_on and each[1].dated_on <= london_day(at)]
    new = [each for each in published if (each[0].value, each[1].title) not in standing]
    insist(bool(new), "Every entry stands in the library already.")
    for kind, said, edition in new:
        add_item(kind=kind, said=said, edition=edition, by=by, at=at)
    return Done(None, f"{len(new)} entries of law and guidance")
