"""Chapters of an assessment: which there are, one as it reads, written, its earlier texts, what others say of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render

from quadrant.analyse.needs import commands, queries
from quadrant.analyse.needs.rules import may_comment_on_chapter, may_write_chapter
from quadrant.documents.assessments import typed_blocks
from quadrant.methods import words
from quadrant.methods.calendar import london_day
from quadrant.web.acting import asked_with
from quadrant.web.analyse.needs import forms
from quadrant.web.analyse.needs.presenters.chapters import (
    beside_draft,
    chapter_record,
    shown_comments,
    shown_readers,
    shown_texts,
    writing_words,
)
from quadrant.web.analyse.needs.views.assessments import page_of as assessment_page
from quadrant.web.analyse.needs.views.assessments import trail_to
from quadrant.web.design.addresses import address
from quadrant.web.design.marked import marked
from quadrant.web.governance.forms.acting import sent

if TYPE_CHECKING:
    from quadrant.analyse.needs.models import Chapter, ChapterComment, ChapterText, NeedsAssessment

PLAIN = "text/plain; charset=utf-8"


def page_of(request: HttpRequest, chapter: Chapter) -> str:
    return address(request, "chapter", number=chapter.pk)


def trail_of(request: HttpRequest, chapter: Chapter) -> list[tuple[str, str]]:
    return [*trail_to(request, chapter.assessment), (chapter.title, page_of(request, chapter))]


def offered(request: HttpRequest) -> HttpResponse:
    """The list that new assessments begin with."""
    asked: Any = request
    page = address(request, "needs_assessments")
    return asked_with(
        request,
        forms.ChapterListForm(sent(request), place=asked.partnership),
        title="Chapters that assessments begin with",
        hint="Assessments already begun keep the chapters that they have.",
        breadcrumbs=trail_to(request),
        button="Set the list",
        cancel=page,
        on_to=lambda _: page,
        said="The list is set. New assessments are offered these chapters.",
    )


def arrange(request: HttpRequest, one: NeedsAssessment) -> HttpResponse:
    page = assessment_page(request, one)
    return asked_with(
        request,
        forms.AssessmentChaptersForm(sent(request), assessment=one),
        title="Choose the chapters",
        caption=one.title,
        hint="A chapter that is left out keeps what was written, and can be taken in again.",
        breadcrumbs=trail_to(request, one),
        button="Set the chapters",
        cancel=page,
        on_to=lambda _: page,
        said="The chapters are set.",
    )


def chapter(request: HttpRequest, chapter: Chapter) -> HttpResponse:
    standing = queries.standing_of_assessment(chapter.assessment)
    is_open = standing.may_change and chapter.place is not None
    may_write = is_open and may_write_chapter(request.user, chapter)
    context = {
        "title": chapter.title,
        "caption": chapter.assessment.title,
        "breadcrumbs": trail_of(request, chapter)[:-1],
        "one": chapter,
        "record": chapter_record(request, chapter),
        "blocks": typed_blocks(chapter.text),
        "texts": shown_texts(request, chapter, queries.texts_of(chapter)),
        "readers": shown_readers(queries.readers_of(chapter)),
        "comments": shown_comments(request, queries.comments_on(chapter)),
        "draft": queries.draft_of(chapter, request.user) if may_write else None,
        "may_write": may_write,
        "may_draw": may_write and bool(chapter.plan.draws),
        "may_comment": is_open and may_comment_on_chapter(request.user, chapter),
    }
    return render(request, "analyse/needs/chapter.html", context)


def write(request: HttpRequest, chapter: Chapter) -> HttpResponse:
    """Write a chapter. A script keeps what is typed every few seconds by sending the same form with `_keep`."""
    asked: Any = request
    draft = queries.draft_of(chapter, asked.user)
    form = forms.ChapterForm(sent(request), chapter=chapter, draft=draft)
    if request.method == "POST" and "_keep" in request.POST:
        if not form.is_valid():
            said = " ".join(str(one) for one in form.errors.get("text", ["look at the text again"]))
            return HttpResponse(f"Not saved: {said}", status=409, content_type=PLAIN)
        kept = form.keep(by=asked.user, at=asked.at)
        return HttpResponse(f"Saved at {words.time(kept.kept_at)}, for you alone", content_type=PLAIN)
    page = page_of(request, chapter)
    return asked_with(
        request,
        form,
        title=f"Write “{chapter.title}”",
        caption=chapter.assessment.title,
        template="analyse/needs/chapter_write.html",
        hint=chapter.guidance,
        breadcrumbs=trail_of(request, chapter),
        button="Save the chapter",
        cancel=page,
        leave="Leave without saving",
        draft=draft,
        stale=beside_draft(chapter, draft) if request.method != "POST" else None,
        others=writing_words(queries.writing_now(chapter, asked.user, asked.at)),
        on_to=lambda _: page,
        said="The chapter is saved.",
    )


def draw(request: HttpRequest, chapter: Chapter) -> HttpResponse:
    """What the records say for the chapter now; sent, it is put at the end of the text."""
    asked: Any = request
    passage = queries.drawn_for(chapter, london_day(asked.at))
    does = partial(commands.draw_chapter, chapter=chapter)
    form = forms.BasedOnForm(sent(request), based_on=chapter.number, does=does)
    said = "The records stand at the end of the chapter, in words that are now its own."
    return _about(
        request, chapter, form, title="What the records say", template="analyse/needs/chapter_draw.html",
        blocks=typed_blocks(passage) if passage else (), button="Put it at the end of the chapter", said=said,
    )  # fmt: skip


def text(request: HttpRequest, text: ChapterText) -> HttpResponse:
    """An earlier text beside the one that holds."""
    chapter = queries.chapter_numbered(text.chapter_id)
    assert chapter is not None  # noqa: S101  chapters are never deleted
    standing = queries.standing_of_assessment(chapter.assessment)
    may = standing.may_change and may_write_chapter(request.user, chapter) and text.number != chapter.number
    context = {
        "title": f"Text {text.number} of {chapter.number}",
        "caption": chapter.title,
        "breadcrumbs": trail_of(request, chapter),
        "one": chapter,
        "earlier": text,
        "marked": marked(text.text, chapter.text),
        "may_put_back": may,
    }
    return render(request, "analyse/needs/chapter_text.html", context)


def put_back(request: HttpRequest, text: ChapterText) -> HttpResponse:
    """Make it the chapter's text again."""
    chapter = queries.chapter_numbered(text.chapter_id)
    assert chapter is not None  # noqa: S101  chapters are never deleted
    does = partial(commands.put_back_chapter, text=text)
    form = forms.BasedOnForm(sent(request), based_on=chapter.number, does=does)
    said = f"Text {text.number} is the chapter’s again. Those between stay."
    hint = f"It was written by {text.written_by.name} on {words.date(text.written_at)}. The texts between stay too."
    return _about(
        request, chapter, form, title=f"Put text {text.number} back", hint=hint, button="Put it back", said=said
    )


