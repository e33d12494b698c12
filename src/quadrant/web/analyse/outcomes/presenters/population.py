"""The people of an area by age and sex, beside another area or year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest

from quadrant.analyse.outcomes.queries import (
    PeopleByAge,
    area_coded,
    areas_beside,
    people_by_age,
    populations_by_sex,
    sources_of,
    years_of_population,
)
from quadrant.analyse.outcomes.terms import ENGLAND
from quadrant.methods import words
from quadrant.partnership.within import here
from quadrant.web.design.charts import bars, pyramids
from quadrant.web.design.charts.drawing import Chart
from quadrant.web.design.tables import Column, Kind, Table

if TYPE_CHECKING:
    from quadrant.analyse.outcomes.models import Area, Indicator

OLDEST = 130
YOUNG_UNTIL = (15, 17, 19, 14)


@dataclass(frozen=True)
class Compared:
    """Another area or year, and what it is called."""

    name: str
    people: PeopleByAge


@dataclass(frozen=True)
class PopulationOnPage:
    """Everything on the page. `with_areas` and `with_years` are what it may be compared with."""

    populations: Sequence[Indicator] = ()
    population: Indicator | None = None
    periods: Sequence[str] = ()
    period: str = ""
    with_areas: Sequence[Area] = ()
    with_area: str = ""
    with_years: Sequence[str] = ()
    with_year: str = ""
    chart: Chart | None = None
    table: Table[int] | None = None
    everybody: str = ""
    why_not: str = ""


def population_on_page(request: HttpRequest, area: Area) -> PopulationOnPage:
    """The population and the year asked for, else the first and the latest; beside what is asked for, if anything."""
    asked: Any = request
    held = populations_by_sex(area)
    chosen = next((one for one in held if str(one.pk) == request.GET.get("of")), next(iter(held), None))
    if chosen is None:
        return PopulationOnPage()
    years = years_of_population(chosen, area, asked.user)
    periods = [label for label, _ in reversed(years.periods)]
    period = request.GET.get("year", "")
    come = [label for label, on in reversed(years.periods) if on <= here().on]
    period = period if period in periods else next(iter([*come, *periods]), "")
    others = areas_beside(area, chosen, [area_coded(ENGLAND), area_coded(asked.partnership.area_code)])
    other = next((one for one in others if one.code == request.GET.get("with")), None)
    year = request.GET.get("and", "")
    year = year if other is None and year in periods and year != period else ""
    found = people_by_age(years, period) if period else None
    base = (held, chosen, periods, period, others, other.code if other else "")
    rest = ([label for label in periods if label != period], year)
    if found is None:
        return PopulationOnPage(*base, *rest, why_not="Its bands of age leave gaps, or some are hidden.")
    compared, why_not = None, ""
    if other is not None or year:
        theirs = years_of_population(chosen, other, asked.user) if other is not None else years
        beside = people_by_age(theirs, year or period, like=found.bands)
        fits = beside is not None and bool(beside.of_sex) == bool(found.of_sex)
        name = f"{other.name}, {period}" if other is not None else f"{area.name}, {year}"
        compared = Compared(name, beside) if beside is not None and fits else None
        why_not = "" if fits else f"{name} has no people of the same ages, or some are hidden."
    source = chosen.source or words.listing([dataset.name for dataset in sources_of(chosen)])
    return PopulationOnPage(
        *base,
        *rest,
        chart=_chart(area, found, compared, f"{chosen.name}. Source: {source or 'not named'}."),
        table=_table(area, found, compared),
        everybody=words.number(round(found.everybody)),
        why_not=why_not,
    )


def _chart(area: Area, found: PeopleByAge, compared: Compared | None, source: str) -> Chart:
    title = _finding(area, found, compared)
    ages = [age_words(band) for band in found.bands]
    if not found.of_sex:
        return bars.bar_chart(
            bars.Comparison(
                title=title,
                bars=[bars.Bar(age, float(share)) for age, share in zip(ages, found.shares, strict=True)],
                unit="%",
                places=1,
                source=f"{found.period}. {source}",
                one="band",
            )
        )
    sides = [
        pyramids.Side(
            name,
            found.shares_of(sex).tolist(),
            compared.people.shares_of(sex).tolist() if compared is not None else (),
        )
        for sex, name in (("Male", "Males"), ("Female", "Females"))
    ]
    return pyramids.pyramid_chart(
        pyramids.Pyramid(
            title=title,
            ages=ages,
            left=sides[0],
            right=sides[1],
            head=_head(found, compared),
            rows=[_row(at, found, compared) for at in range(len(ages))],
            compared_name=compared.name if compared is not None else "",
            source=f"{found.period}. Per cent of all people. {source}",
        )
    )


def _head(found: PeopleByAge, compared: Compared | None) -> list[str]:
    sexes = ["Males", "Females"] if found.of_sex else []
    return ["Age", *sexes, "All", "Share", *([f"Share, {compared.name}"] if compared is not None else [])]


def _row(at: int, found: PeopleByAge, compared: Compared | None) -> list[str]:
    return [
        age_words(found.bands[at]),
        *(words.number(round(float(each[at]))) for each in found.of_sex.values()),
        words.number(round(float(found.people[at]))),
        _per_cent(float(found.shares[at])),
        *([_per_cent(float(compared.people.shares[at]))] if compared is not None else []),
    ]


def _finding(area: Area, found: PeopleByAge, compared: Compared | None) -> str:
    """How many are young and how many are old, as far as the bands tell."""
    told = []
    until = next((age for age in YOUNG_UNTIL if found.share_between(0, age) is not None), None)
    spans = [(f"under {until + 1}", 0, until)] if until is not None else []
    for name, low, high in [*spans, ("65 or over", 65, OLDEST)]:
        share = found.share_between(low, high)
        theirs = compared.people.share_between(low, high) if compared is not None else None
        if share is not None:
            told.append(f"{_per_cent(share)} are {name}" + (f" ({_per_cent(theirs)})" if theirs is not None else ""))
    who = f"{area.name}, {found.period}: {words.number(round(found.everybody))} people"
    beside = f", beside {compared.name}" if compared is not None else ""
    return f"{who}; {' and '.join(told)}{beside}" if told else f"{who}{beside}"


def _table(area: Area, found: PeopleByAge, compared: Compared | None) -> Table[int]:
    """The bands as a file."""
    sexes = [
        Column(sex.lower(), f"{sex}s", lambda at, sex=sex: float(found.of_sex[sex][at]), kind=Kind.NUMBER)  # type: ignore[misc]  # bound now
        for sex in found.of_sex
    ]
    beside: list[Column[int]] = []
    if compared is not None:
        beside = [
            Column(
                "compared", f"Share, {compared.name}", lambda at: float(compared.people.shares[at]), kind=Kind.PERCENT
            )
        ]
    return Table(
        name="people_by_age",
        caption=f"People of {area.name} by age and sex, {found.period}",
        one="band",
        rows=list(range(len(found.bands))),
        columns=[
            Column("age", "Age", lambda at: age_words(found.bands[at])),
            *sexes,
            Column("people", "All", lambda at: float(found.people[at]), kind=Kind.NUMBER),
            Column("share", "Share", lambda at: float(found.shares[at]), kind=Kind.PERCENT),
            *beside,
        ],
    )


def _per_cent(share: float) -> str:
    return f"{words.number(share, 1)}%"


def age_words(band: tuple[int, int]) -> str:
    low, high = band
    return f"{low}+" if high >= OLDEST else str(low) if low == high else f"{low} to {high}"
