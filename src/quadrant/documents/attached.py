"""Appendices, background papers and cited advice in words."""

from __future__ import annotations

from collections.abc import Sequence

from quadrant.governance.terms import Appended, CitedAdvice, Listed
from quadrant.methods import words


def appendix_notes(one: Appended) -> tuple[str, ...]:
    """The small print of an appendix: its file, its framework, why it is late, why it is not public."""
    said = []
    if one.readable:
        said.append(f"{one.kind}, {words.file_size(one.size)}")
    if one.framework:
        said.append(f"Framework {one.framework}, fingerprint {one.fingerprint[:12]}")
    if one.late is not None:
        agreed = f" Agreed by {one.late.agreed_by}." if one.late.agreed_by else ""
        said.append(f"Late paper of {words.date(one.added_on)}: {one.late.why}{agreed}")
    if one.exemption is not None:
        said.append(one.exemption.says)
    return tuple(said)


def background_text(papers: Sequence[Listed]) -> list[str]:
    """Each background paper in a line, with where it can be seen."""
    return [f"{one.title}. To be seen: {one.seen_at}" for one in papers]


def advice_sentence(one: CitedAdvice) -> str:
    """That advice is being taken, of whom by role, and nothing of what it says."""
    since = words.date(one.since_on)
    taken = f"was taken from {since} to {words.date(one.ended_on)}" if one.ended_on else f"is being taken since {since}"
    kept = " It is privileged, and not shown." if one.privileged else ""
    return f"Advice on {words.lower_first(one.area)} {taken}, of {words.lower_first(one.adviser)}.{kept}"
