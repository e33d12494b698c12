"""An agreement from its draft to its signature: standards checked, one measure set, signed by somebody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from quadrant.analyse.outcomes.terms import Polarity
from quadrant.cycle.models import Cycle
from quadrant.demo.loading.story import Story
from quadrant.do.agreements.commands import (
    FundingTerm,
    check_standards,
    draft_agreement,
    note_no_standards,
    set_kpi,
    share_between_outcomes,
    sign_agreement,
)
from quadrant.do.agreements.models import Agreement, Kpi
from quadrant.do.agreements.queries import agreement_numbered, standards_of
from quadrant.do.agreements.terms import Definition, Finding, Form, Judged, KpiKind, Measure, Terms
from quadrant.governance.models import Recommendation
from quadrant.partnership.models import Person, Unit
from quadrant.plan.proposals.models import Offer
from quadrant.review.performance.commands import accept_return, send_return
from quadrant.review.performance.models import KpiReturn
from quadrant.review.performance.terms import Figures

HUNDRED = Decimal(100)


@dataclass(frozen=True)
class NewAgreement:
    """What an agreement says, what it rests on, and its one measure; `provider` is an organisation's key."""

    key: str
    title: str
    form: Form
    purpose: str
    provider: str
    starts_on: date
    ends_on: date
    kpi: str
    target: Decimal | None = None
    tolerance: Decimal = Decimal(0)
    measure: Measure = Measure.PER_CENT
    polarity: Polarity = Polarity.HIGH
    baseline: int | None = None
    due_days: int = 14
    unit_of_measure: str = ""
    outcomes: Mapping[str, int] | None = None
    lines: Sequence[FundingTerm] = ()
    unit: Unit | None = None
    offer: Offer | None = None
    rests_on: Recommendation | None = None
    parent: Agreement | None = None


def again(agreement: Agreement) -> Agreement:
    """The agreement read anew, as a page has it."""
    found = agreement_numbered(agreement.pk)
    assert found is not None  # noqa: S101  it was drafted
    return found


def draft(
    story: Story, cycle: Cycle, new: NewAgreement, *, on: date, by: str = "contracts",
    findings: Mapping[str, Finding] | None = None, evidence: str = "Seen at a visit; papers on file.",
) -> Agreement:  # fmt: skip
    """Draft it, set its measure and check its standards; `findings` says what was found where it is not a plain met.

    Kept as `agreement <key>` and `kpi <key>`.
    """
    person = story.person(by)
    with story.on(on, 11) as at:
        made = draft_agreement(
            cycle=cycle, terms=Terms(new.title, new.form, new.purpose, new.starts_on, new.ends_on),
            provider=story.organisation(new.provider), unit=new.unit, offer=new.offer, recommendation=new.rests_on,
            parent=new.parent, lines=new.lines, by=person, at=at,
        )  # fmt: skip
        made = again(made)
        if new.outcomes:
            shares = {story.made[f"outcome {key}"]: Decimal(share) for key, share in new.outcomes.items()}
            share_between_outcomes(agreement=made, shares=shares, by=person, at=at)
        asked = standards_of(made)
        if asked:
            met = {one.key: Finding(Judged.MET, evidence) for one in asked}
            check_standards(agreement=made, findings={**met, **(findings or {})}, by=person, at=at)
        else:
            note = "The framework asks for no standards of its own."
            note_no_standards(agreement=made, note=note, by=person, at=at)
        kpi = _measure(new, made, person, at)
    story.made[f"agreement {new.key}"], story.made[f"kpi {new.key}"] = made, kpi
    return made


def _measure(new: NewAgreement, agreement: Agreement, by: Person, at: datetime) -> Kpi:
    """Its one measure, with the first target where it has one."""
    definition = Definition(
        name=new.kpi, kind=KpiKind.HOW_MUCH if new.measure is Measure.COUNT else KpiKind.BETTER_OFF,
        measure=new.measure, polarity=new.polarity, numerator="those who did", denominator="all who could",
        unit=new.unit_of_measure, due_days=new.due_days, baseline=new.baseline,
    )  # fmt: skip
    return set_kpi(agreement=agreement, definition=definition, target=new.target, tolerance=new.tolerance, by=by, at=at)


def sign(story: Story, key: str, *, on: date, by: str) -> Agreement:
    """Sign it; kept anew."""
    with story.on(on, 15) as at:
        agreement = again(story.made[f"agreement {key}"])
        story.made[f"agreement {key}"] = signed = sign_agreement(agreement=agreement, by=story.person(by), at=at)
    return signed


def figures_of(kpi: Kpi, value: Decimal) -> Figures:
    """Counts out of a hundred for a per cent, else the value as it is."""
    if kpi.measure == Measure.PER_CENT:
        return Figures(numerator=value, denominator=HUNDRED)
    return Figures(value=value)


def report(
    story: Story, key: str, month: date, value: Decimal, *, sent_on: date, by: str, words: str = "",
    accepted_on: date | None = None,
) -> KpiReturn:  # fmt: skip
    """Send a month's figures for the provider; accept them on a day, where it is given."""
    with story.on(sent_on, 10) as at:
        kpi = measure_to_report(story, key)
        sent = send_return(
            kpi=kpi, period_on=month, figures=figures_of(kpi, value), commentary=words, by=story.person(by), at=at
        )
    if accepted_on is not None:
        accept(story, sent, accepted_on)
    return sent


def accept(story: Story, sent: KpiReturn, on: date) -> None:
    """Accept a return on a day."""
    with story.on(on, 15) as at:
        accept_return(sent=sent, by=story.person("contracts"), at=at)


def measure_to_report(story: Story, key: str) -> Kpi:
    """The measure with its signed agreement; kept, for it is reported on every month."""
    known = f"reported {key}"
    if known not in story.made:
        story.made[known] = Kpi.objects.select_related("agreement__provider").get(pk=story.made[f"kpi {key}"].pk)
    kpi: Kpi = story.made[known]
    return kpi
