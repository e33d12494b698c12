"""What can be asked of reports, their recommendations and the comments on them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django.db.models import Q

from quadrant.cycle.models import Cycle
from quadrant.governance.models import BackgroundPaper, Comment, Concern, Recommendation, Report
from quadrant.governance.queries.notices import key_fault
from quadrant.governance.rules import CONSULTEES, DRAFT_READERS
from quadrant.governance.terms import NEEDS_VALUE, Consultee, ReportTemplate, Section
from quadrant.partnership.rules import has_role, standing_of
from quadrant.partnership.within import here

# "None", "None, because …", "none: …"; not "None of the options …", which says something.
SAYS_NONE = re.compile(r"none\s*(?:[,.;:–-]|because\b|$)", re.IGNORECASE)


def reports() -> Any:
    """Every report that was not taken back, newest first, with its state."""
    return Report.objects.filter(withdrawn_at=None).with_state().select_related("body", "cycle", "author")


def reports_seen_by(person: Any) -> Any:
    """The reports that this person may see (`may_see_report`): drafts only where they are theirs to see."""
    if has_role(person, *DRAFT_READERS):
        return reports()
    return reports().filter(Q(submitted_at__isnull=False) | Q(author=person.pk))


def report_numbered(number: int) -> Report | None:
    found: Report | None = (
        Report.objects.with_state()
        .select_related("body__parent", "cycle__framework", "author", "supersedes", "withdrawn_by", "own_template")
        .filter(pk=number)
        .first()
    )
    return found


def reports_of(cycle: Cycle, place: str = "") -> list[Report]:
    """The reports written for a cycle, newest first; with `place`, only those written for that place."""
    found = reports().filter(cycle=cycle)
    return list(found.filter(place=place) if place else found)


def later_report(report: Report) -> Report | None:
    """The report, or the draft of one, that stands or will stand in this one's place."""
    found: Report | None = Report.objects.filter(supersedes=report, withdrawn_at=None).first()
    return found


def sections_of(report: Report) -> dict[Section, str]:
    """Every section of its template with its text, in their order; one not yet written is empty."""
    written = dict(report.sections.values_list("section", "text"))
    return {section: written.get(section.value, "") for section in report.template.sections}


def recommendation_numbered(number: int) -> Recommendation | None:
    found: Recommendation | None = (
        Recommendation.objects.select_related("report__body", "report__cycle", "report__author")
        .filter(pk=number)
        .first()
    )
    return found


def recommendations_of(report: Report) -> list[Recommendation]:
    return list(Recommendation.objects.filter(report=report).order_by("number"))


def gate_recommendation(report: Report) -> Recommendation | None:
    """The recommendation that the report's gate waits for."""
    found: Recommendation | None = Recommendation.objects.filter(report=report, opens_gate=True).first()
    return found


def concerns_of(report: Report) -> list[Concern]:
    return list(Concern.objects.filter(report=report).select_related("organisation").order_by("pk"))


def comments_of(report: Report) -> list[Comment]:
    """The consultees' comments, in the order of `Consultee`."""
    order = [consultee.value for consultee in Consultee]
    found = Comment.objects.filter(report=report).select_related("answered_by", "waived_by", "report")
    return sorted(found, key=lambda comment: order.index(comment.consultee))


def comment_numbered(number: int) -> Comment | None:
    found: Comment | None = Comment.objects.select_related("report__body", "report__cycle").filter(pk=number).first()
    return found


def open_comments_for(person: Any) -> list[Comment]:
    """The comments that wait for somebody with this person's roles, oldest first."""
    mine = [role.value for role in standing_of(person).roles if role in CONSULTEES]
    if not mine:
        return []
    waiting = Comment.objects.outstanding().filter(consultee__in=mine, report__withdrawn_at=None)
    others = waiting.exclude(Q(report__author=person.pk) | Q(report__submitted_by=person.pk))
    return list(others.select_related("report__body").order_by("asked_at", "pk"))


def unsettled_comments(report: Report) -> list[Consultee]:
    """Whose comment the template wants or somebody asked for, and who neither answered the text as it stands nor was
    waived."""
    asked = Comment.objects.filter(report=report)
    settled = set(asked.exclude(pk__in=asked.outstanding()).values_list("consultee", flat=True))
    waiting = set(asked.outstanding().values_list("consultee", flat=True))
    wanted = {consultee.value for consultee in report.template.consultees} | waiting
    return [consultee for consultee in Consultee if consultee.value in wanted - settled]


def missing_from(report: Report) -> list[tuple[str, str]]:
    """What keeps a draft from being submitted: the section or part, and a sentence."""
    listed, written = BackgroundPaper.objects.filter(report=report).exists(), sections_of(report).items()
    found = [(one.value, told) for one, text in written if (told := _lack(report.template, one, text, listed))]
    asked = recommendations_of(report)
    if not asked:
        found.append(("recommendations", "Add at least one recommendation."))
    key = key_fault(report, here().on)
    return found + _without_value(asked) + ([("kind", key)] if key else [])


def _lack(template: ReportTemplate, section: Section, text: str, listed: bool) -> str:
    """What is wrong with a section's text, or nothing. Where background papers are `listed`, they need no words."""
    words, title = text.strip(), template.title_of(section)
    if section is Section.BACKGROUND_PAPERS and listed:
        none = words.lower().startswith("none")
        return f"{title}: papers are listed, and the text says that there are none." if none else ""
    if not words:
        return "" if section in template.may_be_left_out else f"{title}: this is blank."
    if not SAYS_NONE.match(words):
        return ""
    if section not in template.may_be_none:
        return f"{title}: this cannot be none; say what it is."
    _, because, why = words.lower().partition("because")
    return "" if because and why.strip(" .…") else f"{title}: write “none, because …” and the reason."


def _without_value(asked: Sequence[Recommendation]) -> list[tuple[str, str]]:
    return [
        ("recommendations", f"Recommendation {one.number} is about money: say how much.")
        for one in asked
        if one.kind in NEEDS_VALUE and one.value is None
    ]
