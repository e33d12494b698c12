from typing import Any

from django.urls import URLPattern

from quadrant.analyse.priorities import queries, rules
from quadrant.cycle.queries import cycle_numbered
from quadrant.door.routes import route
from quadrant.partnership.queries import body_numbered
from quadrant.partnership.rules import may_look_inside
from quadrant.web.analyse.priorities import contributions, marginal, views

PRIORITY: dict[str, Any] = {"see": rules.may_see_priority, "of": queries.priority_numbered, "gives": "one"}
CHANGE: dict[str, Any] = {**PRIORITY, "act": rules.may_change_priority}
CYCLE: dict[str, Any] = {"see": rules.may_see_priorities, "of": cycle_numbered, "gives": "cycle"}
ANALYSIS: dict[str, Any] = {"see": rules.may_see_analysis, "of": queries.marginal_analysis_numbered, "gives": "one"}
WORK_ON: dict[str, Any] = {**ANALYSIS, "act": rules.may_work_on_analysis}
PROPOSE, RANK = rules.may_propose_priority, rules.may_agree_ranking

partnership: list[URLPattern] = [
    route("priorities/", views.priorities, name="priorities", see=may_look_inside),
    route("cycles/<int:number>/priorities/", views.of_cycle, name="cycle_priorities", **CYCLE),
    route("cycles/<int:number>/priorities/new/", views.new, name="priority_new", act=PROPOSE, **CYCLE),
    route("cycles/<int:number>/priorities/weights/", views.weights, name="priorities_weights", act=RANK, **CYCLE),
    route("cycles/<int:number>/priorities/rank/", views.rank, name="priorities_rank", act=RANK, **CYCLE),
    route("priorities/groups/", contributions.matrix, name="contributions", see=may_look_inside),
    route(
        "priorities/cross-cutting/new/", contributions.add, name="cross_cutting_new", see=rules.may_add_cross_cutting
    ),
    route(
        "priorities/groups/<int:number>/",
        contributions.say,
        name="contribution",
        see=rules.may_see_contribution,
        act=rules.may_say_contribution,
        of=body_numbered,
        gives="body",
    ),
    route("marginal-analyses/", marginal.analyses, name="marginal_analyses", see=may_look_inside),
    route(
        "cycles/<int:number>/marginal-analyses/new/",
        marginal.new,
        name="marginal_new",
        act=rules.may_begin_analysis,
        **CYCLE,
    ),
    route("marginal-analyses/<int:number>/", marginal.analysis, name="marginalanalysis", **ANALYSIS),
    route("marginal-analyses/<int:number>/paper/", marginal.paper, name="marginal_paper", **ANALYSIS),
    route("marginal-analyses/<int:number>/options/new/", marginal.option, name="shift_option_new", **WORK_ON),
    route(
        "marginal-analyses/<int:number>/decide/",
        marginal.decide,
        name="marginal_decide",
        act=rules.may_decide_shift,
        **ANALYSIS,
    ),
    route(
        "marginal-analyses/options/<int:number>/withdraw/",
        marginal.withdraw,
        name="shift_withdraw",
        see=rules.may_see_shift_option,
        act=rules.may_withdraw_shift_option,
        of=queries.shift_option_numbered,
        gives="option",
    ),
    route("priorities/<int:number>/", views.priority, name="priority", **PRIORITY),
    route("priorities/<int:number>/change/", views.change, name="priority_change", **CHANGE),
    route("priorities/<int:number>/needs/", views.needs, name="priority_needs", **CHANGE),
    route("priorities/<int:number>/groups/", views.groups, name="priority_groups", **CHANGE),
    route("priorities/<int:number>/tests/", views.tests, name="priority_tests", **CHANGE),
    route("priorities/<int:number>/marks/", views.marks, name="priority_marks", **CHANGE),
    route("priorities/<int:number>/need-and-ability/", views.placing, name="priority_placing", **CHANGE),
    route("priorities/<int:number>/baseline/", views.baseline, name="priority_baseline", **CHANGE),
    route("priorities/<int:number>/gain/", views.gain, name="priority_gain", **CHANGE),
    route("priorities/<int:number>/set-aside/", views.set_aside, name="priority_set_aside", **CHANGE),
]
