"""Which dimension a group belongs to: as its text says, else as far as its words tell."""

from __future__ import annotations

import re
from functools import cache

from quadrant.analyse.outcomes.terms import Dimension, Group

OLDEST = 130

# What a dimension goes by, and the words by which a group of it is known where nobody names the dimension. The first
# that fits stands, so what could be read as another (a "White" of ethnicity, a "Not disabled") comes after it.
_NAMED_AS = {
    Dimension.DEPRIVATION: r"depriv|\bimd\b|\bidaci\b",
    Dimension.SEXUAL_ORIENTATION: r"sexual orientation|sexuality",
    Dimension.ETHNICITY: r"ethnic|\brace\b",
    Dimension.RELIGION: r"religio|\bfaith\b|\bbelief\b",
    Dimension.LEARNING_DIFFICULTY: r"learning (?:difficult|disabilit)|\bsend?\b|special educational need",
    Dimension.DISABILITY: r"disab|limiting illness",
    Dimension.CARE_STATUS: r"looked.after|care status|in care|care.experienced|care leaver",
    Dimension.RISK_OF_CRIMINALITY: r"criminal|offend|youth justice",
    Dimension.LOCAL_AREA: r"local area|locality|neighbourhood|\bward\b|sub.?area",
    Dimension.SEX: r"\bsex\b|gender",
    Dimension.AGE: r"\bages?\b|\baged\b|age (?:group|band)",
}
_KNOWN_BY = {
    Dimension.DEPRIVATION: r"depriv|\bquintile\b|\bdecile\b",
    Dimension.SEXUAL_ORIENTATION: r"heterosexual|\bgay\b|lesbian|bisexual",
    Dimension.LEARNING_DIFFICULTY: r"learning (?:difficult|disabilit)|special educational|\bsen support\b|\behcp?\b",
    Dimension.CARE_STATUS: r"looked.after|in care|care leaver",
    Dimension.RISK_OF_CRIMINALITY: r"offend|youth justice",
    Dimension.RELIGION: r"^(?:no religion|christian|buddhist|hindu|jewish|muslim|sikh|religion not)",
    Dimension.DISABILITY: r"disab",
    Dimension.ETHNICITY: r"ethnic|\b(?:white|black|asian|mixed|arab|roma|gypsy|traveller)\b",
    Dimension.SEX: r"^(?:males?|females?|men|women|boys|girls)$",
    Dimension.AGE: r"\baged?\b|\byears?\b|\byrs\b|^\d{1,3} ?(?:to|-|–) ?\d{1,3}$|^\d{1,3} ?(?:\+|and over)$|^under \d",
}
_BY_LABEL = {dimension.label: dimension for dimension in Dimension}


def dimension_named(words: str) -> Dimension | None:
    """The dimension that a header or a cell names, such as "Ethnic group" or "Sex"."""
    return _first(_NAMED_AS, words)


@cache
def group_of(text: str) -> Group | None:
    """The group that an observation is of; None for everybody."""
    if not text:
        return None
    label, colon, name = text.partition(": ")
    if colon and label in _BY_LABEL:
        return Group(_BY_LABEL[label], name)
    return Group(_first(_KNOWN_BY, text) or Dimension.OTHER, text)


_ENDS = (("second most", 2.0), ("most", 1.0), ("second least", 8.0), ("least", 9.0), ("average", 5.0), ("third", 5.0))


def deprivation_place(name: str) -> float:
    """Where a group stands from the most deprived (lowest) to the least: by its number, else by its words."""
    said = name.casefold()
    if number := re.search(r"\d+", said):
        return float(number[0])
    return next((place for words, place in _ENDS if words in said), 5.0)


@cache
def age_span(name: str) -> tuple[int, int] | None:
    """The first and the last year of age of a group such as "10 to 14", "Aged 65 and over" or "Under 1"."""
    said = name.casefold().replace("–", "-")
    numbers = [int(found) for found in re.findall(r"\d+", said)]
    if not numbers or len(numbers) > 2:
        return None
    if len(numbers) == 2:
        return (numbers[0], numbers[1]) if numbers[0] <= numbers[1] else None
    if re.search(r"(?:and|or) (?:under|younger|less)", said):
        return 0, numbers[0]
    if "under" in said or "less than" in said:
        return 0, numbers[0] - 1
    return numbers[0], OLDEST if re.search(r"\+|over|older|plus", said) else numbers[0]


def _first(signs: dict[Dimension, str], words: str) -> Dimension | None:
    said = words.casefold().replace("_", " ")
    return next((dimension for dimension, sign in signs.items() if re.search(sign, said)), None)
