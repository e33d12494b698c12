"""An agreement in the browser: drafted, funded, checked, waived and signed, by different people."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from quadrant.do.agreements import commands
from quadrant.do.agreements.models import Agreement, AgreementFundingLine, Kpi, Payment, StandardWaiver
from quadrant.do.agreements.queries import outcomes_of, standards_of
from quadrant.partnership.commands import declare_interest
from quadrant.partnership.models import Partnership
from quadrant.partnership.terms import InterestKind
from quadrant.web.do.agreements.presenters.parts import outcomes_table
from tests.factories import agreements as made
from tests.factories.agreements import NOW
from tests.factories.needs import outcome
from tests.factories.partnership import known
from tests.factories.proposals import accepted, approved, call, offer, submitted
from tests.web.telling import signed_in


@pytest.fixture
def drew(ardlebury: Partnership) -> Client:
    return signed_in(made.manager())


@pytest.fixture
def clara(ardlebury: Partnership) -> Client:
    return signed_in(made.commissioner())


def day(name: str, on: date) -> dict[str, str]:
    return {f"{name}_day": str(on.day), f"{name}_month": str(on.month), f"{name}_year": str(on.year)}


def terms_typed(**more: Any) -> dict[str, Any]:
    return {
        "title": "Family support",
        "form": "contract",
        "purpose": "Coaches visit families at home.",
        **day("starts_on", date(2026, 11, 1)),
        **day("ends_on", date(2028, 3, 31)),
        "notice_months": "3",
        **more,
    }


def test_drafted_funded_measured_and_signed(drew: Client, clara: Client) -> None:
    fund, award, cycle, harbour = made.paying(), made.award(), made.running(), made.provider()
    typed = terms_typed(cycle=cycle.pk, provider=harbour.pk, recommendation=award.pk)
    sent = drew.post("/ardlebury/agreements/new/", typed)
    agreement = Agreement.objects.get()
    page = f"/ardlebury/agreements/{agreement.pk}/"
    assert (sent.status_code, sent["Location"]) == (302, page)
    assert "It has no funding line." in drew.get(page).content.decode()
    drew.post(f"{page}money/", {f"fund_{fund.pk}_2026": "£40,000", f"fund_{fund.pk}_2027": "60000"})
    assert [(line.year, line.amount) for line in AgreementFundingLine.objects.order_by("year")] == [
        (2026, Decimal(40_000)),
        (2027, Decimal(60_000)),
    ]
    aim = outcome("Families cope better")
    drew.post(f"{page}outcomes/", {f"outcome_{aim.pk}": "100"})
    assert [one.outcome.name for one in outcomes_of(agreement)] == ["Families cope better"]
    kpi = {
        "name": "Goals met", "kind": "better_off", "measure": "per_cent", "numerator": "met", "denominator": "finished",
        "polarity": "high", "target": "85", "tolerance": "5", "frequency": "month", "due_days": "14", "per": "1000",
    }  # fmt: skip
    assert drew.post(f"{page}measures/new/", kpi).status_code == 302
    assert (Kpi.objects.get().name, Kpi.objects.get().targets.get().target) == ("Goals met", Decimal(85))
    assert drew.post(f"{page}sign/", {"sure": "on"}).status_code == 403
    told = drew.get(page).content.decode()
    assert "You drafted it, so somebody else signs it." in told
    assert "Sign the agreement" not in told
    assert clara.post(f"{page}sign/", {"sure": "on"}).status_code == 302
    agreement.refresh_from_db()
    assert agreement.signed_by == made.commissioner()
    assert "Signed by Clara on 16 November 2026" in clara.get(page).content.decode()


def test_case_21_in_the_browser(drew: Client, clara: Client) -> None:
    """Eight of nine are met: signing is refused with the ninth's name; a waiver by somebody else lets it pass."""
    agreement = made.draft(made.running(key="gateshead-2010"))
    page = f"/ardlebury/agreements/{agreement.pk}/"
    keys = [one.key for one in standards_of(agreement)]
    typed = {f"judged_{key}": "not_met" if key == "compliance" else "met" for key in keys}
    typed |= {f"evidence_{key}": "Seen on the visit" for key in keys}
    assert drew.post(f"{page}standards/", typed).status_code == 302
    refused = clara.post(f"{page}sign/", {"sure": "on"})
    assert refused.status_code == 409
    assert "Standard 9, Compliance, is not met. 8 of 9 standards are met or waived." in refused.content.decode()
    asked = {"standard": "compliance", "reason": "Registration under way", **day("until", date(2027, 2, 14))}
    assert drew.post(f"{page}waivers/new/", asked).status_code == 302
    waiver = StandardWaiver.objects.get()
    approve = f"/ardlebury/waivers/{waiver.pk}/approve/"
    assert drew.post(approve, {"recommendation": ""}).status_code == 403
    bea = signed_in(made.second_commissioner())
    assert bea.post(approve, {"recommendation": ""}).status_code == 302
    assert clara.post(f"{page}sign/", {"sure": "on"}).status_code == 302
    register = clara.get("/ardlebury/agreements/").content.decode()
    assert "Quality standards waived today" in register
    assert "9. Compliance" in register


def test_a_standard_without_evidence_is_not_checked(drew: Client) -> None:
    agreement = made.draft(made.running(key="gateshead-2010"))
    page = f"/ardlebury/agreements/{agreement.pk}/standards/"
    assert "Say on what evidence" in drew.post(page, {"judged_equality": "met"}).content.decode()
    assert "Say what was found on at least one standard" in drew.post(page, {"judged_equality": ""}).content.decode()


