"""Acts on what comes with a report: appendices added, changed, moved, taken away; background papers listed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Max
from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.models import FrameworkVersion
from quadrant.governance.commands.reports import NOT_YOURS, draft_of
from quadrant.governance.models import Appendix, BackgroundPaper, Report
from quadrant.governance.queries import coming_meeting, day_of, rule_on, why_not_late
from quadrant.governance.rules import may_change_report
from quadrant.governance.terms import Exemption, Late, Listed, RuleKey
from quadrant.partnership.models import Person
from quadrant.partnership.papers import KeptPaper

MOST = 50
BEYOND = 1000
"""Where appendices stand for a moment while they change places: no two may ever share one."""


@act("appendix.added")
def add_appendix(
    *,
    report: Report,
    title: str,
    paper: KeptPaper,
    exemption: Exemption | None = None,
    framework: FrameworkVersion | None = None,
    late: Late | None = None,
    by: Person,
    at: datetime,
) -> Done[Appendix]:
    """Put a kept file at the end of a report's appendices. A final report takes it only as a late paper."""
    insist(bool(title.strip()), "Give the appendix a title.", field="title")
    kept = _takes_one(report, late, by, at)
    standing = list(Appendix.objects.standing().filter(report=kept))
    insist(len(standing) < MOST, f"A report takes {MOST} appendices. Put several papers in one file.", field="file")
    same = next((one for one in standing if one.digest == paper.file.digest), None)
    insist(same is None, f"This file already comes with the report: it is {same}.", field="file")
    made = Appendix(report=kept, number=len(standing) + 1, title=title.strip(), added_by=by, added_at=at)
    made.file_name, made.kind = paper.name, paper.kind.ending
    made.stored, made.digest, made.size = paper.file.stored, paper.file.digest, paper.file.size
    if framework is not None:
        made.framework_key, made.framework_version = framework.key, framework.version
        made.fingerprint = framework.fingerprint
    if kept.is_final and late is not None:
        made.late_why, made.late_agreed_by = late.why.strip(), late.agreed_by.strip()
    _put_exemption(made, exemption)
    made.save()
    _reads_anew(kept)
    return Done(made, f"{made} to “{kept.title}”")


def _takes_one(report: Report, late: Late | None, by: Person, at: datetime) -> Report:
    """The report under lock: a draft, or final and able to take a late paper for the reason given."""
    if not Report.objects.filter(pk=report.pk, submitted_at__isnull=False).exists():
        return draft_of(report, by)
    allow(may_change_report(by, report), NOT_YOURS)
    kept: Report = Report.objects.select_for_update().get(pk=report.pk)
    fault, meeting = why_not_late(kept, at=at), coming_meeting(kept, at=at)
    insist(not fault, fault)
    said = late or Late("")
    insist(bool(said.why.strip()), "The report is final: say why this paper is late.", field="late_why")
    today = timezone.localdate(at)
    rule = rule_on(RuleKey.AGENDA, today)
    in_time = meeting is not None and rule.is_kept(today, day_of(meeting))
    told = f"Fewer than {rule.says} are left before the meeting: name who agreed that it is urgent."
    insist(in_time or bool(said.agreed_by.strip()), told, field="late_agreed_by")
    return kept


def _put_exemption(appendix: Appendix, exemption: Exemption | None) -> None:
    if exemption is None:
        appendix.exempt_paragraph = appendix.exempt_reason = ""
        appendix.title_public = True
        return
    insist(
        bool(exemption.reason.strip()), "Say why the public interest is in not publishing it.", field="exempt_reason"
    )
    appendix.exempt_paragraph, appendix.exempt_reason = exemption.paragraph, exemption.reason.strip()
    appendix.title_public = exemption.title_public


def _reads_anew(report: Report) -> None:
    """A draft that comes with other papers: comments given before are asked again. A late paper asks nobody again."""
    if not report.is_final:
        report.version += 1
        report.save()


def _draft_appendix(appendix: Appendix, by: Person) -> tuple[Report, Appendix]:
    report = draft_of(appendix.report, by)
    kept: Appendix = Appendix.objects.select_for_update().get(pk=appendix.pk)
    insist(kept.removed_at is None, "This appendix was taken away.")
    return report, kept


