"""Single rows that no factory makes: an interest, an upload, a task, a panel whose markers differ."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from quadrant.analyse.outcomes.terms import Received
from quadrant.appraisal import commands as appraising
from quadrant.appraisal.models import CriteriaSet, Panel
from quadrant.cycle import commands as running
from quadrant.cycle.models import Cycle
from quadrant.do.agreements.commands import import_contracts, import_spend, plan_end, record_outside_tender
from quadrant.do.agreements.models import Agreement, RegisteredContract
from quadrant.do.agreements.terms import AtEnd, ContractLine, SpendLine, Supplier, TenderFacts
from quadrant.governance.commands import open_challenge, raise_point
from quadrant.governance.models import Recommendation
from quadrant.intake import commands as intake
from quadrant.intake.queries import upload_numbered
from quadrant.intake.terms import Described
from quadrant.partnership.commands import declare_interest, set_publication
from quadrant.partnership.keeping import KeptFile, keep
from quadrant.partnership.models import Body, Organisation, Person
from quadrant.partnership.terms import InterestKind, Role
from quadrant.partnership.within import here
from quadrant.plan.funds.commands import import_monitoring
from quadrant.plan.funds.terms import FinanceLine
from quadrant.review.lessons.models import Lesson
from tests.factories import agreements, appraisal, funds, governance, lessons, outcomes
from tests.factories.partnership import LONG_AGO, NOW


def interest(somebody: Person, of: Organisation, kind: InterestKind = InterestKind.ORGANISATIONAL) -> None:
    """Written into the register by its keeper, Mona."""
    declare_interest(
        person=somebody,
        kind=kind,
        nature="Works there",
        organisation=of,
        from_on=LONG_AGO,
        by=governance.holding("Mona", Role.MONITORING_OFFICER),
        at=NOW,
    )


def publish_the_register() -> None:
    mona = governance.holding("Mona", Role.MONITORING_OFFICER)
    set_publication(from_on=NOW.date(), is_public=True, why="Standing order 9", by=mona, at=NOW)


def challenged(of: Cycle, peers: Body, subject: str, member: Person) -> None:
    """Asked for by Clara, with one point put by a member of the peers."""
    by, reply_by = appraisal.commissioner("Clara"), date(2026, 12, 1)
    made = open_challenge(cycle=of, challenger=peers, subject=subject, reply_by=reply_by, by=by, at=NOW)
    raise_point(challenge=made, text="Who pays?", by=member, at=NOW)


def upload(name: str) -> None:
    kept = KeptFile(stored=f"{name}.csv", digest="0" * 64, size=1)
    intake.receive_upload(file_name=f"{name}.csv", kept=kept, said=Described(), by=outcomes.analyst(), at=NOW)


def task(of: Cycle, title: str, owner: Person) -> None:
    by = appraisal.commissioner("Clara")
    running.set_task(cycle=of, title=title, owner=owner, due_on=date(2026, 12, 1), by=by, at=NOW)


def lesson(of: Cycle, title: str) -> Lesson:
    return lessons.recorded(of, learnt=replace(lessons.LEARNT, title=title))


def agreed(title: str, **terms: Any) -> Agreement:
    """A signed agreement with a provider of its own, paid from a fund of its own; all rest on one award."""
    fund = agreements.paying(f"{title} fund")
    award = Recommendation.objects.filter(report__title="All awards").first()
    return agreements.signed(
        recommendation=award or agreements.award(300_000, title="All awards"),
        of=agreements.provider(f"{title} Trust"),
        terms=agreements.terms(title=title, **terms),
        lines=agreements.money(fund),
    )


def panellist(named: Panel, somebody: Person) -> None:
    appraising.add_panellist(panel=named, person=somebody, by=appraisal.commissioner("Clara"), at=NOW)


def marked_apart(used: CriteriaSet, titles: list[str]) -> CriteriaSet:
    """Two markers who differ on one criterion of every entry."""
    for title in titles:
        appraisal.entry(used, title)
    chair, *markers = [governance.holding(name, Role.GROUP_MEMBER) for name in ("Cheng", "Mo", "Nia")]
    named = appraisal.panel(used, *markers, chair=chair)
    for panellist, first in zip(appraisal.shared_out(named), (1, 5), strict=True):
        appraisal.mark_all(panellist, {title: [first, *([3] * 10)] for title in titles})
    return used


def _file(name: str) -> Received:
    return Received(name, f"{name}.csv", "0" * 64, 1, "kept", 1)


def registered(name: str, number: int) -> None:
    """A register of one contract, of a supplier of its own, for whose end something is planned."""
    line = ContractLine(
        name, Supplier(f"{name} Trust"), None, date(2027, 3, number + 1), Decimal(1_000), reference=name
    )
    import_contracts(lines=[line], file=_file(name), by=agreements.manager(), at=NOW)
    contract = RegisteredContract.objects.get(reference=name)
    plan_end(contract=contract, what=AtEnd.EXTEND, by=agreements.manager(), at=NOW)


def run_elsewhere(name: str) -> None:
    """A tender run in another system that somebody won."""
    facts = TenderFacts(name, system="A portal", awarded_on=date(2026, 10, 1))
    won = agreements.provider(f"{name} Trust")
    record_outside_tender(facts=facts, awarded_to=won, by=agreements.manager(), at=NOW)


def paid(name: str) -> None:
    """A published list of one payment."""
    line = SpendLine(date(2026, 10, 1), Decimal(600), supplier=name, department=name)
    import_spend(lines=[line], file=_file(name), by=agreements.manager(), at=NOW)


def monitored(name: str) -> None:
    """A cost centre in the finance system's file of October."""
    line = FinanceLine(
        name, name, "1000", "Salaries", 2026, 7, Decimal(500), budget=Decimal(900), forecast=Decimal(800)
    )
    import_monitoring(lines=[line], file=_file(name), by=funds.officer(), at=NOW)


def _figures(changed: int) -> bytes:
    rows = [f"Waiting,{2020 + at},England,{at + (10 if at < changed else 0)}" for at in range(3)]
    return "\n".join(["Indicator,Period,Area,Value", *rows, ""]).encode()


def dataset_of_three() -> None:
    """Three figures in a dataset called Waiting times."""
    number = correction(0)
    upload = upload_numbered(number)
    assert upload is not None
    intake.read_and_take_in(upload, by=outcomes.analyst(), at=NOW, told=lambda _percent, _sentence: None)


def correction(changed: int) -> int:
    """A file received that tells so many of the three figures otherwise; its number."""
    kept = keep([_figures(changed)], partnership=here().partnership_id)
    said = Described(name="Waiting times")
    made = intake.receive_upload(file_name="waiting.csv", kept=kept, said=said, by=outcomes.analyst(), at=NOW)
    return int(made.pk)
