"""What can be asked of the library: its items, their editions, findings and consultees, and what is due for review."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Prefetch

from quadrant.analyse.evidence.models import Edition, EvidenceItem, Finding, FindingAction, StudyConsultee, holds
from quadrant.analyse.evidence.terms import NEAR_TO_FAR, Distance, Exactness, Kind
from quadrant.methods import words
from quadrant.partnership.models import Organisation, Person
from quadrant.partnership.within import here

MOST_FOUND, NEWEST = 20, 10
has_word = holds
"""Where a word of a search is looked for."""


def items() -> Any:
    """Every item, withdrawn or not, with its state on the day entered, its newest edition, its owner and partner."""
    found = EvidenceItem.objects.with_state(here().on).with_edition()
    return found.select_related("owner", "organisation").order_by("title", "pk")


def ranked_items(sought: str) -> Any:
    """Items in which all the words sought stand, those with them in the title first."""
    found = EvidenceItem.objects.holding(sought).with_state(here().on).with_edition()
    return found.select_related("owner", "organisation")


def item_numbered(number: int) -> EvidenceItem | None:
    found: EvidenceItem | None = (
        EvidenceItem.objects.with_state(here().on)
        .select_related("owner", "organisation", "added_by", "withdrawn_by")
        .filter(pk=number)
        .first()
    )
    return found


def dated_words(item: EvidenceItem) -> str:
    """Its date, as exactly as it is known; nothing where it has none."""
    if item.dated_on is None:
        return ""
    if item.dated_to == Exactness.YEAR:
        return str(item.dated_on.year)
    return words.month(item.dated_on) if item.dated_to == Exactness.MONTH else words.date(item.dated_on)


def items_found(sought: str, kinds: Iterable[Kind] = ()) -> list[EvidenceItem]:
    """The first standing items for a search, to choose one from; with nothing sought the newest."""
    found = EvidenceItem.objects.standing()
    if kinds:
        found = found.filter(kind__in=list(kinds))
    if sought.strip():
        return list(found.holding(sought)[:MOST_FOUND])
    return list(found.order_by("-added_at", "-pk")[:NEWEST])


def editions_of(item: EvidenceItem) -> list[Edition]:
    """The editions of an item, newest first."""
    return list(Edition.objects.filter(item=item).select_related("added_by").order_by("-number"))


def edition_numbered(number: int) -> Edition | None:
    found: Edition | None = Edition.objects.select_related("item").filter(pk=number).first()
    return found


def edition_with_file(number: int) -> Edition | None:
    found = edition_numbered(number)
    return found if found is not None and found.stored else None


def findings_of(item: EvidenceItem) -> list[Finding]:
    """The findings of an item in order, each with its actions (`shown`). Two queries."""
    tied = FindingAction.objects.select_related("task__owner", "task__cycle").order_by("task__due_on", "pk")
    found = Finding.objects.filter(item=item).prefetch_related(Prefetch("actions", tied, to_attr="shown"))
    return list(found.order_by("number"))


def finding_numbered(number: int) -> Finding | None:
    found: Finding | None = Finding.objects.select_related("item").filter(pk=number).first()
    return found


def consultees_of(item: EvidenceItem) -> list[StudyConsultee]:
    return list(StudyConsultee.objects.filter(item=item).order_by("pk"))


def consultee_numbered(number: int) -> StudyConsultee | None:
    found: StudyConsultee | None = StudyConsultee.objects.select_related("item").filter(pk=number).first()
    return found


def items_to_review(person: Person, *, on: date) -> list[EvidenceItem]:
    """This person's items whose review day has come, soonest first."""
    due = EvidenceItem.objects.standing().filter(owner=person, review_on__lte=on)
    return list(due.order_by("review_on", "pk"))


def experts() -> list[EvidenceItem]:
    """The outside experts who may be asked, by name."""
    found = EvidenceItem.objects.standing().filter(kind=Kind.EXPERT)
    return list(found.with_state(here().on).order_by("title", "pk"))


def has_experts() -> bool:
    return bool(EvidenceItem.objects.standing().filter(kind=Kind.EXPERT).exists())


def rules_of(organisation: Organisation) -> list[EvidenceItem]:
    """An organisation's own strategies and rules, rules first."""
    own = EvidenceItem.objects.standing().filter(organisation=organisation, kind__in=[Kind.RULES, Kind.PLAN])
    found = own.with_state(here().on).with_edition().select_related("owner")
    return list(found.order_by("-kind", "title", "pk"))


def practice_by_distance() -> dict[Distance, int]:
    """How many standing cases of best practice there are from near to far, and from elsewhere."""
    kept = EvidenceItem.objects.standing().filter(kind=Kind.PRACTICE).values_list("distance", flat=True)
    counted = Counter(kept)
    return {each: counted[each.value] for each in (*NEAR_TO_FAR, Distance.ELSEWHERE)}
