"""Quenmouth's evidence: what each phase of the handbook draws on, teams to contact, and what an inspection said."""

from __future__ import annotations

from datetime import datetime

from quadrant.analyse.evidence.commands import add_edition, begin_law_register
from quadrant.analyse.evidence.queries import items_found
from quadrant.analyse.evidence.terms import Kind, NewEdition
from quadrant.demo.loading.library import D, NewItem, S, attach, put, register
from quadrant.demo.loading.story import Story

TRUST, COUNCIL = "Children's Trust Board", "Quenmouth Council"
HERE = "https://www.quenmouth.example/"


def _plan(title: str, says: str, issuer: str, dated: tuple[int, int, int], edition: str, at: str) -> NewItem:
    return NewItem(title, Kind.PLAN, says, issuer, dated, "Named by the handbook.", edition=edition, link=f"{HERE}{at}")


RESOURCES = (
    ("assess.jsna", _plan("Joint strategic needs assessment", "What people in Quenmouth need, ward by ward.",
                          "Council and ICB", (2025, 10, 1), "2025", "needs")),
    ("assess.local-area-plans", _plan("Local area plans", "What the three localities mean to do.",
                                      "Locality networks", (2025, 4, 1), "2025 to 2027", "localities")),
    ("assess.balanced-scorecards", _plan("Balanced scorecards", "How the partners see their own year.",
                                         "Performance team", (2026, 4, 1), "March 2026", "scorecards")),
    ("plan.childrens-plan", _plan("Children and young people's plan", "Five outcomes and who leads on each.",
                                  TRUST, (2024, 4, 1), "2024 to 2028", "plan")),
    ("plan.service-and-team-plans", _plan("Service and team plans", "What each team has promised for the year.",
                                          COUNCIL, (2026, 4, 1), "2026/27", "teams")),
    ("plan.corporate-improvement-plan", _plan("Corporate improvement plan", "What the council must do better.",
                                              COUNCIL, (2025, 11, 1), "Second", "improvement")),
    ("plan.community-strategy", _plan("Community strategy", "What the place wants to be in ten years.",
                                      COUNCIL, (2022, 4, 1), "2022 to 2032", "strategy")),
    ("do.constitution-and-procedure-rules",
     NewItem("Constitution and procurement procedure rules", Kind.RULES, "Who decides what, and how the council buys.",
             COUNCIL, (2026, 5, 20), "Every award answers to them.", organisation="council",
             limits="Cabinet above £500,000; three quotes above £25,000.", edition="May 2026", link=f"{HERE}rules")),
    ("do.procurement-team",
     NewItem("Corporate procurement team", Kind.CONTACT, "Routes, notices and the portal, before a tender begins.",
             organisation="council", reach="Civic centre, room 214, 01632 960 214")),
    ("do.performance-improvement-team",
     NewItem("Performance improvement and policy team", Kind.CONTACT, "Measures, targets and what other places do.",
             organisation="council", reach="Civic centre, room 118, 01632 960 118")),
    ("do.procurement-strategy", _plan("Procurement strategy", "Fewer, longer agreements; more of them local.",
                                      COUNCIL, (2025, 4, 1), "2025 to 2028", "procurement")),
    ("do.health-act-flexibilities",
     NewItem("Overview of section 75 flexibilities", Kind.GUIDANCE, "When council and NHS may pool, lead or integrate.",
             "Legal services", (2025, 6, 2), "Every pooled fund is made under it.", S.GOOD, D.AREA,
             edition="June 2025", link=f"{HERE}section-75")),
    ("review.quality-assurance-toolkit", _plan("Quality assurance toolkit", "How youth work is looked at by its peers.",
                                               "Youth development group", (2024, 9, 2), "Third", "toolkit")),
)  # fmt: skip
INSPECTION = NewItem(
    "Inspection of two special schools", Kind.INSPECTION, "Children arrive late and tired; the school day is good.",
    "Schools inspectorate", (2026, 3, 18), "It is the transport that we buy.", S.GOOD, D.AREA,
    edition="Both letters", link="https://www.inspectorates.example/quenmouth",
)  # fmt: skip


def tell(story: Story) -> None:
    """May 2026: what the year's analysis rests on, and what later phases draw on."""
    cycle, later = story.made["this year"], story.days.day(2027, 5, 21)
    with story.when(2026, 5, 21) as at:
        begin_law_register(by=story.person("strategist"), at=at)
        for resource, new in RESOURCES:
            register(story, cycle, resource, new, "strategist", review_on=later, at=at)
        inspection = put(story, INSPECTION, "strategist", review_on=later, at=at)
        place = "assess.needs-analysis.recent-inspections"
        attach(story, inspection, cycle, place, INSPECTION.relevance, "strategist", at=at)
    story.say("the evidence library: thirteen resources of the handbook, law and an inspection")


def renew(story: Story) -> None:
    """October 2026: a new edition of the needs assessment; the joint strategy names its law."""
    strategist = story.person("strategist")
    with story.when(2026, 10, 5) as at:
        on = story.days.day(2026, 10, 1)
        edition = NewEdition("2026", on, f"{HERE}needs-2026")
        add_edition(item=items_found("Joint strategic needs assessment")[0], edition=edition, by=strategist, at=at)
        _basis(story, at)


def _basis(story: Story, at: datetime) -> None:
    place = "analyse.assess-need.law-and-guidance"
    for title, why in (
        ("Children Act 2004", "The duty to work together that the strategy answers."),
        ("National Health Service Act 2006", "The power under which money would be pooled."),
    ):
        attach(story, items_found(title)[0], story.made["joint"], place, why, "strategist", at=at)
