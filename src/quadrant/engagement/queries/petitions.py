"""What can be asked of petitions: the list, the scheme that holds for each, what is due, what anybody may read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef

from quadrant.engagement.models import Petition, PetitionDebate, PetitionOrganiser, PetitionScheme
from quadrant.engagement.terms import PetitionState
from quadrant.governance.models import AgendaItem, Meeting
from quadrant.methods.calendar import add_working_days

FRAMEWORK = ("cycle__framework__text", "cycle__framework__content")
MOST_MEETINGS = 60


@dataclass(frozen=True)
class Promised:
    """What the scheme promises a petition: its answer by a day, a debate, officers' evidence."""

    scheme: PetitionScheme
    due_on: date
    debate: bool
    evidence: bool


def petition_schemes() -> list[PetitionScheme]:
    """Every scheme, the latest first."""
    return list(PetitionScheme.objects.select_related("set_by").order_by("-starts_on", "-pk"))


def scheme_on(day: date, schemes: list[PetitionScheme] | None = None) -> PetitionScheme | None:
    """The scheme that held on a day."""
    listed = petition_schemes() if schemes is None else schemes
    return next((one for one in listed if one.starts_on <= day), None)


def promised(petition: Petition, scheme: PetitionScheme | None) -> Promised | None:
    """What the scheme of the day on which it was received promises; nothing before a scheme."""
    if scheme is None:
        return None
    names = petition.counted if petition.counted is not None else petition.signed
    evidence = scheme.evidence_at is not None and names >= scheme.evidence_at
    due_on = add_working_days(petition.received_on, scheme.answer_within)
    return Promised(scheme, due_on, names >= scheme.debate_at, evidence)


def petitions() -> Any:
    """Every petition, the latest first, with whether it was debated (`debated`)."""
    debate = PetitionDebate.objects.filter(petition=OuterRef("pk"))
    found = Petition.objects.annotate(debated=Exists(debate)).select_related("cycle__framework", "consultation")
    return found.defer(*FRAMEWORK).order_by("-received_on", "-pk")


def petition_numbered(number: int) -> Petition | None:
    found: Petition | None = (
        petitions().select_related("recorded_by", "checked_by", "answered_by", "refused_by").filter(pk=number).first()
    )
    return found


def state_of_petition(petition: Any, due: Promised | None) -> PetitionState:
    """How far a petition (asked with `debated`) has come."""
    if petition.refused_at is not None:
        return PetitionState.REFUSED
    if petition.answered_at is not None:
        return PetitionState.ANSWERED
    if petition.counted is None:
        return PetitionState.TO_CHECK
    to_debate = due is not None and due.debate and not petition.debated
    return PetitionState.TO_DEBATE if to_debate else PetitionState.TO_ANSWER


def organiser_of(petition: Petition) -> PetitionOrganiser | None:
    found: PetitionOrganiser | None = PetitionOrganiser.objects.filter(petition=petition).first()
    return found


def debates_of(petition: Petition) -> list[PetitionDebate]:
    return debates_of_all([petition]).get(petition.pk, [])


def debates_of_all(petitions: Iterable[Petition]) -> dict[int, list[PetitionDebate]]:
    """The debates of many petitions, oldest first. One query."""
    rows = PetitionDebate.objects.filter(petition__in=[one.pk for one in petitions])
    found: dict[int, list[PetitionDebate]] = defaultdict(list)
    for row in rows.select_related("meeting__body", "item__report", "recorded_by").order_by("recorded_at", "pk"):
        found[row.petition_id].append(row)
    return dict(found)


def meetings_to_debate(on: date) -> list[Meeting]:
    """The meetings of the last year up to a day, latest first."""
    held = Meeting.objects.select_related("body").filter(at__date__lte=on, at__date__gte=on - timedelta(days=366))
    return list(held.order_by("-at", "-pk")[:MOST_MEETINGS])


def items_to_debate(meetings: list[Meeting]) -> list[AgendaItem]:
    """The items on the agendas of these meetings."""
    found = AgendaItem.objects.filter(meeting__in=meetings).select_related("meeting__body", "report")
    return list(found.order_by("-meeting__at", "number", "pk"))


def petitions_waiting(on: date) -> list[tuple[Petition, PetitionState, date | None]]:
    """What is neither answered nor refused, with the day by which an answer is promised, soonest first."""
    schemes, found = petition_schemes(), []
    for one in petitions().filter(answered_at=None, refused_at=None):
        due = promised(one, scheme_on(one.received_on, schemes))
        found.append((one, state_of_petition(one, due), due.due_on if due else None))
    return sorted(found, key=lambda each: (each[2] is None, each[2] or on, each[0].pk))


def published_petitions(on: date) -> list[Petition] | None:
    """What anybody may read, where the scheme of the day publishes petitions; None where it does not."""
    scheme = scheme_on(on)
    if scheme is None or not scheme.publishes:
        return None
    return list(petitions().filter(refused_at=None, received_on__lte=on))
