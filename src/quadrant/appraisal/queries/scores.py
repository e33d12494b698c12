"""From marks to scores: what the panel's marks come to now, what it should talk about, what it agreed, the ranking."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from quadrant.appraisal.models import (
    AgreedMark,
    AgreedScore,
    AgreedScores,
    CriteriaSet,
    Criterion,
    Entry,
    Mark,
    ModeratedMark,
    Panellist,
    RankedEntry,
    Ranking,
    Sheet,
)
from quadrant.appraisal.queries.criteria import criteria_of, entries_of, marked_criteria
from quadrant.appraisal.terms import WORTH_DISCUSSING, DoesNotApply
from quadrant.methods import scoring

Floats = NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Round:
    """All that counts in a round of marking, for `quadrant.methods`: marks are panellists × entries × criteria."""

    criteria_set: CriteriaSet
    entries: list[Entry]
    criteria: list[Criterion]
    panellists: list[Panellist]
    marks: Floats
    moderated: dict[tuple[int, int], ModeratedMark]

    @property
    def weights(self) -> list[Decimal]:
        return [criterion.weight or Decimal(0) for criterion in self.criteria]

    @cached_property
    def cells(self) -> Floats:
        """Agreed marks, entries × criteria: what the panel moderated, else the markers' mean."""
        agreed = scoring.panel_mean(self.marks)
        for (entry, criterion), cell in self.moderated.items():
            if cell.mark is not None:
                agreed[self._row[entry], self._column[criterion]] = cell.mark
        return agreed

    @cached_property
    def scores(self) -> Floats:
        """The score of each entry out of 100, from the agreed marks; NaN where nobody marked."""
        return self._weighted(self.cells)

    @cached_property
    def by_marker(self) -> Floats:
        """What each panellist alone would give: panellists × entries."""
        return self._weighted(self.marks)

    @cached_property
    def adjusted(self) -> tuple[Floats, Floats] | str:
        """Severity-adjusted scores and each panellist's effect; or a sentence that says why there are none."""
        try:
            found = scoring.severity_adjusted(self.by_marker)
        except ValueError as reason:
            return str(reason)
        return found.adjusted, found.effects

    @property
    def spread(self) -> Floats:
        """Between the highest and the lowest panellist's score of each entry."""
        return scoring.spread(self.by_marker)

    @property
    def markers(self) -> NDArray[np.int64]:
        """How many marked each entry."""
        marked: NDArray[np.int64] = (~np.isnan(self.by_marker)).sum(axis=0)
        return marked

    @property
    def stakes(self) -> Floats:
        """Points at stake, entries × criteria."""
        return scoring.points_at_stake(self.marks, self.weights, scale_max=self.criteria_set.highest)

    def _weighted(self, marks: Floats) -> Floats:
        way = DoesNotApply(self.criteria_set.does_not_apply).method
        top = self.criteria_set.highest
        return scoring.weighted_score(marks, self.weights, scale_max=top, not_applicable=way)

    @cached_property
    def _row(self) -> dict[int, int]:
        return {entry.pk: at for at, entry in enumerate(self.entries)}

    @cached_property
    def _column(self) -> dict[int, int]:
        return {criterion.pk: at for at, criterion in enumerate(self.criteria)}


def round_of(criteria_set: CriteriaSet) -> Round:
    """The round as it counts now: marks handed in, by people who may mark, of entries that stand. Five queries."""
    entries, criteria = entries_of(criteria_set), marked_criteria(criteria_of(criteria_set))
    on = Panellist.objects.filter(panel__criteria_set=criteria_set, submitted_at__isnull=False)
    panellists = list(on.select_related("person").order_by("pk"))
    row = {entry.pk: at for at, entry in enumerate(entries)}
    column = {criterion.pk: at for at, criterion in enumerate(criteria)}
    layer = {panellist.pk: at for at, panellist in enumerate(panellists)}
    marks = np.full((len(panellists), len(entries), len(criteria)), np.nan)
    counted = Mark.objects.filter(sheet__in=Sheet.objects.counted().filter(entry__criteria_set=criteria_set))
    given = counted.exclude(mark=None).values_list("sheet__panellist_id", "sheet__entry_id", "criterion_id", "mark")
    for panellist, entry, criterion, mark in given:
        marks[layer[panellist], row[entry], column[criterion]] = mark
    standing = ModeratedMark.objects.standing().filter(entry__criteria_set=criteria_set, entry__withdrawn_at=None)
    moderated = {(cell.entry_id, cell.criterion_id): cell for cell in standing.select_related("moderated_by")}
    return Round(criteria_set, entries, criteria, panellists, marks, moderated)


@dataclass(frozen=True)
class CellToModerate:
    """One entry × criterion of the meeting list."""

    entry: Entry
    criterion: Criterion
    marks: tuple[tuple[str, int], ...]
    mean: Decimal
    spread: int
    stake: Decimal
    moderated: ModeratedMark | None

    @property
    def worth_discussing(self) -> bool:
        return self.stake >= WORTH_DISCUSSING


