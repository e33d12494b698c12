"""Plan: a fund, criteria, a call, proposals, marks, a ranking, the decision and the offers."""

from __future__ import annotations

from datetime import date

from tests.journeys.deciding import decided
from tests.journeys.herefordshire import Round

TITLES = {"Hedgerow": "Plans in fifteen weeks", "Meadow": "Advice line for schools"}
YEARS = (2027, 2028)


def fund_opened(walk: Round) -> None:
    """Fiona opens the fund and sets its budgets; a commissioner has no hand in them."""
    fiona = walk["Fiona"]
    said = {"name": "Inclusion fund", "owner": "Herefordshire Council", "stream": "grant", "cycle": "Round 2026"}
    fiona.act("funds/new/", said)
    fund = walk.made["fund"] = fiona.number
    for year in YEARS:
        fiona.act(f"funds/{fund}/budget/", {"year": str(year), "amount": "£400,000"})
    walk["Ann"].is_refused(f"funds/{fund}/budget/", 403)
    fiona.see(f"funds/{fund}/", "£400,000")


def criteria_adopted(walk: Round) -> None:
    """Clara drafts the framework's criteria; only another may adopt them."""
    clara, bea = walk["Clara"], walk["Bea"]
    clara.act(f"cycles/{walk.cycle}/criteria/new/", {"framework_sets": ["essential-criteria"]})
    drafted = walk.made["criteria"] = clara.number
    clara.is_refused(f"criteria/{drafted}/adopt/", 403)
    bea.act(f"criteria/{drafted}/adopt/")
    bea.see(f"criteria/{drafted}/", "50")


def panel_named(walk: Round) -> None:
    """Two markers and a chair who marks nothing."""
    said = {"chair": "Cheng", "members": ["Mo", "Mei"]}
    walk["Clara"].act(f"criteria/{walk.made['criteria']}/panel/new/", said)
    walk["Hedgerow's applicant"].is_refused(f"criteria/{walk.made['criteria']}/panel/")


def call_opened(walk: Round) -> None:
    """Drafted by Clara, seen by nobody outside until it is open."""
    clara = walk["Clara"]
    said = {
        "title": "Inclusion 2027",
        "letters": "HF",
        "intentions": "Children get their plans in time.",
        "eligibility": "Any organisation that works in the county.",
        "fund": "Inclusion fund",
        "criteria_set": str(walk.made["criteria"]),
        "question_set": "planning-questions",
        "closes_on": date(2026, 12, 14),
        "decision_on": date(2027, 1, 31),
        "offers_on": date(2027, 2, 1),
    }
    clara.act(f"cycles/{walk.cycle}/calls/new/", said)
    call = walk.made["call"] = clara.number
    walk["Hedgerow's applicant"].is_refused(f"calls/{call}/")
    clara.act(f"calls/{call}/open/")
    walk["Hedgerow's applicant"].see(f"calls/{call}/", "Children get their plans in time.")


def proposals_submitted(walk: Round) -> None:
    """Each by its own organisation."""
    for short in TITLES:
        _proposal_submitted(walk, short)


def _proposal_submitted(walk: Round, short: str) -> None:
    """An applicant writes every page of a proposal and submits it; the other applicant never sees it."""
    author = walk[f"{short}'s applicant"]
    author.act(f"calls/{walk.made['call']}/propose/", {"title": TITLES[short]})
    number = walk.made[short] = author.number
    about = {"summary": "Two more psychologists, shared.", "improvement": "From 41 in 100 in time to 80 in 100."}
    author.act(f"proposals/{number}/about/", about)
    _questions_answered(walk, short, number)
    author.act(f"proposals/{number}/money/", {f"year_{year}": "£60,000" for year in YEARS})
    aims = {f"share_{walk.made['priority']}": "100", f"aim_{walk.made['outcome']}": "39 more in 100"}
    author.act(f"proposals/{number}/aims/", aims)
    author.act(f"proposals/{number}/check/", press="Submit the proposal")
    other = "Meadow" if short == "Hedgerow" else "Hedgerow"
    walk[f"{other}'s applicant"].is_refused(f"proposals/{number}/")


