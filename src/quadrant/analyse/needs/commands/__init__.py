from quadrant.analyse.needs.commands.assessments import (
    AssessmentText,
    change_assessment,
    choose_needs,
    draft_assessment,
    renew_assessment,
)
from quadrant.analyse.needs.commands.deciding import put_assessment
from quadrant.analyse.needs.commands.deeper import answer_deeper_question, ask_deeper_question
from quadrant.analyse.needs.commands.evidence import (
    add_figure,
    add_source,
    cite_finding,
    cite_library_item,
    withdraw_evidence,
)
from quadrant.analyse.needs.commands.groups import add_vulnerable_group, close_vulnerable_group
from quadrant.analyse.needs.commands.meeting import link_need_to_services
from quadrant.analyse.needs.commands.needs import (
    StatedAs,
    change_need,
    link_need_to_outcomes,
    state_need,
    withdraw_need,
)

__all__ = [
    "AssessmentText",
    "StatedAs",
    "add_figure",
    "add_source",
    "add_vulnerable_group",
    "answer_deeper_question",
    "ask_deeper_question",
    "change_assessment",
    "change_need",
    "choose_needs",
    "cite_finding",
    "cite_library_item",
    "close_vulnerable_group",
    "draft_assessment",
    "link_need_to_outcomes",
    "link_need_to_services",
    "put_assessment",
    "renew_assessment",
    "state_need",
    "withdraw_evidence",
    "withdraw_need",
]
