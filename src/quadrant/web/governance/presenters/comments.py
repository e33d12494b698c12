"""Consultees' comments on a report in words, with the advice that the legal one cites."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from django.http import HttpRequest

from quadrant.governance import queries
from quadrant.governance.rules import (
    may_answer_comment,
    may_cite_advice,
    may_waive_comment,
)
from quadrant.governance.terms import Consultee
from quadrant.methods import words
from quadrant.web.design.addresses import address
from quadrant.web.governance.presenters.attachments import advice_lines

if TYPE_CHECKING:
    from quadrant.governance.models import Comment, Report


@dataclass(frozen=True)
class ShownComment:
    """A consultee's comment in a line, with what this person may do."""

    label: str
    state: str
    sentence: str
    links: tuple[tuple[str, str], ...]
    advice: tuple[tuple[str, str], ...] = ()


def lacking_words(lacking: Sequence[Consultee]) -> str:
    """That a comment waits for an officer who is yet to be named."""
    if not lacking:
        return ""
    roles = words.listing([one.role.label.lower() for one in lacking], "or")
    return f"Nobody is {roles} here who did not write the report: an administrator can name one."


def said_of_submitting(report: Report, lacking: Sequence[Consultee]) -> str:
    """Who is asked now, and who cannot be. Consultees are asked by their role."""
    wanted = set(queries.unsettled_comments(report))
    if not wanted:
        return "The report is final."
    asked = words.listing([one.label.lower() for one in Consultee if one in wanted.difference(lacking)])
    said = f"The report is final, and these have been asked for their comments: {asked}." if asked else ""
    return " ".join(part for part in (said or "The report is final.", lacking_words(lacking)) if part)


def shown_comments(request: HttpRequest, report: Report) -> list[ShownComment]:
    """Those of the report's template, and whom its author asked besides."""
    asked = {Consultee(comment.consultee): comment for comment in queries.comments_of(report)}
    wanted = dict.fromkeys([*report.template.consultees, *asked])
    lacking = queries.without_officer(report)
    shown = [
        _shown_comment(request, report, consultee, asked.get(consultee), lacking=consultee in lacking)
        for consultee in wanted
    ]
    return [_with_advice(request, report, one, asked.get(Consultee.LEGAL)) for one in shown]


def _with_advice(request: HttpRequest, report: Report, shown: ShownComment, legal: Comment | None) -> ShownComment:
    """The legal comment names the advice that is being taken, and a legal officer may cite more."""
    if legal is None or shown.label != Consultee.LEGAL.label:
        return shown
    cites = legal.waived_at is None and report.withdrawn_at is None and may_cite_advice(request.user, legal)
    links = (("Cite advice", address(request, "advice_cite", number=legal.pk)),) if cites else ()
    return replace(shown, advice=advice_lines(request, report), links=(*shown.links, *links))


def _shown_comment(
    request: HttpRequest, report: Report, consultee: Consultee, comment: Comment | None, *, lacking: bool
) -> ShownComment:
    label, nobody = consultee.label, lacking_words([consultee]) if lacking else ""
    if comment is None:
        told = f"Asked at the latest when the report is submitted. {nobody}".strip()
        return ShownComment(label, "Not asked", told, ())
    if comment.waived_by is not None:
        return ShownComment(label, "Waived", f"{comment.waived_by.name}: {comment.waived_why}", ())
    if comment.answered_by is not None and comment.on_version == report.version:
        told = f"{comment.answered_by.name}, {words.date(comment.answered_at)}"
        return ShownComment(label, "Given", told, ())
    again = (
        "Given on an earlier text, and asked again."
        if comment.answered_by
        else f"Asked on {words.date(comment.asked_at)}."
    )
    return ShownComment(label, "Waiting", f"{again} {nobody}".strip(), _comment_links(request, comment))


def _comment_links(request: HttpRequest, comment: Comment) -> tuple[tuple[str, str], ...]:
    links = []
    if may_answer_comment(request.user, comment):
        links.append(("Comment", address(request, "comment", number=comment.pk)))
    if may_waive_comment(request.user, comment):
        links.append(("Waive", address(request, "comment_waive", number=comment.pk)))
    return tuple(links)
