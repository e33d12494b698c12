"""Specialist legal advice: cited in a legal comment by whoever may, read and kept by those it is for."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render

from quadrant.governance import commands, queries
from quadrant.methods import words
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.files import handed_out
from quadrant.web.governance.forms import AdviceReadersForm, CiteAdviceForm, GiveAdviceForm, SureForm
from quadrant.web.governance.forms.acting import sent
from quadrant.web.governance.presenters.attachments import advice_todos, shown_advice

if TYPE_CHECKING:
    from quadrant.governance.models import AdviceGiven, Comment, LegalAdvice


def cite(request: HttpRequest, comment: Comment) -> HttpResponse:
    return asked_with(
        request,
        CiteAdviceForm(sent(request), comment=comment),
        title="Cite advice that is being taken",
        caption=comment.report.title,
        hint="Whoever sees the report sees what you write here, and nothing of what is advised.",
        button="Cite it",
        cancel=address(request, "report", number=comment.report_id),
        on_to=lambda made: address(request, "advice", number=made.pk),
        said="The comment cites the advice.",
    )


def advice(request: HttpRequest, advice: LegalAdvice) -> HttpResponse:
    report = advice.comment.report
    context = {
        "title": f"Advice on {words.lower_first(advice.area)}",
        "caption": advice.adviser,
        "breadcrumbs": [(report.title, address(request, "report", number=report.pk))],
        "advice": advice,
        "given": shown_advice(request, advice),
        "readers": [person.name for person in queries.readers_of(advice)],
        "todos": advice_todos(request, advice),
    }
    return render(request, "governance/advice.html", context)


def give(request: HttpRequest, advice: LegalAdvice) -> HttpResponse:
    page = address(request, "advice", number=advice.pk)
    return asked_with(
        request,
        GiveAdviceForm(sent(request), request.FILES or None, advice=advice),
        title="Keep what was advised",
        caption=str(advice),
        hint="Legal officers read it, the commissioner who wrote the report, and whoever you name. It is added to, "
        "never changed.",
        button="Keep it",
        cancel=page,
        on_to=lambda _: page,
        said="It is kept.",
    )


def readers(request: HttpRequest, advice: LegalAdvice) -> HttpResponse:
    page = address(request, "advice", number=advice.pk)
    return asked_with(
        request,
        AdviceReadersForm(sent(request), advice=advice),
        title="Who reads the advice?",
        caption=str(advice),
        hint="Legal officers and the commissioner who wrote the report read it in any case. Whoever you no longer tick "
        "stops reading it at once.",
        cancel=page,
        on_to=lambda _: page,
        said="Noted.",
    )


def end(request: HttpRequest, advice: LegalAdvice) -> HttpResponse:
    page = address(request, "advice", number=advice.pk)
    return asked_with(
        request,
        SureForm(sent(request), does=partial(commands.end_advice, advice=advice)),
        title="The advice is no longer being taken?",
        caption=str(advice),
        hint="The comment then says until when it was. What was advised stays with those it is for.",
        button="It has ended",
        cancel=page,
        on_to=lambda _: page,
        said="The comment says so.",
    )


def file(request: HttpRequest, given: AdviceGiven) -> FileResponse:
    return handed_out(
        stored=given.stored, digest=given.digest, name=given.file_name, kind=given.kind, named="The advice"
    )
