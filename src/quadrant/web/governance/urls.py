from typing import Any

from django.urls import URLPattern

from quadrant.cycle.queries import cycle_numbered
from quadrant.cycle.rules import may_see_cycle, may_see_framework
from quadrant.door.routes import route
from quadrant.governance import queries, rules
from quadrant.partnership.rules import anyone
from quadrant.web.governance.meeting_urls import with_meetings
from quadrant.web.governance.template_urls import with_templates
from quadrant.web.governance.views import (
    advice,
    attachments,
    calls_in,
    challenges,
    checklists,
    comments,
    contacts,
    decisions,
    notices,
    papers,
    readers,
    recommendations,
    reports,
    versions,
)


def may_see_checklist(person: Any, on: queries.ChecklistOnCycle) -> bool:
    return rules.may_see_checklists(person, on.cycle)


def may_see_check(person: Any, on: queries.ChecklistOnVersion) -> bool:
    return may_see_framework(person, on.version)


def may_see_point(person: Any, point: Any) -> bool:
    return rules.may_see_challenge(person, point.challenge)


def may_reply_to_point(person: Any, point: Any) -> bool:
    return rules.may_reply_to_point(person, point.challenge)


CYCLE: dict[str, Any] = {"see": may_see_cycle, "of": cycle_numbered, "gives": "cycle"}
CHALLENGE: dict[str, Any] = {"see": rules.may_see_challenge, "of": queries.challenge_numbered, "gives": "challenge"}
REPORT: dict[str, Any] = {"see": rules.may_see_report, "of": queries.report_numbered, "gives": "report"}
CHANGE: dict[str, Any] = {**REPORT, "act": rules.may_change_report}
ASKED: dict[str, Any] = {
    "see": rules.may_see_recommendation,
    "of": queries.recommendation_numbered,
    "gives": "recommendation",
}
CONTACT: dict[str, Any] = {"see": rules.may_see_contact, "of": queries.contact_numbered, "gives": "contact"}
COMMENT: dict[str, Any] = {"see": rules.may_see_comment, "of": queries.comment_numbered, "gives": "comment"}
RESOLUTION: dict[str, Any] = {"see": rules.may_see_resolution, "of": queries.resolution_numbered, "gives": "made"}
NOTICE: dict[str, Any] = {"see": rules.may_see_key_notice, "of": queries.key_notice_numbered, "gives": "notice"}
CALLED: dict[str, Any] = {"see": rules.may_see_call_in, "of": queries.call_in_numbered, "gives": "call"}
APPENDIX: dict[str, Any] = {"of": queries.standing_appendix, "gives": "appendix"}
CHANGE_APPENDIX: dict[str, Any] = {**APPENDIX, "see": rules.may_see_appendix, "act": rules.may_change_appendix}
BACKGROUND: dict[str, Any] = {
    "see": rules.may_see_background,
    "act": rules.may_change_background,
    "of": queries.background_numbered,
    "gives": "paper",
}
# Whether anything was advised is itself secret: whoever may not read or keep it finds no page.
ADVICE: dict[str, Any] = {"of": queries.advice_numbered, "gives": "advice"}
KEEP_ADVICE: dict[str, Any] = {**ADVICE, "see": rules.may_keep_advice}

