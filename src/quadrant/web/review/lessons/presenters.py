"""Lessons in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.audit.queries import history_of
from quadrant.cycle.queries import place_in
from quadrant.methods import words
from quadrant.review.lessons import queries
from quadrant.thread.terms import Kind as On
from quadrant.web.audit.presenters import shown_act
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import HistoryLine, Record, SummaryRow, ThreadLink, ThreadPlace
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table
from quadrant.web.thread.presenters import vision_in_words, whole_thread_of

if TYPE_CHECKING:
    from quadrant.review.lessons.models import Lesson

STATES = [("recorded", "Recorded"), ("carried", "Carried into a later cycle")]


def lessons_table(request: HttpRequest) -> Table[Any]:
    def page(one: Lesson) -> str:
        return address(request, "lesson", number=one.pk)

    return Table(
        name="lessons",
        caption="Lessons",
        one="lesson",
        rows=queries.lessons_seen_by(request.user),
        order="-recorded",
        columns=[
            Column("title", "Lesson", lambda one: one.title, order=("title",), address=page),
            Column("cycle", "Cycle", lambda one: one.cycle.name, order=("cycle__name",)),
            Column("change", "What should change", lambda one: one.change),
            Column("recorded", "Recorded", lambda one: one.recorded_at, kind=Kind.DATE, order=("recorded_at",)),
            Column("state", "State", lambda one: queries.state_of(one).label, kind=Kind.STATE, order=("carried",)),
        ],
        filters=[Filter("state", "State", STATES, narrow=_in_state)],
        search=("title__icontains", "learnt__icontains", "cycle__name__icontains"),
        empty=Empty("No lesson has been recorded yet."),
    )


def _in_state(rows: Any, state: str) -> Any:
    return rows.filter(carried__gt=0) if state == "carried" else rows.filter(carried=0)


def lesson_record(request: HttpRequest, lesson: Lesson) -> Record:
    state = queries.state_of(lesson)
    return Record(
        summary=[
            SummaryRow("What was tried", lesson.tried),
            SummaryRow("What was learnt", lesson.learnt),
            SummaryRow("What should change", lesson.change),
            SummaryRow("Step", _step(lesson)),
            SummaryRow("Recorded", f"{words.date(lesson.recorded_at)}, {lesson.recorded_by.name}"),
        ],
        state=state.label,
        thread=_thread(request, lesson),
        history=_history(request, lesson),
    )


def _step(lesson: Lesson) -> str:
    place = place_in(lesson.cycle, lesson.place) if lesson.place else None
    return f"{place.step.number}. {place.step.name}" if place else "No step in particular"


def _thread(request: HttpRequest, lesson: Lesson) -> ThreadPlace:
    upstream = [ThreadLink("Cycle", lesson.cycle.name, address_or_none(request, "cycle", number=lesson.cycle_id) or "")]
    if lesson.agreement is not None:
        page = address(request, "agreement", number=lesson.agreement.pk)
        upstream.append(ThreadLink("Agreement", lesson.agreement.title, page))
    if lesson.evaluation is not None:
        page = address(request, "evaluation", number=lesson.evaluation.pk)
        upstream.append(ThreadLink("Evaluation", lesson.evaluation.title, page))
    downstream = [
        ThreadLink(
            f"Need in {one.need.cycle.name}",
            one.need.statement,
            address_or_none(request, "need", number=one.need_id) or "",
        )
        for one in queries.needs_of_lesson(lesson)
    ]
    whole = whole_thread_of(request, On.LESSON, lesson.pk)
    return ThreadPlace("Lesson", lesson.title, upstream, downstream, whole, vision_in_words())


def _history(request: HttpRequest, lesson: Lesson) -> HistoryLine | None:
    acts = history_of(lesson)
    if not acts:
        return None
    page = address_or_none(request, "history", table=lesson._meta.db_table, number=lesson.pk) or ""
    return HistoryLine(shown_act(acts[0].action), acts[0].who, acts[0].at, page)
