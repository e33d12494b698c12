from typing import Any

from django.urls import URLPattern

from quadrant.analyse.evidence import queries, rules
from quadrant.cycle.queries import cycle_numbered
from quadrant.cycle.rules import may_see_cycle
from quadrant.door.routes import route
from quadrant.governance.queries import recommendation_numbered
from quadrant.partnership.rules import may_look_inside
from quadrant.web.analyse.evidence.views import comparing, findings, items, links

ITEM: dict[str, Any] = {"see": rules.may_see_item, "of": queries.item_numbered, "gives": "item"}
CHANGE: dict[str, Any] = {**ITEM, "act": rules.may_change_item}
CYCLE: dict[str, Any] = {"see": may_see_cycle, "of": cycle_numbered, "gives": "cycle"}
ATTACH: dict[str, Any] = {**CYCLE, "act": rules.may_attach}
COMPARISON: dict[str, Any] = {
    "see": rules.may_see_comparison,
    "of": queries.comparison_numbered,
    "gives": "comparison",
}
COMPARE: dict[str, Any] = {**COMPARISON, "act": rules.may_compare}


def may_choose_resource(person: Any, cycle: Any) -> bool:
    return rules.may_keep_library(person)


partnership: list[URLPattern] = [
    route("library/", items.library, name="library", see=may_look_inside),
    route("library/new/", items.new, name="item_new", see=rules.may_keep_library),
    route("library/law/", items.law, name="law_register_begin", see=rules.may_keep_library),
    route("library/experts/", items.experts, name="experts", see=rules.may_see_experts),
    route("library/uncited/", links.uncited, name="uncited", see=may_look_inside),
    route("library/<int:number>/", items.item, name="evidenceitem", **ITEM),
    route("library/<int:number>/attach/", links.choose_cycle, name="item_attach", **ITEM),
    route("library/<int:number>/change/", items.change, name="item_change", **CHANGE),
    route("library/<int:number>/editions/new/", items.edition, name="edition_new", **CHANGE),
    route("library/<int:number>/review/", items.review, name="item_review", **CHANGE),
    route("library/<int:number>/withdraw/", items.withdraw, name="item_withdraw", **CHANGE),
    route("library/<int:number>/findings/new/", findings.new, name="item_finding_new", **CHANGE),
    route("library/<int:number>/consultees/new/", findings.new_consultee, name="study_consultee_new", **CHANGE),
    route(
        "library/editions/<int:number>/file",
        items.file,
        name="edition_file",
        see=rules.may_see_edition,
        of=queries.edition_with_file,
        gives="edition",
    ),
    route(
        "library/findings/<int:number>/act/",
        findings.act,
        name="finding_act",
        see=rules.may_see_finding,
        act=rules.may_act_on_finding,
        of=queries.finding_numbered,
        gives="finding",
    ),
    route(
        "library/consultees/<int:number>/change/",
        findings.change_consultee,
        name="study_consultee_change",
        see=rules.may_see_consultee,
        act=rules.may_change_consultee,
        of=queries.consultee_numbered,
        gives="consultee",
    ),
    route(
        "library/attached/<int:number>/off/",
        links.detach,
        name="detach",
        see=rules.may_see_attached,
        act=rules.may_detach,
        of=queries.attached_numbered,
        gives="attached",
    ),
    route(
        "library/resources/<int:number>/end/",
        links.end_resource,
        name="resource_end",
        see=rules.may_see_resource,
        act=rules.may_end_resource,
        of=queries.resource_numbered,
        gives="resource",
    ),
    route(
        "library/citations/<int:number>/drop/",
        links.drop,
        name="citation_drop",
        see=rules.may_see_citation,
        act=rules.may_drop_citation,
        of=queries.citation_numbered,
        gives="citation",
    ),
    route(
        "recommendations/<int:number>/cite/",
        links.cite,
        name="cite",
        see=rules.may_see_recommendation,
        act=rules.may_cite,
        of=recommendation_numbered,
        gives="recommendation",
    ),
    route("cycles/<int:number>/evidence/", links.of_cycle, name="cycle_evidence", **CYCLE),
    route("cycles/<int:number>/evidence/attach/", links.attach, name="attach", **ATTACH),
    route(
        "cycles/<int:number>/resources/choose/",
        links.choose_resource,
        name="resource_choose",
        act=may_choose_resource,
        **CYCLE,
    ),
    route("cycles/<int:number>/comparisons/new/", comparing.begin, name="comparison_new", **ATTACH),
    route("comparisons/<int:number>/", comparing.comparison, name="modelcomparison", **COMPARISON),
    route("comparisons/<int:number>/models/new/", comparing.add_model, name="model_new", **COMPARE),
    route("comparisons/<int:number>/conclude/", comparing.conclude, name="comparison_conclude", **COMPARE),
    route(
        "comparisons/models/<int:number>/",
        comparing.judge,
        name="comparedmodel",
        see=rules.may_see_model,
        act=rules.may_judge_model,
        of=queries.model_numbered,
        gives="model",
    ),
]
