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
from quadrant.governance.commands.calls_in import call_in_decision, give_scrutiny, publish_decision, settle_call_in
from quadrant.governance.commands.checklists import ItemAnswer, answer_checklist
from quadrant.governance.commands.comments import answer_comment, ask_comment, waive_comment
from quadrant.governance.commands.contacts import Contact, choose_template, drop_contact, name_contact
from quadrant.governance.commands.meetings import (
    call_meeting,
    declare_at_meeting,
    record_attendance,
    take_attendance,
)
from quadrant.governance.commands.minutes import agree_minutes, finish_action, note_item, set_action
from quadrant.governance.commands.notices import (
    Exceptional,
    Forthcoming,
    publish_key_notice,
    set_local_rule,
    tie_key_notice,
    withdraw_key_notice,
)
from quadrant.governance.commands.recommendations import add_recommendation, change_recommendation, drop_recommendation
from quadrant.governance.commands.reports import (
    change_report,
    draft_report,
    submit_report,
    supersede_report,
    withdraw_report,
)
from quadrant.governance.commands.resolutions import Resolved, decide_alone, resolve_recommendation
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
    "call_in_decision",
    "call_meeting",
    "carry_item",
    "change_appendix",
    "change_background_paper",
    "change_recommendation",
    "change_report",
    "choose_template",
    "cite_advice",
    "decide_alone",
    "declare_at_meeting",
    "draft_report",
    "drop_background_paper",
    "drop_contact",
    "drop_recommendation",
    "end_advice",
    "finish_action",
    "give_advice",
    "give_scrutiny",
    "give_view",
    "list_background_paper",
    "move_appendix",
    "name_advice_readers",
    "name_contact",
    "note_item",
    "publish_agenda",
    "publish_decision",
    "publish_key_notice",
    "put_on_agenda",
    "record_attendance",
    "resolve_recommendation",
    "set_action",
    "set_local_rule",
    "settle_call_in",
    "submit_report",
    "supersede_report",
    "take_appendix_away",
    "take_attendance",
    "take_off_agenda",
    "tie_key_notice",
    "waive_comment",
    "withdraw_key_notice",
    "withdraw_report",
]
