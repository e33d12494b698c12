"""What the money buys: the best set of a call's proposals within each year's money, for an objective chosen openly."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

from django.db.models import Sum

from quadrant.appraisal.queries import EntryScore
from quadrant.methods import words
from quadrant.methods.arrays import FloatArray
from quadrant.methods.portfolio import (
    GroupLimit,
    Limits,
    PartFunded,
    Portfolio,
    best_within,
    limits,
    objective_values,
    why_left_out,
    with_part_funded,
)
from quadrant.plan.proposals.models import Call, OfferYear, Proposal
from quadrant.plan.proposals.queries.calls import years_offered
from quadrant.plan.proposals.queries.feedback import scores_by_entry
from quadrant.plan.proposals.queries.proposals import budgets_of, proposals_of, ties_of
from quadrant.plan.proposals.terms import BestAt, TieKind

NOTHING, HUNDRED, PENNY = Decimal(0), Decimal(100), Decimal("0.01")
SECONDS = 1.5
SECONDS_OF_OTHERS = 0.5


@dataclass(frozen=True)
class InPart:
    """What part of its money each proposal may be given instead of all, and how much of its worth that part brings."""

    share: Decimal
    worth: Decimal


@dataclass(frozen=True)
class Wish:
    """What the set is to be best at and what it must keep to. `least_to` gives a sponsor's number and its least sum;
    shares are in per cent."""

    best_at: BestAt
    pass_mark: Decimal
    money: Mapping[int, Decimal]
    most_to_one: Decimal | None = None
    least_to: tuple[int, Decimal] | None = None
    in_part: InPart | None = None


@dataclass(frozen=True)
class Candidate:
    """A proposal with its score and what it asks for, in the set or left out and why, and which other aims take it.

    `share` is what per cent of its money it gets: 100, less where it is funded in part, 0 where it is left out.
    """

    proposal: Proposal
    score: EntryScore
    asks: Mapping[int, Decimal]
    share: Decimal
    why_not: str
    chosen_for: tuple[BestAt, ...] = ()

    @property
    def chosen(self) -> bool:
        return self.share > 0

    @property
    def total(self) -> Decimal:
        return sum(self.asks.values(), NOTHING)

    @property
    def gets(self) -> dict[int, Decimal]:
        """Its money by year, a part rounded down to the penny so that no year is overspent."""
        return {year: (ask * self.share / 100).quantize(PENNY, ROUND_DOWN) for year, ask in self.asks.items()}


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


@dataclass(frozen=True)
class Choice:
    """A call as the arithmetic takes it: its scored proposals, best first, what each is worth for each aim, the limits.

    Behind the whole proposals stand their parts, where parts are allowed; `of` says whose version each place is.
    """

    scored: Sequence[Proposal]
    scores: Mapping[int, EntryScore]
    asks: Mapping[int, Mapping[int, Decimal]]
    worth: Mapping[BestAt, FloatArray]
    within: Limits
    of: Sequence[int]

    @property
    def names(self) -> list[str]:
        return [self.scored[place].reference for place in self.of]

    def score_of(self, one: Proposal) -> EntryScore:
        return self.scores[one.entry_id or 0]

    def shares(self, found: Portfolio, wish: Wish) -> dict[int, Decimal]:
        """What per cent of its money each chosen proposal gets, by its place among the scored."""
        part = wish.in_part.share if wish.in_part else NOTHING
        whole = len(self.scored)
        return {self.of[at]: HUNDRED if at < whole else part for at, takes in enumerate(found.chosen) if takes}


def money_of(call: Call) -> dict[int, Decimal]:
    """What each year of the fund has for this call: what is unallocated, and what its own offers already took."""
    rows = OfferYear.objects.filter(offer__proposal__call=call, offer__declined_at=None, offer__lapsed_at=None)
    taken = dict(rows.order_by().values("year").annotate(total=Sum("amount")).values_list("year", "total"))
    return {year.starts: year.unallocated + taken.get(year.starts, NOTHING) for year in years_offered(call)}


def choice_of(call: Call, wish: Wish) -> Choice | None:
    """The call as something to choose from; None while nothing is scored."""
    scores = scores_by_entry(call)
    scored = [one for one in proposals_of(call) if one.entry_id in scores]
    if not scored:
        return None
    scored.sort(key=lambda one: (scores[one.entry_id or 0].rank, one.number or 0))
    asks, years = budgets_of(scored), sorted(wish.money)
    costs = [[float(asks.get(one.pk, {}).get(year, NOTHING)) for year in years] for one in scored]
    points = [float(scores[one.entry_id or 0].score) for one in scored]
    pass_mark = float(wish.pass_mark)
    wholes = _limits(scored, costs, [point >= pass_mark for point in points], wish)
    parts = _parts(wish, len(scored))
    worth: dict[BestAt, FloatArray] = {}
    for aim in BestAt:
        values = objective_values(aim.method, scores=points, costs=costs, pass_mark=pass_mark)
        worth[aim], within, of = with_part_funded(values, wholes, parts)
    return Choice(scored, scores, asks, worth, within, of)


def _parts(wish: Wish, count: int) -> list[PartFunded]:
    if wish.in_part is None:
        return []
    share, worth = float(wish.in_part.share) / 100, float(wish.in_part.worth) / 100
    return [PartFunded(place, share, worth) for place in range(count)]


def best_set(call: Call, wish: Wish) -> BestSet | None:
    """The best set of scored proposals; None while nothing is scored. ValueError when nothing keeps to every limit."""
    choice = choice_of(call, wish)
    if choice is None:
        return None
    found = best_within(choice.worth[wish.best_at], choice.within, time_limit=SECONDS)
    others = {
        aim: choice.shares(best_within(values, choice.within, time_limit=SECONDS_OF_OTHERS), wish)
        for aim, values in choice.worth.items()
        if aim is not wish.best_at
    }
    shares, years = choice.shares(found, wish), sorted(wish.money)
    why = why_left_out(found, choice.within, choice.names, [words.financial_year(year) for year in years])
    candidates = tuple(
        Candidate(
            one,
            choice.score_of(one),
            choice.asks.get(one.pk, {}),
            shares.get(place, NOTHING),
            why.get(place, "") if place not in shares else "",
            tuple(aim for aim, others_shares in others.items() if place in others_shares),
        )
        for place, one in enumerate(choice.scored)
    )
    left = {year: wish.money[year] - _spent(candidates, year) for year in years}
    return BestSet(candidates, left, proven=found.gap == 0)


def _spent(candidates: Sequence[Candidate], year: int) -> Decimal:
    return sum((one.gets.get(year, NOTHING) for one in candidates), NOTHING)


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
