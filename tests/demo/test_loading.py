"""Loading: once, for one day, whole or not at all; then people to choose from."""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from quadrant.audit.terms import Refusal
from quadrant.demo.loading import telling
from quadrant.demo.loading.days import moment
from quadrant.demo.loading.figures import DATA
from quadrant.demo.loading.founding import found
from quadrant.demo.loading.story import Story
from quadrant.demo.loading.telling import Part, tell
from quadrant.demo.models import DemoClock
from quadrant.demo.people import demo_people
from quadrant.partnership.models import Partnership, Person


def small(story: Story) -> None:
    """A part of a story with nothing but its beginning."""
    found(
        story,
        name="Littlemoor",
        slug="littlemoor",
        place="Littlemoor",
        area_code="",
        colour="#333333",
        on=story.days.day(2024, 1, 15),
        email="administrator@littlemoor.example",
    )
    story.say("founded")


def broken(story: Story) -> None:
    small(story)
    raise Refusal("something in the story does not hold")


PARTS = (Part("Littlemoor", "littlemoor", small),)


@pytest.mark.django_db
def test_a_second_run_keeps_what_is_there() -> None:
    said: list[str] = []
    tell(date(2027, 3, 1), said.append, PARTS)
    assert said[:2] == ["Loading Littlemoor", "  founded"]
    clock = DemoClock.objects.get()
    assert clock.starts_at == datetime(2027, 3, 1, 9, tzinfo=UTC)
    said.clear()
    tell(None, said.append, PARTS)
    assert said == ["The demo is loaded already, for 1 March 2027."]
    assert (DemoClock.objects.count(), Partnership.objects.count()) == (1, 1)


@pytest.mark.django_db
def test_another_day_needs_a_fresh_start() -> None:
    tell(date(2027, 3, 1), lambda _: None, PARTS)
    with pytest.raises(Refusal, match=r"loaded for 1 March 2027. ./run demo --fresh --as-of 2027-04-02 begins anew"):
        tell(date(2027, 4, 2), lambda _: None, PARTS)


@pytest.mark.django_db
def test_a_part_that_fails_leaves_nothing_and_the_next_run_goes_on() -> None:
    with pytest.raises(Refusal):
        tell(None, lambda _: None, (Part("Littlemoor", "littlemoor", broken),))
    assert not Partnership.objects.exists()
    assert not Person.objects.exists()
    tell(None, lambda _: None, PARTS)
    assert [place.slug for place in Partnership.objects.all()] == ["littlemoor"]


@pytest.mark.django_db
def test_the_command_shows_its_progress_and_the_other_its_people(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "PARTS", PARTS)
    monkeypatch.setattr(telling.tell, "__defaults__", (PARTS,))
    out = StringIO()
    call_command("load_demo", stdout=out)
    assert out.getvalue().splitlines()[:2] == ["Loading Littlemoor", "  founded"]
    out = StringIO()
    call_command("demo_people", stdout=out)
    assert out.getvalue().startswith("Open the address and choose one of these")


@pytest.mark.django_db
def test_production_has_no_demo(settings: Any) -> None:
    settings.MODE = "production"
    with pytest.raises(CommandError, match="demo mode only"):
        call_command("load_demo", stdout=StringIO())


def test_people_are_named_by_role_and_once_each() -> None:
    people = demo_people()
    assert len({(one.partnership, one.email) for one in people}) == len(people)
    assert all(one.email.endswith(".example") for one in people)
    assert moment(date(2026, 11, 16)).utcoffset() is not None


def test_the_loaders_own_table_has_nothing_computed() -> None:
    with (DATA / "proposals.csv").open(encoding="utf-8") as file:
        columns = set(csv.DictReader(file).fieldnames or ())
    assert columns == {"no", "group", "title", "lead", "kind", "y2027_28", "y2028_29", "y2029_30", "match", "note"}
