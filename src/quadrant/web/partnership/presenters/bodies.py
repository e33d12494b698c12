"""Bodies, organisations and people in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.methods import words
from quadrant.partnership import queries
from quadrant.partnership.rules import may_look_inside
from quadrant.partnership.terms import (
    BodyKind,
    DecisionKind,
    Frequency,
    OrganisationKind,
    Role,
)
from quadrant.web.design.addresses import address
from quadrant.web.design.records import Record, SummaryRow
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.partnership.models import Body, Organisation, Power

ANY_VALUE, MANY = "Any value", 3


def body_record(request: HttpRequest, body: Body, *, may_change: bool) -> Record:
    """The summary of a body."""
    change = address(request, "body_change", number=body.pk) if may_change else ""
    parent = body.parent
    names = queries.kind_names().get(BodyKind(body.kind), [])
    rows = [
        SummaryRow("Kind", names[0] if names else BodyKind(body.kind).label, note=_other_names(body, names)),
        SummaryRow(
            "Reports to",
            parent.name if parent else "No other body",
            address=address(request, "body", number=parent.pk) if parent else "",
            change=change,
        ),
        SummaryRow("Decisions bind", body.binds.name if body.binds else "Nobody by themselves"),
        SummaryRow("Decides", "Recommends and advises only" if body.only_recommends else "Within its powers"),
        SummaryRow("Meets", Frequency(body.frequency).label, change=change),
        SummaryRow("Quorum", body.quorum_in_words, change=change),
        *([SummaryRow("Last day", words.date(body.to_on))] if body.to_on else []),
    ]
    return Record(summary=rows)


def _other_names(body: Body, names: Sequence[str]) -> str:
    """The kind in Quadrant's own word, where it has another name here, and its further names."""
    if not names:
        return ""
    others = f", also called {words.listing(names[1:])}" if names[1:] else ""
    return f"{BodyKind(body.kind).label}{others}"


def _also(body: Body, kinds: Mapping[BodyKind, Sequence[str]]) -> str:
    names = list(dict.fromkeys([body.also_called, *kinds.get(BodyKind(body.kind), [])[1:]]))
    return words.listing([name for name in names if name])


@dataclass(frozen=True)
class ShownBody:
    """A body in the tree, or found by a search: its level below the top, its other names."""

    name: str
    address: str
    depth: int
    also: str
    reports_to: str


