"""The library's cards, and what an uploaded file would change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.cycle.framework.changes import Change, changes
from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.queries import (
    cycles,
    cycles_by_framework,
    framework_as_written,
    framework_of,
    framework_versions,
    latest_frameworks,
)
from quadrant.cycle.terms import Quadrant
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.charts.wheel import Wheel
from quadrant.web.frameworks.presenters.wheels import plain_wheel

if TYPE_CHECKING:
    from quadrant.cycle.models import FrameworkVersion

NOBODY = "No cycle runs on it"


@dataclass(frozen=True)
class Card:
    """A framework in the library."""

    number: int
    title: str
    address: str
    publisher: str
    published: str
    summary: str
    shape: str
    origin: str
    running: str
    wheel: Wheel


def cards(request: HttpRequest, versions: Sequence[FrameworkVersion]) -> list[Card]:
    made, run = [], cycles_by_framework()
    for version in versions:
        said = framework_of(version)
        made.append(
            Card(
                number=version.pk,
                title=said.title,
                address=address(request, "framework", number=version.pk),
                publisher=said.publisher,
                published=said.published,
                summary=said.summary,
                shape=shape_of(said),
                origin=origin_of(version, said),
                running=running_words(run.get(version.key, 0)),
                wheel=plain_wheel(said),
            )
        )
    return made


def running_words(count: int) -> str:
    """2 cycles run on it."""
    if not count:
        return NOBODY
    return f"{words.plural(count, 'cycle')} {'runs' if count == 1 else 'run'} on it"


def shape_of(framework: Framework) -> str:
    """12 steps in 4 phases: 3 analyse, 3 plan, 3 do, 3 review."""
    steps = [step for phase in framework.phases for step in phase.steps]
    by = Counter(step.quadrant for step in steps)
    counted = ", ".join(f"{by[quadrant]} {quadrant.value}" for quadrant in Quadrant)
    return f"{words.plural(len(steps), 'step')} in {words.plural(len(framework.phases), 'phase')}: {counted}"


def origin_of(version: FrameworkVersion, framework: Framework) -> str:
    whose = "Your own" if version.partnership_id else "Shipped with Quadrant"
    derived = ", derived" if framework.status == "derived" else ""
    return f"{whose}{derived}, version {version.version}"


@dataclass(frozen=True)
class Preview:
    """What an uploaded file says beside the version known here."""

    framework: Framework
    shape: str
    against: FrameworkVersion | None
    changes: Sequence[Change]
    running: Sequence[tuple[str, str]]


def upload_preview(request: HttpRequest, framework: Framework) -> Preview:
    """The changes against the newest version of the same key, and the running cycles that stay on an older one."""
    against = next((version for version in latest_frameworks() if version.key == framework.key), None)
    older = [version.pk for version in framework_versions() if version.key == framework.key]
    running = [
        (cycle.name, address(request, "cycle", number=cycle.pk)) for cycle in cycles().filter(framework__in=older)
    ]
    return Preview(
        framework=framework,
        shape=shape_of(framework),
        against=against,
        changes=changes(framework_as_written(against), framework) if against else [],
        running=running,
    )
