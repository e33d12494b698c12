"""Petitions in words: the list, one with what the scheme promises it, what anybody reads."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.needs.queries import needs_resting_on_petition
from quadrant.engagement import queries
from quadrant.engagement.terms import PetitionState, PetitionWay
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.engagement.models import Petition, PetitionDebate, PetitionScheme
    from quadrant.engagement.queries import Promised


def petition_page(request: HttpRequest, one: Any) -> str:
    return address(request, "petition", number=one.pk)


def petitions_table(request: HttpRequest, *, may_record: bool, on: date) -> Table[Any]:
    """Every petition with how far it has come and by when it is to be answered."""
    begin = (address(request, "petition_new"), "Record one") if may_record else ("", "")
    schemes, listed = queries.petition_schemes(), list(queries.petitions())
    due = {one.pk: queries.promised(one, queries.scheme_on(one.received_on, schemes)) for one in listed}

    def state(one: Any) -> PetitionState:
        return queries.state_of_petition(one, due[one.pk])

    def by(one: Any) -> date | None:
        told, waits = due[one.pk], one.answered_at is None and one.refused_at is None
        return told.due_on if told and waits else None

    return Table(
        name="petitions",
        caption="Petitions",
        one="petition",
        rows=listed,
        columns=[
            Column("title", "Petition", lambda one: one.title, address=lambda one: petition_page(request, one)),
            Column("received", "Received", lambda one: one.received_on, kind=Kind.DATE),
            Column("signed", "Signatures", lambda one: one.signed, kind=Kind.NUMBER),
            Column("counted", "That stand", lambda one: one.counted, kind=Kind.NUMBER),
            Column("state", "State", lambda one: state(one).label, kind=Kind.STATE),
            Column("due", "Answer due", by, kind=Kind.DATE, show=lambda one: _due(by(one), on)),
            Column("cycle", "Cycle", lambda one: one.cycle.name if one.cycle else words.NOTHING),
            Column("asks", "What it asks", lambda one: one.asks, on_page=False),
            Column("answer", "Answer", lambda one: one.answer, on_page=False),
        ],
        filters=[Filter("state", "State", PetitionState.choices(), matches=lambda one, asked: state(one) == asked)],
        search=("title", "asks"),
        empty=Empty("No petition is recorded yet.", *begin),
    )


def _due(day: date | None, on: date) -> str:
    if day is None:
        return words.NOTHING
    return f"{words.date(day)}, overdue" if day < on else words.date(day)


def petition_record(request: HttpRequest, one: Petition, due: Promised | None, *, private: bool) -> Record:
    """The summary of a petition; who handed it in only where `private`."""
    rows = [
        SummaryRow("Asks", one.asks),
        SummaryRow("Received", f"{words.date(one.received_on)}, {PetitionWay(one.way).label.lower()}"),
        SummaryRow("Signatures", words.number(one.signed), note=_checked(one)),
        *_promises(due),
    ]
    organiser = queries.organiser_of(one) if private else None
    if organiser is not None:
        told = ", ".join(part for part in (organiser.name, organiser.contact) if part)
        rows.append(SummaryRow("Handed in by", told, note="Only those who answer petitions see this"))
    if one.cycle is not None:
        rows.append(SummaryRow("Cycle", one.cycle.name, address=address(request, "cycle", number=one.cycle.pk)))
    if one.consultation is not None:
        page = address(request, "consultation", number=one.consultation.pk)
        rows.append(SummaryRow("Beside the consultation", one.consultation.title, address=page))
    rows += [
        SummaryRow("Stands behind the need", need.statement, address=address(request, "need", number=need.pk))
        for need in needs_resting_on_petition(one)
    ]
    if one.answered_by is not None:
        rows.append(SummaryRow("Answer", one.answer, note=f"{one.answered_by.name}, {words.date(one.answered_at)}"))
    return Record(summary=rows, state=queries.state_of_petition(one, due).label, state_words=one.refused_why)


def _checked(one: Petition) -> str:
    if one.counted is None or one.checked_by is None:
        return "Not checked yet"
    by = f"{one.checked_by.name}, {words.date(one.checked_at)}"
    return f"{words.number(one.counted)} stand. {one.checked_how} ({by})"


def _promises(due: Promised | None) -> list[SummaryRow]:
    if due is None:
        return [SummaryRow("Scheme", "None held when it was received")]
    told = [f"an answer by {words.date(due.due_on)}"]
    told += ["an officer's evidence"] if due.evidence else []
    told += ["a debate"] if due.debate else []
    return [SummaryRow("Promised", words.upper_first(words.listing(told)), note=due.scheme.basis)]


def shown_debates(request: HttpRequest, debates: Sequence[PetitionDebate]) -> list[list[Any]]:
    return [
        [
            f"{one.meeting.body.name}, {words.date(one.meeting.at)}",
            f"{one.item.number}. {one.item.report.title}" if one.item else "No item of its own",
            one.outcome,
            f"{one.recorded_by.name}, {words.date(one.recorded_at)}",
        ]
        for one in debates
    ]


def scheme_rows(schemes: Sequence[PetitionScheme]) -> list[list[Any]]:
    """Every scheme, the latest first."""
    return [
        [
            words.date(one.starts_on),
            words.number(one.debate_at),
            words.number(one.evidence_at) if one.evidence_at is not None else "None",
            words.plural(one.answer_within, "working day"),
            "Published" if one.publishes else "Not published",
            one.basis,
        ]
        for one in schemes
    ]
