"""What the public is told before a decision and after it: key decisions announced, one decision called in."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from quadrant.demo.loading.story import Story
from quadrant.governance.commands import (
    Exceptional,
    Forthcoming,
    call_in_decision,
    give_scrutiny,
    publish_decision,
    publish_key_notice,
    set_key_threshold,
    settle_call_in,
    tie_key_notice,
)
from quadrant.governance.queries import decisions_to_publish, resolution_of
from quadrant.governance.terms import CallInOutcome, KeyGround, NoticeRoute

if TYPE_CHECKING:
    from quadrant.governance.models import Recommendation

CONTACT = "Partnership administrator, administrator@ardlebury.example"


def scrutinised(story: Story) -> None:
    """Since January 2026 scrutiny may call in what Cabinet decides; since April half a million pounds is key."""
    with story.when(2026, 1, 5) as at:
        give_scrutiny(
            scrutiny=story.body("scrutiny"), of=story.body("cabinet"), from_on=at.date(),
            by=story.person("monitoring"), at=at,
        )  # fmt: skip
        set_key_threshold(
            amount=Decimal(500_000), basis="Constitution, article 13", from_on=story.days.april(2026),
            by=story.person("monitoring"), at=at,
        )  # fmt: skip


def called_in(story: Story, award: Recommendation) -> None:
    """The award of 10 March 2026: published on the 11th, called in on the 13th, upheld on the 23rd, 12 days later."""
    with story.when(2026, 3, 11) as at:
        resolution = resolution_of(award)
        assert resolution is not None, "Cabinet has decided"  # noqa: S101
        notice = publish_decision(resolution=resolution, by=story.person("administrator"), at=at)
    with story.when(2026, 3, 13, 15) as at:
        call = call_in_decision(
            notice=notice, supported_by="Two members of the north wards", by=story.person("scrutiny_member"), at=at,
            reason="Three quarters of all challenges come from the north, and no bid says where its offices are.",
        )  # fmt: skip
    with story.when(2026, 3, 23, 20) as at:
        words = "The provider opens a desk at the north library on two days a week."
        settle_call_in(
            call=call, outcome=CallInOutcome.STANDS, heard_on=at.date(), words=words,
            by=story.person("scrutiny_chair"), at=at,
        )  # fmt: skip
    story.say("the award of 10 March called in and upheld, with twelve days' delay")


def announce(story: Story) -> None:
    """The Cabinet of 8 December: one matter announced in time on 2 November, one late, by general exception."""
    clerk, meets_on = story.person("administrator"), story.days.day(2026, 12, 8)
    with story.when(2026, 11, 2, 10) as at:
        said = Forthcoming(
            "Short breaks for children with disabilities: which way forward",
            "Whether short breaks are improved in house, shared, contracted out or given to a trust from April 2028.",
            KeyGround.BOTH, meets_on, "The report, the appraisal of five options, the forum's letter", CONTACT,
            "The report names what two providers asked for, which would harm them if rivals read it.",
        )  # fmt: skip
        story.made["short breaks notice"] = publish_key_notice(
            body=story.body("cabinet"), cycle=story.made["short-breaks"], said=said, by=clerk, at=at
        )
    with story.when(2026, 11, 13, 16) as at:
        said = Forthcoming(
            "Two vehicles for children's transport",
            "Whether two adapted vehicles are leased until the way forward for short breaks is decided.",
            KeyGround.MONEY, meets_on, "The report and three quotations", CONTACT,
        )  # fmt: skip
        why = "The operator gave notice on 12 November that it withdraws both vehicles on 18 December."
        told = "The chair of scrutiny, in writing, on 13 November"
        publish_key_notice(
            body=story.body("cabinet"), said=said, by=clerk, at=at,
            exception=Exceptional(NoticeRoute.GENERAL_EXCEPTION, why, told=told),
        )  # fmt: skip


def come_to_report(story: Story) -> None:
    """The report on short breaks is the one that was announced."""
    with story.when(2026, 11, 11, 16) as at:
        tie_key_notice(
            notice=story.made["short breaks notice"], report=story.made["cabinet report"],
            by=story.person("administrator"), at=at,
        )  # fmt: skip


def publish_the_rest(story: Story) -> None:
    """Everything else that may be called in was published on the day after it was decided."""
    with story.on(story.days.as_of):
        waiting = decisions_to_publish()
    for resolution in waiting:
        with story.on(resolution.decided_on + timedelta(days=1)) as at:
            publish_decision(resolution=resolution, by=story.person("administrator"), at=at)
