"""Herefordshire's people, bodies and rounds, and its real figures: what stands before the journey begins."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

import polars as pl
from django.core.management import call_command
from playwright.sync_api import Browser

from quadrant.partnership.models import Body, Person
from quadrant.partnership.terms import DecisionKind, OrganisationKind, Role
from tests.browsing import Visit, visit
from tests.factories import cycle as cycles
from tests.factories.partnership import body, found, known, organisation, person
from tests.journeys.conftest import Clock
from tests.journeys.screen import Screen
from tests.shared_folder import shared

HEREFORDSHIRE = "E06000019"
# Eight of the tool's 434 series, with every one of its 170 areas.
SERIES = (
    "SEN_EHC_Excpt_20wks",
    "SEN_PLAN_ISSUED",
    "ChildPov",
    "Low_Birth_Weight_Babies",
    "CINTime3months",
    "LACStable_2016on",
    "CPP_Good_Develop",
    "RTA",
)
POWERS: dict[DecisionKind, Decimal | None] = dict.fromkeys(DecisionKind, None)
ROLES = {
    "Ann": Role.ANALYST,
    "Clara": Role.COMMISSIONER,
    "Bea": Role.COMMISSIONER,
    "Fiona": Role.FINANCE,
    "Lena": Role.LEGAL,
    "Eve": Role.EQUALITIES,
    "Paul": Role.PROCUREMENT,
    "Drew": Role.CONTRACT_MANAGER,
    "Cheng": Role.GROUP_MEMBER,
    "Mo": Role.GROUP_MEMBER,
    "Mei": Role.GROUP_MEMBER,
}


@dataclass
class Round:
    """The commissioning round: its numbers, and a window for each person who takes part."""

    browser: Browser
    site: str
    clock: Clock
    scripts: bool
    cycle: int
    next_cycle: int
    people: dict[str, Person]
    members: list[Person]
    screens: dict[str, Screen] = field(default_factory=dict)
    made: dict[str, int] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Screen:
        """This person's window, opened when first asked for."""
        if name not in self.screens:
            seen: Visit = visit(self.browser, self.site, self.people[name], scripts=self.scripts)
            self.screens[name] = Screen(seen, "/herefordshire/")
        return self.screens[name]


def prepared(browser: Browser, site: str, clock: Clock, *, scripts: bool) -> Round:
    """People with their roles, three bodies with a quorum of two, this round and the next."""
    from quadrant.partnership.within import within

    place = found("Herefordshire", area_code=HEREFORDSHIRE)
    with within(place, on=clock.at.date()):
        people = {name: person(name, role) for name, role in ROLES.items()}
        people["Ada"] = known("Ada of Herefordshire")
        members = [known(name) for name in ("Chris", "Carol", "Colin")]
        organisation("Herefordshire Council", OrganisationKind.COUNCIL, partner=True)
        for short, name in (("Hedgerow", "Hedgerow Family Trust"), ("Meadow", "Meadow Agency")):
            led_by = organisation(name)
            people[f"{short}'s applicant"] = person(f"Applicant of {short}", Role.APPLICANT, organisation=led_by)
            people[f"{short}'s reporter"] = person(f"Reporter of {short}", Role.PROVIDER, organisation=led_by)
        board, group, cabinet = (_body(name) for name in ("Partnership Board", "Management Group", "Cabinet"))
        cast = {part: [board] for part in _parts()} | {"management-group": [group], "accountable-body": [cabinet]}
        told: dict[str, Any] = {"by": people["Clara"], "lead_body": board, "cast": cast, "area_code": HEREFORDSHIRE}
        now, after = (cycles.cycle(f"Round {year}", starts_on=date(year, 4, 1), **told) for year in (2026, 2027))
    return Round(browser, site, clock, scripts, now.pk, after.pk, people, members)


def _body(name: str) -> Body:
    return body(name, known("Carol"), known("Colin"), chair=known("Chris"), quorum=2, powers=POWERS)


def _parts() -> list[str]:
    from quadrant.cycle.queries import framework_of

    return [part.key for part in framework_of(cycles.framework("herefordshire-2009")).bodies]


def figures_come_in(walk: Round, folder: Path) -> None:
    """A part of the published file, its dictionary and the statistical neighbours, by the command."""
    part = folder / "interactive_tool.parquet"
    whole = pl.read_parquet(shared("data", "indicators", "dfe_lait_bds_long_0.parquet"))
    whole.filter(pl.col("Short Desc").is_in(SERIES)).write_parquet(part)
    files = [
        part,
        shared("data", "indicators", "dfe_lait_data_dictionary.csv"),
        shared("data", "neighbours", "dfe_childrens_statistical_neighbours_may_2025.xlsx"),
    ]
    with patch("django.utils.timezone.now", lambda: walk.clock.at):
        call_command(
            "import_indicators",
            *(str(one) for one in files),
            "--partnership=herefordshire",
            f"--as={walk.people['Ann'].email}",
        )
