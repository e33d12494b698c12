"""Dates of a programme are of the kind they say, and no task waits for itself or for what is not there."""

from __future__ import annotations

import pytest

from tests.cycle.framework.files import edited, refusal


@pytest.mark.parametrize(
    ("due", "said"),
    [
        ("{kind: exact, value: 2007-02-30, text: February}", "must be a date such as 2007-01-31, or two joined by /"),
        ("{kind: exact, value: 2007-02, text: February}", "must be a date such as 2007-01-31, or two joined by /"),
        ("{kind: month, value: 2007-13, text: soon}", "must be a month such as 2007-01, or two joined by /"),
        ("{kind: month, value: 2007-03/2007-01, text: J}", "must be a month such as 2007-01, or two joined by /"),
        (
            "{kind: season, value: summer, text: summer}",
            "must be a season with its year such as 'summer 2007', or months such as 2007-06/2007-07",
        ),
        ("{kind: tbc, value: later, text: later}", "must be empty or a guess: a date, month or season with its year"),
    ],
)
def test_programme_dates_are_written_as_their_kind_is(due: str, said: str) -> None:
    value = due.split("value: ")[1].split(",", maxsplit=1)[0]
    assert refusal(_with_programme(due)) == [
        f"line 76: 'programme', phase 'one', action 'board': 'due' is '{value}', {said}"
    ]


@pytest.mark.parametrize(
    "due",
    [
        "{kind: exact, value: 2007-02-28, text: on the last of February}",
        "{kind: month, value: 2006-09/2006-10, text: September or October}",
        "{kind: season, value: summer term 2007, text: in the summer term}",
        "{kind: season, value: 2007-06/2007-07, text: in summer}",
        "{kind: tbc, text: not known}",
        "{kind: tbc, value: 2007-06/2007-07, text: June or July perhaps}",
    ],
)
def test_programme_dates_of_every_kind_are_read(due: str) -> None:
    assert refusal(_with_programme(due)) == []


def test_a_programme_may_not_wait_for_what_is_not_there_or_for_itself() -> None:
    unknown = _with_programme("{kind: tbc, text: not known}").replace("after: []", "after: [one.bord]")
    assert refusal(unknown) == [
        (
            "line 77: 'programme', phase 'one', action 'board': 'after' names the programme action or task "
            "'one.bord', which is not there; did you mean 'one.board'?"
        )
    ]
    ring = _with_programme("{kind: tbc, text: not known}").replace("after: []", "after: [one.board]")
    assert refusal(ring) == ["line 77: the programme's 'one.board' waits for itself"]


def _with_programme(due: str) -> str:
    programme = f"""programme:
  name: Building the arrangements
  phases:
    - key: one
      number: 1
      name: Set up
      actions:
        - key: board
          name: Set up a board
          due: {due}
          after: []
windows:
"""
    return edited(("windows:\n", programme))
