"""Cycles on the shipped frameworks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from quadrant.cycle import commands
from quadrant.cycle.models import Cycle, FrameworkVersion
from quadrant.cycle.queries import framework_of
from quadrant.cycle.terms import Level, SubjectKind, Tier, WayOfWorking
from quadrant.partnership.models import Body, Person
from quadrant.partnership.terms import Role
from tests.factories.partnership import body, person

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def framework(key: str = "herefordshire-2009") -> FrameworkVersion:
    return commands.keep_shipped_framework(key=key, by=None, at=NOW)


def cycle(
    name: str = "Families first",
    *,
    key: str = "herefordshire-2009",
    by: Person | None = None,
    lead_body: Body | None = None,
    cast: dict[str, list[Body]] | None = None,
    **more: Any,
) -> Cycle:
    """A cycle led by a body of its own; `cast` none: every part of the framework is played by the lead body."""
    version = framework(key)
    lead = lead_body or body(f"{name} board")
    everybody = {part.key: [lead] for part in framework_of(version).bodies}
    settings: dict[str, Any] = {
        "scope": "What families need before things go wrong",
        "subject_kind": SubjectKind.THEME,
        "level": Level.STRATEGIC,
        "tier": Tier.TARGETED,
        "way": WayOfWorking.JOINT,
        "starts_on": date(2026, 4, 1),
        **more,
    }
    return commands.open_cycle(
        framework=version,
        name=name,
        lead_body=lead,
        cast=everybody if cast is None else cast,
        by=by or person("Clara", Role.COMMISSIONER),
        at=NOW,
        **settings,
    )
