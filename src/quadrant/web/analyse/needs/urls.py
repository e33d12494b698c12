from typing import Any

from django.urls import URLPattern

from quadrant.analyse.needs import queries, rules
from quadrant.cycle.queries import cycle_numbered
from quadrant.cycle.rules import may_see_cycle
from quadrant.door.routes import route
from quadrant.partnership.rules import anyone, may_look_inside
from quadrant.web.analyse.needs.views import (
    assessments,
    chapters,
    deeper,
    evidence,
    groups,
    needs,
    publishing,
    recommending,
    reviews,
)

NEED: dict[str, Any] = {"see": rules.may_see_need, "of": queries.need_numbered, "gives": "need"}
CHANGE: dict[str, Any] = {**NEED, "act": rules.may_change_need}
CYCLE: dict[str, Any] = {"see": may_see_cycle, "of": cycle_numbered, "gives": "cycle"}
PAPER: dict[str, Any] = {"see": rules.may_see_assessment, "of": queries.assessment_numbered, "gives": "one"}
PUBLISH: dict[str, Any] = {**PAPER, "act": rules.may_publish_assessment}
PUBLIC: dict[str, Any] = {"see": anyone, "of": queries.published_assessment_numbered, "gives": "one"}
WRITE: dict[str, Any] = {**PAPER, "act": rules.may_change_assessment}
CHAPTER: dict[str, Any] = {"see": rules.may_see_chapter, "of": queries.chapter_numbered, "gives": "chapter"}
WRITE_CHAPTER: dict[str, Any] = {**CHAPTER, "act": rules.may_write_chapter}
TEXT: dict[str, Any] = {"see": rules.may_see_chapter_text, "of": queries.chapter_text_numbered, "gives": "text"}
RECOMMENDED: dict[str, Any] = {
    "see": rules.may_see_recommendation,
    "of": queries.recommendation_numbered,
    "gives": "one",
}
TAKE_UP: dict[str, Any] = {**RECOMMENDED, "act": rules.may_take_up_recommendation}

partnership: list[URLPattern] = [
    route("needs/", needs.needs, name="needs", see=may_look_inside),
    route("needs/gaps/", needs.gaps, name="needs_gaps", see=may_look_inside),
    route("needs/reviews/", reviews.reviews, name="reviews_due", see=may_look_inside),
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
    route("needs/<int:number>/evidence/petition/", evidence.petition, name="evidence_petition", **CHANGE),
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
    route(
        "needs-assessments/chapters/",
        chapters.offered,
        name="chapter_list",
        see=may_look_inside,
        act=rules.may_keep_chapter_list,
    ),
    route("needs-assessments/<int:number>/chapters/", chapters.arrange, name="assessment_chapters", **WRITE),
    route("needs-assessments/<int:number>/publish/", publishing.publish, name="assessment_publish", **PUBLISH),
    route("needs-assessments/<int:number>/unpublish/", publishing.unpublish, name="assessment_unpublish", **PUBLISH),
    route("published/needs-assessments/", publishing.public_list, name="assessments_public", see=anyone),
    route("published/needs-assessments/<int:number>/", publishing.public_paper, name="assessment_public", **PUBLIC),
    route("needs-assessments/<int:number>/paper/", recommending.paper, name="assessment_paper", **PAPER),
    route("needs-assessments/<int:number>/compare/", recommending.compare, name="assessment_compare", **PAPER),
    route("needs-assessments/chapters/<int:number>/", chapters.chapter, name="chapter", **CHAPTER),
    route("needs-assessments/chapters/<int:number>/write/", chapters.write, name="chapter_write", **WRITE_CHAPTER),
    route("needs-assessments/chapters/<int:number>/records/", chapters.draw, name="chapter_draw", **WRITE_CHAPTER),
    route(
        "needs-assessments/chapters/<int:number>/throw-away/",
        chapters.throw_away,
        name="chapter_throw_away",
        **WRITE_CHAPTER,
    ),
    route("needs-assessments/chapters/<int:number>/ask/", chapters.ask, name="chapter_ask", **WRITE_CHAPTER),
    route(
        "needs-assessments/chapters/<int:number>/comment/",
        chapters.comment,
        name="chapter_comment",
        act=rules.may_comment_on_chapter,
        **CHAPTER,
    ),
    route("needs-assessments/chapters/texts/<int:number>/", chapters.text, name="chaptertext", **TEXT),
    route(
        "needs-assessments/chapters/texts/<int:number>/put-back/",
        chapters.put_back,
        name="chapter_text_put_back",
        act=rules.may_put_back_text,
        **TEXT,
    ),
    route(
        "needs-assessments/chapters/comments/<int:number>/",
        chapters.resolve,
        name="chaptercomment",
        see=rules.may_see_comment,
        act=rules.may_resolve_comment,
        of=queries.comment_numbered,
        gives="comment",
    ),
    route(
        "needs-assessments/<int:number>/recommendations/new/",
        recommending.recommend,
        name="assessment_recommend",
        **WRITE,
    ),
    route(
        "needs-assessments/recommendations/<int:number>/",
        recommending.recommendation,
        name="assessmentrecommendation",
        **RECOMMENDED,
    ),
    route(
        "needs-assessments/recommendations/<int:number>/take-up/",
        recommending.take_up,
        name="recommendation_take_up",
        **TAKE_UP,
    ),
    route(
        "needs-assessments/recommendations/<int:number>/withdraw/",
        recommending.withdraw,
        name="recommendation_withdraw",
        **TAKE_UP,
    ),
    route("needs-assessments/<int:number>/equity/new/", recommending.add_equity, name="equity_new", **WRITE),
    route(
        "needs-assessments/equity/<int:number>/remove/",
        recommending.remove_equity,
        name="equity_remove",
        see=rules.may_see_equity_line,
        act=rules.may_remove_equity_line,
        of=queries.equity_line_numbered,
        gives="line",
    ),
]
