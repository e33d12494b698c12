"""Spring 2025: the people of Ardlebury and of England by age and sex, now and in ten years."""

from __future__ import annotations

from collections.abc import Iterator

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.demo.loading.figures import take_in
from quadrant.demo.loading.story import Story

AGES = [*(f"{low} to {low + 4}" for low in range(0, 90, 5)), "90 and over"]
# Of a hundred thousand people, by age from the youngest: males, then females. A city has its students and children.
CITY = (
    (2990, 3080, 3110, 3260, 4650, 4420, 3980, 3640, 3310, 3050, 3020, 2980, 2610, 2120, 1720, 1480, 880, 470, 190),
    (2850, 2930, 2960, 3180, 4780, 4390, 3900, 3570, 3290, 3080, 3090, 3060, 2720, 2260, 1880, 1710, 1130, 700, 460),
)
CITY_LATER = (
    (2710, 2760, 2890, 3120, 4510, 4330, 3890, 3700, 3450, 3190, 2950, 2790, 2700, 2490, 2140, 1640, 1090, 690, 330),
    (2580, 2640, 2760, 3040, 4620, 4290, 3800, 3610, 3370, 3150, 2980, 2850, 2790, 2620, 2330, 1870, 1360, 930, 640),
)
COUNTRY = (
    (2720, 2990, 3130, 3050, 3040, 3180, 3420, 3370, 3180, 2990, 3170, 3340, 3110, 2640, 2310, 2090, 1260, 720, 330),
    (2590, 2850, 2980, 2890, 2900, 3130, 3490, 3440, 3240, 3050, 3250, 3440, 3230, 2790, 2500, 2350, 1530, 1040, 740),
)
PEOPLE = (
    ("Ardlebury", 2025, CITY, 262_400),
    ("Ardlebury", 2035, CITY_LATER, 270_100),
    ("England", 2025, COUNTRY, 58_600_000),
)


def tell(story: Story) -> None:
    """A population as the statistics office gives it: counts by age and sex, and of everybody."""
    with story.when(2025, 4, 7, 15) as at:
        take_in(
            "population-by-age-and-sex.csv",
            ("Indicator", "Area", "Period", "Age", "Sex", "Measure", "Value"),
            _rows(story),
            name="Population by age and sex", kind=DatasetKind.FIGURES, by=story.person("analyst"), at=at,
        )  # fmt: skip
    story.say("the people of Ardlebury and of England by age and sex, now and in ten years")


def _rows(story: Story) -> Iterator[tuple[object, ...]]:
    for area, year, of_sex, people in PEOPLE:
        label, share = story.days.calendar_year(year), sum(map(sum, of_sex))
        yield "Population", area, label, "All", "All", "Count", people
        for sex, counts in zip(("Male", "Female"), of_sex, strict=True):
            for age, count in zip(AGES, counts, strict=True):
                yield "Population", area, label, age, sex, "Count", round(people * count / share)