@act("appendix.changed")
def change_appendix(
    *, appendix: Appendix, title: str, exemption: Exemption | None, by: Person, at: datetime
) -> Done[Appendix]:
    """Change the title of an appendix, or whether it is exempt; another file is another appendix."""
    report, kept = _draft_appendix(appendix, by)
    insist(bool(title.strip()), "Give the appendix a title.", field="title")
    kept.title = title.strip()
    _put_exemption(kept, exemption)
    kept.save()
    _reads_anew(report)
    return Done(kept, str(kept))


@act("appendix.moved")
def move_appendix(*, appendix: Appendix, to: int, by: Person, at: datetime) -> Done[Appendix]:
    """Give an appendix another place in the order; those between move up or down."""
    report, kept = _draft_appendix(appendix, by)
    order = list(Appendix.objects.standing().filter(report=report).select_for_update().order_by("number"))
    insist(1 <= to <= len(order), "There is no such place in the order.", field="to")
    order.remove(kept)
    order.insert(to - 1, kept)
    _lettered(order)
    return Done(kept, f"Now {kept}")


def _lettered(order: Sequence[Appendix]) -> None:
    moving = [(place, one) for place, one in enumerate(order, 1) if one.number != place]
    for first in (BEYOND, 0):
        for place, one in moving:
            one.number = first + place
            one.save()


@act("appendix.taken_away")
def take_appendix_away(*, appendix: Appendix, why: str, by: Person, at: datetime) -> Done[Appendix]:
    """Take an appendix off a draft; those after it move up. The file stays where it is kept."""
    report, kept = _draft_appendix(appendix, by)
    insist(bool(why.strip()), "Say why the appendix is taken away.", field="why")
    told = str(kept)
    kept.removed_why, kept.removed_by, kept.removed_at = why.strip(), by, at
    kept.save()
    _lettered(list(Appendix.objects.standing().filter(report=report).select_for_update().order_by("number")))
    _reads_anew(report)
    return Done(kept, f"{told} of “{report.title}”: {kept.removed_why}")


@act("background_paper.listed")
def list_background_paper(
    *, report: Report, title: str, link: str = "", office: str = "", by: Person, at: datetime
) -> Done[BackgroundPaper]:
    """List a paper that the report rests on, with where anybody may see it."""
    kept = draft_of(report, by)
    said = _told(Listed(0, title, link, office))
    last = BackgroundPaper.objects.filter(report=kept).aggregate(last=Max("number"))["last"] or 0
    made = BackgroundPaper(report=kept, number=last + 1, title=said.title, link=said.link, office=said.office)
    made.save()
    return Done(made, f"Background paper {made.number} to “{kept.title}”")


@act("background_paper.changed")
def change_background_paper(
    *, paper: BackgroundPaper, title: str, link: str = "", office: str = "", by: Person, at: datetime
) -> Done[BackgroundPaper]:
    draft_of(paper.report, by)
    said = _told(Listed(0, title, link, office))
    kept: BackgroundPaper = BackgroundPaper.objects.select_for_update().get(pk=paper.pk)
    kept.title, kept.link, kept.office = said.title, said.link, said.office
    kept.save()
    return Done(kept, f"Background paper {kept.number}")


@act("background_paper.dropped")
def drop_background_paper(*, paper: BackgroundPaper, by: Person, at: datetime) -> Done[Report]:
    report = draft_of(paper.report, by)
    kept: BackgroundPaper = BackgroundPaper.objects.select_for_update().get(pk=paper.pk)
    kept.delete()
    for after in BackgroundPaper.objects.select_for_update().filter(report=report, number__gt=kept.number):
        after.number -= 1
        after.save()
    return Done(report, f"Background paper {kept.number} is no longer listed")


def _told(said: Listed) -> Listed:
    title, link, office = said.title.strip(), said.link.strip(), said.office.strip()
    insist(bool(title), "Give the paper's title.", field="title")
    insist(bool(link or office), "Say where the paper can be seen: a link or an office.", field="office")
    web = link.lower().startswith(("https://", "http://"))
    insist(not link or web, "A link begins with https:// or http://.", field="link")
    return Listed(0, title, link, office)
