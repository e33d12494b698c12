"""A person's calendar as iCalendar (RFC 5545): windows and reviews of every cycle, and their own tasks."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from icalendar import Calendar, Event

from quadrant.cycle.commands.feeds import feed_digest
from quadrant.cycle.framework.calendar import schedule
from quadrant.cycle.queries import cycles, feed_with, framework_of, open_tasks_for
from quadrant.partnership.rules import may_look_inside
from quadrant.partnership.within import within


def calendar_of(token: str) -> bytes | None:
    """The calendar behind a private word; None for a word that is none, or whose person has left."""
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
        for cycle in cycles():
            planned = schedule(framework_of(cycle.framework), cycle.starts_on, cycle.ends_on)
            for band in planned.bands:
                _add(
                    made,
                    f"window-{cycle.pk}-{band.window.key}-{band.first}",
                    band.window.name,
                    band.first,
                    band.last,
                    cycle,
                )
            for due in planned.reviews:
                _add(made, f"review-{cycle.pk}-{due.review.key}-{due.on}", due.review.name, due.on, due.on, cycle)
        for task in open_tasks_for(feed.person):
            _add(made, f"task-{task.pk}", task.title, task.due_on, task.due_on, task.cycle)
        return bytes(made.to_ical())


def _add(calendar: Calendar, number: str, name: str, first: date, last: date, cycle: Any) -> None:
    """A day, or a span of days; iCalendar's end is the day after."""
    event = Event()
    event.add("uid", f"{number}@quadrant")
    event.add("summary", f"{name} ({cycle.name})")
    event.add("dtstart", first)
    event.add("dtend", last + timedelta(days=1))
    event.add("dtstamp", datetime.combine(first, datetime.min.time()))
    calendar.add_component(event)
