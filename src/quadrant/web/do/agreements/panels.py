"""What a step page shows of agreements, quality standards and measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quadrant.cycle.terms import Activity
from quadrant.do.agreements import queries
from quadrant.do.agreements.rules import may_draft_agreement
from quadrant.methods import words
from quadrant.partnership.within import here
from quadrant.web.cycle.registry import Action, Panel, Row, panel
from quadrant.web.design.addresses import address

if TYPE_CHECKING:
    from quadrant.cycle.models import Cycle
    from quadrant.do.agreements.models import Agreement


def _seen(cycle: Cycle, person: Any) -> list[Agreement]:
    return list(
        queries.agreements_seen_by(person)
        .filter(cycle=cycle)
        .select_related("cycle__framework")
        .defer("cycle__framework__text", "cycle__framework__content")
    )


def _page(cycle: Cycle, agreement: Agreement, part: str = "") -> str:
    return address(None, "agreement", partnership=cycle.partnership.slug, number=agreement.pk) + part


@panel(Activity.AGREEMENT)
def agreements_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """The cycle's agreements, and offers that wait to become one."""
    slug, seen = cycle.partnership.slug, _seen(cycle, person)
    rows = [Row(one.title, queries.state_of(one, on=here().on).label, _page(cycle, one)) for one in seen]
    signed = sum(one.signed_at is not None for one in seen)
    sentence = f"{words.plural(len(seen), 'agreement')}, {signed} signed." if seen else "No agreement is drafted yet."
    actions: list[Action] = []
    if may_draft_agreement(person):
        for offer in queries.offers_without_agreement(cycle):
            page = address(None, "agreement_from_offer", partnership=slug, number=offer.pk)
            rows.append(Row(offer.proposal.title, "Offer accepted: draft its agreement", page))
        begin = address(None, "agreement_new", partnership=slug)
        actions.append(Action("Draft an agreement", f"{begin}?cycle={cycle.pk}"))
    return Panel("Agreements", sentence, tuple(rows), tuple(actions))


@panel(Activity.STANDARDS)
def standards_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """How many standards each agreement meets."""
    seen = _seen(cycle, person)
    standings = queries.standings_of_agreements(seen, on=here().on)
    rows = tuple(Row(one.title, _standing(standings[one.pk]), _page(cycle, one, "#standards")) for one in seen)
    sentence = "Standards are checked on each agreement." if seen else "Draft an agreement first: it is checked there."
    return Panel("Quality standards", sentence, rows)


def _standing(standings: list[queries.Standing]) -> str:
    if not standings:
        return "This framework sets none"
    holds, waived = sum(one.holds for one in standings), sum(one.waiver is not None for one in standings)
    return f"{holds} of {len(standings)} met or waived" + (f", {waived} waived" if waived else "")


@panel(Activity.KPIS)
def kpis_panel(cycle: Cycle, place: str, person: Any) -> Panel:
    """The measures of each agreement."""
    seen = _seen(cycle, person)
    kpis = queries.kpis_of_agreements(seen)
    rows = tuple(
        Row(kpi.name, one.title, address(None, "kpi", partnership=cycle.partnership.slug, number=kpi.pk))
        for one in seen
        for kpi in kpis.get(one.pk, [])
    )
    without = tuple(
        Action(f"Set a measure: {one.title}", _page(cycle, one, "#measures"))
        for one in seen
        if may_draft_agreement(person) and one.pk not in kpis
    )
    sentence = f"{words.plural(len(rows), 'measure')} set." if rows else "No measure is set yet."
    return Panel("Key performance indicators", sentence, rows, without)
