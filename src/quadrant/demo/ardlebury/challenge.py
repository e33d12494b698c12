"""The partnership's framework put to the Compact before it was tried, and its pilot challenged by the other boards."""

from __future__ import annotations

from quadrant.cycle.queries import shipped_version
from quadrant.demo.ardlebury.enterprise import FRAMEWORK
from quadrant.demo.loading.governing import Paper, spine, take
from quadrant.demo.loading.story import Story
from quadrant.governance.commands import (
    ItemAnswer,
    Resolved,
    add_recommendation,
    check_framework,
    conclude_challenge,
    draft_report,
    open_challenge,
    raise_point,
    reply_to_point,
    send_up,
)
from quadrant.governance.queries import check_of_version
from quadrant.governance.terms import ChallengeReply, CheckAnswer, ItemType, Outcome, Proposed
from quadrant.partnership.terms import DecisionKind

CHECK = "compact-framework"
EXCEPTIONS = {
    "twelve-weeks": (CheckAnswer.PARTLY, "Nine weeks of comment: the forum asked for three more, and had two."),
    "timely-decision": (CheckAnswer.PARTLY, "Two months between decision and start where a grant is announced late."),
    "payment-in-advance": (CheckAnswer.PARTLY, "Quarterly in advance for grants; contracts are paid in arrears."),
    "dispute-route": (CheckAnswer.NO, "It names no way to settle a dispute; one is being written with the forum."),
}
POINTS = (
    ("wellbeing_chair", "A first job ends after six months. Who pays in the seventh?", ChallengeReply.TAKEN_UP,
     "The mentor stays for a year, from the same grant."),
    ("safer_chair", "Young people leaving custody are not among the forty.", ChallengeReply.TAKEN_UP,
     "Eight of the forty places are kept for them, with the Safer Board's worker."),
    ("environment_chair", "Half of the employers cannot be reached by bus before eight.", ChallengeReply.TAKEN_UP,
     "Travel is paid for the first month, and two employers have moved the start of a shift."),
    ("wellbeing_chair", "Coaches could be shared with the Well-being Board from the first day.",
     ChallengeReply.NOT_TAKEN_UP, "Not before the pilot has shown what one coach can carry. Asked again in 2027."),
)  # fmt: skip


def check(story: Story) -> None:
    """Before the pilot: 14 yes, 3 partly, 1 no."""
    version, head, lead = shipped_version(FRAMEWORK), story.person("head"), story.person("lead")
    assert version is not None  # noqa: S101  kept before the story begins
    with story.when(2025, 4, 14) as at:
        on = check_of_version(version.pk, CHECK)
        assert on is not None  # noqa: S101  the framework brings it
        answers = [
            ItemAnswer(key, *EXCEPTIONS[key], lead) if key in EXCEPTIONS else ItemAnswer(key, CheckAnswer.YES)
            for key in (line.item.key for line in on.lines)
        ]
        check_framework(version=version, checklist=CHECK, answers=answers, by=head, at=at)


def tell(story: Story) -> None:
    """June and July 2025: four points by the Working Group, each with the Enterprise Board's reply."""
    chair = story.person("enterprise_chair")
    with story.when(2025, 6, 23, 15) as at:
        challenge = open_challenge(
            cycle=story.made["enterprise"], place="analyse.set-priorities", challenger=story.body("working_group"),
            subject="First jobs for young people: the Enterprise Board's intention",
            reply_by=story.days.day(2025, 6, 30), by=story.person("lead"), at=at,
        )  # fmt: skip
    with story.when(2025, 6, 26) as at:
        points = [raise_point(challenge=challenge, text=text, by=story.person(by), at=at) for by, text, _, _ in POINTS]
    with story.when(2025, 6, 30) as at:
        for point, (_, _, answer, reply) in zip(points, POINTS, strict=True):
            reply_to_point(point=point, answer=answer, reply=reply, by=chair, at=at)
    with story.when(2025, 7, 14, 16) as at:
        outcome = "The intention goes forward, with three of four points taken up."
        conclude_challenge(challenge=challenge, outcome=outcome, by=story.person("wellbeing_chair"), at=at)
    _up_the_line(story)
    story.say("one peer challenge with four points, and one matter sent up the line to the partnership")


def _up_the_line(story: Story) -> None:
    """Sharing coaches goes from the Working Group to the Performance Group, and from there to the partnership."""
    sections = spine(
        purpose="To share one coach between the Enterprise and Well-being Boards from April 2027.",
        background="The Working Group asked for it in its challenge of June 2025; the pilot has shown results since.",
        need="Both boards look for the same people: adults with a learning disability who want paid work.",
        preferred="One coach more, whose time is divided by the week.",
        reasons="One coach carries twelve people; two boards have nine each.",
        risk="Each board may think that the other has more of the coach: the hours are reported each quarter.",
        timetable="From April 2027.",
    )
    asked = Proposed("That the two boards share one coach from April 2027.", DecisionKind.REVIEW)
    onwards = Resolved(Outcome.RECOMMENDED, reasons="Both chairs agree, and neither body holds the money for it.")
    day, lead, title = story.days.day, story.person("lead"), "One coach for two boards"
    first = Paper(title, "working_group", "lead", day(2026, 9, 14), sections, resolved=onwards)
    with story.when(2026, 8, 31) as at:
        report = draft_report(
            body=story.body(first.body), title=title, item=ItemType.RECOMMENDATION, sections=sections, by=lead,
            at=at,
        )  # fmt: skip
        add_recommendation(report=report, proposed=asked, by=lead, at=at)
    take(story, report, first)
    with story.when(2026, 9, 16) as at:
        report = send_up(report=report, by=lead, at=at)
    second = Paper(title, "performance", "lead", day(2026, 10, 12), sections, resolved=onwards)
    take(story, report, second)
    with story.when(2026, 10, 14) as at:
        report = send_up(report=report, by=lead, at=at)
    agreed = Resolved(Outcome.APPROVED, reasons="Both boards report on the shared coach each quarter.")
    third = Paper(title, "partnership", "lead", day(2026, 11, 11), sections, resolved=agreed)
    take(story, report, third)
