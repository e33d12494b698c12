"""The addresses of meetings and of what stands on their agendas."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern

from quadrant.door.routes import route
from quadrant.governance import queries, rules
from quadrant.web.governance.views import calendars, decisions, meetings, minutes, papers


def may_see_asked(person: Any, asked: queries.AskedAt) -> bool:
    return rules.may_see_meeting(person, asked.meeting)


def may_record_asked(person: Any, asked: queries.AskedAt) -> bool:
    return rules.may_record_meeting(person, asked.meeting)


MEETING: dict[str, Any] = {"see": rules.may_see_meeting, "of": queries.meeting_numbered, "gives": "meeting"}
RECORD: dict[str, Any] = {**MEETING, "act": rules.may_record_meeting}
ACTION: dict[str, Any] = {"see": rules.may_see_action, "of": queries.action_numbered, "gives": "action"}
VIEWS: dict[str, Any] = {"see": rules.may_see_views_asked, "of": queries.views_asked_numbered, "gives": "asked"}
DECLARED: dict[str, Any] = {"see": rules.may_see_declared, "of": queries.declared_numbered, "gives": "declared"}
ITEM: dict[str, Any] = {"see": rules.may_see_item, "of": queries.item_numbered, "gives": "item"}

with_meetings: list[URLPattern] = [
    route("meetings/", meetings.listing, name="meetings", see=rules.may_see_decisions),
    route("meetings/new/", meetings.call, name="meeting_new", see=rules.may_call_meetings),
    route("meetings/year/new/", calendars.rule, name="meeting_year", see=rules.may_call_meetings),
    route("meetings/year/days/new/", calendars.days, name="meeting_year_days", see=rules.may_call_meetings),
    route("meetings/<int:number>/", meetings.meeting, name="meeting", **MEETING),
    route("meetings/<int:number>/change/", meetings.change, name="meeting_change", **RECORD),
    route("meetings/<int:number>/cancel/", meetings.cancel, name="meeting_cancel", **RECORD),
    route("meetings/<int:number>/papers/agenda/", papers.agenda, name="agenda_paper", **MEETING),
    route("meetings/<int:number>/papers/minutes/", papers.minutes, name="minutes_paper", **MEETING),
    route("meetings/<int:number>/papers/pack/", papers.pack, name="meeting_pack", **MEETING),
    route("meetings/<int:number>/attendance/", meetings.attendance, name="attendance", **RECORD),
    route("meetings/<int:number>/agenda/", meetings.agenda, name="agenda_add", **RECORD),
    route(
        "meetings/<int:number>/resolve/<int:recommendation>/",
        decisions.resolve,
        name="resolve",
        see=may_see_asked,
        act=may_record_asked,
        of=queries.asked_at,
        gives="asked",
    ),
    route(
        "meetings/<int:number>/publish/",
        minutes.publish,
        name="agenda_publish",
        act=rules.may_record_meeting,
        **MEETING,
    ),
    route(
        "meetings/<int:number>/actions/new/",
        minutes.set_action,
        name="action_set",
        act=rules.may_record_meeting,
        **MEETING,
    ),
    route("meetings/<int:number>/agree/", minutes.agree, name="minutes_agree", **RECORD),
    route(
        "meeting-actions/<int:number>/done/", minutes.finish, name="action_done", act=rules.may_finish_action, **ACTION
    ),
    route("agenda-items/<int:number>/note/", minutes.note, name="item_note", act=rules.may_record_item, **ITEM),
    route("agenda-items/<int:number>/room/", meetings.room, name="item_room", act=rules.may_record_item, **ITEM),
    route("agenda-items/<int:number>/carry/", minutes.carry, name="item_carry", act=rules.may_record_item, **ITEM),
    route("agenda-items/<int:number>/views/", minutes.ask_views, name="views_ask", act=rules.may_record_item, **ITEM),
    route("views/<int:number>/", minutes.give_view, name="view_give", act=rules.may_give_view, **VIEWS),
    route("agenda-items/<int:number>/off/", meetings.take_off, name="agenda_remove", act=rules.may_record_item, **ITEM),
    route(
        "declared-interests/<int:number>/back/",
        meetings.withdraw_declared,
        name="declared_withdraw",
        act=rules.may_record_declared,
        **DECLARED,
    ),
    route("agenda-items/<int:number>/declare/", meetings.declare, name="item_declare", act=rules.may_declare, **ITEM),
]
