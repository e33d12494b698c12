"""Which records have a history page, and who may see it: whoever may see the record's own page."""

from __future__ import annotations

from functools import cache
from operator import attrgetter
from typing import Any

from django.apps import apps
from django.db import models

from quadrant.audit.queries import is_sealed, was_of
from quadrant.door.routes import ROUTES, Route
from quadrant.governance.rules import is_kept_from
from quadrant.partnership.rules import may_see_audit
from quadrant.partnership.within import OfPartnership


@cache
def _tables() -> dict[str, type[OfPartnership]]:
    return {model._meta.db_table: model for model in apps.get_models() if issubclass(model, OfPartnership)}


# Records that are read on a page of another name: the page, and where the number in its address stands.
READ_ON = {
    "criteriaset": ("criteria", "pk"),
    "costcentre": ("cost_centre", "pk"),
    "serviceoutcome": ("service", "service_id"),
    "servicearea": ("service", "service_id"),
    "servicefunding": ("service", "service_id"),
    "servicestrategy": ("service", "service_id"),
    "serviceevaluation": ("service_evaluation", "pk"),
    "aspectscore": ("service_evaluation", "evaluation_id"),
    "servicecontribution": ("service_evaluation", "evaluation_id"),
    "modelweighed": ("service_evaluation", "evaluation_id"),
    "keynotice": ("key_notice", "pk"),
    "furthernotice": ("key_notice", "notice_id"),
    "decisionnotice": ("resolution", "resolution_id"),
    "doubtsettled": ("resolution", "resolution_id"),
    "callin": ("resolution", "notice.resolution_id"),
    "appendix": ("report", "report_id"),
    "backgroundpaper": ("report", "report_id"),
    "legaladvice": ("report", "comment.report_id"),
    "advicegiven": ("advice", "advice_id"),
    "advicereader": ("advice", "advice_id"),
    "teammember": ("cycle_people", "cycle_id"),
    "substitute": ("body", "member.body_id"),
    "bodymove": ("body", "body_id"),
    "termsreview": ("termsofreference", "terms_id"),
    "interestconfirmation": ("interest", "interest_id"),
    "withheldinterest": ("interest", "interest_id"),
    "dispensation": ("interest", "interest_id"),
    "declaredinterest": ("meeting", "item.meeting_id"),
    "outofroom": ("meeting", "item.meeting_id"),
    "meetingchange": ("meeting", "meeting_id"),
    "exemptreader": ("report", "report_id"),
    "jointpart": ("report", "recommendation.report_id"),
    "sentup": ("report", "report_id"),
    "filledsection": ("report", "report_id"),
    "challengepoint": ("peerchallenge", "challenge_id"),
    "prioritysponsor": ("priority", "priority_id"),
    "prioritygroup": ("priority", "priority_id"),
    "programmeservice": ("marginalanalysis", "analysis_id"),
    "shiftoption": ("marginalanalysis", "analysis_id"),
    "prioritybaseline": ("priority", "priority_id"),
    "prioritygain": ("priority", "priority_id"),
    "priorityplacing": ("priority", "priority_id"),
    "priorityrecommendation": ("priority", "priority_id"),
    "chaptertext": ("chapter", "chapter_id"),
    "chaptercomment": ("chapter", "chapter_id"),
    "chapterreader": ("chapter", "chapter_id"),
    "equityline": ("needsassessment", "assessment_id"),
    "evaluationreading": ("needsassessment", "assessment_id"),
    "edition": ("evidenceitem", "item_id"),
    "evidence.finding": ("evidenceitem", "item_id"),
    "findingaction": ("evidenceitem", "finding.item_id"),
    "studyconsultee": ("evidenceitem", "item_id"),
    "attached": ("cycle_evidence", "cycle_id"),
    "phaseresource": ("evidenceitem", "item_id"),
    "citation": ("report", "recommendation.report_id"),
    "comparedaspect": ("modelcomparison", "model.comparison_id"),
    "question": ("consultation", "consultation_id"),
    "extension": ("consultation", "consultation_id"),
    "engagement.finding": ("consultation", "consultation_id"),
    "publishedreport": ("consultation", "consultation_id"),
    "populationshare": ("consultation", "question.consultation_id"),
    "audience": ("message", "message_id"),
    "petitiondebate": ("petition", "petition_id"),
    "sending": ("message", "audience.message_id"),
    "panel": ("panel", "criteria_set_id"),
    "ranking": ("ranking", "agreed.criteria_set_id"),
    "target": ("indicator", "indicator_id"),
    "indicatorpower": ("indicator", "indicator_id"),
    "curveaction": ("curvereview", "review_id"),
    "datareceived": ("datarequest", "request_id"),
}


