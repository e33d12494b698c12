"""Do and Review: an agreement with its measure, a return, an evaluation, a lesson for the next round."""

from __future__ import annotations

from datetime import date

from tests.journeys.herefordshire import Round


def agreement_signed(walk: Round) -> None:
    """Drew drafts it from the offer and checks the standards; only another may sign it."""
    drew, clara = walk["Drew"], walk["Clara"]
    drew.act(f"offers/{walk.made['offer']}/agreement/", {"form": "grant"})
    agreement = walk.made["agreement"] = drew.number
    drew.act(f"agreements/{agreement}/outcomes/", {f"outcome_{walk.made['outcome']}": "100"})
    drew.see(f"agreements/{agreement}/standards/")
    for found in drew.visit.page.locator("main select[name^='judged_']").all():
        found.select_option("met")
    drew.fill_every("[name^='evidence_']", "Seen on the visit of 20 January.")
    drew.send()
    drew.is_refused(f"agreements/{agreement}/sign/", 403)
    walk["Hedgerow's reporter"].is_refused(f"agreements/{agreement}/")
    clara.act(f"agreements/{agreement}/sign/", {"sure": True})
    clara.see(f"agreements/{agreement}/", "£120,000")


def measure_set(walk: Round) -> None:
    """A monthly measure that moves the indicator the round began with."""
    said = {
        "name": "Plans issued in time",
        "kind": "better_off",
        "measure": "per_cent",
        "numerator": "plans issued within twenty weeks",
        "denominator": "plans issued",
        "polarity": "high",
        "target": "80",
        "tolerance": "5",
        "frequency": "month",
        "indicator": str(walk.made["indicator"]),
        "outcome": str(walk.made["outcome"]),
    }
    walk["Drew"].act(f"agreements/{walk.made['agreement']}/measures/new/", said)
    walk["Drew"].see(f"agreements/{walk.made['agreement']}/")
    walk.made["kpi"] = int(walk["Drew"].links(r"^measures/\d+/$")[0].split("/")[1])


def return_accepted(walk: Round) -> None:
    """The provider sends April's figures; Drew accepts them, and nobody of another provider sees them."""
    walk.clock.moves_to(2027, 5, 5)
    provider, kpi = walk["Hedgerow's reporter"], walk.made["kpi"]
    provider.see("my-returns/", "Plans issued in time")
    address = f"measures/{kpi}/returns/2027-04-01/"
    walk["Meadow's reporter"].is_refused(address)
    walk["Drew"].is_refused(address)
    provider.act(address, {"numerator": "33", "denominator": "40", "commentary": "One long illness."})
    drew = walk["Drew"]
    drew.see("your-work/", "Accept or query 1 return")
    drew.see("reviews/")
    sent = drew.links(r"^returns/\d+/")[0].split("/")[1]
    provider.is_refused(f"returns/{sent}/answer/", 403)
    drew.act(f"returns/{sent}/answer/", {"judgement": "accepted"})
    drew.see(f"measures/{kpi}/", "82.5")


def evaluation_concluded(walk: Round) -> None:
    """Drew writes what was found and what should happen next."""
    walk.clock.moves_to(2027, 10, 4)
    drew, agreement = walk["Drew"], walk.made["agreement"]
    said = {
        "cycle": str(walk.cycle),
        "agreement": str(agreement),
        "title": "Plans in time, first half-year",
        "from_on": date(2027, 4, 1),
        "to_on": date(2027, 9, 30),
    }
    drew.act("evaluations/new/", said)
    number = walk.made["evaluation"] = drew.number
    parts = ("how_much", "how_well", "better_off", "specification", "value_for_money")
    drew.act(f"evaluations/{number}/write/", dict.fromkeys(parts, "Four in five plans were in time."))
    walk["Fiona"].is_refused(f"evaluations/{number}/conclude/", 403)
    drew.act(f"evaluations/{number}/conclude/", {"recommends": "improve", "reasons": "One team still waits."})


def lesson_carried(walk: Round) -> None:
    """Drew records the lesson; Clara carries it into the next round, where it is a need."""
    said = {
        "cycle": str(walk.cycle),
        "title": "Psychologists first",
        "tried": "Two shared posts.",
        "learnt": "Half of the waiting was for one signature.",
        "change": "Deputies sign where a psychologist is away",
    }
    walk["Drew"].act(f"lessons/new/?cycle={walk.cycle}", said)
    lesson = walk["Drew"].number
    walk["Drew"].is_refused(f"lessons/{lesson}/carry/", 403)
    carried = {"into": "Round 2027", "who": "Children with special educational needs", "severity": "moderate"}
    walk["Clara"].act(f"lessons/{lesson}/carry/", carried)
    walk.made["lesson"] = lesson
    walk["Clara"].see("needs/", "Deputies sign where a psychologist is away")
