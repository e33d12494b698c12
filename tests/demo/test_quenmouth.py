"""Quenmouth as printed: twenty-six agreements, four measures and what chance has to do with them, October's returns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from quadrant.analyse.outcomes.terms import Polarity
from quadrant.audit.models import Line, LineWords
from quadrant.audit.verify import faults
from quadrant.cycle.models import Cycle
from quadrant.cycle.queries import position_of
from quadrant.demo.loading.days import TOLD_FOR
from quadrant.demo.quenmouth.people import PEOPLE
from quadrant.do.agreements.models import Agreement, Kpi, StandardWaiver
from quadrant.do.agreements.queries import lines_of, money_of, standings_of
from quadrant.do.agreements.terms import AgreementState
from quadrant.methods.calendar import financial_year
from quadrant.methods.control_chart import Variation, variation
from quadrant.methods.ratings import Rating
from quadrant.partnership.models import Person
from quadrant.partnership.queries import partnership_at, people_with_emails
from quadrant.partnership.within import within
from quadrant.review.evaluation.models import Evaluation
from quadrant.review.lessons.models import LessonNeed
from quadrant.review.performance.models import KpiReturn
from quadrant.review.performance.queries import SeriesOfKpi, series_of, state_of, was_late
from quadrant.review.performance.queries.series import WAY
from quadrant.review.performance.terms import ReturnState
from tests.demo.telling import adds_to_the_ledgers, told

# Asked of every test, so that the database is there when the story is told.
pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def story(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[str]]:
    with told(django_db_blocker, "quenmouth") as said:
        yield said


def chain() -> int:
    """The number of the partnership's own chain."""
    place = partnership_at("quenmouth")
    assert place is not None
    return int(place.pk)


@pytest.fixture(autouse=True)
def _entered(story: list[str]) -> Iterator[None]:
    with within(partnership_at("quenmouth"), on=TOLD_FOR):
        yield


def live() -> list[Agreement]:
    return list(Agreement.objects.with_state(on=TOLD_FOR).filter(state=AgreementState.LIVE).select_related("provider"))


def series(title: str) -> SeriesOfKpi:
    return series_of(Kpi.objects.select_related("agreement").get(agreement__title=title))


def reds(of: SeriesOfKpi) -> list[int]:
    """The months, counted from 1, that a page of colours shows red."""
    return [number for number, one in enumerate(of.readings, start=1) if one.rating is Rating.RED]


def test_twenty_six_agreements_of_146_million_a_year() -> None:
    agreements = live()
    assert Counter(one.form for one in agreements) == {
        "contract": 15, "internal": 5, "grant": 4, "framework": 1, "partnership": 1,
    }  # fmt: skip
    this_year = financial_year(TOLD_FOR).starts
    lines = [line for one in agreements for line in lines_of(one) if line.year == this_year]
    assert sum(line.amount for line in lines) == Decimal(14_600_000)
    assert sum(one.parent_id is not None for one in agreements) == 9


def test_years_that_are_over_are_paid_and_half_of_this_one() -> None:
    """Two of four quarters by 16 November; the two agreements that began in October have been paid nothing yet."""
    homecare = money_of(Agreement.objects.get(title="Homecare for disabled children"))
    assert [(one.year.label, int(one.agreed), int(one.paid)) for one in homecare] == [
        ("2024/25", 379_167, 379_167), ("2025/26", 910_000, 910_000), ("2026/27", 910_000, 455_000),
    ]  # fmt: skip
    money = {one.title: money_of(one) for one in live()}
    assert all(year.paid <= year.agreed for years in money.values() for year in years)
    unpaid = {title for title, years in money.items() if years and not any(year.paid for year in years)}
    assert {one.starts_on for one in live() if one.title in unpaid} == {date(2026, 10, 1)}


def test_short_breaks_have_three_funders_in_four_lines() -> None:
    lines = lines_of(Agreement.objects.get(title="Short breaks by the sea"))
    assert (len(lines), {line.fund.owner.name for line in lines}) == (
        4,
        {"Quenmouth Council", "Estuary and Fells ICB", "North Quay Schools"},
    )


@pytest.mark.parametrize(
    ("title", "mean", "lower", "upper"),
    [
        ("Family support", "79.25", "74.41", "84.09"),
        ("Homecare for disabled children", "95.83", "92.93", "98.74"),
        ("School transport", "13.00", "8.82", "17.18"),
    ],
)
def test_limits_as_printed(title: str, mean: str, lower: str, upper: str) -> None:
    chart = series(title).chart
    assert chart is not None
    assert [f"{value:.2f}" for value in (chart.centre[-1], chart.lower[-1], chart.upper[-1])] == [mean, lower, upper]


def test_the_noisy_one_has_no_signal_and_is_red_half_the_time() -> None:
    found = series("Moorside youth drop-in")
    assert found.chart is not None
    assert not found.signal.is_one
    assert len(reds(found)) == 12
    shown = [f"{value:.2f}" for value in (found.chart.centre[-1], found.chart.lower[-1], found.chart.upper[-1])]
    assert shown == ["242.58", "157.71", "327.46"]


