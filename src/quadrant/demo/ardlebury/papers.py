"""What comes with the report on short breaks: costs, the framework, an exempt offer, and advice being taken."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from quadrant.cycle.commands import join_team
from quadrant.demo.loading.story import Story
from quadrant.governance.commands import (
    add_appendix,
    cite_advice,
    give_advice,
    list_background_paper,
    name_advice_readers,
)
from quadrant.governance.terms import Consultee, Exemption, ExemptParagraph
from quadrant.partnership.papers import keep_text
from quadrant.partnership.within import here

if TYPE_CHECKING:
    from quadrant.governance.models import Report

COSTS = (
    ("As now", "5.90", "5.514", ""),
    ("Improve in house", "5.56", "5.210", "preferred, with shared transport"),
    ("Share with a neighbour", "5.34", "5.016", "cheapest; 61 families would travel for over an hour"),
    ("Contract out", "5.42", "5.083", ""),
    ("Trust", "5.52", "5.188", ""),
)
RENT, YEARS = 38_500, 5
OFFER = Exemption(
    ExemptParagraph.BUSINESS,
    "The offer would be worth less to the public if others in the market knew it before the decision.",
    title_public=False,
)
BACKGROUND = (
    ("Appraisal of five options for short breaks", "", "Town hall, commissioning unit, second floor"),
    ("Letter of the parent carer forum, October", "https://www.ardlebury.example/short-breaks/forum-letter", ""),
)
ADVISED = (
    "Shared transport can be ordered under the neighbour's agreement as it stands, up to £750,000 over its four years. "
    "Above that the change would count as substantial, and a rival could ask a court to undo it."
)


def with_the_report(story: Story, report: Report, at: datetime) -> None:
    """Three appendices, one of them exempt, and two background papers, while the report is a draft."""
    head, here_now = story.person("head"), here().partnership_id
    costs = ["option,whole cost over five years £m,present value at 3.5% £m,note", *(",".join(row) for row in COSTS)]
    offer = ["year,rent £,so far £", *(f"{year},{RENT},{RENT * year}" for year in range(1, YEARS + 1))]
    framework = story.made["short-breaks"].framework
    for title, name, text, more in (
        ("Whole cost of the five options", "costs-of-the-options.csv", _lines(costs), {}),
        ("What Harbour Door offers for the eastern house", "offer.csv", _lines(offer), {"exemption": OFFER}),
        ("The framework that the review follows", f"{framework.key}.yaml", framework.text, {"framework": framework}),
    ):
        paper = keep_text(text, name=name, partnership=here_now)
        add_appendix(report=report, title=title, paper=paper, by=head, at=at, **more)
    for title, link, office in BACKGROUND:
        list_background_paper(report=report, title=title, link=link, office=office, by=head, at=at)


def _lines(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"


def advice_on_it(story: Story, report: Report, at: datetime) -> None:
    """The legal officer has not commented yet: counsel is asked, and the monitoring officer alone reads it too."""
    legal = story.person("legal")
    advice = cite_advice(
        comment=report.comments.get(consultee=Consultee.LEGAL), area="Children's transport",
        adviser="Counsel in procurement law", since_on=story.days.day(2026, 11, 5), by=legal, at=at,
    )  # fmt: skip
    give_advice(advice=advice, text=ADVISED, by=legal, at=at)
    name_advice_readers(advice=advice, people=[story.person("monitoring")], by=legal, at=at)


def team(story: Story, at: datetime) -> None:
    """The project team of the short breaks review; the law has a place on it."""
    for key, does in (
        ("lead", "Leads the review"),
        ("analyst", "Needs and waiting times"),
        ("finance", "What each option costs"),
        ("legal", "Legal adviser"),
    ):
        person, head = story.person(key), story.person("head")
        join_team(cycle=story.made["short-breaks"], person=person, does=does, by=head, at=at)
