"""Two petitions under the council's scheme: one debated by the Cabinet and answered, one still to be checked."""

from __future__ import annotations

from quadrant.analyse.needs.commands import cite_petition
from quadrant.demo.loading.story import Story
from quadrant.engagement.commands import (
    Promises,
    Received,
    answer_petition,
    check_signatures,
    debate_petition,
    receive_petition,
    set_petition_scheme,
)
from quadrant.engagement.queries import meetings_to_debate
from quadrant.engagement.terms import PetitionWay


def tell(story: Story) -> None:
    """From the scheme of April 2026 to the petition that came this month."""
    monitoring, day = story.person("monitoring"), story.days.day
    with story.when(2026, 4, 1) as at:
        promises = Promises(
            starts_on=day(2026, 4, 1), debate_at=1500, evidence_at=750, answer_within=20, publishes=True,
            basis="Petition scheme, Full Council of 4 March 2026",
        )  # fmt: skip
        set_petition_scheme(promises=promises, by=monitoring, at=at)
    with story.when(2026, 8, 18, 11) as at:
        came = Received(
            title="Saturday breaks at Moor Lane", way=PetitionWay.BOTH, received_on=day(2026, 8, 17), signed=1842,
            asks="Keep the Saturday breaks at Moor Lane open, and open a second place east of the river.",
            organiser="Chair of the parent carer forum", contact="By post to the forum's office",
            cycle=story.made["short-breaks"],
        )  # fmt: skip
        breaks = receive_petition(received=came, by=monitoring, at=at)
    with story.when(2026, 8, 25, 15) as at:
        how = "Postcodes compared with the street register; 111 names from outside Ardlebury or given twice."
        check_signatures(petition=breaks, counted=1731, how=how, by=monitoring, at=at)
    with story.when(2026, 9, 9, 9) as at:
        cabinet = next(one for one in meetings_to_debate(at.date()) if one.body_id == story.body("cabinet").pk)
        outcome = "The Cabinet asked for travel times to be in the report on short breaks, and thanked the forum."
        debate_petition(petition=breaks, meeting=cabinet, outcome=outcome, by=monitoring, at=at)
    with story.when(2026, 9, 11, 10) as at:
        told = (
            "Moor Lane stays open on Saturdays until the review is decided. A second place is one of the options that "
            "the Cabinet considers in December; the report says how far each family would travel."
        )
        answer_petition(petition=breaks, answer=told, by=monitoring, at=at)
        now = story.made["need short-breaks"]
        cite_petition(need=now, petition=breaks, by=story.person("analyst"), at=at)
    with story.when(2026, 11, 3, 14) as at:
        came = Received(
            title="A crossing outside the day centre", way=PetitionWay.PAPER, received_on=day(2026, 11, 2), signed=812,
            asks="Make it safe to cross Priory Street to the day centre.", organiser="A member of the centre",
        )  # fmt: skip
        receive_petition(received=came, by=monitoring, at=at)
    story.say("a petition of 1,731 names debated and answered, one of 812 to be checked")