def test_the_good_one_is_red_until_it_has_improved() -> None:
    found = series("Family support")
    assert reds(found) == [*range(1, 14), 15]
    assert found.signal.good is True
    assert found.signal.since == "December 2025"


def test_the_green_one_fails_three_months_before_it_is_red() -> None:
    found = series("Homecare for disabled children")
    assert reds(found)[0] == 22
    assert found.signal.good is False
    assert found.signal.since == "May 2026"


def test_the_failing_one_had_a_signal_in_month_ten() -> None:
    found = series("School transport")
    assert (found.signal.good, found.signal.since) == (False, "June 2024")
    agreement = Agreement.objects.get(title="School transport")
    assert agreement.ended_on is not None
    assert agreement.ended_on.isoformat() == "2025-02-28"
    assert found.chart is not None
    shown = variation(found.chart, [float(one.value or 0) for one in found.charted], WAY[Polarity(found.kpi.polarity)])
    assert shown[9] is Variation.CONCERN


def test_october() -> None:
    """26 due: 21 in on time, 3 late, 1 queried, 1 corrected after it was accepted, both versions kept."""
    month = KpiReturn.objects.filter(period_on="2026-10-01").select_related("kpi__agreement", "judgement")
    newest = list(KpiReturn.objects.newest().whole().filter(period_on="2026-10-01"))
    assert (len(newest), month.count()) == (26, 27)
    late = {one.kpi.agreement.title for one in newest if was_late(one)}
    assert late == {"Leaving care flats", "Boats and bikes", "Equipment at home"}
    queried = [one.kpi.agreement.title for one in newest if state_of(one) is ReturnState.QUERIED]
    corrected = [one.kpi.agreement.title for one in newest if one.version == 2]
    assert (queried, corrected) == (["Reading on the quay"], ["Support for foster families"])
    assert len(newest) - len(late) - len(queried) - len(corrected) == 21
    both = month.filter(kpi__agreement__title=corrected[0])
    assert {state_of(one) for one in both} == {ReturnState.ACCEPTED}


def test_september_2025_is_judged_by_the_old_target() -> None:
    found = {one.period.label: one for one in series("Speech and language in nurseries").readings}
    september, october = found["September 2025"], found["October 2025"]
    assert september.target is not None
    assert october.target is not None
    assert (september.value, september.target.target, september.rating) == (Decimal(72), Decimal(70), Rating.GREEN)
    assert (october.value, october.target.target, october.rating) == (Decimal(73), Decimal(75), Rating.RED)


def test_nineteen_providers_sixteen_meet_nine_standards() -> None:
    agreements = live()
    assert len({one.provider_id for one in agreements}) == 19
    waived, expiring = set(), set()
    for one in agreements:
        for standing in standings_of(one, on=TOLD_FOR):
            assert standing.holds
            if standing.state.value == "waived":
                waived.add(one.provider.name)
            elif standing.check is not None and standing.check.expires_on is not None:
                assert 0 <= (standing.check.expires_on - TOLD_FOR).days <= 60
                expiring.add(one.provider.name)
    assert (waived, expiring) == ({"Driftwood Wellbeing"}, {"Kittiwake Breaks", "Gannet Equipment"})


def test_one_was_blocked_at_eight_of_nine_and_waived_for_ninety_days() -> None:
    refused = Line.objects.get(partnership=chain(), refused=True, action="agreement.signed")
    assert LineWords.objects.get(line=refused).sentence.endswith("8 of 9 standards are met or waived.")
    waiver = StandardWaiver.objects.get()
    assert waiver.approved_at is not None
    assert (waiver.until - waiver.approved_at.date()).days == 90
    assert waiver.recommendation is not None


def test_evaluations_and_lessons_carried() -> None:
    found = {(one.agreement.title, one.recommends) for one in Evaluation.objects.select_related("agreement")}
    assert found == {("School transport", "decommission"), ("Homecare for disabled children", "improve")}
    carried = {(one.lesson.title, one.need.cycle.name) for one in LessonNeed.objects.all()}
    assert carried == {
        ("Stop chasing what moves by chance", "Trust year 2026/27"),
        ("It is pay, not the rota", "Joint strategy for disabled children"),
    }


@pytest.mark.parametrize(
    ("name", "settled"),
    [("Trust years to 2025/26", 9), ("Trust year 2026/27", 5), ("Joint strategy for disabled children", 1)],
)
def test_how_far_each_cycle_is(name: str, settled: int) -> None:
    position = position_of(Cycle.objects.get(name=name), on=TOLD_FOR)
    assert sum(step.settled for step in position.steps) == settled


def test_everybody_to_sign_in_as_is_known_and_two_are_shared() -> None:
    emails = [one.email for one in PEOPLE]
    assert set(people_with_emails(emails)) == set(emails)
    shared = ["contact@harbour-door.example", "place.director@estuary-and-fells.example"]
    assert Person.objects.filter(email__in=shared).count() == 2


def test_the_chain_verifies() -> None:
    assert list(faults()) == []


def test_the_thread_adds_to_the_ledgers_without_what_school_transport_gave_back() -> None:
    """£480,000 of its third year went back to the fund when it ended."""
    assert adds_to_the_ledgers() == Decimal(18_643_001)
