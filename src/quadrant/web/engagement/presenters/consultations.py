"""Consultations in words: the list, one with what is still to do, its questions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.cycle.queries import cycles
from quadrant.engagement import queries
from quadrant.engagement.terms import ConsultationState, Method, QuestionKind, Rung, Sector, Stage, Strategy
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Paper, Record, SummaryRow, Task
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quadrant.engagement.models import Consultation, Question

OVER = (ConsultationState.CLOSED, ConsultationState.ENDED, ConsultationState.REPORTED)


def page_of(request: HttpRequest | None, one: Consultation, **more: Any) -> str:
    return address(request, "consultation", number=one.pk, **more)


def consultations_table(request: HttpRequest, *, at: datetime, may_consult: bool) -> Table[Any]:
    """Every consultation of the partnership."""
    begin = (address(request, "consultation_new"), "Begin a consultation") if may_consult else ("", "")
    return Table(
        name="consultations",
        caption="Consultations",
        one="consultation",
        rows=queries.consultations(at),
        order="-opens",
        columns=[
            Column(
                "title",
                "Consultation",
                lambda one: one.title,
                order=("title",),
                address=lambda one: page_of(request, one),
            ),
            Column("state", "State", lambda one: ConsultationState(one.state).label, kind=Kind.STATE, order=("state",)),
            Column("opens", "Opens", lambda one: one.opens_at, kind=Kind.DATE, order=("opens_at",)),
            Column("closes", "Closes", lambda one: one.last_moment, kind=Kind.DATE, order=("closes_at",)),
            Column("audience", "Who is asked", lambda one: one.audience, order=("audience",)),
            Column(
                "cycle", "Cycle", lambda one: one.cycle.name if one.cycle else words.NOTHING, order=("cycle__name",)
            ),
            Column("decision", "Decision", lambda one: one.decision, on_page=False),
            Column("rung", "Rung aimed for", lambda one: Rung(one.rung_aimed).label, on_page=False),
        ],
        filters=[
            Filter("state", "State", ConsultationState.choices()[:-1], lookup="state"),
            Filter("of", "Cycle", [(str(one.pk), one.name) for one in cycles()], lookup="cycle"),
        ],
        search=("title__icontains", "purpose__icontains", "audience__icontains"),
        empty=Empty("Nobody has been consulted yet.", *begin),
    )


def consultation_record(
    request: HttpRequest, one: Consultation, state: ConsultationState, *, may_change: bool
) -> Record:
    """What a consultation says of itself."""
    change = address(request, "consultation_change", number=one.pk) if may_change else ""
    rows = [
        SummaryRow("What it is about", one.purpose, change=change),
        SummaryRow("Decision influenced", one.decision, change=change),
        SummaryRow("How far the thinking has come", Stage(one.stage).label, change=change),
        SummaryRow("Options shown", one.options, change=change),
        SummaryRow("Who is asked", one.audience, change=change, note=_listed(Sector, one.sectors)),
        SummaryRow("How", _listed(Method, one.methods), change=change, note=f"Also: {one.other_ways}"),
        SummaryRow("Open", _open(one), change=change, note=_length(one)),
        SummaryRow("Co-production", *_rung(one)),
        _strategy(request, one),
        SummaryRow("Cycle", one.cycle.name, address=address(request, "cycle", number=one.cycle_id))
        if one.cycle is not None
        else SummaryRow("Cycle", "No cycle in particular"),
    ]
    if one.earlier is not None:
        rows.append(SummaryRow("Asked before in", one.earlier.title, address=page_of(request, one.earlier)))
    said = one.ended_why if state is ConsultationState.ENDED else ""
    return Record(summary=rows, state=state.label, state_words=said, documents=_documents(request, one))


def _listed(term: Any, values: Sequence[str]) -> str:
    return words.upper_first(words.listing(term(value).label.lower() for value in values))


def _open(one: Consultation) -> str:
    return f"{words.date(one.opens_at)} to {words.datetime(one.last_moment)}"


def _length(one: Consultation) -> str:
    """How the time compares with the policy of its day."""
    if one.published_at is None:
        short = queries.too_short(one)
        return f"{short} Given reason: {one.short_why}" if short and one.short_why else short
    kept = f"Policy when it was published: {one.rule_says}."
    return f"{kept} Shorter because: {one.short_why}" if one.short_why else kept


def _rung(one: Consultation) -> tuple[str, str, str, str]:
    """The rung aimed for and reached, as a summary row's value and note."""
    aimed = Rung(one.rung_aimed).label
    if not one.rung_reached:
        return f"Aims for {aimed.lower()}", "", "", "What was reached is said when it is over."
    reached = Rung(one.rung_reached).label.lower()
    return f"Aimed for {aimed.lower()}, reached {reached}", "", "", one.rung_evidence


