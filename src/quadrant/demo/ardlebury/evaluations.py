"""Ten services evaluated: six before the policy chose its pilots, then the four pilots, each at its own step 3."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from quadrant.analyse.services.commands import (
    Contributes,
    MarketAs,
    begin_evaluation,
    describe_best,
    describe_market,
    judge_aspect,
    recommend_model,
    say_price,
    sign_off,
    state_contribution,
    weigh_model,
)
from quadrant.analyse.services.terms import Adds, Aim, Aspect, Judged
from quadrant.demo.ardlebury.evaluated import FIRST, PILOTS, Score, Told
from quadrant.demo.ardlebury.evidence import OUTCOMES
from quadrant.demo.loading.evidence import indicator
from quadrant.demo.loading.story import Story


def first(story: Story) -> None:
    """Spring 2025: six services, by themselves."""
    for told in FIRST:
        evaluate(story, told)
    story.say("six services evaluated and signed off")


def pilots(story: Story) -> None:
    """Each pilot's service, in its own review."""
    for told in PILOTS:
        evaluate(story, told)
    story.say("the services of the four pilots evaluated")


def evaluate(story: Story, told: Told) -> None:
    """Written by the lead commissioner on three days, signed off by the head a week later."""
    lead = story.person("lead")
    market_on, scored_on, concluded_on = (story.days.day(*day) for day in told.on)
    with story.on(market_on, 14) as at:
        one = begin_evaluation(
            service=story.made[f"service {told.key}"], cycle=story.made[told.cycle] if told.cycle else None,
            by=lead, at=at,
        )  # fmt: skip
        one = describe_market(evaluation=one, version=one.version, said=_market(story, told), by=lead, at=at)
        best, source, replicable = told.best
        one = describe_best(
            evaluation=one, version=one.version, best_in_class=best, best_source=source, replicable=replicable,
            partner_resources=told.partners, by=lead, at=at,
        )  # fmt: skip
    with story.on(scored_on, 14) as at:
        for aspect in Aspect:
            now, future = getattr(told, aspect.value)
            one = judge_aspect(
                evaluation=one, version=one.version, aspect=aspect, now=_judged(now, market_on), future=_judged(future),
                by=lead, at=at,
            )  # fmt: skip
        if told.price is not None:
            paid_by, pounds, known = told.price
            one = say_price(
                evaluation=one, version=one.version, paid_by=paid_by, amount=Decimal(pounds), evidence=known,
                by=lead, at=at,
            )  # fmt: skip
    _conclude(story, told, one, concluded_on)


def _market(story: Story, told: Told) -> MarketAs:
    now, future = told.people
    by_hand: dict[str, Any] = {
        "demand_future": future, "demand_by": story.days.calendar_year(2028),
        "demand_how": "The lead commissioner's estimate, from the register and the population projection",
    }  # fmt: skip
    ahead = {"indicator": indicator(told.indicator)} if told.indicator else by_hand
    (need_now, need_future), (market_now, market_future) = told.need, told.market
    return MarketAs(need_now, need_future, market_now, market_future, now, told.counted, **ahead)


def _judged(score: Score, dated_on: date | None = None) -> Judged:
    mark, evidence, *figures = score
    if not figures:
        return Judged(mark, evidence)
    figure, beside, unit, source = figures
    return Judged(mark, evidence, Decimal(figure), unit, Decimal(beside), source, dated_on)


def _conclude(story: Story, told: Told, one: Any, on: date) -> None:
    """What it adds, the ways weighed, the last of which `told.why` is said of, and the head's signature."""
    lead = story.person("lead")
    with story.on(on, 14) as at:
        lines = [_line(story, told, key) for key, *_ in OUTCOMES] + [_aim(told, aim) for aim in Aim]
        one = state_contribution(evaluation=one, version=one.version, lines=lines, by=lead, at=at)
        for model, changes, note in told.ways:
            weigh_model(
                evaluation=one, model=model, changes=changes, touches_law=bool(note), legal_note=note, by=lead, at=at
            )
        recommend_model(evaluation=one, model=told.recommended, why=told.why, by=lead, at=at)
    with story.on(on + timedelta(days=7), 10) as at:
        sign_off(evaluation=one, by=story.person("head"), at=at)


def _line(story: Story, told: Told, key: str) -> Contributes:
    how = told.adds.get(key, "")
    return Contributes(story.made[f"outcome {key}"], Adds.STRONGLY if how else Adds.NOTHING, how)


def _aim(told: Told, aim: Aim) -> Contributes:
    if told.against is not None and told.against[0] == aim:
        return Contributes(aim, Adds.AGAINST, told.against[1])
    if aim is Aim.SOCIETY:
        return Contributes(aim, Adds.SOMEWHAT, "As it serves the outcomes named above.")
    return Contributes(aim, Adds.NOTHING)
