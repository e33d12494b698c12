"""The form of a report: its header, its spine, what it concerns, its exempt part."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms

from quadrant.audit.terms import Changed, Refusal
from quadrant.cycle.models import Cycle
from quadrant.governance import commands
from quadrant.governance.models import ContactOfficer, Report, ReportTemplateVersion
from quadrant.governance.queries import GateAsks, concerns_of, report_numbered, sections_of, templates_offered
from quadrant.governance.terms import (
    ITEM_OF_GATE,
    Exempt,
    ExemptParagraph,
    ItemType,
    ReportKind,
    ReportTemplate,
    Section,
)
from quadrant.methods import words
from quadrant.partnership.models import Body, Organisation
from quadrant.partnership.queries import bodies, organisations
from quadrant.web.design.fields import LongTextField, OneOfField, SomeOfField, TextField
from quadrant.web.design.forms import Form, Group, Kept, dress, typed
from quadrant.web.governance.forms.together import marks_of, put_into, taken_over

NONE_HINT = "If there is nothing to say, write “none, because …” and the reason."
LEFT_OUT_HINT = "It may be left out: then it is not printed."
HINTS = {
    Section.PURPOSE: "What the body is asked to do, in two sentences.",
    Section.INTRODUCTION: "A few words from the Cabinet member whose matter it is.",
    Section.SUMMARY: "The whole matter for somebody who reads nothing else.",
    Section.SERVICE_FINANCE: "What it means for the service’s own budget; you may point to the finance comment.",
    Section.OPTIONS: "Each option, with its cost and why it was or was not chosen.",
    Section.BACKGROUND_PAPERS: "List each on the report’s page, with where it can be seen; then leave this empty.",
    Section.RISK: "What could go wrong, how likely it is, and what will be done about it.",
}


class ReportForm(Form):
    """What drafting and changing a report have in common; blank sections are allowed until it is submitted.

    Its sections are those of the report's template.
    """

    title = TextField(label="Title", max_length=200)
    kind = OneOfField(label="Kind of decision", choices=ReportKind.choices(), initial=ReportKind.NON_KEY)
    item = OneOfField(label="What the body is asked for", choices=ItemType.choices(), initial=ItemType.DECISION)
    report_of = TextField(
        label="Report of",
        max_length=200,
        required=False,
        help_text="Whose report it is, by office, such as the director of a service. Left empty, it is its author’s.",
    )
    organisations = SomeOfField(
        label="Organisations that it concerns",
        choices=[],
        required=False,
        help_text="Members with an interest in one of these take no part in the decision.",
    )
    subjects = LongTextField(label="Subjects that it concerns", rows=2, required=False, help_text="One on each line.")
    exempt_whole = forms.BooleanField(
        label="The whole report is exempt: the public sees its title, what it recommends and the reason", required=False
    )
    exempt_text = LongTextField(label="Exempt part", rows=4, required=False)
    exempt_paragraph = OneOfField(
        label="The law that lets it be kept back", choices=ExemptParagraph.choices(), required=False
    )
    exempt_reason = LongTextField(label="Why the public interest is in not publishing it", rows=2, required=False)

    def __init__(self, *args: Any, template: ReportTemplate, **kwargs: Any) -> None:
        self.template = template
        super().__init__(*args, **kwargs)
        self.fields["organisations"].choices = [(str(one.pk), one.name) for one in organisations()]  # type: ignore[attr-defined]
        for section in template.sections:
            self.fields[section.value] = _section_field(template, section)
        self.groups = self.grouped()

    def grouped(self, *first: str) -> Sequence[Group]:
        header = [*first, "title", "report_of", "kind", *(["item"] if "item" in self.fields else [])]
        sections = [section.value for section in self.template.sections]
        return (
            Group("Header", header),
            Group("The report", sections, "You can save it unfinished and come back."),
            Group("What it concerns", ["organisations", "subjects"]),
            Group(
                "What is not public",
                ["exempt_whole", "exempt_text", "exempt_paragraph", "exempt_reason"],
                "Leave this empty unless the law allows the report, or part of it, to be kept back.",
            ),
        )

    def said(self) -> dict[str, Any]:
        """What the commands take, from what was typed."""
        given = self.cleaned_data
        return {
            "title": given["title"],
            "kind": ReportKind(given["kind"]),
            "item": ItemType(given.get("item") or ItemType.DECISION),
            "report_of": given["report_of"],
            "sections": {section: given[section.value] for section in self.template.sections},
            "exempt": self.exempt(),
            "organisations": list(Organisation.objects.filter(pk__in=given["organisations"])),
            "subjects": given["subjects"].splitlines(),
        }

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        kept_back = given.get("exempt_text") or given.get("exempt_whole")
        if kept_back and not given.get("exempt_paragraph"):
            self.add_error("exempt_paragraph", "Select the paragraph that lets this be kept back")
        return given

    def exempt(self) -> Exempt | None:
        given = self.cleaned_data
        text, whole = given["exempt_text"], given["exempt_whole"]
        if not text and not whole:
            return None
        return Exempt(text, ExemptParagraph(given["exempt_paragraph"]), given["exempt_reason"], whole)


def _section_field(template: ReportTemplate, section: Section) -> LongTextField:
    short = section in template.may_be_none | template.may_be_left_out
    how = NONE_HINT if section in template.may_be_none else LEFT_OUT_HINT if short else ""
    hint = " ".join(part for part in (HINTS.get(section, ""), how) if part)
    field = LongTextField(label=template.title_of(section), rows=3 if short else 5, required=False, help_text=hint)
    field.may_wait = True  # type: ignore[attr-defined]  # asked by the label: blank now, filled before submission
    dress(section.value, field)
    return field


class DraftReportForm(ReportForm):
    """Begin a report: to which body, and for which cycle and place of its framework."""

    body = OneOfField(label="To which body", choices=[])
    under = forms.CharField(widget=forms.HiddenInput, required=False, max_length=20)

    def __init__(
        self,
        *args: Any,
        cycle: Cycle | None = None,
        place: str = "",
        gate: GateAsks | None = None,
        told: Mapping[Section, str] | None = None,
        under: ReportTemplateVersion | None = None,
        **kwargs: Any,
    ) -> None:
        self.cycle, self.place, self.made_under = cycle, place, under
        said = {section.value: text for section, text in (told or {}).items()}
        kwargs["initial"] = {**said, "under": str(under.pk) if under else ""}
        super().__init__(*args, **kwargs)
        offered = list(gate.bodies) if gate else list(bodies())
        self.fields["body"] = OneOfField(label="To which body", choices=[(str(body.pk), body.name) for body in offered])
        dress("body", self.fields["body"])
        if gate is not None:
            gives = ITEM_OF_GATE[gate.place.gate.item].label.lower()
            self.fields["body"].help_text = f"This gate is for {gate.named} to decide; the report goes there {gives}."
            del self.fields["item"]
        self.groups = self.grouped("body")

    def enact(self, *, by: Any, at: dt.datetime) -> Report:
        body = Body.objects.get(pk=self.cleaned_data["body"])
        key = self.template.key
        return commands.draft_report(
            body=body,
            cycle=self.cycle,
            place=self.place,
            template=key,
            under=self.made_under,
            **self.said(),
            by=by,
            at=at,
        )


class ChangeReportForm(ReportForm):
    """Change a draft. Where somebody else was quicker, both texts are shown and a second save keeps this one.

    What they wrote in a field that this person left alone is taken over, so that a second save loses none of it.
    """

    version = forms.IntegerField(widget=forms.HiddenInput)
    opened = forms.CharField(widget=forms.HiddenInput, required=False, max_length=10_000)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        self.report = report
        self.recorded: dict[str, Any] = {}
        said = _as_typed(report)
        kwargs["initial"] = {**said, "opened": marks_of(said)}
        super().__init__(*args, template=report.template, **kwargs)
        if report.at_gate:
            del self.fields["item"]
            self.groups = self.grouped()

    def enact(self, *, by: Any, at: dt.datetime) -> Report:
        version = self.cleaned_data["version"]
        return commands.change_report(report=self.report, version=version, **self.said(), by=by, at=at)

    def refuse(self, refusal: Refusal) -> None:
        super().refuse(refusal)
        if isinstance(refusal, Changed) and (now := report_numbered(self.report.pk)):
            self.recorded = _as_typed(now)
            kept = taken_over(self, self.recorded, self.cleaned_data["opened"])
            sent: Any = self.data
            self.data = written = sent.copy()
            put_into(written, {**kept, "version": str(now.version), "opened": marks_of(self.recorded)})
            if kept:
                told = words.listing(str(self[name].label) for name in kept if name != "version")
                self.add_error(None, f"Taken over from the record, because you had changed nothing there: {told}.")

    @property
    def kept(self) -> list[Kept]:
        """Every text typed, beside every text that now stands in the record."""
        if not self.recorded:
            return super().kept
        sections = [section.value for section in self.template.sections]
        shown = [self[name] for name in ("title", "report_of", *sections, "subjects", "exempt_text", "exempt_reason")]
        return [Kept(str(bound.label), typed(bound), str(self.recorded.get(bound.name, ""))) for bound in shown]


def _as_typed(report: Report) -> dict[str, Any]:
    """A report as its form would have it typed."""
    concerns = concerns_of(report)
    return {
        "version": report.version,
        "title": report.title,
        "kind": report.kind,
        "item": report.item,
        "report_of": report.report_of,
        **{section.value: text for section, text in sections_of(report).items()},
        "organisations": [str(one.organisation_id) for one in concerns if one.organisation_id],
        "subjects": "\n".join(one.subject for one in concerns if one.subject),
        "exempt_whole": report.exempt_whole,
        "exempt_text": report.exempt_text,
        "exempt_paragraph": report.exempt_paragraph,
        "exempt_reason": report.exempt_reason,
    }


class TemplateForm(Form):
    """Give a draft another template."""

    template = OneOfField(label="Template", choices=[])

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report
        offered = [(key, one, f"{one.name}: {one.about}") for key, one in templates_offered().items()]
        others = [(key, said) for key, one, said in offered if (key, one) != (report.template_key, report.template)]
        self.fields["template"] = OneOfField(label="Template", choices=others)
        dress("template", self.fields["template"])

    def enact(self, *, by: Any, at: dt.datetime) -> Report:
        return commands.choose_template(report=self.report, template=self.cleaned_data["template"], by=by, at=at)


class ContactForm(Form):
    """Name somebody whom a reader of the report may ask."""

    name = TextField(label="Name", max_length=120)
    title = TextField(label="Title", max_length=120, required=False, help_text="Such as head of commissioning.")
    phone = TextField(label="Telephone", max_length=40, required=False)
    email = forms.EmailField(label="E-mail address", required=False)

    def __init__(self, *args: Any, report: Report, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.report = report

    def enact(self, *, by: Any, at: dt.datetime) -> ContactOfficer:
        return commands.name_contact(report=self.report, contact=commands.Contact(**self.cleaned_data), by=by, at=at)