def _strategy(request: HttpRequest, one: Consultation) -> SummaryRow:
    if not one.strategy:
        return SummaryRow("Communications strategy", "Not considered yet")
    said = "Yes" if one.strategy == Strategy.YES else "No"
    return SummaryRow("Communications strategy", f"{said}: {one.strategy_why}")


def _documents(request: HttpRequest, one: Consultation) -> list[Paper]:
    if not one.strategy_stored:
        return []
    page = address(request, "consultation_strategy_file", number=one.pk)
    return [Paper(f"Communications strategy: {one.strategy_name}", page, one.strategy_kind.upper())]


@dataclass(frozen=True)
class ShownQuestion:
    """A question of the list, with what may be done with it."""

    number: int
    text: str
    says: str
    choices: Sequence[str]
    change: str
    up: str
    remove: str
    population: str
    texts: str


def shown_questions(
    request: HttpRequest, questions: Sequence[Question], *, may_change: bool, may_run: bool
) -> list[ShownQuestion]:
    """The questions in order; a draft's can be changed, a published one's population told and texts read."""
    shown = []
    for place, one in enumerate(questions, start=1):
        kind, parts = QuestionKind(one.kind), {"number": one.pk}
        own = may_change and not one.monitors
        shown.append(
            ShownQuestion(
                number=place,
                text=one.text,
                says=_said(one, kind),
                choices=one.choices,
                change=address(request, "question_change", **parts) if own else "",
                up=address(request, "question_up", **parts) if own and place > 1 else "",
                remove=address(request, "question_remove", **parts) if own else "",
                population=address(request, "question_population", **parts)
                if may_run and kind is QuestionKind.ONE
                else "",
                texts=address(request, "texts", **parts)
                if may_run and not may_change and kind is QuestionKind.TEXT
                else "",
            )
        )
    return shown


def _said(one: Question, kind: QuestionKind) -> str:
    said = [kind.label]
    if one.monitors:
        said.append("equality question")
    if kind is QuestionKind.SCALE and (one.low or one.high):
        said.append(f"1 {one.low or '–'}, 5 {one.high or '–'}")
    if one.plain:
        said.append(f"in easy words: “{one.plain}”")
    return "; ".join(said)


def todos(request: HttpRequest, one: Consultation, state: ConsultationState, waiting: int) -> list[Task]:
    """What those who run it do next, in the order in which it is done."""
    parts = {"number": one.pk}
    if state is ConsultationState.DRAFT:
        asked = queries.questions_of(one)
        return [
            _task(request, "Ask its questions", "question_new", parts, bool([q for q in asked if not q.monitors])),
            _task(request, "Choose the equality questions", "equality", parts, any(q.monitors for q in asked)),
            _task(request, "Consider a communications strategy", "consultation_strategy", parts, bool(one.strategy)),
            _task(request, "Publish it", "consultation_publish", parts, False),
        ]
    if state not in OVER:
        return []
    findings = queries.findings_of(one)
    replied = bool(findings) and all(finding.reply for finding in findings)
    return [
        Task(
            "Read the texts held back", f"{waiting} to read" if waiting else "Done", address(request, "held", **parts)
        ),
        _task(request, "Say what people said", "finding_new", parts, bool(findings)),
        Task("Say what is done about it", "Done" if replied else "To do", f"{page_of(request, one)}#findings"),
        _task(request, "Say which rung was reached", "consultation_rung", parts, bool(one.rung_reached)),
        _task(request, "Publish the report", "consultation_report", parts, state is ConsultationState.REPORTED),
    ]


def _task(request: HttpRequest, name: str, route: str, parts: dict[str, Any], done: bool) -> Task:
    return Task(name, "Done" if done else "To do", address(request, route, **parts))
