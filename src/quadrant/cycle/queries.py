"""What can be asked of frameworks and running cycles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Count

from quadrant.cycle.framework.places import Place, place_of, step_numbered
from quadrant.cycle.framework.schema import Framework, OutcomeTest, Phase
from quadrant.cycle.framework.vocabulary import Concept, OwnName, concepts, reworded
from quadrant.cycle.models import (
    CalendarFeed,
    CastMember,
    Cycle,
    FrameworkVersion,
    OutcomeTestAnswer,
    OwnWord,
    Participant,
    StepMark,
    Task,
)
from quadrant.cycle.position import Cast, Position, position
from quadrant.cycle.position.needed import facts_needed
from quadrant.cycle.registry import facts_of
from quadrant.cycle.terms import FactKey
from quadrant.partnership.models import Body
from quadrant.partnership.within import NotWithin, here


@lru_cache(maxsize=64)
def _parsed(fingerprint: str, number: int) -> Framework:
    content = FrameworkVersion.objects.values_list("content", flat=True).get(pk=number)
    return Framework.model_validate_json(content)


@lru_cache(maxsize=64)
def _told(fingerprint: str, number: int, own: tuple[OwnName, ...]) -> Framework:
    return reworded(_parsed(fingerprint, number), own)


def framework_as_written(version: FrameworkVersion) -> Framework:
    """The framework that a kept version says; read once and remembered by its fingerprint."""
    return _parsed(version.fingerprint, version.pk)


def framework_of(version: FrameworkVersion) -> Framework:
    """The same in the words of the partnership entered: what every screen shows."""
    return _told(version.fingerprint, version.pk, own_names())


def own_names() -> tuple[OwnName, ...]:
    """What the partnership entered calls things; asked once per visit, and nothing outside a partnership."""
    try:
        remembered = here().remembered
    except NotWithin:
        return ()
    if "own_names" not in remembered:
        rows = OwnWord.objects.exclude(word="").order_by("pk").values_list("names", "word")
        remembered["own_names"] = tuple(OwnName(frozenset(names), word) for names, word in rows)
    found: tuple[OwnName, ...] = remembered["own_names"]
    return found


def vocabulary() -> list[tuple[Concept, OwnWord | None]]:
    """Every dated term of the frameworks known here, with the partnership's own word where it has set one."""
    own = list(OwnWord.objects.order_by("pk").select_related("set_by"))
    listed = concepts(framework_as_written(version) for version in latest_frameworks())
    return [(one, next((row for row in own if one.names & set(row.names)), None)) for one in listed]


def concept_keyed(key: str) -> Concept | None:
    return next((one for one, _ in vocabulary() if one.key == key), None)


def framework_versions() -> list[FrameworkVersion]:
    """Every version known here, by title, newest first."""
    return list(FrameworkVersion.objects.known_here().defer("text", "content").order_by("title", "-version"))


def latest_frameworks() -> list[FrameworkVersion]:
    """The newest version of each framework known here; the partnership's own copy before the deployment's."""
    newest: dict[str, FrameworkVersion] = {}
    for version in framework_versions():
        kept = newest.get(version.key)
        rank = (version.version, version.partnership_id is not None)
        if kept is None or rank > (kept.version, kept.partnership_id is not None):
            newest[version.key] = version
    return sorted(newest.values(), key=lambda version: version.title)


def is_newest(version: FrameworkVersion) -> bool:
    """Is there no later version of this framework here, nor an own copy of the same one?"""
    return any(one.pk == version.pk for one in latest_frameworks())


def stale_version(framework: Framework) -> str:
    """Why this version cannot be kept beside the newest one known here; nothing when it can."""
    known = FrameworkVersion.objects.known_here().filter(key=framework.key).order_by("-version").first()
    if known is None or framework.version > known.version:
        return ""
    return (
        f"Version {known.version} of '{framework.key}' is already kept. Set 'version: {known.version + 1}' in the file."
    )


