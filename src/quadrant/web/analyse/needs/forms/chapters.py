"""Forms that arrange chapters, write one, and let others say what they think of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

from django import forms

from quadrant.analyse.needs import commands
from quadrant.analyse.needs.models import Chapter, ChapterComment, ChapterDraft, ChapterReader, NeedsAssessment
from quadrant.analyse.needs.queries import (
    all_chapters_of,
    chapter_numbered,
    offered_chapters,
    usual_chapters,
)
from quadrant.analyse.needs.terms import ChapterPlan, Draws
from quadrant.audit.terms import Changed
from quadrant.partnership.models import Partnership
from quadrant.partnership.queries import people_here
from quadrant.web.analyse.needs.forms.changing import VersionedForm
from quadrant.web.cycle.forms.cycles import choose
from quadrant.web.design.fields import DateBoxesField, LongTextField, SomeOfField, TextField, WholeNumberField
from quadrant.web.design.forms import Form, Group, dress

LAST = 1000


class ArrangeForm(Form):
    """Chapters with a box each for their place; an empty box leaves one out. At the end, one of one's own."""

    def __init__(self, *args: Any, taken: Sequence[ChapterPlan], others: Sequence[ChapterPlan], **kwargs: Any) -> None:
        self.plans = [*taken, *others]
        super().__init__(*args, **kwargs)
        for at, plan in enumerate(self.plans, start=1):
            field = WholeNumberField(label=plan.title, help_text=plan.guidance, required=False, least=1, most=LAST - 1)
            field.initial = at if at <= len(taken) else None
            self._add(f"place_{plan.key}", field)
        self._add("new_title", TextField(label="Title", max_length=120, required=False))
        self._add("new_guidance", TextField(label="What belongs in it", max_length=300, required=False))
        draws = SomeOfField(label="What of the records it is drafted from", choices=Draws.choices(), required=False)
        self._add("new_draws", draws)
        self._add("new_place", WholeNumberField(label="Its place", required=False, least=1, most=LAST - 1))
        self.groups = (
            Group(
                "Places",
                [f"place_{plan.key}" for plan in self.plans],
                hint="1 comes first. Leave a box empty to leave that chapter out.",
            ),
            Group("A chapter of your own", ["new_title", "new_guidance", "new_draws", "new_place"]),
        )

    def _add(self, name: str, field: forms.Field) -> None:
        dress(name, field)
        setattr(field, "may_wait", True)  # noqa: B010  an empty box says "left out", not "optional"
        self.fields[name] = field

    def arranged(self) -> list[ChapterPlan]:
        """The chapters that have a place, in its order."""
        given = self.cleaned_data
        placed = [(given[f"place_{plan.key}"], plan) for plan in self.plans if given[f"place_{plan.key}"]]
        if given["new_title"]:
            draws = tuple(Draws(one) for one in given["new_draws"])
            own = ChapterPlan("", given["new_title"], given["new_guidance"], draws)
            placed.append((given["new_place"] or LAST, own))
        return [plan for _, plan in sorted(placed, key=lambda each: each[0])]


class ChapterListForm(ArrangeForm):
    """Which chapters the partnership's assessments begin with."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, place: Partnership, **kwargs: Any) -> None:
        self.place = place
        taken = offered_chapters()
        keys = [one.key for one in taken]
        others = [one for one in usual_chapters() if one.key not in keys]
        super().__init__(*args, taken=taken, others=others, initial={"seen": " ".join(keys)}, **kwargs)

    def enact(self, *, by: Any, at: dt.datetime) -> Partnership:
        seen = self.cleaned_data["seen"].split()
        return commands.set_chapter_list(place=self.place, plans=self.arranged(), seen=seen, by=by, at=at)


class AssessmentChaptersForm(ArrangeForm):
    """Which chapters one assessment has. At first those that the partnership offers."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, assessment: NeedsAssessment, **kwargs: Any) -> None:
        self.assessment = assessment
        own = all_chapters_of(assessment)
        taken = [one.plan for one in own if one.place is not None] if own else list(offered_chapters())
        keys = {one.key for one in own} | {one.key for one in taken}
        offered: list[ChapterPlan] = [*offered_chapters(), *usual_chapters()]
        left = {one.key: one for one in offered if one.key not in keys}
        others = [*(one.plan for one in own if one.place is None), *left.values()]
        super().__init__(*args, taken=taken, others=others, initial={"version": assessment.version}, **kwargs)

    def enact(self, *, by: Any, at: dt.datetime) -> NeedsAssessment:
        version = self.cleaned_data["version"]
        return commands.arrange_chapters(
            assessment=self.assessment, version=version, plans=self.arranged(), by=by, at=at
        )


