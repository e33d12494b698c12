"""What the money buys in words: the set, who is left out and why, how sure it is, what other money would buy."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.methods import words
from quadrant.plan.proposals import queries
from quadrant.plan.proposals.queries import Hold
from quadrant.plan.proposals.rules import hidden_from

if TYPE_CHECKING:
    from quadrant.plan.proposals.models import Proposal

NOTHING, HUNDRED = Decimal(0), Decimal(100)
WITHHELD = "Withheld: you have an interest in it"


class Names:
    """How proposals are called before this person: whose proposal they must leave for is withheld by name."""

    def __init__(self, request: HttpRequest, proposals: Sequence[Proposal]) -> None:
        self.hidden = hidden_from(request.user, list(proposals))

    def __call__(self, one: Proposal) -> str:
        return f"{one.reference} {WITHHELD if one.pk in self.hidden else one.title}"


def shown_set(request: HttpRequest, found: queries.BestSet, wish: queries.Wish) -> dict[str, Any]:
    """The set, who is left out and why, and what is left of each year."""
    named, years = Names(request, [one.proposal for one in found.candidates]), sorted(wish.money)

    def row(one: queries.Candidate) -> list[str]:
        gets = one.gets
        money = [words.money(gets.get(year, NOTHING)) for year in years]
        part = "" if one.share == HUNDRED else f", {words.percent(one.share)} of it"
        total = words.money(sum(gets.values(), NOTHING))
        return [f"{named(one.proposal)}{part}", *_ranked(one), *money, total]

    spent = {year: wish.money[year] - found.left[year] for year in years}
    return {
        "sentence": _in_a_sentence(found, spent, wish),
        "head": ["Proposal", "Rank", "Score", *map(words.financial_year, years), "All years"],
        "numeric": list(range(1, len(years) + 4)),
        "chosen": [row(one) for one in found.chosen],
        "left_out": [
            [
                named(one.proposal),
                *_ranked(one),
                words.money(one.total),
                one.why_not[:1].upper() + one.why_not[1:],
                words.listing(words.lower_first(aim.label) for aim in one.chosen_for) or "–",
            ]
            for one in found.left_out
        ],
        "years": [
            [words.financial_year(y), words.money(wish.money[y]), words.money(spent[y]), words.money(found.left[y])]
            for y in years
        ],
    }


def _ranked(one: queries.Candidate) -> list[str]:
    return [str(one.score.rank), words.number(one.score.score, 1)]


def _in_a_sentence(found: queries.BestSet, spent: dict[int, Decimal], wish: queries.Wish) -> str:
    total = words.money(sum(spent.values(), NOTHING))
    best = wish.best_at.label.lower()
    sure = "No other set is better." if found.proven else "The search was cut short, so a better set may exist."
    parts = sum(one.share < HUNDRED for one in found.chosen)
    part = f", {parts} of them in part" if parts else ""
    return f"{words.plural(len(found.chosen), 'proposal')}{part} for {total}, the best set for: {best}. {sure}"


def shown_certainty(request: HttpRequest, sure: queries.HowSure) -> dict[str, Any]:
    """Who is in every good set, in some, in none; what more money in a year would add; what other sums would buy."""
    named = Names(request, [one.proposal for one in sure.held])
    held = {hold: sure.holding(hold) for hold in Hold}
    return {
        "sentence": _sure_in_a_sentence(held[Hold.ALL], held[Hold.SOME]),
        "always": [[named(one.proposal), str(one.rank)] for one in held[Hold.ALL]],
        "sometimes": [
            [named(one.proposal), str(one.rank), "In the set" if one.chosen else "Left out"] for one in held[Hold.SOME]
        ],
        "never": len(held[Hold.NONE]),
        "extra": words.money(sure.extra),
        "more": [[words.financial_year(year), _gain(gain)] for year, gain in sure.more.items()],
        "sizes": [
            [
                words.percent(one.share),
                words.money(one.spent),
                words.percent(Decimal(str(round(one.worth, 1)))),
                "; ".join(map(named, one.comes_in)) or "–",
                "; ".join(map(named, one.falls_out)) or "–",
            ]
            for one in sure.sizes
        ],
    }


def _gain(per_cent: float) -> str:
    return f"{per_cent:.1f}%" if round(per_cent, 1) else "Nothing"


def _sure_in_a_sentence(always: Sequence[Any], sometimes: Sequence[Any]) -> str:
    if not always and not sometimes:
        return "Nothing that was scored can be funded within these limits."
    if not sometimes:
        return "No other set comes within 1% of this one: its members are sure."
    firm = words.plural(len(always), "proposal belongs", "proposals belong")
    soft = words.plural(len(sometimes), "proposal is", "proposals are")
    return f"{firm} to every set within 1% of the best; {soft} in some of those sets and not in others."