def framework_numbered(number: int) -> FrameworkVersion | None:
    return FrameworkVersion.objects.known_here().filter(pk=number).first()


def shipped_version(key: str) -> FrameworkVersion | None:
    """The deployment's newest version of a framework."""
    return FrameworkVersion.objects.filter(partnership=None, key=key).order_by("-version").first()


def cycles() -> Any:
    """Every cycle of the partnership, with its framework and lead body."""
    return Cycle.objects.select_related("framework", "lead_body", "parent").defer(
        "framework__text", "framework__content"
    )


def cycle_numbered(number: int) -> Cycle | None:
    found: Cycle | None = cycles().filter(pk=number).first()
    return found


def cycles_on(version: FrameworkVersion) -> list[Cycle]:
    return list(cycles().filter(framework=version))


def cycles_by_framework() -> dict[str, int]:
    """How many cycles run on each framework, by its key, whatever the version. One query."""
    return dict(Cycle.objects.order_by().values_list("framework__key").annotate(count=Count("pk")))


def place_in(cycle: Cycle, key: str) -> Place | None:
    """The step, activity or gate of the cycle's framework at this place."""
    return place_of(framework_of(cycle.framework), key)


def casts_of(chosen: Sequence[Cycle]) -> dict[int, Cast]:
    """Which bodies play in each cycle. One query."""
    played: dict[int, dict[str, set[int]]] = {cycle.pk: defaultdict(set) for cycle in chosen}
    rows = CastMember.objects.filter(cycle__in=[cycle.pk for cycle in chosen]).values_list(
        "cycle_id", "part", "body_id"
    )
    for cycle_id, part, body_id in rows:
        played[cycle_id][part].add(body_id)
    return {
        cycle.pk: Cast(cycle.starts_on, cycle.ends_on, {part: frozenset(b) for part, b in played[cycle.pk].items()})
        for cycle in chosen
    }


def positions_of(chosen: Sequence[Cycle], *, on: date) -> dict[int, Position]:
    """Where each cycle stands on a day: a query or so for each fact that their frameworks rest on."""
    frameworks = {cycle.pk: framework_of(cycle.framework) for cycle in chosen}
    needed = frozenset[FactKey]().union(*(_needed(cycle.framework) for cycle in chosen))
    casts, facts = casts_of(chosen), facts_of([cycle.pk for cycle in chosen], needed)
    return {cycle.pk: position(frameworks[cycle.pk], casts[cycle.pk], facts[cycle.pk], on) for cycle in chosen}


@lru_cache(maxsize=64)
def _needed_by(fingerprint: str, number: int) -> frozenset[FactKey]:
    return facts_needed(_parsed(fingerprint, number))


def _needed(version: FrameworkVersion) -> frozenset[FactKey]:
    return _needed_by(version.fingerprint, version.pk)


def position_of(cycle: Cycle, *, on: date) -> Position:
    """Where one cycle stands on a day."""
    return positions_of([cycle], on=on)[cycle.pk]


def participants_of(cycle: Cycle) -> list[Participant]:
    found = Participant.objects.filter(cycle=cycle).select_related("organisation")
    return list(found.order_by("organisation__name"))


def cast_of(cycle: Cycle) -> dict[str, list[Body]]:
    """The real bodies that play each body of the framework."""
    return {part: [member.body for member in members] for part, members in cast_members_of(cycle).items()}


def cast_members_of(cycle: Cycle) -> dict[str, list[CastMember]]:
    """Who plays each body of the framework, as the parts were given."""
    played: dict[str, list[CastMember]] = defaultdict(list)
    for member in CastMember.objects.filter(cycle=cycle).select_related("body").order_by("body__name"):
        played[member.part].append(member)
    return dict(played)


def participant_at(number: int, participant: int) -> Participant | None:
    """Participant `participant` of cycle `number`."""
    found = Participant.objects.filter(pk=participant, cycle=number)
    return found.select_related("cycle", "cycle__framework", "organisation").first()


