"""Rows LBH-033, LBH-076 and LBH-112: the twelve-step policy's source, its period, and a step moved in an own copy."""

from __future__ import annotations

from datetime import date

import pytest
import yaml
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from quadrant.cycle.framework.loader import shipped_text
from quadrant.cycle.models import FrameworkVersion
from quadrant.partnership.models import Partnership
from quadrant.web.frameworks.presenters.one import expiry
from tests.factories.cycle import framework
from tests.factories.partnership import known
from tests.frameworks.reading_frameworks import read_shipped
from tests.web.telling import page, phase_of, step_of, tab, words

KEY = "haringey-policy-2010"


@pytest.fixture
def ada(ardlebury: Partnership, client: Client) -> Client:
    """The administrator."""
    client.force_login(known("Ada of Ardlebury"))
    return client


def test_lbh_033_the_source_model_is_shown(ada: Client) -> None:
    assert "Institute of Public Care" in words(tab(ada, KEY, "notes").split(">Sources<")[1])


def test_lbh_076_the_period_and_that_it_has_ended(ada: Client) -> None:
    said = words(tab(ada, KEY))
    assert "Period April 2010 to March 2014" in said
    assert "Its period ended on 31 March 2014. Renew it, or say what takes its place." in said


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2013, 9, 30), ""),
        (date(2013, 10, 1), "Its period ends on 31 March 2014, in 181 days."),
        (date(2014, 3, 31), "Its period ends on 31 March 2014, today."),
        (date(2014, 4, 1), "Its period ended on 31 March 2014. Renew it, or say what takes its place."),
    ],
)
def test_lbh_076_the_warning_begins_half_a_year_before_the_end(today: date, said: str) -> None:
    assert expiry(read_shipped(KEY), today) == said


def moved() -> str:
    """The administrator's file: step 9 belongs to Review, as the document's table prints it."""
    said = yaml.safe_load(shipped_text(KEY))
    said["version"] = 2
    do, review = said["phases"][2], said["phases"][3]
    step = do["steps"].pop()
    review["steps"].insert(0, {**step, "quadrant": "review", "was": f"{do['key']}.{step['key']}"})
    return yaml.safe_dump(said, sort_keys=False, allow_unicode=True)


def test_lbh_112_an_administrator_moves_a_step_in_an_own_copy(ada: Client) -> None:
    shipped = framework(KEY)
    before = tab(ada, KEY)
    assert phase_of(before, 9) == "3. Do"
    assert "Editor’s note" in step_of(before, 9)
    sent = ada.post(
        "/ardlebury/frameworks/upload/", {"file": SimpleUploadedFile("own.yaml", moved().encode())}
    ).content.decode()
    assert "Check what changes" in sent
    hidden = {name: sent.split(f'name="{name}" value="')[1].split('"')[0] for name in ("name", "text")}
    assert ada.post("/ardlebury/frameworks/upload/", hidden).status_code == 302
    own = FrameworkVersion.objects.get(key=KEY, version=2)
    assert phase_of(page(ada, f"frameworks/{own.pk}/"), 9) == "4. Review"
    assert phase_of(page(ada, f"frameworks/{shipped.pk}/"), 9) == "3. Do"
