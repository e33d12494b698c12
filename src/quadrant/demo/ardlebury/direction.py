"""Spring 2025: the vision, figures by group, a target, need to come, a curve that turned; data asked of partners."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from quadrant.analyse.outcomes.commands import (
    CurveSaid,
    TargetSaid,
    add_curve_action,
    ask_for_data,
    judge_indicator,
    receive_data,
    set_headlines,
    set_target,
    set_vision,
    start_curve_review,
    write_curve_review,
)
from quadrant.analyse.outcomes.queries import area_coded
from quadrant.analyse.outcomes.terms import Counted, DatasetKind, Power, Subject
from quadrant.demo.ardlebury.founding import AREA
from quadrant.demo.loading.evidence import indicator
from quadrant.demo.loading.figures import take_in
from quadrant.demo.loading.story import Story
from quadrant.partnership.keeping import keep

VISION = "A city where every child starts well, everybody who wants to work can, and nobody grows old or cares alone."
HEADLINES = ("plans-waiting", "self-harm", "learning-disability-work", "fly-tips")
# Plans of the latest year by group: how many took more than 20 weeks, of how many.
PLANS = {
    "Age": (("0 to 4", 45, 90), ("5 to 10", 71, 170), ("11 to 15", 38, 110), ("16 to 25", 12, 30)),
    "Ethnicity": (("White British", 76, 210), ("Asian", 41, 80), ("Black", 30, 60), ("Mixed", 19, 50)),
    "Sex": (("Boys", 116, 270), ("Girls", 50, 130)),
    "Deprivation": (("Most deprived fifth", 42, 80), ("Second most deprived fifth", 38, 80), ("Third fifth", 33, 80),
                    ("Second least deprived fifth", 29, 80), ("Least deprived fifth", 24, 80)),
}  # fmt: skip
SUPPORT = (("", 3300, 209_400), ("18 to 64", 2610, 168_000), ("65 and over", 690, 41_400))
PEOPLE = {2025: (168_000, 41_400), 2030: (171_200, 47_900), 2035: (172_000, 54_300)}
COLUMNS = ("Indicator", "Area", "Period", "Dimension", "Group", "Value", "Numerator", "Denominator", "Unit")
Row = tuple[object, ...]


def tell(story: Story) -> None:
    """Everything that stands beside the ten years of figures."""
    with story.when(2025, 4, 14, 14) as at:
        head, analyst = story.person("head"), story.person("analyst")
        set_vision(statement=VISION, by=head, at=at)
        measures = [indicator(key) for key in HEADLINES]
        set_headlines(indicators=measures, counted=Counted.WHOLE, by=head, at=at)
        for name, rows in (("Plans by group", list(_plans(story))), ("Mental health support by age", _support(story))):
            take_in(f"{name}.csv", COLUMNS, rows, name=name, kind=DatasetKind.FIGURES, by=analyst, at=at)
        _people(story, at)
    with story.when(2025, 4, 15) as at:
        _target(story, at)
        _curve(story, at)
    story.say("a vision, 4 headline measures, figures by group, a target, a curve that turned")


def _plans(story: Story) -> Iterator[Row]:
    year = story.days.calendar_year(2025)
    for dimension, groups in PLANS.items():
        for group, late, of in groups:
            share = round(100 * late / of, 1)
            yield "plans-waiting", "Ardlebury", year, dimension, group, share, late, of, "%"


def _support(story: Story) -> list[Row]:
    year = story.days.calendar_year(2025)
    return [
        ("Adults supported by mental health services", "Ardlebury", year, "Age" if age else "", age,
         round(1000 * events / of, 2), events, of, "rate per 1,000")
        for age, events, of in SUPPORT
    ]  # fmt: skip


def _people(story: Story, at: datetime) -> None:
    rows = [
        ("People expected to live in Ardlebury", "Ardlebury", story.days.calendar_year(year), age, "Count", count)
        for year, counts in PEOPLE.items()
        for age, count in zip(("18 to 64", "65 and over"), counts, strict=True)
    ]
    take_in(
        "people-expected.csv", ("Indicator", "Area", "Period", "Age", "Measure", "Value"), rows,
        name="People expected, by age", kind=DatasetKind.FIGURES, by=story.person("analyst"), at=at,
    )  # fmt: skip


def _target(story: Story, at: datetime) -> None:
    waiting, here, year = indicator("plans-waiting"), area_coded(AREA), story.days.calendar_year
    assert here is not None  # noqa: S101  the story founded it
    said = TargetSaid(
        baseline=39.8, baseline_on=date(year(2024), 12, 31), value=25.0, due_on=date(year(2028), 12, 31),
        owner=story.person("director_people"), effective_from=story.days.day(2025, 4, 1), floor=45.0, stretch=20.0,
        steps={date(year(2026), 12, 31): 35.0},
    )  # fmt: skip
    set_target(indicator=waiting, area=here, said=said, by=story.person("head"), at=at)
    judge_indicator(
        indicator=waiting, communication=Power.HIGH, proxy=Power.HIGH, data=Power.MEDIUM, by=story.person("head"), at=at
    )
    judge_indicator(
        indicator=indicator("parking-satisfaction"), communication=Power.HIGH, proxy=Power.LOW, data=Power.LOW,
        agenda="Ask 2,000 residents instead of 600, so that four points of difference can be told from chance.",
        by=story.person("head"), at=at,
    )  # fmt: skip


def _curve(story: Story, at: datetime) -> None:
    here, year, analyst = area_coded(AREA), story.days.calendar_year, story.person("analyst")
    assert here is not None  # noqa: S101  the story founded it
    baseline = {str(year(2024)): (date(year(2024), 12, 31), 540.0), str(year(2025)): (date(year(2025), 12, 31), 561.0)}
    review = start_curve_review(
        indicator=indicator("self-harm"), area=here, baseline=baseline, made_by="By hand, from the ten years to 2023",
        by=analyst, at=at,
    )  # fmt: skip
    said = CurveSaid(
        story="Admissions rose with waits for help and with nights when nobody but the hospital is open.",
        partners="Schools, the hospital’s liaison team, Harbour Door, the college, parents’ groups.",
        works="Drop-ins in schools; a call within 72 hours of leaving hospital; staff trained to ask.",
        off_the_wall="Let sixth-formers run the evening line, with a nurse beside them.",
        agenda="Nobody counts those who come and are sent home: ask the hospital for it every quarter.",
    )
    write_curve_review(review=review, version=1, said=said, by=analyst, at=at)
    add_curve_action(
        review=review, what="A call within 72 hours of leaving hospital", who="Liaison team, Estuary and Fells ICB",
        due_on=story.days.day(2025, 9, 1), cost="One post", by=analyst, at=at,
    )  # fmt: skip


def ask(story: Story) -> None:
    """Data asked of two partners for the review of short breaks; one has sent them."""
    with story.when(2026, 10, 5) as at:
        _asked(story, at)


def _asked(story: Story, at: datetime) -> None:
    analyst = story.person("analyst")
    asked = ask_for_data(
        organisation=story.organisation("forum"), subjects=[Subject.USE, Subject.COMPLIMENTS, Subject.COMPLAINTS],
        what="Families seen by members’ short breaks in 2025/26 by age and locality, and what they praised or blamed.",
        due_on=story.days.day(2026, 11, 2), cycle=story.made.get("short-breaks"), by=analyst, at=at,
    )  # fmt: skip
    content = b"locality,families,compliments,complaints\nNorth,61,14,3\nSouth,47,9,5\n"
    receive_data(
        request=asked, file_name="members-short-breaks.csv", kept=keep([content], partnership=story.place.pk),
        note="Without two members that keep no count", by=analyst, at=at,
    )  # fmt: skip
    ask_for_data(
        organisation=story.organisation("police"), subjects=[Subject.NEED],
        what="Children known to youth justice by ward and age, last three years.",
        due_on=story.days.day(2026, 11, 30), by=analyst, at=at,
    )  # fmt: skip
