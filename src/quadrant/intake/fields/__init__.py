"""What can be read from a file of each kind, and the headers by which each field is known."""

from __future__ import annotations

import re

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.intake.fields.field import Field, plain_header
from quadrant.intake.fields.of_figures import BOUNDARIES, DEFINITIONS, FIGURES, LOOKUP, NEIGHBOURS
from quadrant.intake.fields.of_finance import MONITORING
from quadrant.intake.fields.of_lists import BUDGETS, MEETINGS, ORGANISATIONS, PEOPLE, SERVICES
from quadrant.intake.fields.of_records import CONTRACTS, SPEND
from quadrant.intake.fields.of_tenders import TENDERS
from quadrant.intake.terms import RECORDS

__all__ = ["CLOSENESS", "NEIGHBOUR", "OF_KIND", "field_named", "field_of", "is_field", "label_of", "plain_header"]

OF_KIND: dict[DatasetKind, tuple[Field, ...]] = {
    DatasetKind.FIGURES: FIGURES,
    DatasetKind.DEFINITIONS: DEFINITIONS,
    DatasetKind.NEIGHBOURS: NEIGHBOURS,
    DatasetKind.CONTRACTS: CONTRACTS,
    DatasetKind.SPEND: SPEND,
    DatasetKind.BOUNDARIES: BOUNDARIES,
    DatasetKind.LOOKUP: LOOKUP,
    DatasetKind.SERVICES: SERVICES,
    DatasetKind.ORGANISATIONS: ORGANISATIONS,
    DatasetKind.PEOPLE: PEOPLE,
    DatasetKind.BUDGETS: BUDGETS,
    DatasetKind.MEETINGS: MEETINGS,
    DatasetKind.MONITORING: MONITORING,
    DatasetKind.TENDERS: TENDERS,
}
# "SN3", "Neighbour 3", "Statistical neighbour no 3", "3rd nearest": the third most alike.
NEIGHBOUR = re.compile(r"^(?:sn|nn|(?:statistical |nearest )?neighbou?r(?: rank| no| number)?) ?(\d{1,2})$")
# The ONS's own names of columns: WD23CD is the code of a ward of 2023, LAD21NM the name of a district of 2021.
OFFICIAL = re.compile(r"^([a-z]{2,5})\d{2}(cd|nm)$")
OF_PLACES = frozenset({DatasetKind.BOUNDARIES, DatasetKind.LOOKUP})
_STEPS = {"oa": "smaller", "lsoa": "smaller", "wd": "middle", "msoa": "middle"}
CLOSENESS = re.compile(r"^(?:snp|closeness|how close|band)(?: ?(\d{1,2}))?$")
# "lsoa21_code", "LAD19CD", "ltla24_name": the geographies of the Office for National Statistics, with their year.
GEOGRAPHY = re.compile(
    r"^(?:oa|lsoa|msoa|wd|ward|ltla|utla|lad|la|cty|county|rgn|region|ctry|country|icb|sicbl|pcn|cauth) ?(?:\d{2})? ?"
    r"(?:(code|cd)|(?:name|nm))$"
)


def field_named(kind: DatasetKind, header: str) -> str | None:
    """The field that a header names, or None; words run together ("AreaCode") are told as well."""
    plain = plain_header(header)
    found = next((field.key for field in OF_KIND[kind] if plain in field.known_as), None)
    if found is None and kind in RECORDS:
        return _field_of_record(kind, header)
    if found is None and kind in OF_PLACES and (official := OFFICIAL.match(plain)):
        return _field_of_places(kind, official[1], official[2])
    if found is None and kind is DatasetKind.FIGURES and (geography := GEOGRAPHY.match(plain)):
        return "area_code" if geography[1] else "area"
    return found or next((field.key for field in OF_KIND[kind] if plain and plain in field.squashed), None)


def _field_of_record(kind: DatasetKind, header: str) -> str | None:
    """Headers of registers come run together ("StartDate") and with their unit behind ("Value (£)")."""
    bare = plain_header(re.split(r"[(\[{/,:£]", header, maxsplit=1)[0])
    tried = (plain_header(header), bare, re.sub(r" (?:gbp|dd mm yyyy|dd mm yy|ex vat|exc vat|excl vat|y n)$", "", bare))
    squashed = {each.replace(" ", "") for each in tried if each}
    return next((field.key for field in OF_KIND[kind] if squashed & field.squashed), None)


def _field_of_places(kind: DatasetKind, what: str, which: str) -> str | None:
    if kind is DatasetKind.BOUNDARIES:
        return "area_code" if which == "cd" else "area"
    return _STEPS.get(what, "larger") if which == "cd" else None


def field_of(kind: DatasetKind, key: str) -> Field:
    return next(field for field in OF_KIND[kind] if field.key == key)


def is_field(key: str) -> bool:
    """Whether any kind of file has this field."""
    ranked = re.fullmatch(r"(?:neighbour|closeness)_[1-9][0-9]?", key)
    return bool(ranked) or any(field.key == key for fields in OF_KIND.values() for field in fields)


def label_of(kind: DatasetKind, key: str) -> str:
    """The name of a field on a page."""
    known = next((field.label for field in OF_KIND[kind] if field.key == key), "")
    what, _, rank = key.partition("_")
    ranked = {"neighbour": f"Neighbour {rank}", "closeness": f"How close neighbour {rank} is"}
    return known or ranked.get(what, key)
