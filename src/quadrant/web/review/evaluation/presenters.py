"""Evaluations in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.audit.queries import history_of
from quadrant.methods import words
from quadrant.review.evaluation import queries
from quadrant.review.evaluation.terms import EvaluationState, Recommends
from quadrant.review.lessons.queries import lessons_of_evaluation
from quadrant.thread.terms import Kind as On
from quadrant.web.audit.presenters import shown_act
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import HistoryLine, Record, SummaryRow, ThreadLink, ThreadPlace
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table
from quadrant.web.thread.presenters import vision_in_words, whole_thread_of

if TYPE_CHECKING:
    from quadrant.review.evaluation.models import Evaluation

STATES = [("begun", "Under way"), ("concluded", "Concluded")]


def evaluations_table(request: HttpRequest) -> Table[Any]:
    def page(one: Evaluation) -> str:
        return address(request, "evaluation", number=one.pk)

    return Table(
        name="evaluations",
        caption="Evaluations",
        one="evaluation",
        rows=queries.evaluations_seen_by(request.user),
        order="-begun",
        columns=[
            Column("title", "Evaluation", lambda one: one.title, order=("title",), address=page),
            Column("of", "Of", subject_of),
            Column("period", "Period", lambda one: words.period(one.from_on, one.to_on), order=("from_on",)),
            Column("recommends", "Recommends", recommended, order=("recommends",)),
            Column("begun", "Begun", lambda one: one.begun_at, kind=Kind.DATE, order=("begun_at",)),
            Column("state", "State", lambda one: queries.state_of(one).label, kind=Kind.STATE),
        ],
        filters=[
            Filter("state", "State", STATES, narrow=_in_state),
            Filter("recommends", "Recommends", Recommends.choices(), lookup="recommends"),
        ],
        search=("title__icontains", "agreement__title__icontains", "cycle__name__icontains"),
        empty=Empty("No evaluation has been begun yet."),
    )


def _in_state(rows: Any, state: str) -> Any:
    return rows.filter(concluded_at__isnull=state == EvaluationState.BEGUN)


def subject_of(evaluation: Evaluation) -> str:
    return evaluation.agreement.title if evaluation.agreement else f"All of {evaluation.cycle.name}"


def recommended(evaluation: Evaluation) -> str:
    return Recommends(evaluation.recommends).label if evaluation.recommends else words.NOTHING


def evaluation_record(request: HttpRequest, evaluation: Evaluation, *, may_write: bool) -> Record:
    write = address(request, "evaluation_write", number=evaluation.pk) if may_write else ""
    agreement = evaluation.agreement
    page = address(request, "agreement", number=agreement.pk) if agreement else ""
    rows = [
        SummaryRow("Of", subject_of(evaluation), address=page),
        SummaryRow("Period", words.period(evaluation.from_on, evaluation.to_on)),
        SummaryRow("How much was done", evaluation.how_much, change=write),
        SummaryRow("How well it was done", evaluation.how_well, change=write),
        SummaryRow("Whether anyone is better off", evaluation.better_off, change=write),
        SummaryRow("Beside the specification", evaluation.specification, change=write),
        SummaryRow("Value for money", evaluation.value_for_money, change=write),
    ]
    if evaluation.recommends:
        rows += [SummaryRow("Recommends", recommended(evaluation)), SummaryRow("Reasons", evaluation.reasons)]
    return Record(
        summary=rows,
        state=queries.state_of(evaluation).label,
        state_words=_concluded(evaluation),
        thread=_thread(request, evaluation),
        history=_history(request, evaluation),
    )


def _concluded(evaluation: Evaluation) -> str:
    if evaluation.concluded_by is None:
        return f"Begun by {evaluation.begun_by.name} on {words.date(evaluation.begun_at)}"
    return f"Concluded by {evaluation.concluded_by.name} on {words.date(evaluation.concluded_at)}"


def _thread(request: HttpRequest, evaluation: Evaluation) -> ThreadPlace:
    agreement = evaluation.agreement
    cycle = address_or_none(request, "cycle", number=evaluation.cycle_id) or ""
    upstream = [ThreadLink("Cycle", evaluation.cycle.name, cycle)]
    if agreement is not None:
        upstream.insert(0, ThreadLink("Agreement", agreement.title, address(request, "agreement", number=agreement.pk)))
    downstream = [
        ThreadLink("Lesson", one.title, address(request, "lesson", number=one.pk))
        for one in lessons_of_evaluation(evaluation)
    ]
    whole = whole_thread_of(request, On.EVALUATION, evaluation.pk) if agreement is not None else ""
    return ThreadPlace("Evaluation", evaluation.title, upstream, downstream, whole, vision_in_words())


def _history(request: HttpRequest, evaluation: Evaluation) -> HistoryLine | None:
    acts = history_of(evaluation)
    if not acts:
        return None
    page = address_or_none(request, "history", table=evaluation._meta.db_table, number=evaluation.pk) or ""
    return HistoryLine(shown_act(acts[0].action), acts[0].who, acts[0].at, page)