def meeting_list(held: Round) -> list[CellToModerate]:
    """Every marked cell, most points at stake first; among equals the heavier criterion, then the entry's reference."""
    stakes, means, spreads = held.stakes, scoring.panel_mean(held.marks), scoring.spread(held.marks)
    cells = [
        CellToModerate(
            entry=entry,
            criterion=criterion,
            marks=_marks_in(held, row, column),
            mean=exact(means[row, column]),
            spread=int(spreads[row, column]),
            stake=exact(stakes[row, column]),
            moderated=held.moderated.get((entry.pk, criterion.pk)),
        )
        for row, entry in enumerate(held.entries)
        for column, criterion in enumerate(held.criteria)
        if not np.isnan(spreads[row, column])
    ]
    return sorted(cells, key=lambda c: (-c.stake, -(c.criterion.weight or 0), c.entry.reference, c.entry.pk))


def _marks_in(held: Round, row: int, column: int) -> tuple[tuple[str, int], ...]:
    given = held.marks[:, row, column]
    return tuple(
        (panellist.person.name, int(mark))
        for panellist, mark in zip(held.panellists, given, strict=True)
        if not np.isnan(mark)
    )


def reasons_for(entry: Entry, criterion: Criterion) -> list[Mark]:
    """What each marker gave in one cell and why, for the meeting. Ask `may_see_entry_marks` first."""
    counted = Sheet.objects.counted().filter(entry=entry)
    given = Mark.objects.filter(sheet__in=counted, criterion=criterion).select_related("sheet__panellist__person")
    return list(given.order_by("sheet__panellist_id"))


def moderated_in(entry: Entry, criterion: Criterion) -> list[ModeratedMark]:
    """Everything the panel ever agreed on one cell, latest first; what no longer stands says why."""
    kept = ModeratedMark.objects.filter(entry=entry, criterion=criterion).select_related("moderated_by")
    return list(kept.order_by("-moderated_at", "-pk"))


def exact(figure: float) -> Decimal:
    """A figure of the arithmetic as it is kept: six decimals. Not for NaN."""
    return Decimal(f"{figure:.6f}")


def exact_or_none(figure: float) -> Decimal | None:
    """The same; None for NaN."""
    return None if np.isnan(figure) else exact(figure)


@dataclass(frozen=True)
class EntryScore:
    """One line of agreed scores. `rank` and `adjusted_rank` are shared by equals."""

    entry_id: int
    reference: str
    title: str
    organisation: str
    value: Decimal | None
    score: Decimal
    rank: int
    adjusted: Decimal | None
    adjusted_rank: int | None
    spread: Decimal
    markers: int
    passes: bool


def standing_scores(criteria_set: CriteriaSet) -> AgreedScores | None:
    standing = AgreedScores.objects.standing().filter(criteria_set=criteria_set)
    found: AgreedScores | None = standing.select_related("agreed_by").first()
    return found


def reopened_scores(criteria_set: CriteriaSet) -> list[AgreedScores]:
    """Scores that were agreed once and no longer stand, latest first."""
    gone = AgreedScores.objects.filter(criteria_set=criteria_set, reopened_at__isnull=False)
    return list(gone.select_related("agreed_by", "reopened_by").order_by("-reopened_at"))


def agreed_scores(criteria_set: CriteriaSet) -> list[EntryScore]:
    """The scores that the panel has agreed and that stand, best first; none before. Two queries."""
    kept = AgreedScore.objects.filter(agreed__criteria_set=criteria_set, agreed__reopened_at=None)
    lines = list(kept.select_related("entry__organisation").order_by("-score", "entry__reference", "entry_id"))
    places = scoring.rank([float(line.score) for line in lines])
    known = [line for line in lines if line.adjusted is not None]
    adjusted = scoring.rank([float(line.adjusted or 0) for line in known])
    second = {line.pk: int(place) for line, place in zip(known, adjusted, strict=True)}
    return [
        _line(line, int(place), second.get(line.pk), criteria_set.pass_mark)
        for line, place in zip(lines, places, strict=True)
    ]


def _line(line: AgreedScore, place: int, second: int | None, pass_mark: Decimal | None) -> EntryScore:
    return EntryScore(
        entry_id=line.entry_id,
        reference=line.entry.reference,
        title=line.entry.title,
        organisation=line.entry.organisation.name,
        value=line.entry.value,
        score=line.score,
        rank=place,
        adjusted=line.adjusted,
        adjusted_rank=second,
        spread=line.spread,
        markers=line.markers,
        passes=pass_mark is None or line.score >= pass_mark,
    )


def agreed_marks_of(entry: Entry) -> list[AgreedMark]:
    """The agreed mark on each criterion, for a letter or a score sheet."""
    kept = AgreedMark.objects.filter(agreed__reopened_at=None, entry=entry).select_related("criterion")
    return list(kept.order_by("criterion__place", "criterion_id"))


def ranking_of(criteria_set: CriteriaSet) -> Ranking | None:
    """The ranking on record, as long as the scores it rests on stand."""
    standing = Ranking.objects.filter(agreed__criteria_set=criteria_set, agreed__reopened_at=None)
    found: Ranking | None = standing.select_related("ranked_by").first()
    return found


def places_in(ranking: Ranking) -> dict[int, RankedEntry]:
    return {place.entry_id: place for place in RankedEntry.objects.filter(ranking=ranking)}


def agreed_cells_of(criteria_set: CriteriaSet) -> dict[int, dict[str, Decimal | None]]:
    """Agreed marks by entry and criterion key, for robustness and for papers. One query."""
    found: dict[int, dict[str, Decimal | None]] = defaultdict(dict)
    kept = AgreedMark.objects.filter(agreed__criteria_set=criteria_set, agreed__reopened_at=None)
    for entry, key, mark in kept.values_list("entry_id", "criterion__key", "mark"):
        found[entry][key] = mark
    return dict(found)
