"""What came back: results, paper entered, files brought in, texts read, themes and quotes."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from quadrant.audit.terms import Refusal
from quadrant.engagement import commands, queries
from quadrant.engagement.rules import may_run_consultation
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.engagement import forms
from quadrant.web.engagement.presenters import responses as shown
from quadrant.web.engagement.presenters.consultations import page_of
from quadrant.web.engagement.views.consultations import about, trail
from quadrant.web.governance.forms.acting import ReasonForm, sent

if TYPE_CHECKING:
    from quadrant.engagement.models import Answer, Consultation, Delivery, Question

ON_A_PAGE = 15


def results(request: HttpRequest, one: Consultation) -> HttpResponse:
    """The results so far, every small number hidden."""
    may_run = may_run_consultation(request.user, one)
    context = {
        "title": "Results",
        "caption": one.title,
        "breadcrumbs": trail(request, one),
        "one": one,
        "report": queries.report_now(one),
        "latest": queries.latest_response_at(one),
        "may_run": may_run,
        "ways": shown.ways_rows(queries.counts_by_way(one)),
        "ways_head": shown.WAYS_HEAD,
    }
    return render(request, "engagement/results.html", context)


def paper(request: HttpRequest, one: Consultation) -> HttpResponse:
    form = forms.PaperForm(sent(request), consultation=one, questions=queries.questions_of(one))
    hint = "As the paper says it. Texts are looked at for names as those from the public page are."
    said = "The response is entered. Enter the next one, or go back to the consultation."
    to = address(request, "response_new", number=one.pk)
    return about(request, one, form, title="Enter a response on paper", hint=hint, button="Enter it", said=said, to=to)


def file_new(request: HttpRequest, one: Consultation) -> HttpResponse:
    return asked_with(
        request,
        forms.FileForm(sent(request), request.FILES or None, consultation=one),
        title="Bring in a file of responses",
        caption=one.title,
        hint="Nothing counts yet: you say which column answers which question, and see every problem first.",
        breadcrumbs=trail(request, one),
        cancel=page_of(request, one),
        button="Upload",
        on_to=lambda made: address(request, "response_file", number=made.pk),
        said="The file is received. Say which column answers which question.",
    )


def file(request: HttpRequest, delivery: Delivery) -> HttpResponse:
    """What a file would bring, and the way to say which column answers what."""
    one = delivery.consultation
    questions = queries.questions_of(one)
    preview = shown.preview_of(delivery, questions) if delivery.taken_at is None else None
    head, rows = shown.first_rows(preview.sheet if preview else None)
    page = address(request, "response_file", number=delivery.pk)
    form = None
    if preview is not None and preview.sheet is not None:
        form = forms.ColumnsForm(
            sent(request), delivery=delivery, sheet=preview.sheet, questions=questions, told=preview.columns
        )
    context: dict[str, Any] = {
        "template": "engagement/file.html",
        "title": delivery.file_name,
        "caption": one.title,
        "breadcrumbs": trail(request, one),
        "delivery": delivery,
        "preview": preview,
        "wrong": shown.problem_rows(preview.refused if preview else None),
        "wrong_title": shown.problems_title(preview.refused if preview else None),
        "problem_head": shown.PROBLEM_HEAD,
        "head": head,
        "rows": rows,
    }
    if form is None:
        # Taken in already, or unreadable: there is nothing to say of its columns.
        return render(request, context.pop("template"), context, status=405 if request.method == "POST" else 200)
    return asked_with(request, form, on_to=lambda _: page, said="Noted. This is what the file would bring.", **context)


@require_POST
def file_take_in(request: HttpRequest, delivery: Delivery) -> HttpResponse:
    asked: Any = request
    preview = shown.preview_of(delivery, queries.questions_of(delivery.consultation))
    form = forms.TakeInForm(request.POST, delivery=delivery, checked=preview.checked)
    form.is_valid()
    form.enact(by=asked.user, at=asked.at)
    messages.success(request, f"Taken in: {preview.found}.")
    return redirect(address(request, "results", number=delivery.consultation_id))


def file_withdraw(request: HttpRequest, delivery: Delivery) -> HttpResponse:
    form = ReasonForm(sent(request), does=partial(commands.withdraw_file, delivery=delivery))
    hint = "None of its responses counts any more. Texts that were read and themes found in it go with it."
    said = "The file is withdrawn as a whole."
    title = f"Withdraw {delivery.file_name}"
    one = delivery.consultation
    return about(request, one, form, title=title, hint=hint, button="Withdraw it", warning=True, said=said)


def held(request: HttpRequest, one: Consultation) -> HttpResponseBase:
    table = shown.held_table(request, one)
    context = {"title": "Texts held back", "caption": one.title, "breadcrumbs": trail(request, one)}
    return render(request, "engagement/held.html", {**context, "table": table.page(request)})


def read(request: HttpRequest, answer: Answer) -> HttpResponse:
    one = answer.response.consultation
    if answer.read_at is not None and request.method != "POST":
        raise Refusal("Somebody has read this text already.")
    return asked_with(
        request,
        forms.ReadForm(sent(request), answer=answer),
        title="Read a text that was held back",
        caption=answer.question.text,
        template="engagement/read.html",
        why=shown.held_words(answer.held),
        harm="harm" in answer.held,
        breadcrumbs=[*trail(request, one), ("Texts held back", address(request, "held", number=one.pk))],
        cancel=address(request, "held", number=one.pk),
        button="It is read",
        on_to=lambda _: address(request, "held", number=one.pk),
        said="The text is read.",
    )


def texts(request: HttpRequest, question: Question) -> HttpResponse:
    """The texts given to a question, some on each page, with their themes to tick."""
    one = question.consultation
    page = Paginator(queries.readable_texts(question), ON_A_PAGE).get_page(request.GET.get("page"))
    form = forms.TagForm(
        sent(request), question=question, answers=list(page.object_list), themes=queries.themes_of(one)
    )
    here = f"{address(request, 'texts', number=question.pk)}?page={page.number}"
    return asked_with(
        request,
        form,
        title=question.text,
        caption=one.title,
        template="engagement/texts.html",
        page=page,
        question=question,
        action=here,
        breadcrumbs=trail(request, one),
        on_to=lambda _: f"{here}#texts",
        said="The themes are noted.",
    )


def theme(request: HttpRequest, one: Consultation) -> HttpResponse:
    form = forms.ThemeForm(sent(request), consultation=one)
    first = next((q for q in queries.questions_of(one) if q.kind == "text"), None)
    to = address(request, "texts", number=first.pk) if first is not None else ""
    return about(request, one, form, title="Name a theme", said="The theme is named. Tick it where it fits.", to=to)


def quote(request: HttpRequest, answer: Answer) -> HttpResponse:
    """Choose words of an answer to publish without a name."""
    one = answer.response.consultation
    standing = getattr(answer, "quote", None)
    form = forms.QuoteForm(sent(request), answer=answer, text=standing.text if standing else answer.text[:500])
    return asked_with(
        request,
        form,
        title="Quote without a name",
        caption=answer.question.text,
        template="engagement/quote.html",
        answer=answer,
        standing=standing,
        breadcrumbs=trail(request, one),
        cancel=address(request, "texts", number=answer.question_id),
        button="Quote it",
        on_to=lambda _: address(request, "texts", number=answer.question_id),
        said="The words are chosen. The report will quote them.",
    )


@require_POST
def unquote(request: HttpRequest, answer: Answer) -> HttpResponse:
    asked: Any = request
    commands.drop_quote(answer=answer, by=asked.user, at=asked.at)
    messages.success(request, "The answer is quoted no longer.")
    return redirect(address(request, "texts", number=answer.question_id))
