from typing import Any

from django.urls import URLPattern

from quadrant.appraisal import queries, rules
from quadrant.cycle.queries import cycle_numbered
from quadrant.cycle.rules import may_see_cycle
from quadrant.door.routes import route
from quadrant.partnership.rules import may_look_inside
from quadrant.web.appraisal.views import agreeing, criteria, marking, panels

Door = dict[str, Any]
CYCLE: Door = {"see": may_see_cycle, "of": cycle_numbered, "gives": "cycle"}
SET: Door = {"see": rules.may_see_criteria, "of": queries.criteria_set_numbered, "gives": "criteria_set"}
LINE: Door = {"see": rules.may_see_criterion, "of": queries.criterion_numbered, "gives": "criterion"}
PANEL: Door = {"see": rules.may_see_progress, "of": queries.panel_by, "gives": "panel"}
MARKS: Door = {"see": rules.may_see_marks, "of": queries.panel_by, "gives": "panel"}
MEMBER: Door = {"see": rules.may_see_panellist, "of": queries.panellist_numbered, "gives": "panellist"}
SHEET: Door = {"see": rules.may_mark, "of": queries.sheet_numbered, "gives": "sheet"}
OWN: Door = {"see": rules.may_submit, "of": queries.panellist_numbered, "gives": "panellist"}
CELL: Door = {"see": rules.may_see_cell, "of": queries.cell_at, "gives": "cell"}
DRAFT, CHANGE, NAME = rules.may_draft_criteria, rules.may_change_criteria, rules.may_name_panel

partnership: list[URLPattern] = [
    route("appraisals/", criteria.appraisals, name="appraisals", see=may_look_inside),
    route("cycles/<int:number>/criteria/new/", criteria.draft, name="criteria_new", act=DRAFT, **CYCLE),
    route("criteria/<int:number>/", criteria.criteria, name="criteria", **SET),
    route("criteria/<int:number>/weights/", criteria.weights, name="criteria_weights", act=CHANGE, **SET),
    route("criteria/<int:number>/change/", criteria.change, name="criteria_change", act=CHANGE, **SET),
    route("criteria/<int:number>/add/", criteria.add, name="criterion_add", act=CHANGE, **SET),
    route("criterion/<int:number>/split/", criteria.split, name="criterion_split", act=rules.may_change_line, **LINE),
    route("criterion/<int:number>/drop/", criteria.drop, name="criterion_drop", act=rules.may_change_line, **LINE),
    route("criteria/<int:number>/adopt/", criteria.adopt, name="criteria_adopt", act=rules.may_adopt_criteria, **SET),
    route("criteria/<int:number>/take-back/", criteria.take_back, name="criteria_take_back", act=CHANGE, **SET),
    route("criteria/<int:number>/next-version/", criteria.next_version, name="criteria_next", act=CHANGE, **SET),
    route("criteria/<int:number>/panel/", panels.panel, name="panel", **PANEL),
    route("criteria/<int:number>/panel/new/", panels.name, name="panel_new", act=NAME, **SET),
    route("criteria/<int:number>/panel/add/", panels.add, name="panellist_add", act=rules.may_change_panel, **PANEL),
    route("criteria/<int:number>/panel/chair/", panels.chair, name="panel_chair", act=rules.may_change_panel, **PANEL),
    route("criteria/<int:number>/panel/share/", panels.share, name="panel_share", act=rules.may_change_panel, **PANEL),
    route("criteria/<int:number>/panel/close/", panels.close, name="panel_close", act=rules.may_close_round, **PANEL),
    route("panellists/<int:number>/remove/", panels.remove, name="panellist_remove", act=rules.may_remove, **MEMBER),
    route(
        "panellists/<int:number>/withdraw-marks/",
        panels.withdraw,
        name="marks_withdraw",
        act=rules.may_withdraw_marks_of,
        **MEMBER,
    ),
    route("marking/", marking.marking, name="marking", see=may_look_inside),
    route("sheets/<int:number>/", marking.sheet, name="sheet", **SHEET),
    route("panellists/<int:number>/submit/", marking.submit, name="marks_submit", **OWN),
    route("criteria/<int:number>/moderation/", agreeing.moderation, name="moderation", **MARKS),
    route("entries/<int:entry>/criterion/<int:criterion>/", agreeing.cell, name="cell", **CELL),
    route(
        "entries/<int:entry>/criterion/<int:criterion>/moderate/",
        agreeing.moderate,
        name="cell_moderate",
        act=rules.may_moderate_cell,
        **CELL,
    ),
    route("criteria/<int:number>/agree/", agreeing.agree, name="scores_agree", act=rules.may_moderate, **MARKS),
    route("criteria/<int:number>/reopen/", agreeing.reopen, name="scores_reopen", act=rules.may_moderate, **MARKS),
    route("criteria/<int:number>/rank/", agreeing.rank, name="entries_rank", act=rules.may_rank, **MARKS),
    route("criteria/<int:number>/ranking/", agreeing.ranking, name="ranking", **SET),
]
