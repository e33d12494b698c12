"""Needs assessments in words: the list, and one as the numbered paper that a body reads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html

from quadrant.analyse.needs import queries
from quadrant.analyse.needs.rules import may_answer_question
from quadrant.analyse.needs.terms import AssessmentKind, AssessmentState, Met, Part, Severity, Trend
from quadrant.governance.terms import Outcome
from quadrant.methods import words
from quadrant.web.analyse.needs.presenters.needs import evidence_cells, how_many_words, where_words
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.analyse.needs.models import AssessedNeed, DeeperQuestion, Evidence, NeedOutcome, NeedsAssessment
    from quadrant.analyse.needs.queries import Cited, DataUsed, Standing
    from quadrant.review.evaluation.models import EvaluationReading
    from quadrant.review.evaluation.queries import ToRead

FIGURES_HEAD = ["Number", "Evidence", "Where and when", "Figure", "England", "Source"]
NO_FINDING = "No finding of a consultation stands behind any of its needs."
NO_RESEARCH = "No research or guidance stands behind any of its needs."
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
            Column("kind", "Type", lambda one: AssessmentKind(one.kind).label),
            Column("covers", "Covers", lambda one: one.area.name if one.area else ""),
            Column("cycle", "Cycle", lambda one: one.cycle.name),
            Column("state", "State", lambda one: state(one).label, kind=Kind.STATE),
            Column(
                "drafted",
                "Drafted",
                lambda one: one.drafted_at,
                kind=Kind.DATE,
                show=lambda one: words.date(one.drafted_at),
            ),
            Column("owner", "Answers for it", _owner),
            Column("review", "Next due", lambda one: one.next_review_on, kind=Kind.DATE),
        ],
        filters=[
            Filter("state", "State", AssessmentState.choices(), matches=lambda one, asked: state(one) == asked),
            Filter("kind", "Type", AssessmentKind.choices(), matches=lambda one, asked: one.kind == asked),
        ],
        search=("title",),
        empty=Empty("No needs assessment is begun yet. A cycle's page of needs begins one."),
    )


def _owner(one: NeedsAssessment) -> str:
    return (one.owner or one.drafted_by).name


def _page(request: HttpRequest, one: NeedsAssessment) -> str:
    return address(request, "needsassessment", number=one.pk)


def assessment_record(request: HttpRequest, one: NeedsAssessment, standing: Standing, *, may_change: bool) -> Record:
    """The summary of an assessment: how far it has come, and by whose decision."""
    change = address(request, "assessment_change", number=one.pk) if may_change else ""
    rows = [
        SummaryRow("Cycle", one.cycle.name, address=address(request, "cycle", number=one.cycle_id)),
        SummaryRow("Type", AssessmentKind(one.kind).label, change=change),
        SummaryRow("Covers", one.area.name if one.area else "No place is named", change=change, note=_feeds(one)),
        SummaryRow("Answers for it", _owner(one), change=change),
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


def _feeds(one: NeedsAssessment) -> str:
    level = queries.level_served(one)
    return f"Feeds commissioning on the {level} level" if level else ""


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


def paper(
    one: NeedsAssessment,
    held: Sequence[AssessedNeed],
    serves: Mapping[int, Sequence[NeedOutcome]],
    *,
    in_chapters: bool = False,
) -> list[PaperSection]:
    """The assessment as it is printed, every section, need and figure numbered; `in_chapters`, its summary alone
    of the parts, since chapters have pages of their own."""
    sections: list[PaperSection] = []

    def text(part: Part) -> None:
        number = len(sections) + 1
        written = [line.strip() for line in getattr(one, part.value).split("\n\n") if line.strip()]
        paragraphs = [Paragraph(f"{number}.{at}", line) for at, line in enumerate(written, start=1)]
        if paragraphs:
            sections.append(PaperSection(number, part.label, paragraphs))

    for part in BEFORE_NEEDS[:1] if in_chapters else BEFORE_NEEDS:
        text(part)
    if held:
        _add_needs(sections, held, serves)
    for part in () if in_chapters else AFTER_NEEDS:
        text(part)
    return sections


def _add_needs(
    sections: list[PaperSection], held: Sequence[AssessedNeed], serves: Mapping[int, Sequence[NeedOutcome]]
) -> None:
    number = len(sections) + 1
    figures: list[list[Any]] = []
    needs = []
    for need in held:
        first = len(figures) + 1
        pieces = need.shown
        figures += [_figure_row(f"E{first + at}", piece) for at, piece in enumerate(pieces)]
        outcomes = words.listing(link.outcome.name for link in serves.get(need.need_id, ()))
        needs.append(_paper_need(number, need, first, len(pieces), outcomes))
    sections.append(PaperSection(number, "Needs", needs=needs))
    if figures:
        sections.append(PaperSection(number + 1, "Evidence, as it stood", figures=figures))


def _figure_row(number: str, piece: Evidence) -> list[Any]:
    said, where, when, value, england, source = evidence_cells(piece)
    return [number, said, when if where == words.NOTHING else f"{where}, {when}", value, england, source]


def _paper_need(section: int, need: AssessedNeed, first: int, pieces: int, outcomes: str) -> PaperNeed:
    facts = [
        ("Who", how_many_words(need)),
        ("How hard", Severity(need.severity).label),
        ("Where", where_words(need)),
        ("Trend", Trend(need.trend).label),
        ("Inequality", need.inequality),
        ("Met by what exists", Met(need.met).label),
        ("Gap", need.gap),
        ("Meeting it serves", outcomes or "no outcome is named"),
    ]
    evidence = "none" if not pieces else f"E{first}" if pieces == 1 else f"E{first} to E{first + pieces - 1}"
    # Each is printed as a sentence, so a full stop of its own would be the second.
    shown = [(label, said.rstrip(" .")) for label, said in facts if said]
    return PaperNeed(f"{section}.{need.number}", need.statement, shown, evidence)


def shown_data(used: Sequence[DataUsed]) -> list[list[Any]]:
    """Every dataset behind the figures of an assessment."""
    return [
        [one.name, one.source or words.NOTHING, one.figures, one.latest, words.date(one.imported_on)] for one in used
    ]


def shown_cited(cited: Cited, read: Sequence[ToRead]) -> list[tuple[str, list[str], str]]:
    """What the assessment draws on besides figures, by sort, and a sentence where something of it is missing."""
    unread = sum(one.reading is None for one in read)
    count = words.plural(unread, "evaluation is", "evaluations are")
    missing = f"{count} neither used nor set aside." if unread else ""
    return [
        ("What people said", _sources(cited.findings), "" if cited.findings else NO_FINDING),
        ("Research and guidance", _sources(cited.library), "" if cited.library else NO_RESEARCH),
        ("Evaluations of current providers", [_read(one.reading) for one in read if one.reading], missing),
    ]


def _read(reading: EvaluationReading) -> str:
    return f"{reading.evaluation.title}, {'used' if reading.used else 'set aside'}: {reading.why}"


def _sources(pieces: Sequence[Evidence]) -> list[str]:
    return list(dict.fromkeys(f"{one.text} ({one.source})" for one in pieces))


def shown_questions(request: HttpRequest, listed: Sequence[DeeperQuestion]) -> list[list[Any]]:
    """What is left for deeper work, with its owner and day, and what became of it."""
    return [[_asked(request, one), one.owner.name, words.date(one.due_on), _became(one)] for one in listed]


def _asked(request: HttpRequest, one: DeeperQuestion) -> Any:
    ended = one.answered_at is not None or hasattr(one, "carried_to")
    if ended or not may_answer_question(request.user, one):
        return one.question
    page = address(request, "deeperquestion", number=one.pk)
    return format_html('<a class="govuk-link" href="{}">{}</a>', page, one.question)


def _became(one: DeeperQuestion) -> str:
    if one.answered_at is not None and one.answered_by is not None:
        return f"{one.answer} ({one.answered_by.name}, {words.date(one.answered_at)})"
    if hasattr(one, "carried_to"):
        return "Carried on to the next version"
    return "Open, carried on from the version before" if one.carried_from_id else "Open"
