from quadrant.governance.commands.calls_in import call_in_decision, give_scrutiny, publish_decision, settle_call_in
from quadrant.governance.commands.challenges import (
    conclude_challenge,
    open_challenge,
    raise_point,
    reply_to_point,
)
from quadrant.governance.commands.checklists import ItemAnswer, answer_checklist, check_framework
from quadrant.governance.commands.comments import answer_comment, ask_comment, waive_comment
from quadrant.governance.commands.meetings import (
    call_meeting,
    declare_at_meeting,
    put_on_agenda,
    record_attendance,
    take_attendance,
    take_off_agenda,
)
from quadrant.governance.commands.notices import (
    Exceptional,
    Forthcoming,
    publish_key_notice,
    set_local_rule,
    tie_key_notice,
    withdraw_key_notice,
)
from quadrant.governance.commands.onward import send_up
from quadrant.governance.commands.recommendations import add_recommendation, change_recommendation, drop_recommendation
from quadrant.governance.commands.reports import (
    change_report,
    draft_report,
    submit_report,
    supersede_report,
    withdraw_report,
)
from quadrant.governance.commands.resolutions import Resolved, decide_alone, resolve_recommendation

__all__ = [
    "Exceptional",
    "Forthcoming",
    "ItemAnswer",
    "Resolved",
    "add_recommendation",
    "answer_checklist",
    "answer_comment",
    "ask_comment",
    "call_in_decision",
    "call_meeting",
    "change_recommendation",
    "change_report",
    "check_framework",
    "conclude_challenge",
    "decide_alone",
    "declare_at_meeting",
    "draft_report",
    "drop_recommendation",
    "give_scrutiny",
    "open_challenge",
    "publish_decision",
    "publish_key_notice",
    "put_on_agenda",
    "raise_point",
    "record_attendance",
    "reply_to_point",
    "resolve_recommendation",
    "send_up",
    "set_local_rule",
    "settle_call_in",
    "submit_report",
    "supersede_report",
    "take_attendance",
    "take_off_agenda",
    "tie_key_notice",
    "waive_comment",
    "withdraw_key_notice",
    "withdraw_report",
]
