"""Those who run a cycle see proposals ranked, put them to a body, and make offers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.cycle.terms import Activity
from quadrant.governance.models import Recommendation
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import Role
from quadrant.plan.funds.queries import year_of
from quadrant.plan.proposals.models import Offer, ProposalDecision
from quadrant.plan.proposals.queries import offers_for
from quadrant.plan.proposals.terms import Asks
from quadrant.web.cycle.registry import panel_for
from tests.factories.partnership import person
from tests.factories.proposals import (
    accepted,
    applicant,
    approved,
    cabinet,
    call,
    clara,
    decided,
    offer,
    scored,
    submitted,
    three,
)
from tests.web.telling import listed


def text(answer: Any) -> str:
    return " ".join(answer.content.decode().split())


def test_proposals_are_listed_by_rank_once_the_panel_has_agreed(clara_in: Client) -> None:
    to = call()
    three(to)
    page = f"/ardlebury/calls/{to.pk}/proposals/"
    assert "Rank</" not in text(clara_in.get(page))
    scored(to, {"First Steps": 3, "Handyperson service": 5, "Brochure": 1})
    listed = text(clara_in.get(page))
    assert listed.index("Handyperson service") < listed.index("First Steps") < listed.index("Brochure")
    assert "100.0" in listed
    assert "Handyperson" in text(clara_in.get(f"{page}?q=hearth"))
    assert "First Steps" not in text(clara_in.get(f"{page}?q=hearth"))


def test_proposals_are_put_to_a_body_in_a_report_that_names_everybody(clara_in: Client) -> None:
    to = call()
    first, second, third = three(to)
    page = f"/ardlebury/calls/{to.pk}/decision/"
    said = {
        "body": str(cabinet().pk),
        "title": "Which to fund",
        f"ask_{first.pk}": "fund",
        f"ask_{second.pk}": "left_out",
        f"ask_{third.pk}": "do_not_fund",
    }
    sent = clara_in.post(page, {**said, f"why_{third.pk}": "It serves no priority"})
    assert sent.status_code == 302
    texts = [one.text for one in Recommendation.objects.order_by("number")]
    assert texts == [
        "That these be funded, up to £60,000 in all: WP01 First Steps.",
        "That these not be funded: WP03 Brochure.",
    ]
    links = {link.proposal_id: (link.asks, link.why) for link in ProposalDecision.objects.all()}
    assert links == {first.pk: ("fund", ""), third.pk: ("do_not_fund", "It serves no priority")}
    assert "Asked of" in text(clara_in.get(f"/ardlebury/proposals/{first.pk}/"))
    assert "Asked of" not in text(clara_in.get(f"/ardlebury/proposals/{second.pk}/"))


def test_an_approved_proposal_is_offered_in_part_and_answered_by_its_organisation(clara_in: Client) -> None:
    to = call()
    [made] = approved(submitted(to))
    page = f"/ardlebury/proposals/{made.pk}/offer/"
    said = {
        "year_2027": "62,000",
        "year_2028": "4,000",
        "expires_on_day": "1",
        "expires_on_month": "12",
        "expires_on_year": "2026",
        "expires_clock": "12 noon",
        "conditions": "Figures every quarter",
    }
    refused = clara_in.post(page, said)
    assert refused.status_code == 409
    assert "This is a part offer. Say what falls away." in text(refused)
    assert "Figures every quarter" in text(refused)
    clara_in.post(page, {**said, "falls_away": "The third year"})
    given = Offer.objects.get()
    shown = text(clara_in.get(f"/ardlebury/offers/{given.pk}/"))
    assert "£66,000" in shown
    assert "Accept the offer" not in shown
    assert clara_in.post(f"/ardlebury/offers/{given.pk}/accept/", {}).status_code == 403
    theirs = Client()
    theirs.force_login(applicant(made.organisation))
    assert "Accept the offer" in text(theirs.get(f"/ardlebury/offers/{given.pk}/"))
    theirs.post(f"/ardlebury/offers/{given.pk}/decline/", {"why": "Too little"})
    year = year_of(to.fund, 2027)
    assert year is not None
    assert year.allocated == 0
    assert "Offer declined" in text(clara_in.get(f"/ardlebury/calls/{to.pk}/proposals/"))


def test_authors_read_their_marks_and_reasons_once_a_body_has_decided(clara_in: Client) -> None:
    to = call()
    first, *_ = three(to)
    scored(to, {"First Steps": 3, "Handyperson service": 5, "Brochure": 1})
    theirs = Client()
    theirs.force_login(applicant(first.organisation))
    assert theirs.get(f"/ardlebury/proposals/{first.pk}/marks/").status_code == 404
    decided({first: Asks.DO_NOT_FUND})
    page = text(theirs.get(f"/ardlebury/proposals/{first.pk}/marks/"))
    assert "agreed score is 60.0 of 100: rank 2 of 3." in page
    assert "As the evidence shows" in page
    assert "Mara" not in page
    turned_down = text(clara_in.get(f"/ardlebury/calls/{to.pk}/not-funded/"))
    assert "First Steps" in turned_down
    assert "Brochure" not in turned_down


def test_the_ranking_says_what_a_body_decided_and_nothing_before(clara_in: Client) -> None:
    """A place at the top is no money: the chart calls nothing chosen, and then says what the list of proposals says."""
    to = call()
    first, second, _ = three(to)
    scored(to, {"First Steps": 3, "Handyperson service": 5, "Brochure": 1})
    page = f"/ardlebury/criteria/{to.criteria_set_id}/ranking/"
    before = text(clara_in.get(page))
    assert "3 in order of score. No body has decided on them yet." in before
    assert "Decision</" not in before
    decided({first: Asks.DO_NOT_FUND, second: Asks.FUND})
    after = clara_in.get(page).content.decode()
    assert "3 in order of score, 1 of them approved, offered money or accepted it." in after
    assert "Agreed scores. Solid bars: approved, offered money or accepted it" in after
    assert {title: row["Decision"] for title, row in listed(after).items()} == {
        "WP02 Handyperson service": "Approved for funding",
        "WP01 First Steps": "Not funded",
        "WP03 Brochure": "Submitted",
    }
    offer(second, {2027: Decimal(70_000)})
    assert listed(clara_in.get(page).content.decode())["WP02 Handyperson service"]["Decision"] == "Offer made"


def test_who_only_looks_makes_no_offer_and_opens_no_call(ardlebury: Partnership, client: Client) -> None:
    to = call()
    [made] = approved(submitted(to))
    given = offer(made)
    client.force_login(person("Anna", Role.ANALYST))
    assert client.get(f"/ardlebury/proposals/{made.pk}/").status_code == 200
    for place in (
        f"calls/{to.pk}/open/",
        f"calls/{to.pk}/decision/",
        f"proposals/{made.pk}/offer/",
        f"proposals/{made.pk}/about/",
        f"offers/{given.pk}/accept/",
        f"offers/{given.pk}/lapse/",
    ):
        assert client.get(f"/ardlebury/{place}").status_code == 403, place


def test_lists_ask_the_database_no_more_for_three_proposals_than_for_one(clara_in: Client) -> None:
    to = call()
    first = submitted(to)
    approved(first)
    accepted(offer(first))
    pages = [
        "/ardlebury/calls/",
        f"/ardlebury/calls/{to.pk}/proposals/",
        "/ardlebury/offers/",
        "/ardlebury/my-proposals/",
    ]

    def counted() -> list[int]:
        counts = []
        for page in pages:
            with CaptureQueriesContext(connection) as queries:
                assert clara_in.get(page).status_code == 200
            counts.append(len(queries))
        return counts

    counted()
    before = counted()
    for name in ("Second", "Third"):
        other = submitted(to, name, led_by=f"{name} Trust", asks={2027: Decimal(5_000)})
        approved(other)
        accepted(offer(other, {2027: Decimal(5_000)}))
    assert counted() == before
    assert len(offers_for(first)) == 1


def test_the_step_of_a_cycle_shows_its_fund_call_proposals_decision_and_offers(ardlebury: Partnership) -> None:
    to = call()
    [made] = approved(submitted(to))
    offer(made)

    def rows(activity: Activity) -> list[tuple[str, str]]:
        shown = panel_for(activity, to.cycle, "plan.appraisal.decide", clara())
        assert shown is not None
        return [(row.label, row.value) for row in shown.rows]

    assert rows(Activity.FUND) == [("Area Improvement Fund", "budget £2,400,000")]
    assert rows(Activity.CALL) == [("Area improvement 2027", "closes 12 June 2026, 12 noon")]
    assert rows(Activity.PROPOSALS) == [("Area improvement 2027", "1 proposal submitted")]
    assert rows(Activity.FUNDING_DECISION) == [("Area improvement 2027", "1 of 1 decided")]
    assert rows(Activity.OFFERS) == [("Area improvement 2027", "1 waiting")]
