"""The meeting list, the ranking and what they rest on, in words and pictures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from textwrap import shorten
from typing import TYPE_CHECKING

import numpy as np
from django.http import HttpRequest

from quadrant.appraisal import queries
from quadrant.appraisal.queries import CellToModerate, EntryScore, Robustness, Round
from quadrant.appraisal.terms import WORTH_DISCUSSING
from quadrant.methods import words
from quadrant.methods.scoring import rank
from quadrant.plan.proposals.terms import ProposalState
from quadrant.web.design.addresses import address
from quadrant.web.design.charts.drawing import Chart
from quadrant.web.design.charts.ranking import Ranked, Ranking, ranking_chart
from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table

if TYPE_CHECKING:
    from quadrant.appraisal.models import CriteriaSet

TO_DISCUSS, DISCUSSED, LISTED = "Discuss", "Discussed", "Listed"


def cell_state(cell: CellToModerate) -> str:
    if cell.moderated is not None:
        return DISCUSSED
    return TO_DISCUSS if cell.worth_discussing else LISTED


def criterion_words(cell: CellToModerate) -> str:
    """The criterion, short enough for a column; the file has it whole."""
    return shorten(str(cell.criterion), 40, placeholder=" …")


def agreed_words(cell: CellToModerate) -> str:
    """The agreed mark: moderated, or the mean."""
    moderated = cell.moderated
    if moderated is not None and moderated.mark is not None:
        return f"{moderated.mark} (moderated)"
    return words.number(cell.mean, 2)


def meeting_table(request: HttpRequest, cells: Sequence[CellToModerate]) -> Table[CellToModerate]:
    return Table(
        name="meeting",
        caption="Where the markers differ, most points at stake first",
        one="cell",
        rows=list(cells),
        columns=[
            Column("entry", "Entry", lambda cell: str(cell.entry), address=lambda cell: cell_page(request, cell)),
            Column("criterion", "Criterion", lambda cell: str(cell.criterion), show=criterion_words),
            Column("marks", "Marks", lambda cell: " ".join(str(mark) for _, mark in cell.marks)),
            Column("mean", "Mean", lambda cell: cell.mean, Kind.NUMBER, show=lambda cell: words.number(cell.mean, 2)),
            Column("spread", "Spread", lambda cell: cell.spread, Kind.NUMBER),
            Column("stake", "Points at stake", lambda cell: cell.stake, Kind.NUMBER, places=1),
            Column("agreed", "Agreed", agreed_words),
            Column("state", "State", cell_state, kind=Kind.STATE),
        ],
        order="-stake",
        filters=[
            Filter(
                "state",
                "State",
                [(state, state) for state in (TO_DISCUSS, DISCUSSED, LISTED)],
                matches=lambda cell, value: cell_state(cell) == value,
            )
        ],
        search=("any",),
        empty=Empty("No marks count yet."),
    )


def cell_page(request: HttpRequest, cell: CellToModerate) -> str:
    return address(request, "cell", entry=cell.entry.pk, criterion=cell.criterion.pk)


@dataclass(frozen=True)
class Stakes:
    """The size of the meeting, in three figures."""

    cells: int
    wide: int
    to_discuss: int
    discussed: int
    points: str = words.number(WORTH_DISCUSSING)


def stakes_of(cells: Sequence[CellToModerate]) -> Stakes:
    return Stakes(
        cells=len(cells),
        wide=sum(cell.spread >= 2 for cell in cells),
        to_discuss=sum(cell.worth_discussing for cell in cells),
        discussed=sum(cell.moderated is not None for cell in cells),
    )


def severity_rows(held: Round) -> tuple[str, list[list[str]]]:
    """How lenient or severe each panellist was, in points; or why that cannot be told."""
    if isinstance(held.adjusted, str):
        return f"Severity cannot be compared: {held.adjusted}.", []
    _, effects = held.adjusted
    rows = []
    for panellist, effect, marks in zip(held.panellists, effects, held.by_marker, strict=True):
        if not np.isnan(effect):
            sign = "+" if effect >= 0.05 else ""
            rows.append([panellist.person.name, str(int((~np.isnan(marks)).sum())), f"{sign}{words.number(effect, 1)}"])
    return "Points of score by which each marks above (+) or below (−) an average marker.", rows


def provisional_scores(held: Round) -> list[EntryScore]:
    """What the marks come to before they are agreed, best first; entries nobody marked are left out."""
    scored = [row for row, score in enumerate(held.scores) if not np.isnan(score)]
    places = rank([held.scores[row] for row in scored])
    adjusted = None if isinstance(held.adjusted, str) else held.adjusted[0][scored]
    second = None if adjusted is None else rank(adjusted)
    lines = [
        EntryScore(
            entry_id=held.entries[row].pk,
            reference=held.entries[row].reference,
            title=held.entries[row].title,
            organisation=held.entries[row].organisation.name,
            value=held.entries[row].value,
            score=queries.exact(held.scores[row]),
            rank=int(places[at]),
            adjusted=None if adjusted is None else queries.exact(adjusted[at]),
            adjusted_rank=None if second is None else int(second[at]),
            spread=queries.exact(held.spread[row]),
            markers=int(held.markers[row]),
            passes=_passes(held.criteria_set, queries.exact(held.scores[row])),
        )
        for at, row in enumerate(scored)
    ]
    return sorted(lines, key=lambda line: (line.rank, line.reference))


def _passes(used: CriteriaSet, score: Decimal) -> bool:
    return used.pass_mark is None or score >= used.pass_mark


def place_words(line: EntryScore, shared: set[int]) -> str:
    """2=, where others share the place."""
    return f"{line.rank}=" if line.rank in shared else str(line.rank)


def shared_places(lines: Sequence[EntryScore]) -> set[int]:
    places = [line.rank for line in lines]
    return {place for place in places if places.count(place) > 1}


def ranking_table(
    lines: Sequence[EntryScore],
    robustness: Robustness | None,
    *,
    pass_mark: Decimal | None,
    decided: Mapping[int, ProposalState],
) -> Table[EntryScore]:
    shared, between = shared_places(lines), robustness.between if robustness else {}
    columns: list[Column[EntryScore]] = [
        Column("title", "Entry", lambda line: f"{line.reference} {line.title}".strip()),
        Column("rank", "Rank", lambda line: line.rank, Kind.NUMBER, show=lambda line: place_words(line, shared)),
        Column("score", "Score", lambda line: _short(line.score), Kind.NUMBER, show=lambda line: _one(line.score)),
        Column("adjusted", "Adjusted (rank)", lambda line: _short(line.adjusted), Kind.NUMBER, show=_adjusted),
        Column("adjusted_rank", "Adjusted rank", lambda line: line.adjusted_rank, Kind.NUMBER, on_page=False),
        Column("spread", "Spread", lambda line: _short(line.spread), Kind.NUMBER, show=_spread),
        Column("markers", "Markers", lambda line: line.markers, Kind.NUMBER, on_page=False),
        Column("led", "Led by", lambda line: line.organisation, on_page=False),
        Column("value", "Asks for", lambda line: line.value, Kind.MONEY),
    ]
    if between:
        columns.insert(4, Column("sure", "Sure of place", lambda line: _between(between, line), sortable=False))
    if pass_mark is not None:
        columns.append(Column("passes", "Pass mark", pass_words))
    if decided:
        columns.append(Column("decision", "Decision", lambda line: decision_words(line, decided), kind=Kind.STATE))
    return Table(
        name="ranking",
        caption="Ranking",
        one="entry",
        many="entries",
        rows=list(lines),
        columns=columns,
        order="rank",
        search=("any",),
        empty=Empty("No scores are agreed yet."),
    )


def _short(figure: Decimal | None) -> Decimal | None:
    """Two decimals: what a spreadsheet gets."""
    return None if figure is None else figure.quantize(Decimal("0.01"))


def _one(figure: Decimal | None) -> str:
    return words.number(figure, 1)


def _adjusted(line: EntryScore) -> str:
    return f"{_one(line.adjusted)} ({line.adjusted_rank})" if line.adjusted is not None else words.NOTHING


def _spread(line: EntryScore) -> str:
    return _one(line.spread)


def _between(between: dict[int, tuple[int, int]], line: EntryScore) -> str:
    first, last = between.get(line.entry_id, (0, 0))
    if not first:
        return ""
    return str(first) if first == last else f"{first} to {last}"


# What a body has given money, or means to.
FUNDED = (ProposalState.APPROVED, ProposalState.OFFERED, ProposalState.ACCEPTED)
SOLID_DECIDED, SOLID_PASSING = "approved, offered money or accepted it", "at or above the pass mark"


def ranking_picture(
    lines: Sequence[EntryScore],
    *,
    agreed: bool,
    pass_mark: Decimal | None,
    decided: Mapping[int, ProposalState],
    limit: int = 20,
) -> Chart | None:
    """The best as bars: solid what a body funds; before it decides, what reaches the pass mark. A place is no money."""
    if not lines:
        return None
    shared, best = shared_places(lines), lines[0]
    ahead = [line for line in lines if line.rank == 1]
    led = f"{best.reference or best.title} leads" if len(ahead) == 1 else f"{len(ahead)} share the first place"
    shown = list(lines[:limit])
    solid = [decided.get(line.entry_id) in FUNDED if decided else line.passes for line in shown]
    drawn = Ranking(
        title=f"{led} with {_one(best.score)} of 100",
        ranked=[
            Ranked(
                place_words(line, shared),
                f"{line.reference} {line.title}".strip(),
                float(line.score),
                chosen=is_solid,
                state=decision_words(line, decided) if decided else pass_words(line),
            )
            for line, is_solid in zip(shown, solid, strict=True)
        ],
        chosen_name="Decision" if decided else "Pass mark" if pass_mark is not None else "",
        told=_told(len(shown), len(lines), sum(solid), pass_mark, is_decided=bool(decided)),
        source=("Agreed scores" if agreed else "Scores before moderation ends")
        + (f", the first {limit} of {len(lines)}" if len(lines) > limit else "")
        + (f". Solid bars: {SOLID_DECIDED if decided else SOLID_PASSING}" if decided or pass_mark is not None else ""),
    )
    return ranking_chart(drawn)


def decision_words(line: EntryScore, decided: Mapping[int, ProposalState]) -> str:
    """The state that the list of proposals shows too."""
    return decided.get(line.entry_id, ProposalState.SUBMITTED).label


def pass_words(line: EntryScore) -> str:
    return "Reached" if line.passes else "Below"


def _told(shown: int, of: int, solid: int, pass_mark: Decimal | None, *, is_decided: bool) -> str:
    """What the chart's text says: what is decided, or that nothing is."""
    first = f"The first {shown} of {of}" if shown < of else str(shown)
    if is_decided:
        return f"{first} in order of score, {solid} of them {SOLID_DECIDED}."
    if pass_mark is not None:
        return f"{first} in order of score, {solid} of them {SOLID_PASSING}. No body has decided on them yet."
    return f"{first} in order of score. No body has decided on them yet."
