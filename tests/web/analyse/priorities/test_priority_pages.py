"""Priorities on pages: proposed, tested, marked, ranked with reasons, seen side by side."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.analyse.needs.commands import add_vulnerable_group
from quadrant.analyse.needs.models import VulnerableGroup
from quadrant.analyse.priorities.models import Priority
from quadrant.analyse.priorities.queries import groups_named, places_of, ranking_of
from quadrant.cycle.models import Cycle
from quadrant.cycle.terms import Activity
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.web.cycle.registry import panel_for
from tests.factories import cycle as cycles
from tests.factories.governance import holding
from tests.factories.needs import analyst, evidenced
from tests.factories.partnership import NOW, person
from tests.factories.priorities import answered, commissioner, judged, marked, priority, ranked


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def group(name: str) -> VulnerableGroup:
    return add_vulnerable_group(name=name, why="They miss school.", by=analyst(), at=NOW)


def names_of(one: Priority) -> list[str]:
    return [each.name for each in groups_named([one.pk]).get(one.pk, [])]


@pytest.fixture
def families(ardlebury: Partnership) -> Cycle:
    return cycles.cycle()


@pytest.fixture
def clara(families: Cycle, client: Client) -> Client:
    client.force_login(commissioner())
    return client


def test_a_priority_is_proposed_with_its_needs(clara: Client, families: Cycle) -> None:
    harm = evidenced(families)
    address = f"/ardlebury/cycles/{families.pk}/priorities/new/"
    said = {"title": "Emotional health", "reason": "Nothing else helps as many", "years": "3"}
    sent = clara.post(address, {**said, f"share_{harm.pk}": "80"})
    assert sent.status_code == 409
    assert "The shares add to 80, and must add to 100." in text(sent)
    sent = clara.post(address, {**said, f"share_{harm.pk}": "100"})
    made = Priority.objects.get()
    assert (sent.status_code, sent["Location"], made.years) == (302, f"/ardlebury/priorities/{made.pk}/", 3)
    page = text(clara.get(f"/ardlebury/priorities/{made.pk}/"))
    assert "Young people who harm themselves" in page
    assert "Would it make a marked difference to the area?" in page
    assert "Emotional health" in text(clara.get(f"/ardlebury/needs/{harm.pk}/"))


def test_cyp_012_a_priority_names_its_groups_when_it_is_proposed_and_a_new_one_comes_on_the_list(
    clara: Client, families: Cycle
) -> None:
    harm, carers = evidenced(families), group("Young carers")
    address = f"/ardlebury/cycles/{families.pk}/priorities/new/"
    assert "Young carers" in text(clara.get(address))
    said: dict[str, Any] = {"title": "Emotional health", "reason": "Nothing helps more", f"share_{harm.pk}": "100"}
    said |= {"groups": [str(carers.pk)], "new_group": "Care leavers"}
    refused = clara.post(address, said)
    assert refused.status_code == 409
    assert "Say why needs bear on the new group more than on others." in text(refused)
    assert 'value="Care leavers"' in text(refused)
    assert clara.post(address, {**said, "new_group_why": "One in three is out of work"}).status_code == 302
    made = Priority.objects.get()
    download: Any = clara.get("/ardlebury/priorities/?download=csv")
    pages = [text(clara.get(f"/ardlebury/{page}")) for page in (f"priorities/{made.pk}/", "priorities/")]
    for shown in (*pages, b"".join(download.streaming_content).decode()):
        assert "Care leavers" in shown
        assert "Young carers" in shown
    assert "Care leavers" in text(clara.get("/ardlebury/needs/groups/"))
    ranked(families, marked(answered(made), 3, 3, 3, 3))
    order = text(clara.get(f"/ardlebury/cycles/{families.pk}/priorities/")).split("Marks and the order")[0]
    assert "Care leavers and Young carers" in order


def test_cyp_012_the_page_that_changes_a_priority_asks_for_its_groups(clara: Client, families: Cycle) -> None:
    carers = group("Young carers")
    made = priority(families, groups=[carers])
    address = f"/ardlebury/priorities/{made.pk}/change/"
    said = {"version": "1", "title": made.title, "reason": made.reason}
    clara.post(address, {**said, "new_group": "Young carers", "new_group_why": "Again"})
    assert names_of(made) == ["Young carers"]
    clara.post(address, {**said, "groups": [str(carers.pk)], "new_group": "Care leavers", "new_group_why": "No work"})
    assert names_of(made) == ["Care leavers", "Young carers"]
    late = clara.post(address, said)
    assert late.status_code == 409
    assert names_of(made) == ["Care leavers", "Young carers"]
    # Both are shown by their names, also what was chosen from a list.
    assert "Care leavers and Young carers" in text(late)
    clara.post(address, {**said, "version": "2"})
    assert names_of(made) == []


def test_cyp_012_who_may_not_keep_the_list_ticks_groups_and_adds_none(families: Cycle, client: Client) -> None:
    made, carers = priority(families), group("Young carers")
    client.force_login(holding("Drew", Role.CONTRACT_MANAGER))
    page = text(client.get(f"/ardlebury/priorities/{made.pk}/groups/"))
    assert "Young carers" in page
    assert "A group that is not listed" not in page
    client.post(
        f"/ardlebury/priorities/{made.pk}/groups/",
        {"groups": [str(carers.pk)], "new_group": "Care leavers", "new_group_why": "No work"},
    )
    assert names_of(made) == ["Young carers"]


def test_tests_and_marks_are_given_with_reasons(clara: Client, families: Cycle) -> None:
    made = priority(families)
    sent = clara.post(f"/ardlebury/priorities/{made.pk}/tests/", {"difference": "yes"})
    assert sent.status_code == 409
    assert "Give a reason: Would it make a marked difference to the area?" in text(sent)
    clara.post(f"/ardlebury/priorities/{made.pk}/tests/", {"difference": "no", "difference_reason": "Few live there"})
    clara.post(f"/ardlebury/priorities/{made.pk}/marks/", {"baseline": "3", "baseline_reason": "Worst quarter"})
    page = text(clara.get(f"/ardlebury/priorities/{made.pk}/"))
    assert "<strong>No</strong>: Few live there" in page
    assert "Worst quarter" in page
    grid = text(clara.get(f"/ardlebury/cycles/{families.pk}/priorities/"))
    assert "<strong>No</strong>: Few live there" in grid
    assert "Not marked whole" in grid


def test_the_order_is_agreed_and_another_than_suggested_needs_its_reason(clara: Client, families: Cycle) -> None:
    first, second = judged(families, "Emotional health", 3, 3, 3, 3), judged(families, "Rural transport", 1, 1, 1, 1)
    address = f"/ardlebury/cycles/{families.pk}/priorities/rank/"
    page = text(clara.get(address))
    assert "Its marks suggest place 1, with 100.00 of 100" in page
    assert "Tests are still to be answered" not in page
    order = {f"rank_{first.pk}": "2", f"rank_{second.pk}": "1"}
    sent = clara.post(address, {**order, f"reason_{second.pk}": "The bus contract ends in March"})
    assert sent.status_code == 409
    assert "“Emotional health” stands elsewhere than its marks suggest: say why." in text(sent)
    reasons = {f"reason_{first.pk}": "The NHS pays already", f"reason_{second.pk}": "The bus contract ends in March"}
    assert clara.post(address, {**order, **reasons, "note": "Board, 9 November"}).status_code == 302
    ranking = ranking_of(families)
    assert ranking is not None
    assert [place.priority for place in places_of(ranking)] == [second, first]
    page = text(clara.get(f"/ardlebury/cycles/{families.pk}/priorities/"))
    assert "The bus contract ends in March" in page
    assert "Board, 9 November" in page
    listed = text(clara.get("/ardlebury/priorities/?sort=rank"))
    assert listed.index("Rural transport") < listed.index("Emotional health")


def test_tests_still_to_be_answered_are_told_before_anybody_types_an_order(clara: Client, families: Cycle) -> None:
    judged(families, "Emotional health", 3, 3, 3, 3)
    marked(priority(families, "Rural transport"), 1, 1, 1, 1)
    page = text(clara.get(f"/ardlebury/cycles/{families.pk}/priorities/rank/"))
    assert "Tests are still to be answered for: Rural transport. No order can be agreed before they are." in page


def test_what_is_proposed_after_the_order_is_named_and_needs_without_priority_listed(
    clara: Client, families: Cycle
) -> None:
    ranked(families, judged(families, "Emotional health", 3, 3, 3, 3))
    priority(families, "Warm homes")
    evidenced(families, "Carers under 25")
    page = text(clara.get(f"/ardlebury/cycles/{families.pk}/priorities/"))
    assert "Proposed since, and without a place: Warm homes" in page
    assert page.index("Needs that no priority takes up") < page.index("Carers under 25")


def test_a_cycle_without_a_screen_shows_no_tests(clara: Client) -> None:
    cycle = cycles.cycle("Areas", key="cypsp-2006", by=commissioner())
    made = judged(cycle, "Speech and language", 2, 1, 1, 3)
    assert "Tests of the framework" not in text(clara.get(f"/ardlebury/cycles/{cycle.pk}/priorities/"))
    assert "Put it to the tests" not in text(clara.get(f"/ardlebury/priorities/{made.pk}/"))


def test_an_analyst_tests_and_marks_but_does_not_agree_the_order(families: Cycle, client: Client) -> None:
    made = priority(families)
    client.force_login(analyst())
    assert client.get(f"/ardlebury/priorities/{made.pk}/tests/").status_code == 200
    assert client.get(f"/ardlebury/cycles/{families.pk}/priorities/rank/").status_code == 403
    client.force_login(person("Lena", Role.LEGAL))
    assert client.get(f"/ardlebury/priorities/{made.pk}/").status_code == 200
    assert client.get(f"/ardlebury/priorities/{made.pk}/marks/").status_code == 403


def test_the_panels_say_how_far_the_priorities_have_come(families: Cycle) -> None:
    made = answered(priority(families), no=["community"], because="Not asked yet")
    clara = commissioner()
    tests = panel_for(Activity.PRIORITY_TESTS, families, "", clara)
    assert tests is not None
    assert tests.sentence == "1 priority, all tests answered."
    assert tests.rows[0].value == "4 of 4 answered, no to 1"
    ranked(families, marked(made, 1, 1, 1, 1))
    order = panel_for(Activity.PRIORITIES, families, "", clara)
    assert order is not None
    assert (order.sentence, order.rows[0].value) == ("1 priority, all with a place.", "Place 1")
    assert [action.label for action in order.actions] == [
        "Propose a priority",
        "See them side by side",
        "Agree the order",
    ]


def _questions(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_pages_ask_no_more_for_three_than_for_one(clara: Client, families: Cycle) -> None:
    pages = ("/ardlebury/priorities/", f"/ardlebury/cycles/{families.pk}/priorities/")
    one = judged(families, "Emotional health", 3, 3, 3, 3)
    ranked(families, one)
    counts = [_questions(clara, address) for address in pages]
    others = [judged(families, name, 1, 1, 1, 1) for name in ("Warm homes", "Rural transport")]
    ranked(families, one, *others)
    assert [_questions(clara, address) for address in pages] == counts
