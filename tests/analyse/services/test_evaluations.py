"""An evaluation in its parts: the forecast, the six scores, contribution, delivery models, signing off."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from quadrant.analyse.services import commands
from quadrant.analyse.services.commands import Contributes
from quadrant.analyse.services.models import DemandPoint, ServiceContribution
from quadrant.analyse.services.queries import contributions_of, missing_parts, scores_of
from quadrant.analyse.services.terms import Adds, Aim, Aspect, DeliveryModel, Horizon, PaidBy
from quadrant.audit.terms import Changed, NotAllowed, Refusal
from quadrant.partnership.models import Partnership
from tests.factories.catalogue import (
    again,
    analyst,
    aspects,
    commissioner,
    evaluation,
    judged,
    market,
    service,
    signed_off,
    written,
)
from tests.factories.needs import HERE, figures, indicator, outcome
from tests.factories.partnership import NOW, found

pytestmark = pytest.mark.usefixtures("placed")
TEN_YEARS = {str(year): (100.0 + 10 * (year - 2016) + 8 * (year % 2), 90.0) for year in range(2016, 2026)}


@pytest.fixture
def placed(db: None) -> Any:
    """Ardlebury, with an area of its own so that figures can be about it."""
    from quadrant.partnership.within import within

    place: Partnership = found("Ardlebury", area_code=HERE)
    with within(place, on=NOW.date()):
        yield place


def test_one_evaluation_of_a_service_is_written_at_a_time() -> None:
    one = evaluation()
    with pytest.raises(Refusal, match="already being written"):
        evaluation(one.service)
    signed_off(one)
    assert evaluation(one.service).pk != one.pk


def test_demand_is_carried_forward_by_the_forecast_of_an_indicator_and_kept() -> None:
    figures(TEN_YEARS)
    one = evaluation()
    market(one, indicator=indicator(), demand_now=380)
    kept = again(one)
    points = list(DemandPoint.objects.filter(evaluation=one).order_by("year"))
    assert [point.year for point in points] == [*range(2016, 2029)]
    assert kept.demand_by == 2028
    assert kept.demand_future == round(380 * points[-1].value / 198.0)
    assert kept.demand_future is not None
    assert kept.demand_low is not None
    assert kept.demand_high is not None
    assert kept.demand_low < kept.demand_future < kept.demand_high
    assert "from 10 yearly figures up to 2025 (Hospital episode statistics)" in kept.demand_how
    figures({**TEN_YEARS, "2025": (10.0, 90.0)})
    assert [point.value for point in DemandPoint.objects.filter(evaluation=one, year=2025)] == [198.0]


def test_too_few_figures_are_no_forecast() -> None:
    figures()
    one = evaluation()
    with pytest.raises(Refusal, match="has 2 yearly figures here without a gap, and a forecast needs 5") as refused:
        market(one, indicator=indicator())
    assert refused.value.field == "indicator"


def test_a_forecast_by_hand_needs_its_number_its_year_and_its_reason() -> None:
    one = evaluation()
    for missing, sentence in (
        ({"demand_future": None}, "Give the number of people in future"),
        ({"demand_by": None}, "Give the year"),
        ({"demand_how": " "}, "Say how the forecast was made"),
        ({"demand_low": 700}, "Give both"),
        ({"demand_low": 900, "demand_high": 1000}, "between its low and its high"),
    ):
        with pytest.raises(Refusal, match=sentence):
            market(one, **missing)
    assert market(one, demand_low=760, demand_high=900).demand_future == 800


def test_each_side_is_scored_now_and_in_future_with_evidence() -> None:
    one = evaluation()
    with pytest.raises(Refusal, match="Write down the evidence") as refused:
        commands.judge_aspect(
            evaluation=one, version=1, aspect=Aspect.EFFICIENCY, now=judged(3), future=judged(3, " "),
            by=analyst(), at=NOW,
        )  # fmt: skip
    assert refused.value.field == "future_evidence"
    with pytest.raises(Refusal, match="Name the source of the figure"):
        commands.judge_aspect(
            evaluation=one, version=1, aspect=Aspect.EFFICIENCY, now=judged(3, figure=Decimal(412)), future=judged(3),
            by=analyst(), at=NOW,
        )  # fmt: skip
    aspects(one)
    aspects(one, {Aspect.EFFICIENCY: (5, 4)})
    found = scores_of([one.pk])[one.pk]
    assert {(aspect.value, horizon.value): row.score for (aspect, horizon), row in found.items()} == {
        ("performance", "now"): 3,
        ("performance", "future"): 2,
        ("efficiency", "now"): 5,
        ("efficiency", "future"): 4,
        ("perception", "now"): 4,
        ("perception", "future"): 4,
    }
    assert found[Aspect.EFFICIENCY, Horizon.NOW].benchmark == Decimal(380)


def test_a_score_outside_the_scale_is_refused() -> None:
    with pytest.raises(Refusal, match="A score is 0 to 5"):
        aspects(evaluation(), {Aspect.PERFORMANCE: (6, 1)})


def test_what_somebody_else_wrote_meanwhile_is_not_overwritten() -> None:
    one = evaluation()
    aspects(one, {Aspect.PERFORMANCE: (3, 3)})
    with pytest.raises(Changed):
        commands.say_price(
            evaluation=one, version=1, paid_by=PaidBy.CHARGE, amount=Decimal(5), evidence="Survey", by=analyst(), at=NOW
        )


def test_the_price_says_how_it_would_be_paid_and_how_that_is_known() -> None:
    one = evaluation()
    with pytest.raises(Refusal, match="Give what they would pay"):
        _price(one, PaidBy.COUNCIL_TAX, None)
    with pytest.raises(Refusal, match="leave the amount empty"):
        _price(one, PaidBy.NEITHER, Decimal(4))
    assert _price(one, PaidBy.CHARGE, Decimal("12.50")).willing_to_pay == Decimal("12.50")


def _price(one: Any, paid_by: PaidBy, amount: Decimal | None) -> Any:
    return commands.say_price(
        evaluation=one, version=again(one).version, paid_by=paid_by, amount=amount, evidence="Survey of 210 families",
        by=analyst(), at=NOW,
    )  # fmt: skip


def test_the_contribution_is_said_for_outcomes_and_for_the_aims_of_sustainable_development() -> None:
    one, safe = evaluation(), outcome()
    lines = [Contributes(safe, Adds.STRONGLY), Contributes(Aim.ECONOMY, Adds.NOTHING)]
    with pytest.raises(Refusal, match="Say how: Children are safe and well"):
        commands.state_contribution(evaluation=one, version=1, lines=lines, by=analyst(), at=NOW)
    lines[0] = Contributes(safe, Adds.AGAINST, "Children travel an hour")
    commands.state_contribution(evaluation=one, version=1, lines=lines, by=analyst(), at=NOW)
    commands.state_contribution(evaluation=one, version=2, lines=lines, by=analyst(), at=NOW)
    rows = contributions_of([one.pk])[one.pk]
    assert sorted((str(row.outcome or row.aim), row.adds) for row in rows) == [
        ("Children are safe and well", "against"),
        ("economy", "nothing"),
    ]
    assert ServiceContribution.objects.count() == 2


def test_a_model_that_touches_what_the_law_fixes_needs_a_legal_note() -> None:
    one = evaluation()
    with pytest.raises(Refusal, match="add the legal note that allows it, or change the local part only") as refused:
        commands.weigh_model(
            evaluation=one, model=DeliveryModel.OUTSOURCE, changes="No statement", touches_law=True, by=analyst(),
            at=NOW,
        )  # fmt: skip
    assert refused.value.field == "legal_note"
    with pytest.raises(Refusal, match="Weigh this delivery model before"):
        commands.recommend_model(evaluation=one, model=DeliveryModel.OUTSOURCE, why="Cheap", by=analyst(), at=NOW)
    commands.weigh_model(evaluation=one, model=DeliveryModel.OUTSOURCE, changes="Other nights", by=analyst(), at=NOW)
    made = commands.recommend_model(evaluation=one, model=DeliveryModel.OUTSOURCE, why="Cheap", by=analyst(), at=NOW)
    assert made.recommended == "outsource"


def test_an_evaluation_is_signed_off_whole_by_another_and_does_not_change_after() -> None:
    one = evaluation()
    assert missing_parts(one) == [
        "market and need", "best in class", "performance", "efficiency", "perception", "contribution", "recommendation",
    ]  # fmt: skip
    with pytest.raises(NotAllowed):
        commands.sign_off(evaluation=one, by=analyst(), at=NOW)
    with pytest.raises(Refusal, match="Still to be written: market and need, best in class"):
        commands.sign_off(evaluation=one, by=commissioner(), at=NOW)
    signed_off(one)
    with pytest.raises(Refusal, match="signed off and does not change"):
        market(one)
    with pytest.raises(Refusal, match="signed off and does not change"):
        commands.sign_off(evaluation=one, by=commissioner(), at=NOW)


def test_who_began_an_evaluation_does_not_sign_it_off() -> None:
    one = written(evaluation(by=commissioner()))
    with pytest.raises(Refusal, match="Somebody other than the one who began"):
        commands.sign_off(evaluation=one, by=commissioner(), at=NOW)
    assert service("Another").version == 1
