"""A report from its draft to a body's resolution, in the browser, each part by whose it is."""

from __future__ import annotations

from datetime import timedelta

from quadrant.governance.terms import USUAL, report_templates
from tests.journeys.herefordshire import Round

CONSULTEES = ("Fiona", "Lena", "Eve", "Paul")


def submitted(walk: Round, author: str, report: int) -> None:
    """The author writes what the draft leaves empty, and submits it."""
    screen = walk[author]
    screen.see(f"reports/{report}/change/")
    for section in report_templates()[USUAL].sections:
        box = screen.visit.page.locator(f"main [name='{section.value}']")
        if not box.input_value():
            box.fill("As the papers of this round set out.")
    screen.send()
    screen.act(f"reports/{report}/submit/", press="Submit the report")


def commented(walk: Round, report: int) -> None:
    """Each consultee finds the request in their own work and answers it."""
    for name in CONSULTEES:
        screen = walk[name]
        screen.see("your-work/")
        asked = screen.links(r"^comments/\d+/$")
        assert len(asked) == 1, (name, asked)
        screen.act(asked[0], {"text": "Nothing to add to what the report says."})


def resolved(walk: Round, author: str, report: int, body: str) -> int:
    """The clerk calls the meeting, takes attendance and records what it resolved; the author may not."""
    clerk, meets_at = walk["Ada"], walk.clock.at + timedelta(hours=1)
    called = {"body": body, "on": meets_at.date(), "time": f"{meets_at:%H:%M}", "venue": "Plough Lane"}
    clerk.act("meetings/new/", called)
    meeting = clerk.number
    clerk.act(f"meetings/{meeting}/agenda/", {"report": str(report)})
    walk.clock.at = meets_at + timedelta(minutes=20)
    there = {f"person-{one.pk}": "present" for one in walk.members[:2]}
    clerk.act(f"meetings/{meeting}/attendance/", {**there, f"person-{walk.members[2].pk}": "apologies"})
    clerk.see(f"meetings/{meeting}/")
    asked = clerk.links(r"/resolve/\d+/$")
    assert asked
    walk[author].is_refused(asked[0], 403)
    for address in asked:
        clerk.act(address, {"outcome": "approved", "chaired_by": "Chris"})
        clerk.send("Record the resolution")
    return meeting


def decided(walk: Round, author: str, report: int, body: str) -> int:
    """All of it; gives the number of the meeting."""
    submitted(walk, author, report)
    commented(walk, report)
    return resolved(walk, author, report, body)
