"""A person's calendar as iCalendar (RFC 5545): windows and reviews of every cycle, their own tasks and meetings."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from quadrant.cycle.commands.feeds import feed_digest
from quadrant.cycle.framework.calendar import schedule
from quadrant.cycle.queries import cycles, feed_with, framework_of, open_tasks_for
from quadrant.governance.queries import meetings_due
from quadrant.partnership.rules import may_look_inside
from quadrant.partnership.within import within


def calendar_of(token: str, *, at: datetime) -> bytes | None:
    """The calendar behind a private word as it is at `at`; None for a word that is none, or whose person has left."""
    feed = feed_with(feed_digest(token))
    if feed is None:
        return None
    with within(feed.partnership):
        if not may_look_inside(feed.person):
            return None
        made = Calendar()
        made.add("prodid", "-//Quadrant//Commissioning calendar//EN")
        made.add("version", "2.0")
        made.add("x-wr-calname", feed.partnership.name)
        for number, name, first, last in [*_of_cycles(), *_tasks_of(feed.person)]:
            made.add_component(_event(number, name, first, last, at))
        for meeting in meetings_due(feed.person, at=at):
            made.add_component(_meeting(meeting, at))
        return bytes(made.to_ical())


Dated = tuple[str, str, date, date]


def _of_cycles() -> Iterator[Dated]:
    """Windows, reviews and the last day of every cycle."""
    for cycle in cycles():
        planned = schedule(framework_of(cycle.framework), cycle.starts_on, cycle.ends_on)
        for band in planned.bands:
            number = f"window-{cycle.pk}-{band.window.key}-{band.first}"
            yield number, f"{band.window.name} ({cycle.name})", band.first, band.last
        for due in planned.reviews:
            yield f"review-{cycle.pk}-{due.review.key}-{due.on}", f"{due.review.name} ({cycle.name})", due.on, due.on
        if cycle.ends_on:
            yield f"cycle-{cycle.pk}-ends", f"The cycle ends ({cycle.name})", cycle.ends_on, cycle.ends_on


def _tasks_of(person: Any) -> Iterator[Dated]:
    for task in open_tasks_for(person):
        yield f"task-{task.pk}", f"{task.title} ({task.cycle.name})", task.due_on, task.due_on


def _meeting(meeting: Any, at: datetime) -> Event:
    """A meeting of a body on which the person sits; how long it lasts is not known."""
    event = Event()
    event.add("uid", f"meeting-{meeting.pk}@quadrant")
    event.add("summary", f"{meeting.body.name} meets")
    event.add("dtstart", meeting.at.astimezone(UTC))
    event.add("dtstamp", at.astimezone(UTC))
    if meeting.venue:
        event.add("location", meeting.venue)
    return event


def _event(number: str, name: str, first: date, last: date, at: datetime) -> Event:
    """A day, or a span of days; iCalendar's end is the day after, and its stamp is in UTC."""
    event = Event()
    event.add("uid", f"{number}@quadrant")
    event.add("summary", name)
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("dtstamp", at.astimezone(UTC))
    return event
