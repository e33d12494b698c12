"""Acts on the partnership's own report templates: a version kept, a template ended."""

from __future__ import annotations

from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow, insist
from quadrant.cycle.framework.problems import FrameworkRefused
from quadrant.governance.models import ReportTemplateVersion
from quadrant.governance.queries import fingerprint_of, read_template, template_versions, why_not_kept
from quadrant.governance.rules import may_keep_templates
from quadrant.partnership.models import Person

NOT_A_KEEPER = "Only an administrator or the monitoring officer may keep report templates."


@act("report_template.kept")
def keep_template(*, data: bytes, name: str, by: Person, at: datetime) -> Done[ReportTemplateVersion]:
    """Keep a template of the partnership's own, or its next version. Refused with every problem of the file."""
    allow(may_keep_templates(by), NOT_A_KEEPER)
    try:
        template = read_template(data, name=name)
    except FrameworkRefused as refused:
        raise Refusal("\n".join(str(problem) for problem in refused.problems), field="file") from refused
    why_not = why_not_kept(template)
    insist(not why_not, why_not, field="file")
    kept = template_versions(template.key)
    made = ReportTemplateVersion(
        key=template.key,
        number=kept[0].number + 1 if kept else 1,
        name=template.name,
        text=data.decode("utf-8-sig"),
        content=template.model_dump_json(exclude_defaults=True),
        fingerprint=fingerprint_of(template),
        added_by=by,
        added_at=at,
    )
    made.save()
    return Done(made, str(made))


@act("report_template.ended")
def end_template(*, version: ReportTemplateVersion, by: Person, at: datetime) -> Done[ReportTemplateVersion]:
    """Offer a template no longer. Reports made under any of its versions keep it; a new version offers it again."""
    allow(may_keep_templates(by), NOT_A_KEEPER)
    kept: ReportTemplateVersion = ReportTemplateVersion.objects.select_for_update().get(pk=version.pk)
    newest = template_versions(kept.key)[0]
    insist(newest.pk == kept.pk, f"Version {newest.number} stands in its place: end that one.")
    insist(kept.ended_at is None, "This template was ended already.")
    kept.ended_by, kept.ended_at = by, at
    kept.save()
    return Done(kept, str(kept))
