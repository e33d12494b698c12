"""Forms that propose a priority, link it to needs, test it, mark it, and agree the order of all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from quadrant.analyse.needs.models import AssessmentRecommendation
from quadrant.analyse.needs.queries import needs_of
from quadrant.analyse.priorities import commands, queries
from quadrant.analyse.priorities.commands import Addition, AnswerGiven, MarkGiven, PlaceAgreed
from quadrant.analyse.priorities.models import CrossCutting, Priority, PriorityRanking
from quadrant.analyse.priorities.queries import (
    Suggested,
    answers_given,
    marks_of,
    places_of,
    priority_needs,
    priority_numbered,
    ranking_of,
    screen_of,
)
from quadrant.analyse.priorities.terms import HIGHEST_MARK, Consideration, Strength
from quadrant.cycle.models import Cycle
from quadrant.partnership.models import Body, Organisation
from quadrant.partnership.queries import organisations
from quadrant.web.analyse.needs.forms import SharesForm, VersionedForm
from quadrant.web.analyse.priorities.forms.groups import ForGroups
from quadrant.web.design.fields import LongTextField, OneOfField, SomeOfField, TextField, WholeNumberField
from quadrant.web.design.forms import Form, Group, dress

YES, NO = "yes", "no"


class SaidForm(VersionedForm):
    """What is said of a priority itself."""

    title = TextField(label="Title", max_length=200)
    reason = LongTextField(label="Why it should come before other things", rows=4)
    lead = forms.ChoiceField(label="Which organisation leads", required=False)
    years = WholeNumberField(label="For how many years money should last", required=False, least=1, most=20)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        leads = [("", "Not settled yet"), *((str(one.pk), one.name) for one in organisations() if one.is_partner)]
        self.fields["lead"].choices = leads  # type: ignore[attr-defined]  # a choice field

    def said(self) -> dict[str, Any]:
        given = self.cleaned_data
        return {
            "title": given["title"],
            "reason": given["reason"],
            "lead": Organisation.objects.get(pk=given["lead"]) if given["lead"] else None,
            "years": None if given["years"] is None else int(given["years"]),
        }


class ChangePriorityForm(SaidForm, ForGroups):
    def __init__(self, *args: Any, priority: Priority, **kwargs: Any) -> None:
        self.priority = priority
        named = queries.groups_named([priority.pk]).get(priority.pk, [])
        super().__init__(*args, initial=_as_typed(priority), named=named, **kwargs)
        self.groups = (Group("", ["title", "reason", "lead", "years"]), self.about_groups)

    def recorded_now(self) -> dict[str, Any]:
        now = priority_numbered(self.priority.pk)
        named = queries.groups_named([self.priority.pk]).get(self.priority.pk, [])
        return {**_as_typed(now), "groups": [str(one.pk) for one in named]} if now is not None else {}

    def enact(self, *, by: Any, at: dt.datetime) -> Priority:
        said = {**self.said(), **self.groups_said(), "version": self.cleaned_data["version"] or 0}
        return commands.change_priority(priority=self.priority, **said, by=by, at=at)


def _as_typed(priority: Priority) -> dict[str, Any]:
    return {
        "version": priority.version,
        "title": priority.title,
        "reason": priority.reason,
        "lead": str(priority.lead_id or ""),
        "years": priority.years,
    }


class ProposeForm(SharesForm, SaidForm, ForGroups):
    """Propose a priority with the needs behind it and the groups it is for."""

    def __init__(
        self, *args: Any, cycle: Cycle, takes_up: AssessmentRecommendation | None = None, **kwargs: Any
    ) -> None:
        def propose(shares: Any, **who: Any) -> Priority:
            said = {**self.said(), **self.groups_said()}
            return commands.propose_priority(cycle=cycle, needs=shares, takes_up=takes_up, **said, **who)

        needs, known = needs_of(cycle), {}
        if takes_up is not None:
            behind = takes_up.became_id or takes_up.answers_id
            known = {behind: Decimal(100)} if behind else {}
            reason = f"Recommendation {takes_up.number} of “{takes_up.assessment.title}”: {takes_up.text}"
            kwargs["initial"] = {"title": takes_up.text[:200], "reason": reason}
        super().__init__(*args, among=needs, known=known, does=propose, **kwargs)
        self.groups = (
            Group("The priority", ["title", "reason", "lead", "years"]),
            Group(
                "The needs behind it",
                [f"share_{need.pk}" for need in needs],
                hint="How much of the priority answers each need, in per cent, 100 in all. Leave the others empty.",
            ),
            self.about_groups,
        )


class PriorityNeedsForm(SharesForm):
    """Which needs stand behind a priority, in shares."""

    def __init__(self, *args: Any, priority: Priority, **kwargs: Any) -> None:
        def link(shares: Any, **who: Any) -> Priority:
            return commands.link_priority_to_needs(priority=priority, needs=shares, **who)

        links = priority_needs(priority)
        known = {link.need_id: link.share for link in links}
        super().__init__(*args, among=needs_of(priority.cycle), known=known, does=link, **kwargs)


class ScreenForm(Form):
    """The framework's tests of one priority, each answered yes or no with a reason."""

    def __init__(self, *args: Any, priority: Priority, **kwargs: Any) -> None:
        self.priority, self.asked = priority, screen_of(priority.cycle)
        given = answers_given([priority.pk]).get(priority.pk, {})
        super().__init__(*args, **kwargs)
        for one in self.asked:
            answer = given.get(one.key)
            said = None if answer is None else YES if answer.passed else NO
            yes_no = OneOfField(
                label=one.name, choices=[(YES, "Yes"), (NO, "No")], help_text=one.guidance, required=False, initial=said
            )
            reason = LongTextField(
                label=f"Reason: {one.name}", rows=2, required=False, initial=answer.reason if answer else ""
            )
            self._add(one.key, yes_no)
            self._add(f"{one.key}_reason", reason)
        why = "If a test says no and it goes on all the same, why?"
        self._add("goes_on_because", LongTextField(label=why, rows=2, required=False, initial=priority.goes_on_because))

    def _add(self, name: str, field: forms.Field) -> None:
        dress(name, field)
        self.fields[name] = field

    def enact(self, *, by: Any, at: dt.datetime) -> Priority:
        given = self.cleaned_data
        answers = [
            AnswerGiven(one.key, given[one.key] == YES, given[f"{one.key}_reason"])
            for one in self.asked
            if given[one.key]
        ]
        because = given["goes_on_because"]
        return commands.answer_tests(priority=self.priority, answers=answers, goes_on_because=because, by=by, at=at)


