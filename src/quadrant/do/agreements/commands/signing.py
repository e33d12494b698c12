"""Signing, ending and paying: the acts that move money."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.do.agreements.commands.agreements import NOT_YOURS, draft_of
from quadrant.do.agreements.models import Agreement, AgreementFundingLine, Payment
from quadrant.do.agreements.queries import funds_of, lines_of, signing_of, waivers_of
from quadrant.do.agreements.rules import may_manage_agreement, may_record_payment, may_sign_agreement
from quadrant.do.agreements.terms import Ending
from quadrant.methods.calendar import financial_year, in_words, london_day
from quadrant.partnership.models import Person
from quadrant.plan.funds.commands import commit, record_actual, release
from quadrant.plan.funds.models import Fund
from quadrant.plan.funds.queries import left_of
from quadrant.plan.funds.terms import pounds


@act("agreement.signed")
def sign_agreement(*, agreement: Agreement, by: Person, at: datetime) -> Done[Agreement]:
    """Sign for the partnership; each funding line is committed in its fund's ledger.

    Refused: by whoever drafted it or alone approved a waiver on it; while a standard is neither met nor waived; while
    it rests on no accepted offer or favourable decision; when its money differs from the offer or from the sum
    decided, or goes beyond a fund's allocation.
    """
    allow(by.pk != agreement.drafted_by_id, "You drafted this agreement, so somebody else signs it.")
    allow(may_sign_agreement(by, agreement), NOT_YOURS)
    kept = draft_of(agreement, by)
    _lock_others_under(kept)
    today = london_day(at)
    ready = signing_of(kept, on=today)
    insist(ready.is_ready, f"This agreement cannot be signed yet. {' '.join(ready.hindrances)}")
    alone = [one for one in waivers_of(kept) if one.approved_by_id == by.pk and one.recommendation_id is None]
    insist(
        not alone, f"You approved the waiver of standard {alone[0].number if alone else ''}, so somebody else signs."
    )
    for line in lines_of(kept):
        _commit(line, kept, by, at)
    kept.signed_by, kept.signed_at = by, at
    kept.save()
    return Done(kept, f"{kept.title}, with {kept.party}")


def _lock_others_under(agreement: Agreement) -> None:
    """Two agreements under one decision cannot both take the last of its money."""
    if agreement.recommendation_id is not None:
        list(Agreement.objects.select_for_update().filter(recommendation=agreement.recommendation_id))


def _commit(line: AgreementFundingLine, agreement: Agreement, by: Person, at: datetime) -> None:
    """The commitment belongs to the first day on which the agreement runs in that year."""
    belongs_on = max(line.financial_year.first_day, agreement.starts_on)
    about = f"{agreement.title}, {agreement.party}"[:300]
    line.entry = commit(fund=line.fund, amount=line.amount, belongs_on=belongs_on, about=about, by=by, at=at)
    line.save()


@act("agreement.ended")
def end_agreement(
    *, agreement: Agreement, ended_on: date, ending: Ending, why: str, by: Person, at: datetime
) -> Done[Agreement]:
    """End a signed agreement before its time; what later years had committed is given back to the funds.

    The year in which it ends keeps its commitment: final payments are still to come.
    """
    allow(may_manage_agreement(by, agreement), NOT_YOURS)
    kept = Agreement.objects.select_for_update(of=("self",)).select_related("provider", "unit").get(pk=agreement.pk)
    insist(kept.signed_at is not None, "Only a signed agreement can be ended.")
    insist(kept.ended_at is None, "This agreement has already been ended.")
    insist(bool(why.strip()), "Say why the agreement ends.", field="why")
    insist(ended_on >= kept.starts_on, "An agreement cannot end before it begins.", field="ended_on")
    last = in_words(kept.ends_on)
    insist(ended_on < kept.ends_on, f"It ends on {last} by itself. Give an earlier day.", field="ended_on")
    kept.ended_on, kept.ending, kept.ended_why, kept.ended_by, kept.ended_at = ended_on, ending, why.strip(), by, at
    kept.save()
    for line in lines_of(kept):
        _give_back(line, kept, by, at)
    return Done(kept, f"{ending.label} on {in_words(ended_on)}: {why.strip()}")


def _give_back(line: AgreementFundingLine, agreement: Agreement, by: Person, at: datetime) -> None:
    later = line.year > financial_year(agreement.last_day).starts
    if later and line.entry is not None and left_of(line.entry) > 0:
        release(entry=line.entry, about=f"{agreement.title} ended"[:300], by=by, at=at)


@act("agreement.paid")
def record_payment(
    *, agreement: Agreement, fund: Fund, amount: Decimal, paid_on: date, about: str, by: Person, at: datetime
) -> Done[Payment]:
    """Record what was paid on a day; the fund's ledger takes it into that day's financial year. Below 0: money back."""
    allow(may_record_payment(by, agreement), "Only those who manage the agreement, or finance, may record a payment.")
    kept = Agreement.objects.select_for_update(of=("self",)).select_related("provider", "unit").get(pk=agreement.pk)
    insist(kept.signed_at is not None, "Nothing is paid before the agreement is signed.")
    insist(paid_on <= london_day(at), "A payment is recorded once it was made.", field="paid_on")
    known = any(fund.pk == one.pk for one in funds_of(kept))
    insist(known, f"{fund.name} does not pay for this agreement.", field="fund")
    insist(bool(about.strip()), "Say what was paid for.", field="about")
    told = f"{kept.title}: {about.strip()}"[:300]
    entry = record_actual(fund=fund, amount=amount, belongs_on=paid_on, about=told, by=by, at=at)
    made = Payment(
        agreement=kept,
        fund=fund,
        entry=entry,
        amount=amount,
        paid_on=paid_on,
        about=about.strip()[:200],
        recorded_by=by,
        recorded_at=at,
    )
    made.save()
    return Done(made, f"{pounds(amount)} from {fund.name} on {in_words(paid_on)}")