with_reports: list[URLPattern] = [
    route("reports/<int:number>/appendices/new/", attachments.new, name="appendix_new", **CHANGE),
    route("reports/<int:number>/appendices/framework/", attachments.framework, name="appendix_framework", **CHANGE),
    route(
        "appendices/<int:number>/file/", attachments.file, name="appendix_file", see=rules.may_read_appendix, **APPENDIX
    ),
    route("appendices/<int:number>/change/", attachments.change, name="appendix_change", **CHANGE_APPENDIX),
    route("appendices/<int:number>/move/", attachments.move, name="appendix_move", **CHANGE_APPENDIX),
    route("appendices/<int:number>/away/", attachments.away, name="appendix_away", **CHANGE_APPENDIX),
    route("reports/<int:number>/background/new/", attachments.list_background, name="background_new", **CHANGE),
    route(
        "background-papers/<int:number>/change/", attachments.change_background, name="background_change", **BACKGROUND
    ),
    route("background-papers/<int:number>/drop/", attachments.drop_background, name="background_drop", **BACKGROUND),
    route("comments/<int:number>/advice/new/", advice.cite, name="advice_cite", act=rules.may_cite_advice, **COMMENT),
    route("advice/<int:number>/", advice.advice, name="advice", see=rules.may_read_advice, **ADVICE),
    route("advice/<int:number>/given/new/", advice.give, name="advice_give", **KEEP_ADVICE),
    route("advice/<int:number>/readers/", advice.readers, name="advice_readers", **KEEP_ADVICE),
    route("advice/<int:number>/end/", advice.end, name="advice_end", **KEEP_ADVICE),
    route(
        "advice-given/<int:number>/file/",
        advice.file,
        name="advice_file",
        see=rules.may_read_given,
        of=queries.given_numbered,
        gives="given",
    ),
]
partnership: list[URLPattern] = [
    *with_reports,
    *with_templates,
    route("decisions/", decisions.register, name="decisions", see=rules.may_see_decisions),
    route("decisions/public", decisions.public, name="decisions_public", see=anyone),
    route("decisions/<int:number>/", decisions.resolution, name="resolution", **RESOLUTION),
    route(
        "decisions/<int:number>/publish/",
        calls_in.publish,
        name="decision_publish",
        act=rules.may_publish,
        **RESOLUTION,
    ),
    route(
        "decisions/<int:number>/call-in/",
        calls_in.call_in,
        name="call_in",
        act=rules.may_call_in_decision,
        **RESOLUTION,
    ),
    route(
        "decisions/<int:number>/look-again/",
        calls_in.look_again,
        name="look_again",
        act=rules.may_keep_rules,
        **RESOLUTION,
    ),
    route("calls-in/<int:number>/heard/", calls_in.heard, name="call_in_heard", act=rules.may_settle_call_in, **CALLED),
    route("forward-plan/", notices.listing, name="forward_plan", see=rules.may_see_decisions),
    route("forward-plan/public", notices.public, name="forward_plan_public", see=anyone),
    route("forward-plan/feed", notices.feed, name="forward_plan_feed", see=anyone),
    route("forward-plan/new/", notices.publish, name="key_notice_new", see=rules.may_publish),
    route("forward-plan/<int:number>/", notices.notice, name="key_notice", **NOTICE),
    route(
        "forward-plan/<int:number>/further/",
        notices.publish_further,
        name="key_notice_further",
        act=rules.may_publish,
        **NOTICE,
    ),
    route("forward-plan/<int:number>/report/", notices.tie, name="key_notice_tie", act=rules.may_publish, **NOTICE),
    route(
        "forward-plan/<int:number>/withdraw/",
        notices.withdraw,
        name="key_notice_withdraw",
        act=rules.may_publish,
        **NOTICE,
    ),
    route("rules-of-notice/", notices.counted_rules, name="counted_rules", see=rules.may_see_decisions),
    route("rules-of-notice/own/new/", notices.set_rule, name="local_rule", see=rules.may_keep_rules),
    route("rules-of-notice/key/new/", notices.set_threshold, name="key_threshold", see=rules.may_keep_rules),
    route("rules-of-notice/call-in/new/", notices.give_scrutiny, name="scrutiny_give", see=rules.may_keep_rules),
    route("reports/", reports.listing, name="reports", see=rules.may_see_decisions),
    route("reports/new/", reports.draft, name="report_draft", see=rules.may_draft_report),
    route("reports/<int:number>/", reports.report, name="report", **REPORT),
    route(
        "reports/<int:number>/readers/",
        readers.name,
        name="exempt_readers",
        act=rules.may_name_exempt_readers,
        **REPORT,
    ),
    route("reports/<int:number>/paper/", papers.report, name="report_paper", **REPORT),
    route("reports/<int:number>/versions/", versions.compared, name="report_versions", **REPORT),
    route("reports/<int:number>/change/", reports.change, name="report_change", **CHANGE),
    route("reports/<int:number>/submit/", reports.submit, name="report_submit", **CHANGE),
    route("reports/<int:number>/again/", reports.bring_again, name="report_again", **CHANGE),
    route("reports/<int:number>/send-up/", reports.send_up, name="report_send_up", **CHANGE),
    route("reports/<int:number>/jointly/", reports.jointly, name="report_jointly", **CHANGE),
    route("reports/<int:number>/withdraw/", reports.withdraw, name="report_withdraw", **CHANGE),
    route("reports/<int:number>/fill/", reports.fill, name="report_fill", **CHANGE),
    route("reports/<int:number>/template/", reports.choose_template, name="report_template", **CHANGE),
    route("reports/<int:number>/contacts/new/", contacts.name, name="contact_name", **CHANGE),
    route("contacts/<int:number>/off/", contacts.drop, name="contact_drop", act=rules.may_change_contact, **CONTACT),
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
    *with_meetings,
    route("cycles/<int:number>/challenges/", challenges.listing, name="challenges", **CYCLE),
    route(
        "cycles/<int:number>/challenges/new/",
        challenges.ask,
        name="challenge_new",
        act=rules.may_open_challenge,
        **CYCLE,
    ),
    route("challenges/<int:number>/", challenges.challenge, name="peerchallenge", **CHALLENGE),
    route(
        "challenges/<int:number>/points/new/",
        challenges.raise_point,
        name="point_raise",
        act=rules.may_raise_point,
        **CHALLENGE,
    ),
    route(
        "challenges/<int:number>/conclude/",
        challenges.conclude,
        name="challenge_conclude",
        act=rules.may_conclude_challenge,
        **CHALLENGE,
    ),
    route(
        "challenge-points/<int:number>/reply/",
        challenges.reply,
        name="point_reply",
        see=may_see_point,
        act=may_reply_to_point,
        of=queries.point_numbered,
        gives="point",
    ),
    route(
        "frameworks/<int:number>/checks/<slug:key>/",
        checklists.check,
        name="framework_check",
        see=may_see_check,
        of=queries.check_of_version,
        gives="on",
    ),
    route(
        "cycles/<int:number>/checklists/<slug:key>/",
        checklists.checklist,
        name="checklist",
        see=may_see_checklist,
        of=queries.checklist_on,
        gives="on",
    ),
]