def test_from_an_accepted_offer(drew: Client) -> None:
    proposal = submitted(call())
    approved(proposal)
    given = accepted(offer(proposal))
    assert "Draft the agreement for First Steps family coaches" in drew.get("/ardlebury/agreements/").content.decode()
    page = f"/ardlebury/offers/{given.pk}/agreement/"
    form = drew.get(page).content.decode()
    assert "Quarterly figures." in form
    typed = terms_typed(**day("starts_on", date(2027, 4, 1)), **day("ends_on", date(2030, 3, 31)))
    assert drew.post(page, typed).status_code == 302
    agreement = Agreement.objects.get()
    assert (agreement.provider, agreement.offer, agreement.lines.count()) == (proposal.organisation, given, 3)
    again = drew.post(page, typed | {"title": "Twice"})
    assert again.status_code == 409
    assert "This offer already has an agreement." in again.content.decode()


def test_a_payment_is_recorded_and_shown(drew: Client) -> None:
    agreement, fund = made.signed(), made.paying()
    page = f"/ardlebury/agreements/{agreement.pk}/"
    typed = {"fund": fund.pk, "amount": "£10,000", **day("paid_on", date(2026, 11, 10)), "about": "First quarter"}
    assert drew.post(f"{page}payments/new/", typed).status_code == 302
    assert Payment.objects.get().amount == 10_000
    shown = drew.get(page).content.decode()
    assert "First quarter" in shown
    assert "£30,000" in shown


def test_ended_early(drew: Client) -> None:
    agreement = made.signed()
    page = f"/ardlebury/agreements/{agreement.pk}/"
    typed = {**day("ended_on", date(2027, 2, 28)), "ending": "terminated", "why": "Late three times in ten"}
    assert drew.post(f"{page}end/", typed).status_code == 302
    assert (
        "Terminated for default. Last day 28 February 2027: Late three times in ten" in drew.get(page).content.decode()
    )


def test_who_may_not_come_in(ardlebury: Partnership, withenshire: Partnership) -> None:
    agreement = made.draft()
    page = f"/ardlebury/agreements/{agreement.pk}/"
    reporter = signed_in(made.reporter(agreement.provider))
    assert [reporter.get(page).status_code, reporter.get("/ardlebury/agreements/").status_code] == [404, 404]
    assert signed_in(known("Stranger")).get(page).status_code == 404
    carol = signed_in(known("Carol"))
    assert (carol.get(page).status_code, carol.get(f"{page}money/").status_code) == (200, 403)
    ada = signed_in(known("Ada of Withenshire"))
    assert ada.get(f"/withenshire/agreements/{agreement.pk}/").status_code == 404


def test_an_interest_that_makes_somebody_leave_hides_the_agreement(clara: Client) -> None:
    agreement, somebody = made.draft(), made.commissioner()
    page = f"/ardlebury/agreements/{agreement.pk}/"
    assert clara.get(page).status_code == 200
    declare_interest(
        person=somebody,
        kind=InterestKind.DISCLOSABLE_PECUNIARY,
        organisation=agreement.provider,
        nature="Paid director",
        from_on=date(2026, 1, 1),
        by=somebody,
        at=NOW,
    )
    assert clara.get(page).status_code == 404
    assert "Family support" not in clara.get("/ardlebury/agreements/").content.decode()


def test_the_register_filters_by_end_and_downloads(clara: Client) -> None:
    made.signed()
    made.signed(
        recommendation=made.award(title="Short one"),
        terms=made.terms(title="Short breaks", ends_on=date(2027, 3, 31)),
        lines=made.money(amounts={2026: made.MONEY[2026]}),
    )
    soon = clara.get("/ardlebury/agreements/?ends=6").content.decode()
    assert "Short breaks" in soon
    assert "Family support" not in soon
    assert "Nothing matches" in clara.get("/ardlebury/agreements/?state=draft").content.decode()
    csv = clara.get("/ardlebury/agreements/?download=csv")
    assert b"Short breaks" in b"".join(csv.streaming_content)  # type: ignore[attr-defined]  # a file answers


def test_the_register_and_the_page_ask_no_more_for_more_rows(clara: Client) -> None:
    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert clara.get(path).status_code == 200
        return len(asked)

    first = made.signed()
    made.kpi(first)
    one, page = count("/ardlebury/agreements/"), count(f"/ardlebury/agreements/{first.pk}/")
    under = made.award(title="For more")
    for number in (2, 3):
        made.draft(terms=made.terms(title=f"Agreement {number}"), recommendation=under)
        made.kpi(first, name=f"Measure {number}")
    assert count("/ardlebury/agreements/") == one
    assert count(f"/ardlebury/agreements/{first.pk}/") == page


def test_a_draft_is_given_up_with_a_reason(drew: Client) -> None:
    agreement = made.draft()
    page = f"/ardlebury/agreements/{agreement.pk}/"
    assert drew.post(f"{page}withdraw/", {"why": ""}).status_code == 200
    assert drew.post(f"{page}withdraw/", {"why": "The provider withdrew"}).status_code == 302
    refused = drew.post(f"{page}money/", {"anything": "1"})
    assert refused.status_code == 409


def test_what_goes_to_each_outcome_adds_to_the_whole_to_the_penny(ardlebury: Partnership) -> None:
    agreement = made.draft()
    shares = {outcome("Children are safe"): Decimal(50), outcome("Children learn"): Decimal(50)}
    commands.share_between_outcomes(agreement=agreement, shares=shares, by=made.manager(), at=NOW)
    found = made.again(agreement)
    found.total = Decimal("100000.01")  # type: ignore[attr-defined]  # as a query would have added it
    pounds = [row[2] for row in outcomes_table(found).rows]
    assert pounds == ["£50,000.01", "£50,000"]