class ChapterForm(VersionedForm):
    """The text of a chapter. It begins with what this person typed and has not saved yet, where there is such."""

    text = LongTextField(
        label="Text",
        rows=24,
        required=False,
        help_text="An empty line ends a paragraph. A table is its caption on a line, then rows such as | Year | Cost |",
    )

    def __init__(self, *args: Any, chapter: Chapter, draft: ChapterDraft | None, **kwargs: Any) -> None:
        self.chapter, self.draft = chapter, draft
        # The page shows a text that was saved since the draft was begun beside it, so that saving goes through.
        text = draft.text if draft else chapter.text
        super().__init__(*args, initial={"text": text, "version": chapter.number}, **kwargs)
        setattr(self.fields["text"], "may_wait", True)  # noqa: B010  it may be blank for now, not for good

    def recorded_now(self) -> dict[str, Any]:
        now = chapter_numbered(self.chapter.pk)
        return {"version": now.number, "text": now.text} if now is not None else {}

    def keep(self, *, by: Any, at: dt.datetime) -> ChapterDraft:
        """Keep what is typed so far for this person. It stays based on the text that it was begun with."""
        based_on = self.cleaned_data["version"] or 0
        if self.draft is not None:
            based_on = min(based_on, self.draft.based_on)
        text = self.cleaned_data["text"]
        return commands.keep_chapter_draft(chapter=self.chapter, based_on=based_on, text=text, by=by, at=at)

    def enact(self, *, by: Any, at: dt.datetime) -> Chapter:
        """Save it; where somebody was quicker, what was typed is kept as well before both are shown."""
        said = self.cleaned_data
        try:
            return commands.write_chapter(
                chapter=self.chapter, based_on=said["version"] or 0, text=said["text"], by=by, at=at
            )
        except Changed:
            self.keep(by=by, at=at)
            raise


class BasedOnForm(Form):
    """A button that acts on a chapter as the person has it before them."""

    based_on = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, based_on: int, does: Callable[..., Any], **kwargs: Any) -> None:
        super().__init__(*args, initial={"based_on": based_on}, **kwargs)
        self.does = does

    def enact(self, *, by: Any, at: dt.datetime) -> Any:
        return self.does(based_on=self.cleaned_data["based_on"], by=by, at=at)


class ReaderForm(Form):
    """Whose view of a chapter is asked for, by when."""

    person = forms.ChoiceField(label="Who is asked")
    due_on = DateBoxesField(label="By when", help_text="For example 31 1 2027")

    def __init__(self, *args: Any, chapter: Chapter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chapter = chapter
        self.people = {str(one.pk): one for one in people_here()}
        people: Any = self.fields["person"]
        people.choices = choose(self.people.values(), empty="Choose a person")

    def enact(self, *, by: Any, at: dt.datetime) -> ChapterReader:
        given = self.cleaned_data
        person = self.people[given["person"]]
        return commands.ask_to_read(chapter=self.chapter, person=person, due_on=given["due_on"], by=by, at=at)


class CommentForm(Form):
    text = LongTextField(label="Your comment", rows=5)

    def __init__(self, *args: Any, chapter: Chapter, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.chapter = chapter

    def enact(self, *, by: Any, at: dt.datetime) -> ChapterComment:
        return commands.comment_on_chapter(chapter=self.chapter, **self.cleaned_data, by=by, at=at)


class ResolveForm(Form):
    resolution = LongTextField(label="What became of it", rows=3, help_text="What was changed, or why nothing was")

    def __init__(self, *args: Any, comment: ChapterComment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.comment = comment

    def enact(self, *, by: Any, at: dt.datetime) -> ChapterComment:
        return commands.resolve_comment(comment=self.comment, **self.cleaned_data, by=by, at=at)
