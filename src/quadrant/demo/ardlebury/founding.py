"""January 2024: the council, its partners, people, bodies and what each body may decide."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from quadrant.demo.ardlebury.people import CONTACTS, HOME, MEMBERS, OFFICERS
from quadrant.demo.loading.founding import NewBody, add_organisation, add_people, form_body, found
from quadrant.demo.loading.story import Story
from quadrant.partnership.commands import add_unit, grant_role
from quadrant.partnership.models import Body
from quadrant.partnership.terms import BodyKind, DecisionKind, Frequency, OrganisationKind, Role

AREA = "D08000001"
BOARD_LIMIT = Decimal(500_000)
DELEGATE_LIMIT = Decimal(100_000)
O = OrganisationKind  # noqa: E741  the kinds of the table below
ORGANISATIONS = (
    ("council", "Ardlebury Council", O.COUNCIL, True),
    ("icb", "Estuary and Fells ICB", O.NHS, True),
    ("police", "Ardlebury Police", O.POLICE, True),
    ("forum", "Ardlebury Voluntary Sector Forum", O.VCS, True),
    ("college", "Ardlebury College", O.COLLEGE, True),
    ("harbour", "Harbour Door", O.VCS, False),
    ("fieldgate", "Fieldgate Youth", O.VCS, False),
    ("lanternhouse", "Lantern House", O.VCS, False),
    ("thirdway", "Thirdway Works", O.SOCIAL_ENTERPRISE, False),
    ("kerbside", "Kerbside Parking Ltd", O.BUSINESS, False),
    ("streetwise", "Streetwise Ambassadors", O.SOCIAL_ENTERPRISE, False),
    ("openfields", "Open Fields Leisure", O.BUSINESS, False),
)
D, B, F = DecisionKind, BodyKind, Frequency
BODIES = (
    NewBody("full_council", "Full Council", B.BOARD, ("speaker", "leader", "scrutiny_chair"), quorum=2,
            frequency=F.TWO_MONTHLY, powers={D.BUDGET: None, D.FRAMEWORK: None}, binds="council",
            duty="Sets the budget and changes the constitution."),
    NewBody("cabinet", "Cabinet", B.EXECUTIVE,
            ("leader", "cabinet_children", "cabinet_adults", "cabinet_place", "cabinet_finance"),
            parent="full_council", quorum=3, frequency=F.MONTHLY, binds="council",
            powers={D.GATE: None, D.AWARD: None, D.FUNDING: None, D.BRIEF: None, D.STRATEGY: None, D.REVIEW: None},
            duty="Adopts the policy, approves each brief, and awards above the Chief Executive's Board's limit."),
    NewBody("ceb", "Chief Executive's Board", B.EXECUTIVE,
            ("chief", "director_people", "director_place", "director_resources"), parent="cabinet", quorum=3,
            frequency=F.FORTNIGHTLY, binds="council", also_called="CEB",
            powers={D.GATE: None, D.NEEDS_ASSESSMENT: None, D.PRIORITIES: None, D.CRITERIA: None, D.REVIEW: None,
                    D.AWARD: BOARD_LIMIT, D.FUNDING: BOARD_LIMIT},
            duty="Approves needs, chooses the services to be reviewed, and awards up to £500,000."),
    NewBody("unit", "Virtual Commissioning Unit", B.COMMISSIONING_UNIT, ("head", "lead", "analyst"), parent="ceb",
            frequency=F.WEEKLY, duty="Officers lent by their services do the work of every step. It decides nothing."),
    NewBody("project_team", "Project Team", B.DELIVERY_GROUP, ("lead", "analyst", "legal"), parent="ceb",
            duty="Prepares the four pilot reviews and evaluates them."),
    NewBody("place_delegate", "Director of place, under delegation", B.DELEGATE, ("director_place",), parent="ceb",
            powers={D.AWARD: DELEGATE_LIMIT}, binds="council",
            duty="May extend agreements for place services by up to £100,000."),
    NewBody("scrutiny", "Overview and Scrutiny Committee", B.COMMITTEE, ("scrutiny_chair", "scrutiny_member"),
            parent="full_council", quorum=2, frequency=F.MONTHLY, only_recommends=True,
            duty="Looks at decisions before they are taken, and may call them in afterwards."),
    NewBody("partnership", "Ardlebury Strategic Partnership", B.BOARD,
            ("leader", "icb", "police", "forum", "principal"), quorum=3, frequency=F.QUARTERLY,
            powers={D.GATE: None, D.FUNDING: None, D.AWARD: None, D.REVIEW: None, D.FRAMEWORK: None},
            duty="Agrees the partners' shared outcomes, and decides above the Performance Group's powers."),
    NewBody("performance", "Performance Group", B.EXECUTIVE, ("chief", "icb", "police", "forum"), parent="partnership",
            quorum=2, frequency=F.MONTHLY, powers={D.GATE: None, D.FUNDING: BOARD_LIMIT, D.AWARD: BOARD_LIMIT},
            duty="Watches outcomes across the theme boards and approves briefs and awards."),
    NewBody("working_group", "Commissioning Working Group", B.COMMITTEE,
            ("wellbeing_chair", "safer_chair", "environment_chair"), parent="performance", quorum=2,
            frequency=F.TWO_MONTHLY, powers={D.GATE: None},
            duty="Challenges each board's intentions as a peer and looks for work to share."),
    NewBody("enterprise", "Enterprise Board", B.THEME_BOARD, ("enterprise_chair", "enterprise_member", "principal"),
            parent="partnership", quorum=2, frequency=F.TWO_MONTHLY,
            powers={D.GATE: None, D.PRIORITIES: None, D.NEEDS_ASSESSMENT: None},
            duty="Work and skills; the pilot of the partnership's own framework."),
    *(NewBody(key, f"{name} Board", B.THEME_BOARD, (f"{key}_chair", "forum"), parent="partnership", quorum=2,
              frequency=F.TWO_MONTHLY, powers={D.GATE: None}, duty=duty)
      for key, name, duty in (("wellbeing", "Well-being", "Health, care and children; follows in April 2027."),
                              ("safer", "Safer", "Crime and safety."),
                              ("environment", "Environment", "Streets, homes and climate."))),
)  # fmt: skip


def tell(story: Story) -> None:
    """Found the partnership with everybody in it."""
    found(
        story, name=HOME, slug="ardlebury", place="Ardlebury", area_code=AREA, colour="#1d5a7a",
        on=story.days.day(2024, 1, 8), email="administrator@ardlebury.example",
    )  # fmt: skip
    with story.when(2024, 1, 8, 11) as at:
        administrator = story.person("administrator")
        for key, name, kind, partner in ORGANISATIONS:
            add_organisation(story, key, name, kind, partner=partner, at=at)
        story.made["unit regulatory"] = add_unit(
            organisation=story.organisation("council"), name="Regulatory services", by=administrator, at=at
        )
        add_people(story, [*OFFICERS, *MEMBERS], at=at)
        for key, contact in CONTACTS.items():
            add_people(story, [replace(contact, key=f"contact: {key}")], at=at)
            for role in (Role.APPLICANT, Role.PROVIDER):
                grant_role(
                    person=story.person(f"contact: {key}"), role=role, organisation=story.organisation(key),
                    from_on=at.date(), by=administrator, at=at,
                )  # fmt: skip
        for body in BODIES:
            form_body(story, body, at=at)
    story.say(f"{len(ORGANISATIONS)} organisations, {len(story.people)} people, {len(BODIES)} bodies")


def cast(story: Story) -> dict[str, list[Body]]:
    """Which body plays which of the council's policy."""
    return {
        "full-council": [story.body("full_council")],
        "cabinet": [story.body("cabinet")],
        "cemb": [story.body("ceb")],
        "virtual-scu": [story.body("unit")],
        "project-team": [story.body("project_team")],
        "strategic-partnership": [story.body("partnership")],
    }
