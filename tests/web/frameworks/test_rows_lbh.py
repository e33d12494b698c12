"""Rows LBH-033, LBH-076 and LBH-112: the twelve-step policy's source, its period, and a step moved in an own copy."""

from __future__ import annotations

from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from quadrant.cycle.framework.changes import ChangeKind, changes
from quadrant.cycle.framework.loader import SHIPPED, load_framework, shipped_text
from quadrant.cycle.framework.moving import with_step_moved
from quadrant.cycle.models import FrameworkVersion
from quadrant.cycle.queries import framework_of
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.web.frameworks.presenters.one import expiry
from tests.factories.cycle import cycle, framework
from tests.factories.partnership import known, person
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


def move(ada: Client, number: int, step: str, phase: str) -> str:
    """What the page says when the administrator chooses a step and the phase it goes to."""
    sent = ada.post(f"/ardlebury/frameworks/{number}/move-step/", {"step": step, "phase": phase})
    return unescape(sent.content.decode())


def keep(ada: Client, sent: str) -> Any:
    """The administrator keeps what the page previews."""
    hidden = {name: sent.split(f'name="{name}" value="')[1].split('"', maxsplit=1)[0] for name in ("name", "content")}
    assert '<form method="post" action="/ardlebury/frameworks/upload/">' in sent
    return ada.post("/ardlebury/frameworks/upload/", hidden)


def test_lbh_112_an_administrator_moves_a_step_in_an_own_copy(ada: Client) -> None:
    shipped = framework(KEY)
    cycle("Parking review", key=KEY)
    before = tab(ada, KEY)
    assert phase_of(before, 9) == "3. Do"
    assert "Editor’s note" in step_of(before, 9)
    assert f"/frameworks/{shipped.pk}/move-step/" in before
    sent = move(ada, shipped.pk, "contracting", "review")
    said = words(sent)
    assert "Check what changes" in said
    assert "moves from Do to Review (from 'do.contracting' to 'review.contracting')" in said
    assert "Parking review" in said.split("These stay on the version that they began with")[1]
    assert FrameworkVersion.objects.filter(key=KEY).count() == 1
    assert keep(ada, sent).status_code == 302
    own = FrameworkVersion.objects.get(key=KEY, version=shipped.version + 1)
    now = page(ada, f"frameworks/{own.pk}/")
    assert phase_of(now, 9) == "4. Review"
    assert "Review." in words(step_of(now, 9))
    assert phase_of(page(ada, f"frameworks/{shipped.pk}/"), 9) == "3. Do"
    (step,) = [one for one in framework_of(own).phases[3].steps if one.number == 9]
    assert (step.quadrant, step.was) == ("review", "do.contracting")


def test_lbh_112_a_step_that_cannot_go_there_is_said_at_its_field(ada: Client) -> None:
    shipped = framework(KEY)
    assert "stands in Do already" in move(ada, shipped.pk, "contracting", "do")
    keep(ada, move(ada, shipped.pk, "contracting", "review"))
    assert "There is a newer version of this framework" in move(ada, shipped.pk, "contracting", "review")
    assert "/move-step/" not in tab(ada, KEY)


def test_lbh_112_only_an_administrator_moves_a_step(ada: Client) -> None:
    shipped = framework(KEY)
    ada.force_login(person("Clara", Role.COMMISSIONER))
    assert ada.get(f"/ardlebury/frameworks/{shipped.pk}/move-step/").status_code == 403
    assert "/move-step/" not in tab(ada, KEY)


@pytest.mark.parametrize("key", SHIPPED)
def test_a_step_moved_changes_nothing_else_in_any_framework(key: str) -> None:
    old = read_shipped(key)
    home = next(phase for phase in old.phases if len(phase.steps) > 1)
    step, to = home.steps[0], next(phase for phase in reversed(old.phases) if phase is not home)
    text = with_step_moved(shipped_text(key), step=step.key, phase=to.key, version=2)
    new = load_framework(text, name="own.yaml")
    assert {change.kind for change in changes(old, new)} <= {ChangeKind.MOVED, ChangeKind.RULED}
    assert new.phases[-1].steps[0].key == step.key
    assert text.split("\n")[0] == shipped_text(key).split("\n")[0]
