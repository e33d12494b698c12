"""Spring 2025: ten years of eight indicators beside ten neighbours, one table by ward, six outcomes."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from quadrant.analyse.outcomes.commands import add_area
from quadrant.analyse.outcomes.terms import AreaKind, DatasetKind
from quadrant.demo.ardlebury.founding import AREA
from quadrant.demo.loading.evidence import Place, add_places, bring_in, name_outcome
from quadrant.demo.loading.figures import take_in, take_in_file
from quadrant.demo.loading.story import Story

PLAN = "Ardlebury Plan 2025 to 2029"
HERE = Place(
    "Ardlebury", AREA, ("0.96", "1.05", "0.91", "1.09", "1.02", "0.88", "1.13", "0.98", "1.07", "0.94"), "Like city"
)
OUTCOMES = (
    ("children", "Every child starts well and is helped in time", "Children and their families",
     ("plans-waiting", "short-breaks")),
    ("minds", "People are well in body and mind", "Everybody in Ardlebury", ("self-harm",)),
    ("work", "Everybody who wants to work can", "People of 16 to 64", ("learning-disability-work",
    "youth-unemployment")),
    ("streets", "Streets are clean, safe and easy to use", "Everybody in Ardlebury",
     ("fly-tips", "parking-satisfaction")),
    ("homes", "Homes are decent", "Households that rent", ("poor-rented-homes",)),
    ("carers", "Nobody cares alone", "People who look after somebody", ("short-breaks",)),
)  # fmt: skip
# Children of 10 to 15 admitted for harm to themselves, and all of that age, by ward: some counts are of 1 to 4.
WARDS = (
    ("Abbey Gate", 9, 1210), ("Ashmoor", 3, 640), ("Bellfield", 12, 1480), ("Canal Side", 14, 1395), ("Castle Mead", 2,
    610),
    ("Cloth Hall", 8, 990), ("Drovers Hill", 11, 1320), ("Eastbrook", 16, 1560), ("Fairlea", 1, 580), ("Guildway", 10,
    1105),
    ("Hollins", 7, 930), ("Ironbridge Lane", 13, 1290), ("Kingsmere", 9, 1150), ("Larkfield", 4, 720), ("Maltings", 12,
    1270),
    ("Northgate", 15, 1430), ("Orchard Park", 6, 870), ("Priory", 8, 1010), ("Riverside", 17, 1610), ("Saltersgate",
    11, 1240),
    ("Wharf", 10, 1080),
)  # fmt: skip
# Children of ten and eleven who are overweight, of every thousand, in the order of the wards above; of those of 10 to
# 15 every fifth is measured in a year.
OVERWEIGHT = (292, 461, 318, 402, 455, 378, 288, 352, 241, 333, 341, 366, 305, 428, 349, 470, 262, 388, 330, 276, 412)
MEASURED = 5


def tell(story: Story) -> None:
    """Figures and outcomes."""
    with story.when(2025, 4, 7) as at:
        add_places(story, HERE, at=at)
        bring_in(story, HERE, "ardlebury_indicators", at=at)
        _wards(story, at)
    with story.when(2025, 4, 14) as at:
        for key, name, population, measured_by in OUTCOMES:
            name_outcome(story, key, name, population, PLAN, measured_by, at=at)
    story.say("10 years of 8 indicators beside England and 10 neighbours; 21 wards on a map; 6 outcomes")


def _wards(story: Story, at: datetime) -> None:
    analyst = story.person("analyst")
    for number, (name, _, _) in enumerate(WARDS, start=1):
        add_area(code=f"D050000{number:02}", name=name, kind=AreaKind.WARD, by=analyst, at=at)
    year = story.days.calendar_year(2025) - 1
    admitted, people = sum(count for _, count, _ in WARDS), sum(of for _, _, of in WARDS)
    key, rate = "self-harm-by-ward", "per 1,000"
    take_in(
        "dictionary-of-ward-figures.csv",
        ("Indicator key", "Name", "Topic", "Unit", "Polarity", "Definition"),
        [
            (key, "Self-harm by ward, ages 10 to 15", "Mental health", rate, "Low",
             "Those admitted, of all of that age"),
            ("overweight-at-ten", "Children overweight at ten and eleven", "Children", "%", "Low",
             "Children measured in the last year of primary school who are overweight or very overweight."),
        ],
        name="Dictionary of figures by ward", kind=DatasetKind.DEFINITIONS, by=analyst, at=at,
    )  # fmt: skip
    take_in(
        "self-harm-by-ward.csv",
        ("Indicator", "Area", "Period", "Value", "Count", "Population", "Unit"),
        [
            (key, name, year, (Decimal(1000) * count / of).quantize(Decimal("0.1")), count, of, rate)
            for name, count, of in (*WARDS, ("Ardlebury", admitted, people))
        ],
        name="Self-harm, ages 10 to 15, by ward", kind=DatasetKind.FIGURES, by=analyst, at=at,
    )  # fmt: skip
    _overweight(story, at)
    take_in_file("ardlebury_wards.geojson", name="Wards of Ardlebury", kind=DatasetKind.BOUNDARIES, by=analyst, at=at)


def _overweight(story: Story, at: datetime) -> None:
    """Three years by ward; each year a little fewer, and the whole city beside them."""
    rows = []
    for step in range(3):
        year, share = story.days.calendar_year(2024) - step, Decimal(1) + Decimal("0.03") * step
        counts = [
            (name, int(of // MEASURED * heavy * share / 1000), of // MEASURED)
            for (name, _, of), heavy in zip(WARDS, OVERWEIGHT, strict=True)
        ]
        city = ("Ardlebury", sum(count for _, count, _ in counts), sum(of for _, _, of in counts))
        rows += [
            ("overweight-at-ten", name, year, (Decimal(100) * count / of).quantize(Decimal("0.1")), count, of, "%")
            for name, count, of in (*counts, city)
        ]
    take_in(
        "overweight-by-ward.csv",
        ("Indicator", "Area", "Period", "Value", "Count", "Population", "Unit"),
        rows,
        name="Children overweight, by ward", kind=DatasetKind.FIGURES, by=story.person("analyst"), at=at,
    )  # fmt: skip
