"""Acts of the panel together: moderating cells, locking the scores, ranking; and reopening what fell."""

from __future__ import annotations

from datetime import datetime

import numpy as np

from quadrant.appraisal.models import (
    AgreedMark,
    AgreedScore,
    AgreedScores,
    CriteriaSet,
    Criterion,
    Entry,
    ModeratedMark,
    Panel,
    RankedEntry,
    Ranking,
    Sheet,
)
from quadrant.appraisal.queries import (
    Round,
    agreed_scores,
    criteria_of,
    exact,
    exact_or_none,
    marked_criteria,
    round_of,
    sole_marker,
    standing_scores,
)
from quadrant.appraisal.rules import bars, exclusions, may_moderate, may_rank
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import Person
from quadrant.partnership.within import here

CHAIR_ONLY = "Only the chair of the panel may do this."


def _moderating(criteria_set: CriteriaSet, by: Person) -> Panel:
    """The panel of a set whose marking has ended and whose scores are not agreed yet."""
    CriteriaSet.objects.select_for_update().get(pk=criteria_set.pk)
    panel: Panel | None = Panel.objects.filter(criteria_set=criteria_set).first()
    insist(panel is not None, "No panel has been named.")
    assert panel is not None  # noqa: S101  the line above refused it
    allow(may_moderate(by, panel), CHAIR_ONLY)
    insist(panel.closed_at is not None, "Independent marking has not ended.")
    insist(standing_scores(criteria_set) is None, "The scores are agreed. Reopen them first.")
    return panel


@act("mark.moderated")
def moderate_mark(
    *, entry: Entry, criterion: Criterion, mark: int | None, reason: str, by: Person, at: datetime
) -> Done[ModeratedMark]:
    """Record what the panel agreed on one cell: a whole mark, or None when the mean stands after talking about it."""
    used = entry.criteria_set
    panel = _moderating(used, by)
    own = [panellist for panellist in panel.panellists.all() if panellist.person_id == by.pk]
    allow(not bars(exclusions(own, [entry], on=here().on)), "An interest keeps you from this entry.")
    allow(sole_marker(entry) != by.pk, "You are the only marker of this entry, so somebody else moderates it.")
    on_sheet = {line.pk for line in marked_criteria(criteria_of(used))}
    insist(criterion.pk in on_sheet, "This set has no such criterion.")
    insist(Sheet.objects.counted().filter(entry=entry).exists(), "Nobody has marked this entry.")
    on_scale = mark is None or used.lowest <= mark <= used.highest
    insist(on_scale, f"A mark is a whole number from {used.lowest} to {used.highest}.", field="mark")
    insist(bool(reason.strip()), "Say why the panel agreed this.", field="reason")
    before = ModeratedMark.objects.standing().filter(entry=entry, criterion=criterion)
    before.update(withdrawn_at=at, withdrawn_why="Moderated again")
    made = ModeratedMark(
        entry=entry, criterion=criterion, mark=mark, reason=reason.strip(), moderated_by=by, moderated_at=at
    )
    made.save()
    return Done(made, f"{entry}: {criterion}")


@act("scores.agreed")
def lock_scores(*, criteria_set: CriteriaSet, by: Person, at: datetime) -> Done[AgreedScores]:
    """Agree the scores: each cell as moderated, else the markers' mean. From then on they can be ranked."""
    _moderating(criteria_set, by)
    held = round_of(criteria_set)
    insist(bool(held.entries), "Nothing has been entered for scoring.")
    unmarked = [entry for entry, score in zip(held.entries, held.scores, strict=True) if np.isnan(score)]
    insist(not unmarked, f"“{unmarked[0] if unmarked else ''}” has no marks that count.")
    made = AgreedScores(criteria_set=criteria_set, agreed_by=by, agreed_at=at)
    made.save()
    AgreedMark.objects.bulk_create(_agreed_marks(made, held), batch_size=500)
    AgreedScore.objects.bulk_create(_agreed_scores(made, held), batch_size=500)
    return Done(made, f"{len(held.entries)} scores")


