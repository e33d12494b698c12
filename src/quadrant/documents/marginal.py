"""A marginal analysis as it is printed: the programme's spend, its options, the even set and the decision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quadrant.analyse.priorities.queries import balance_of, programme_of, shift_options
from quadrant.analyse.priorities.terms import EvidenceStrength, Shift
from quadrant.documents.paper import Block, Grid, Paper, Paragraph, Section
from quadrant.documents.reports import file_name
from quadrant.methods import words
from quadrant.methods.marginal import cost_per_person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quadrant.analyse.priorities.models import MarginalAnalysis, ShiftOption

OPTION_HEADS = ("Option", "Service", "A year", "Expected effect", "For each person", "Evidence")
NO_OPTION = "No option is listed."


def marginal_paper(one: MarginalAnalysis) -> Paper:
    """The whole analysis as it stands."""
    options = shift_options(one)
    sections = [_spend(one), *(_options(shift, options) for shift in Shift), _decided(one, options)]
    return Paper(
        kind="Marginal analysis",
        title=one.title,
        name=file_name("marginal-analysis", one.pk, one.title, exempt=False),
        partnership=one.partnership.name,
        header=(
            ("Cycle", one.cycle.name),
            ("Year", words.financial_year(one.year)),
            ("Begun", f"{words.date(one.begun_at)}, by {one.begun_by.name}"),
            ("To be reached at the same cost", one.why),
        ),
        sections=tuple(Section(each.title, each.blocks, number) for number, each in enumerate(sections, 1)),
        standing=() if one.recorded_at else ("Open: nothing is decided yet.",),
    )


def _spend(one: MarginalAnalysis) -> Section:
    lines = programme_of(one)
    total = sum((each.spend for each in lines), balance_of([]).out)
    rows = (*((each.service.name, words.money(each.spend)) for each in lines), ("All", words.money(total)))
    return Section("What is spent", (Grid("The programme", ("Service", "Spend"), rows),))


def _options(shift: Shift, options: Sequence[ShiftOption]) -> Section:
    rows = tuple(option_row(each) for each in options if each.shift == shift)
    blocks: tuple[Block, ...] = (Grid(shift.label, OPTION_HEADS, rows),) if rows else (Paragraph("", NO_OPTION),)
    return Section("What could be done less" if shift is Shift.OUT else "What could be done more", blocks)


def option_row(one: ShiftOption) -> tuple[str, ...]:
    """An option in words: what, where, how much, what it would do, for each person, how that is known."""
    each = cost_per_person(one.amount, one.people)
    effect = f"{one.effect} ({words.plural(one.people, 'person', 'people')})" if one.people else one.effect
    strength = EvidenceStrength(one.strength).label.partition(":")[0]
    evidence = f"{strength}: {one.evidence}" if one.evidence else EvidenceStrength(one.strength).label
    service = one.service.name if one.service else "New"
    return one.title, service, words.money(one.amount), effect, words.money(each) if each else words.NOTHING, evidence


def _decided(one: MarginalAnalysis, options: Sequence[ShiftOption]) -> Section:
    if one.recorded_at is None or one.body is None:
        return Section("Decision", (Paragraph("", "Nothing is decided yet."),))
    chosen = [each for each in options if each.chosen]
    found = balance_of(chosen)
    rows = tuple((Shift(each.shift).label, each.title, words.money(each.amount)) for each in chosen)
    said = f"{one.body.name}, {words.date(one.decided_on)}: {one.decision}"
    even = f"{words.money(found.out)} is shifted out and {words.money(found.into)} in."
    heads = ("Which way", "Option", "A year")
    return Section("Decision", (Paragraph("", said), Paragraph("", even), Grid("What was chosen", heads, rows)))
