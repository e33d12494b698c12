"""A commissioner starts a cycle in the browser and works on it; others see it; providers do not."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from quadrant.cycle.commands import set_task
from quadrant.cycle.framework.loader import SHIPPED
from quadrant.cycle.framework.places import activities_of, gates_of, steps_of
from quadrant.cycle.models import Cycle, Task, Tick
from quadrant.cycle.queries import framework_of
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.cycle import NOW, cycle, framework
from tests.factories.partnership import body, known, organisation, person
from tests.web.telling import read, text


@pytest.fixture
def clara(ardlebury: Partnership, client: Client) -> Client:
    client.force_login(person("Clara", Role.COMMISSIONER))
    return client


def test_before_there_is_a_body_it_says_so_and_who_may_form_one(clara: Client) -> None:
    version = framework("haringey-policy-2010")
    for page in ("/ardlebury/cycles/new/", f"/ardlebury/cycles/new/?framework={version.pk}"):
        said = clara.get(page)
        assert "no body has been formed here yet" in read(said)
        assert "An administrator can form one: People and roles says who that is." in read(said)
        assert "Form the body that is to lead it" not in read(said)
    clara.force_login(person("Amal", Role.COMMISSIONER, Role.ADMINISTRATOR))
    assert 'href="/ardlebury/bodies/new/"' in clara.get("/ardlebury/cycles/new/").content.decode()


def test_starting_a_cycle(clara: Client) -> None:
    version, board = framework("haringey-policy-2010"), body("Cabinet")
    council, trust = organisation("Ardlebury Council"), organisation("Fens Trust")
    choosing = read(clara.get("/ardlebury/cycles/new/"))
    assert f"{version.title} {framework_of(version).publisher}, " in choosing
    sent = clara.post(
        f"/ardlebury/cycles/new/?framework={version.pk}",
        {
            "name": "Parking review",
            "scope": "On-street parking",
            "subject_kind": "service",
            "level": "strategic",
            "tier": "universal",
            "way": "separate",
            "lead_body": str(board.pk),
            "organisations": [str(council.pk), str(trust.pk)],
            "starts_on_day": "1",
            "starts_on_month": "4",
            "starts_on_year": "2026",
            "cast_cabinet": str(board.pk),
        },
    )
    made = Cycle.objects.get(name="Parking review")
    assert (sent.status_code, sent["Location"]) == (302, f"/ardlebury/cycles/{made.pk}/")
    assert made.participants.count() == 2
    page = clara.get(sent["Location"]).content.decode()
    assert "0 of 12 steps done" in page
    assert "On-street parking" in page


@pytest.mark.parametrize("key", SHIPPED)
def test_every_page_of_a_cycle_on_every_framework(clara: Client, key: str) -> None:
    running = cycle(key=key, by=known("Clara"))
    said = framework_of(running.framework)
    base = f"/ardlebury/cycles/{running.pk}"
    pages = [f"{base}/{name}" for name in ("", "calendar/", "people/", "tasks/", "tests/", "change/", "version/")]
    pages += [f"{base}/steps/{place.step.number}/" for place in steps_of(said)]
    pages += [f"{base}/at/{place.key}/" for place in gates_of(said)]
    assert {page: clara.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)


def test_ticking_and_taking_back(clara: Client) -> None:
    running = cycle(key="gateshead-2010", by=known("Clara"))
    place = next(a.key for a in activities_of(framework_of(running.framework)) if a.item.record is None)
    base = f"/ardlebury/cycles/{running.pk}/at/{place}"
    empty = clara.post(f"{base}/tick/", {"note": ""})
    assert "Enter what was done" in empty.content.decode()
    assert clara.post(f"{base}/tick/", {"note": "Asked 40 families"}).status_code == 302
    assert Tick.objects.standing().get().note == "Asked 40 families"
    twice = clara.post(f"{base}/tick/", {"note": "Again"})
    assert twice.status_code == 409
    assert "This activity is already ticked." in twice.content.decode()
    assert clara.post(f"{base}/untick/").status_code == 302
    assert not Tick.objects.standing().exists()


def test_skipping_says_what_is_left_undone_and_then_who_and_why(clara: Client) -> None:
    running = cycle(key="hsp-2009", by=known("Clara"))
    base = f"/ardlebury/cycles/{running.pk}"
    step = next(one for one in steps_of(framework_of(running.framework)) if one.step.number == 2).step
    names = [*(one.name for one in step.activities), *(one.name for one in step.gates)]
    asked = text(clara.get(f"{base}/steps/2/skip/"))
    assert f"This leaves undone: {'; '.join(names)}." in asked
    assert clara.post(f"{base}/steps/2/skip/", {"why": "Set by law"}).status_code == 302
    page = clara.get(f"{base}/").content.decode()
    assert "Skipped by Clara on 16 November 2026: Set by law" in page


@pytest.mark.parametrize(
    ("page", "said"),
    [
        ("skip", "This step is skipped already."),
        ("not-applicable", "It is said already that this step does not apply."),
    ],
)
def test_a_step_is_put_aside_once(clara: Client, page: str, said: str) -> None:
    running = cycle(key="hsp-2009", by=known("Clara"))
    address = f"/ardlebury/cycles/{running.pk}/steps/2/{page}/"
    assert clara.post(address, {"why": "Set by law"}).status_code == 302
    twice = clara.post(address, {"why": "Set by law"})
    assert twice.status_code == 409
    assert said in twice.content.decode()
    assert running.marks.count() == 1


def test_a_step_is_seen_as_it_stood_on_the_day_asked_for(clara: Client) -> None:
    running = cycle(key="hsp-2009", by=known("Clara"))
    base = f"/ardlebury/cycles/{running.pk}"
    clara.post(f"{base}/steps/2/skip/", {"why": "Set by law"})
    past = clara.get(f"{base}/?on=2026-11-15").content.decode()
    assert "Skipped by" not in past
    assert f'href="{base}/steps/2/?on=2026-11-15"' in past
    step = clara.get(f"{base}/steps/2/?on=2026-11-15").content.decode()
    assert "As it stood on 15 November 2026." in step
    assert "Set by law" not in step
    assert "As it stood on" not in clara.get(f"{base}/steps/2/?on=2030-01-01").content.decode()


def test_tasks(clara: Client) -> None:
    running = cycle(by=known("Clara"))
    base = f"/ardlebury/cycles/{running.pk}"
    sent = clara.post(
        f"{base}/tasks/new/",
        {
            "title": "Ask the schools",
            "owner": str(known("Clara").pk),
            "due_on_day": "1",
            "due_on_month": "12",
            "due_on_year": "2026",
        },
    )
    task = Task.objects.get()
    assert sent.status_code == 302
    assert "Ask the schools" in clara.get(f"{base}/tasks/").content.decode()
    assert clara.post(f"/ardlebury/tasks/{task.pk}/", {"note": "All asked"}).status_code == 302
    again = clara.post(f"/ardlebury/tasks/{task.pk}/", {"note": "Me too"})
    assert again.status_code == 409
    assert "Me too" in again.content.decode()


def test_a_private_calendar_address(clara: Client, settings: Any) -> None:
    cycle(key="gateshead-2010", by=known("Clara"))
    page = clara.post("/ardlebury/my-calendar/").content.decode()
    link = page.split("http://testserver")[1].split("<")[0]
    text = Client().get(link)
    assert text["Content-Type"] == "text/calendar; charset=utf-8"
    assert text.content.startswith(b"BEGIN:VCALENDAR")
    clara.post("/ardlebury/my-calendar/")
    assert Client().get(link).status_code == 404


@pytest.mark.parametrize(("role", "overview", "skip"), [(Role.ANALYST, 200, 403), (Role.GROUP_MEMBER, 200, 403)])
def test_who_may(ardlebury: Partnership, client: Client, role: Role, overview: int, skip: int) -> None:
    running = cycle()
    client.force_login(person("Nora", role))
    assert client.get(f"/ardlebury/cycles/{running.pk}/").status_code == overview
    assert client.get(f"/ardlebury/cycles/{running.pk}/steps/1/skip/").status_code == skip
    assert client.get("/ardlebury/cycles/new/").status_code == 404


def test_a_provider_and_another_partnership(ardlebury: Partnership, withenshire: Partnership, client: Client) -> None:
    running = cycle()
    client.force_login(person("Petra", Role.PROVIDER, organisation=organisation("Care Co")))
    assert client.get(f"/ardlebury/cycles/{running.pk}/").status_code == 404
    client.force_login(known("Ada of Withenshire"))
    assert client.get(f"/withenshire/cycles/{running.pk}/").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_as_often_for_three_cycles_as_for_one(
    clara: Client, rows: int, django_assert_max_num_queries: Any
) -> None:
    for number in range(rows):
        cycle(f"Cycle {number}", by=known("Clara"))
    clara.get("/ardlebury/cycles/")
    with django_assert_max_num_queries(62):
        assert clara.get("/ardlebury/cycles/").status_code == 200


def test_a_task_is_a_link_only_for_whoever_may_say_that_it_is_done(ardlebury: Partnership, client: Client) -> None:
    families = cycle()
    known_here = [known("Clara"), person("Anna", Role.ANALYST), person("Lena", Role.LEGAL)]

    def seen(words: str, *pages: str) -> list[str]:
        found = []
        for somebody in known_here:
            client.force_login(somebody)
            shown = [client.get(f"/ardlebury/cycles/{families.pk}/{page}/").content.decode() for page in pages]
            found += [somebody.name for page in shown if words in page]
        return found

    assert seen("Set a task", "tasks") == ["Clara", "Anna"]
    made = set_task(cycle=families, title="Ask", owner=known("Anna"), due_on=NOW.date(), by=known("Clara"), at=NOW)
    assert seen(f"/tasks/{made.pk}/", "tasks", "calendar") == ["Clara", "Clara", "Anna", "Anna"]
    task_of_clara = set_task(
        cycle=families, title="Tell", owner=known("Clara"), due_on=NOW.date(), by=known("Clara"), at=NOW
    )
    assert seen(f"/tasks/{task_of_clara.pk}/", "tasks", "calendar") == ["Clara", "Clara"]


def test_a_gate_offers_the_report_to_those_who_may_write_one(clara: Client) -> None:
    families = cycle(by=known("Clara"))
    place = next(iter(gates_of(framework_of(families.framework))))
    page = f"/ardlebury/cycles/{families.pk}/at/{place.key}/"
    assert "Write the report" in clara.get(page).content.decode()
    clara.force_login(person("Fiona", Role.FINANCE))
    assert "Write the report" not in clara.get(page).content.decode()
