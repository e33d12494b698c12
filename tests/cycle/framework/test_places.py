"""Every step, activity and gate has a stable key by which facts point at it."""

from __future__ import annotations

from quadrant.cycle.framework.places import (
    activities_of,
    gates_of,
    place_of,
    places_of,
    places_that_record,
    step_numbered,
    step_of_place,
    steps_of,
)
from quadrant.cycle.terms import Activity
from tests.cycle.framework.files import small


def test_places_are_walked_in_the_order_of_the_framework() -> None:
    framework = small()
    assert [place.key for place in steps_of(framework)] == ["find-out.needs", "fund.choose"]
    assert [place.key for place in activities_of(framework)] == [
        "find-out.needs.evidence",
        "find-out.needs.visit",
        "fund.choose.scoring",
        "fund.choose.check",
    ]
    assert [place.key for place in gates_of(framework)] == ["fund.choose.award"]
    assert len(places_of(framework)) == 7


def test_a_place_is_found_by_its_key() -> None:
    framework = small()
    found = place_of(framework, "fund.choose.award")
    assert found is not None
    assert found.piece.name == "Award of funding"
    assert found.step.name == "Choose proposals"
    assert found.phase.name == "Fund"
    assert place_of(framework, "fund.choose.nothing") is None


def test_a_step_is_found_by_its_number_and_by_what_lies_in_it() -> None:
    second = step_numbered(small(), 2)
    assert second is not None
    assert second.key == "fund.choose"
    assert step_numbered(small(), 3) is None
    assert step_of_place("fund.choose.award") == step_of_place("fund.choose") == "fund.choose"


def test_the_places_of_a_record_are_found() -> None:
    assert [place.key for place in places_that_record(small(), Activity.SCORING)] == ["fund.choose.scoring"]
    assert places_that_record(small(), Activity.OFFERS) == []