def _questions_answered(walk: Round, short: str, number: int) -> None:
    """The ten planning questions with their parts, page after page, as "save and go on" leads."""
    author = walk[f"{short}'s applicant"]
    author.see(f"proposals/{number}/questions/")
    pages = author.links(rf"^proposals/{number}/questions/\d+/$")
    assert len(pages) == 10
    author.see(pages[0])
    for _ in pages:
        author.fill_every("[name^='reply_']", "We asked 60 families, and this is what they said.")
        author.send()
    assert author.here == f"proposals/{number}/questions/"


def marks_given(walk: Round) -> None:
    """After the close each panellist marks alone; nobody sees another's sheet, or any mark before both are in."""
    walk.clock.moves_to(2026, 12, 15)
    criteria = walk.made["criteria"]
    walk["Clara"].act(f"criteria/{criteria}/panel/share/")
    sheets = {name: _sheets(walk, name) for name in ("Mo", "Mei")}
    walk["Mei"].is_refused(sheets["Mo"][0])
    walk["Clara"].is_refused(sheets["Mo"][0])
    for name, best in (("Mo", 5), ("Mei", 4)):
        for sheet, mark in zip(sheets[name], (best, 3), strict=True):
            walk[name].see(sheet)
            for box in walk[name].visit.page.locator(f"main input[type='radio'][value='{mark}']").all():
                box.check()
            walk[name].fill_every("[name^='reason_']", "As the proposal shows")
            walk[name].send("Save the draft")
        walk["Cheng"].is_refused(f"criteria/{criteria}/moderation/")
        walk[name].see("marking/")
        walk[name].act(walk[name].links(r"^panellists/\d+/submit/$")[0])


def _sheets(walk: Round, name: str) -> list[str]:
    walk[name].see("marking/")
    found = walk[name].links(r"^sheets/\d+/$")
    return sorted(found, key=lambda address: int(address.split("/")[1]))


def entries_ranked(walk: Round) -> None:
    """The chair agrees the scores and ranks; a panellist may not."""
    criteria, chair = walk.made["criteria"], walk["Cheng"]
    walk["Mo"].is_refused(f"criteria/{criteria}/agree/", 403)
    chair.act(f"criteria/{criteria}/agree/")
    chair.act(f"criteria/{criteria}/rank/")
    text = chair.see(f"criteria/{criteria}/ranking/", *TITLES.values())
    assert text.index(TITLES["Hedgerow"]) < text.index(TITLES["Meadow"])


def funding_decided(walk: Round) -> None:
    """Clara asks the Cabinet to fund the first and not the second; it does."""
    clara, call = walk["Clara"], walk.made["call"]
    first, second = walk.made["Hedgerow"], walk.made["Meadow"]
    said = {"body": "Cabinet", f"ask_{first}": "fund", f"ask_{second}": "do_not_fund", f"why_{second}": "Scored lower."}
    clara.act(f"calls/{call}/decision/", said)
    decided(walk, "Clara", clara.number, "Cabinet")


def offer_accepted(walk: Round) -> None:
    """Clara offers what was asked; only the applicant accepts it, and the other never sees it."""
    walk.clock.moves_to(2027, 2, 1)
    first = walk.made["Hedgerow"]
    walk["Hedgerow's applicant"].is_refused(f"proposals/{first}/offer/", 403)
    walk["Clara"].act(f"proposals/{first}/offer/", {"expires_on": date(2027, 2, 26), "conditions": "Monthly figures."})
    offer = walk.made["offer"] = walk["Clara"].number
    walk["Clara"].is_refused(f"offers/{offer}/accept/", 403)
    walk["Meadow's applicant"].is_refused(f"offers/{offer}/")
    walk["Hedgerow's applicant"].act(f"offers/{offer}/accept/")
