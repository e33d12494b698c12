"""What the six groups answer for, and what each adds to the three priorities that belong to no group alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quadrant.analyse.priorities.commands import Addition, add_cross_cutting, say_contribution
from quadrant.analyse.priorities.terms import Strength
from quadrant.demo.loading.story import Story
from quadrant.demo.withenshire.people import GROUPS

if TYPE_CHECKING:
    from quadrant.analyse.priorities.models import CrossCutting

S = Strength
CROSS = {
    "places": ("Fewer gaps between places", "The same four parishes come last in every group's figures."),
    "early": ("Help before a crisis", "Each group pays for what another could have prevented."),
    "young": ("A say for young people", "Decisions of all six groups reach people who cannot vote yet."),
}
ADDS: dict[str, dict[str, tuple[Strength, str]]] = {
    "children": {"early": (S.LEADS, "Speech checks at two, in every nursery."),
                 "young": (S.LEADS, "Runs the youth panel that the other groups ask."),
                 "places": (S.CONTRIBUTES, "Coaches work first in the two poorest towns.")},
    "health": {"early": (S.CONTRIBUTES, "Balance classes after a first fall."),
               "places": (S.CONTRIBUTES, "Village agents where no bus runs on weekdays.")},
    "safer": {"early": (S.CONTRIBUTES, "Turns first offenders away from court."),
              "young": (S.CONTRIBUTES, "Asks the youth panel about each town's hot spots.")},
    "skills": {"young": (S.CONTRIBUTES, "Apprentices sit on the group."),
               "places": (S.TOUCHES, "Bursaries pay for travel from the uplands.")},
    "environment": {"places": (S.LEADS, "Keeps the map of cold homes that all groups work from.")},
    "homes": {"places": (S.CONTRIBUTES, "Outreach to roadside sites, with a nurse."),
              "early": (S.TOUCHES, "Calls tenants two months before a notice ends.")},
}  # fmt: skip


def tell(story: Story) -> None:
    """May 2026, once the order of priorities is agreed."""
    manager = story.person("manager")
    with story.when(2026, 4, 20, 15) as at:
        cross: dict[str, CrossCutting] = {
            key: add_cross_cutting(title=title, why=why, by=manager, at=at) for key, (title, why) in CROSS.items()
        }
        for key in GROUPS:
            adds = {cross[one]: Addition(*said) for one, said in ADDS[key].items()}
            say_contribution(
                body=story.body(key), priorities=[story.made[f"priority {key}"]], adds=adds,
                by=story.person(f"{key}_chair"), at=at,
            )  # fmt: skip
    story.say("six groups answer for a priority each and add to three that cut across")
