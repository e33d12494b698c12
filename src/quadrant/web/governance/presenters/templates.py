"""Report templates in words: what one has, what a new version changes, which are offered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.governance import queries
from quadrant.governance.terms import Consultee, ReportTemplate, TemplatePart, report_templates
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.design.marked import Marked, marked
from quadrant.web.design.records import Event, Record, SummaryRow

if TYPE_CHECKING:
    from quadrant.governance.models import ReportTemplateVersion


@dataclass(frozen=True)
class TemplateCard:
    """A template that is offered for new reports: where it is read, downloaded and drafted on."""

    key: str
    name: str
    about: str
    origin: str
    page: str
    file: str
    draft: str


@dataclass(frozen=True)
class ShownPart:
    """One part of a template: its heading, and what is special about it."""

    heading: str
    note: str


@dataclass(frozen=True)
class TemplatePreview:
    """What a file would make, and how it differs from the version before."""

    template: ReportTemplate
    header: str
    parts: tuple[ShownPart, ...]
    number: int
    against: Marked | None
    made_under: str


def template_cards(request: HttpRequest, *, drafts: bool) -> list[TemplateCard]:
    """Those shipped, then the partnership's own."""
    own = queries.newest_templates()
    return [
        TemplateCard(
            key,
            one.name,
            one.about,
            _origin(own[key]) if key in own else "Comes with Quadrant",
            address(request, "reporttemplateversion", number=own[key].pk) if key in own else "",
            address(request, "report_template_file", key=key),
            f"{address(request, 'report_draft')}?template={key}" if drafts else "",
        )
        for key, one in queries.templates_offered().items()
    ]


def ended_templates(request: HttpRequest) -> list[tuple[str, str]]:
    """The partnership's own that are offered no longer, with their pages."""
    return [
        (f"{one}, ended on {words.date(one.ended_at)}", address(request, "reporttemplateversion", number=one.pk))
        for one in queries.newest_templates().values()
        if one.ended_at is not None
    ]


def _origin(version: ReportTemplateVersion) -> str:
    return f"Version {version.number}, {words.date(version.added_at)}"


def header_in_words(template: ReportTemplate) -> str:
    return words.listing(field.label for field in template.header)


def shown_parts(template: ReportTemplate) -> tuple[ShownPart, ...]:
    return tuple(ShownPart(_heading(template, one), _note(one)) for one in template.parts)


def _heading(template: ReportTemplate, part: TemplatePart) -> str:
    if part.section is not None:
        return template.title_of(part.section)
    if part.comment is not None:
        return f"Comments: {Consultee(part.comment).label.lower()}"
    return str(part.part).capitalize()


def _note(part: TemplatePart) -> str:
    may = {"none": "may say none, with the reason", "left out": "may be left out"}.get(part.may_be or "", "")
    draws = words.listing(words.lower_first(one.label) for one in part.draws_on)
    return "; ".join(said for said in (may, f"draws on {draws}" if draws else "") if said)


def preview_of(template: ReportTemplate) -> TemplatePreview:
    """What the file would make here."""
    before = next(iter(queries.template_versions(template.key)), None)
    against = marked(queries.template_as_file(before.template), queries.template_as_file(template)) if before else None
    number = before.number + 1 if before else 1
    made = made_under(before) if before else ""
    return TemplatePreview(template, header_in_words(template), shown_parts(template), number, against, made)


def made_under(version: ReportTemplateVersion) -> str:
    """`Made under version 2: 1 draft and 3 final reports. They keep it.`"""
    drafts, final = queries.reports_made_under(version)
    if not drafts and not final:
        return f"No report was made under version {version.number}."
    said = words.listing(
        [
            *([words.plural(drafts, "draft")] if drafts else []),
            *([words.plural(final, "final report")] if final else []),
        ]
    )
    return f"Made under version {version.number}: {said}. They keep it."


def template_record(version: ReportTemplateVersion) -> Record:
    rows = [
        SummaryRow("Key", version.key),
        SummaryRow("About", version.template.about),
        SummaryRow("Head", header_in_words(version.template)),
        SummaryRow("Brought in by", f"{version.added_by.name}, {words.date(version.added_at)}"),
        SummaryRow("Reports", made_under(version)),
    ]
    if version.ended_by is not None:
        rows.append(SummaryRow("Ended", f"{version.ended_by.name}, {words.date(version.ended_at)}"))
    return Record(summary=rows)


def template_events(request: HttpRequest, version: ReportTemplateVersion) -> list[Event]:
    """Every version of the same template, oldest first."""
    return [
        Event(
            one.added_at,
            f"Version {one.number}",
            one.added_by.name,
            f"Ended on {words.date(one.ended_at)}" if one.ended_at else "",
            address(request, "reporttemplateversion", number=one.pk),
        )
        for one in reversed(queries.template_versions(version.key))
    ]


def text_to_begin_with(key: str) -> str:
    """The file of a template that is offered, to be changed; a shipped one asks for a key and name of one's own."""
    template = queries.templates_offered().get(key)
    if template is None:
        return ""
    if key in report_templates():
        template = template.model_copy(update={"key": f"our-{key}", "name": f"Our {words.lower_first(template.name)}"})
    return queries.template_as_file(template)
