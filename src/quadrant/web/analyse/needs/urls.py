from typing import Any

from django.urls import URLPattern

from quadrant.analyse.needs import queries, rules
from quadrant.cycle.queries import cycle_numbered
from quadrant.cycle.rules import may_see_cycle
from quadrant.door.routes import route
from quadrant.partnership.rules import may_look_inside
from quadrant.web.analyse.needs.views import assessments, deeper, evidence, groups, needs

NEED: dict[str, Any] = {"see": rules.may_see_need, "of": queries.need_numbered, "gives": "need"}
CHANGE: dict[str, Any] = {**NEED, "act": rules.may_change_need}
CYCLE: dict[str, Any] = {"see": may_see_cycle, "of": cycle_numbered, "gives": "cycle"}
PAPER: dict[str, Any] = {"see": rules.may_see_assessment, "of": queries.assessment_numbered, "gives": "one"}
WRITE: dict[str, Any] = {**PAPER, "act": rules.may_change_assessment}

partnership: list[URLPattern] = [
    route("needs/", needs.needs, name="needs", see=may_look_inside),
    route("needs/gaps/", needs.gaps, name="needs_gaps", see=may_look_inside),
    route("needs/groups/", groups.groups, name="vulnerable_groups", see=rules.may_see_groups),
    route(
        "needs/groups/new/", groups.new, name="vulnerable_group_new", see=rules.may_see_groups, act=rules.may_add_group
    ),
    route(
        "needs/groups/<int:number>/close/",
        groups.close,
        name="vulnerable_group_close",
        see=rules.may_see_group,
        act=rules.may_close_group,
        of=queries.group_numbered,
        gives="group",
    ),
    route("needs/new/", needs.choose_cycle, name="need_new", see=rules.may_state_some_need),
    route("cycles/<int:number>/needs/new/", needs.new, name="cycle_need_new", act=rules.may_state_need, **CYCLE),
    route("needs/<int:number>/", needs.need, name="need", **NEED),
    route("needs/<int:number>/change/", needs.change, name="need_change", **CHANGE),
    route("needs/<int:number>/withdraw/", needs.withdraw, name="need_withdraw", **CHANGE),
    route("needs/<int:number>/outcomes/", needs.outcomes, name="need_outcomes", **CHANGE),
    route("needs/<int:number>/services/", needs.services, name="need_services", **CHANGE),
    route("needs/<int:number>/evidence/figure/", evidence.figure, name="evidence_figure", **CHANGE),
    route("needs/<int:number>/evidence/source/", evidence.source, name="evidence_source", **CHANGE),
    route("needs/<int:number>/evidence/finding/", evidence.finding, name="evidence_finding", **CHANGE),
    route("needs/<int:number>/evidence/library/", evidence.library, name="evidence_library", **CHANGE),
    route(
        "evidence/<int:number>/withdraw/",
        evidence.withdraw,
        name="evidence_withdraw",
        see=rules.may_see_evidence,
        act=rules.may_withdraw_evidence,
        of=queries.evidence_numbered,
        gives="evidence",
    ),
    route("needs-assessments/", assessments.assessments, name="needs_assessments", see=may_look_inside),
    route(
        "cycles/<int:number>/needs-assessments/new/",
        assessments.draft,
        name="assessment_new",
        act=rules.may_write_assessment,
        **CYCLE,
    ),
    route("needs-assessments/<int:number>/", assessments.assessment, name="needsassessment", **PAPER),
    route("needs-assessments/<int:number>/change/", assessments.change, name="assessment_change", **WRITE),
    route("needs-assessments/<int:number>/needs/", assessments.choose, name="assessment_needs", **WRITE),
    route(
        "needs-assessments/<int:number>/put/",
        assessments.put,
        name="assessment_put",
        act=rules.may_put_assessment,
        **PAPER,
    ),
    route("needs-assessments/<int:number>/questions/new/", deeper.ask, name="deeper_question_new", **WRITE),
    route(
        "needs-assessments/questions/<int:number>/",
        deeper.answer,
        name="deeperquestion",
        see=rules.may_see_question,
        act=rules.may_answer_question,
        of=queries.question_numbered,
        gives="question",
    ),
    route("needs-assessments/<int:number>/renew/", assessments.renew, name="assessment_renew", **WRITE),
]
