"""Terms of reference written and reviewed, and the register of interests: published, confirmed, and due again."""

from __future__ import annotations

from quadrant.demo.loading.story import Story
from quadrant.partnership.commands import (
    Wording,
    co_opt_member,
    confirm_interests,
    declare_interest,
    name_substitute,
    review_terms,
    set_publication,
    withhold_interest,
    write_terms,
)
from quadrant.partnership.queries import in_force, members_of, versions_of
from quadrant.partnership.terms import InterestKind

PEERS = Wording(
    "Challenges each theme board's intentions as a peer, and looks for work to share.",
    does="Reads every set of intentions before the Performance Group does, puts its points in writing, and asks for a "
    "reply to each. Names work that two boards could do together.",
    does_not="It awards nothing and approves no budget. Nobody takes part in the challenge of a board they sit on.",
    membership="The chairs of the Well-being, Safer and Environment Boards; the Enterprise Board's after its pilot.",
)
EXECUTIVE = Wording(
    "Approves needs, chooses the services to be reviewed, and awards up to £500,000.",
    does="Sanctions each step of the policy's reviews, and watches all of them together each month.",
    does_not="It adopts no policy and awards nothing above £500,000: those go on to Cabinet.",
    membership="The chief executive, who chairs it, and the three directors.",
)


def tell(story: Story) -> None:
    """2025 and 2026: two bodies say anew what they are for; one is reviewed and left as it is."""
    administrator, peers, executive = story.person("administrator"), story.body("working_group"), story.body("ceb")
    day = story.days.day
    with story.when(2025, 3, 24) as at:
        write_terms(
            body=executive, wording=EXECUTIVE, from_on=story.days.april(2025), review_on=day(2026, 12, 1),
            by=story.person("chief"), at=at,
        )  # fmt: skip
    with story.when(2025, 4, 28) as at:
        write_terms(
            body=peers, wording=PEERS, from_on=day(2025, 5, 5), review_on=day(2026, 6, 30), by=administrator, at=at
        )
    _declare(story)
    _seats(story)
    with story.when(2026, 6, 22) as at:
        holds = in_force(versions_of(peers), at.date())
        assert holds is not None  # noqa: S101  written a year before
        review_terms(
            terms=holds, reviewed_on=at.date(), found="Read with the three chairs after a year of the pilot: it holds.",
            next_on=day(2026, 12, 14), by=story.person("wellbeing_chair"), at=at,
        )  # fmt: skip


def _seats(story: Story) -> None:
    """Who stands in for the ICB's director, and whom scrutiny co-opted."""
    performance, scrutiny = story.body("performance"), story.body("scrutiny")
    monitoring, day = story.person("monitoring"), story.days.day
    with story.when(2026, 9, 15) as at:
        sitting = members_of(performance, on=at.date())
        member = next(one for one in sitting if one.person_id == story.person("icb").pk)
        name_substitute(
            member=member, person=story.person("wellbeing_chair"), from_on=day(2026, 10, 1), by=monitoring, at=at
        )
        co_opt_member(
            body=scrutiny, person=story.person("principal"), votes=False, under="Minute 6 of the meeting of June 2026",
            organisation=story.organisation("college"), from_on=day(2026, 9, 1), to_on=day(2027, 8, 31),
            by=monitoring, at=at,
        )  # fmt: skip


def _declare(story: Story) -> None:
    monitoring, leader, chief, safer = (story.person(key) for key in ("monitoring", "leader", "chief", "safer_chair"))
    begun = story.days.day(2023, 9, 1)
    with story.when(2025, 5, 20) as at:
        why = "Standing order 14, from the year's first meeting on"
        set_publication(from_on=story.days.day(2025, 6, 2), is_public=True, why=why, by=monitoring, at=at)
        for person, kind, nature, subject in (
            (leader, InterestKind.PERSONAL, "Tenant of a plot", "Allotments at Mill Lane"),
            (chief, InterestKind.PAST, "Worked there until 2021", "The port's own holding company"),
            (safer, InterestKind.OTHER_REGISTRABLE, "Owner of a house", "A street in the north of the borough"),
        ):
            declared = declare_interest(
                person=person, kind=kind, nature=nature, subject=subject, from_on=begun, by=person, at=at
            )
        why = "The member was threatened; where they live could be worked out."
        withhold_interest(interest=declared, why=why, by=monitoring, at=at)
    with story.when(2026, 5, 18) as at:
        for person in (leader, safer):
            confirm_interests(person=person, by=person, at=at)
