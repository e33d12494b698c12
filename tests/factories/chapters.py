"""An assessment written in chapters, as its authors would write it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.commands import Compared
from quadrant.analyse.needs.models import (
    AssessmentRecommendation,
    Chapter,
    EquityLine,
    NeedsAssessment,
    VulnerableGroup,
)
from quadrant.analyse.needs.queries import assessment_numbered, chapters_of, offered_chapters
from quadrant.analyse.needs.terms import EquitySide
from tests.factories.needs import analyst
from tests.factories.partnership import NOW


def in_chapters(assessment: NeedsAssessment, *keys: str) -> dict[str, Chapter]:
    """Give an assessment these of the offered chapters (all of them where none is named); by their keys."""
    plans = [plan for plan in offered_chapters() if not keys or plan.key in keys]
    now = again(assessment)
    commands.arrange_chapters(assessment=now, version=now.version, plans=plans, by=analyst(), at=NOW)
    return {one.key: one for one in chapters_of(assessment)}


def again(assessment: NeedsAssessment) -> NeedsAssessment:
    found = assessment_numbered(assessment.pk)
    assert found is not None
    return found


def group(name: str = "Care leavers") -> VulnerableGroup:
    return commands.add_vulnerable_group(name=name, why="They have nobody to go with them", by=analyst(), at=NOW)


def equity(assessment: NeedsAssessment, of: VulnerableGroup | None = None, *, theirs: str = "61.5") -> EquityLine:
    found = Compared(
        EquitySide.ACCESS, "Seen within 18 weeks", Decimal(theirs), Decimal("78"), "%", True, 52,
        "Service returns", date(2026, 3, 31),
    )  # fmt: skip
    return commands.add_equity_line(assessment=assessment, group=of or group(), found=found, by=analyst(), at=NOW)


def recommended(assessment: NeedsAssessment, text: str = "Meet young adults at the ward") -> AssessmentRecommendation:
    return commands.recommend(
        assessment=assessment, text=text, who_acts="Children’s commissioning", due_on=date(2027, 3, 31), by=analyst(),
        at=NOW,
    )  # fmt: skip
