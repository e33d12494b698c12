"""What a file brings, typed: places, definitions, figures, neighbours, outlines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from quadrant.analyse.outcomes.terms.words import AreaKind, Method, Polarity
from quadrant.methods.arrays import FloatArray, IntArray
from quadrant.methods.outlines import Shape


@dataclass(frozen=True)
class AreaSpec:
    """A place as a file names it."""

    code: str
    name: str
    kind: AreaKind
    region: str = ""


@dataclass(frozen=True)
class Definition:
    """What a file says about an indicator. Empty words say nothing: they never blank what is known."""

    key: str
    name: str = ""
    topic: str = ""
    also_under: str = ""
    unit: str = ""
    polarity: Polarity | None = None
    method: Method | None = None
    source: str = ""
    frequency: str = ""
    definition: str = ""
    methodology: str = ""
    link: str = ""
    decimals: int | None = None
    updated_on: date | None = None
    next_on: date | None = None


@dataclass(frozen=True)
class Period:
    """A period by its label, and its last day, by which periods are put in order (None where the label has none)."""

    label: str
    on: date | None


@dataclass(frozen=True, eq=False)
class Figures:
    """Figures of one file: each row points into the lists of series, areas, periods, breakdowns and notes.

    The six arrays are of one length. A value that is not available is NaN, and so is a numerator or denominator that
    the file does not give.
    """

    series: Sequence[Definition]
    areas: Sequence[AreaSpec]
    periods: Sequence[Period]
    breakdowns: Sequence[str]
    series_at: IntArray
    area_at: IntArray
    period_at: IntArray
    breakdown_at: IntArray
    value: FloatArray
    numerator: FloatArray
    denominator: FloatArray
    notes: Sequence[str] = ("",)
    note_at: IntArray | None = None

    def __len__(self) -> int:
        return len(self.value)


@dataclass(frozen=True)
class NeighbourOf:
    """One area's neighbour: 1 is the most alike."""

    area: AreaSpec
    neighbour: AreaSpec
    rank: int
    closeness: str = ""


@dataclass(frozen=True, eq=False)
class Outlines:
    """The outlines of areas, one each. An area without a code is a locality of the partnership's own, known by its
    name; `own` names those that are new. `insides` has for each the larger area in which it lies, where the file says
    so."""

    areas: Sequence[AreaSpec]
    shapes: Sequence[Shape]
    own: Sequence[str] = ()
    insides: Sequence[AreaSpec | None] = ()


@dataclass(frozen=True)
class LiesIn:
    """An area, and a larger one in which it lies."""

    area: AreaSpec
    inside: AreaSpec


@dataclass(frozen=True)
class Received:
    """A file as it was received, and how it was read. `columns` says which of its columns was taken for what, `source`
    who publishes it."""

    name: str
    file_name: str
    digest: str
    size: int
    stored: str
    rows: int
    columns: dict[str, str] = field(default_factory=dict)
    sheet: str = ""
    source: str = ""
