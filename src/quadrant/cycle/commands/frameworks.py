"""Keeping framework versions: those that are shipped, and those that a partnership writes."""

from __future__ import annotations

from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, Refusal, allow, insist
from quadrant.cycle.framework.loader import fingerprint, load_framework, load_framework_bytes, shipped_text
from quadrant.cycle.framework.problems import FrameworkRefused
from quadrant.cycle.models import FrameworkVersion
from quadrant.cycle.queries import stale_version
from quadrant.cycle.rules import may_upload_framework
from quadrant.partnership.models import Person
from quadrant.partnership.within import here


@act("framework.shipped")
def keep_shipped_framework(*, key: str, by: None, at: datetime) -> Done[FrameworkVersion]:
    """Keep the shipped framework of this key, unless this version is kept already. Run at every upgrade."""
    text = shipped_text(key)
    framework = load_framework(text, name=f"{key}.yaml")
    said = fingerprint(framework)
    kept = FrameworkVersion.objects.filter(partnership=None, key=key, version=framework.version).first()
    if kept is not None:
        insist(
            kept.fingerprint == said,
            f"{key}.yaml says something else than version {framework.version} kept here. Give the file a new version.",
        )
        return Done(kept)
    made = FrameworkVersion(
        partnership=None,
        key=key,
        version=framework.version,
        fingerprint=said,
        title=framework.title,
        text=text,
        content=framework.model_dump_json(exclude_defaults=True),
        added_at=at,
    )
    made.save()
    return Done(made, f"{framework.title}, version {framework.version}")


@act("framework.uploaded")
def upload_framework(*, data: bytes, name: str, by: Person, at: datetime) -> Done[FrameworkVersion]:
    """Keep a partnership's own framework, or its own version of one. Refused with every problem of the file."""
    allow(may_upload_framework(by), "Only an administrator or a commissioner may add a framework.")
    try:
        framework = load_framework_bytes(data, name=name)
    except FrameworkRefused as refused:
        raise Refusal("\n".join(str(problem) for problem in refused.problems), field="file") from refused
    stale = stale_version(framework)
    insist(not stale, stale, field="file")
    made = FrameworkVersion(
        partnership_id=here().partnership_id,
        key=framework.key,
        version=framework.version,
        fingerprint=fingerprint(framework),
        title=framework.title,
        text=data.decode("utf-8-sig"),
        content=framework.model_dump_json(exclude_defaults=True),
        added_at=at,
    )
    made.save()
    return Done(made, f"{framework.title}, version {framework.version}")
