"""What the money buys: the best set of a call's proposals within each year's money, for an objective chosen openly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Sum

from quadrant.appraisal.queries import EntryScore
from quadrant.methods.portfolio import GroupLimit, Limits, best_within, limits, objective_values, why_left_out
from quadrant.plan.proposals.models import Call, OfferYear, Proposal
from quadrant.plan.proposals.queries.calls import years_offered
from quadrant.plan.proposals.queries.feedback import scores_by_entry
from quadrant.plan.proposals.queries.proposals import budgets_of, proposals_of, ties_of
from quadrant.plan.proposals.terms import BestAt, TieKind

NOTHING = Decimal(0)
SECONDS = 1.5
SECONDS_OF_OTHERS = 0.5


@dataclass(frozen=True)
class Wish:
    """What the set is to be best at and what it must keep to. `least_to` gives a sponsor's number and its least sum."""

    best_at: BestAt
    pass_mark: Decimal
    money: Mapping[int, Decimal]
    most_to_one: Decimal | None = None
    least_to: tuple[int, Decimal] | None = None


@dataclass(frozen=True)
class Candidate:
    """A proposal with its score and what it asks for, in the set or left out and why, and which other aims take it."""

    proposal: Proposal
    score: EntryScore
    asks: Mapping[int, Decimal]
    chosen: bool
    why_not: str
    chosen_for: tuple[BestAt, ...] = ()

    @property
    def total(self) -> Decimal:
        return sum(self.asks.values(), NOTHING)


@dataclass(frozen=True)
class BestSet:
    """The set, and what is left of each year."""

    candidates: tuple[Candidate, ...]
    left: Mapping[int, Decimal]
    proven: bool

    @property
    def chosen(self) -> list[Candidate]:
        return [one for one in self.candidates if one.chosen]

    @property
    def left_out(self) -> list[Candidate]:
        return [one for one in self.candidates if not one.chosen]


def money_of(call: Call) -> dict[int, Decimal]:
    """What each year of the fund has for this call: what is unallocated, and what its own offers already took."""
    rows = OfferYear.objects.filter(offer__proposal__call=call, offer__declined_at=None, offer__lapsed_at=None)
    taken = dict(rows.order_by().values("year").annotate(total=Sum("amount")).values_list("year", "total"))
    return {year.starts: year.unallocated + taken.get(year.starts, NOTHING) for year in years_offered(call)}


def best_set(call: Call, wish: Wish) -> BestSet | None:
    """The best set of scored proposals; None while nothing is scored. ValueError when nothing keeps to every limit."""
    scores = scores_by_entry(call)
    scored = [one for one in proposals_of(call) if one.entry_id in scores]
    if not scored:
        return None
    scored.sort(key=lambda one: (scores[one.entry_id or 0].rank, one.number or 0))
    asks, years = budgets_of(scored), sorted(wish.money)
    costs = [[float(asks.get(one.pk, {}).get(year, NOTHING)) for year in years] for one in scored]
    points = [float(scores[one.entry_id or 0].score) for one in scored]
    pass_mark = float(wish.pass_mark)
    within = _limits(scored, costs, [point >= pass_mark for point in points], wish)
    worth = {
        aim: objective_values(aim.method, scores=points, costs=costs, pass_mark=pass_mark)
        for aim in (wish.best_at, *(other for other in BestAt if other is not wish.best_at))
    }
    found = best_within(worth.pop(wish.best_at), within, time_limit=SECONDS)
    others = {aim: best_within(values, within, time_limit=SECONDS_OF_OTHERS) for aim, values in worth.items()}
    why = why_left_out(found, within, [one.reference for one in scored], [_label(year) for year in years])
    candidates = tuple(
        Candidate(
            one,
            scores[one.entry_id or 0],
            asks.get(one.pk, {}),
            bool(found.chosen[place]),
            why.get(place, ""),
            tuple(aim for aim, other in others.items() if other.chosen[place]),
        )
        for place, one in enumerate(scored)
    )
    left = {year: wish.money[year] - _spent(candidates, year) for year in years}
    return BestSet(candidates, left, proven=found.gap == 0)


def _label(year: int) -> str:
    return f"{year}/{(year + 1) % 100:02}"


def _spent(candidates: Sequence[Candidate], year: int) -> Decimal:
    return sum((one.asks.get(year, NOTHING) for one in candidates if one.chosen), NOTHING)


def _limits(scored: Sequence[Proposal], costs: list[list[float]], eligible: list[bool], wish: Wish) -> Limits:
    places = {one.pk: place for place, one in enumerate(scored)}
    ties = [(TieKind(tie.kind), (places[tie.proposal_id], places[tie.other_id])) for tie in ties_of(scored)]
    return limits(
        costs,
        [float(wish.money[year]) for year in sorted(wish.money)],
        _groups(scored, wish),
        exclusive=[pair for kind, pair in ties if kind is TieKind.EXCLUDES],
        requires=[pair for kind, pair in ties if kind is TieKind.NEEDS],
        eligible=eligible,
    )


def _groups(scored: Sequence[Proposal], wish: Wish) -> list[GroupLimit]:
    """A limit for each sponsoring group that one is asked for."""
    members: dict[int, list[int]] = defaultdict(list)
    names: dict[int, str] = {}
    for place, one in enumerate(scored):
        if one.sponsor is not None:
            members[one.sponsor.pk].append(place)
            names[one.sponsor.pk] = one.sponsor.name
    whole = sum(wish.money.values(), NOTHING)
    most = None if wish.most_to_one is None else float(whole * wish.most_to_one / 100)
    favoured, least = wish.least_to or (0, NOTHING)
    return [
        GroupLimit(names[number], tuple(who), float(least) if number == favoured else None, most)
        for number, who in members.items()
        if most is not None or number == favoured
    ]
