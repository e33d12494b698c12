"""What Ardlebury needs, in chapters: the words of 2025 as approved, and the next version as it is being written."""

from __future__ import annotations

from decimal import Decimal

from quadrant.analyse.needs.commands import (
    Compared,
    add_equity_line,
    arrange_chapters,
    ask_to_read,
    comment_on_chapter,
    draw_chapter,
    publish_assessment,
    renew_assessment,
    write_chapter,
)
from quadrant.analyse.needs.queries import assessment_numbered, chapters_of, usual_chapters, vulnerable_groups
from quadrant.analyse.needs.terms import EquitySide
from quadrant.demo.loading.story import Story

# By the keys of the usual chapters; those in DRAWN go on with what the records say.
CHAPTERS = {
    "why": (
        "Ardlebury spends £312.4 million a year on forty services for people who cannot do without them. The Health "
        "and Care Act 2022 and the Children Act 2004 ask the council and its partners to know who needs what before "
        "they decide what to buy.\n\nThis assessment looks at seven needs that figures or people brought up in "
        "spring 2025. It does not look at schools' teaching or at hospital treatment, which are planned elsewhere."
    ),
    "risk": (
        "Three groups come up again and again: families of disabled children east of the river, young adults who "
        "leave care or a ward at 18, and carers under 25. They are few in every list and the same in most of them."
    ),
    "need": (
        "On five of eight measures Ardlebury trails England. Waits for plans have more than doubled in ten years. "
        "Admissions for self-harm rose for eight years and have fallen for two."
    ),
    "forecast": (
        "If nothing else changes, the share of children who wait more than twenty weeks goes on rising until 2029, "
        "when the large cohorts of 2018 to 2020 have left primary school. The forecast assumes that referrals stay "
        "at the rate of the last three years."
    ),
    "services": (
        "Forty services, six of them evaluated so far. Most places are west of the river. No service begins before "
        "18 and goes on after it."
    ),
    "voices": (
        "Four forums, a jobs fair and a survey of sixth forms reached 1,180 people. Waiting and loneliness came up "
        "more often than any figure shows."
    ),
    "works": (
        "Key workers who stay from 16 to 25 halve readmission in two good trials. Short breaks work where they are "
        "regular and near; there is no sound evidence that longer ones do more."
    ),
    "gaps": "Two needs are met by nobody: young adults at the door of the ward, and carers under 25.",
    "recommendations": "Four pilots come first, because they differ. What else should be done by whom:",
    "unknown": (
        "Nobody counts carers under 25. Ward figures are small, and some are hidden so that they cannot point to a "
        "person."
    ),
    "sources": "Figures are those of spring 2025; they are frozen with this assessment and do not change.",
}  # fmt: skip
DRAWN = ("risk", "need", "gaps", "recommendations", "unknown", "sources")
# What is recommended: the need that it answers, who acts, by when.
RECOMMENDED = (
    ("Meet every young adult at the door of the ward, and stay six weeks", "leaving-wards",
     "Mental health commissioning", (2026, 9, 30)),
    ("Let the carers' service begin at 16", "young-carers", "Adults' commissioning", (2026, 3, 31)),
    ("Put half of the new short-break places east of the river", "short-breaks", "Children's commissioning",
     (2026, 3, 31)),
)  # fmt: skip
LATER = {
    "need": (
        "On four of eight measures Ardlebury still trails England. Waits for plans have stopped growing since the "
        "spring; self-harm has fallen for a third year."
    ),
    "equity": (
        "Three groups were looked at for the first time. All three get less than everybody, and care leavers fare "
        "worst. The gap for families east of the river is one of distance, not of entitlement."
    ),
}


def tell(story: Story) -> None:
    """Autumn 2026: the next version is begun, with an equity audit, and somebody is asked to read it."""
    analyst, lead = story.person("analyst"), story.person("lead")
    with story.when(2026, 11, 2, 10) as at:
        before = assessment_numbered(story.made["assessment What Ardlebury needs, 2025"].pk)
        assert before is not None  # noqa: S101  approved in June 2025
        publish_assessment(assessment=before, by=analyst, at=at)
        later = renew_assessment(assessment=before, by=analyst, at=at)
        plans = [plan for plan in usual_chapters() if plan.key in {*CHAPTERS, "equity"}]
        later = arrange_chapters(assessment=later, version=later.version, plans=plans, by=analyst, at=at)
        for group, side, measure, theirs, everybody, people in (
            ("Care leavers", EquitySide.ACCESS, "First talking-therapy visit within 18 weeks", "58", "79", 41),
            ("Care leavers", EquitySide.OUTCOME, "In work, learning or training at 21", "47", "88", 63),
            ("Families of disabled children east of the river", EquitySide.ACCESS, "Breaks within three miles", "31",
             "64", 212),
            ("Young carers", EquitySide.ACCESS, "Known to a service", "9", "44", 122),
        ):  # fmt: skip
            found = Compared(
                side, measure, Decimal(theirs), Decimal(everybody), "%", True, people, "Service returns 2025/26",
                story.days.day(2026, 3, 31),
            )  # fmt: skip
            named = next(one for one in vulnerable_groups() if one.name == group)
            add_equity_line(assessment=later, group=named, found=found, by=analyst, at=at)
    with story.when(2026, 11, 9, 14) as at:
        listed = {one.key: one for one in chapters_of(later)}
        for key, text in LATER.items():
            one = listed[key]
            write_chapter(chapter=one, based_on=one.number, text=text, by=analyst, at=at)
            draw_chapter(chapter=one, based_on=one.number + 1, by=analyst, at=at)
        due_on = story.days.day(2026, 11, 20)
        for key, reader in (("equity", "lead"), ("need", "equalities")):
            ask_to_read(chapter=listed[key], person=story.person(reader), due_on=due_on, by=analyst, at=at)
    with story.when(2026, 11, 12, 11) as at:
        said = "Say how many families east of the river were asked, and when."
        comment_on_chapter(chapter=listed["equity"], text=said, by=lead, at=at)
    story.say("the next needs assessment: begun in chapters, with an equity audit of three groups")
