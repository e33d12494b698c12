"""What a priority starts from and could save; the reviews of a year by their day and owner."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from quadrant.analyse.needs import commands as needs
from quadrant.analyse.needs.commands import AssessmentText
from quadrant.analyse.priorities.models import PriorityBaseline
from quadrant.analyse.priorities.queries import gain_of
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Partnership
from tests.conftest import NOW
from tests.factories import cycle as cycles
from tests.factories.catalogue import service
from tests.factories.needs import HERE, analyst, assessment, evidenced, figures, here, indicator
from tests.factories.priorities import commissioner, priority


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle(area_code=HERE)


@pytest.fixture
def clara(families: Cycle, client: Client) -> Client:
    client.force_login(commissioner())
    return client


def test_a_baseline_is_kept_and_later_figures_show_the_direction(clara: Client, families: Cycle) -> None:
    figures()
    made = priority(families)
    page = f"/ardlebury/priorities/{made.pk}/"
    assert "No figure is taken as its baseline yet." in text(clara.get(page))
    said = {"indicator": str(indicator().pk), "area": str(here().pk)}
    assert clara.post(f"{page}baseline/", said)["Location"] == page
    assert "No later figure yet" in text(clara.get(page))
    again = clara.post(f"{page}baseline/", said)
    assert (again.status_code, "already has this figure as a baseline" in text(again)) == (409, True)
    figures({"2024": (388.0, 391.2), "2025": (512.0, 421.9), "2026": (470.0, 430.0)})
    shown = text(clara.get(page))
    for words in ("512.0 per 100,000 (2025)", "470.0 (2026)", "Down since, better"):
        assert words in shown
    assert PriorityBaseline.objects.get().value == 512.0


def test_the_list_is_ordered_by_the_greatest_financial_gain(clara: Client, families: Cycle) -> None:
    small, great = priority(families, "Small gain"), priority(families, "Great gain")
    for one, pounds in ((small, "£20,000"), (great, "180,000.50")):
        said = {"pounds": pounds, "how": "Placements avoided, returns of 2025/26"}
        assert clara.post(f"/ardlebury/priorities/{one.pk}/gain/", said).status_code == 302
    assert clara.post(f"/ardlebury/priorities/{small.pk}/gain/", {"pounds": "1", "how": ""}).status_code == 200
    known = gain_of(great)
    assert known is not None
    assert known.pounds == Decimal("180000.50")
    listed = text(clara.get("/ardlebury/priorities/?sort=-gain"))
    assert listed.index("Great gain") < listed.index("Small gain")
    assert "£180,000.50 a year" in text(clara.get(f"/ardlebury/priorities/{great.pk}/"))


def test_reviews_of_a_year_stand_by_their_day_with_who_answers(clara: Client, families: Cycle) -> None:
    service("Day centre", review_by=date(2026, 9, 30), owner=analyst())
    service("Meals", review_by=date(2028, 5, 1))
    paper = assessment(families, [evidenced(families)])
    words = AssessmentText(paper.title, {}, date(2027, 1, 31), owner=commissioner())
    needs.change_assessment(assessment=paper, version=1, text=words, by=analyst(), at=NOW)
    shown = text(clara.get("/ardlebury/needs/reviews/?year=2026"))
    assert shown.index("Day centre") < shown.index("Emotional health 2026")
    assert "Meals" not in shown
    assert "Overdue" in shown
    everything = text(clara.get("/ardlebury/needs/reviews/?owner=nobody"))
    assert "Meals" in everything
    assert "Day centre" not in everything
    assert clara.get("/ardlebury/needs/reviews/?download=csv").status_code == 200
