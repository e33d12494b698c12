"""Acts on a consultation before and while it runs: drafted, changed, published, extended, ended, run again."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist, refuse_lost_update
from quadrant.cycle.models import Cycle
from quadrant.engagement.models import Consultation, Extension, LocalConsulting, Question
from quadrant.engagement.queries import questions_of, rule_on, state_of, too_short
from quadrant.engagement.rules import may_consult_on, may_run_consultation, may_set_length
from quadrant.engagement.terms import ConsultationState, Rung, Stage, Strategy
from quadrant.methods.calendar import london_day
from quadrant.partnership.models import Person
from quadrant.partnership.papers import KeptPaper

WORKERS = "Only those who work on this cycle may do this; on no cycle, commissioners and analysts."
FIXED = "This consultation is published: its text and questions no longer change. Extend it, end it or run it again."
MUST_BE_SAID = ("title", "purpose", "decision", "audience", "other_ways")


@dataclass(frozen=True)
class Asked:
    """What a consultation says of itself: why, for which decision, whom it asks, how, from when until when."""

    title: str
    purpose: str
    decision: str
    stage: Stage
    audience: str
    sectors: tuple[str, ...]
    methods: tuple[str, ...]
    other_ways: str
    opens_at: datetime
    closes_at: datetime
    rung_aimed: Rung
    options: str = ""
    plain: str = ""
    short_why: str = ""
    place: str = ""


SAID = tuple(field.name for field in fields(Asked))


def run_by(consultation: Consultation, by: Person) -> Consultation:
    """The consultation under lock, run by this person."""
    kept: Consultation = Consultation.objects.select_for_update().get(pk=consultation.pk)
    allow(may_run_consultation(by, kept), WORKERS)
    return kept


def draft_of(consultation: Consultation, by: Person) -> Consultation:
    """The same, its text and questions still open."""
    kept = run_by(consultation, by)
    insist(kept.published_at is None, FIXED)
    insist(kept.ended_at is None, "This draft was withdrawn.")
    return kept


def _put(consultation: Consultation, asked: Asked) -> None:
    for name in SAID:
        value = getattr(asked, name)
        if isinstance(value, tuple):
            value = list(value)
        setattr(consultation, name, value.strip() if type(value) is str else value)
    for name in MUST_BE_SAID:
        insist(bool(getattr(consultation, name)), "Say this first.", field=name)
    insist(bool(asked.sectors), "Say who is asked: at least one.", field="sectors")
    insist(bool(asked.methods), "Say how they are asked: at least one way.", field="methods")
    insist(
        asked.closes_at > asked.opens_at,
        "It must close after it opens: choose a later day, or a later time, to close.",
        field="closes_on",
    )


@act("consultation.drafted")
def draft_consultation(*, asked: Asked, cycle: Cycle | None = None, by: Person, at: datetime) -> Done[Consultation]:
    """Begin a consultation; nobody outside sees it until it is published and its time has come."""
    allow(may_consult_on(by, cycle), WORKERS)
    made = Consultation(cycle=cycle, drafted_by=by, drafted_at=at)
    _put(made, asked)
    made.save()
    return Done(made, made.title)


@act("consultation.changed")
def change_consultation(
    *, consultation: Consultation, version: int, asked: Asked, by: Person, at: datetime
) -> Done[Consultation]:
    """Say a draft anew. With an old `version` it is refused and nothing typed is lost."""
    kept = draft_of(consultation, by)
    if kept.version != version:
        written = ("purpose", "decision", "title")
        theirs, yours = ({name: getattr(one, name) for name in written} for one in (kept, asked))
        refuse_lost_update("consultation", theirs, yours)
    _put(kept, asked)
    kept.version += 1
    kept.save()
    return Done(kept, kept.title)


@act("consultation.strategy_considered")
def consider_strategy(
    *,
    consultation: Consultation,
    strategy: Strategy,
    why: str,
    paper: KeptPaper | None = None,
    by: Person,
    at: datetime,
) -> Done[Consultation]:
    """Say whether a communications or consultation strategy would help and why; where it would, keep its document."""
    kept = run_by(consultation, by)
    insist(bool(why.strip()), "Give the reason.", field="why")
    has_one = paper is not None or bool(kept.strategy_stored)
    insist(strategy is Strategy.NO or has_one, "Give the strategy's document.", field="file")
    kept.strategy, kept.strategy_why = strategy, why.strip()
    if strategy is Strategy.NO:
        kept.strategy_name = kept.strategy_kind = kept.strategy_stored = kept.strategy_digest = ""
    elif paper is not None:
        kept.strategy_name, kept.strategy_kind = paper.name, paper.kind.ending
        kept.strategy_stored, kept.strategy_digest = paper.file.stored, paper.file.digest
    kept.save()
    return Done(kept, f"{strategy.label}: {kept.strategy_why}")


@act("consultation.published")
def publish_consultation(*, consultation: Consultation, by: Person, at: datetime) -> Done[Consultation]:
    """Fix the text and the questions. The public page opens and closes at its times by itself."""
    kept = draft_of(consultation, by)
    questions = questions_of(kept)
    insist(
        any(not one.monitors for one in questions),
        "Ask at least one question about the matter itself, beside those for equality monitoring.",
    )
    insist(bool(kept.strategy), "Say first whether a communications or consultation strategy would help.")
    insist(kept.closes_at > at, "Its last day is over: give it new dates.")
    short = too_short(kept)
    insist(not short or bool(kept.short_why), f"{short} Say why less is enough.")
    kept.rule_says = rule_on(london_day(kept.opens_at)).says
    kept.published_by, kept.published_at = by, at
    kept.save()
    return Done(kept, f"“{kept.title}”, {len(questions)} questions")


@act("consultation.withdrawn")
def withdraw_draft(*, consultation: Consultation, why: str, by: Person, at: datetime) -> Done[Consultation]:
    """Take a draft off the list."""
    kept = draft_of(consultation, by)
    insist(bool(why.strip()), "Say why the draft is withdrawn.", field="why")
    kept.ended_by, kept.ended_at, kept.ended_why = by, at, why.strip()
    kept.title = f"{kept.title[:130]} (withdrawn {kept.pk})"
    kept.save()
    return Done(kept, kept.ended_why)


@act("consultation.extended")
def extend_consultation(
    *, consultation: Consultation, until: datetime, why: str, by: Person, at: datetime
) -> Done[Extension]:
    """Give a consultation more time, before its time is over."""
    kept = run_by(consultation, by)
    insist(_is_running(kept, at), "Only a consultation that opens later or is open can be given more time.")
    insist(until > kept.closes_at, "Choose a later day: it closes on that day or after it already.", field="until")
    insist(bool(why.strip()), "Say why more time is given.", field="why")
    made = Extension(consultation=kept, was=kept.closes_at, until=until, why=why.strip(), made_by=by, made_at=at)
    made.save()
    kept.closes_at = until
    kept.save()
    return Done(made, made.why)


@act("consultation.ended")
def end_consultation(*, consultation: Consultation, why: str, by: Person, at: datetime) -> Done[Consultation]:
    """End a consultation before its time; what was answered stays. The public page says that it ended and why."""
    kept = run_by(consultation, by)
    insist(_is_running(kept, at), "Only a consultation that opens later or is open can be ended.")
    insist(bool(why.strip()), "Say why it ends early.", field="why")
    kept.ended_by, kept.ended_at, kept.ended_why = by, at, why.strip()
    kept.save()
    return Done(kept, kept.ended_why)


def _is_running(consultation: Consultation, at: datetime) -> bool:
    return state_of(consultation, at) in (ConsultationState.COMING, ConsultationState.OPEN)


@act("consultation.run_again")
def run_again(
    *, consultation: Consultation, title: str, opens_at: datetime, closes_at: datetime, by: Person, at: datetime
) -> Done[Consultation]:
    """A new draft with the text and questions of an earlier consultation, so that answers can be set side by side."""
    earlier = run_by(consultation, by)
    insist(earlier.published_at is not None, "This one was never run: change it instead.")
    insist(bool(title.strip()), "Give it a title.", field="title")
    insist(
        closes_at > opens_at,
        "It must close after it opens: choose a later day, or a later time, to close.",
        field="closes_on",
    )
    made = Consultation(cycle=earlier.cycle, earlier=earlier, drafted_by=by, drafted_at=at)
    for name in SAID:
        setattr(made, name, getattr(earlier, name))
    made.title, made.opens_at, made.closes_at, made.short_why = title.strip(), opens_at, closes_at, ""
    made.save()
    copied = ("number", "kind", "text", "hint", "plain", "choices", "low", "high", "monitors")
    for question in Question.objects.filter(consultation=earlier).order_by("number"):
        Question(consultation=made, **{name: getattr(question, name) for name in copied}).save()
    return Done(made, f"“{made.title}” after “{earlier.title}”")


@act("consultation.rung_reached")
def record_rung(
    *, consultation: Consultation, reached: Rung, evidence: str, by: Person, at: datetime
) -> Done[Consultation]:
    """Say how far up the ladder of co-production the consultation came, and what shows it."""
    kept = run_by(consultation, by)
    insist(bool(evidence.strip()), "Say what shows it.", field="evidence")
    kept.rung_reached, kept.rung_evidence = reached, evidence.strip()
    kept.save()
    return Done(kept, f"{reached.label}, aimed for {Rung(kept.rung_aimed).label.lower()}")


@act("consulting.length_set")
def set_consulting_length(
    *, weeks: int, adds_holidays: bool, basis: str, from_on: date, by: Person, at: datetime
) -> Done[LocalConsulting]:
    """Say how long consultations stay open here, from a day on. What is published keeps the rule of its day."""
    allow(may_set_length(by), "Only an administrator or the monitoring officer sets local rules.")
    insist(bool(basis.strip()), "Say on what basis, such as a policy of the council.", field="basis")
    insist(from_on >= london_day(at), "A rule cannot hold from a day that is over.", field="from_on")
    insist(1 <= weeks <= 52, "Give from 1 to 52 weeks.", field="weeks")
    made = LocalConsulting(weeks=weeks, adds_holidays=adds_holidays, basis=basis.strip(), from_on=from_on)
    made.set_by, made.set_at = by, at
    made.save()
    return Done(made, made.rule.says)