# What is told in the history of another record too, with the way from the part to it. Whoever reads the whole may
# read each of these: views and advice, which are for fewer people, are not among them.
TOLD_WITH = {
    "service": {
        "services.serviceoutcome": "service",
        "services.servicearea": "service",
        "services.servicefunding": "service",
        "services.servicestrategy": "service",
    },
    "serviceevaluation": {
        "services.aspectscore": "evaluation",
        "services.servicecontribution": "evaluation",
        "services.modelweighed": "evaluation",
    },
    "meeting": {
        "governance.agendaitem": "meeting",
        "governance.agendapublication": "meeting",
        "governance.attendance": "meeting",
        "governance.declaredinterest": "item__meeting",
        "governance.itemnote": "item__meeting",
        "governance.carrieditem": "item__meeting",
        "governance.viewsasked": "item__meeting",
        "governance.meetingaction": "meeting",
        "governance.resolution": "meeting",
        "governance.agreedminutes": "meeting",
        "governance.meetingchange": "meeting",
    },
    "report": {
        "governance.comment": "report",
        "governance.recommendation": "report",
        "governance.appendix": "report",
        "governance.backgroundpaper": "report",
        "governance.contactofficer": "report",
        "governance.sentup": "report",
    },
    "evidenceitem": {
        "evidence.edition": "item",
        "evidence.finding": "item",
        "evidence.findingaction": "finding__item",
        "evidence.studyconsultee": "item",
        "evidence.attached": "item",
        "evidence.phaseresource": "item",
    },
    "modelcomparison": {"evidence.comparedmodel": "comparison"},
    "marginalanalysis": {"priorities.shiftoption": "analysis"},
    "chapter": {"needs.chaptertext": "chapter", "needs.chaptercomment": "chapter", "needs.chapterreader": "chapter"},
    "consultation": {
        "engagement.question": "consultation",
        "engagement.extension": "consultation",
        "engagement.finding": "consultation",
        "engagement.publishedreport": "consultation",
    },
    "petition": {"engagement.petitiondebate": "petition"},
    "message": {
        "engagement.audience": "message",
        "engagement.sending": "audience__message",
    },
    "curvereview": {"outcomes.curvepoint": "review", "outcomes.curveaction": "review"},
    "datarequest": {"outcomes.datareceived": "request", "outcomes.datarequestsubject": "request"},
    "indicator": {"outcomes.indicatorpower": "indicator"},
    "target": {"outcomes.targetstep": "target"},
}


# Records whose words are part of another, which is asked about too: nobody reads in a history what they may not read.
PARTS = {
    "reportsection": ("report", is_kept_from),
    "filledsection": ("report", is_kept_from),
    "comment": ("report", is_kept_from),
    "citation": ("recommendation.report", is_kept_from),
}


def _is_closed(person: Any, record: models.Model) -> bool:
    """Is the record part of one that is kept from this person?"""
    whole, is_kept = PARTS.get(str(record._meta.model_name), ("", None))
    return is_kept is not None and is_kept(person, attrgetter(whole)(record))


def _page_of(record: models.Model) -> tuple[Route | None, Any]:
    """The page on which a record is read, which by custom has the name of its table, and the number in its address."""
    own = str(record._meta.model_name)
    name, field = READ_ON.get(record._meta.label_lower) or READ_ON.get(own, (own, "pk"))
    route = ROUTES.get(name)
    # A page of the same name that is about something else takes more than a number.
    numbered = route is not None and "<int:number>" in route.address and route.address.count("<") == 1
    return (route if numbered else None), attrgetter(field)(record)


def parts_of(record: models.Model) -> dict[str, list[str]]:
    """The tables and numbers of what is told in the history of this record too."""
    found = {}
    for label, path in TOLD_WITH.get(str(record._meta.model_name), {}).items():
        model: Any = apps.get_model(label)
        found[str(model._meta.db_table)] = [
            str(number) for number in model.objects.filter(**{path: record}).values_list("pk", flat=True)
        ]
    return found


def has_history(table: str) -> bool:
    """Is this a table whose records have a history page?"""
    return table in _tables()


def lost_record(person: Any, partnership: int, table: str, number: int) -> type[OfPartnership] | None:
    """The kind of a record that is no longer kept, for those who may see the whole audit."""
    model = _tables().get(table)
    gone = model is not None and not is_sealed(model) and not model.objects.filter(pk=number).exists()
    return model if gone and may_see_audit(person) and was_of(partnership, table, str(number)) else None


def _seen_by(person: Any, record: models.Model) -> tuple[Route, Any, Any] | None:
    """The record's page, the number in its address and the row it loads, if this person may see that."""
    page, at = _page_of(record)
    row = page.of(at) if page is not None and page.of is not None else None
    return (page, at, row) if page is not None and row is not None and page.see(person, row) else None


def read_at(person: Any, record: models.Model) -> tuple[str, Any] | None:
    """The name of the page that opens to this person for the record, and the number in its address."""
    seen = _seen_by(person, record)
    if seen is None:
        return None
    page, at, row = seen
    return (page.name, at) if page.act is None or page.act(person, row) else None


def record_for_history(person: Any, table: str, number: int) -> models.Model | None:
    """The record, if it is one of the partnership entered and this person may see its page (or the whole audit).

    The history of a sealed record is for whoever may see its page alone.
    """
    model = _tables().get(table)
    if model is None:
        return None
    record: models.Model | None = model.objects.filter(pk=number).first()
    if record is not None and _is_closed(person, record):
        return None
    if record is None or (may_see_audit(person) and not is_sealed(model)):
        return record
    return record if _seen_by(person, record) is not None else None
