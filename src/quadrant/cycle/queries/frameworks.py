"""Frameworks and their words: every version known here, the newest of each, what one says."""

from __future__ import annotations

from functools import lru_cache

from quadrant.cycle.framework.schema import Framework
from quadrant.cycle.framework.vocabulary import Concept, OwnName, concepts, reworded
from quadrant.cycle.models import Cycle, FrameworkVersion, OwnWord
from quadrant.partnership.within import NotWithin, here


@lru_cache(maxsize=64)
def parsed_content(fingerprint: str, number: int) -> Framework:
    """What version `number` says; its fingerprint keeps a changed one from being remembered."""
    content = FrameworkVersion.objects.values_list("content", flat=True).get(pk=number)
    return Framework.model_validate_json(content)


@lru_cache(maxsize=64)
def _told(fingerprint: str, number: int, own: tuple[OwnName, ...]) -> Framework:
    return reworded(parsed_content(fingerprint, number), own)


def framework_as_written(version: FrameworkVersion) -> Framework:
    """The framework that a kept version says; read once and remembered by its fingerprint."""
    return parsed_content(version.fingerprint, version.pk)


def framework_of(version: FrameworkVersion) -> Framework:
    """The same in the words of the partnership entered: what every screen shows."""
    return _told(version.fingerprint, version.pk, own_names())


def own_names() -> tuple[OwnName, ...]:
    """What the partnership entered calls things; asked once per visit, and nothing outside a partnership."""
    try:
        remembered = here().remembered
    except NotWithin:
        return ()
    if "own_names" not in remembered:
        rows = OwnWord.objects.exclude(word="").order_by("pk").values_list("names", "word")
        remembered["own_names"] = tuple(OwnName(frozenset(names), word) for names, word in rows)
    found: tuple[OwnName, ...] = remembered["own_names"]
    return found


def vocabulary() -> list[tuple[Concept, OwnWord | None]]:
    """Every dated term of the frameworks known here, with the partnership's own word where it has set one."""
    own = list(OwnWord.objects.order_by("pk").select_related("set_by"))
    listed = concepts(framework_as_written(version) for version in latest_frameworks())
    return [(one, next((row for row in own if one.names & set(row.names)), None)) for one in listed]


def concept_keyed(key: str) -> Concept | None:
    return next((one for one, _ in vocabulary() if one.key == key), None)


def framework_versions() -> list[FrameworkVersion]:
    """Every version known here, by title, newest first."""
    return list(FrameworkVersion.objects.known_here().defer("text", "content").order_by("title", "-version"))


def latest_frameworks() -> list[FrameworkVersion]:
    """The newest version of each framework known here; the partnership's own copy before the deployment's."""
    newest: dict[str, FrameworkVersion] = {}
    for version in framework_versions():
        kept = newest.get(version.key)
        rank = (version.version, version.partnership_id is not None)
        if kept is None or rank > (kept.version, kept.partnership_id is not None):
            newest[version.key] = version
    return sorted(newest.values(), key=lambda version: version.title)


def is_newest(version: FrameworkVersion) -> bool:
    """Is there no later version of this framework here, nor an own copy of the same one?"""
    return any(one.pk == version.pk for one in latest_frameworks())


def stale_version(framework: Framework) -> str:
    """Why this version cannot be kept beside the newest one known here; nothing when it can."""
    known = FrameworkVersion.objects.known_here().filter(key=framework.key).order_by("-version").first()
    if known is None or framework.version > known.version:
        return ""
    return (
        f"Version {known.version} of '{framework.key}' is already kept. Set 'version: {known.version + 1}' in the file."
    )


def framework_numbered(number: int) -> FrameworkVersion | None:
    return FrameworkVersion.objects.known_here().filter(pk=number).first()


def shipped_version(key: str) -> FrameworkVersion | None:
    """The deployment's newest version of a framework."""
    return FrameworkVersion.objects.filter(partnership=None, key=key).order_by("-version").first()


def newer_versions(cycle: Cycle) -> list[FrameworkVersion]:
    """Later versions of the cycle's framework, to which it could move, newest first."""
    later = FrameworkVersion.objects.known_here().filter(key=cycle.framework.key, version__gt=cycle.framework.version)
    return list(later.order_by("-version"))
