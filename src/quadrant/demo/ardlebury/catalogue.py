"""Forty services, £312.4 million a year: the catalogue of April 2025, what each serves, and who pays for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from quadrant.analyse.needs.commands import link_need_to_services
from quadrant.analyse.services.commands import (
    ServiceAs,
    add_services,
    enter_funding,
    link_service_to_outcomes,
    record_strategy,
    set_programme,
)
from quadrant.analyse.services.terms import Duty
from quadrant.cycle.terms import Tier
from quadrant.demo.loading.story import Story

U, T, S = Tier.UNIVERSAL, Tier.TARGETED, Tier.SPECIALIST
GROSS = Decimal(871_000_000)


@dataclass(frozen=True)
class Row:
    """A service: its users' words, what the law says ("" where it only allows it), pounds a year in thousands.

    `nhs` of them are the ICB's. `room` is what it has room for and how many use it, in `unit`.
    """

    key: str
    name: str
    kind: str
    group: str
    said: str
    tier: Tier
    law: str
    thousands: int
    outcome: str
    nhs: int = 0
    room: tuple[int, int, str] | None = None
    provider: str = "council"
    owner: str = ""
    due: tuple[int, int, int] | None = None


FAMILIES, OLDER, ILL = "Families with children", "Older people who need help", "Adults with severe mental illness"
LEARNING, EVERYBODY, DISABLED = "Adults with a learning disability", "Everybody", "Families of disabled children"
ROWS = (
    Row("schools", "School improvement", "Schools", FAMILIES, "Somebody who helps my school to be a good one", U,
        "Education Act 1996, section 13A", 9_800, "children", owner="director_people"),
    Row("plans", "Plans and psychology for special needs", "Special needs", DISABLED,
        "The people who say what help my child gets, and when", T, "Children and Families Act 2014, part 3", 11_200,
        "children", room=(640, 702, "plans"), owner="director_people", due=(2026, 9, 30)),
    Row("transport", "Home-to-school transport", "Transport", DISABLED, "The bus that takes her to school", T,
        "Education Act 1996, section 508B", 8_600, "children", owner="contracts", due=(2027, 3, 31)),
    Row("breaks", "Short breaks for children with disabilities", "Short breaks", DISABLED,
        "One Saturday in six on which I sleep through it", T, "Breaks for Carers of Disabled Children Regulations 2011",
        1_180, "carers", room=(230, 228, "families"), owner="lead", due=(2027, 12, 31)),
    Row("social-work", "Children's social work", "Social work", FAMILIES,
        "The person who came when things were worst", S, "Children Act 1989, sections 17 and 47", 22_500, "children"),
    Row("fostering", "Fostering and adoption", "Care", "Children in care", "A family for now, or for good", S,
        "Children Act 1989, section 22G", 15_300, "children", owner="director_people", due=(2027, 9, 30)),
    Row("placements", "Children's homes and placements", "Care", "Children in care", "A house with staff who stay", S,
        "Children Act 1989, section 22G", 19_400, "children", owner="director_people", due=(2027, 9, 30)),
    Row("youth", "Youth support", "Youth work", "People of 13 to 19", "Somewhere warm on a Friday", U,
        "Education Act 1996, section 507B", 3_400, "work", room=(4_200, 3_900, "young people"), owner="lead"),
    Row("hubs", "Family hubs", "Family support", FAMILIES, "The place where I met the other mothers", U,
        "Childcare Act 2006, section 5A", 5_900, "children", owner="analyst", due=(2027, 6, 30)),
    Row("nurses", "Health visiting and school nursing", "Public health", FAMILIES,
        "The nurse who knew something was wrong", U, "National Health Service Act 2006, section 2B", 6_700, "minds",
        nhs=900, room=(5_100, 5_060, "children"), provider="icb", owner="director_people", due=(2025, 6, 2)),
    Row("early-years", "Early years places", "Early years", FAMILIES, "Fifteen hours that let me work", U,
        "Childcare Act 2006, section 7", 16_800, "children"),
    Row("home-care", "Home care for older people", "Home care", OLDER, "Somebody who gets me up in time", T,
        "Care Act 2014, section 18", 19_600, "minds", nhs=2_200, room=(1_450, 1_430, "people"), owner="head",
        due=(2025, 6, 2)),
    Row("residential", "Residential and nursing care", "Care homes", OLDER, "My mother's room, and who is kind there",
        S,
        "Care Act 2014, section 18", 31_900, "minds", room=(880, 861, "people"), owner="contracts", due=(2027, 3, 31)),
    Row("older-days", "Day opportunities for older people", "Day support", OLDER, "Thursday lunch, and the bus to it",
        T,
        "", 3_300, "carers", room=(310, 240, "people"), provider="lanternhouse", owner="contracts"),
    Row("supported-living", "Supported living for adults with a learning disability", "Supported living", LEARNING,
        "My own front door", S, "Care Act 2014, section 18", 24_700, "work", room=(290, 288, "people"),
        owner="contracts", due=(2028, 3, 31)),
    Row("learning-days", "Day services for adults with a learning disability", "Day support", LEARNING,
        "Where my friends are", T, "Care Act 2014, section 18", 6_100, "work", room=(240, 221, "people")),
    Row("mental-days", "Mental health day support", "Day support", ILL, "A reason to get up on a weekday", S,
        "Care Act 2014, section 18", 620, "minds", room=(60, 58, "people"), owner="lead", due=(2027, 9, 30)),
    Row("mental-housing", "Mental health supported housing", "Supported housing", ILL,
        "A flat with somebody downstairs", S, "Mental Health Act 1983, section 117", 4_800, "minds", nhs=2_000,
        room=(118, 117, "people"), provider="lanternhouse"),
    Row("carers", "Carers' support", "Carers", "Carers over 25", "Somebody who asks how I am", T,
        "Care Act 2014, section 10", 1_400, "carers", nhs=500, room=(2_100, 1_700, "people"), provider="forum",
        owner="analyst", due=(2027, 6, 30)),
    Row("equipment", "Equipment and adaptations", "Equipment", OLDER, "The rail that lets me stay here", T,
        "Care Act 2014, section 2", 5_200, "minds", nhs=2_300),
    Row("drugs", "Drug and alcohol treatment", "Public health", "People who use drugs or drink too much",
        "They never asked why I came back", S, "", 5_600, "minds", owner="analyst"),
    Row("sexual-health", "Sexual health", "Public health", EVERYBODY, "An answer by text on the next day", U,
        "Local Authorities Regulations 2013", 3_900, "minds"),
    Row("housing-options", "Housing options", "Housing", "People without a home", "A person, not a number in a queue",
        T,
        "Housing Act 1996, part 7", 9_400, "homes", owner="director_place", due=(2025, 6, 2)),
    Row("temporary", "Temporary accommodation", "Housing", "People without a home", "Two rooms for five of us", S,
        "Housing Act 1996, part 7", 12_200, "homes", owner="director_place", due=(2026, 10, 30)),
    Row("regulatory", "Regulatory services", "Regulation", EVERYBODY, "Whoever makes my landlord mend the boiler", U,
        "Housing Act 2004, section 3", 3_200, "homes", room=(400, 396, "homes inspected"), owner="lead",
        due=(2027, 6, 30)),
    Row("parking", "Parking", "Parking", EVERYBODY, "A permit that comes before the old one ends", U,
        "Traffic Management Act 2004, part 6", 4_100, "streets", room=(41_000, 39_400, "notices answered"),
        provider="kerbside", owner="lead", due=(2027, 3, 31)),
    Row("waste", "Waste and recycling collection", "Waste", EVERYBODY, "The bin, emptied on the day they say", U,
        "Environmental Protection Act 1990, section 45", 12_600, "streets", owner="director_place", due=(2025, 6, 2)),
    Row("cleaning", "Street cleaning", "Streets", EVERYBODY, "No glass where the children walk", U,
        "Environmental Protection Act 1990, section 89", 6_300, "streets", owner="director_place"),
    Row("highways", "Highways and street lighting", "Streets", EVERYBODY, "Lights that work all the way home", U,
        "Highways Act 1980, section 41", 8_900, "streets", owner="director_place", due=(2027, 12, 31)),
    Row("parks", "Parks and open spaces", "Parks", EVERYBODY, "Our garden: we have none", U, "", 4_700, "streets"),
    Row("libraries", "Libraries", "Libraries", EVERYBODY, "Warm, quiet, and nobody asks me to buy anything", U,
        "Public Libraries and Museums Act 1964, section 7", 4_200, "children", owner="head", due=(2025, 6, 2)),
    Row("leisure", "Leisure centres", "Leisure", EVERYBODY, "Swimming at a price I can pay", U, "", 2_600, "minds",
        provider="openfields", owner="contracts", due=(2025, 6, 2)),
    Row("museums", "Museum and arts", "Culture", EVERYBODY, "A day out that costs nothing", U, "", 1_300, ""),
    Row("adult-learning", "Adult learning", "Learning", "Adults without a qualification",
        "The course that got me a job",
        U, "", 2_200, "work", provider="college"),
    Row("jobs", "Employment and skills", "Work", "Adults out of work", "Somebody who rang the employer with me", T, "",
        1_900, "work", room=(160, 158, "people"), provider="thirdway"),
    Row("ambassadors", "Town centre ambassadors", "Town centre", EVERYBODY, "The people in green who know the way", U,
        "",
        300, "", provider="streetwise"),
    Row("lets", "Sports lets", "Leisure", EVERYBODY, "A pitch on Sunday morning", U, "", 330, "",
        provider="openfields"),
    Row("safety", "Community safety", "Safety", EVERYBODY, "Somebody who comes when it happens again", U,
        "Crime and Disorder Act 1998, section 6", 2_800, "streets", owner="director_place"),
    Row("domestic-abuse", "Domestic abuse support", "Safety", "People who are abused at home",
        "A room with a lock, that night", S, "Domestic Abuse Act 2021, section 57", 1_700, "minds"),
    Row("planning", "Planning and building control", "Planning", EVERYBODY, "A straight answer about the extension", U,
        "Town and Country Planning Act 1990", 5_770, "homes", owner="director_place", due=(2028, 3, 31)),
)  # fmt: skip
CHOICES = {
    "breaks": ("A range of breaks, and a published statement of them", "How many nights, in whose house, and how far"),
    "mental-days": ("Needs assessed and, where eligible, met", "Where, on which days, and through whom"),
    "regulatory": ("Hazards of category 1 acted on", "How many homes are inspected before anybody complains"),
    "parking": ("Enforcement that is fair and appeals that are heard", "Prices, zones, and who answers the letters"),
}
VIEWS = {
    "breaks": ("Loved by those who have it; 61 families east of the river say that they cannot get there.", 18),
    "parking": ("49 of 100 are satisfied. Letters are answered late, and permits come by post.", 6),
    "mental-days": ("Liked by those who come. Black men ask why nobody at the door looks like them.", None),
}
STRATEGIES = (
    ("nurses", "Healthy from the start"), ("home-care", "At home for longer"), ("housing-options", "A home for each"),
    ("waste", "Less in the bin"), ("libraries", "Libraries for the next ten years"), ("leisure", "Active Ardlebury"),
)  # fmt: skip
MEET = (
    ("plans", "plans"), ("short-breaks", "breaks"), ("days-alone", "mental-days"), ("days-alone", "mental-housing"),
    ("self-harm", "nurses"), ("rented", "regulatory"), ("learning-disability", "jobs"), ("out-of-work", "jobs"),
)  # fmt: skip


def tell(story: Story) -> None:
    """The catalogue in one act, its outcomes, and the programme to review all of it by March 2029."""
    head = story.person("head")
    with story.when(2025, 4, 28) as at:
        made = add_services(said=[_said(story, row) for row in ROWS], by=story.person("analyst"), at=at)
        story.made |= {f"service {row.key}": one for row, one in zip(ROWS, made, strict=True)}
        for row in ROWS:
            if row.outcome:
                link_service_to_outcomes(
                    service=story.made[f"service {row.key}"],
                    shares={story.made[f"outcome {row.outcome}"]: Decimal(100)},
                    by=story.person("analyst"), at=at,
                )  # fmt: skip
        set_programme(
            name="Every service reviewed, with a strategy", deadline_on=story.days.march(2028), gross_spend=GROSS,
            year=story.days.year(2026), source="Budget book of the council, gross revenue", by=head, at=at,
        )  # fmt: skip
    story.say(f"{len(ROWS)} services in the catalogue")


def _said(story: Story, row: Row) -> ServiceAs:
    standard, choice = CHOICES.get(row.key, ("", ""))
    views, least = VIEWS.get(row.key, ("", None))
    capacity, volume, unit = row.room or (None, None, "")
    return ServiceAs(
        name=row.name, kind=row.kind, as_users_say=row.said, provider=story.organisation(row.provider),
        client_group=row.group, tier=row.tier, duty=Duty.MUST if row.law else Duty.MAY, legal_basis=row.law,
        minimum_standard=standard, local_choice=choice, customer_views=views,
        minimum_cost=None if least is None else Decimal(least), capacity=capacity, volume=volume, unit=unit,
        owner=story.person(row.owner) if row.owner else None, review_by=story.days.day(*row.due) if row.due else None,
    )  # fmt: skip


def adopt(story: Story) -> None:
    """Summer 2025: Cabinet adopts a strategy for each of the six services that were reviewed first."""
    with story.when(2025, 6, 24, 16) as at:
        for key, title in STRATEGIES:
            record_strategy(
                service=story.made[f"service {key}"], title=title, body=story.body("cabinet"), adopted_on=at.date(),
                by=story.person("head"), at=at,
            )  # fmt: skip


def pay(story: Story) -> None:
    """April 2026: what each service is paid this year, £312.4 million in all; and which needs each one meets."""
    with story.when(2026, 4, 20) as at:
        for row in ROWS:
            for payer, thousands in (("council", row.thousands - row.nhs), ("icb", row.nhs)):
                if thousands:
                    enter_funding(
                        service=story.made[f"service {row.key}"], organisation=story.organisation(payer),
                        source="General fund" if payer == "council" else "Place budget", year=story.days.year(2026),
                        amount=Decimal(1000 * thousands), by=story.person("finance"), at=at,
                    )  # fmt: skip
        met: dict[str, list[str]] = {}
        for need, service in MEET:
            met.setdefault(need, []).append(service)
        for need, listed in met.items():
            link_need_to_services(
                need=story.made[f"need {need}"], services=[story.made[f"service {key}"] for key in listed],
                by=story.person("lead"), at=at,
            )  # fmt: skip
