"""What a report that is brought again, or sent up, takes over: its contacts, appendices and background papers."""

from __future__ import annotations

from quadrant.governance.models import Appendix, BackgroundPaper, ContactOfficer, Report


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
