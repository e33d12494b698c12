from typing import Any

from django.urls import URLPattern

from quadrant.analyse.priorities import queries, rules
from quadrant.cycle.queries import cycle_numbered
from quadrant.door.routes import route
from quadrant.partnership.queries import body_numbered
from quadrant.partnership.rules import may_look_inside
from quadrant.web.analyse.priorities import contributions, views

PRIORITY: dict[str, Any] = {"see": rules.may_see_priority, "of": queries.priority_numbered, "gives": "one"}
CHANGE: dict[str, Any] = {**PRIORITY, "act": rules.may_change_priority}
CYCLE: dict[str, Any] = {"see": rules.may_see_priorities, "of": cycle_numbered, "gives": "cycle"}
PROPOSE, RANK = rules.may_propose_priority, rules.may_agree_ranking

partnership: list[URLPattern] = [
    route("priorities/", views.priorities, name="priorities", see=may_look_inside),
    route("cycles/<int:number>/priorities/", views.of_cycle, name="cycle_priorities", **CYCLE),
    route("cycles/<int:number>/priorities/new/", views.new, name="priority_new", act=PROPOSE, **CYCLE),
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
    route("priorities/<int:number>/", views.priority, name="priority", **PRIORITY),
    route("priorities/<int:number>/change/", views.change, name="priority_change", **CHANGE),
    route("priorities/<int:number>/needs/", views.needs, name="priority_needs", **CHANGE),
    route("priorities/<int:number>/groups/", views.groups, name="priority_groups", **CHANGE),
    route("priorities/<int:number>/tests/", views.tests, name="priority_tests", **CHANGE),
    route("priorities/<int:number>/marks/", views.marks, name="priority_marks", **CHANGE),
    route("priorities/<int:number>/set-aside/", views.set_aside, name="priority_set_aside", **CHANGE),
]
