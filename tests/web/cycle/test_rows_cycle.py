"""Rows of running cycles: handbook items with their state, phase-end tests, levels, drivers, small beginnings."""

from __future__ import annotations

from html import unescape
from typing import Any

import pytest
from django.test import Client

from quadrant.cycle.commands import answer_outcome_test, skip_step
from quadrant.cycle.framework.places import activities_of, gates_of
from quadrant.cycle.models import OutcomeTestAnswer, StepMark
from quadrant.cycle.queries import asked_at_ends, framework_of
from quadrant.cycle.terms import Activity, Level, Tier
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.cycle import NOW, cycle, framework
from tests.factories.governance import draft
from tests.factories.partnership import known, person
from tests.frameworks.reading_frameworks import read_shipped
from tests.web.telling import commissioner, page, words

KEY = "gateshead-2010"
# row -> the handbook's number of the item
ITEMS = {
    "GCT-132": "A1.1",
    "GCT-134": "A1.2a",
    "GCT-138": "A1.2b",
    "GCT-149": "A1.2c",
    "GCT-156": "A1.3",
    "GCT-160": "A1.4",
    "GCT-163": "A1.5",
    "GCT-165": "A1.6",
    "GCT-167": "A1.7",
    "GCT-174": "A1.8",
    "GCT-176": "A2.1",
    "GCT-179": "A2.2",
    "GCT-181": "A2.3",
    "GCT-184": "A2.4",
    "GCT-190": "A2.5",
    "GCT-194": "A2.6",
    "GCT-203": "A2.7",
    "GCT-207": "A3.1",
    "GCT-209": "A3.2",
    "GCT-211": "A3.3",
    "GCT-214": "A3.4",
    "GCT-218": "A3.5",
    "GCT-222": "A3.6",
    "GCT-225": "A3.7",
    "GCT-227": "A3.8",
    "GCT-231": "A4.1",
    "GCT-236": "A4.2",
    "GCT-240": "A4.3",
    "GCT-242": "A4.4",
}
# row -> the phase at whose end it is asked
TESTS = {
    f"GCT-{number}": phase
    for phase, first, last in ((1, 244, 250), (2, 251, 254), (3, 255, 258), (4, 259, 264))
    for number in range(first, last + 1)
}


@pytest.fixture(scope="module")
def told(django_db_setup: None, django_db_blocker: Any) -> dict[str, str]:
    """Every step page of a fresh cycle, the tests at the ends of its phases, and the page of each test."""
    with commissioner(django_db_blocker) as clara:
        at = f"cycles/{cycle(key=KEY, by=known('Clara')).pk}"
        pages = {f"step {number}": page(clara, f"{at}/steps/{number}/") for number in range(1, 10)}
        pages["tests"] = page(clara, f"{at}/tests/")
        for part in pages["tests"].split('govuk-task-list__link" href="')[1:]:
            address, asked = part.split('"')[0], words("<" + part.split("</a>")[0])
            pages[asked] = page(clara, address.removeprefix("/ardlebury/"))
        return pages


def item_of(told: dict[str, str], code: str) -> tuple[int, str]:
    """The step at which an item of the handbook stands, and what its page says of it."""
    (place,) = [one for one in activities_of(read_shipped(KEY)) if one.item.code == code]
    number = place.step.number
    heading = f"{code} {place.item.name} "
    (found,) = [
        one.split("</section>")[0]
        for one in told[f"step {number}"].split('<section class="quadrant-panel">')[1:]
        if heading in words(one.split("</h3>")[0]) + " "
    ]
    return number, found


@pytest.mark.parametrize("row", ITEMS)
def test_a_handbook_item_stands_at_its_step_with_its_state_and_where_its_evidence_goes(
    told: dict[str, str], row: str
) -> None:
    _, found = item_of(told, ITEMS[row])
    assert any(state in words(found.split("</h3>")[0]) for state in ("Not started", "In progress"))
    assert words("<" + found.replace("</details>", "</h3>").rsplit("</h3>", 1)[1])  # a tick, or a panel of records


