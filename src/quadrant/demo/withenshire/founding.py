"""January 2024: the partnership, its organisations, people, bodies and powers."""

from __future__ import annotations

from datetime import datetime

from quadrant.demo.loading.figures import table
from quadrant.demo.loading.founding import NewBody, add_organisation, add_people, form_body, found
from quadrant.demo.loading.story import Story
from quadrant.demo.withenshire.people import GROUPS, MEMBERS, OFFICERS, PANEL, contact
from quadrant.partnership.commands import grant_role, name_kinds
from quadrant.partnership.terms import BodyKind, DecisionKind, Frequency, OrganisationKind, Role

AREA = "D06000001"
PARTNERS = (
    ("council", "Withenshire Council", OrganisationKind.COUNCIL),
    ("icb", "Estuary and Fells ICB", OrganisationKind.NHS),
    ("police", "Withenshire Police", OrganisationKind.POLICE),
    ("fire", "Withenshire Fire and Rescue", OrganisationKind.FIRE),
    ("college", "Withenshire College", OrganisationKind.COLLEGE),
    ("voluntary", "Withenshire Voluntary Action", OrganisationKind.VCS),
)
KINDS = {
    "VCS": OrganisationKind.VCS,
    "NHS": OrganisationKind.NHS,
    "council": OrganisationKind.COUNCIL,
    "school": OrganisationKind.SCHOOL,
    "business": OrganisationKind.BUSINESS,
    "police": OrganisationKind.POLICE,
    "fire": OrganisationKind.FIRE,
    "college": OrganisationKind.COLLEGE,
    "social enterprise": OrganisationKind.SOCIAL_ENTERPRISE,
}
D = DecisionKind
BODIES = (
    NewBody(
        "cabinet",
        "Cabinet of Withenshire Council",
        BodyKind.EXECUTIVE,
        ("leader", "cabinet_children", "cabinet_health", "cabinet_finance", "cabinet_place"),
        duty="Answers for the money as accountable body, and takes the decisions that bind it.",
        frequency=Frequency.MONTHLY,
        quorum=3,
        powers={D.FUNDING: None, D.AWARD: None, D.GATE: None, D.BUDGET: None, D.WAIVER: None},
        binds="council",
    ),
    NewBody(
        "board",
        "Withenshire Partnership Board",
        BodyKind.BOARD,
        ("board_chair", "leader", "chief_constable", "chief_fire", "principal"),
        duty="Sets the vision and agrees the principles on which money is awarded.",
        frequency=Frequency.QUARTERLY,
        quorum=3,
        powers={D.NEEDS_ASSESSMENT: None, D.PRIORITIES: None, D.CRITERIA: None, D.GATE: None, D.FRAMEWORK: None},
    ),
    NewBody(
        "management",
        "Management Group",
        BodyKind.EXECUTIVE,
        ("pm1", "pm2", "pm3", "pm4", "pm5", "pm6", "pm7"),
        advisers=("manager",),
        parent="board",
        also_called="Partnership Management Group",
        duty="Agrees cost, value and timescale, is the core of the appraisal panel, and acts on every review.",
        frequency=Frequency.MONTHLY,
        quorum=4,
        powers={D.GATE: None, D.PRIORITIES: None, D.REVIEW: None, D.BRIEF: None},
    ),
    *(
        NewBody(
            key,
            f"{name} group",
            BodyKind.DELIVERY_GROUP,
            (f"{key}_chair", f"{key}_member"),
            parent="management",
            duty=f"Sets the priorities of, weighs and designs work on {name.lower()}, and reports on it twice a year.",
            frequency=Frequency.TWO_MONTHLY,
            quorum=2,
            powers={D.GATE: None, D.CRITERIA: None},
        )
        for key, name in GROUPS.items()
    ),
    NewBody(
        "support_group",
        "Review and Support Group",
        BodyKind.COMMITTEE,
        tuple(f"{key}_{seat}" for seat in ("chair", "member") for key in GROUPS),
        advisers=("contracts",),
        parent="management",
        duty="Two people from each group: reviews funded work twice a year and helps it succeed.",
        frequency=Frequency.TWICE_YEARLY,
        quorum=6,
        only_recommends=True,
    ),
    NewBody(
        "support_team",
        "Partnership Support Team",
        BodyKind.COMMISSIONING_UNIT,
        ("manager", "officer", "analyst"),
        parent="management",
        duty="Runs the round from day to day and keeps its papers.",
    ),
)


def tell(story: Story) -> None:
    """Found the partnership with everybody in it."""
    found(
        story,
        name="Withenshire Partnership",
        slug="withenshire",
        place="Withenshire",
        area_code=AREA,
        colour="#3d5a1f",
        on=story.days.day(2024, 1, 15),
        email="administrator@withenshire.example",
    )
    with story.when(2024, 1, 15, 11) as at:
        for key, name, kind in PARTNERS:
            add_organisation(story, key, name, kind, partner=True, at=at)
        _add_leads(story, at)
        add_people(story, [*OFFICERS, *PANEL, *MEMBERS], at=at)
        for body in BODIES:
            form_body(story, body, at=at)
        # The papers of the first years say one, those of later years the other.
        names = {BodyKind.DELIVERY_GROUP: ("Policy and Delivery Group", "Planning and Delivery Group")}
        name_kinds(names=names, by=story.person("administrator"), at=at)
    count = len(set(story.organisations.values()))
    story.say(f"{count} organisations, {len(story.people)} people, {len(story.bodies)} bodies")


def _add_leads(story: Story, at: datetime) -> None:
    """Everybody who ever leads a proposal, each with a person who writes for them."""
    known = {organisation.name for organisation in story.organisations.values()}
    leads = {row["lead"]: KINDS[row["kind"]] for row in table("proposals")}
    for name, kind in leads.items():
        if name not in known:
            add_organisation(story, name, name, kind, at=at)
    story.organisations.update({one.name: one for one in story.organisations.values()})
    for name in leads:
        new = contact(name)
        add_people(story, [new], at=at)
        for role in (Role.APPLICANT, Role.PROVIDER):
            grant_role(
                person=story.people[new.key],
                role=role,
                organisation=story.organisation(name),
                from_on=at.date(),
                by=story.person("administrator"),
                at=at,
            )
