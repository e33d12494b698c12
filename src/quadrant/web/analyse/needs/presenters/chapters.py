"""Chapters in words: how far each is, its texts, who reads it, what was said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from markupsafe import Markup

from quadrant.analyse.needs.queries import equity_told
from quadrant.analyse.needs.rules import may_resolve_comment
from quadrant.analyse.needs.terms import EquitySide
from quadrant.analyse.priorities.queries import priorities_taking_up
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.marked import Marked, marked
from quadrant.web.design.records import Record, SummaryRow

if TYPE_CHECKING:
    from quadrant.analyse.needs.models import (
        AssessmentRecommendation,
        Chapter,
        ChapterComment,
        ChapterDraft,
        ChapterReader,
        ChapterText,
        EquityLine,
    )
    from quadrant.analyse.needs.queries import ComparedAssessments, Rewritten
    from quadrant.analyse.priorities.models import Priority

CHAPTERS_HEAD = ["Place", "Chapter", "How far", "Last written", "Comments open"]
RECOMMENDED_HEAD = ["Number", "Recommendation", "Need that it answers", "Who acts", "By when", "What became of it"]
REMOVE = '<a class="govuk-link" href="{}">Remove<span class="govuk-visually-hidden"> {}</span></a>'
EQUITY_HEAD = ["Group", "Looks at", "Measure", "This group", "Everybody", "Fares", "Source"]


def link(page: str, label: str) -> Any:
    return format_html('<a class="govuk-link" href="{}">{}</a>', page, label)


def shown_chapters(request: HttpRequest, listed: Sequence[Chapter]) -> list[list[Any]]:
    """The chapters of an assessment in order, with how far each is."""
    return [
        [
            one.place,
            link(address(request, "chapter", number=one.pk), one.title),
            "Written" if one.text.strip() else "Not written yet",
            _written(one),
            one.open_comments or "None",
        ]
        for one in listed
    ]


def _written(one: Chapter) -> str:
    return f"{words.datetime(one.written_at)}, {one.writer}" if one.written_at else words.NOTHING


def chapter_record(request: HttpRequest, one: Chapter) -> Record:
    page = address(request, "needsassessment", number=one.assessment_id)
    rows = [
        SummaryRow("Assessment", one.assessment.title, address=page),
        SummaryRow("What belongs in it", one.guidance or words.NOTHING),
        SummaryRow("Drafted from", words.listing(each.label for each in one.plan.draws) or "Nothing in the records"),
        SummaryRow("Last written", _written(one)),
    ]
    left_out = "Left out" if one.place is None else ""
    return Record(summary=rows, state=left_out or ("Written" if one.text.strip() else "Not written yet"))


def shown_texts(request: HttpRequest, chapter: Chapter, texts: Sequence[ChapterText]) -> list[list[Any]]:
    """Every text of a chapter, the one that holds first."""
    return [
        [
            f"{one.number}, holds now"
            if one.number == chapter.number
            else link(address(request, "chaptertext", number=one.pk), f"Text {one.number}"),
            f"{words.datetime(one.written_at)}, {one.written_by.name}",
            _how(one),
            words.plural(len(one.text.split()), "word"),
        ]
        for one in texts
    ]


def _how(one: ChapterText) -> str:
    if one.put_back is not None:
        return f"Text {one.put_back.number} put back"
    return "Drawn from the records" if one.drawn else "Written"


def shown_readers(readers: Sequence[ChapterReader]) -> list[list[Any]]:
    return [
        [
            one.person.name,
            words.date(one.due_on),
            f"Commented on {words.date(one.answered_at)}" if one.answered_at else "Not yet",
        ]
        for one in readers
    ]


@dataclass(frozen=True)
class ShownComment:
    """A comment with what became of it, and the way to resolve it."""

    text: str
    by: str
    resolution: str
    resolve: str


def shown_comments(request: HttpRequest, comments: Sequence[ChapterComment]) -> list[ShownComment]:
    shown = []
    for one in comments:
        said = f"{one.said_by.name}, {words.datetime(one.said_at)}, on text {one.on_text}"
        done = ""
        if one.resolved_by is not None:
            done = f"{one.resolution} ({one.resolved_by.name}, {words.date(one.resolved_at)})"
        may = not done and may_resolve_comment(request.user, one)
        shown.append(
            ShownComment(one.text, said, done, address(request, "chaptercomment", number=one.pk) if may else "")
        )
    return shown


def beside_draft(chapter: Chapter, draft: ChapterDraft | None) -> Marked | None:
    """The saved text beside what this person typed from an older one; nothing where the two do not clash."""
    if draft is None or draft.based_on == chapter.number:
        return None
    both = marked(chapter.text, draft.text)
    return both if both.is_changed else None


def writing_words(names: Sequence[str]) -> str:
    """Who else is typing."""
    if not names:
        return ""
    others = f"{words.listing(names)} {'is' if len(names) == 1 else 'are'} writing in this chapter too."
    return f"{others} Nothing is lost: whoever saves second sees both texts."


def shown_recommended(request: HttpRequest, listed: Sequence[AssessmentRecommendation]) -> list[list[Any]]:
    """What is recommended, with the need or the priorities that it was taken up as."""
    taken = priorities_taking_up(listed)
    return [
        [
            one.number,
            link(address(request, "assessmentrecommendation", number=one.pk), one.text),
            link(address(request, "need", number=one.answers.pk), one.answers.statement)
            if one.answers
            else words.NOTHING,
            one.who_acts,
            words.date(one.due_on),
            _became(request, one, taken.get(one.pk, ())),
        ]
        for one in listed
    ]


def _became(request: HttpRequest, one: AssessmentRecommendation, priorities: Sequence[Priority]) -> Any:
    told = [link(address(request, "priority", number=each.pk), f"Priority: {each.title}") for each in priorities]
    if one.became is not None:
        told.insert(0, link(address(request, "need", number=one.became.pk), f"Need: {one.became.statement}"))
    return format_html_join("; ", "{}", ((each,) for each in told)) if told else "Not taken up yet"


FARES = {"alike": "As everybody", "better": "Better than everybody", "worse": "Worse than everybody"}


def shown_equity(request: HttpRequest, lines: Sequence[EquityLine], *, may_change: bool) -> list[list[Any]]:
    """The equity audit; how each group fares is told in words."""
    rows = []
    for one in lines:
        theirs, everybody, fares, people = equity_told(one)
        row: list[Any] = [
            one.group.name,
            EquitySide(one.side).label,
            f"{one.measure} ({people} people)" if fares in FARES else one.measure,
            theirs,
            everybody,
            FARES.get(fares, fares),
            f"{one.source}, {words.date(one.dated_on)}",
        ]
        if may_change:
            off = address(request, "equity_remove", number=one.pk)
            row.append(format_html(REMOVE, off, one))
        rows.append(row)
    return rows


@dataclass(frozen=True)
class ShownRewritten:
    """A chapter as it was and as it is, marked."""

    title: str
    earlier: Markup
    later: Markup
    state: str


def shown_rewritten(listed: Sequence[Rewritten]) -> list[ShownRewritten]:
    return [
        ShownRewritten(
            one.title,
            *_both(marked(one.then, one.now, nothing="Nothing written")),
            "New" if not one.then else "Taken out" if not one.now else "Changed",
        )
        for one in listed
    ]


def _both(both: Marked) -> tuple[Markup, Markup]:
    return both.earlier, both.later


def figures_then_and_now(found: ComparedAssessments) -> list[list[Any]]:
    """Figures that both hold, those that moved first."""
    ordered = sorted(found.figures, key=lambda one: (not one.moved, one.now.indicator_name, one.now.area_name))
    return [
        [
            f"{one.now.indicator_name}, {one.now.area_name}",
            _at(one.then),
            _at(one.now),
            _moved(one.then.value, one.now.value, one.now.decimals),
        ]
        for one in ordered
    ]


def _at(piece: Any) -> str:
    return f"{words.number(piece.value, piece.decimals)} {piece.unit} ({piece.period})"


def _moved(then: float | None, now: float | None, decimals: int | None) -> str:
    if then is None or now is None or then == now:
        return "No change"
    return f"{'Up' if now > then else 'Down'} by {words.number(abs(now - then), decimals)}"
