"""Acts on needs: stated, changed, withdrawn, linked to outcomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from decimal import Decimal
from typing import Any

from quadrant.analyse.needs.models import Need, NeedOutcome
from quadrant.analyse.needs.rules import may_change_need, may_state_need
from quadrant.analyse.needs.terms import Met, Severity, Trend
from quadrant.analyse.outcomes.models import Area, Outcome
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist, refuse_lost_update
from quadrant.cycle.models import Cycle
from quadrant.partnership.links import insist_whole, link_anew, shares_in_words
from quadrant.partnership.models import Person

WORKERS = "Only those who work on this cycle may do this."
WITHDRAWN = "This need was withdrawn."


@dataclass(frozen=True)
class StatedAs:
    """What is said of a need: who has it, how many, how hard, where, which way it moves, how far it is met."""

    statement: str
    who: str
    severity: Severity
    how_many: int | None = None
    area: Area | None = None
    where: str = ""
    trend: Trend = Trend.UNKNOWN
    inequality: str = ""
    met: Met = Met.UNKNOWN
    gap: str = ""


SAID = tuple(field.name for field in fields(StatedAs))


def standing_need(need: Need, by: Person) -> Need:
    """The need under lock, still standing, that this person may change."""
    kept: Need = Need.objects.select_for_update().get(pk=need.pk)
    allow(may_change_need(by, kept), WORKERS)
    insist(kept.withdrawn_at is None, WITHDRAWN)
    return kept


def _insist_said(said: StatedAs) -> None:
    insist(bool(said.statement.strip()), "Say what the need is.", field="statement")
    insist(bool(said.who.strip()), "Say who has this need.", field="who")


def _put(need: Need, said: StatedAs) -> None:
    for name in SAID:
        value = getattr(said, name)
        setattr(need, name, value.strip() if type(value) is str else value)


@act("need.stated")
def state_need(*, cycle: Cycle, said: StatedAs, origin: str = "", by: Person | None, at: datetime) -> Done[Need]:
    """State a need of a cycle. `origin` says where it came from; by nobody only when it is carried from a lesson."""
    if by is not None:
        allow(may_state_need(by, cycle), WORKERS)
    _insist_said(said)
    made = Need(cycle=cycle, origin=origin.strip()[:300], stated_by=by, stated_at=at)
    _put(made, said)
    made.save()
    return Done(made, f"The need “{made.statement}” was stated")


@act("need.changed")
def change_need(*, need: Need, version: int, said: StatedAs, by: Person, at: datetime) -> Done[Need]:
    """Say a need anew. `version` is the one that the person had before them: if it is old, both texts are kept."""
    kept = standing_need(need, by)
    if kept.version != version:
        theirs, yours = ({name: _words(getattr(one, name)) for name in SAID} for one in (kept, said))
        refuse_lost_update("need", theirs, yours)
    _insist_said(said)
    _put(kept, said)
    kept.version += 1
    kept.save()
    return Done(kept, f"The need “{kept.statement}” was changed")


def _words(value: Any) -> str:
    return "" if value is None else str(value).strip()


@act("need.withdrawn")
def withdraw_need(*, need: Need, why: str, by: Person, at: datetime) -> Done[Need]:
    """Take a need off the cycle's list; what was said of it, and assessments that hold it, stay."""
    kept = standing_need(need, by)
    insist(bool(why.strip()), "Say why the need is withdrawn.", field="why")
    kept.withdrawn_by, kept.withdrawn_at, kept.withdrawn_why = by, at, why.strip()
    kept.version += 1
    kept.save()
    return Done(kept, kept.withdrawn_why)


@act("need.linked_to_outcomes")
def link_need_to_outcomes(*, need: Need, shares: Mapping[Outcome, Decimal], by: Person, at: datetime) -> Done[Need]:
    """Say which outcomes meeting the need would serve, and in what shares: these and no others, adding to 100."""
    kept = standing_need(need, by)
    if shares:
        insist_whole(shares.values())
    link_anew(NeedOutcome, {"need": kept}, "outcome", shares, at=at)
    return Done(kept, shares_in_words(shares) or "No outcome")