def throw_away(request: HttpRequest, chapter: Chapter) -> HttpResponse:
    asked: Any = request
    if request.method != "POST":
        return HttpResponseNotAllowed(["POST"])
    commands.throw_draft_away(chapter=chapter, by=asked.user, at=asked.at)
    messages.success(request, "What you had typed and not saved is thrown away.")
    return redirect(page_of(request, chapter))


def ask(request: HttpRequest, chapter: Chapter) -> HttpResponse:
    hint = "It comes to the person’s work. What they say is resolved by those who write the chapter."
    form = forms.ReaderForm(sent(request), chapter=chapter)
    said = "They are asked."
    return _about(request, chapter, form, title="Ask somebody to read it", hint=hint, button="Ask them", said=said)


def comment(request: HttpRequest, chapter: Chapter) -> HttpResponse:
    form = forms.CommentForm(sent(request), chapter=chapter)
    said = "Your comment stands with the chapter."
    return _about(request, chapter, form, title="Comment on the chapter", button="Send it", said=said)


def resolve(request: HttpRequest, comment: ChapterComment) -> HttpResponse:
    form = forms.ResolveForm(sent(request), comment=comment)
    hint = f"{comment.said_by.name}: {comment.text}"
    said = "The comment is resolved."
    return _about(request, comment.chapter, form, title="Resolve a comment", hint=hint, button="Resolve it", said=said)


def _about(request: HttpRequest, chapter: Chapter, form: Any, **context: Any) -> HttpResponse:
    """A form about a chapter, leading back to its page."""
    page = page_of(request, chapter)
    trail = trail_of(request, chapter)
    return asked_with(
        request, form, caption=chapter.title, breadcrumbs=trail, cancel=page, on_to=lambda _: page, **context
    )
