"""One agreement in words: its summary, its place on the thread, what may be done with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.audit.queries import history_of
from quadrant.do.agreements import queries, rules
from quadrant.do.agreements.terms import AgreementState, Ending, Form
from quadrant.methods import words
from quadrant.partnership.within import here
from quadrant.review.evaluation.queries import evaluations_of_agreement
from quadrant.review.evaluation.rules import may_begin_evaluations
from quadrant.review.lessons.queries import lessons_of_agreement
from quadrant.review.lessons.rules import may_record_lessons
from quadrant.thread.terms import Kind
from quadrant.web.audit.presenters import shown_act
from quadrant.web.design.addresses import address, address_or_none
from quadrant.web.design.records import HistoryLine, Record, SummaryRow, ThreadLink, ThreadPlace
from quadrant.web.thread.presenters import vision_in_words, whole_thread_of

if TYPE_CHECKING:
    from quadrant.do.agreements.models import Agreement


@dataclass(frozen=True)
class Todo:
    """Something this person may do here: a button."""

    label: str
    address: str
    secondary: bool = True


def agreement_record(request: HttpRequest, agreement: Agreement, *, may_change: bool) -> Record:
    state = queries.state_of(agreement, on=here().on)
    return Record(
        summary=_summary(request, agreement, change=_change(request, agreement, state, may_change)),
        state=state.label,
        state_words=_state_words(agreement, state),
        thread=_thread(request, agreement),
        history=_history(request, agreement),
    )


def _change(request: HttpRequest, agreement: Agreement, state: AgreementState, may_change: bool) -> str:
    draft = may_change and state is AgreementState.DRAFT
    return address(request, "agreement_change", number=agreement.pk) if draft else ""


def _state_words(agreement: Agreement, state: AgreementState) -> str:
    if agreement.ended_on is not None:
        return f"{Ending(agreement.ending).label}. Last day {words.date(agreement.ended_on)}: {agreement.ended_why}"
    if state is AgreementState.WITHDRAWN:
        return agreement.withdrawn_why
    if agreement.signed_by is not None:
        return f"Signed by {agreement.signed_by.name} on {words.date(agreement.signed_at)}"
    return f"Drafted by {agreement.drafted_by.name}, not yet signed"


def _summary(request: HttpRequest, agreement: Agreement, *, change: str) -> list[SummaryRow]:
    parent = agreement.parent
    rows = [
        SummaryRow("With", agreement.party),
        SummaryRow("Form", Form(agreement.form).label, change=change),
        SummaryRow("Purpose", agreement.purpose, change=change),
        SummaryRow("Runs", words.period(agreement.starts_on, agreement.ends_on), change=change),
        SummaryRow("Notice", words.plural(agreement.notice_months, "month"), change=change),
        SummaryRow("Worth", words.money(getattr(agreement, "total", None))),
        SummaryRow("Conditions", agreement.conditions or "None", change=change),
        SummaryRow(
            "Cycle",
            agreement.cycle.name,
            address=address_or_none(request, "cycle", number=agreement.cycle_id) or "",
        ),
        SummaryRow("Tier", f"{agreement.cycle.tier.capitalize()}, as its cycle"),
    ]
    if parent is not None:
        rows.insert(2, SummaryRow("Called off from", parent.title, address(request, "agreement", number=parent.pk)))
    return rows


def _thread(request: HttpRequest, agreement: Agreement) -> ThreadPlace:
    whole = whole_thread_of(request, Kind.AGREEMENT, agreement.pk) if agreement.withdrawn_at is None else ""
    return ThreadPlace(
        "Agreement",
        agreement.title,
        _upstream(request, agreement),
        _downstream(request, agreement),
        whole,
        vision_in_words(),
    )


def _upstream(request: HttpRequest, agreement: Agreement) -> list[ThreadLink]:
    total = getattr(agreement, "total", None)
    links = [
        ThreadLink("Outcome", one.outcome.name, _known(request, "outcome", one.outcome_id), share=one.share)
        for one in queries.outcomes_of(agreement)
    ]
    offer, asked, parent = agreement.offer, agreement.recommendation, agreement.parent
    if offer is not None:
        page = _known(request, "proposal", offer.proposal_id)
        links.append(ThreadLink("Proposal", offer.proposal.title, page, amount=total))
    if asked is not None:
        page = _known(request, "report", asked.report_id)
        links.append(
            ThreadLink("Decision", f"{asked.report.title}, recommendation {asked.number}", page, amount=asked.value)
        )
    if parent is not None:
        links.append(ThreadLink("Agreement", parent.title, address(request, "agreement", number=parent.pk)))
    return links


def _downstream(request: HttpRequest, agreement: Agreement) -> list[ThreadLink]:
    kpis = [ThreadLink("Measure", one.name, _known(request, "kpi", one.pk)) for one in queries.kpis_of(agreement)]
    call_offs = [
        ThreadLink("Call-off", one.title, _known(request, "agreement", one.pk), amount=getattr(one, "total", None))
        for one in queries.call_offs_of(agreement)
    ]
    evaluations = [
        ThreadLink("Evaluation", one.title, _known(request, "evaluation", one.pk))
        for one in evaluations_of_agreement(agreement)
    ]
    lessons = [
        ThreadLink("Lesson", one.title, _known(request, "lesson", one.pk)) for one in lessons_of_agreement(agreement)
    ]
    return [*kpis, *call_offs, *evaluations, *lessons]


def _known(request: HttpRequest, name: str, number: int) -> str:
    """The address of a record's page, or nothing where this deployment has no such page."""
    return address_or_none(request, name, number=number) or ""


