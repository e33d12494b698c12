"""The addresses of report templates."""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern

from quadrant.door.routes import route
from quadrant.governance import queries, rules
from quadrant.web.governance.views import templates


def shipped_or_own(key: str) -> Any:
    """The template of this key that is offered for new reports."""
    return queries.templates_offered().get(key)


def may_end(person: Any, version: Any) -> bool:
    return rules.may_keep_templates(person)


VERSION: dict[str, Any] = {
    "see": rules.may_see_template,
    "of": queries.template_version_numbered,
    "gives": "version",
}
with_templates: list[URLPattern] = [
    route("report-templates/", templates.listing, name="report_templates", see=rules.may_see_decisions),
    route("report-templates/new/", templates.upload, name="report_template_new", see=rules.may_keep_templates),
    route("report-templates/<int:number>/", templates.version, name="reporttemplateversion", **VERSION),
    route(
        "report-templates/<int:number>/file/", templates.version_file, name="report_template_version_file", **VERSION
    ),
    route(
        "report-templates/<int:number>/end/",
        templates.end,
        name="report_template_end",
        act=may_end,
        **VERSION,
    ),
    route(
        "report-templates/<slug:key>/file/",
        templates.offered_file,
        name="report_template_file",
        see=rules.may_see_template,
        of=shipped_or_own,
        gives="template",
    ),
]
