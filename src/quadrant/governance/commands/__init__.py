from quadrant.governance.commands.advice import cite_advice, end_advice, give_advice, name_advice_readers
from quadrant.governance.commands.agendas import carry_item, publish_agenda, put_on_agenda, take_off_agenda
from quadrant.governance.commands.attachments import (
    add_appendix,
    change_appendix,
    change_background_paper,
    drop_background_paper,
    list_background_paper,
    move_appendix,
    take_appendix_away,
)
from quadrant.governance.commands.calendar_told import bring_calendar, take_calendar_back
from quadrant.governance.commands.calls_in import call_in_decision, give_scrutiny, publish_decision, settle_call_in
from quadrant.governance.commands.challenges import conclude_challenge, open_challenge, raise_point, reply_to_point
from quadrant.governance.commands.changed_meetings import cancel_meeting, change_meeting
from quadrant.governance.commands.checklists import ItemAnswer, answer_checklist, check_framework
from quadrant.governance.commands.comments import answer_comment, ask_comment, waive_comment
from quadrant.governance.commands.contacts import Contact, choose_template, drop_contact, name_contact
from quadrant.governance.commands.doubts import settle_doubt
from quadrant.governance.commands.filling import fill_sections
from quadrant.governance.commands.joint import decide_jointly
from quadrant.governance.commands.meetings import (
    call_meeting,
    call_meetings,
    declare_at_meeting,
    note_out_of_room,
    record_attendance,
    seat_substitute,
    take_attendance,
    withdraw_declared,
)
from quadrant.governance.commands.minutes import agree_minutes, finish_action, note_item, set_action
from quadrant.governance.commands.notices import (
    Exceptional,
    Forthcoming,
    publish_further_notice,
    publish_key_notice,
    set_key_threshold,
    set_local_rule,
    tie_key_notice,
    withdraw_key_notice,
)
from quadrant.governance.commands.onward import send_up
from quadrant.governance.commands.readers import name_exempt_readers
from quadrant.governance.commands.recommendations import add_recommendation, change_recommendation, drop_recommendation
from quadrant.governance.commands.reports import (
    change_report,
    draft_report,
    submit_report,
    supersede_report,
    withdraw_report,
)
from quadrant.governance.commands.resolutions import Resolved, decide_alone, rehearse_resolution, resolve_recommendation
from quadrant.governance.commands.templates import end_template, keep_template
from quadrant.governance.commands.views_asked import ask_views, give_view

__all__ = [
    "Contact",
    "Exceptional",
    "Forthcoming",
    "ItemAnswer",
    "Resolved",
    "add_appendix",
    "add_recommendation",
    "agree_minutes",
    "answer_checklist",
    "answer_comment",
    "ask_comment",
    "ask_views",
    "bring_calendar",
    "call_in_decision",
    "call_meeting",
    "call_meetings",
    "cancel_meeting",
    "carry_item",
    "change_appendix",
    "change_background_paper",
    "change_meeting",
    "change_recommendation",
    "change_report",
    "check_framework",
    "choose_template",
    "cite_advice",
    "conclude_challenge",
    "decide_alone",
    "decide_jointly",
    "declare_at_meeting",
    "draft_report",
    "drop_background_paper",
    "drop_contact",
    "drop_recommendation",
    "end_advice",
    "end_template",
    "fill_sections",
    "finish_action",
    "give_advice",
    "give_scrutiny",
    "give_view",
    "keep_template",
    "list_background_paper",
    "move_appendix",
    "name_advice_readers",
    "name_contact",
    "name_exempt_readers",
    "note_item",
    "note_out_of_room",
    "open_challenge",
    "publish_agenda",
    "publish_decision",
    "publish_further_notice",
    "publish_key_notice",
    "put_on_agenda",
    "raise_point",
    "record_attendance",
    "rehearse_resolution",
    "reply_to_point",
    "resolve_recommendation",
    "seat_substitute",
    "send_up",
    "set_action",
    "set_key_threshold",
    "set_local_rule",
    "settle_call_in",
    "settle_doubt",
    "submit_report",
    "supersede_report",
    "take_appendix_away",
    "take_attendance",
    "take_calendar_back",
    "take_off_agenda",
    "tie_key_notice",
    "waive_comment",
    "withdraw_declared",
    "withdraw_key_notice",
    "withdraw_report",
]
