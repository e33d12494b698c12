"""The words of outcomes and indicators, and the typed figures that come in from a file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from quadrant.audit.terms import Term
from quadrant.methods.arrays import FloatArray, IntArray

ENGLAND = "E92000001"
SMALLEST_SHOWN = 5
ENOUGH_NEIGHBOURS = 3


class Polarity(Term):
    """Which way is good."""

    HIGH = "high"
    LOW = "low"
    NEITHER = "neither"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"high": "Higher is better", "low": "Lower is better", "neither": "Neither is better"}


class Method(Term):
    """How an indicator's value is made."""

    PROPORTION = "proportion"
    RATE = "rate"
    STANDARDISED_RATE = "standardised_rate"
    RATIO = "ratio"
    MEAN = "mean"
    COUNT = "count"
    INDEX = "index"
    OTHER = "other"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"proportion": "Per cent", "standardised_rate": "Directly standardised rate"}


class AreaKind(Term):
    """What sort of place an area is; areas are ranked among their like."""

    COUNTRY = "country"
    REGION = "region"
    COMBINED = "combined"
    COUNTY = "county"
    UNITARY = "unitary"
    METROPOLITAN = "metropolitan"
    LONDON_BOROUGH = "london_borough"
    DISTRICT = "district"
    WARD = "ward"
    MSOA = "msoa"
    LSOA = "lsoa"
    LOCALITY = "locality"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "combined": "Combined authority",
            "unitary": "Unitary authority",
            "metropolitan": "Metropolitan borough",
            "msoa": "Middle-layer output area",
            "lsoa": "Lower-layer output area",
        }


# Councils that answer for the same things: these are ranked together.
UPPER_TIER = frozenset({AreaKind.COUNTY, AreaKind.UNITARY, AreaKind.METROPOLITAN, AreaKind.LONDON_BOROUGH})


class DatasetKind(Term):
    """What one imported file brings."""

    FIGURES = "figures"
    DEFINITIONS = "definitions"
    NEIGHBOURS = "neighbours"
    CONTRACTS = "contracts"
    SPEND = "spend"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "figures": "Figures of indicators",
            "definitions": "Definitions of indicators",
            "neighbours": "Statistical neighbours",
            "contracts": "A contracts register",
            "spend": "Spend over £500",
        }


# What bears on agreements and money is brought in by those who manage contracts as well as by analysts.
OF_CONTRACTS = frozenset({DatasetKind.CONTRACTS, DatasetKind.SPEND})


class DatasetState(Term):
    STANDING = "standing"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"standing": "In use"}


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


@dataclass(frozen=True)
class Received:
    """A file as it was received, and how it was read. `columns` says which of its columns was taken for what."""

    name: str
    file_name: str
    digest: str
    size: int
    stored: str
    rows: int
    columns: dict[str, str] = field(default_factory=dict)
    sheet: str = ""
