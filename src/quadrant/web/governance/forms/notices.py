"""Forms of notices: a key decision to come, the partnership's own rules, who may call in what."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms

from quadrant.governance import commands
from quadrant.governance.models import FurtherNotice, KeyNotice, KeyThreshold, LocalRule, ScrutinyRight
from quadrant.governance.queries import bodies_of_key_decisions, reports_without_notice
from quadrant.governance.terms import Count, KeyGround, NoticeRoute, RuleKey
from quadrant.partnership.models import Body
from quadrant.partnership.queries import bodies
from quadrant.web.design.fields import DateBoxesField, LongTextField, MoneyField, OneOfField, TextField
from quadrant.web.design.forms import Form, Group


class KeyNoticeForm(Form):
    """Publish that a body will decide something key."""

    title = TextField(label="What is to be decided", max_length=200)
    matter = LongTextField(label="The matter, in two or three sentences", rows=4)
    ground = OneOfField(label="Why the decision is key", choices=KeyGround.choices())
    body = forms.ChoiceField(label="Which body decides")
    decided_from = DateBoxesField(label="First day on which it may be decided", help_text="For example 8 12 2026")
    report = forms.ChoiceField(
        label="The report, if it is drafted", required=False, help_text="You can say later which report it came to."
    )
    documents = LongTextField(label="Papers that the body will have", rows=3)
    contact = TextField(label="Whom to ask for them", max_length=200, help_text="A name, with an e-mail or telephone")
    private_why = LongTextField(
        label="If part of it is to be taken in private: why",
        rows=3,
        required=False,
        help_text="The notice asks the public what speaks against it. A further notice gives the answer.",
    )
    route = OneOfField(label="Is there time for the full notice?", choices=[], initial=NoticeRoute.IN_TIME)
    why = LongTextField(label="Why it could not wait", rows=3, required=False)
    agreed_by = TextField(
        label="Who agreed that it is urgent",
        max_length=200,
        required=False,
        help_text="For special urgency, and for what is private at short notice: the chair of scrutiny, else of the "
        "council",
    )
    told = TextField(
        label="Whom of scrutiny you told",
        max_length=300,
        required=False,
        help_text="For a general exception: the chair of scrutiny, else each of its members, and on which day",
    )
    groups = (
        Group("The decision", ["title", "matter", "ground", "body", "decided_from"]),
        Group("Papers", ["report", "documents", "contact", "private_why"]),
        Group("Time", ["route", "why", "told", "agreed_by"], "The days that each needs are on the page of rules."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("body", [(str(body.pk), body.name) for body in bodies_of_key_decisions()])
        self.offered = {str(one.pk): one for one in reports_without_notice()}
        reports = [(key, f"{one.title} ({one.body.name})") for key, one in self.offered.items()]
        self.choose("report", [("", "None yet"), *reports])
        labels = {NoticeRoute.IN_TIME: "Yes", NoticeRoute.GENERAL_EXCEPTION: "No: by general exception"}
        labels[NoticeRoute.SPECIAL_URGENCY] = "No: special urgency"
        self.choose("route", [(route.value, label) for route, label in labels.items()])

    def choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # fields that offer a choice have it

    def enact(self, *, by: Any, at: dt.datetime) -> KeyNotice:
        said, route = self.cleaned_data, NoticeRoute(self.cleaned_data["route"])
        names = ("title", "matter", "decided_from", "documents", "contact", "private_why")
        excepted = commands.Exceptional(route, *(said[name] for name in ("why", "agreed_by", "told")))
        late = None if route is NoticeRoute.IN_TIME else excepted
        return commands.publish_key_notice(
            body=Body.objects.get(pk=said["body"]),
            said=commands.Forthcoming(**{name: said[name] for name in names}, ground=KeyGround(said["ground"])),
            exception=late,
            report=self.offered.get(said["report"]),
            by=by,
            at=at,
        )


class TieForm(Form):
    """Say which report a notice came to."""

    report = OneOfField(label="Report", choices=[])

    def __init__(self, *args: Any, notice: KeyNotice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notice = notice
        self.offered = {str(one.pk): one for one in reports_without_notice() if one.body_id == notice.body_id}
        self.fields["report"].choices = [(key, one.title) for key, one in self.offered.items()]  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> KeyNotice:
        report = self.offered[self.cleaned_data["report"]]
        return commands.tie_key_notice(notice=self.notice, report=report, by=by, at=at)


class FurtherForm(Form):
    """The further notice of a meeting in private."""

    representations = LongTextField(
        label="What was said against taking it in private", rows=4, help_text="“None received” is an answer."
    )
    answer = LongTextField(label="What the body answers", rows=4)
    agreed_by = TextField(
        label="Who agreed, if there are too few days",
        max_length=200,
        required=False,
        help_text="The chair of scrutiny, else of the council",
    )

    def __init__(self, *args: Any, notice: KeyNotice, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.notice = notice

    def enact(self, *, by: Any, at: dt.datetime) -> FurtherNotice:
        return commands.publish_further_notice(notice=self.notice, **self.cleaned_data, by=by, at=at)


class LocalRuleForm(Form):
    """The partnership's own figure for a counted rule."""

    key = OneOfField(label="Which rule", choices=RuleKey.choices())
    days = forms.IntegerField(label="How many days", min_value=0, max_value=365)
    count = OneOfField(label="Which days count", choices=Count.choices(), initial=Count.CLEAR_WORKING_DAYS)
    basis = TextField(label="Where it is written", max_length=200, help_text="For example: standing order 12")
    from_on = DateBoxesField(label="From which day on")

    def enact(self, *, by: Any, at: dt.datetime) -> LocalRule:
        said = self.cleaned_data
        return commands.set_local_rule(
            key=RuleKey(said["key"]), days=said["days"], count=Count(said["count"]), basis=said["basis"],
            from_on=said["from_on"], by=by, at=at,
        )  # fmt: skip


class ThresholdForm(Form):
    """From how much money on a decision is key."""

    amount = MoneyField(label="From how much on a decision is key", help_text="For example £500,000")
    basis = TextField(label="Where it is written", max_length=200, help_text="For example: constitution, article 13")
    from_on = DateBoxesField(label="From which day on")

    def enact(self, *, by: Any, at: dt.datetime) -> KeyThreshold:
        return commands.set_key_threshold(**self.cleaned_data, by=by, at=at)


class ScrutinyForm(Form):
    """Which body may call in what another decides."""

    scrutiny = forms.ChoiceField(label="Body that looks into decisions")
    of = forms.ChoiceField(label="Body whose decisions it may call in")
    from_on = DateBoxesField(label="For decisions from which day on")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("scrutiny", "of"):
            self.fields[name].choices = [(str(body.pk), body.name) for body in bodies()]  # type: ignore[attr-defined]

    def enact(self, *, by: Any, at: dt.datetime) -> ScrutinyRight:
        said = self.cleaned_data
        scrutiny, of = (Body.objects.get(pk=said[name]) for name in ("scrutiny", "of"))
        return commands.give_scrutiny(scrutiny=scrutiny, of=of, from_on=said["from_on"], by=by, at=at)
