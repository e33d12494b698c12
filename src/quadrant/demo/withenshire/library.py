"""Withenshire's evidence: the partners' own rules, and outside experts who help authors with cost and cause."""

from __future__ import annotations

from quadrant.analyse.evidence.terms import Kind
from quadrant.demo.loading.library import NewItem, put
from quadrant.demo.loading.story import Story

RULES = (
    NewItem("Contract standing orders", Kind.RULES, "How the council buys and grants.", "Withenshire Council",
            (2025, 4, 1), "The council holds the fund.", organisation="council",
            limits="Grants above £50,000 by the Cabinet. Payment in arrears unless the receiver cannot bear it.",
            edition="2025", link="https://www.withenshire.example/standing-orders"),
    NewItem("Standing financial instructions", Kind.RULES, "How the ICB commits money, alone and with others.",
            "Estuary and Fells ICB", (2025, 7, 1), "What the ICB may promise beside the fund.", organisation="icb",
            limits="The place committee up to £1 million a year; above that the board.",
            edition="July 2025", link="https://www.estuary-and-fells.example/instructions"),
    NewItem("Collaboration and grants policy", Kind.RULES, "When the police lead a bid and when they only join one.",
            "Withenshire Police", (2024, 10, 1), "A proposal they lead answers to it.", organisation="police",
            limits="No bid that needs officers from response teams. One year at a time.",
            edition="October 2024", link="https://www.withenshire-police.example/grants"),
    NewItem("Commissioning strategy to 2028", Kind.PLAN, "Homes first, then work; no new building.",
            "Withenshire Council", (2024, 4, 1), "What the council will match and what not.", organisation="council",
            limits="Match for running costs only.",
            edition="2024", link="https://www.withenshire.example/strategy"),
)  # fmt: skip
EXPERTS = (
    NewItem("Centre for the cost of social problems", Kind.EXPERT, "What a problem costs, person by person",
            "University of Westmark", reach="Ask for the desk, Tuesdays, 01632 960 110"),
    NewItem("Observatory of rural need", Kind.EXPERT, "Why something is so, and where else it was looked into",
            "Institute for Rural Places", reach="desk@rural-places.example"),
)  # fmt: skip


def tell(story: Story) -> None:
    """February 2026: the partners' rules are put on file before the criteria are drawn up."""
    with story.when(2026, 2, 16, 15) as at:
        for new in (*RULES, *EXPERTS):
            put(story, new, "manager", review_on=story.days.day(2027, 2, 16), at=at)
    story.say("the evidence library: the partners' rules and two outside experts")
