"""June 2023: the trust, its partners and providers, people and bodies."""

from __future__ import annotations

from quadrant.demo.loading.founding import NewBody, add_organisation, add_people, form_body, found
from quadrant.demo.loading.story import Story
from quadrant.demo.quenmouth.people import HOME, MEMBERS, OFFICERS, PROVIDERS, contact
from quadrant.partnership.commands import add_unit, grant_role
from quadrant.partnership.models import Body
from quadrant.partnership.terms import BodyKind, DecisionKind, Frequency, OrganisationKind, Role

AREA = "D08000101"
PARTNERS = (
    ("council", "Quenmouth Council", OrganisationKind.COUNCIL),
    ("icb_org", "Estuary and Fells ICB", OrganisationKind.NHS),
    ("north_schools", "North Quay Schools", OrganisationKind.SCHOOL),
    ("moor_schools", "Moorside Schools", OrganisationKind.SCHOOL),
    ("forum", "Quenmouth Voluntary Sector Forum", OrganisationKind.VCS),
)
UNITS = ("Early years", "Disabled children", "Looked-after children", "Family help", "Transport")
D, B, F = DecisionKind, BodyKind, Frequency
EXECUTIVE = {D.GATE: None, D.AWARD: None, D.FUNDING: None, D.WAIVER: None, D.REVIEW: None, D.PRIORITIES: None,
             D.NEEDS_ASSESSMENT: None}  # fmt: skip
BODIES = (
    NewBody("cabinet", "Cabinet of Quenmouth Council", B.EXECUTIVE, ("leader", "cabinet_children", "cabinet_finance"),
            quorum=2, frequency=F.MONTHLY, powers={D.AWARD: None, D.FUNDING: None, D.BUDGET: None}, binds="council",
            duty="Commits the council's own money."),
    NewBody("board", "Children's Trust Board", B.BOARD,
            ("board_chair", "cabinet_children", "icb", "north_trust", "moor_trust", "forum"), quorum=3,
            frequency=F.QUARTERLY, powers={D.GATE: None, D.STRATEGY: None, D.FRAMEWORK: None},
            duty="Sets direction for children and young people, and endorses each strategy."),
    NewBody("executive", "Commissioning Executive", B.EXECUTIVE,
            ("director_children", "icb", "north_trust", "moor_trust"), parent="board", quorum=2, frequency=F.MONTHLY,
            powers=EXECUTIVE, duty="Sanctions strategies, awards, waivers and reviews."),
    NewBody("team", "Joint commissioning support team", B.COMMISSIONING_UNIT,
            ("strategist", "lead", "analyst", "contracts"), parent="executive", frequency=F.WEEKLY,
            duty="Does the work of the year. Half of it is paid by the ICB."),
    *(NewBody(key, f"{name} locality network", B.DELIVERY_GROUP, (chair, "forum"), parent="executive", quorum=2,
              frequency=F.TWO_MONTHLY, powers={D.GATE: None}, duty=f"Schools, health and clubs of {name}.")
      for key, name, chair in (("north_quay", "North Quay", "quay_chair"), ("moorside", "Moorside", "moor_chair"),
                               ("harbour", "Harbour", "harbour_chair"))),
    NewBody("place", "ICB place committee", B.COMMITTEE, ("icb",), frequency=F.MONTHLY, powers={D.FUNDING: None},
            duty="Commits the ICB's own money."),
)  # fmt: skip


def tell(story: Story) -> None:
    """Found the trust with everybody in it."""
    found(
        story, name=HOME, slug="quenmouth", place="Quenmouth", area_code=AREA, colour="#0b5563",
        on=story.days.day(2023, 6, 5), email="administrator@quenmouth.example",
    )  # fmt: skip
    with story.when(2023, 6, 5, 11) as at:
        by = story.person("administrator")
        for key, name, kind in PARTNERS:
            add_organisation(story, key, name, kind, partner=True, at=at)
        story.organisations["icb"] = story.organisation("icb_org")
        for key, name, kind in PROVIDERS:
            add_organisation(story, key, name, kind, at=at)
        for name in UNITS:
            made = add_unit(organisation=story.organisation("council"), name=name, by=by, at=at)
            story.made[f"unit {name}"] = made
        add_people(story, [*OFFICERS, *MEMBERS], at=at)
        own = [("council", "the council's own services", None), ("icb", "the ICB's therapy service", None)]
        for key, name, _ in [*PROVIDERS, *own]:
            add_people(story, [contact(key, name)], at=at)
            grant_role(
                person=story.person(f"contact: {key}"), role=Role.PROVIDER, organisation=story.organisation(key),
                from_on=at.date(), by=by, at=at,
            )  # fmt: skip
        for body in BODIES:
            form_body(story, body, at=at)
    story.say(f"{len(PARTNERS) + len(PROVIDERS)} organisations, {len(story.people)} people, {len(BODIES)} bodies")


def cast(story: Story) -> dict[str, list[Body]]:
    """Which body plays which of the trust's handbook."""
    return {
        "childrens-trust-board": [story.body("board")],
        "commissioning-executive": [story.body("executive")],
        "joint-commissioning-team": [story.body("team")],
        "locality-team": [story.body(key) for key in ("north_quay", "moorside", "harbour")],
    }
