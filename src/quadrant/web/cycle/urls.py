from typing import Any

from django.urls import URLPattern

from quadrant.cycle import queries, rules
from quadrant.door.routes import route
from quadrant.partnership.rules import anyone, may_look_inside
from quadrant.web.cycle.views import calendar, cycles, marks, open_cycle, people, steps, tasks, team

CYCLE: dict[str, Any] = {"see": rules.may_see_cycle, "of": queries.cycle_numbered, "gives": "cycle"}
STEP: dict[str, Any] = {"see": rules.may_see_place, "of": queries.step_at, "gives": "at"}
PLACE: dict[str, Any] = {"see": rules.may_see_place, "of": queries.place_at, "gives": "at"}
RUN = rules.may_run_cycle

deployment: list[URLPattern] = [
    # The word in the address is the right to read it.
    route("calendar/<str:token>.ics", calendar.feed, name="calendar_feed", see=anyone, of_deployment=True),
]
partnership: list[URLPattern] = [
    route("cycles/", cycles.cycles, name="cycles", see=may_look_inside),
    route("cycles/new/", open_cycle.new, name="cycle_new", see=rules.may_open_cycle),
    route("cycles/<int:number>/", cycles.cycle, name="cycle", **CYCLE),
    route("cycles/<int:number>/change/", open_cycle.change, name="cycle_change", act=RUN, **CYCLE),
    route("cycles/<int:number>/calendar/", calendar.calendar, name="cycle_calendar", **CYCLE),
    route("cycles/<int:number>/people/", people.people, name="cycle_people", **CYCLE),
    route("cycles/<int:number>/people/cast/", people.cast, name="cycle_cast", act=RUN, **CYCLE),
    route("cycles/<int:number>/people/participant/", people.participant, name="cycle_participant", act=RUN, **CYCLE),
    route(
        "cycles/<int:number>/people/cast/<int:member>/release/",
        people.release,
        name="cycle_cast_release",
        see=rules.may_see_place,
        act=rules.may_run_place,
        of=queries.cast_member_at,
        gives="member",
    ),
    route(
        "cycles/<int:number>/people/participant/<int:participant>/remove/",
        people.remove,
        name="cycle_participant_remove",
        see=rules.may_see_place,
        act=rules.may_run_place,
        of=queries.participant_at,
        gives="participant",
    ),
    route("cycles/<int:number>/people/team/new/", team.join, name="team_join", act=RUN, **CYCLE),
    route(
        "cycles/<int:number>/people/team/<int:member>/leave/",
        team.leave,
        name="team_leave",
        see=rules.may_see_place,
        act=rules.may_run_place,
        of=queries.team_member_at,
        gives="member",
    ),
    route("cycles/<int:number>/version/", open_cycle.move, name="cycle_move", act=RUN, **CYCLE),
    route("cycles/<int:number>/tasks/", tasks.tasks, name="cycle_tasks", **CYCLE),
    route("cycles/<int:number>/tasks/new/", tasks.new, name="task_new", act=rules.may_work_on_cycle, **CYCLE),
    route(
        "tasks/<int:number>/",
        tasks.finish,
        name="task",
        see=rules.may_see_task,
        act=rules.may_finish_task,
        of=queries.task_numbered,
        gives="task",
    ),
    route("cycles/<int:number>/steps/<int:step>/", steps.step, name="step", **STEP),
    route("cycles/<int:number>/steps/<int:step>/skip/", marks.skip, name="step_skip", act=rules.may_run_place, **STEP),
    route(
        "cycles/<int:number>/steps/<int:step>/not-applicable/",
        marks.not_applicable,
        name="step_not_applicable",
        act=rules.may_run_place,
        **STEP,
    ),
    route(
        "cycles/<int:number>/steps/<int:step>/reopen/",
        marks.reopen,
        name="step_reopen",
        act=rules.may_run_place,
        **STEP,
    ),
    route("cycles/<int:number>/at/<str:place>/", steps.gate, name="gate", **PLACE),
    route("cycles/<int:number>/at/<str:place>/tick/", marks.tick, name="tick", act=rules.may_work_on_place, **PLACE),
    route(
        "cycles/<int:number>/at/<str:place>/untick/", marks.untick, name="untick", act=rules.may_work_on_place, **PLACE
    ),
    route("cycles/<int:number>/tests/", steps.tests, name="outcome_tests", **CYCLE),
    route(
        "cycles/<int:number>/tests/<str:place>/",
        steps.test,
        name="outcome_test",
        see=rules.may_see_place,
        act=rules.may_work_on_place,
        of=queries.test_at,
        gives="at",
    ),
    route("my-calendar/", calendar.mine, name="my_calendar", see=may_look_inside),
]
