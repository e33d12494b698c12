"""The facts that appraisal states to a cycle: from criteria drafted to proposals ranked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Count, Min
from django.utils import timezone

from quadrant.appraisal.models import AgreedScores, CriteriaSet, Mark, Panel, Ranking
from quadrant.appraisal.queries import agreed_scores, criteria_sets_of, ranking_of, robustness_of, round_of
from quadrant.appraisal.rules import hidden_from
from quadrant.cycle.registry import fact
from quadrant.cycle.terms import Fact, FactKey
from quadrant.governance.registry import tells
from quadrant.governance.terms import DrawsOn, typed_table
from quadrant.methods import words

Stated = Iterable[tuple[int, Fact]]


def _since(at: datetime, sentence: str, by: str = "") -> Fact:
    return Fact(timezone.localdate(at), sentence, by=by, at=at)


@fact(FactKey.CRITERIA_DRAFTED)
def criteria_drafted(cycles: Sequence[int]) -> Stated:
    for drafted in CriteriaSet.objects.filter(cycle__in=cycles).select_related("drafted_by"):
        yield drafted.cycle_id, _since(drafted.drafted_at, f"{drafted} drafted", drafted.drafted_by.name)


@fact(FactKey.CRITERIA_ADOPTED)
def criteria_adopted(cycles: Sequence[int]) -> Stated:
    adopted = CriteriaSet.objects.filter(cycle__in=cycles, adopted_at__isnull=False).select_related("adopted_by")
    for one in adopted:
        yield one.cycle_id, _since(one.adopted_at, f"{one} adopted", one.adopted_by.name)


@fact(FactKey.PANEL_NAMED)
def panels_named(cycles: Sequence[int]) -> Stated:
    """A panel has somebody on it."""
    panels = Panel.objects.filter(criteria_set__cycle__in=cycles).annotate(people=Count("panellists"))
    for panel in panels.filter(people__gt=0).select_related("criteria_set", "named_by"):
        sentence = f"{panel.people} {'person is' if panel.people == 1 else 'people are'} on the panel"
        yield panel.criteria_set.cycle_id, _since(panel.named_at, sentence, panel.named_by.name)


@fact(FactKey.SCORES_BEGUN)
def scores_begun(cycles: Sequence[int]) -> Stated:
    """Somebody has given a first mark; whose and which is nobody's business yet."""
    cycle = "sheet__entry__criteria_set__cycle_id"
    first = Mark.objects.filter(**{f"{cycle}__in": cycles}).values(cycle).annotate(first=Min("given_at"))
    for row in first.order_by(cycle):
        yield row[cycle], _since(row["first"], "Marking has begun")


@fact(FactKey.SCORES_COMPLETE)
def scores_complete(cycles: Sequence[int]) -> Stated:
    closed = Panel.objects.filter(criteria_set__cycle__in=cycles, closed_at__isnull=False)
    for panel in closed.select_related("criteria_set", "closed_by"):
        by = panel.closed_by.name if panel.closed_by else ""
        yield panel.criteria_set.cycle_id, _since(panel.closed_at, panel.closed_why, by)


@fact(FactKey.SCORES_AGREED)
def scores_agreed(cycles: Sequence[int]) -> Stated:
    standing = AgreedScores.objects.standing().filter(criteria_set__cycle__in=cycles)
    for agreed in standing.select_related("criteria_set", "agreed_by"):
        yield (
            agreed.criteria_set.cycle_id,
            _since(agreed.agreed_at, "The panel agreed its scores", agreed.agreed_by.name),
        )


@fact(FactKey.PROPOSALS_RANKED)
def proposals_ranked(cycles: Sequence[int]) -> Stated:
    standing = Ranking.objects.filter(agreed__reopened_at=None, agreed__criteria_set__cycle__in=cycles)
    for ranking in standing.select_related("agreed__criteria_set", "ranked_by"):
        cycle = ranking.agreed.criteria_set.cycle_id
        yield cycle, _since(ranking.ranked_at, "The ranking is on record", ranking.ranked_by.name)


@tells(DrawsOn.OPTIONS)
def options_in_words(cycle: Any, person: Any) -> Iterable[str]:
    """Every ranking on record: the options, their scores and places, and how far the places hang on the weights.

    Before a ranking is on record, scores are not everybody's to read. What an interest keeps from this person stays
    out.
    """
    for used in criteria_sets_of(cycle):
        ranking = ranking_of(used)
        if ranking is None:
            continue
        held = round_of(used)
        hidden = hidden_from(person, held.entries)
        robust = robustness_of(held, unseen=hidden)
        between = robust.between if robust else {}
        rows = [
            (
                str(line.rank),
                f"{line.reference} {line.title}".strip(),
                line.organisation,
                words.money(line.value) if line.value is not None else "",
                words.number(line.score, 1),
                _places(between.get(line.entry_id)),
            )
            for line in agreed_scores(used)
            if line.entry_id not in hidden
        ]
        heads = ("Place", "Option", "Led by", "Cost", "Score out of 100", "Place in nine of ten weightings")
        yield typed_table(f"{used}, ranked on {words.date(ranking.ranked_at)}", heads, rows)
        yield " ".join(robust.sentences) if robust else ""


def _places(between: tuple[int, int] | None) -> str:
    if between is None:
        return ""
    first, last = between
    return str(first) if first == last else f"{first} to {last}"
