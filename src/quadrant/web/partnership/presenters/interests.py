"""The register of interests in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.methods import words
from quadrant.partnership import queries
from quadrant.partnership.rules import may_declare_for, may_dispense, may_look_inside, may_withhold
from quadrant.partnership.terms import InterestEffect, InterestKind
from quadrant.partnership.within import here
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.partnership.models import Interest

IN_SHORT = {InterestEffect.LEAVES: "Leaves", InterestEffect.NO_VOTE: "No vote or marks", InterestEffect.NOTED: "Noted"}


def interests_table(request: HttpRequest) -> Table[Any]:
    """The whole register for those who commission; providers and applicants see their own lines."""
    person: Any = request.user
    rows = queries.interests_here()
    if not may_look_inside(person):
        rows = rows.filter(person=person)
    does, today = queries.effects(), here().on

    def page(one: Any) -> str:
        return address(request, "interest", number=one.pk)

    def dispense(one: Any) -> str | None:
        bars = does[InterestKind(one.kind)] is not InterestEffect.NOTED and _stands(one, today)
        return address(request, "dispensation_new", number=one.pk) if bars and may_dispense(person, one) else None

    def dispensed(one: Any) -> str:
        none = "Give one" if dispense(one) else "–"
        return _dispensed(one) or none

    return Table(
        name="interests",
        caption="Interests declared",
        one="interest",
        rows=rows,
        columns=[
            Column("person", "Person", lambda one: one.person.name, order=("person__name",)),
            Column("in", "In", _in, address=page),
            Column("nature", "What it is", lambda one: one.nature),
            Column("kind", "Kind", lambda one: InterestKind(one.kind).label, order=("kind",)),
            Column("effect", "What it does", lambda one: IN_SHORT[does[InterestKind(one.kind)]]),
            Column("dispensation", "Dispensation", dispensed, address=dispense, sortable=False),
            Column("from", "From", lambda one: one.from_on, kind=Kind.DATE, order=("from_on",)),
            Column("to", "Until", lambda one: one.to_on, kind=Kind.DATE, order=("to_on",)),
            Column("said", "Last confirmed", queries.last_said, kind=Kind.DATE),
        ],
        order="person",
        filters=[
            Filter("kind", "Kind", InterestKind.choices(), lookup="kind"),
            Filter("held", "Held", [("now", "Today"), ("past", "In the past")], narrow=_held(today)),
        ],
        search=("person__name__icontains", "organisation__name__icontains", "subject__icontains", "nature__icontains"),
        empty=Empty("No interest is declared.", address(request, "interest_new"), "Declare an interest"),
    )


def _held(today: date) -> Callable[[Any, str], Any]:
    def narrow(rows: Any, chosen: str) -> Any:
        return rows.held_on(today) if chosen == "now" else rows.filter(to_on__lt=today)

    return narrow


def _in(one: Any) -> str:
    return str(one.organisation.name if one.organisation else one.subject)


def _stands(one: Any, today: date) -> bool:
    return one.to_on is None or one.to_on >= today


def _dispensed(one: Any) -> str:
    given = list(one.dispensations.all())
    return f"Until {words.date(given[0].until)}, by {given[0].given_by.name}" if given else ""


def interest_record(one: Interest) -> Record:
    """One interest: what it is and does, who said so when."""
    kept_off = list(one.withheld.all())
    rows = [
        SummaryRow("What it is", one.nature),
        SummaryRow("Kind", InterestKind(one.kind).label),
        SummaryRow("What it does", queries.effects()[InterestKind(one.kind)].label),
        SummaryRow(
            "Held", f"From {words.date(one.from_on)}" + (f" until {words.date(one.to_on)}" if one.to_on else "")
        ),
        SummaryRow("Declared", f"{words.date(one.declared_at)}, by {one.declared_by.name}"),
        SummaryRow("Last confirmed", words.date(queries.last_said(one))),
        SummaryRow("Dispensation", _dispensed(one) or "None"),
        *(SummaryRow("Kept off the public register", each.why, note=each.withheld_by.name) for each in kept_off),
    ]
    return Record(summary=rows)


def interest_links(request: HttpRequest, one: Interest) -> list[tuple[str, str]]:
    """What this person may do with an interest."""
    person: Any = request.user

    def go(name: str) -> str:
        return address(request, name, number=one.pk)

    offered = []
    if may_declare_for(person, one.person) and one.to_on is None:
        offered.append(("End it", go("interest_end")))
    bars = queries.effects()[InterestKind(one.kind)] is not InterestEffect.NOTED
    if bars and _stands(one, here().on) and may_dispense(person, one):
        offered.append(("Give a dispensation", go("dispensation_new")))
    if may_withhold(person, one):
        kept_off = bool(list(one.withheld.all()))
        name = "interest_show" if kept_off else "interest_withhold"
        offered.append(("Let the public read it" if kept_off else "Keep it off the public register", go(name)))
    return offered


def confirmed_rows(held: Sequence[Interest]) -> list[SummaryRow]:
    """A person's interests with the day on which each was last said to stand."""
    return [
        SummaryRow(_in(one), one.nature, note=f"Last confirmed {words.date(queries.last_said(one))}") for one in held
    ]


def publication_rows() -> list[SummaryRow]:
    return [
        SummaryRow(
            f"From {words.date(one.from_on)}",
            "Public" if one.is_public else "Not public",
            note=f"{one.why}. Set by {one.set_by.name}, {words.date(one.set_at)}",
        )
        for one in queries.publication_settings()
    ]


def public_table(today: date) -> Table[Any]:
    """What the public reads: no interest that is withheld, nothing that is past."""
    return Table(
        name="public_interests",
        caption="Interests declared",
        one="interest",
        rows=queries.public_interests(on=today),
        columns=[
            Column("person", "Person", lambda one: one.person.name),
            Column("in", "In", _in),
            Column("nature", "What it is", lambda one: one.nature),
            Column("kind", "Kind", lambda one: InterestKind(one.kind).label),
            Column("dispensation", "Dispensation", lambda one: _dispensed(one) or "–", sortable=False),
            Column("from", "From", lambda one: one.from_on, kind=Kind.DATE),
            Column("said", "Last confirmed", queries.last_said, kind=Kind.DATE),
        ],
        order="person",
        search=("any",),
        empty=Empty("No interest is declared."),
    )
