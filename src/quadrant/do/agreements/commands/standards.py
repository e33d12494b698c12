"""Checking quality standards, and waiving those that are not met: asked by one person, approved by another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.framework.schema import QualityStandard
from quadrant.do.agreements.commands.agreements import NOT_YOURS
from quadrant.do.agreements.models import Agreement, StandardCheck, StandardWaiver
from quadrant.do.agreements.queries import found_none_needed, standards_of, standings_of
from quadrant.do.agreements.rules import may_approve_waiver, may_manage_agreement, may_record_waiver
from quadrant.do.agreements.terms import Finding, Judged
from quadrant.governance.models import Recommendation
from quadrant.governance.queries import held_back_under, is_favourable, resolution_of, waits_for_others
from quadrant.methods.calendar import in_words, london_day
from quadrant.partnership.models import Person
from quadrant.partnership.terms import DecisionKind


@act("standards.checked")
def check_standards(
    *, agreement: Agreement, findings: Mapping[str, Finding], by: Person, at: datetime
) -> Done[Agreement]:
    """Record what a check found on some or all standards, by their keys. Earlier checks stay; the latest holds."""
    kept = _open(agreement, by)
    known = {standard.key: standard for standard in standards_of(kept)}
    for key, finding in findings.items():
        insist(key in known, f"The framework has no standard '{key}'.")
        insist(bool(finding.evidence.strip()), "Say on what evidence.", field=f"evidence_{key}")
        StandardCheck(
            agreement=kept,
            standard=key,
            number=known[key].number,
            name=known[key].name[:200],
            judged=finding.judged,
            evidence=finding.evidence.strip(),
            expires_on=finding.expires_on,
            checked_by=by,
            checked_at=at,
        ).save()
    met = sum(one.holds for one in standings_of(kept, on=london_day(at)))
    return Done(kept, f"{met} of {len(known)} standards are met or waived")


@act("standards.none_needed")
def note_no_standards(*, agreement: Agreement, note: str, by: Person, at: datetime) -> Done[Agreement]:
    """Say that somebody looked, and the framework asks for no standard."""
    kept = _open(agreement, by)
    insist(not standards_of(kept), "The framework has quality standards: check them.")
    insist(found_none_needed(kept) is None, "This has already been noted.")
    insist(bool(note.strip()), "Say what was looked at.", field="note")
    StandardCheck(
        agreement=kept,
        number=0,
        name="No standard asked for",
        judged=Judged.MET,
        evidence=note.strip(),
        checked_by=by,
        checked_at=at,
    ).save()
    return Done(kept, note.strip())


@act("waiver.proposed")
def propose_waiver(
    *, agreement: Agreement, standard: str, reason: str, until: date, by: Person, at: datetime
) -> Done[StandardWaiver]:
    """Ask for leave to go on without a standard until a day. It counts once somebody else approved it."""
    kept = _open(agreement, by)
    asked = _unmet(kept, standard, london_day(at))
    insist(bool(reason.strip()), "Say why the standard is waived.", field="reason")
    insist(until > london_day(at), "A waiver ends on a day to come.", field="until")
    made = StandardWaiver(
        agreement=kept,
        standard=asked.key,
        number=asked.number,
        name=asked.name[:200],
        reason=reason.strip(),
        until=until,
        proposed_by=by,
        proposed_at=at,
    )
    made.save()
    return Done(made, f"Standard {asked.number}, {asked.name}, until {in_words(until)}: {reason.strip()}")


def _unmet(agreement: Agreement, standard: str, on: date) -> QualityStandard:
    found = next((one for one in standings_of(agreement, on=on) if one.standard.key == standard), None)
    insist(found is not None, f"The framework has no standard '{standard}'.", field="standard")
    assert found is not None  # noqa: S101  the line above refused it
    insist(found.check is not None, "Check the standard first.", field="standard")
    insist(not found.holds, "This standard is met or already waived.", field="standard")
    return found.standard


@act("waiver.approved")
def approve_waiver(
    *, waiver: StandardWaiver, recommendation: Recommendation | None = None, by: Person, at: datetime
) -> Done[StandardWaiver]:
    """Approve a waiver: a commissioner who did not ask for it, or a body by its favourable decision on a waiver."""
    kept = (
        StandardWaiver.objects.select_for_update(of=("self",)).select_related("agreement__provider").get(pk=waiver.pk)
    )
    if recommendation is None:
        allow(by.pk != kept.proposed_by_id, "You asked for this waiver, so somebody else approves it.")
        allow(
            may_approve_waiver(by, kept), "Only a commissioner without an interest in the provider approves a waiver."
        )
    else:
        allow(may_record_waiver(by, kept), NOT_YOURS)
        _refuse_undecided(recommendation, london_day(at))
    insist(kept.approved_at is None, "This waiver has already been approved.")
    insist(kept.until > london_day(at), "The day until which it was asked for has gone by. Ask again.")
    kept.recommendation, kept.approved_by, kept.approved_at = recommendation, by, at
    kept.save()
    return Done(kept, f"Standard {kept.number}, {kept.name}, until {in_words(kept.until)}")


def _refuse_undecided(recommendation: Recommendation, on: date) -> None:
    right_kind = recommendation.kind == DecisionKind.WAIVER
    insist(right_kind, "Choose a recommendation to waive a quality standard.", field="recommendation")
    resolution = resolution_of(recommendation)
    waits = waits_for_others(resolution) if resolution is not None else ""
    insist(not waits, waits, field="recommendation")
    favourable = resolution is not None and is_favourable(resolution)
    insist(favourable, "No body has approved that recommendation.", field="recommendation")
    held = held_back_under(recommendation, on)
    insist(not held, held, field="recommendation")


def _open(agreement: Agreement, by: Person) -> Agreement:
    """The agreement locked, by somebody who manages it; refused once it was given up."""
    allow(may_manage_agreement(by, agreement), NOT_YOURS)
    kept: Agreement = (
        Agreement.objects.select_for_update(of=("self",))
        .select_related("provider", "unit", "cycle__framework")
        .get(pk=agreement.pk)
    )
    insist(kept.withdrawn_at is None, "This draft was given up.")
    return kept
