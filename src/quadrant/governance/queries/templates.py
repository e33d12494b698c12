"""Which report templates there are: those shipped, and the partnership's own in their versions."""

from __future__ import annotations

from django.db.models import Count, Q

from quadrant.governance.models import Report, ReportTemplateVersion
from quadrant.governance.queries.template_files import fingerprint_of
from quadrant.governance.terms import ReportTemplate, report_templates


def template_versions(key: str = "") -> list[ReportTemplateVersion]:
    """Every version of the partnership's own templates, or of one of them, the newest of each first."""
    kept = ReportTemplateVersion.objects.select_related("added_by", "ended_by").order_by("key", "-number")
    return list(kept.filter(key=key) if key else kept)


def newest_templates() -> dict[str, ReportTemplateVersion]:
    """The newest version of each of the partnership's own templates, ended or not, by key."""
    found: dict[str, ReportTemplateVersion] = {}
    for one in template_versions():
        found.setdefault(one.key, one)
    return found


def own_template_keyed(key: str) -> ReportTemplateVersion | None:
    """The version of the partnership's own template that is offered for new reports."""
    newest = next(iter(template_versions(key)), None) if key else None
    return newest if newest is not None and newest.ended_at is None else None


def templates_offered() -> dict[str, ReportTemplate]:
    """What a new report may be made on, by key: the partnership's own after those shipped. One query."""
    own = {key: one.template for key, one in newest_templates().items() if one.ended_at is None}
    return {**report_templates(), **own}


def template_version_numbered(number: int) -> ReportTemplateVersion | None:
    found: ReportTemplateVersion | None = (
        ReportTemplateVersion.objects.select_related("added_by", "ended_by").filter(pk=number).first()
    )
    return found


def reports_made_under(version: ReportTemplateVersion) -> tuple[int, int]:
    """How many drafts and how many final reports were made under a version."""
    counted = Report.objects.filter(own_template=version, withdrawn_at=None).aggregate(
        drafts=Count("pk", filter=Q(submitted_at=None)), final=Count("pk", filter=Q(submitted_at__isnull=False))
    )
    return counted["drafts"], counted["final"]


def why_not_kept(template: ReportTemplate) -> str:
    """What keeps a template that can be read from becoming the next version here, or nothing."""
    if template.key in report_templates():
        return f"The key “{template.key}” is that of a template that comes with Quadrant. Give yours its own."
    newest = newest_templates()
    last = newest.get(template.key)
    if last is not None and last.ended_at is None and last.fingerprint == fingerprint_of(template):
        return f"It says the same as version {last.number}, which is kept already."
    names = {one.name.casefold() for one in report_templates().values()}
    names |= {one.name.casefold() for key, one in newest.items() if key != template.key and one.ended_at is None}
    if template.name.casefold() in names:
        return f"Another template is called “{template.name}”. Give yours another name."
    return ""