class MarksForm(Form):
    """The four marks of one priority, each with a reason."""

    def __init__(self, *args: Any, priority: Priority, **kwargs: Any) -> None:
        self.priority = priority
        given = marks_of([priority.pk]).get(priority.pk, {})
        super().__init__(*args, **kwargs)
        for each in Consideration:
            mark = given.get(each)
            choices = [(str(number), str(number)) for number in range(HIGHEST_MARK + 1)]
            self.fields[each.value] = OneOfField(
                label=each.label,
                choices=choices,
                help_text=each.asks,
                required=False,
                initial=None if mark is None else str(mark.mark),
            )
            self.fields[f"{each.value}_reason"] = LongTextField(
                label=f"Reason: {each.label.lower()}", rows=2, required=False, initial=mark.reason if mark else ""
            )
        for name, field in self.fields.items():
            dress(name, field)

    def enact(self, *, by: Any, at: dt.datetime) -> Priority:
        given = self.cleaned_data
        marks = [
            MarkGiven(each, int(given[each.value]), given[f"{each.value}_reason"])
            for each in Consideration
            if given[each.value]
        ]
        return commands.mark_priority(priority=self.priority, marks=marks, by=by, at=at)


class RankingForm(Form):
    """A place for every priority, with a reason where it is not the one that the marks suggest."""

    def __init__(self, *args: Any, cycle: Cycle, suggested: Sequence[Suggested], **kwargs: Any) -> None:
        self.cycle, self.suggested = cycle, list(suggested)
        latest = ranking_of(cycle)
        agreed = {place.priority_id: place for place in places_of(latest)} if latest else {}
        super().__init__(*args, **kwargs)
        for place, one in enumerate(self.suggested, start=1):
            kept = agreed.get(one.priority.pk)
            # The last agreed order is offered again only while it still names all of them.
            offered = kept.rank if kept and len(agreed) == len(self.suggested) else place
            self._add_place(one, offered, kept.reason if kept else "")
        self.fields["note"] = LongTextField(label="Who agreed it, and when", rows=2, required=False)
        dress("note", self.fields["note"])

    def _add_place(self, one: Suggested, offered: int, reason: str) -> None:
        number, title = one.priority.pk, one.priority.title
        choices = [(str(place), str(place)) for place in range(1, len(self.suggested) + 1)]
        said = str(one.first) if one.first == one.last else f"{one.first} to {one.last}"
        rank = forms.ChoiceField(
            label=title,
            choices=choices,
            initial=str(offered),
            help_text=f"Its marks suggest place {said}, with {one.score} of 100",
        )
        why = LongTextField(label=f"Reason for another place: {title}", rows=2, required=False, initial=reason)
        for name, field in ((f"rank_{number}", rank), (f"reason_{number}", why)):
            dress(name, field)
            self.fields[name] = field

    def enact(self, *, by: Any, at: dt.datetime) -> PriorityRanking:
        given = self.cleaned_data
        places = [
            PlaceAgreed(one.priority, int(given[f"rank_{one.priority.pk}"]), given[f"reason_{one.priority.pk}"])
            for one in self.suggested
        ]
        return commands.agree_ranking(cycle=self.cycle, places=places, note=given["note"], by=by, at=at)


