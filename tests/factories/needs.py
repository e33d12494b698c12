"""Needs with evidence and needs assessments, made as an analyst would make them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.commands import AssessmentText, StatedAs
from quadrant.analyse.needs.models import AssessmentDecision, Need, NeedEvidence, NeedsAssessment
from quadrant.analyse.needs.queries import assessment_numbered
from quadrant.analyse.needs.terms import Part, Severity
from quadrant.analyse.outcomes.commands import add_outcome, import_figures
from quadrant.analyse.outcomes.models import Area, Dataset, Indicator, Outcome
from quadrant.analyse.outcomes.queries import area_coded
from quadrant.analyse.outcomes.terms import (
    ENGLAND,
    AreaKind,
    AreaSpec,
    Definition,
    Figures,
    Method,
    Period,
    Polarity,
    Received,
)
from quadrant.cycle.models import Cycle
from quadrant.cycle.registry import ANSWERS
from quadrant.cycle.terms import FactKey
from quadrant.governance.commands import change_report
from quadrant.governance.queries import report_numbered, sections_of
from quadrant.governance.terms import ItemType, ReportKind
from quadrant.governance.terms import Outcome as Resolved
from quadrant.methods.periods import period_end
from quadrant.partnership.models import Body, Person
from quadrant.partnership.terms import DecisionKind, Role
from tests.factories.governance import decide, holding
from tests.factories.partnership import NOW, body, known

HERE = "E06000001"
SELF_HARM = Definition(
    key="Self-harm admissions",
    name="Emergency admissions for self-harm, 10 to 24",
    unit="per 100,000",
    polarity=Polarity.LOW,
    method=Method.RATE,
    source="Hospital episode statistics",
    decimals=1,
)
WRITTEN = {part: f"{part.label} Here is what we know." for part in Part}


def holds(cycle: Cycle, key: FactKey) -> bool:
    """Does the room that answers this fact state it of the cycle?"""
    return bool(list(ANSWERS[key]([cycle.pk])))


def analyst() -> Person:
    """Anil, who brings in figures and states needs."""
    return holding("Anil", Role.ANALYST)


def figures(
    values: Mapping[str, tuple[float, float]] | None = None,
    *,
    definition: Definition = SELF_HARM,
    numerator: float = float("nan"),
    at: datetime = NOW,
) -> Dataset:
    """An import of one indicator: for each period such as "2025", the figure here and England's. Again replaces it."""
    given = values or {"2024": (388.0, 391.2), "2025": (512.0, 421.9)}
    years = list(given)
    file = Received(
        name=definition.key, file_name="figures.csv", digest="0" * 64, size=1, stored="", rows=2 * len(years)
    )
    made = Figures(
        series=[definition],
        areas=[AreaSpec(HERE, "Ardlebury", AreaKind.UNITARY), AreaSpec(ENGLAND, "England", AreaKind.COUNTRY)],
        periods=[Period(year, period_end(year)) for year in years],
        breakdowns=[""],
        series_at=np.zeros(2 * len(years), dtype=np.int64),
        area_at=np.array([0, 1] * len(years), dtype=np.int64),
        period_at=np.repeat(np.arange(len(years)), 2),
        breakdown_at=np.zeros(2 * len(years), dtype=np.int64),
        value=np.array([value for pair in given.values() for value in pair]),
        numerator=np.array([numerator, float("nan")] * len(years)),
        denominator=np.full(2 * len(years), float("nan")),
    )
    return import_figures(figures=made, file=file, by=analyst(), at=at)


def indicator(definition: Definition = SELF_HARM) -> Indicator:
    found: Indicator = Indicator.objects.get(key=definition.key)
    return found


def here() -> Area:
    found = area_coded(HERE)
    assert found is not None
    return found


def need(cycle: Cycle, statement: str = "Young people who harm themselves", **more: Any) -> Need:
    """A need without evidence."""
    said = StatedAs(**{"statement": statement, "who": "People aged 10 to 24", "severity": Severity.SERIOUS, **more})
    return commands.state_need(cycle=cycle, said=said, by=analyst(), at=NOW)


def source(of: Need, text: str = "Waits have doubled since 2023.", *, at: datetime = NOW) -> NeedEvidence:
    """What a dated source says, behind a need."""
    day = date(2026, 9, 1)
    return commands.add_source(need=of, text=text, source="Young people's panel", dated_on=day, by=analyst(), at=at)


def figure(of: Need, period: str = "2025", *, at: datetime = NOW) -> NeedEvidence:
    """The figure of a period, behind a need; `figures()` must have come in."""
    return commands.add_figure(need=of, indicator=indicator(), area=here(), period=period, by=analyst(), at=at)


def evidenced(cycle: Cycle, statement: str = "Young people who harm themselves", **more: Any) -> Need:
    """A need with a source behind it."""
    made = need(cycle, statement, **more)
    source(made)
    return made


def outcome(name: str = "Children are safe and well") -> Outcome:
    found: Outcome | None = Outcome.objects.filter(name=name).first()
    return found or add_outcome(name=name, population="Children and young people", by=analyst(), at=NOW)


def assessment(cycle: Cycle, needs: Sequence[Need] = (), *, title: str = "Emotional health 2026") -> NeedsAssessment:
    """A written assessment that holds these needs."""
    text = AssessmentText(title, WRITTEN, next_review_on=date(2027, 11, 1))
    return commands.draft_assessment(cycle=cycle, text=text, needs=needs, by=analyst(), at=NOW)


def assessing_body(name: str = "Partnership Board") -> Body:
    """A body that may approve needs assessments."""
    powers: dict[DecisionKind, Decimal | None] = {DecisionKind.NEEDS_ASSESSMENT: None}
    return body(name, known("Carol"), known("Colin"), chair=known("Chris"), quorum=2, powers=powers)


def put(of: NeedsAssessment, to: Body, *, by: Person | None = None) -> AssessmentDecision:
    """The report that asks a body to approve an assessment, with the rest of its spine written."""
    author = by or analyst()
    made = commands.put_assessment(assessment=of, version=of.version, body=to, by=author, at=NOW)
    report = report_numbered(made.recommendation.report_id)
    assert report is not None
    sections = {section: text or f"About {section.label.lower()}." for section, text in sections_of(report).items()}
    change_report(
        report=report,
        version=report.version,
        title=report.title,
        kind=ReportKind(report.kind),
        item=ItemType(report.item),
        sections=sections,
        exempt=None,
        organisations=(),
        subjects=(),
        by=author,
        at=NOW,
    )
    return made


def approved(of: NeedsAssessment, by: Body, *, as_: Resolved = Resolved.APPROVED) -> NeedsAssessment:
    """An assessment put to a body and resolved there; the one that stands in the table then."""
    decide(put(of, by).recommendation, as_)
    again = assessment_numbered(of.pk)
    assert again is not None
    return again
