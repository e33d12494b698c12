"""A provider sends its returns; the contract manager queries one and accepts its answer."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quadrant.do.agreements.models import Kpi
from quadrant.partnership.models import Partnership
from quadrant.review.performance.models import KpiReturn
from tests.factories import agreements as made
from tests.factories import performance
from tests.factories.partnership import known
from tests.web.telling import signed_in

OCTOBER = date(2026, 10, 1)


@pytest.fixture
def kpi(ardlebury: Partnership) -> Kpi:
    return made.kpi(made.signed(terms=made.terms(starts_on=OCTOBER)))


def test_sent_queried_answered_and_accepted(kpi: Kpi) -> None:
    provider, drew = signed_in(made.reporter(kpi.agreement.provider)), signed_in(made.manager())
    home = provider.get("/ardlebury/my-returns/").content.decode()
    assert "Goals met, October 2026" in home
    assert "Due 14 November 2026, 2 days ago" in home
    send = f"/ardlebury/measures/{kpi.pk}/returns/2026-10-01/"
    assert "Families that met their goals" in provider.get(send).content.decode()
    assert provider.post(send, {"numerator": "17", "denominator": "20"}).status_code == 302
    sent = KpiReturn.objects.get()
    assert "Goals met" in drew.get("/ardlebury/reviews/").content.decode()
    judge = f"/ardlebury/returns/{sent.pk}/answer/"
    assert "Ask a question" in drew.post(judge, {"judgement": "queried", "words": ""}).content.decode()
    assert drew.post(judge, {"judgement": "queried", "words": "Why so few?"}).status_code == 302
    assert "Why so few?" in provider.get("/ardlebury/my-returns/").content.decode()
    assert provider.post(send, {"numerator": "18", "denominator": "20", "commentary": "One found"}).status_code == 302
    second = KpiReturn.objects.get(version=2)
    assert drew.post(f"/ardlebury/returns/{second.pk}/answer/", {"judgement": "accepted"}).status_code == 302
    page = provider.get(f"/ardlebury/returns/{second.pk}/").content.decode()
    assert page.index("Version 2") < page.index("Version 1")
    assert "Queried by Drew on 16 November 2026: Why so few?" in page
    late = drew.post(f"/ardlebury/returns/{second.pk}/answer/", {"judgement": "accepted"})
    assert late.status_code == 409


def test_a_colleague_who_was_quicker_is_shown_and_no_second_return_is_sent_by_chance(kpi: Kpi) -> None:
    provider = signed_in(made.reporter(kpi.agreement.provider))
    send = f"/ardlebury/measures/{kpi.pk}/returns/2026-10-01/"
    assert 'name="after" value="0"' in provider.get(send).content.decode()
    assert provider.post(send, {"numerator": "17", "denominator": "20", "after": "0"}).status_code == 302
    late = provider.post(send, {"numerator": "16", "denominator": "20", "after": "0"})
    assert late.status_code == 409
    page = late.content.decode()
    assert "Reporter of Harbour has sent this return meanwhile" in page
    assert "17 out of 20" in page
    assert re.search(r'name="numerator"[^>]*value="16"|value="16"[^>]*name="numerator"', page)
    assert KpiReturn.objects.count() == 1
    again = {"numerator": "16", "denominator": "20", "after": "1", "commentary": "One left in September"}
    assert provider.post(send, again).status_code == 302
    assert KpiReturn.objects.count() == 2


def test_more_than_all_asks_for_a_tick_and_is_flagged(kpi: Kpi) -> None:
    provider, drew = signed_in(made.reporter(kpi.agreement.provider)), signed_in(made.manager())
    send = f"/ardlebury/measures/{kpi.pk}/returns/2026-10-01/"
    assert "These figures are right" not in provider.get(send).content.decode()
    typed = {"numerator": "21", "denominator": "20", "commentary": "One came twice"}
    refused = provider.post(send, typed)
    assert refused.status_code == 409
    assert "21 is more than 20" in refused.content.decode()
    assert "These figures are right" in refused.content.decode()
    assert "One came twice" in refused.content.decode()
    assert provider.post(send, typed | {"confirmed": "on"}).status_code == 302
    sent = KpiReturn.objects.get()
    assert (
        "can be queried or rejected, not accepted" in drew.get(f"/ardlebury/returns/{sent.pk}/answer/").content.decode()
    )
    accepted = drew.post(f"/ardlebury/returns/{sent.pk}/answer/", {"judgement": "accepted"})
    assert "Select one of the choices listed" in accepted.content.decode()


def test_nothing_to_report_is_ticked_and_explained(kpi: Kpi) -> None:
    provider = signed_in(made.reporter(kpi.agreement.provider))
    send = f"/ardlebury/measures/{kpi.pk}/returns/2026-10-01/"
    blank = provider.post(send, {"commentary": "Closed"}).content.decode()
    assert "Enter “Families that met their goals”" in blank
    assert "Enter “Commentary”" in provider.post(send, {"nothing": "on"}).content.decode()
    assert provider.post(send, {"nothing": "on", "commentary": "Closed for repairs"}).status_code == 302
    assert KpiReturn.objects.get().value is None


def test_a_provider_sees_its_own_alone(kpi: Kpi) -> None:
    tidewell = signed_in(made.reporter(made.provider("Tidewell Homecare")))
    own = signed_in(made.reporter(kpi.agreement.provider))
    sent = performance.sent(kpi, OCTOBER, performance.of(17, 20))
    for page in (
        f"measures/{kpi.pk}/",
        f"measures/{kpi.pk}/returns/2026-10-01/",
        f"returns/{sent.pk}/",
        "reviews/",
        "agreements/",
    ):
        assert tidewell.get(f"/ardlebury/{page}").status_code == 404
    assert "Goals met" not in tidewell.get("/ardlebury/my-returns/").content.decode()
    measure = own.get(f"/ardlebury/measures/{kpi.pk}/")
    assert measure.status_code == 200
    for closed in ("/ardlebury/agreements/", "/ardlebury/history/"):
        assert closed not in measure.content.decode()
    assert own.get(f"/ardlebury/returns/{sent.pk}/answer/").status_code == 403
    drew = signed_in(made.manager())
    assert drew.get("/ardlebury/my-returns/").status_code == 404
    assert drew.get(f"/ardlebury/measures/{kpi.pk}/returns/2026-10-01/").status_code == 404
    assert signed_in(known("Carol")).get(f"/ardlebury/returns/{sent.pk}/answer/").status_code == 403


@pytest.mark.parametrize("period", ["2026-10-02", "2026-09-01", "next", "2029-01-01"])
def test_a_period_that_is_none_is_not_found(kpi: Kpi, period: str) -> None:
    provider = signed_in(made.reporter(kpi.agreement.provider))
    assert provider.get(f"/ardlebury/measures/{kpi.pk}/returns/{period}/").status_code == 404


def test_the_measures_page_says_what_red_and_green_do_not(ardlebury: Partnership) -> None:
    kpi = performance.over_two_years(target=92, tolerance=0, baseline=12)
    performance.series(kpi, performance.STORIES["deteriorating"])
    page = signed_in(made.manager()).get(f"/ardlebury/measures/{kpi.pk}/").content.decode()
    assert "Worse beyond chance since May 2026 (value 19 of the series)" in page
    assert "(signal)" in page
    assert "92.93% to 98.74%" in page
    agreement = signed_in(made.manager()).get(f"/ardlebury/agreements/{kpi.agreement_id}/").content.decode()
    assert "<strong>88%</strong> in October 2026" in agreement


def test_views_of_reviews(kpi: Kpi) -> None:
    clara = signed_in(made.commissioner())
    assert "No return waits to be accepted." in clara.get("/ardlebury/reviews/").content.decode()
    late = clara.get("/ardlebury/reviews/?tab=late").content.decode()
    assert "October 2026" in late
    performance.accepted(performance.sent(kpi, OCTOBER, performance.of(17, 20)))
    assert "Accepted" in clara.get("/ardlebury/reviews/?tab=returns").content.decode()
    assert "No return is late." in clara.get("/ardlebury/reviews/?tab=late").content.decode()
    assert clara.get("/ardlebury/reviews/?tab=returns&download=csv").status_code == 200


def test_lists_ask_no_more_for_more_rows(ardlebury: Partnership) -> None:
    agreement = made.signed(terms=made.terms(starts_on=date(2026, 1, 1)))
    kpi = made.kpi(agreement)
    drew, provider = signed_in(made.manager()), signed_in(made.reporter(agreement.provider))
    pages = [
        (drew, "/ardlebury/reviews/"),
        (drew, "/ardlebury/reviews/?tab=returns"),
        (drew, f"/ardlebury/measures/{kpi.pk}/"),
        (provider, "/ardlebury/my-returns/"),
    ]

    def counts() -> list[int]:
        found = []
        for client, path in pages:
            with CaptureQueriesContext(connection) as asked:
                assert client.get(path).status_code == 200
            found.append(len(asked))
        return found

    performance.sent(kpi, date(2026, 1, 1), performance.of(8, 10))
    one = counts()
    for month in (2, 3):
        performance.sent(kpi, date(2026, month, 1), performance.of(8, 10))
    assert counts() == one
