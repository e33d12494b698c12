from typing import Any

from django.urls import URLPattern

from quadrant.door.routes import route
from quadrant.governance import queries, rules
from quadrant.web.governance.views import checklists, comments, decisions, meetings, recommendations, reports


def may_see_asked(person: Any, asked: queries.AskedAt) -> bool:
    return rules.may_see_meeting(person, asked.meeting)


def may_record_asked(person: Any, asked: queries.AskedAt) -> bool:
    return rules.may_record_meeting(person, asked.meeting)


def may_see_checklist(person: Any, on: queries.ChecklistOnCycle) -> bool:
    return rules.may_see_checklists(person, on.cycle)


REPORT: dict[str, Any] = {"see": rules.may_see_report, "of": queries.report_numbered, "gives": "report"}
CHANGE: dict[str, Any] = {**REPORT, "act": rules.may_change_report}
ASKED: dict[str, Any] = {
    "see": rules.may_see_recommendation,
    "of": queries.recommendation_numbered,
    "gives": "recommendation",
}
COMMENT: dict[str, Any] = {"see": rules.may_see_comment, "of": queries.comment_numbered, "gives": "comment"}
MEETING: dict[str, Any] = {"see": rules.may_see_meeting, "of": queries.meeting_numbered, "gives": "meeting"}
ITEM: dict[str, Any] = {"see": rules.may_see_item, "of": queries.item_numbered, "gives": "item"}

partnership: list[URLPattern] = [
    route("decisions/", decisions.register, name="decisions", see=rules.may_see_decisions),
    route(
        "decisions/<int:number>/",
        decisions.resolution,
        name="resolution",
        see=rules.may_see_resolution,
        of=queries.resolution_numbered,
        gives="made",
    ),
    route("reports/", reports.listing, name="reports", see=rules.may_see_decisions),
    route("reports/new/", reports.draft, name="report_draft", see=rules.may_draft_report),
    route("reports/<int:number>/", reports.report, name="report", **REPORT),
    route("reports/<int:number>/change/", reports.change, name="report_change", **CHANGE),
    route("reports/<int:number>/submit/", reports.submit, name="report_submit", **CHANGE),
    route("reports/<int:number>/again/", reports.bring_again, name="report_again", **CHANGE),
    route("reports/<int:number>/withdraw/", reports.withdraw, name="report_withdraw", **CHANGE),
    route("reports/<int:number>/ask/", comments.ask, name="comment_ask", **CHANGE),
    route("reports/<int:number>/recommendations/new/", recommendations.new, name="recommendation_new", **CHANGE),
    route("recommendations/<int:number>/", recommendations.read, name="recommendation", **ASKED),
    route(
        "recommendations/<int:number>/change/",
        recommendations.change,
        name="recommendation_change",
        act=rules.may_change_recommendation,
        **ASKED,
    ),
    route(
        "recommendations/<int:number>/drop/",
        recommendations.drop,
        name="recommendation_drop",
        act=rules.may_change_recommendation,
        **ASKED,
    ),
    route(
        "recommendations/<int:number>/decide/",
        decisions.decide_alone,
        name="decide_alone",
        act=rules.may_decide_alone,
        **ASKED,
    ),
    route("comments/<int:number>/", comments.comment, name="comment", act=rules.may_answer_comment, **COMMENT),
    route("comments/<int:number>/waive/", comments.waive, name="comment_waive", act=rules.may_waive_comment, **COMMENT),
    route("meetings/", meetings.listing, name="meetings", see=rules.may_see_decisions),
    route("meetings/new/", meetings.call, name="meeting_new", see=rules.may_call_meetings),
    route("meetings/<int:number>/", meetings.meeting, name="meeting", **MEETING),
    route(
        "meetings/<int:number>/attendance/",
        meetings.attendance,
        name="attendance",
        act=rules.may_record_meeting,
        **MEETING,
    ),
    route("meetings/<int:number>/agenda/", meetings.agenda, name="agenda_add", act=rules.may_record_meeting, **MEETING),
    route(
        "meetings/<int:number>/resolve/<int:recommendation>/",
        decisions.resolve,
        name="resolve",
        see=may_see_asked,
        act=may_record_asked,
        of=queries.asked_at,
        gives="asked",
    ),
    route("agenda-items/<int:number>/off/", meetings.take_off, name="agenda_remove", act=rules.may_record_item, **ITEM),
    route("agenda-items/<int:number>/declare/", meetings.declare, name="item_declare", act=rules.may_declare, **ITEM),
    route(
        "cycles/<int:number>/checklists/<slug:key>/",
        checklists.checklist,
        name="checklist",
        see=may_see_checklist,
        of=queries.checklist_on,
        gives="on",
    ),
]
