"""What can be read from a file of each kind, and the headers by which each field is known."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quadrant.intake.terms import FileKind


@dataclass(frozen=True)
class Field:
    """Something that a column can hold: its name on the page, the headers it goes by, whether a file must have it."""

    key: str
    label: str
    known_as: frozenset[str]
    needed: bool = False


def plain_header(header: str) -> str:
    """A header without case, punctuation, line breaks and the spaces that only look like spaces."""
    return re.sub(r"[^a-z0-9%]+", " ", header.casefold().replace("&", " and ")).strip()


def _field(key: str, label: str, known_as: str, *, needed: bool = False) -> Field:
    return Field(key, label, frozenset(plain_header(name) for name in known_as.split("|")), needed)


FIGURES = (
    _field(
        "indicator",
        "Indicator",
        "short desc|short description|indicator|indicator name|indicator id|indicator key|indicator code|measure short|"
        "measure code|series|series code|kpi|metric|short code|data series",
        needed=True,
    ),
    _field("name", "Indicator's full name", "data item|indicator title|full name|long name|measure name|title"),
    _field("measure", "Measure", "measure|measure type|statistic|value type"),
    _field("unit", "Unit", "unit|units|unit of measure|y axis name"),
    _field(
        "area",
        "Area's name",
        "la and regions|la and region|area name|area|local authority|la name|authority|council|place|geography|"
        "geography name|la|region or la|where|district|local authority name|areaname",
    ),
    _field(
        "area_code",
        "Area's GSS code",
        "area code|gss code|gss|ons code|geography code|la code|lad code|local authority code|areacode|ecode|"
        "new la code|utla code|ltla code",
    ),
    _field("area_number", "Council's DfE number", "la number|la num|dfe number|dfe code|old la code|lea number|la no"),
    _field(
        "period",
        "Period",
        "years|year|period|time period|date|time|quarter|month|financial year|academic year|when|timeperiod|year label",
        needed=True,
    ),
    _field(
        "value",
        "Value",
        "values|value|figure|figures|result|amount|rate|percentage|per cent|%|number|observation|data|score|obs value",
        needed=True,
    ),
    _field("numerator", "Numerator", "numerator|count|events|cases"),
    _field("denominator", "Denominator", "denominator|population|out of|base"),
    _field("breakdown", "Group", "inequality|breakdown|group|category|subgroup|characteristic"),
    _field("dimension", "What the group is of", "dimension|breakdown type|category type|group type|breakdown by"),
    _field("by_age", "Age", "age|age group|age band|age groups|ages"),
    _field("by_ethnicity", "Ethnicity", "ethnicity|ethnic group|ethnic background|race|ethnic origin"),
    _field("by_sex", "Sex", "sex|gender"),
    _field("by_disability", "Disability", "disability|disability category|disability status|disabled"),
    _field("by_religion", "Religion", "religion|religion or belief|religious affiliation|faith"),
    _field("by_local_area", "Local area", "local area|locality|neighbourhood|sub area|network"),
    _field("by_sexual_orientation", "Sexual orientation", "sexual orientation|sexuality"),
    _field(
        "by_learning_difficulty",
        "Learning difficulty",
        "learning difficulty|learning disability|sen|send|sen status|sen provision|special educational needs",
    ),
    _field(
        "by_care_status",
        "Looked-after status",
        "looked after status|looked after|care status|in care|child in care|care experienced",
    ),
    _field(
        "by_risk_of_criminality",
        "Risk of criminality",
        "risk of criminality|risk of offending|offending|youth justice status|known to youth justice",
    ),
    _field(
        "by_deprivation",
        "Deprivation",
        "deprivation|deprivation decile|deprivation quintile|imd decile|imd quintile|idaci decile|idaci quintile",
    ),
    _field("note", "Note", "note|notes|value note|footnote|comment"),
    _field("topic", "Topic", "topic|theme|domain"),
)
DEFINITIONS = (
    _field(
        "key",
        "Indicator's key in files of figures",
        "measure short|short desc|short description|indicator key|key|series|short code|indicator code|indicator id",
        needed=True,
    ),
    _field("name", "Name", "measure|name|indicator|indicator name|measure name|full name|title", needed=True),
    _field("title", "Longer title", "chart title|long name|indicator title|chart heading"),
    _field("topic", "Topic", "topic|theme|domain|category|subject"),
    _field("polarity", "Polarity", "polarity|direction|good is|better is|which way is good"),
    _field("unit", "Unit", "y axis name|unit|units|unit of measure|axis|axis label"),
    _field("definition", "Definition", "description|definition|meaning|what it measures"),
    _field("methodology", "Methodology", "methodology|method|technical notes|how it is made"),
    _field("source", "Source", "data owner do supplier and contact details|data owner|source|owner|supplier|publisher"),
    _field("link", "Link", "hyperlink s|hyperlink|hyperlinks|link|url|web address|address"),
    _field("frequency", "Frequency", "year type|frequency|period type|how often"),
    _field("decimals", "Decimal places", "dps|decimals|decimal places|dp"),
    _field("updated_on", "Last updated", "last update|last updated|updated|date updated"),
    _field("next_on", "Next update", "next update|next updated|next due"),
)
NEIGHBOURS = (
    _field("area", "Area's name", "la name|area name|area|local authority|name|council|authority|place"),
    _field("area_code", "Area's GSS code", "area code|gss code|gss|ons code|la code|code"),
    _field("area_number", "Council's DfE number", "la num|la number|dfe number|dfe code|number|la no|old la code"),
)
OF_KIND: dict[FileKind, tuple[Field, ...]] = {
    FileKind.FIGURES: FIGURES,
    FileKind.DEFINITIONS: DEFINITIONS,
    FileKind.NEIGHBOURS: NEIGHBOURS,
}
# "SN3", "Neighbour 3", "Statistical neighbour no 3", "3rd nearest": the third most alike.
NEIGHBOUR = re.compile(r"^(?:sn|nn|(?:statistical |nearest )?neighbou?r(?: rank| no| number)?) ?(\d{1,2})$")
CLOSENESS = re.compile(r"^(?:snp|closeness|how close|band)(?: ?(\d{1,2}))?$")


def field_named(kind: FileKind, header: str) -> str | None:
    """The field that a header names, or None."""
    plain = plain_header(header)
    return next((field.key for field in OF_KIND[kind] if plain in field.known_as), None)


def is_field(key: str) -> bool:
    """Whether any kind of file has this field."""
    ranked = re.fullmatch(r"(?:neighbour|closeness)_[1-9][0-9]?", key)
    return bool(ranked) or any(field.key == key for fields in OF_KIND.values() for field in fields)


def label_of(kind: FileKind, key: str) -> str:
    """The name of a field on a page."""
    known = next((field.label for field in OF_KIND[kind] if field.key == key), "")
    what, _, rank = key.partition("_")
    ranked = {"neighbour": f"Neighbour {rank}", "closeness": f"How close neighbour {rank} is"}
    return known or ranked.get(what, key)
