"""Row CYP-024: the seven activities of the definition are the cycle; the three phases are a programme beside it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.telling import commissioner, step_of, tab, words

KEY = "cypsp-2006"
SEVEN = ("analyse", "analyse", "analyse", "plan", "do", "do", "review")


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> dict[str, str]:
    with commissioner(django_db_blocker) as clara:
        return {name: tab(clara, KEY, name) for name in ("steps", "programme")}


def test_cyp_024_seven_steps_each_in_one_quadrant(told: dict[str, str]) -> None:
    for number, quadrant in enumerate(SEVEN, 1):
        assert f"{quadrant.capitalize()}." in words(step_of(told["steps"], number))
    assert 'id="step-8"' not in told["steps"]


def test_cyp_024_the_three_phases_are_a_programme(told: dict[str, str]) -> None:
    headings = [part.split("</h3>")[0] for part in told["programme"].split('<h3 class="govuk-heading-s">')[1:]]
    assert [words(heading)[:2] for heading in headings] == ["1.", "2.", "3."]


def test_a_task_of_the_programme_ends_its_sentence_before_its_day(told: dict[str, str]) -> None:
    said = words(told["programme"])
    assert "Consult the partner agencies. Due: comments by the end of July 2006." in said
    assert ".," not in said
