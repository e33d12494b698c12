"""Who may read and change what comes with a report: appendices, background papers, advice."""

from __future__ import annotations

from typing import Any

from quadrant.governance.models import (
    AdviceGiven,
    Appendix,
    BackgroundPaper,
    Comment,
    LegalAdvice,
)
from quadrant.governance.rules.reports import (
    may_change_report,
    may_read_exempt,
    may_read_report,
    may_see_comment,
    may_see_report,
    must_leave,
)
from quadrant.governance.terms import Consultee
from quadrant.partnership.rules import has_role, may_look_inside
from quadrant.partnership.terms import Role


def may_read_appendix(person: Any, appendix: Appendix) -> bool:
    """Whoever reads the report; an exempt appendix, whoever reads what is exempt. One that was taken away: nobody."""
    if appendix.removed_at is not None or not may_read_report(person, appendix.report):
        return False
    return not appendix.is_exempt or may_read_exempt(person, appendix.report)


def may_see_appendix(person: Any, appendix: Appendix) -> bool:
    """That it is there, with its letter, is for whoever sees the report."""
    return may_see_report(person, appendix.report)


def may_change_appendix(person: Any, appendix: Appendix) -> bool:
    return may_change_report(person, appendix.report)


def may_see_background(person: Any, paper: BackgroundPaper) -> bool:
    return may_see_report(person, paper.report)


def may_change_background(person: Any, paper: BackgroundPaper) -> bool:
    return may_change_report(person, paper.report)


def may_cite_advice(person: Any, comment: Comment) -> bool:
    """A legal officer, of a legal comment, unless an interest makes them leave."""
    cites = comment.consultee == Consultee.LEGAL and has_role(person, Role.LEGAL)
    return cites and may_see_comment(person, comment) and not must_leave(person, comment.report)


def may_keep_advice(person: Any, advice: LegalAdvice) -> bool:
    """Write down what was advised, and name who reads it."""
    return may_cite_advice(person, advice.comment)


def may_read_advice(person: Any, advice: LegalAdvice) -> bool:
    """Legal officers, the commissioner who wrote the report and those named; nobody who must leave.

    No other role opens it: neither other commissioners nor administrators, auditors or members. Advice that is not
    privileged is for whoever sees the report.
    """
    report = advice.comment.report
    if not may_look_inside(person) or must_leave(person, report):
        return False
    if has_role(person, Role.LEGAL) or (person.pk == report.author_id and has_role(person, Role.COMMISSIONER)):
        return True
    if not advice.privileged:
        return may_read_report(person, report)
    return advice.readers.filter(person=person.pk).exists()


def may_read_given(person: Any, given: AdviceGiven) -> bool:
    return may_read_advice(person, given.advice)
