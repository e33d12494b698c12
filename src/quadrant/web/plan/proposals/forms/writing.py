"""What an author is asked, one thing on a page. A page that a colleague has changed meanwhile shows both texts."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.html import format_html

from quadrant.audit.terms import Changed, Refusal
from quadrant.partnership.queries import bodies
from quadrant.plan.proposals import commands, queries
from quadrant.plan.proposals.models import Call, CallQuestion, Proposal
from quadrant.plan.proposals.terms import About, Reply
from quadrant.web.design.fields import LongTextField, MoneyField, PercentField, TextField
from quadrant.web.design.forms import Form, Group


class StartForm(Form):
    """Begin a proposal: for which organisation, under which title."""

    organisation = forms.ChoiceField(label="For which organisation")
    title = TextField(label="Title of the proposal", max_length=200)

    def __init__(self, *args: Any, call: Call, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.call = call
        self.own = {str(one.pk): one for one in queries.organisations_of(person)}
        field: Any = self.fields["organisation"]
        field.choices = [(key, one.name) for key, one in self.own.items()]
        if len(self.own) > 1:
            field.choices = [("", "Choose an organisation"), *field.choices]

    def enact(self, *, by: Any, at: dt.datetime) -> Proposal:
        organisation = self.own[self.cleaned_data["organisation"]]
        return commands.start_proposal(
            call=self.call, organisation=organisation, title=self.cleaned_data["title"], by=by, at=at
        )


class AnswerField(LongTextField):
    """Needed before the proposal is submitted, and free to stay empty in a draft: so it does not say "optional"."""

    def validate(self, value: Any) -> None:
        """Anything goes; what is missing is said when the proposal is checked."""


class DraftForm(Form):
    """A page of a draft. It carries a mark of what it showed; saved again after a conflict, it stands."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, proposal: Proposal, initial: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, initial={**initial, "seen": self.mark(proposal)}, **kwargs)
        self.proposal = proposal

    def mark(self, proposal: Proposal) -> str:
        """What stands in the record on this page, as a mark."""
        raise NotImplementedError

    def refuse(self, refusal: Refusal) -> None:
        super().refuse(refusal)
        if isinstance(refusal, Changed):
            kept = queries.proposal_numbered(self.proposal.pk)
            sent: Any = self.data
            self.data = sent.copy()
            self.data["seen"] = self.mark(kept or self.proposal)  # type: ignore[index]  # a copy of what was sent may be written

    @property
    def seen_mark(self) -> str | None:
        return self.cleaned_data["seen"] or None


class AboutForm(DraftForm):
    """What the proposal is about."""

    title = TextField(label="Title of the proposal", max_length=200)
    summary = AnswerField(label="What you will do", rows=8)
    improvement = AnswerField(
        label="What will improve, and by how much",
        rows=5,
        help_text="For whom, how many, from what to what. Counts only: no names of people who use services",
    )
    delivery_partners = LongTextField(label="Who delivers it with you", rows=3, required=False)
    milestones = LongTextField(label="Milestones", rows=4, required=False, help_text="What is done by when")
    risks = LongTextField(label="Risks, and what you do about them", rows=4, required=False)
    sponsor = forms.ChoiceField(label="Group that sponsors it", required=False)

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        said = vars(queries.about_of(proposal)) | {"sponsor": str(proposal.sponsor_id or "")}
        super().__init__(*args, proposal=proposal, initial=said, **kwargs)
        self.bodies = {str(one.pk): one for one in bodies()}
        field: Any = self.fields["sponsor"]
        field.choices = [("", "No group"), *((key, one.name) for key, one in self.bodies.items())]

    def mark(self, proposal: Proposal) -> str:
        return queries.mark_of_about(proposal)

    def enact(self, *, by: Any, at: dt.datetime) -> Proposal:
        said = self.cleaned_data
        about = About(**{name: said[name] for name in vars(queries.about_of(self.proposal))})
        sponsor = self.bodies.get(said["sponsor"])
        return commands.describe_proposal(
            proposal=self.proposal, about=about, sponsor=sponsor, seen=self.seen_mark, by=by, at=at
        )


