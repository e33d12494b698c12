"""The gallery's list: proposals of a made-up fund."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from django.http import HttpRequest

from quadrant.web.design.tables import Column, Empty, Filter, Kind, Table


@dataclass(frozen=True)
class Listed:
    reference: str
    title: str
    group: str
    score: Decimal
    amount: Decimal
    state: str


RANKED = (
    ("WP02", "Speech and language in every nursery", "Children", "87.9", 224_000, "Offered"),
    ("WP01", "First Steps family coaches", "Children", "85.6", 186_000, "Accepted"),
    ("WP37", "Supported employment", "Economy", "85.6", 210_000, "Offered"),
    ("WP12", "Village agents", "Older people", "85.2", 174_000, "Accepted"),
    ("WP52", "Rough sleeping outreach", "Housing", "84.9", 180_000, "Offered"),
    ("WP21", "Diversion from prolific offending", "Safer", "83.3", 235_000, "Declined"),
    ("WP41", "Warm homes advice van", "Environment", "82.9", 128_000, "Offered"),
    ("WP32", "Apprentice bursaries", "Economy", "82.4", 108_000, "Offered"),
    ("WP18", "Strength and balance classes", "Older people", "79.8", 102_000, "Offered"),
    ("WP06", "Emotional health drop-ins", "Children", "79.7", 149_000, "Offered"),
    ("WP60", "Gypsy and Traveller liaison", "Housing", "79.6", 99_000, "Offered"),
    ("WP22", "Domestic abuse refuge outreach", "Safer", "79.1", 198_000, "Offered"),
    ("WP51", "Handyperson service", "Housing", "79.1", 150_000, "Refused"),
    ("WP11", "Falls prevention at home", "Older people", "77.0", 181_000, "Refused"),
    ("WP53", "Rural wheels", "Older people", "76.7", 222_000, "Refused"),
)


def rows() -> list[Listed]:
    """The first fifteen as ranked, and enough of the rest to need several pages."""
    ranked = [Listed(ref, title, group, Decimal(s), Decimal(a), state) for ref, title, group, s, a, state in RANKED]
    groups = ("Children", "Economy", "Environment", "Housing", "Older people", "Safer")
    rest = [
        Listed(
            f"WQ{at:02}", f"Small scheme {at}", groups[at % 6], Decimal(760 - 7 * at) / 10, Decimal(40_000), "Refused"
        )
        for at in range(1, 46)
    ]
    return [*ranked, *rest]


def proposals(request: HttpRequest) -> Table[Listed]:
    """Sixty proposals with everything a list can do."""
    listed = rows()
    groups = sorted({each.group for each in listed})
    states = sorted({each.state for each in listed})
    return Table(
        name="proposals",
        caption="Proposals",
        one="proposal",
        rows=listed,
        order="-score",
        columns=[
            Column("title", "Proposal", lambda each: each.title, address=lambda each: "?tab=record"),
            Column("reference", "Number", lambda each: each.reference),
            Column("group", "Group", lambda each: each.group),
            Column("score", "Score", lambda each: each.score, kind=Kind.NUMBER, places=1),
            Column("amount", "Asked", lambda each: each.amount, kind=Kind.MONEY),
            Column("state", "State", lambda each: each.state, kind=Kind.STATE),
        ],
        filters=[
            Filter("group", "Group", [(each, each) for each in groups], matches=lambda row, said: row.group == said),
            Filter("state", "State", [(each, each) for each in states], matches=lambda row, said: row.state == said),
        ],
        search=("title",),
        empty=Empty("No proposal has been submitted yet.", "?tab=form", "Submit the first"),
    )
