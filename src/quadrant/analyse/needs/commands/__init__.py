from quadrant.analyse.needs.commands.assessments import (
    AssessmentText,
    change_assessment,
    choose_needs,
    draft_assessment,
    renew_assessment,
)
from quadrant.analyse.needs.commands.chapters import (
    arrange_chapters,
    set_chapter_list,
)
from quadrant.analyse.needs.commands.commenting import (
    ask_to_read,
    comment_on_chapter,
    resolve_comment,
)
from quadrant.analyse.needs.commands.deciding import put_assessment
from quadrant.analyse.needs.commands.deeper import answer_deeper_question, ask_deeper_question
from quadrant.analyse.needs.commands.evidence import (
    add_figure,
    add_source,
    cite_finding,
    cite_library_item,
    cite_petition,
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
from quadrant.analyse.needs.commands.publishing import publish_assessment, unpublish_assessment
from quadrant.analyse.needs.commands.recommending import (
    Compared,
    add_equity_line,
    recommend,
    remove_equity_line,
    take_up_recommendation,
    withdraw_recommendation,
)
from quadrant.analyse.needs.commands.writing import (
    draw_chapter,
    keep_chapter_draft,
    put_back_chapter,
    throw_draft_away,
    write_chapter,
)

__all__ = [
    "AssessmentText",
    "Compared",
    "StatedAs",
    "add_equity_line",
    "add_figure",
    "add_source",
    "add_vulnerable_group",
    "answer_deeper_question",
    "arrange_chapters",
    "ask_deeper_question",
    "ask_to_read",
    "change_assessment",
    "change_need",
    "choose_needs",
    "cite_finding",
    "cite_library_item",
    "cite_petition",
    "close_vulnerable_group",
    "comment_on_chapter",
    "draft_assessment",
    "draw_chapter",
    "keep_chapter_draft",
    "link_need_to_outcomes",
    "link_need_to_services",
    "publish_assessment",
    "put_assessment",
    "put_back_chapter",
    "recommend",
    "remove_equity_line",
    "renew_assessment",
    "resolve_comment",
    "set_chapter_list",
    "state_need",
    "take_up_recommendation",
    "throw_draft_away",
    "unpublish_assessment",
    "withdraw_evidence",
    "withdraw_need",
    "withdraw_recommendation",
    "write_chapter",
]
