"""The report of a consultation: everything the public reads of it, in words, every small number hidden."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from quadrant.engagement.models import Consultation, PublishedReport
from quadrant.engagement.queries.engagements import engagements_beside
from quadrant.engagement.queries.responses import counts_by_way, findings_of, quotes_of, theme_counts
from quadrant.engagement.queries.results import Profile, QuestionResult, profiles_of, results_of
from quadrant.engagement.terms import SMALLEST_SHOWN, Edition, Reply, Way
from quadrant.methods import words

FEW = f"fewer than {SMALLEST_SHOWN}"
HIDDEN = "hidden"
Rows = list[list[str]]


@dataclass(frozen=True)
class ReportedQuestion:
    """A question with its result in words: rows of answer, people and share; or a sentence."""

    text: str
    answered: str
    rows: Rows = field(default_factory=list)
    sentence: str = ""
    hides: bool = False


@dataclass(frozen=True)
class ReportedProfile:
    """Who answered beside who lives here, in words."""

    text: str
    source: str
    rows: Rows


@dataclass(frozen=True)
class ReportedFinding:
    """You said, we did."""

    number: int
    said: str
    heard: str
    reply: str
    reply_text: str


@dataclass(frozen=True)
class Report:
    """A report as it is printed, and as it is kept when it is published."""

    title: str
    purpose: str
    decision: str
    when: str
    responses: str
    by_way: Rows
    questions: list[ReportedQuestion]
    profiles: list[ReportedProfile]
    themes: Rows
    quotes: list[str]
    findings: list[ReportedFinding]
    met: Rows
    rung: str = ""


def report_now(consultation: Consultation) -> Report:
    """The report as it would be published at this moment."""
    ways = counts_by_way(consultation)
    results = results_of(consultation)
    total = sum(ways.values())
    return Report(
        title=consultation.title,
        purpose=consultation.purpose,
        decision=consultation.decision,
        when=_when(consultation),
        responses=words.plural(total, "response"),
        by_way=_by_way(ways),
        questions=[reported_question(one) for one in results],
        profiles=[reported_profile(one) for one in profiles_of(consultation, results)],
        themes=[
            [theme.name, FEW if count is None else words.number(count)] for theme, count in theme_counts(consultation)
        ],
        quotes=[quote.text for quote in quotes_of(consultation)],
        findings=_findings(consultation),
        met=[
            [met.title, words.date(met.held_on), words.number(met.how_many)] for met in engagements_beside(consultation)
        ],
        rung=_rung(consultation),
    )


def report_as_published(report: PublishedReport) -> Report:
    """A published report as it was on its day."""
    kept: dict[str, Any] = dict(report.content)
    kept["questions"] = [ReportedQuestion(**one) for one in kept["questions"]]
    kept["profiles"] = [ReportedProfile(**one) for one in kept["profiles"]]
    kept["findings"] = [ReportedFinding(**one) for one in kept["findings"]]
    return Report(**kept)


def _when(consultation: Consultation) -> str:
    open_ = f"{words.date(consultation.opens_at)} to {words.date(consultation.last_moment)}"
    return f"{open_}. It ended early: {consultation.ended_why}" if consultation.ended_at else open_


def _by_way(ways: dict[tuple[Edition, Way], int]) -> Rows:
    """How responses came. A way taken by few people is told as few, and then the version is not told apart."""
    if any(0 < count < SMALLEST_SHOWN for count in ways.values()):
        return []
    told = sorted(ways.items())
    return [[f"{edition.label}, {way.label.lower()}", words.number(count)] for (edition, way), count in told]


def _findings(consultation: Consultation) -> list[ReportedFinding]:
    return [
        ReportedFinding(one.number, one.text, one.heard, Reply(one.reply).label if one.reply else "", one.reply_text)
        for one in findings_of(consultation)
    ]


def _rung(consultation: Consultation) -> str:
    if not consultation.rung_reached:
        return ""
    reached, aimed = consultation.get_rung_reached_display(), consultation.get_rung_aimed_display()
    return f"{reached}; aimed for: {aimed.lower()}. {consultation.rung_evidence}"


def reported_question(result: QuestionResult) -> ReportedQuestion:
    """One result in words."""
    base = HIDDEN if result.base is None else words.number(result.base)
    rows = [
        [line.label, HIDDEN if line.count is None else words.number(line.count), _share(line.share)]
        for line in result.lines
    ]
    return ReportedQuestion(result.question.text, base, rows, _sentence(result), result.hides)


def _share(share: float | None) -> str:
    return words.NOTHING if share is None else words.percent(share, 0)


def _sentence(result: QuestionResult) -> str:
    if result.mean is not None:
        middle = f", half of them at most {words.number(result.middle, 1)}" if result.middle is not None else ""
        return f"On average {words.number(result.mean, 1)}{middle}."
    if result.question.kind == "text":
        return f"{words.plural(result.texts, 'person', 'people')} wrote something in their own words."
    return ""


def reported_profile(profile: Profile) -> ReportedProfile:
    """A profile in words: group, people, share with its limits, share of the population, what that says."""
    rows = []
    for line in profile.lines:
        limits = f" ({line.lower:.0f} to {line.upper:.0f})" if line.lower is not None and line.upper is not None else ""
        share = f"{_share(line.share)}{limits}"
        count = HIDDEN if line.count is None else words.number(line.count)
        rows.append([line.label, count, share, words.percent(line.population), line.verdict])
    return ReportedProfile(profile.question.text, profile.source, rows)
