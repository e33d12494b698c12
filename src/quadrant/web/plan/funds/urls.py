from typing import Any

from django.urls import URLPattern

from quadrant.door.routes import route
from quadrant.partnership.rules import may_look_inside
from quadrant.plan.funds import queries, rules
from quadrant.web.plan.funds.views import funds as views
from quadrant.web.plan.funds.views import monitoring

FUND: dict[str, Any] = {"see": rules.may_see_fund, "of": queries.fund_numbered, "gives": "fund"}
CENTRE: dict[str, Any] = {"see": rules.may_see_cost_centre, "of": queries.cost_centre_numbered, "gives": "centre"}
RUN, SPEND = rules.may_run_fund, rules.may_spend_from_fund

partnership: list[URLPattern] = [
    route("funds/", views.funds, name="funds", see=may_look_inside),
    route("funds/new/", views.new, name="fund_new", see=rules.may_open_fund),
    route("funds/<int:number>/", views.fund, name="fund", **FUND),
    route("funds/<int:number>/change/", views.change, name="fund_change", act=RUN, **FUND),
    route("funds/<int:number>/budget/", views.budget, name="fund_budget", act=RUN, **FUND),
    route("funds/<int:number>/contributions/", views.contributions, name="fund_contributions", act=RUN, **FUND),
    route("funds/<int:number>/cycles/new/", views.link, name="fund_link", act=RUN, **FUND),
    route("funds/<int:number>/allocate/", views.allocate, name="fund_allocate", act=RUN, **FUND),
    route("funds/<int:number>/commit/", views.commit, name="fund_commit", act=SPEND, **FUND),
    route("funds/<int:number>/spend/", views.spend, name="fund_spend", act=SPEND, **FUND),
    route("funds/monitoring/", monitoring.monitoring, name="monitoring", see=may_look_inside),
    route("funds/monitoring/tie/", monitoring.tie_several, name="cost_centres_tie", see=rules.may_tie_cost_centres),
    route("funds/cost-centres/<int:number>/", monitoring.cost_centre, name="cost_centre", **CENTRE),
    route(
        "funds/cost-centres/<int:number>/tie/",
        monitoring.tie,
        name="cost_centre_tie",
        act=rules.may_tie_cost_centre,
        **CENTRE,
    ),
    route(
        "funds/<int:number>/ledger/<int:entry>/release/",
        views.release,
        name="fund_release",
        see=rules.may_see_entry,
        act=rules.may_release_entry,
        of=queries.entry_numbered,
        gives="entry",
    ),
]
