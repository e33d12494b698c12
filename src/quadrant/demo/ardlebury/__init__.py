"""Ardlebury's part of the story: four pilots at four steps, one hard decision."""

from __future__ import annotations

from quadrant.demo.loading.story import Story


def load(story: Story) -> None:
    """Everything from January 2024 to the day of the story, nearly in the order of its days."""
    _to_the_pilots(story)
    _to_the_day(story)


def _to_the_pilots(story: Story) -> None:
    """Up to the pilot reviews at their steps."""
    from quadrant.demo.ardlebury import (
        catalogue,
        challenge,
        decisions,
        direction,
        enterprise,
        evaluations,
        evidence,
        founding,
        library,
        pilots,
        policy,
        population,
        programme,
    )

    founding.tell(story)
    decisions.older(story)
    evidence.tell(story)
    population.tell(story)
    catalogue.tell(story)
    evaluations.first(story)
    catalogue.adopt(story)
    direction.tell(story)
    policy.tell(story)
    decisions.legacy_agreements(story)
    challenge.check(story)
    enterprise.tell(story)
    library.compared(story)
    programme.tell(story)
    pilots.tell(story)
    library.tell(story)
    catalogue.pay(story)


def _to_the_day(story: Story) -> None:
    """What is scrutinised, delivered, reported and decided after it."""
    from quadrant.demo.ardlebury import (
        challenge,
        chapters,
        contracts,
        decisions,
        delivery,
        direction,
        enterprise,
        ledger,
        lists,
        minutes,
        notices,
        petitioned,
        programme,
        registers,
        shifting,
    )
    from quadrant.demo.loading.paying import pay

    notices.scrutinised(story)
    delivery.tell(story)
    decisions.alone(story)
    programme.report_all(story)
    enterprise.report_all(story)
    delivery.to_the_board(story)
    notices.announce(story)
    decisions.hard_one(story)
    minutes.written(story)
    notices.come_to_report(story)
    notices.publish_the_rest(story)
    challenge.tell(story)
    registers.tell(story)
    direction.ask(story)
    petitioned.tell(story)
    chapters.tell(story)
    shifting.tell(story)
    contracts.tell(story)
    lists.tell(story)
    ledger.tell(story)
    pay(story, by="finance")
