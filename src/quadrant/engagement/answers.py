"""What engagement can state of a cycle: people were asked and answered to, and told; and its words for reports."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from quadrant.cycle.registry import at_places, fact
from quadrant.cycle.terms import Fact, FactKey
from quadrant.engagement.models import Consultation, Engagement, Finding, Message, PublishedReport, Sending
from quadrant.engagement.terms import Reply, Sector
from quadrant.governance.registry import tells
from quadrant.governance.terms import DrawsOn, typed_table
from quadrant.methods import words
from quadrant.methods.calendar import london_day

Stated = Iterable[tuple[int, Fact]]

for _table in (Consultation, Engagement, Message):
    at_places(_table)


@fact(FactKey.CONSULTATION_BEGUN)
def consultations_begun(cycles: Sequence[int]) -> Stated:
    """A consultation was drafted, or people were met and nothing is noted yet of what was done about it."""
    drafted = Consultation.objects.filter(cycle__in=cycles).exclude(published_at=None, ended_at__isnull=False)
    for one in drafted.select_related("drafted_by").order_by("drafted_at", "pk"):
        at = one.published_at or one.drafted_at
        said = "is published" if one.published_at else "is drafted"
        yield _stated(one, f"The consultation “{one.title}” {said}", at, one.drafted_by.name)
    for met in Engagement.objects.filter(cycle__in=cycles, action="").select_related("recorded_by").order_by("pk"):
        sentence = (
            f"{met.title}: {words.plural(met.how_many, 'person', 'people')} asked; what was done is not noted yet"
        )
        yield _stated(met, sentence, met.recorded_at, met.recorded_by.name)


@fact(FactKey.CONSULTATION_ANSWERED)
def consultations_answered(cycles: Sequence[int]) -> Stated:
    """People were asked, and what they said has its answer: a report is published, or a meeting led to something."""
    reports = PublishedReport.objects.filter(consultation__cycle__in=cycles)
    for report in reports.select_related("consultation", "published_by").order_by("published_at", "pk"):
        sentence = f"What people said in “{report.consultation.title}”, and what was done, is published"
        yield _stated(report.consultation, sentence, report.published_at, report.published_by.name)
    for met in (
        Engagement.objects.filter(cycle__in=cycles).exclude(action="").select_related("recorded_by").order_by("pk")
    ):
        sentence = f"{met.title}: {words.plural(met.how_many, 'person', 'people')} asked, what was done is noted"
        yield _stated(met, sentence, met.acted_at or met.recorded_at, met.recorded_by.name)


@fact(FactKey.MESSAGE_WRITTEN)
def messages_written(cycles: Sequence[int]) -> Stated:
    standing = Message.objects.standing().filter(cycle__in=cycles).select_related("written_by")
    for one in standing.order_by("written_at", "pk"):
        yield _stated(one, f"“{one.title}” is written", one.written_at, one.written_by.name)


@fact(FactKey.MESSAGE_SENT)
def messages_sent(cycles: Sequence[int]) -> Stated:
    sent = Sending.objects.filter(audience__message__cycle__in=cycles, audience__message__withdrawn_at=None)
    for one in sent.select_related("audience__message", "logged_by").order_by("logged_at", "pk"):
        about = one.audience.message
        yield _stated(about, f"“{about.title}” went to {one.audience.name}", one.logged_at, one.logged_by.name)


def _stated(about: Any, sentence: str, at: Any, by: str) -> tuple[int, Fact]:
    return about.cycle_id, Fact(london_day(at), sentence, place=about.place or None, by=by, at=at)


@tells(DrawsOn.CONSULTATION)
def consultation_in_words(cycle: Any, person: Any) -> Iterable[str]:
    """Who was asked in a cycle, what they said and what was done: as the public reads it, and no answer of anybody."""
    reports = PublishedReport.objects.filter(consultation__cycle=cycle).order_by("consultation", "-pk")
    latest = {report.consultation_id: report for report in reports.order_by("pk")}
    findings = Finding.objects.filter(consultation__in=list(latest)).select_related("consultation")
    heads = ("Consultation", "What people said", "How we know", "What is done")
    rows = (
        (one.consultation.title, one.text, one.heard, f"{Reply(one.reply).label}: {one.reply_text}")
        for one in findings.order_by("consultation", "number")
        if one.reply
    )
    yield typed_table("You said, we did", heads, rows)
    met = Engagement.objects.filter(cycle=cycle).order_by("held_on", "pk")
    told = ("Who was met", "When", "How many", "What they said", "What was done")
    yield typed_table("People met", told, (_met_row(one) for one in met))


def _met_row(met: Engagement) -> tuple[str, ...]:
    who = words.listing(Sector(sector).label.lower() for sector in met.sectors)
    return f"{met.title} ({who})", words.date(met.held_on), str(met.how_many), met.findings, met.action or "–"