def _agreed_marks(made: AgreedScores, held: Round) -> list[AgreedMark]:
    return [
        AgreedMark(
            partnership_id=made.partnership_id,
            agreed=made,
            entry=entry,
            criterion=criterion,
            mark=exact_or_none(held.cells[row, column]),
            moderated=(entry.pk, criterion.pk) in held.moderated,
        )
        for row, entry in enumerate(held.entries)
        for column, criterion in enumerate(held.criteria)
    ]


def _agreed_scores(made: AgreedScores, held: Round) -> list[AgreedScore]:
    nothing = np.full(len(held.entries), np.nan)
    adjusted = nothing if isinstance(held.adjusted, str) else held.adjusted[0]
    return [
        AgreedScore(
            partnership_id=made.partnership_id,
            agreed=made,
            entry=entry,
            score=exact(held.scores[row]),
            adjusted=exact_or_none(adjusted[row]),
            spread=exact(held.spread[row]),
            markers=int(held.markers[row]),
        )
        for row, entry in enumerate(held.entries)
    ]


@act("scores.reopened")
def reopen_scores(*, criteria_set: CriteriaSet, why: str, by: Person, at: datetime) -> Done[AgreedScores]:
    """Take the agreement back, and the ranking with it, so that the panel can moderate again."""
    panel = Panel.objects.filter(criteria_set=criteria_set).first()
    allow(panel is not None and may_moderate(by, panel), CHAIR_ONLY)
    kept = AgreedScores.objects.standing().select_for_update().filter(criteria_set=criteria_set).first()
    insist(kept is not None, "The scores are not agreed.")
    assert kept is not None  # noqa: S101  the line above refused it
    insist(bool(why.strip()), "Say why.", field="why")
    _reopen(kept, why, by, at)
    return Done(kept, why)


def reopen_for(entry: Entry, why: str, *, by: Person | None, at: datetime) -> None:
    """What rested on marks of an entry that have gone: its moderated cells and the agreed scores of its round.

    Part of the act that withdraws the marks.
    """
    resting = ModeratedMark.objects.standing().filter(entry=entry)
    resting.update(withdrawn_at=at, withdrawn_why=why[:400])
    kept = AgreedScores.objects.standing().select_for_update().filter(criteria_set_id=entry.criteria_set_id).first()
    if kept is not None:
        _reopen(kept, why, by, at)


def _reopen(kept: AgreedScores, why: str, by: Person | None, at: datetime) -> None:
    kept.reopened_by, kept.reopened_at, kept.reopened_why = by, at, why[:400]
    kept.save()


@act("entries.ranked")
def rank_entries(*, criteria_set: CriteriaSet, by: Person, at: datetime) -> Done[Ranking]:
    """Put the ranking of agreed scores on record; equal scores share a place and the next is skipped."""
    panel = Panel.objects.filter(criteria_set=criteria_set).select_related("criteria_set__cycle").first()
    allow(panel is not None and may_rank(by, panel), "Only the chair, or those who run the cycle, may rank.")
    agreed = AgreedScores.objects.standing().select_for_update().filter(criteria_set=criteria_set).first()
    insist(agreed is not None, "The scores are not agreed yet.")
    assert agreed is not None  # noqa: S101  the line above refused it
    insist(not Ranking.objects.filter(agreed=agreed).exists(), "This ranking is already on record.")
    made = Ranking(agreed=agreed, ranked_by=by, ranked_at=at)
    made.save()
    RankedEntry.objects.bulk_create(
        RankedEntry(
            partnership_id=made.partnership_id,
            ranking=made,
            entry_id=line.entry_id,
            place=line.rank,
            adjusted_place=line.adjusted_rank,
        )
        for line in agreed_scores(criteria_set)
    )
    return Done(made, f"{criteria_set}")
