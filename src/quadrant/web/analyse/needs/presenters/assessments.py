"""Needs assessments in words: the list, and one as the numbered paper that a body reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.needs import queries
from quadrant.analyse.needs.terms import AssessmentState, Met, Part, Severity, Trend
from quadrant.governance.terms import Outcome
from quadrant.methods import words
from quadrant.web.analyse.needs.presenters.needs import evidence_cells, how_many_words, where_words
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.analyse.needs.models import AssessedNeed, Evidence, NeedsAssessment
    from quadrant.analyse.needs.queries import Standing

FIGURES_HEAD = ["Number", "Evidence", "Where and when", "Figure", "England", "Source"]
BEFORE_NEEDS = (Part.SUMMARY, Part.WHY, Part.NATIONAL, Part.LOCAL)
AFTER_NEEDS = (Part.BEING_DONE, Part.COULD_DO, Part.DATA_GAPS)


def assessments_table(request: HttpRequest) -> Table[Any]:
    """Every needs assessment with how far it has come."""
    listed = list(queries.assessments())
    standings = queries.standings_of(listed)

    def state(one: Any) -> AssessmentState:
        return standings[one.pk].state

    return Table(
        name="assessments",
        caption="Needs assessments",
        one="needs assessment",
        rows=listed,
        columns=[
            Column("title", "Title", lambda one: one.title, address=lambda one: _page(request, one)),
            Column("cycle", "Cycle", lambda one: one.cycle.name),
            Column("state", "State", lambda one: state(one).label, kind=Kind.STATE),
            Column(
                "drafted",
                "Drafted",
                lambda one: one.drafted_at,
                kind=Kind.DATE,
                show=lambda one: words.date(one.drafted_at),
            ),
            Column("review", "To be reviewed by", lambda one: one.next_review_on, kind=Kind.DATE),
        ],
        filters=[Filter("state", "State", AssessmentState.choices(), matches=lambda one, asked: state(one) == asked)],
        search=("title",),
        empty=Empty("No needs assessment is begun yet. A cycle's page of needs begins one."),
    )


def _page(request: HttpRequest, one: NeedsAssessment) -> str:
    return address(request, "needsassessment", number=one.pk)


def assessment_record(request: HttpRequest, one: NeedsAssessment, standing: Standing, *, may_change: bool) -> Record:
    """The summary of an assessment: how far it has come, and by whose decision."""
    change = address(request, "assessment_change", number=one.pk) if may_change else ""
    rows = [
        SummaryRow("Cycle", one.cycle.name, address=address(request, "cycle", number=one.cycle_id)),
        SummaryRow("Drafted", f"{words.date(one.drafted_at)}, by {one.drafted_by.name}"),
        SummaryRow("Figures frozen", words.datetime(one.frozen_at) if one.frozen_at else "No need is chosen yet"),
        SummaryRow("To be reviewed by", one.next_review_on, change=change),
    ]
    if one.supersedes is not None:
        rows.append(SummaryRow("Follows on", one.supersedes.title, address=_page(request, one.supersedes)))
    if standing.decision is not None:
        report = standing.decision.recommendation.report
        page = address_or_none(request, "report", number=report.pk) or ""
        rows.append(SummaryRow("Put to", f"{report.body.name}: {report.title}", address=page))
    return Record(summary=rows, state=standing.state.label, state_words=_resolved(standing))


def _resolved(standing: Standing) -> str:
    made = standing.resolution
    if made is None:
        return ""
    return f"{made.body.name}, {words.date(made.decided_on)}: {Outcome(made.outcome).label.lower()}"


@dataclass(frozen=True)
class Paragraph:
    """A numbered paragraph."""

    number: str
    text: str


@dataclass(frozen=True)
class PaperNeed:
    """A need of the paper with its number, its sentence and what is said of it."""

    number: str
    statement: str
    facts: Sequence[tuple[str, str]]
    evidence: str


@dataclass(frozen=True)
class PaperSection:
    """A numbered section of the paper: paragraphs, or the needs, or the table of figures."""

    number: int
    title: str
    paragraphs: Sequence[Paragraph] = ()
    needs: Sequence[PaperNeed] = ()
    figures: Sequence[Sequence[Any]] = field(default_factory=tuple)


def paper(one: NeedsAssessment, held: Sequence[AssessedNeed]) -> list[PaperSection]:
    """The assessment as it is printed, every section, need and figure numbered."""
    sections: list[PaperSection] = []

    def text(part: Part) -> None:
        number = len(sections) + 1
        written = [line.strip() for line in getattr(one, part.value).split("\n\n") if line.strip()]
        paragraphs = [Paragraph(f"{number}.{at}", line) for at, line in enumerate(written, start=1)]
        if paragraphs:
            sections.append(PaperSection(number, part.label, paragraphs))

    for part in BEFORE_NEEDS:
        text(part)
    if held:
        _add_needs(sections, held)
    for part in AFTER_NEEDS:
        text(part)
    return sections


def _add_needs(sections: list[PaperSection], held: Sequence[AssessedNeed]) -> None:
    number = len(sections) + 1
    figures: list[list[Any]] = []
    needs = []
    for need in held:
        first = len(figures) + 1
        pieces = need.shown
        figures += [_figure_row(f"E{first + at}", piece) for at, piece in enumerate(pieces)]
        needs.append(_paper_need(number, need, first, len(pieces)))
    sections.append(PaperSection(number, "Needs", needs=needs))
    if figures:
        sections.append(PaperSection(number + 1, "Evidence, as it stood", figures=figures))


def _figure_row(number: str, piece: Evidence) -> list[Any]:
    said, where, when, value, england, source = evidence_cells(piece)
    return [number, said, when if where == words.NOTHING else f"{where}, {when}", value, england, source]


def _paper_need(section: int, need: AssessedNeed, first: int, pieces: int) -> PaperNeed:
    facts = [
        ("Who", how_many_words(need)),
        ("How hard", Severity(need.severity).label),
        ("Where", where_words(need)),
        ("Trend", Trend(need.trend).label),
        ("Inequality", need.inequality),
        ("Met by what exists", Met(need.met).label),
        ("Gap", need.gap),
    ]
    evidence = "none" if not pieces else f"E{first}" if pieces == 1 else f"E{first} to E{first + pieces - 1}"
    # Each is printed as a sentence, so a full stop of its own would be the second.
    shown = [(label, said.rstrip(" .")) for label, said in facts if said]
    return PaperNeed(f"{section}.{need.number}", need.statement, shown, evidence)
