"""What the money buys, how sure that is, and what whoever must leave sees of it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.test import Client

from quadrant.partnership import commands as partnership
from quadrant.partnership.terms import InterestKind
from tests.factories.cycle import cycle
from tests.factories.funds import fund
from tests.factories.partnership import LONG_AGO, NOW
from tests.factories.proposals import (
    call,
    clara,
    scored,
    three,
)


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_what_the_money_buys_asks_what_it_is_to_be_best_at(clara_in: Client) -> None:
    running = cycle(by=clara())
    to = call(running, fund=fund("Small fund", budget={2027: Decimal(90_000)}, cycle=running))
    three(to)
    scored(to, {"First Steps": 3, "Handyperson service": 5, "Brochure": 1})
    page = f"/ardlebury/calls/{to.pk}/what-the-money-buys/"
    empty = text(clara_in.get(page))
    assert "nothing is chosen for you" in empty
    assert "checked" not in empty
    wish = "?best_at=score_money&pass_mark=0&year_2027=90000"
    found = text(clara_in.get(f"{page}{wish}"))
    assert "2 proposals for £90,000, the best set for: score times cost. No other set is better." in found
    assert "There is no room for it beside the others in 2027/28" in found
    assert "Chosen for another aim" in found
    scores = text(clara_in.get(f"{page}?best_at=scores&pass_mark=50&year_2027=60,000"))
    assert "1 proposal for £60,000" in scores
    assert "It is not eligible" in scores


def test_the_page_says_how_sure_the_set_is_and_what_other_money_would_buy(clara_in: Client) -> None:
    running = cycle(by=clara())
    to = call(running, fund=fund("Small fund", budget={2027: Decimal(90_000)}, cycle=running))
    three(to)
    scored(to, {"First Steps": 3, "Handyperson service": 5, "Brochure": 3})
    page = f"/ardlebury/calls/{to.pk}/what-the-money-buys/"
    wish = "best_at=scores&pass_mark=0&year_2027=90000&extra=60,000"
    assert (
        f"/ardlebury/calls/{to.pk}/what-the-money-buys/how-sure/?best_at=scores"
        in clara_in.get(f"{page}?{wish}").content.decode()
    )
    sure = text(clara_in.get(f"{page}how-sure/?{wish}"))
    # 100 and 60 points against 60 and 60: only one set comes near, and £60,000 more would buy the third proposal
    assert "No other set comes within 1% of this one" in sure
    assert "What £60,000 more would add to the set&#39;s worth, in one year alone" in sure
    assert '2027/28</th> <td class="govuk-table__cell govuk-table__cell--numeric">37.5%</td>' in sure
    assert "WP01 First Steps" not in sure.split("With less or more money")[0]
    nothing = text(clara_in.get(f"{page}how-sure/?best_at=scores&pass_mark=0&year_2027=10000"))
    assert "Nothing that was scored can be funded within these limits." in nothing
    assert clara_in.get(f"{page}how-sure/").status_code == 302


def test_a_proposal_may_be_funded_in_part_where_the_whole_does_not_fit(clara_in: Client) -> None:
    running = cycle(by=clara())
    to = call(running, fund=fund("Small fund", budget={2027: Decimal(100_000)}, cycle=running))
    three(to)
    scored(to, {"First Steps": 4, "Handyperson service": 5, "Brochure": 1})
    page = f"/ardlebury/calls/{to.pk}/what-the-money-buys/?best_at=score_money&pass_mark=0&year_2027=100000"
    whole = text(clara_in.get(page))
    assert "2 proposals for £90,000" in whole
    parted = text(clara_in.get(f"{page}&part=50"))
    assert "2 proposals, 1 of them in part for £100,000" in parted
    assert "WP01 First Steps, 50% of it" in parted
    assert "£30,000" in parted
    # a part that brings little is not worth its money
    assert "2 proposals for £90,000" in text(clara_in.get(f"{page}&part=50&part_worth=5"))
    assert "Part of its money" in text(clara_in.get(f"{page}&part=100"))


def test_whoever_must_leave_sees_neither_the_proposal_nor_its_name_in_the_set(clara_in: Client) -> None:
    to = call()
    first, *_ = three(to)
    scored(to, {"First Steps": 3, "Handyperson service": 5, "Brochure": 1})
    partnership.declare_interest(
        person=clara(),
        kind=InterestKind.DISCLOSABLE_PECUNIARY,
        organisation=first.organisation,
        nature="Director",
        from_on=LONG_AGO,
        by=clara(),
        at=NOW,
    )
    assert clara_in.get(f"/ardlebury/proposals/{first.pk}/").status_code == 404
    assert "First Steps" not in text(clara_in.get(f"/ardlebury/calls/{to.pk}/proposals/"))
    wish = "?best_at=scores&pass_mark=0&year_2027=900000&year_2028=850000&year_2029=650000"
    found = text(clara_in.get(f"/ardlebury/calls/{to.pk}/what-the-money-buys/{wish}"))
    assert "First Steps" not in found
    assert "WP01 Withheld: you have an interest in it" in found
