"""Two versions of a report side by side: its head, its recommendations by number, its money, its sections."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from markupsafe import Markup

from quadrant.methods import words
from quadrant.partnership.terms import DecisionKind
from quadrant.web.design.marked import marked
from quadrant.web.governance.presenters.reports import state_of

if TYPE_CHECKING:
    from quadrant.governance.models import Recommendation, Report
    from quadrant.governance.queries import ReportVersion

NOT_THERE, BLANK = "Not in this version", "Nothing written"


@dataclass(frozen=True)
class ComparedPart:
    """One part of both versions with its marks, and what became of it: new, taken out or changed."""

    label: str
    earlier: Markup
    later: Markup
    state: str
    note: str = ""


@dataclass(frozen=True)
class ComparedGroup:
    """The parts of one kind: those that differ, the names of those that do not, and what else must be known."""

    title: str
    key: str
    parts: tuple[ComparedPart, ...]
    same: str
    note: str = ""


def version_label(at: int, version: Report) -> str:
    """`Version 2: Cabinet, submitted, 16 November 2026`."""
    on = words.date(version.submitted_at or version.drafted_at)
    return f"Version {at}: {version.body.name}, {state_of(version).lower()}, {on}"


def compared_groups(earlier: ReportVersion, later: ReportVersion) -> list[ComparedGroup]:
    """Everything that two versions say, in the order of the paper; what is the same is only named."""
    both = (earlier, later)
    asked = [dict(_asked(one)) for one in both]
    groups = [
        _group("The head of the report", "head", earlier.head, later.head),
        _group("Recommendations", "recommendations", asked[0], asked[1], _dearer(earlier, later)),
        _group("Sections", "sections", earlier.parts, later.parts),
        _comments(earlier.comments, later.comments),
    ]
    if earlier.exempt or later.exempt:
        kept = [{"Exempt part": one.exempt} if one.exempt else {} for one in both]
        groups.append(_group("Not for publication", "exempt", kept[0], kept[1]))
    return [one for one in groups if one.parts or one.same or one.note]


def _comments(before: Mapping[str, str], after: Mapping[str, str]) -> ComparedGroup:
    """Comments are asked anew on each version: one that is not given on the later is not taken out."""
    waiting = [label for label in before if label not in after]
    found = _group("Officers’ comments", "comments", {key: before[key] for key in before if key in after}, after)
    note = f"Given on the earlier version, and not on the later: {words.listing(waiting)}." if waiting else ""
    return replace(found, note=note)


def _group(
    title: str, key: str, before: Mapping[str, str], after: Mapping[str, str], notes: Mapping[str, str] | None = None
) -> ComparedGroup:
    labels = list(dict.fromkeys([*after, *before]))
    changed = {label for label in labels if _differs(before, after, label)}
    parts = tuple(_part(label, before, after, (notes or {}).get(label, "")) for label in labels if label in changed)
    return ComparedGroup(title, key, parts, words.listing(label for label in labels if label not in changed))


def _differs(before: Mapping[str, str], after: Mapping[str, str], label: str) -> bool:
    """A heading that only one template has is no change while nothing stands under it."""
    return before.get(label, "").split() != after.get(label, "").split()


def _part(label: str, before: Mapping[str, str], after: Mapping[str, str], note: str) -> ComparedPart:
    both = marked(before.get(label, ""), after.get(label, ""), nothing="")
    state = "New" if not before.get(label) else "Taken out" if not after.get(label) else "Changed"
    sides = [
        said or Markup.escape(BLANK if label in there else NOT_THERE)
        for said, there in ((both.earlier, before), (both.later, after))
    ]
    return ComparedPart(label, sides[0], sides[1], state, note)


def _asked(version: ReportVersion) -> Iterator[tuple[str, str]]:
    for number, one in version.recommendations.items():
        yield f"Recommendation {number}", f"{one.text}\n{DecisionKind(one.kind).label}{_amount(one)}"
    if version.asked_for:
        yield "Money in all", words.money(version.asked_for)


def _amount(one: Recommendation) -> str:
    return f", {words.money(one.value)}" if one.value is not None else ""


def _dearer(earlier: ReportVersion, later: ReportVersion) -> dict[str, str]:
    """How much more or less the later version asks for: in each recommendation, and in all."""
    sums = {"Money in all": (earlier.asked_for, later.asked_for)}
    for number, one in later.recommendations.items():
        before = earlier.recommendations.get(number)
        if before is not None and before.value is not None and one.value is not None:
            sums[f"Recommendation {number}"] = (before.value, one.value)
    return {
        label: f"{words.money(abs(new - old))} {'more' if new > old else 'less'}."
        for label, (old, new) in sums.items()
        if new != old and old
    }