class CrossCuttingForm(Form):
    title = TextField(label="Title", max_length=120, help_text="For example: fewer inequalities between places")
    why = LongTextField(label="Why no group can do it alone", rows=3)

    def enact(self, *, by: Any, at: dt.datetime) -> CrossCutting:
        return commands.add_cross_cutting(**self.cleaned_data, by=by, at=at)


class ContributionForm(Form):
    """The priorities a group answers for; for each that cuts across, how much of it the group carries and how."""

    priorities = SomeOfField(label="Priorities that it answers for", choices=[], required=False)

    def __init__(self, *args: Any, body: Body, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.body, self.cross = body, queries.cross_cutting()
        taken, known = queries.sponsored_elsewhere(body), queries.contributions_of(body)
        free = [(str(one.pk), one.title) for one in queries.priorities() if one.pk not in taken]
        self.fields["priorities"].choices = free  # type: ignore[attr-defined]  # a choice field
        self.fields["priorities"].initial = [str(number) for number in queries.sponsored_by(body)]
        self.groups = [Group("Its own", ["priorities"])]
        for one in self.cross:
            self._ask(one, known.get(one.pk))

    def _ask(self, one: CrossCutting, known: Any) -> None:
        strength, how = f"strength_{one.pk}", f"how_{one.pk}"
        choices = [("", "Nothing"), *Strength.choices()]
        self.fields[strength] = OneOfField(
            label="How much of it", choices=choices, required=False, initial=known.strength if known else ""
        )
        self.fields[how] = LongTextField(
            label="What it adds", rows=2, required=False, initial=known.how if known else ""
        )
        for name in (strength, how):
            dress(name, self.fields[name])
        self.groups = [*self.groups, Group(one.title, [strength, how])]

    def enact(self, *, by: Any, at: dt.datetime) -> Body:
        said = self.cleaned_data
        adds = {
            one: Addition(Strength(said[f"strength_{one.pk}"]), said[f"how_{one.pk}"])
            if said[f"strength_{one.pk}"]
            else None
            for one in self.cross
        }
        chosen = list(Priority.objects.filter(pk__in=said["priorities"]))
        return commands.say_contribution(body=self.body, priorities=chosen, adds=adds, by=by, at=at)
