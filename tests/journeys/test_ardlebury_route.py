"""Short breaks through Ardlebury's bodies, in the browser: supported, scrutinised, decided with one member leaving.

The Board's support, the notices, the exempt appendix, the past call-in and the officer's decision are the demo's own;
everything from 16 November on is done here, each act by whose it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest
from playwright.sync_api import Browser

from quadrant.demo.loading.days import TOLD_FOR
from quadrant.demo.loading.telling import PARTS, tell
from quadrant.governance.models import CallIn, KeyNotice, Meeting, Report, Resolution
from quadrant.governance.terms import report_templates
from quadrant.partnership.models import Body
from quadrant.partnership.queries import members_of, partnership_at, person_with_email
from quadrant.partnership.within import within
from tests.browsing import check, served, visit
from tests.journeys.conftest import Clock
from tests.journeys.screen import Screen

pytestmark = pytest.mark.browser
SHORT_BREAKS = "Short breaks for children with disabilities: which way forward"
VEHICLES = "Two vehicles for children's transport"


@dataclass
class Route:
    """Ardlebury with a window for each of its people, by the part of their e-mail before the @."""

    browser: Browser
    site: str
    clock: Clock
    screens: dict[str, Screen] = field(default_factory=dict)

    def __getitem__(self, who: str) -> Screen:
        if who not in self.screens:
            person = person_with_email(f"{who}@ardlebury.example")
            assert person is not None, who
            self.screens[who] = Screen(visit(self.browser, self.site, person), "/ardlebury/")
        return self.screens[who]

    def inside(self) -> Any:
        return within(partnership_at("ardlebury"), on=self.clock.at.date())

    def report(self, title: str) -> int:
        with self.inside():
            return Report.objects.get(title=title, body__name="Cabinet").pk

    def seats(self, body: str) -> dict[str, int]:
        """The number of each member by name."""
        with self.inside():
            of = Body.objects.get(name=body)
            return {one.person.name: one.person_id for one in members_of(of, on=self.clock.at.date())}


@pytest.fixture
def route(transactional_db: None, chromium: Browser, clock: Clock) -> Iterator[Route]:
    tell(TOLD_FOR, lambda said: None, tuple(part for part in PARTS if part.slug == "ardlebury"))
    with served() as site:
        found = Route(chromium, site, clock)
        yield found
        for screen in found.screens.values():
            screen.visit.page.context.close()


def written(template: str, **more: str) -> dict[str, str]:
    """Words for every section of a template."""
    return {one.value: more.get(one.value, "As the papers set out.") for one in report_templates()[template].sections}


def brought(route: Route, template: str, asked: Mapping[str, Any], recommends: Mapping[str, Any]) -> int:
    """The head of commissioning drafts, recommends and submits a report; the officers asked comment on it."""
    head = route["head"]
    head.act(f"reports/new/?template={template}", {**asked, **written(template)})
    report = head.number
    head.act(f"reports/{report}/recommendations/new/", recommends)
    head.act(f"reports/{report}/submit/", press="Submit the report")
    for officer in report_templates()[template].consultees:
        commented(route, officer.value, "Nothing to add to what the report says.")
    return report


def commented(route: Route, officer: str, text: str) -> None:
    """The officer finds the request in their own work and answers it."""
    screen = route[officer]
    screen.see("your-work/")
    [asked] = screen.links(r"^comments/\d+/$")
    screen.act(asked, {"text": text})


def called(route: Route, body: str, day: date, time: str, *reports: int) -> int:
    """The clerk calls a meeting, puts the reports on its agenda and publishes it in time."""
    clerk = route["administrator"]
    clerk.act("meetings/new/", {"body": body, "on": day, "time": time, "venue": "Council chamber"})
    meeting = clerk.number
    for report in reports:
        clerk.act(f"meetings/{meeting}/agenda/", {"report": str(report)})
    clerk.see(f"meetings/{meeting}/publish/", "Published now, it is in time.")
    clerk.send("Publish")
    return meeting


def attended(route: Route, meeting: int, body: str) -> None:
    there = {f"person-{number}": "present" for number in route.seats(body).values()}
    route["administrator"].act(f"meetings/{meeting}/attendance/", there)


def resolved(route: Route, meeting: int, report: int, **said: str) -> None:
    clerk = route["administrator"]
    with route.inside():
        asked = list(Report.objects.get(pk=report).recommendations.values_list("pk", flat=True))
    for recommendation in asked:
        clerk.act(f"meetings/{meeting}/resolve/{recommendation}/", said)
        check(clerk.visit)
        clerk.send("Record the resolution")


def scrutiny_looks_first(route: Route) -> None:
    """On 24 November the scrutiny committee considers it and gives its view, before Cabinet decides."""
    said = {"title": "Short breaks: before Cabinet decides", "item": "comment", "kind": "non_key"}
    said |= {"body": "Overview and Scrutiny Committee"}
    asked = {"text": "That Cabinet hear families from east of the river before it decides", "kind": "brief"}
    report = brought(route, "board", said, asked)
    meeting = called(route, "Overview and Scrutiny Committee", date(2026, 11, 24), "2pm", report)
    route.clock.moves_to(2026, 11, 24, 15)
    attended(route, meeting, "Overview and Scrutiny Committee")
    resolved(route, meeting, report, outcome="noted", reasons="The journey of 61 families weighs more than the price.")
    page = route["leader"].see(f"meetings/{meeting}/papers/minutes/")
    assert "The journey of 61 families weighs more than the price." in page


def test_short_breaks_from_the_board_to_cabinet(route: Route) -> None:
    commented(route, "legal", "Cabinet has the power to decide this. Advice is being taken on the lease.")
    main = route.report(SHORT_BREAKS)
    route["head"].see(f"reports/{main}/", "Notice of a key decision was published", "which way forward")
    with route.inside():
        cabinet = Meeting.objects.get(body__name="Cabinet", at__date=date(2026, 12, 8)).pk
        late_notice = KeyNotice.objects.get(title=VEHICLES)
    clerk = route["administrator"]
    clerk.act(f"meetings/{cabinet}/agenda/", {"report": str(main)})
    clerk.see(f"meetings/{cabinet}/publish/", "5 clear working days", "Published now, it is in time.")
    clerk.send("Publish")
    scrutiny_looks_first(route)

    # The vehicles come late, by general exception: the notice says so, and so does the agenda.
    said = {"title": VEHICLES, "item": "decision", "kind": "key", "body": "Cabinet"}
    vehicles = brought(route, "cabinet", said, {"text": "That two vehicles be leased", "kind": "brief"})
    clerk.act(f"forward-plan/{late_notice.pk}/report/", {"report": str(vehicles)})
    clerk.see(f"forward-plan/{late_notice.pk}/", "General exception", "withdraws both vehicles on 18 December")
    clerk.act(
        f"meetings/{cabinet}/agenda/",
        {"report": str(vehicles), "late_why": "The operator gave notice.", "late_agreed_by": "Leader of the council"},
    )
    clerk.look(f"meetings/{cabinet}/", "Late item, agreed by Leader of the council: The operator gave notice.")

    decided_by_cabinet(route, cabinet, main, vehicles)
    published_and_held_back(route, main)
    papers_open_for_each_reader(route, cabinet, main)


def decided_by_cabinet(route: Route, cabinet: int, main: int, vehicles: int) -> None:
    """8 December: the member for children leaves for short breaks and stays for the vehicles."""
    clerk = route["administrator"]
    route.clock.at = datetime(2026, 12, 8, 18, 30, tzinfo=UTC)
    attended(route, cabinet, "Cabinet")
    clerk.look(f"meetings/{cabinet}/", "Cabinet member for children: left the meeting.")
    route["cabinet.children"].is_refused(f"meetings/{cabinet}/resolve/{_first(route, main)}/", 403)
    resolved(route, cabinet, main, outcome="approved", reasons="The Board and scrutiny both weighed the journeys.")
    resolved(route, cabinet, vehicles, outcome="approved", reasons="Until the way forward begins.")
    clerk.see(f"meetings/{cabinet}/papers/minutes/", "Left the meeting", "The Board and scrutiny both weighed")


def published_and_held_back(route: Route, main: int) -> None:
    """Published on 9 December: five clear working days for call-in, and nothing is carried out before the 17th."""
    route.clock.moves_to(2026, 12, 9)
    clerk = route["administrator"]
    clerk.see("your-work/")
    waiting = clerk.links(r"^decisions/\d+/publish/$")
    assert len(waiting) == 3
    for address in waiting:
        clerk.act(address)
    decision = clerk.number
    route["head"].see(f"decisions/{decision}/", "In effect from", "17 December 2026")
    route["head"].see(f"reports/{main}/", "The decision was published")


def papers_open_for_each_reader(route: Route, cabinet: int, main: int) -> None:
    """The leader's papers hold the exempt part, those of the member who left do not; the past stands as it was.

    The award called in on 13 March stood again on the 23rd, and an officer decided £48,000 alone.
    """
    for who, reads in (("leader", True), ("cabinet.children", False)):
        page = route[who].see(f"reports/{main}/paper/")
        assert ("£38,500" in page) == reads
        assert "Exempt" in page
    for paper in ("agenda", "minutes"):
        for ending in ("docx", "pdf"):
            answer = route["leader"].visit.page.request.get(
                f"{route.site}/ardlebury/meetings/{cabinet}/papers/{paper}/?download={ending}"
            )
            assert (answer.status, len(answer.body()) > 5_000) == (200, True), (paper, ending)
    with route.inside():
        call = CallIn.objects.get()
        alone = Resolution.objects.get(meeting=None, recommendation__value=48_000)
    route["head"].see(f"decisions/{call.notice.resolution_id}/", "The decision stands", "23 March 2026")
    route["head"].see(f"decisions/{alone.pk}/", "£48,000")


def _first(route: Route, report: int) -> int:
    with route.inside():
        return Report.objects.get(pk=report).recommendations.values_list("pk", flat=True)[0]
