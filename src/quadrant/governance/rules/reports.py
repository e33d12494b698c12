"""Who may write and read reports, what is said of them and what is exempt."""

from __future__ import annotations

from typing import Any

from quadrant.governance.models import (
    Comment,
    Concern,
    ContactOfficer,
    DeclaredInterest,
    ExemptReader,
    Recommendation,
    Report,
)
from quadrant.governance.terms import Consultee
from quadrant.partnership.queries import conflicts_of
from quadrant.partnership.rules import has_role, may_look_inside, sits_on
from quadrant.partnership.terms import InterestEffect, Role
from quadrant.partnership.within import here

AUTHORS = (Role.COMMISSIONER, Role.ANALYST, Role.CONTRACT_MANAGER, Role.GROUP_MEMBER)
CLERKS = (Role.ADMINISTRATOR, Role.MONITORING_OFFICER)
CONSULTEES = tuple(consultee.role for consultee in Consultee)
DRAFT_READERS = (Role.COMMISSIONER, *CONSULTEES, *CLERKS)


def may_see_decisions(person: Any) -> bool:
    return may_look_inside(person)


def may_keep_templates(person: Any) -> bool:
    """Bring in, change and end the partnership's own report templates: an administrator or the monitoring officer."""
    return has_role(person, *CLERKS)


def may_see_template(person: Any, template: Any) -> bool:
    return may_look_inside(person)


def may_draft_report(person: Any) -> bool:
    return has_role(person, *AUTHORS)


def may_see_report(person: Any, report: Report) -> bool:
    """A final report is for all who look inside; a draft for those who write, comment and keep the rules."""
    if not may_look_inside(person):
        return False
    return report.is_final or person.pk == report.author_id or has_role(person, *DRAFT_READERS)


def may_change_report(person: Any, report: Report) -> bool:
    """The author, or another commissioner, but nobody who must leave; the command refuses once the report is final."""
    writes = may_draft_report(person) and (person.pk == report.author_id or has_role(person, Role.COMMISSIONER))
    return writes and not must_leave(person, report)


def may_read_exempt(person: Any, report: Report) -> bool:
    """The author, commissioners, the body's members, legal, the monitoring officer, auditors and whoever is named;
    nobody who must leave."""
    entitled = (
        reads_exempt_by_role(person, report) or ExemptReader.objects.filter(report=report, person=person.pk).exists()
    )
    return entitled and may_look_inside(person) and not must_leave(person, report)


def reads_exempt_by_role(person: Any, report: Report) -> bool:
    """Without being named."""
    return (
        person.pk == report.author_id
        or has_role(person, Role.COMMISSIONER, Role.LEGAL, Role.MONITORING_OFFICER, Role.AUDITOR)
        or sits_on(person, report.body_id)
    )


def may_name_exempt_readers(person: Any, report: Report) -> bool:
    """Whoever may change the report, or the monitoring officer; nobody who must leave."""
    names = may_change_report(person, report) or has_role(person, Role.MONITORING_OFFICER)
    return names and may_read_exempt(person, report)


def is_kept_from(person: Any, report: Report) -> bool:
    """Is the whole report exempt, and this person not one of those who read what is?"""
    return report.exempt_whole and not may_read_exempt(person, report)


def may_read_report(person: Any, report: Report) -> bool:
    """Its words, and what was said of them."""
    return may_see_report(person, report) and not is_kept_from(person, report)


def must_leave(person: Any, report: Report) -> bool:
    """Does an interest make this person leave when the report is called?

    By the register of interests, or by what they declared when the item was called.
    """
    leaves = InterestEffect.LEAVES
    if DeclaredInterest.objects.standing().filter(item__report=report, person=person.pk, effect=leaves).exists():
        return True
    concerns = list(Concern.objects.filter(report=report))
    if not concerns:
        return False
    found = conflicts_of(
        [person.pk],
        organisations=[concern.organisation_id for concern in concerns if concern.organisation_id],
        subjects=[concern.subject for concern in concerns if concern.subject],
        on=here().on,
    )
    return any(conflict.bars and conflict.effect is InterestEffect.LEAVES for conflict in found.get(person.pk, []))


def may_see_comment(person: Any, comment: Comment) -> bool:
    return may_see_report(person, comment.report)


def may_answer_comment(person: Any, comment: Comment) -> bool:
    """Somebody with that consultee's role who neither wrote the report nor put it forward."""
    return has_role(person, Consultee(comment.consultee).role) and person.pk not in comment.report.proposers


def may_waive_comment(person: Any, comment: Comment) -> bool:
    """The consultee, or the monitoring officer; never whoever proposes the report."""
    return (
        has_role(person, Consultee(comment.consultee).role, Role.MONITORING_OFFICER)
        and person.pk not in comment.report.proposers
    )


def may_see_recommendation(person: Any, recommendation: Recommendation) -> bool:
    return may_see_report(person, recommendation.report)


def may_change_recommendation(person: Any, recommendation: Recommendation) -> bool:
    return may_change_report(person, recommendation.report)


def may_see_contact(person: Any, contact: ContactOfficer) -> bool:
    return may_see_report(person, contact.report)


def may_change_contact(person: Any, contact: ContactOfficer) -> bool:
    return may_change_report(person, contact.report)