def _history(request: HttpRequest, agreement: Agreement) -> HistoryLine | None:
    acts = history_of(agreement)
    if not acts:
        return None
    page = address_or_none(request, "history", table=agreement._meta.db_table, number=agreement.pk) or ""
    return HistoryLine(shown_act(acts[0].action), acts[0].who, acts[0].at, page)


def todo(request: HttpRequest, agreement: Agreement) -> list[Todo]:
    """What this person may do with the agreement as it stands, the next thing first."""
    person: Any = request.user
    state = queries.state_of(agreement, on=here().on)
    made: list[Todo] = []

    def offer(name: str, label: str, may: bool = True, **more: Any) -> None:
        if may:
            made.append(Todo(label, address(request, name, number=agreement.pk), **more))

    manages = rules.may_manage_agreement(person, agreement)
    draft, signed = state is AgreementState.DRAFT, agreement.signed_at is not None
    if draft:
        offer("agreement_sign", "Sign the agreement", rules.may_sign_agreement(person, agreement), secondary=False)
        offer("agreement_decision", "Say what it rests on", manages and agreement.offer is None)
        offer("agreement_withdraw", "Give the draft up", manages)
    if signed:
        offer("payment_new", "Record a payment", rules.may_record_payment(person, agreement))
        made += _reviews(request, agreement, person)
        may_end = manages and agreement.ended_at is None and state is not AgreementState.ENDED
        offer("agreement_end", "End it early", may_end)
    return made


def _reviews(request: HttpRequest, agreement: Agreement, person: Any) -> list[Todo]:
    about = f"?cycle={agreement.cycle_id}&agreement={agreement.pk}"
    made = []
    if may_begin_evaluations(person):
        made.append(Todo("Begin an evaluation", f"{address(request, 'evaluation_new')}{about}"))
    if may_record_lessons(person):
        made.append(Todo("Record a lesson", f"{address(request, 'lesson_new')}{about}"))
    return made


def signing_words(request: HttpRequest, agreement: Agreement, *, on: date) -> list[str]:
    """What keeps a draft from being signed, and who may not sign it."""
    person: Any = request.user
    told = list(queries.signing_of(agreement, on=on).hindrances)
    if person.pk == agreement.drafted_by_id:
        told.append("You drafted it, so somebody else signs it.")
    return told
