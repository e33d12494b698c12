"""A needs assessment as it is printed: its chapters or parts, its needs and figures as they were frozen."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quadrant.analyse.needs.queries import (
    Standing,
    assessed_needs,
    chapters_of,
    data_used,
    equity_rows,
    equity_told,
    recommendations_of,
    standing_of_assessment,
)
from quadrant.analyse.needs.terms import AssessmentKind, AssessmentState, Draws, Met, Part, Severity, Trend
from quadrant.documents.paper import Block, Grid, Paper, Paragraph, Section
from quadrant.documents.reports import block_of, file_name, paragraphs_of
from quadrant.methods import words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quadrant.analyse.needs.models import AssessedNeed, Chapter, NeedsAssessment

NOT_WRITTEN = "Not written yet."


def typed_blocks(text: str) -> tuple[Block, ...]:
    """The paragraphs and tables of a typed text."""
    return tuple(block_of(one) for one in paragraphs_of(text)) or (Paragraph("", NOT_WRITTEN),)


def assessment_paper(one: NeedsAssessment) -> Paper:
    """The whole assessment as it stands; what was approved is what its approved version says."""
    standing, held, chapters = standing_of_assessment(one), assessed_needs(one), chapters_of(one)
    sections = [*_written(one, chapters), *_annexes(one, held, chapters)]
    return Paper(
        kind="Needs assessment",
        title=one.title,
        name=file_name("needs-assessment", one.pk, one.title, exempt=False),
        partnership=one.partnership.name,
        header=tuple(_header(one, standing)),
        sections=tuple(_numbered(number, section) for number, section in enumerate(sections, 1)),
        standing=_standing(standing),
    )


def _header(one: NeedsAssessment, standing: Standing) -> Iterator[tuple[str, str]]:
    yield "Type", AssessmentKind(one.kind).label
    if one.area is not None:
        yield "Covers", one.area.name
    yield "Answers for it", (one.owner or one.drafted_by).name
    yield "Drafted", words.date(one.drafted_at)
    if one.frozen_at is not None:
        yield "Figures frozen", words.date(one.frozen_at)
    if standing.resolution is not None:
        made = standing.resolution
        yield "Decided", f"{made.body.name}, {words.date(made.decided_on)}"
    if one.next_review_on is not None:
        yield "To be reviewed by", words.date(one.next_review_on)


def _standing(standing: Standing) -> tuple[str, ...]:
    said = {
        AssessmentState.DRAFT: "A draft. It may still change.",
        AssessmentState.WITH_BODY: "Waiting for the body that approves it.",
        AssessmentState.NOT_APPROVED: "Not approved.",
        AssessmentState.SUPERSEDED: "A later version of this assessment is approved.",
    }
    return (said[standing.state],) if standing.state in said else ()


def _numbered(number: int, section: Section) -> Section:
    """The section with its number, and its paragraphs numbered within it."""
    at, blocks = 0, []
    for block in section.blocks:
        if isinstance(block, Paragraph):
            at += 1
            block = Paragraph(f"{number}.{at}", block.text, lead=block.lead)
        blocks.append(block)
    return Section(section.title, tuple(blocks), number, section.note)


def _written(one: NeedsAssessment, chapters: Sequence[Chapter]) -> Iterator[Section]:
    """The summary and the chapters; an assessment without chapters in the parts that it has."""
    before = [Part.SUMMARY] if chapters else list(Part)
    for part in before:
        if getattr(one, part.value):
            yield Section(part.label, typed_blocks(getattr(one, part.value)))
    for chapter in chapters:
        yield Section(chapter.title, typed_blocks(chapter.text))


def _annexes(one: NeedsAssessment, held: Sequence[AssessedNeed], chapters: Sequence[Chapter]) -> Iterator[Section]:
    """What is frozen and recorded, where no chapter already tells it."""
    told = {each for chapter in chapters if chapter.text for each in chapter.plan.draws}
    if held:
        heads = ("Need", "Who", "How many", "How hard", "Trend", "Met")
        yield Section("Needs", (Grid("Needs as they were stated", heads, tuple(_need(each) for each in held)),))
    figures = tuple(row for each in held for row in _figures(each))
    if figures and Draws.FIGURES not in told:
        heads = ("Need", "Evidence", "Where and when", "Figure", "England", "Source")
        yield Section("Evidence", (Grid("Evidence as it stood", heads, figures),))
    equity = tuple((each.group.name, each.measure, *equity_told(each)[:3], each.source) for each in equity_rows(one))
    if equity and Draws.EQUITY not in told:
        heads = ("Group", "Measure", "This group", "Everybody", "Fares", "Source")
        yield Section("Equity audit", (Grid("Groups at risk beside everybody", heads, equity),))
    recommended = tuple(
        (f"{each.number}", each.text, each.who_acts, words.date(each.due_on)) for each in recommendations_of(one)
    )
    if recommended and Draws.RECOMMENDED not in told:
        grid = Grid("Recommendations", ("Number", "Recommendation", "Who acts", "By when"), recommended)
        yield Section("Recommendations to commissioners", (grid,))
    used = tuple(
        (each.name, each.source, str(each.figures), each.latest, words.date(each.imported_on))
        for each in data_used(one)
    )
    if used and Draws.SOURCES not in told:
        columns = ("Dataset", "Source", "Figures", "Latest period", "Taken in")
        yield Section("Data used", (Grid("Datasets", columns, used),))


def _need(one: AssessedNeed) -> tuple[str, ...]:
    many = words.number(one.how_many) if one.how_many is not None else words.NOTHING
    trend, met = Trend(one.trend).label, Met(one.met).label
    return one.statement, one.who, many, Severity(one.severity).label, trend, met


def _figures(one: AssessedNeed) -> Iterator[tuple[str, ...]]:
    for piece in one.shown:
        if piece.is_figure:
            value = words.with_unit(piece.value, piece.unit, piece.decimals)
            england = words.with_unit(piece.england, "", piece.decimals) if piece.england is not None else words.NOTHING
            where = f"{piece.area_name}, {piece.period}"
            yield one.statement, piece.indicator_name, where, value, england, piece.source
        else:
            dated = words.date(piece.dated_on) if piece.dated_on else words.NOTHING
            yield one.statement, piece.text, dated, words.NOTHING, words.NOTHING, piece.source