@pytest.mark.parametrize("row", TESTS)
def test_a_phase_ends_with_the_question_achieved_or_not_and_what_shows_it(told: dict[str, str], row: str) -> None:
    phase = read_shipped(KEY).phases[TESTS[row] - 1]
    (asked,) = [test.text for test in phase.outcome_tests if row in test.cites]
    under = told["tests"].split(f">{phase.number}. {phase.name}</h2>")[1].split("<h2")[0]
    assert asked in under
    answering = words(told[asked])
    assert "Achieved?" in answering
    assert "What shows it" in answering


@pytest.fixture
def clara(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(person("Clara", Role.COMMISSIONER))
    return client


def test_an_answer_without_evidence_is_refused_and_one_with_it_is_shown(clara: Client) -> None:
    at = f"cycles/{cycle(key=KEY, by=known('Clara')).pk}/tests/"
    first = page(clara, at).split('govuk-task-list__link" href="')[1].split('"')[0]
    assert "Enter what shows it" in clara.post(first, {"achieved": "yes", "evidence": ""}).content.decode()
    assert not OutcomeTestAnswer.objects.exists()
    assert clara.post(first, {"achieved": "yes", "evidence": "The assessment of June"}).status_code == 302
    assert "The assessment of June (Clara, 16 November 2026) Achieved" in words(page(clara, at))


def test_a_tick_shows_its_note_as_the_evidence(clara: Client) -> None:
    running = cycle(key=KEY, by=known("Clara"))
    place = next(one for one in activities_of(framework_of(running.framework)) if one.item.record is None)
    clara.post(f"/ardlebury/cycles/{running.pk}/at/{place.key}/tick/", {"note": "Asked 40 families"})
    said = words(page(clara, f"cycles/{running.pk}/steps/{place.step.number}/"))
    assert f"{place.item.code} {place.item.name} Done" in " ".join(said.split())
    assert "Asked 40 families" in said


@pytest.mark.parametrize("level", Level)
def test_cyp_063_to_065_the_list_is_filtered_by_level(clara: Client, level: Level) -> None:
    for one in Level:
        cycle(f"The {one.value} one", key="hsp-2009", by=known("Clara"), level=one)
    said = page(clara, f"cycles/?level={level.value}")
    shown = [one for one in Level if f"The {one.value} one" in said]
    assert shown == [level]


@pytest.mark.parametrize("tier", Tier)
def test_gct_103_to_105_cycles_are_filtered_by_tier(clara: Client, tier: Tier) -> None:
    for one in Tier:
        cycle(f"The {one.value} one", key="hsp-2009", by=known("Clara"), tier=one)
    said = page(clara, f"cycles/?tier={tier.value}")
    assert [one for one in Tier if f"The {one.value} one" in said] == [tier]


def test_lbh_008_a_review_is_started_with_its_drivers(clara: Client) -> None:
    said = read_shipped("haringey-policy-2010").drivers
    new = page(clara, f"cycles/new/?framework={framework('haringey-policy-2010').pk}")
    assert len(said) == 3
    for driver in said:
        assert driver.text in new.split('name="drivers"', 1)[1]
    running = cycle(key="haringey-policy-2010", by=known("Clara"), drivers=[said[0].key])
    assert said[0].text in page(clara, f"cycles/{running.pk}/")


def test_gct_096_work_opens_at_needs_small_work_has_one_page_and_a_later_start_needs_a_reason(clara: Client) -> None:
    running = cycle(key=KEY, by=known("Clara"), level=Level.INDIVIDUAL)
    at = f"cycles/{running.pk}"
    assert "Look at outcomes" in page(clara, f"{at}/").split("What to turn to")[1].split("</ul>")[0]
    small = page(clara, f"{at}/checklists/small-work/")
    assert "Which outcome for children is this for" in small
    refused = clara.post(f"/ardlebury/{at}/steps/1/skip/", {"why": ""})
    assert "Enter why" in refused.content.decode()
    assert not StepMark.objects.exists()
    why = {"why": "Bought again under last year's needs"}
    assert clara.post(f"/ardlebury/{at}/steps/1/skip/", why).status_code == 302
    assert "Bought again under last year's needs" in page(clara, f"{at}/")


@pytest.mark.parametrize("key", ["hsp-2009", "herefordshire-2009"])
def test_hsp_020_any_cycle_shows_the_four_phases(clara: Client, key: str) -> None:
    drawn = page(clara, f"cycles/{cycle(key=key, by=known('Clara')).pk}/").split("A wheel of four quadrants.")[1]
    for quadrant in ("Analyse:", "Plan:", "Do:", "Review:"):
        assert drawn.split("<")[0].count(quadrant) == 1


def test_a_question_answered_opens_as_recorded_and_the_audit_says_which_it_was(clara: Client) -> None:
    running = cycle(key=KEY, by=known("Clara"))
    asked = asked_at_ends(running)[0]
    at = f"/ardlebury/cycles/{running.pk}/tests/{asked.key}/"
    assert " checked" not in page_of(clara, at).split("Achieved?")[1]
    clara.post(at, {"achieved": "no", "evidence": "Half of the wards are in"})
    again = page_of(clara, at)
    assert "checked" in again.split('name="achieved" value="no"')[1].split(">")[0]
    assert "Half of the wards are in</textarea>" in again
    clara.force_login(person("Otto", Role.AUDITOR))
    assert f"{asked.test.text} Not yet." in words(page_of(clara, "/ardlebury/audit/"))


def page_of(client: Client, address: str) -> str:
    return unescape(client.get(address).content.decode())


def test_questions_left_at_the_end_of_a_phase_are_told_at_its_last_step_and_on_the_cycle(clara: Client) -> None:
    running = cycle(key=KEY, by=known("Clara"))
    first, second = (phase for phase in framework_of(running.framework).phases[:2])
    of_first = [one for one in asked_at_ends(running) if one.phase.key == first.key]
    last = first.steps[-1]
    told = f"{len(of_first)} questions at the end of {first.name} are unanswered"
    home, step = f"/ardlebury/cycles/{running.pk}/", f"/ardlebury/cycles/{running.pk}/steps/{last.number}/"
    assert told in words(page_of(clara, step))
    assert told not in words(page_of(clara, f"/ardlebury/cycles/{running.pk}/steps/{last.number - 1}/"))
    assert told not in words(page_of(clara, home))  # its last step has not begun
    skip_step(cycle=running, place=f"{first.key}.{last.key}", why="Done last year", by=known("Clara"), at=NOW)
    asked = page_of(clara, home).split("What to turn to")[1].split("</ul>")[0]
    assert told in words(asked)
    assert f'href="/ardlebury/cycles/{running.pk}/tests/#{first.key}"' in asked
    assert second.name not in words(asked).replace(told, "").split("Achieved or not?")[1]
    assert f'id="{first.key}"' in page_of(clara, f"/ardlebury/cycles/{running.pk}/tests/")
    for one in of_first:
        answer_outcome_test(cycle=running, place=one.key, achieved=True, evidence="Seen", by=known("Clara"), at=NOW)
    for where in (home, step):
        assert "unanswered" not in page_of(clara, where)


def test_a_report_for_the_gate_of_a_step_is_listed_where_the_step_asks_for_a_report(clara: Client) -> None:
    running = cycle(key="herefordshire-2009", by=known("Clara"))
    asks, gate = next(
        (activity, gate)
        for activity in activities_of(framework_of(running.framework))
        for gate in gates_of(framework_of(running.framework))
        if activity.item.record is Activity.REPORT and gate.step is activity.step
    )
    step = f"/ardlebury/cycles/{running.pk}/steps/{asks.step.number}/"
    assert "No report has been written here yet." in page_of(clara, step)
    report = draft(running.lead_body, place=gate.key, cycle=running, title="Which partners")
    shown = words(page_of(clara, step))
    assert "No report has been written here yet." not in shown
    assert f"for the gate “{gate.gate.name}”" in shown.split(report.title)[1]
