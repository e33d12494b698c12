"""The facts that agreements can state to a cycle."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from django.db.models import Min

from quadrant.cycle.registry import fact
from quadrant.cycle.terms import Fact, FactKey
from quadrant.do.agreements.models import Agreement, AgreementFundingLine, KpiTarget, StandardCheck, StandardWaiver
from quadrant.do.agreements.queries import standings_of_agreements
from quadrant.do.agreements.rules import providers_hidden_from
from quadrant.governance.models import Report
from quadrant.governance.registry import Stake, stake, tells
from quadrant.governance.terms import DrawsOn, typed_table
from quadrant.methods import words
from quadrant.methods.calendar import FinancialYear, london_day
from quadrant.partnership.within import here

Stated = Iterable[tuple[int, Fact]]


@fact(FactKey.AGREEMENT_DRAFTED)
def agreements_drafted(cycles: Sequence[int]) -> Stated:
    for one in Agreement.objects.standing().filter(cycle__in=cycles).select_related("drafted_by"):
        yield one.cycle_id, _told(one.drafted_at, f"“{one.title}” was drafted", one.drafted_by.name)


@fact(FactKey.AGREEMENT_SIGNED)
def agreements_signed(cycles: Sequence[int]) -> Stated:
    """An agreement was signed; it stays so when it ends."""
    for one in Agreement.objects.signed().filter(cycle__in=cycles).select_related("provider", "signed_by"):
        said = f"“{one.title}” was signed with {one.provider.name}"
        yield one.cycle_id, _told(one.signed_at, said, one.signed_by.name)


@fact(FactKey.STANDARDS_BEGUN)
def standards_begun(cycles: Sequence[int]) -> Stated:
    """Somebody checked a standard, or noted that none is asked for: the first check of each agreement."""
    checks = StandardCheck.objects.filter(agreement__cycle__in=cycles, agreement__withdrawn_at=None)
    first = checks.order_by().values("agreement").annotate(first=Min("pk")).values("first")
    for check in StandardCheck.objects.filter(pk__in=first).select_related("agreement", "checked_by"):
        said = f"The standards of “{check.agreement.title}” are being checked"
        yield check.agreement.cycle_id, _told(check.checked_at, said, check.checked_by.name)


@fact(FactKey.STANDARDS_CHECKED)
def standards_checked(cycles: Sequence[int]) -> Stated:
    """Every standard of the framework is met or waived today for an agreement; since the last check or waiver."""
    looked = StandardCheck.objects.filter(agreement__cycle__in=cycles, agreement__withdrawn_at=None).values("agreement")
    chosen = list(
        Agreement.objects.filter(pk__in=looked)
        .select_related("cycle__framework")
        .defer("cycle__framework__text", "cycle__framework__content")
    )
    standings = standings_of_agreements(chosen, on=here().on)
    last = _last_settled(chosen)
    for one in chosen:
        if all(standing.holds for standing in standings[one.pk]):
            waived = sum(standing.waiver is not None for standing in standings[one.pk])
            with_waiver = f", {waived} of them waived" if waived else ""
            yield one.cycle_id, _told(last[one.pk], f"“{one.title}” meets every standard{with_waiver}")


def _last_settled(chosen: Sequence[Agreement]) -> dict[int, datetime]:
    """When each agreement's standards were last checked or waived."""
    latest: dict[int, list[datetime]] = defaultdict(list)
    checks = StandardCheck.objects.filter(agreement__in=chosen).values_list("agreement_id", "checked_at")
    waivers = StandardWaiver.objects.approved().filter(agreement__in=chosen).values_list("agreement_id", "approved_at")
    for number, at in [*checks, *waivers]:
        latest[number].append(at)
    return {number: max(moments) for number, moments in latest.items()}


@fact(FactKey.KPIS_SET)
def kpis_set(cycles: Sequence[int]) -> Iterator[tuple[int, Fact]]:
    """A measure of an agreement has a target: the first and the latest in each cycle."""
    targets = KpiTarget.objects.filter(kpi__agreement__cycle__in=cycles, kpi__agreement__withdrawn_at=None)
    found: dict[int, list[KpiTarget]] = defaultdict(list)
    for target in targets.select_related("kpi__agreement", "set_by").order_by("set_at", "pk"):
        found[target.kpi.agreement.cycle_id].append(target)
    for cycle, all_set in found.items():
        for one in {all_set[0].pk: all_set[0], all_set[-1].pk: all_set[-1]}.values():
            said = f"“{one.kpi.name}” has a target of {one.target.normalize():f}"
            yield cycle, _told(one.set_at, said, one.set_by.name)


def _told(at: datetime, sentence: str, by: str = "") -> Fact:
    return Fact(london_day(at), sentence, by=by, at=at)


@stake
def who_is_paid(reports: Sequence[int]) -> Iterable[Stake]:
    """Whoever holds a signed agreement of the cycle that a report is written for."""
    cycles = Report.objects.filter(pk__in=reports, cycle__isnull=False)
    signed = Agreement.objects.signed().filter(cycle__in=cycles.values("cycle")).select_related("provider")
    held: dict[int, list[Agreement]] = defaultdict(list)
    for one in signed:
        held[one.cycle_id].append(one)
    for report, cycle in cycles.values_list("pk", "cycle"):
        for one in held[cycle or 0]:
            yield Stake(report, one.provider_id, f"is paid under “{one.title}”")


@tells(DrawsOn.MONEY)
def agreed_in_words(cycle: Any, person: Any) -> Iterable[str]:
    """What signed agreements pay to whom, from which fund in which year; never one that is kept from this person."""
    lines = AgreementFundingLine.objects.filter(agreement__cycle=cycle, agreement__signed_at__isnull=False)
    seen = lines.exclude(agreement__provider__in=providers_hidden_from(person))
    yield typed_table(
        "What signed agreements pay",
        ("Agreement", "Provider", "Year", "Fund", "Amount"),
        (
            (
                one.agreement.title,
                one.agreement.provider.name,
                FinancialYear(one.year).label,
                one.fund.name,
                words.money(one.amount),
            )
            for one in seen.select_related("agreement__provider", "fund").order_by("agreement__title", "year", "fund")
        ),
    )
