"""A new name that is nearly one that is here is asked about; one that another word tells apart is not."""

from __future__ import annotations

import time

import pytest

from quadrant.partnership.queries.alike import asked_whether, nearly_known

HERE = (
    "Lantern House", "Harbour Door", "Ardlebury Citizens Advice", "Tidewell Homecare Ltd", "North Quay Schools",
    "Maltings Arts Association", "Age Well Ardlebury", "Mind", "St Botolph's Night Shelter", "Unit 1 Studios",
)  # fmt: skip


@pytest.mark.parametrize(
    ("new", "here"),
    [
        ("Lantern Hse", "Lantern House"),
        ("Lantren House", "Lantern House"),
        ("The Lantern House", "Lantern House"),
        ("Harbour Door (CIO)", "Harbour Door"),
        ("Harbour Door (Women's Centre)", "Harbour Door"),
        ("Tidewell Home Care", "Tidewell Homecare Ltd"),
        ("Tidewell Homecare Limited", "Tidewell Homecare Ltd"),
        ("Maltings Arts Assoc.", "Maltings Arts Association"),
        ("St Botolphs Night Shelter", "St Botolph's Night Shelter"),
        ("ARDLEBURY CITIZENS' ADVICE CIO", "Ardlebury Citizens Advice"),
        ("Ardlebury Citizen Advice", "Ardlebury Citizens Advice"),
    ],
)
def test_nearly_the_same_name_is_asked_about(new: str, here: str) -> None:
    assert nearly_known([new], HERE) == [(new, here)]


@pytest.mark.parametrize(
    "new",
    ["South Quay Schools", "Lantern Court", "Age Well Quenmouth", "Mend", "Unit 2 Studios", "Door Harbour", "???"],
)
def test_another_name_is_not(new: str) -> None:
    assert nearly_known([new], HERE) == []


def test_who_is_here_already_is_no_question() -> None:
    assert nearly_known(["lantern house", "Lantern House"], [*HERE, "Lantern Hse"]) == []


def test_two_new_names_may_be_one_too() -> None:
    assert asked_whether(["Lantern House", "Age Well", "Lantern Hse"], []) == [
        "“Lantern Hse” is new; did you mean “Lantern House”, which is new in this file too?"
    ]


def test_twenty_are_named_and_how_many_more() -> None:
    names = [f"Lantern Hse {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"]
    told = asked_whether(names, [f"Lantern House {letter}" for letter in "abcdefghijklmnopqrstuvwxyz"])
    assert told[0] == "“Lantern Hse a” is new; did you mean “Lantern House a”, which is here?"
    assert len(told) == 21
    assert told[-1] == "So may be 6 more of the new names."


def test_a_long_list_beside_many_organisations_takes_no_time() -> None:
    here = [f"Organisation of {place} and its people {place * 7}" for place in range(5_000)]
    begun = time.monotonic()
    assert nearly_known([f"Provider of {place} and its people" for place in range(5_000)], here) == []
    assert time.monotonic() - begun < 3
