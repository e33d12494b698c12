"""Two people change one record from pages opened at the same time: the second is told, with both texts."""

from __future__ import annotations

import re
from html import unescape

from django.test import Client

from quadrant.do.agreements.models import Agreement
from quadrant.partnership.models import Partnership
from quadrant.plan.funds.models import Fund
from tests.factories import agreements, appraisal
from tests.factories.funds import fund, officer


def seen_on(page: str) -> str:
    found = re.search(r'name="seen" value="([0-9a-f]{16})"', page)
    assert found is not None
    return found[1]


def test_a_fund_changed_meanwhile_is_shown_with_both_texts_and_sent_again_it_stands(
    ardlebury: Partnership, client: Client
) -> None:
    kept = fund(about="For families")
    client.force_login(officer())
    page = f"/ardlebury/funds/{kept.pk}/change/"
    seen = seen_on(client.get(page).content.decode())
    said = {"name": kept.name, "stream": "grant", "nature": "revenue", "arrangement": "single", "over_programming": "0"}
    assert client.post(page, {**said, "about": "For young carers", "seen": seen}).status_code == 302
    late = client.post(page, {**said, "about": "For the over-75s", "seen": seen})
    told = unescape(late.content.decode())
    assert late.status_code == 409
    assert "Somebody else has changed this since you opened it" in told
    assert "Two texts for “What it is for”" in told
    assert "For young carers" in told
    assert re.search(r">\s*For the over-75s</textarea>", told)
    assert "Two texts for “Name of the fund”" not in told
    assert Fund.objects.get().about == "For young carers"
    assert client.post(page, {**said, "about": "For the over-75s", "seen": seen_on(told)}).status_code == 302
    assert Fund.objects.get().about == "For the over-75s"


def test_an_agreements_terms_are_not_lost(ardlebury: Partnership, client: Client) -> None:
    drafted = agreements.draft()
    client.force_login(agreements.manager())
    page = f"/ardlebury/agreements/{drafted.pk}/change/"
    seen = seen_on(client.get(page).content.decode())
    said = {
        "title": "Family support", "form": "contract", "notice_months": "3", "seen": seen,
        "starts_on_day": "1", "starts_on_month": "11", "starts_on_year": "2026",
        "ends_on_day": "31", "ends_on_month": "3", "ends_on_year": "2028",
    }  # fmt: skip
    assert client.post(page, {**said, "purpose": "Coaches visit twice a week."}).status_code == 302
    late = client.post(page, {**said, "purpose": "Coaches telephone."})
    assert late.status_code == 409
    assert re.findall("Two texts for “(.*?)”", late.content.decode()) == ["What it is for"]
    assert Agreement.objects.get().purpose == "Coaches visit twice a week."


def test_weights_are_not_lost(ardlebury: Partnership, client: Client) -> None:
    used = appraisal.drafted()
    client.force_login(appraisal.commissioner("Clara"))
    page = f"/ardlebury/criteria/{used.pk}/weights/"
    seen = seen_on(client.get(page).content.decode())
    names = re.findall(r'name="(weight_\d+)"', client.get(page).content.decode())
    equal = dict(zip(names, ["50", "12.5", "10", "7.5", "5", *["2.5"] * 6], strict=True))
    other = dict(zip(names, ["45", "17.5", "10", "7.5", "5", *["2.5"] * 6], strict=True))
    assert client.post(page, {**other, "seen": seen}).status_code == 302
    late = client.post(page, {**equal, "seen": seen})
    assert late.status_code == 409
    assert late.content.decode().count("Two texts for") == 2
