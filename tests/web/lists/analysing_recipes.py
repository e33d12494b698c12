"""How the lists of figures by group, of reviews, of data asked for, of needs and of priorities grow."""

from __future__ import annotations

from datetime import date

from quadrant.analyse.needs.commands import add_vulnerable_group
from quadrant.analyse.outcomes import commands
from quadrant.analyse.outcomes.queries import area_coded, indicators
from quadrant.analyse.outcomes.terms import Method, Outlines, Power, Subject
from quadrant.analyse.priorities.terms import Shift
from quadrant.methods.outlines import ring_of
from tests.factories import catalogue, marginal, needs, outcomes, petitions, priorities
from tests.factories.cycle import cycle
from tests.factories.outcomes import CORNWALL, DORSET, HEREFORDSHIRE, NOW, SHROPSHIRE
from tests.factories.partnership import organisation
from tests.web.lists.recipes import NAMES, Grown, recipe

COUNTED = (100.0, 1000.0, 10.0)
APART = (200.0, 1000.0, 20.0)


def _group(name: str, code: str = HEREFORDSHIRE, counted: tuple[float, float, float] = APART) -> int:
    """One group's figure, brought in as a dataset of its own."""
    values = {code: {"2024": counted}}
    text = f"Ethnicity: {name}" if name else ""
    found = outcomes.figures("Waiting", values, breakdown=text, method=Method.PROPORTION, unit="%")
    outcomes.bring(found, name=f"{name or 'Everybody'} {code}")
    return int(indicators().get(key="Waiting").pk)


@recipe("groups_of_indicator")
def _groups() -> Grown:
    _group("", counted=COUNTED)
    for name in NAMES:
        yield outcomes.analyst(), f"indicators/{_group(name)}/groups/"


@recipe("group_areas")
def _areas() -> Grown:
    _group("Asian")
    for code in (SHROPSHIRE, CORNWALL, DORSET):
        yield outcomes.analyst(), f"indicators/{_group('Asian', code)}/groups/"


@recipe("groups_apart")
def _apart() -> Grown:
    _group("", counted=COUNTED)
    for name in NAMES:
        _group(name)
        yield outcomes.analyst(), "groups/"


@recipe("areas_on_map")
def _on_map() -> Grown:
    wards = [f"E0500000{at}" for at in range(1, 4)]
    for many in (1, 2, 3):
        shapes = [[[ring_of([(at, 51), (at + 1, 51), (at, 52)])]] for at in range(many)]
        outlines = Outlines([outcomes.area(code) for code in wards[:many]], shapes)
        anna = outcomes.analyst()
        commands.import_boundaries(outlines=outlines, file=outcomes.received("Wards", many), by=anna, at=NOW)
        counted = outcomes.indicator("Poverty", {code: {"2024": (100.0, 1000.0, 10.0)} for code in wards[:many]})
        yield anna, f"indicators/{counted.pk}/map/"


@recipe("profile")
def _profile() -> Grown:
    for name in NAMES:
        outcomes.indicator(name, {HEREFORDSHIRE: {"2024": COUNTED}})
        yield outcomes.analyst(), f"areas/{HEREFORDSHIRE}/"


@recipe("people_by_age")
def _people() -> Grown:
    bands = ("Aged 0 to 15", "Aged 16 to 44", "Aged 45 to 64", "Aged 65 and over")
    for many in (2, 3, 4):
        for at, band in enumerate(bands[:many]):
            counted = outcomes.figures(
                "Population", {HEREFORDSHIRE: {"2024": 100.0 + at}}, breakdown=f"Age: {band}", method=Method.COUNT
            )
            outcomes.bring(counted, name=band)
        yield outcomes.analyst(), f"areas/{HEREFORDSHIRE}/population/"


@recipe("curve_reviews")
def _reviews() -> Grown:
    anna = outcomes.analyst()
    for name in NAMES:
        reviewed = outcomes.indicator(name, by=anna)
        here = area_coded(HEREFORDSHIRE)
        assert here is not None
        drawn = {"2025": (date(2025, 12, 31), 10.0)}
        commands.start_curve_review(indicator=reviewed, area=here, baseline=drawn, made_by="By hand", by=anna, at=NOW)
        yield anna, "curve-reviews/"


@recipe("powers")
def _powers() -> Grown:
    anna = outcomes.analyst()
    for name in NAMES:
        judged = outcomes.indicator(name, by=anna)
        high = {"communication": Power.HIGH, "proxy": Power.HIGH, "data": Power.HIGH}
        commands.judge_indicator(indicator=judged, **high, by=anna, at=NOW)
        yield anna, "indicators/choosing/"


@recipe("data_requests")
def _requests() -> Grown:
    anna = outcomes.analyst()
    for name in NAMES:
        commands.ask_for_data(
            organisation=organisation(name),
            subjects=[Subject.USE],
            what=name,
            due_on=date(2027, 1, 31),
            by=anna,
            at=NOW,
        )
        yield anna, "data-requests/"


@recipe("needs")
def _needs() -> Grown:
    families = cycle()
    needs.figures()
    for name in NAMES:
        needs.figure(needs.evidenced(families, name))
        yield needs.analyst(), "needs/"


@recipe("gaps")
def _gaps() -> Grown:
    families = cycle()
    needs.figures()
    for name in NAMES:
        needs.figure(needs.evidenced(families, name))
        yield needs.analyst(), "needs/gaps/"


@recipe("vulnerable-groups")
def _watched() -> Grown:
    cycle()
    for name in NAMES:
        add_vulnerable_group(name=name, why="It bears on them", by=needs.analyst(), at=NOW)
        yield needs.analyst(), "needs/groups/"


@recipe("assessments")
def _assessments() -> Grown:
    families = cycle()
    for name in NAMES:
        needs.assessment(families, [needs.evidenced(families, name)], title=name)
        yield needs.analyst(), "needs-assessments/"


@recipe("reviews-of-the-year")
def _reviews_due() -> Grown:
    families = cycle()
    for name in NAMES:
        catalogue.service(name, review_by=date(2027, 1, 31), owner=needs.analyst())
        needs.assessment(families, [needs.evidenced(families, name)], title=name)
        yield needs.analyst(), "needs/reviews/"


@recipe("petitions")
def _petitions() -> Grown:
    petitions.scheme()
    for name in NAMES:
        petitions.petition(name)
        yield petitions.monitor(), "petitions/"


@recipe("marginal-analyses")
def _marginal() -> Grown:
    families = cycle()
    cared = catalogue.service()
    catalogue.paid(cared, 400_000)
    for name in NAMES:
        analysis = marginal.begun(families, cared, title=name)
        marginal.option(analysis, Shift.OUT, "Fewer nights", "10000", service=cared)
        yield priorities.commissioner(), "marginal-analyses/"


@recipe("priorities")
def _priorities() -> Grown:
    families, order = cycle(), []
    for name in NAMES:
        order.append(priorities.judged(families, name, 3, 3, 3, 3))
        priorities.ranked(families, *order)
        yield priorities.commissioner(), "priorities/"