def shown_tree(request: HttpRequest, sought: str) -> list[ShownBody]:
    """Every body below the one that it reports to; with words sought, only those known by them."""
    kinds = queries.kind_names()
    branches = [queries.Branch(body, 0) for body in queries.bodies_called(sought)] if sought else queries.body_tree()
    return [
        ShownBody(
            branch.body.name,
            address(request, "body", number=branch.body.pk),
            branch.depth,
            _also(branch.body, kinds),
            branch.body.parent.name if branch.body.parent else "",
        )
        for branch in branches
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


def delegations_table(request: HttpRequest) -> Table[Any]:
    """Every power: who may take which kind of decision, up to what value, and for whom it binds."""
    kinds = queries.kind_names()

    def kind(power: Any) -> str:
        own = kinds.get(BodyKind(power.body.kind), [])
        return own[0] if own else BodyKind(power.body.kind).label

    return Table(
        name="delegations",
        caption="Powers to decide",
        one="power",
        rows=queries.delegations(),
        columns=[
            Column(
                "body",
                "Body or officer",
                lambda power: power.body.name,
                order=("body__name",),
                address=lambda power: address(request, "body", number=power.body_id),
            ),
            Column("kind", "Kind", kind, order=("body__kind",)),
            Column("decision", "May", lambda power: DecisionKind(power.decision).label, order=("decision",)),
            Column("limit", "Up to", lambda power: power.limit, kind=Kind.MONEY, order=("limit",), show=_up_to),
            Column("any", "Whatever the value", lambda power: "Yes" if power.limit is None else "No", on_page=False),
            Column("binds", "Binds", _binds, order=("body__binds__name",)),
            Column("held", "Held by", _held_by, sortable=False),
            Column("reference", "Laid down in", lambda power: power.reference or "–", order=("reference",)),
        ],
        order="body",
        filters=[
            Filter("decision", "Kind of decision", DecisionKind.choices(), lookup="decision"),
            Filter("kind", "Kind of body", BodyKind.choices(), lookup="body__kind"),
        ],
        search=("body__binds__name__icontains", "reference__icontains"),
        search_more=lambda word: queries.called(word, "body"),
        empty=Empty("No power is recorded: every body recommends, endorses and notes."),
    )


def _up_to(power: Any) -> str:
    return ANY_VALUE if power.limit is None else words.money(power.limit)


def _binds(power: Any) -> str:
    if power.body.only_recommends:
        return "Nobody: it only recommends"
    return power.body.binds.name if power.body.binds else "Nobody by itself"


def _held_by(power: Any) -> str:
    """The one person of a delegation; a body's members stand on its page."""
    if power.body.kind != BodyKind.DELEGATE:
        return "–"
    return words.listing([member.person.name for member in power.body.members.all()]) or "Nobody"


def levels_table() -> tuple[list[str], list[list[str]]]:
    """Who may decide what at which level: a column for each level of the tree, a row for each kind of decision."""
    branches = queries.body_tree()
    depth = {branch.body.pk: branch.depth for branch in branches}
    held = [power for power in queries.delegations() if power.body_id in depth]
    levels = sorted({depth[power.body_id] for power in held})
    kinds = [kind for kind in DecisionKind if any(power.decision == kind for power in held)]
    rows = [
        [
            kind.label,
            *(
                _deciders([power for power in held if power.decision == kind and depth[power.body_id] == level])
                for level in levels
            ),
        ]
        for kind in kinds
    ]
    return [f"Level {level + 1}" for level in levels], rows


def _deciders(powers: Sequence[Any]) -> str:
    """The bodies by name with their limits; many of one kind and limit are counted instead."""
    names = queries.kind_names() if len(powers) > MANY else {}
    alike: dict[tuple[str, str], list[str]] = {}
    for power in powers:
        alike.setdefault((power.body.kind, _up_to(power)), []).append(power.body.name)
    told = []
    for (kind, limit), bodies in alike.items():
        limited = "" if limit == ANY_VALUE else f" (up to {limit})"
        if len(bodies) > MANY:
            own = names.get(BodyKind(kind), [BodyKind(kind).label])
            told.append(f"{own[0]} × {len(bodies)}{limited}")
        else:
            told += [f"{name}{limited}" for name in sorted(bodies)]
    return "; ".join(told) or "–"


def trail(request: HttpRequest) -> list[tuple[str, str]]:
    """The way back from a list that stands beside the bodies, for those who may see these."""
    return [("Bodies and members", address(request, "bodies"))] if may_look_inside(request.user) else []


def organisations_table(request: HttpRequest) -> Table[Any]:
    def page(one: Any) -> str | None:
        return address(request, "organisation", number=one.pk)

    return Table(
        name="organisations",
        caption="Organisations",
        one="organisation",
        rows=queries.organisations().select_related("succeeded_by").prefetch_related("further_numbers").distinct(),
        columns=[
            Column("name", "Name", lambda one: one.name, order=("name",), address=page),
            Column("kind", "Kind", lambda one: OrganisationKind(one.kind).label, order=("kind",)),
            Column("identifier", "Public identifiers", _identifiers),
            Column("partner", "Commissions with us", lambda one: "Yes" if one.is_partner else "No"),
            Column("successor", "Succeeded by", lambda one: one.succeeded_by.name if one.succeeded_by else "–"),
        ],
        order="name",
        filters=[
            Filter("kind", "Kind", OrganisationKind.choices(), lookup="kind"),
            Filter("partner", "Commissions with us", [("True", "Yes"), ("False", "No")], lookup="is_partner"),
        ],
        search=("name__icontains", "identifier__iexact", "further_numbers__identifier__iexact"),
        empty=Empty("No organisation is listed yet.", address(request, "organisation_new"), "Add an organisation"),
    )


def organisation_record(request: HttpRequest, one: Organisation, *, may_change: bool) -> Record:
    """What an organisation is."""
    change = address(request, "organisation_change", number=one.pk) if may_change else ""
    rows = [
        SummaryRow("Kind", OrganisationKind(one.kind).label, change=change),
        SummaryRow("Public identifiers", _identifiers(one), change=change),
        SummaryRow("Commissions with us", "Yes" if one.is_partner else "No", change=change),
    ]
    if one.succeeded_by is not None:
        after = address(request, "organisation", number=one.succeeded_by_id)
        rows.append(SummaryRow("Succeeded by", one.succeeded_by.name, address=after))
    return Record(summary=rows)


def _identifiers(one: Any) -> str:
    return "; ".join(f"{scheme} {number}" for scheme, number in one.numbers) or "–"


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
