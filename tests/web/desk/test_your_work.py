"""Your work: what waits for this person in the order of its day, and the cycles that they may look into."""

from __future__ import annotations

import re
from datetime import date

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.cycle import commands
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from tests.factories.cycle import NOW, cycle
from tests.factories.partnership import known, organisation, person

ADDRESS = "/ardlebury/your-work/"


def annas_task(running: Cycle, title: str, due_on: date) -> None:
    commands.set_task(cycle=running, title=title, owner=known("Anna"), due_on=due_on, by=known("Clara"), at=NOW)


def test_what_waits_comes_in_the_order_of_its_day_and_says_how_urgent_it_is(
    ardlebury: Partnership, client: Client
) -> None:
    running = cycle()
    client.force_login(person("Anna", Role.ANALYST))
    annas_task(running, "Write it all up", date(2026, 12, 24))
    annas_task(running, "Ask the schools", date(2026, 11, 9))
    annas_task(running, "Map the services", date(2026, 11, 20))
    page = client.get(ADDRESS).content.decode()
    words = re.sub(r"<[^>]+>", " ", page)
    told = re.findall(r"(Ask the schools|Map the services|Write it all up)|(Overdue|Due soon|To do)", words)
    assert [title or state for title, state in told] == [
        "Ask the schools",
        "Overdue",
        "Map the services",
        "Due soon",
        "Write it all up",
        "To do",
    ]
    assert running.name in words
    assert "Analyst" in words


def test_when_nothing_waits_the_page_says_so(ardlebury: Partnership, client: Client) -> None:
    client.force_login(person("Anna", Role.ANALYST))
    assert "Nothing waits for you today." in client.get(ADDRESS).content.decode()


def test_a_provider_comes_in_and_sees_no_cycle(ardlebury: Partnership, client: Client) -> None:
    running = cycle()
    client.force_login(person("Petra", Role.PROVIDER, organisation=organisation("Care Co")))
    page = client.get(ADDRESS)
    assert page.status_code == 200
    assert running.name not in page.content.decode()


def test_a_provider_is_offered_nothing_that_is_closed_to_it(ardlebury: Partnership, client: Client) -> None:
    client.force_login(person("Petra", Role.PROVIDER, organisation=organisation("Care Co")))
    page = client.get(ADDRESS).content.decode()
    offered = {link for link in re.findall(r'href="(/[^"#]*)"', page) if not link.startswith("/static/")}
    assert "/ardlebury/frameworks/" not in offered
    assert "/accessibility" in offered
    assert {link: client.get(link, follow=True).status_code for link in offered} == dict.fromkeys(offered, 200)


def test_strangers_do_not_come_in(ardlebury: Partnership, client: Client) -> None:
    assert client.get(ADDRESS)["Location"] == f"/sign-in?next={ADDRESS}"
    client.force_login(known("Stan"))
    assert client.get(ADDRESS).status_code == 404


def test_more_tasks_ask_no_more_of_the_database(ardlebury: Partnership, client: Client) -> None:
    running = cycle()
    client.force_login(person("Anna", Role.ANALYST))

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(ADDRESS)
        return len(queries)

    annas_task(running, "Ask the schools", date(2026, 11, 18))
    asked()
    one = asked()
    for day in (19, 20):
        annas_task(running, f"Ask again on day {day}", date(2026, 11, day))
    assert asked() == one
