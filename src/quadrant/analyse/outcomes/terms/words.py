"""The words of outcomes and indicators."""

from __future__ import annotations

from dataclasses import dataclass

from quadrant.audit.terms import Term

ENGLAND = "E92000001"
SMALLEST_SHOWN = 5
HIDDEN_AT_SOURCE = "Hidden at its source"
"""The note on a figure that whoever made the file kept back, such as "<5"."""
ENOUGH_NEIGHBOURS = 3
LONGEST_GROUP = 100


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
    OUTPUT_AREA = "oa"
    LOCALITY = "locality"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "combined": "Combined authority",
            "unitary": "Unitary authority",
            "metropolitan": "Metropolitan borough",
            "msoa": "Middle-layer output area",
            "lsoa": "Lower-layer output area",
            "oa": "Output area",
        }

    @property
    def several(self) -> str:
        return f"{self.label[:-1]}ies" if self.label.endswith("y") else f"{self.label}s"


# Councils that answer for the same things: these are ranked together.
UPPER_TIER = frozenset({AreaKind.COUNTY, AreaKind.UNITARY, AreaKind.METROPOLITAN, AreaKind.LONDON_BOROUGH})
WITHIN_AUTHORITY = frozenset({AreaKind.WARD, AreaKind.MSOA, AreaKind.LSOA, AreaKind.OUTPUT_AREA, AreaKind.LOCALITY})


class Dimension(Term):
    """By what people are told apart. Six are asked of every analysis of need; four more where they fit."""

    AGE = "age"
    ETHNICITY = "ethnicity"
    SEX = "sex"
    DISABILITY = "disability"
    RELIGION = "religion"
    LOCAL_AREA = "local_area"
    SEXUAL_ORIENTATION = "sexual_orientation"
    LEARNING_DIFFICULTY = "learning_difficulty"
    RISK_OF_CRIMINALITY = "risk_of_criminality"
    CARE_STATUS = "care_status"
    DEPRIVATION = "deprivation"
    SEVERAL = "several"
    OTHER = "other"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"care_status": "Looked-after status", "several": "Several at once", "other": "Other groups"}


ALWAYS_ASKED = (
    Dimension.AGE,
    Dimension.ETHNICITY,
    Dimension.SEX,
    Dimension.DISABILITY,
    Dimension.RELIGION,
    Dimension.LOCAL_AREA,
)


@dataclass(frozen=True)
class Group:
    """Whom a figure is of. As text, which is how an observation keeps it: "Ethnicity: Asian"; everybody is ""."""

    dimension: Dimension
    name: str

    @property
    def text(self) -> str:
        return f"{self.dimension.label}: {self.name}"[:LONGEST_GROUP]


class Counted(Term):
    """Of what a headline set may have three to five measures."""

    WHOLE = "whole"
    PER_OUTCOME = "per_outcome"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"whole": "The strategy as a whole", "per_outcome": "Each outcome"}


FEWEST_HEADLINES, MOST_HEADLINES = 3, 5


class AtRisk(Term):
    """When a target counts as at risk."""

    BEHIND = "behind"
    FORECAST = "forecast"
    EITHER = "either"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "behind": "The latest figure is behind the trajectory",
            "forecast": "The forecast misses the target",
            "either": "Either of the two",
        }


class Subject(Term):
    """What the data of a partner are about."""

    USE = "use"
    COMPLIMENTS = "compliments"
    COMPLAINTS = "complaints"
    NEED = "need"
    OTHER = "other"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"use": "Use of a service", "need": "People and their needs", "other": "Something else"}


class Power(Term):
    """How well an indicator does on one of the three tests by which it is chosen."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class DatasetKind(Term):
    """What one imported file brings."""

    FIGURES = "figures"
    DEFINITIONS = "definitions"
    NEIGHBOURS = "neighbours"
    CONTRACTS = "contracts"
    SPEND = "spend"
    BOUNDARIES = "boundaries"
    LOOKUP = "lookup"
    SERVICES = "services"
    ORGANISATIONS = "organisations"
    PEOPLE = "people"
    BUDGETS = "budgets"
    MEETINGS = "meetings"
    MONITORING = "monitoring"
    TENDERS = "tenders"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "figures": "Figures of indicators",
            "definitions": "Definitions of indicators",
            "neighbours": "Statistical neighbours",
            "contracts": "A contracts register",
            "spend": "Spend over £500",
            "boundaries": "Boundaries of areas",
            "lookup": "Which area lies in which",
            "people": "People and bodies",
            "budgets": "Budgets of funds",
            "meetings": "A committee calendar",
            "monitoring": "Budget monitoring from a finance system",
            "tenders": "Tenders run elsewhere",
        }


OF_INDICATORS = frozenset(
    {
        DatasetKind.FIGURES,
        DatasetKind.DEFINITIONS,
        DatasetKind.NEIGHBOURS,
        DatasetKind.BOUNDARIES,
        DatasetKind.LOOKUP,
    }
)
"""What analysts bring in, areas with it; records of other rooms are brought in by those who keep them."""
STAY = {
    DatasetKind.DEFINITIONS: "Definitions stay with their indicators. Import a corrected file instead.",
    DatasetKind.ORGANISATIONS: "Organisations stay, since records may name them. Import a corrected file instead.",
    DatasetKind.PEOPLE: "People stay, since records may name them. End their seats on the page of the body instead.",
    DatasetKind.TENDERS: "Tenders stay, since plans may name them. Import a corrected file, or change one on its page.",
    DatasetKind.BUDGETS: "A ledger is never taken back. Import a corrected file: it sets the budgets anew.",
}
"""Why a dataset of a kind cannot be withdrawn."""


class DatasetState(Term):
    STANDING = "standing"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {"standing": "In use"}


class FigureState(Term):
    """What a later file does to a figure."""

    CHANGED = "changed"
    GONE = "gone"
    ADDED = "added"