def cast_member_at(number: int, member: int) -> CastMember | None:
    """The part given as `member` in cycle `number`."""
    return (
        CastMember.objects.filter(pk=member, cycle=number).select_related("cycle", "cycle__framework", "body").first()
    )


def tasks_of(cycle: Cycle) -> list[Task]:
    return list(Task.objects.filter(cycle=cycle).select_related("owner").order_by("done_at", "due_on", "pk"))


def task_numbered(number: int) -> Task | None:
    return Task.objects.select_related("cycle", "owner").filter(pk=number).first()


def open_tasks_for(person: Any) -> list[Task]:
    """What this person still has to do, soonest first."""
    return list(Task.objects.filter(owner=person, done_at=None).select_related("cycle").order_by("due_on", "pk"))


def outcome_tests_of(cycle: Cycle) -> dict[str, OutcomeTestAnswer]:
    """The latest answer to each phase-end test."""
    given = OutcomeTestAnswer.objects.filter(cycle=cycle).select_related("answered_by").order_by("answered_at", "pk")
    return {answer.place: answer for answer in given}


def feed_with(token_digest: str) -> CalendarFeed | None:
    """The calendar address with this word: the word itself is the right to read it."""
    found: CalendarFeed | None = (
        CalendarFeed._base_manager.select_related("partnership", "person").filter(token_digest=token_digest).first()
    )
    return found


@dataclass(frozen=True)
class CyclePlace:
    """A step, activity or gate of one cycle: what the pages of a running cycle are about."""

    cycle: Cycle
    place: Place

    @property
    def key(self) -> str:
        return self.place.key

    @property
    def partnership_id(self) -> int:
        return self.cycle.partnership_id


def step_at(number: int, step: int) -> CyclePlace | None:
    """Step `step` of cycle `number`."""
    cycle = cycle_numbered(number)
    place = step_numbered(framework_of(cycle.framework), step) if cycle else None
    return CyclePlace(cycle, place) if cycle and place else None


def place_at(number: int, place: str) -> CyclePlace | None:
    """The step, activity or gate at `place` of cycle `number`."""
    cycle = cycle_numbered(number)
    found = place_in(cycle, place) if cycle else None
    return CyclePlace(cycle, found) if cycle and found else None


def mark_numbered(number: int) -> StepMark | None:
    return StepMark.objects.select_related("cycle").filter(pk=number).first()


def marks_of(cycle: Cycle, place: str) -> list[StepMark]:
    """What was said of a step as a whole, newest first."""
    said = StepMark.objects.filter(cycle=cycle, place=place).select_related("made_by")
    return list(said.order_by("-made_at", "-pk"))


def newer_versions(cycle: Cycle) -> list[FrameworkVersion]:
    """Later versions of the cycle's framework, to which it could move, newest first."""
    later = FrameworkVersion.objects.known_here().filter(key=cycle.framework.key, version__gt=cycle.framework.version)
    return list(later.order_by("-version"))


@dataclass(frozen=True)
class CycleTest:
    """A phase-end test of one cycle; its key is `phase.test`."""

    cycle: Cycle
    key: str
    phase: Phase
    test: OutcomeTest


def test_at(number: int, place: str) -> CycleTest | None:
    """The phase-end test at `place` of cycle `number`."""
    cycle = cycle_numbered(number)
    return next((one for one in asked_at_ends(cycle) if one.key == place), None) if cycle else None


def asked_at_ends(cycle: Cycle) -> list[CycleTest]:
    """What the framework asks at the end of each phase: achieved or not?"""
    return [
        CycleTest(cycle, f"{phase.key}.{test.key}", phase, test)
        for phase in framework_of(cycle.framework).phases
        for test in phase.outcome_tests
    ]


def unanswered_tests(cycle: Cycle) -> list[CycleTest]:
    """Those that nobody has answered. One query where the framework asks anything."""
    asked = asked_at_ends(cycle)
    answered = outcome_tests_of(cycle) if asked else {}
    return [one for one in asked if one.key not in answered]
