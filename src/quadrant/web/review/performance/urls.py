from typing import Any

from django.urls import URLPattern

from quadrant.do.agreements.queries import kpi_numbered
from quadrant.do.agreements.rules import may_see_kpi
from quadrant.door.routes import route
from quadrant.review.performance import queries, rules
from quadrant.web.review.performance.views import kpis, returns, reviews


def may_send_for_period(person: Any, asked: tuple[Any, Any]) -> bool:
    return rules.may_send_return(person, asked[0])


RETURN: dict[str, Any] = {"see": rules.may_see_return, "of": queries.return_numbered, "gives": "sent"}

partnership: list[URLPattern] = [
    route("reviews/", reviews.reviews, name="reviews", see=rules.may_see_reviews),
    route("my-returns/", returns.mine, name="my_returns", see=rules.may_see_own_returns),
    route("measures/<int:number>/", kpis.kpi, name="kpi", see=may_see_kpi, of=kpi_numbered, gives="kpi"),
    route(
        "measures/<int:number>/returns/<str:period>/",
        returns.send,
        name="return_send",
        see=may_send_for_period,
        of=queries.kpi_in_period,
        gives="asked",
    ),
    route("returns/<int:number>/", returns.sent, name="kpireturn", **RETURN),
    route("returns/<int:number>/answer/", returns.judge, name="return_judge", act=rules.may_judge_return, **RETURN),
]
