"""Report templates: those offered, one version, bringing in and ending the partnership's own."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from quadrant.governance import commands, queries
from quadrant.governance.rules import may_draft_report, may_keep_templates
from quadrant.governance.terms import ReportTemplate
from quadrant.web.acting import asked_with
from quadrant.web.design.addresses import address
from quadrant.web.governance.forms.acting import SureForm, sent
from quadrant.web.governance.forms.templates import ConfirmTemplateForm, TemplateFileForm
from quadrant.web.governance.presenters.templates import (
    ended_templates,
    preview_of,
    shown_parts,
    template_cards,
    template_events,
    template_record,
    text_to_begin_with,
)

if TYPE_CHECKING:
    from quadrant.governance.models import ReportTemplateVersion


def listing(request: HttpRequest) -> HttpResponse:
    context = {
        "title": "Report templates",
        "breadcrumbs": [("Reports", address(request, "reports"))],
        "cards": template_cards(request, drafts=may_draft_report(request.user)),
        "ended": ended_templates(request),
        "may_keep": may_keep_templates(request.user),
    }
    return render(request, "governance/report_templates.html", context)


@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """Choose a file or write one, see what it makes, then keep it. `?from=cabinet` begins with another's text."""
    asked: Any = request
    confirming = "content" in request.POST
    initial = {"text": text_to_begin_with(request.GET.get("from", ""))}
    made: Any = ConfirmTemplateForm if confirming else TemplateFileForm
    form = made(request.POST or None, request.FILES or None, initial=initial)
    if confirming and form.enacted(by=asked.user, at=asked.at):
        messages.success(request, f"{form.done} is kept, and new reports may use it.")
        return redirect(address(request, "reporttemplateversion", number=form.done.pk))
    cancel = address(request, "report_templates")
    if request.method == "POST" and not confirming and form.is_valid():
        shown = {"title": "Check the template", "preview": preview_of(form.read), "cancel": cancel}
        kept = ConfirmTemplateForm(initial=form.carried())
        return render(request, "governance/report_template_preview.html", {**shown, "form": kept})
    status = form.status
    if confirming:
        form = TemplateFileForm.again(form)
    context = {"title": "Bring in a report template", "form": form, "button": "Check it", "cancel": cancel}
    examples = template_cards(request, drafts=False)
    return render(request, "governance/report_template_new.html", {**context, "cards": examples}, status=status)


def version(request: HttpRequest, version: ReportTemplateVersion) -> HttpResponse:
    newest = queries.template_versions(version.key)[0]
    open_to_end = newest.pk == version.pk and version.ended_at is None
    context = {
        "title": version.name,
        "caption": f"Report template, version {version.number}",
        "breadcrumbs": [
            ("Reports", address(request, "reports")),
            ("Report templates", address(request, "report_templates")),
        ],
        "record": template_record(version),
        "parts": shown_parts(version.template),
        "events": template_events(request, version),
        "version": version,
        "may_keep": may_keep_templates(request.user),
        "may_end": may_keep_templates(request.user) and open_to_end,
    }
    return render(request, "governance/report_template.html", context)


def version_file(request: HttpRequest, version: ReportTemplateVersion) -> HttpResponse:
    """The file word for word."""
    return _file(version.text, f"{version.key}-v{version.number}")


def offered_file(request: HttpRequest, template: ReportTemplate) -> HttpResponse:
    """A template that is offered, as a file to begin with."""
    return _file(queries.template_as_file(template), template.key)


def _file(text: str, name: str) -> HttpResponse:
    answer = HttpResponse(text, content_type="application/yaml; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{name}.yaml"'
    return answer


def end(request: HttpRequest, version: ReportTemplateVersion) -> HttpResponse:
    page = address(request, "reporttemplateversion", number=version.pk)
    return asked_with(
        request,
        SureForm(sent(request), does=partial(commands.end_template, version=version)),
        title="Offer this template no longer",
        caption=str(version),
        hint="Reports made under it keep it. Bringing in a new version offers it again.",
        button="Offer it no longer",
        warning=True,
        cancel=page,
        on_to=lambda done: page,
        said=f"{version.name} is offered no longer.",
    )
