"""Words of then and now, and what this partnership says instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from quadrant.cycle import queries
from quadrant.cycle.rules import may_set_words
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.frameworks.forms import WordForm
from quadrant.web.frameworks.presenters.words import shown_words, words_table

if TYPE_CHECKING:
    from quadrant.cycle.framework.vocabulary import Concept


def vocabulary(request: HttpRequest) -> HttpResponseBase:
    table = words_table(request, shown_words(queries.vocabulary()), may_set=may_set_words(request.user))
    context = {
        "title": "Words of then and now",
        "breadcrumbs": [("Frameworks", address(request, "frameworks"))],
        "may_set": may_set_words(request.user),
    }
    return table.download(request) or render(
        request, "frameworks/words.html", {**context, "table": table.page(request)}
    )


def change(request: HttpRequest, concept: Concept) -> HttpResponse:
    form = WordForm(request.POST if request.method == "POST" else None, concept=concept)
    on_to = address(request, "vocabulary")
    return asked_with(
        request,
        form,
        title=f"What do you call this: {concept.then[0]}?",
        caption="Words of then and now",
        cancel=on_to,
        on_to=lambda _: on_to,
        said=lambda kept: f"Your screens say “{kept.word or concept.now[0]}” from now on.",
    )
