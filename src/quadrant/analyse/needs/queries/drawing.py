"""What the records say for a chapter: words and tables as they stand on a day, to be put into its text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from quadrant.analyse.needs.models import (
    AssessedEvidence,
    AssessedNeed,
    AssessmentRecommendation,
    Chapter,
    EquityLine,
    NeedsAssessment,
    NeedService,
    VulnerableGroup,
)
from quadrant.analyse.needs.queries.assessments import assessed_needs, cited_in, data_used
from quadrant.analyse.needs.queries.deeper import questions_of
from quadrant.analyse.needs.queries.equity import equity_rows, equity_told
from quadrant.analyse.needs.terms import Draws, EquitySide, Met, Severity, Trend
from quadrant.analyse.outcomes.queries import TooShort, ahead_of, series_of
from quadrant.analyse.services.queries import services
from quadrant.governance.terms import typed_table
from quadrant.methods import words
from quadrant.methods.periods import length_of

Drawn = Iterable[str]


def drawn_for(chapter: Chapter, on: date) -> str:
    """Everything that the records hold for a chapter, ending with the day on which it was so; empty for nothing."""
    assessment = chapter.assessment
    held = assessed_needs(assessment)
    told = [said for each in chapter.plan.draws for said in TELLS[each](assessment, held) if said]
    return "\n\n".join([*told, f"As recorded on {words.date(on)}."]) if told else ""


def _people(assessment: NeedsAssessment, held: Sequence[AssessedNeed]) -> Drawn:
    rows = [(one.who, _count(one.how_many), one.area.name if one.area else one.where, one.statement) for one in held]
    yield typed_table("Who has the needs", ("Who", "How many", "Where", "Need"), rows)
    groups = VulnerableGroup.objects.standing().order_by("name", "pk")
    yield typed_table("Groups at risk", ("Group", "Why", "Source"), ((one.name, one.why, one.source) for one in groups))


def _count(many: int | None) -> str:
    return words.number(many) if many is not None else ""


def _figures(assessment: NeedsAssessment, held: Sequence[AssessedNeed]) -> Drawn:
    rows = [(one, piece) for one in held for piece in one.shown if piece.is_figure]
    heads = ("Need", "Figure", "Area and period", "Here", "England", "Source")
    yield typed_table("Level of need, frozen with the assessment", heads, (_figure(*row) for row in rows))
    trends = [(one.statement, Severity(one.severity).label, Trend(one.trend).label, one.inequality) for one in held]
    yield typed_table("How hard, which way, how unequal", ("Need", "How hard", "Trend", "Inequality"), trends)


def _figure(need: AssessedNeed, piece: AssessedEvidence) -> tuple[str, ...]:
    england = words.with_unit(piece.england, "", piece.decimals) if piece.england is not None else ""
    value = words.with_unit(piece.value, piece.unit, piece.decimals)
    return need.statement, piece.indicator_name, f"{piece.area_name}, {piece.period}", value, england, piece.source


def _ahead(assessment: NeedsAssessment, held: Sequence[AssessedNeed]) -> Drawn:
    """The latest figures carried forward, each series once."""
    pieces = AssessedEvidence.objects.filter(assessed__assessment=assessment, evidence__indicator__isnull=False)
    series = {
        (piece.evidence.indicator, piece.evidence.area, length_of(piece.period)): piece.period
        for piece in pieces.select_related("evidence__indicator", "evidence__area").order_by("pk")
    }
    rows = []
    for (indicator, area, _), period in series.items():
        if indicator is None or area is None:
            continue
        found = ahead_of(indicator, series_of(indicator, [area], None, period=period)[area.pk])
        if isinstance(found, TooShort) or not found.periods:
            continue
        mean, low, high = (float(each[-1]) for each in (found.found.mean, found.found.lower_95, found.found.upper_95))
        last = found.periods[-1][0]
        places = indicator.places
        central = words.with_unit(mean, indicator.unit, places)
        between = " to ".join(words.with_unit(each, "", places) for each in (low, high))
        rows.append((indicator.name, area.name, last, central, between))
    heads = ("Figure", "Area", "Period", "Central", "95% range")
    yield typed_table("Carried forward, if nothing else changes", heads, rows)


def _services(assessment: NeedsAssessment, held: Sequence[AssessedNeed]) -> Drawn:
    by_need = {one.need_id: one.statement for one in held}
    links = NeedService.objects.standing().filter(need__in=list(by_need)).order_by("need", "pk")
    meets: dict[int, list[str]] = {}
    for link in links:
        meets.setdefault(link.service_id, []).append(by_need[link.need_id])
    rows = [
        (
            one.name,
            one.provider.name,
            "; ".join(meets[one.pk]),
            f"{_count(one.volume)} of {_count(one.capacity)} {one.unit}" if one.volume and one.capacity else "",
            words.money(one.cost) if one.cost else "",
        )
        for one in services().filter(pk__in=list(meets))
    ]
    heads = ("Service", "Provider", "Meets", "Used a year", "Cost this year")
    yield typed_table("Services that meet the needs", heads, rows)


def _voices(assessment: NeedsAssessment, held: Sequence[AssessedNeed]) -> Drawn:
    heard = [piece for one in held for piece in one.shown if not piece.is_figure]
    library = {one.pk for one in cited_in(assessment).library}
    yield from dict.fromkeys(_said(piece) for piece in heard if piece.pk not in library)


def _knowledge(assessment: NeedsAssessment, held: Sequence[AssessedNeed]) -> Drawn:
    yield from dict.fromkeys(_said(piece) for piece in cited_in(assessment).library)


def _said(piece: AssessedEvidence) -> str:
    dated = words.date(piece.dated_on) if piece.dated_on else ""
    return f"{piece.text} ({', '.join(part for part in (piece.source, dated) if part)})"


def _gaps(assessment: NeedsAssessment, held: Sequence[AssessedNeed]) -> Drawn:
    served = set(
        NeedService.objects.standing().filter(need__in=[one.need_id for one in held]).values_list("need", flat=True)
    )
    rows = [
        (one.statement, Met(one.met).label, one.gap, "" if one.need_id in served else "No service is said to meet it")
        for one in held
        if one.met != Met.MOSTLY
    ]
    yield typed_table("What is not met", ("Need", "Met", "Gap", "Services"), rows)


def _equity(assessment: NeedsAssessment, held: Sequence[AssessedNeed]) -> Drawn:
    heads = ("Group", "Looks at", "Measure", "This group", "Everybody", "Fares", "People", "Source")
    yield typed_table("Equity audit", heads, (_equity_row(one) for one in equity_rows(assessment)))


def _equity_row(one: EquityLine) -> tuple[str, ...]:
    source = f"{one.source}, {words.date(one.dated_on)}"
    return one.group.name, EquitySide(one.side).label, one.measure, *equity_told(one), source


def recommendations_of(assessment: NeedsAssessment) -> list[AssessmentRecommendation]:
    """What an assessment recommends, in order, with the need that each answers and became."""
    found = AssessmentRecommendation.objects.filter(assessment=assessment, withdrawn_at=None)
    return list(found.select_related("answers", "became", "assessment__cycle").order_by("number"))


def _recommended(assessment: NeedsAssessment, held: Sequence[AssessedNeed]) -> Drawn:
    rows = [
        (str(one.number), one.text, one.answers.statement if one.answers else "", one.who_acts, words.date(one.due_on))
        for one in recommendations_of(assessment)
    ]
    yield typed_table("Recommendations", ("Number", "Recommendation", "Need", "Who acts", "By when"), rows)


def _unknown(assessment: NeedsAssessment, held: Sequence[AssessedNeed]) -> Drawn:
    left = [one for one in questions_of(assessment) if not one.answered_at]
    rows = [(one.question, one.owner.name, words.date(one.due_on)) for one in left]
    yield assessment.data_gaps
    yield typed_table("Questions for deeper work", ("Question", "By whom", "By when"), rows)


def _sources(assessment: NeedsAssessment, held: Sequence[AssessedNeed]) -> Iterator[str]:
    rows = [
        (one.name, one.source, str(one.figures), one.latest, words.date(one.imported_on))
        for one in data_used(assessment)
    ]
    yield typed_table("Data used", ("Dataset", "Source", "Figures", "Latest period", "Taken in"), rows)
    sources = dict.fromkeys(piece.source for one in held for piece in one.shown if piece.source)
    if sources:
        yield f"Sources: {words.listing(sources)}."
    owner = assessment.owner or assessment.drafted_by
    review = f" To be reviewed by {words.date(assessment.next_review_on)}." if assessment.next_review_on else ""
    drafted = f"Drafted by {assessment.drafted_by.name} on {words.date(assessment.drafted_at)}"
    yield f"{drafted}; {owner.name} answers for it.{review}"


TELLS: dict[Draws, Callable[[NeedsAssessment, Sequence[AssessedNeed]], Drawn]] = {
    Draws.PEOPLE: _people,
    Draws.FIGURES: _figures,
    Draws.AHEAD: _ahead,
    Draws.SERVICES: _services,
    Draws.VOICES: _voices,
    Draws.KNOWLEDGE: _knowledge,
    Draws.GAPS: _gaps,
    Draws.EQUITY: _equity,
    Draws.RECOMMENDED: _recommended,
    Draws.UNKNOWN: _unknown,
    Draws.SOURCES: _sources,
}
