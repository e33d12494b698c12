"""Bodies, people and interests in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.partnership import queries
from quadrant.partnership.rules import has_role, may_dispense, may_look_inside
from quadrant.partnership.terms import (
    BodyKind,
    DecisionKind,
    Frequency,
    IdentifierScheme,
    InterestEffect,
    InterestKind,
    OrganisationKind,
    Role,
    Seat,
)
from quadrant.partnership.within import here
from quadrant.web.design import words
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.partnership.models import Body, BodyMember, Power


IN_SHORT = {InterestEffect.LEAVES: "Leaves", InterestEffect.NO_VOTE: "No vote or marks", InterestEffect.NOTED: "Noted"}


def body_record(request: HttpRequest, body: Body, *, may_change: bool) -> Record:
    """The summary of a body."""
    change = address(request, "body_change", number=body.pk) if may_change else ""
    parent = body.parent
    rows = [
        SummaryRow("Kind", BodyKind(body.kind).label),
        SummaryRow(
            "Reports to",
            parent.name if parent else "No other body",
            address=address(request, "body", number=parent.pk) if parent else "",
            change=change,
        ),
        SummaryRow("Decisions bind", body.binds.name if body.binds else "Nobody by themselves"),
        SummaryRow("Decides", "Recommends and advises only" if body.only_recommends else "Within its powers"),
        SummaryRow("Meets", Frequency(body.frequency).label, change=change),
        SummaryRow("Quorum", words.plural(body.quorum, "voting member"), change=change),
        *([SummaryRow("Last day", words.date(body.to_on))] if body.to_on else []),
        SummaryRow("Terms of reference", body.terms_of_reference or "None recorded", change=change),
    ]
    return Record(summary=rows)


def shown_members(request: HttpRequest, members: Sequence[BodyMember], *, may_change: bool) -> list[dict[str, Any]]:
    return [
        {
            "name": member.person.name,
            "seat": Seat(member.seat).label,
            "organisation": member.organisation.name if member.organisation else "",
            "since": words.date(member.from_on),
            "end": address(request, "seat_end", number=member.pk) if may_change else "",
        }
        for member in members
    ]


def shown_powers(request: HttpRequest, powers: Sequence[Power], *, may_change: bool) -> list[dict[str, str]]:
    return [
        {
            "kind": DecisionKind(power.decision).label,
            "limit": _limit(power),
            "reference": power.reference and f"laid down in {power.reference}",
            "withdraw": address(request, "power_withdraw", number=power.pk) if may_change else "",
        }
        for power in powers
    ]


def _limit(power: Power) -> str:
    return "Any value" if power.limit is None else f"Up to {words.money(power.limit)}"


def trail(request: HttpRequest) -> list[tuple[str, str]]:
    """The way back from a list that stands beside the bodies, for those who may see these."""
    return [("Bodies and members", address(request, "bodies"))] if may_look_inside(request.user) else []


def organisations_table(request: HttpRequest, *, may_change: bool) -> Table[Any]:
    def page(one: Any) -> str | None:
        return address(request, "organisation_change", number=one.pk) if may_change else None

    return Table(
        name="organisations",
        caption="Organisations",
        one="organisation",
        rows=queries.organisations().select_related("succeeded_by"),
        columns=[
            Column("name", "Name", lambda one: one.name, order=("name",), address=page),
            Column("kind", "Kind", lambda one: OrganisationKind(one.kind).label, order=("kind",)),
            Column("identifier", "Public identifier", _identifier),
            Column("partner", "Commissions with us", lambda one: "Yes" if one.is_partner else "No"),
            Column("successor", "Succeeded by", lambda one: one.succeeded_by.name if one.succeeded_by else "–"),
        ],
        order="name",
        filters=[
            Filter("kind", "Kind", OrganisationKind.choices(), lookup="kind"),
            Filter("partner", "Commissions with us", [("True", "Yes"), ("False", "No")], lookup="is_partner"),
        ],
        search=("name__icontains", "identifier__iexact"),
        empty=Empty("No organisation is listed yet.", address(request, "organisation_new"), "Add an organisation"),
    )


def _identifier(one: Any) -> str:
    return f"{IdentifierScheme(one.scheme).value} {one.identifier}" if one.identifier else "–"


def people_table(request: HttpRequest, *, may_change: bool) -> Table[Any]:
    """A row for each role held today."""

    def end(held: Any) -> str | None:
        return address(request, "role_end", number=held.pk) if may_change else None

    return Table(
        name="people",
        caption="People and their roles",
        one="role",
        rows=queries.roles_here(),
        columns=[
            Column("name", "Name", lambda held: held.person.name),
            Column("role", "Role", lambda held: Role(held.role).label),
            Column("organisation", "For", lambda held: held.organisation.name if held.organisation else "–"),
            Column("since", "Since", lambda held: held.from_on, kind=Kind.DATE),
            Column("end", "Change", lambda held: "End", address=end, on_page=may_change, in_download=False),
        ],
        order="name",
        filters=[Filter("role", "Role", Role.choices(), matches=lambda held, role: held.role == role)],
        search=("any",),
    )


def interests_table(request: HttpRequest) -> Table[Any]:
    """The whole register for those who commission; providers and applicants see their own lines."""
    person: Any = request.user
    rows = queries.interests_here()
    if not may_look_inside(person):
        rows = rows.filter(person=person)
    does, today = queries.effects(), here().on
    officer = has_role(person, Role.MONITORING_OFFICER)

    def end(one: Any) -> str | None:
        own = one.person_id == person.pk or officer
        return address(request, "interest_end", number=one.pk) if own and one.to_on is None else None

    def effect(one: Any) -> str:
        return IN_SHORT[does[InterestKind(one.kind)]]

    def dispense(one: Any) -> str | None:
        bars = does[InterestKind(one.kind)] is not InterestEffect.NOTED and (one.to_on is None or one.to_on >= today)
        return address(request, "dispensation_new", number=one.pk) if bars and may_dispense(person, one) else None

    def dispensed(one: Any) -> str:
        given = one.dispensations.all()
        none = "Give one" if dispense(one) else "–"
        return f"Until {words.date(given[0].until)}, by {given[0].given_by.name}" if given else none

    return Table(
        name="interests",
        caption="Interests declared",
        one="interest",
        rows=rows,
        columns=[
            Column("person", "Person", lambda one: one.person.name, order=("person__name",)),
            Column("in", "In", lambda one: one.organisation.name if one.organisation else one.subject, address=end),
            Column("nature", "What it is", lambda one: one.nature),
            Column("kind", "Kind", lambda one: InterestKind(one.kind).label, order=("kind",)),
            Column("effect", "What it does", effect),
            Column("dispensation", "Dispensation", dispensed, address=dispense, sortable=False),
            Column("from", "From", lambda one: one.from_on, kind=Kind.DATE, order=("from_on",)),
            Column("to", "Until", lambda one: one.to_on, kind=Kind.DATE, order=("to_on",)),
        ],
        order="person",
        filters=[Filter("kind", "Kind", InterestKind.choices(), lookup="kind")],
        search=("person__name__icontains", "organisation__name__icontains", "subject__icontains", "nature__icontains"),
        empty=Empty("No interest is declared.", address(request, "interest_new"), "Declare an interest"),
    )