class QuestionForm(DraftForm):
    """One planning question with its parts; each is answered, or said not to apply with the reason."""

    def __init__(self, *args: Any, proposal: Proposal, asked: queries.Asked, **kwargs: Any) -> None:
        self.asked = {one.question.key: one for one in (asked, *asked.parts)}
        super().__init__(*args, proposal=proposal, initial={}, **kwargs)
        self.groups = tuple(self._add(one.question, one.reply) for one in self.asked.values())

    def _add(self, question: CallQuestion, reply: Reply) -> Group:
        text, skip = f"reply_{question.pk}", f"skip_{question.pk}"
        label = "Your answer" if question.parent_id is None else question.text
        self.fields[text] = AnswerField(label=label, rows=6, initial=reply.text)
        which = format_html('<span class="govuk-visually-hidden"> ({})</span>', question.text)
        label = format_html("This does not apply: the text says why{}", which)
        self.fields[skip] = forms.BooleanField(label=label, required=False, initial=reply.does_not_apply)
        return Group("", [text, skip])

    def clean(self) -> dict[str, Any]:
        """Every part that is said not to apply without a reason, each by its name; the command would tell the first."""
        said = dict(super().clean() or self.cleaned_data)
        for one in self.asked.values():
            text, skip = f"reply_{one.question.pk}", f"skip_{one.question.pk}"
            if said.get(skip) and not said.get(text, "").strip() and text not in self.errors:
                self.add_error(text, f"Say why this does not apply: {one.question.text}")
        return said

    def mark(self, proposal: Proposal) -> str:
        return queries.mark_of_answers(proposal, self.asked)

    def refuse(self, refusal: Refusal) -> None:
        one = self.asked.get(refusal.field)
        refusal.field = f"reply_{one.question.pk}" if one else refusal.field
        super().refuse(refusal)

    def enact(self, *, by: Any, at: dt.datetime) -> Proposal:
        said = self.cleaned_data
        replies = {
            key: Reply(said[f"reply_{one.question.pk}"].strip(), said[f"skip_{one.question.pk}"])
            for key, one in self.asked.items()
        }
        return commands.answer_questions(proposal=self.proposal, replies=replies, seen=self.seen_mark, by=by, at=at)


class MoneyForm(DraftForm):
    """What is asked for in each financial year, and what is matched."""

    match = MoneyField(label="Match funding in all", required=False, initial=Decimal(0))
    match_source = TextField(label="Where the match funding comes from", max_length=300, required=False)

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        self.years = queries.years_offered(proposal.call)
        asked = queries.budget_of(proposal)
        said = {"match": proposal.match, "match_source": proposal.match_source}
        super().__init__(*args, proposal=proposal, initial=said, **kwargs)
        for year in self.years:
            self.fields[f"year_{year.starts}"] = MoneyField(
                label=f"Asked for in {year.label}", required=False, initial=asked.get(year.starts)
            )
        self.groups = (
            Group("Money asked for", [f"year_{year.starts}" for year in self.years]),
            Group("Match funding", ["match", "match_source"]),
        )

    def mark(self, proposal: Proposal) -> str:
        return queries.mark_of_money(proposal)

    def enact(self, *, by: Any, at: dt.datetime) -> Proposal:
        said = self.cleaned_data
        return commands.set_money(
            proposal=self.proposal,
            amounts={year.starts: said[f"year_{year.starts}"] or Decimal(0) for year in self.years},
            match=said["match"] or Decimal(0),
            match_source=said["match_source"],
            seen=self.seen_mark,
            by=by,
            at=at,
        )


class AimsForm(DraftForm):
    """Which priorities the proposal serves and in which shares; which outcomes it aims for and by how much."""

    def __init__(self, *args: Any, proposal: Proposal, **kwargs: Any) -> None:
        self.priorities = queries.priorities_to_choose(proposal.call)
        self.outcomes = queries.outcomes_to_choose(proposal.call)
        super().__init__(*args, proposal=proposal, initial={}, **kwargs)
        served = {link.priority_id: link.share for link in queries.priorities_served(proposal)}
        aimed = {aim.outcome_id: aim.by_how_much for aim in queries.outcomes_of(proposal)}
        for one in self.priorities:
            self.fields[f"share_{one.pk}"] = PercentField(label=one.title, required=False, initial=served.get(one.pk))
        for outcome in self.outcomes:
            self.fields[f"aim_{outcome.pk}"] = TextField(
                label=outcome.name, max_length=300, required=False, initial=aimed.get(outcome.pk, "")
            )
        self.groups = tuple(
            Group(title, names, hint)
            for title, names, hint in (
                (
                    "Priorities that it serves",
                    [f"share_{one.pk}" for one in self.priorities],
                    "Share the whole proposal out between them, in per cent. Together they must add to 100.",
                ),
                (
                    "Outcomes that it aims for",
                    [f"aim_{one.pk}" for one in self.outcomes],
                    "Say by how much each will improve. Leave empty what it does not aim for.",
                ),
            )
            if names
        )

    def mark(self, proposal: Proposal) -> str:
        return queries.mark_of_aims(proposal)

    def enact(self, *, by: Any, at: dt.datetime) -> Proposal:
        said = self.cleaned_data
        return commands.aim_proposal(
            proposal=self.proposal,
            priorities={one: said[f"share_{one.pk}"] for one in self.priorities if said[f"share_{one.pk}"]},
            outcomes={one: said[f"aim_{one.pk}"] for one in self.outcomes if said[f"aim_{one.pk}"].strip()},
            seen=self.seen_mark,
            by=by,
            at=at,
        )
