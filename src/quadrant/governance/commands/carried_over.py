"""What a report that is brought again, or sent up, takes over: its contacts, appendices, background papers, and which
of its words came from the records."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils import timezone

from quadrant.governance.models import Appendix, BackgroundPaper, ContactOfficer, FilledSection, Report
from quadrant.governance.queries import told_for
from quadrant.governance.terms import Section


def copy_papers(old: Report, new: Report) -> None:
    """What came with a report comes with the one that carries it on."""
    for number, one in enumerate(Appendix.objects.standing().filter(report=old).order_by("number"), 1):
        one.pk, one.report, one.number = None, new, number
        one.late_why = one.late_agreed_by = ""
        one.added_by, one.added_at = new.author, new.drafted_at
        one._state.adding = True
        one.save()
    for contact in ContactOfficer.objects.filter(report=old):
        contact.pk, contact.report, contact._state.adding = None, new, True
        contact.save()
    for paper in BackgroundPaper.objects.filter(report=old).order_by("number"):
        made = BackgroundPaper(report=new, number=paper.number, title=paper.title)
        made.link, made.office = paper.link, paper.office
        made.save()
    for filled in FilledSection.objects.filter(report=old):
        filled.pk, filled.report, filled._state.adding = None, new, True
        filled.save()


def note_filled(report: Report, sections: Mapping[Section, str]) -> None:
    """Keep which sections of a new draft hold what the records told its author on the page."""
    if report.cycle is None or not sections:
        return
    on = timezone.localdate(report.drafted_at)
    for section, told in told_for(report.template, report.cycle, report.author, on=on).items():
        if told in sections.get(section, ""):
            made = FilledSection(report=report, section=section, text=told)
            made.filled_by, made.filled_at = report.author, report.drafted_at
            made.save()
