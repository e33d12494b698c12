"""What a partnership's part of the story is told with: its days, and the people, organisations and bodies in it.

How a partnership's package is written (`quadrant.demo.withenshire` is the model):

* `__init__.py` has `def load(story: Story) -> None`, which calls the chapters in the order of their days;
* `people.py` has `PEOPLE`, whom a visitor may be; its e-mail addresses are those of the people founded;
* a chapter is one module with one public function taking the story. It calls the rooms' own commands, as their people
  would, inside `with story.when(2026, 5, 1, 9) as at:`, which enters the partnership on that day of the story;
* names are roles ("Head of commissioning"), places are made up, nothing is random, and nothing computed is read;
* tables are private to rooms: a chapter imports a model for its type only (`if TYPE_CHECKING:`) and asks queries;
* people, organisations and bodies are kept by short keys: `story.person("manager")`, `story.body("cabinet")`;
* dates by rule (financial years, quarters, months) come from `story.days`; enter them with `story.on(day)`.

`founding` makes partnerships and their people, `governing` takes a report to its body, `figures` imports indicators.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from quadrant.demo.loading.days import Days, moment
from quadrant.partnership.within import Within, within

if TYPE_CHECKING:
    from quadrant.partnership.models import Body, Organisation, Partnership, Person


@dataclass
class Story:
    """One partnership's part of the story, while it is being told."""

    days: Days
    say: Callable[[str], None]
    _place: Partnership | None = None
    _visit: Within | None = None
    people: dict[str, Person] = field(default_factory=dict)
    organisations: dict[str, Organisation] = field(default_factory=dict)
    bodies: dict[str, Body] = field(default_factory=dict)
    made: dict[str, Any] = field(default_factory=dict)
    """Records that a later chapter goes on with, by a key of the chapter's choosing."""

    @property
    def place(self) -> Partnership:
        """The partnership, once it is founded (`founding.found`)."""
        assert self._place is not None, "the story begins with the founding of its partnership"  # noqa: S101
        return self._place

    @place.setter
    def place(self, founded: Partnership) -> None:
        self._place = founded

    def person(self, key: str) -> Person:
        return self.people[key]

    def organisation(self, key: str) -> Organisation:
        return self.organisations[key]

    def body(self, key: str) -> Body:
        return self.bodies[key]

    @contextmanager
    def when(
        self, year: int, month: int, day: int, hour: int = 9, minute: int = 0, second: int = 0
    ) -> Iterator[datetime]:
        """Enter the partnership on a day of the story; gives the instant."""
        with self.on(self.days.day(year, month, day), hour, minute, second) as at:
            yield at

    @contextmanager
    def on(self, day: date, hour: int = 9, minute: int = 0, second: int = 0) -> Iterator[datetime]:
        """Enter the partnership on a real day, one that a rule gave; gives the instant.

        Acts one after another on one day are one visit: who somebody is there is asked once.
        """
        with within(self.place, on=day) as visit:
            if self._visit is not None and self._visit.on == day:
                visit.standings, visit.remembered = self._visit.standings, self._visit.remembered
            self._visit = visit
            yield moment(day, hour, minute, second)
