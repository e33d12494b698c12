"""Where the quality standards of a framework stand for an agreement, and what keeps it from being signed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from quadrant.cycle.framework.schema import QualityStandard
from quadrant.cycle.queries import framework_of
from quadrant.do.agreements.models import Agreement, StandardCheck, StandardWaiver
from quadrant.do.agreements.terms import STANDS, AgreementState, Judged, StandardState

SOON = timedelta(days=60)


@dataclass(frozen=True)
class Standing:
    """One standard of the framework as it stands for an agreement on a day."""

    standard: QualityStandard
    state: StandardState
    check: StandardCheck | None
    waiver: StandardWaiver | None

    @property
    def label(self) -> str:
        return f"standard {self.standard.number}, {self.standard.name}"

    @property
    def holds(self) -> bool:
        return self.state in STANDS

    def expires_soon(self, on: date) -> bool:
        """Met, or waived, for no more than 60 days from the day."""
        until = self.waiver.until if self.waiver else self.check.expires_on if self.check else None
        return self.holds and until is not None and until - on <= SOON


def standards_of(agreement: Agreement) -> list[QualityStandard]:
    """The quality standards that the cycle's framework sets."""
    return list(framework_of(agreement.cycle.framework).standards)


def standings_of(agreement: Agreement, *, on: date) -> list[Standing]:
    """Every standard of the framework for one agreement, by number."""
    return standings_of_agreements([agreement], on=on)[agreement.pk]


def standings_of_agreements(chosen: Sequence[Agreement], *, on: date) -> dict[int, list[Standing]]:
    """The same of many agreements. Two queries, and one for each framework not read before."""
    checks = _latest(StandardCheck.objects.filter(agreement__in=chosen).order_by("pk"))
    waivers = _latest(
        StandardWaiver.objects.approved()
        .filter(agreement__in=chosen, until__gte=on)
        .select_related("approved_by", "recommendation__report")
        .order_by("until", "pk")
    )
    return {
        one.pk: [
            _standing(standard, checks.get((one.pk, standard.key)), waivers.get((one.pk, standard.key)), on)
            for standard in standards_of(one)
        ]
        for one in chosen
    }


def _latest(rows: Iterable[StandardCheck] | Iterable[StandardWaiver]) -> dict[tuple[int, str], object]:
    return {(row.agreement_id, row.standard): row for row in rows}


def _standing(standard: QualityStandard, check: object, waiver: object, on: date) -> Standing:
    found = check if isinstance(check, StandardCheck) else None
    leave = waiver if isinstance(waiver, StandardWaiver) else None
    state = _state(found, on)
    if state is not StandardState.MET and leave is not None:
        return Standing(standard, StandardState.WAIVED, found, leave)
    return Standing(standard, state, found, None)


def _state(check: StandardCheck | None, on: date) -> StandardState:
    if check is None:
        return StandardState.NOT_CHECKED
    if check.judged == Judged.MET and check.expires_on is not None and check.expires_on < on:
        return StandardState.EXPIRED
    return StandardState(check.judged)


def checks_of(agreement: Agreement) -> list[StandardCheck]:
    """Every check, the latest first."""
    return list(StandardCheck.objects.filter(agreement=agreement).select_related("checked_by").order_by("-pk"))


def found_none_needed(agreement: Agreement) -> StandardCheck | None:
    """The note that the framework asks for no standard, if somebody looked."""
    found: StandardCheck | None = (
        StandardCheck.objects.filter(agreement=agreement, standard="").select_related("checked_by").first()
    )
    return found


def waivers_of(agreement: Agreement) -> list[StandardWaiver]:
    """Every waiver asked for or approved, by standard, the latest first."""
    found = StandardWaiver.objects.filter(agreement=agreement).select_related(
        "agreement", "proposed_by", "approved_by", "recommendation__report__body"
    )
    return list(found.order_by("number", "-pk"))


def waiver_numbered(number: int) -> StandardWaiver | None:
    found: StandardWaiver | None = (
        StandardWaiver.objects.select_related("agreement__provider", "agreement__unit", "proposed_by")
        .filter(pk=number)
        .first()
    )
    return found


def waivers_to_approve() -> list[StandardWaiver]:
    """Waivers that wait for approval, the oldest first."""
    waiting = StandardWaiver.objects.filter(approved_at=None, agreement__withdrawn_at=None)
    return list(waiting.select_related("agreement__provider", "proposed_by").order_by("proposed_at", "pk"))


def waivers_in_force(*, of: Any, on: date) -> list[StandardWaiver]:
    """What is waived on a day on the agreements `of` (a queryset), the soonest to end first."""
    standing = StandardWaiver.objects.approved().filter(until__gte=on, agreement__in=of.order_by().values("pk"))
    return list(standing.select_related("agreement__provider", "approved_by", "proposed_by").order_by("until", "pk"))


def standards_ending(*, on: date) -> dict[int, list[Standing]]:
    """For each live agreement, the standards whose evidence or waiver ends within 60 days."""
    live = list(
        Agreement.objects.with_state(on)
        .filter(state=AgreementState.LIVE)
        .select_related("cycle__framework", "provider")
        .defer("cycle__framework__text", "cycle__framework__content")
    )
    found: dict[int, list[Standing]] = defaultdict(list)
    for number, standings in standings_of_agreements(live, on=on).items():
        found[number] = [one for one in standings if one.expires_soon(on)]
    return {number: soon for number, soon in found.items() if soon}
