"""Who may see agreements, draft, check, sign and end them; who reports on a measure."""

from __future__ import annotations

from typing import Any

from quadrant.do.agreements.models import Agreement, Kpi, OutsideTender, RegisteredContract, StandardWaiver
from quadrant.partnership.models import Interest
from quadrant.partnership.queries import conflicts_of
from quadrant.partnership.rules import (
    acts_for,
    has_role,
    may_commission,
    may_look_inside,
    may_manage_contracts,
    standing_of,
)
from quadrant.partnership.terms import InterestEffect, Role
from quadrant.partnership.within import here


def may_see_agreements(person: Any) -> bool:
    return may_look_inside(person)


def may_draft_agreement(person: Any) -> bool:
    return may_manage_contracts(person)


def may_see_agreement(person: Any, agreement: Agreement) -> bool:
    """Those who commission, unless an interest in the provider makes them leave."""
    return may_look_inside(person) and agreement.provider_id not in providers_hidden_from(person)


def may_manage_agreement(person: Any, agreement: Agreement) -> bool:
    """Contract managers and commissioners without an interest in the provider."""
    return may_manage_contracts(person) and not is_barred(person, agreement)


def may_sign_agreement(person: Any, agreement: Agreement) -> bool:
    """Somebody who manages it and did not draft it."""
    return may_manage_agreement(person, agreement) and person.pk != agreement.drafted_by_id


def may_record_payment(person: Any, agreement: Agreement) -> bool:
    return may_manage_agreement(person, agreement) or has_role(person, Role.FINANCE)


def may_see_waiver(person: Any, waiver: StandardWaiver) -> bool:
    return may_see_agreement(person, waiver.agreement)


def may_approve_waiver(person: Any, waiver: StandardWaiver) -> bool:
    """A commissioner who did not ask for it and has no interest in the provider."""
    return may_commission(person) and person.pk != waiver.proposed_by_id and not is_barred(person, waiver.agreement)


def may_record_waiver(person: Any, waiver: StandardWaiver) -> bool:
    """Whoever manages the agreement may write down what a body decided."""
    return may_manage_agreement(person, waiver.agreement)


def may_see_kpi(person: Any, kpi: Kpi) -> bool:
    """Those who see its agreement, and the provider itself."""
    return may_see_agreement(person, kpi.agreement) or may_report_on(person, kpi)


def may_change_kpi(person: Any, kpi: Kpi) -> bool:
    return may_manage_agreement(person, kpi.agreement)


def may_report_on(person: Any, kpi: Kpi) -> bool:
    """The provider's own people, on an agreement that was signed."""
    return kpi.agreement.signed_at is not None and acts_for(person, Role.PROVIDER, kpi.agreement.provider_id)


def may_import_contracts(person: Any) -> bool:
    """Bring in a contracts register, and record tenders that were run in another system."""
    return may_manage_contracts(person)


def may_import_spend(person: Any) -> bool:
    return may_manage_contracts(person) or has_role(person, Role.FINANCE)


def may_see_contract(person: Any, contract: RegisteredContract) -> bool:
    """Those who commission, unless an interest in the supplier makes them leave."""
    return may_look_inside(person) and contract.provider_id not in providers_hidden_from(person)


def may_manage_contract(person: Any, contract: RegisteredContract) -> bool:
    return may_manage_contracts(person) and not is_barred(person, contract)


def may_see_outside_tender(person: Any, tender: OutsideTender) -> bool:
    return may_look_inside(person) and tender.awarded_to_id not in providers_hidden_from(person)


def may_change_outside_tender(person: Any, tender: OutsideTender) -> bool:
    return may_import_contracts(person)


def provides(person: Any) -> bool:
    """Does this person report for some provider?"""
    return bool(providers_of(person))


def providers_of(person: Any) -> frozenset[int]:
    """The organisations for which this person reports."""
    return frozenset(number for role, number in standing_of(person).acts_for if role is Role.PROVIDER)


def is_barred(person: Any, agreement: Agreement | RegisteredContract) -> bool:
    """An interest in the provider keeps somebody from acting on the agreement, unless dispensed."""
    if acts_for(person, Role.PROVIDER, agreement.provider_id):
        return True
    found = conflicts_of([person.pk], organisations=[agreement.provider_id], on=here().on)
    return any(conflict.bars for conflict in found.get(person.pk, []))


def providers_hidden_from(person: Any) -> frozenset[int]:
    """The organisations of which an interest lets this person see nothing."""
    held = Interest.objects.held_on(here().on).filter(person_id=person.pk, organisation__isnull=False)
    organisations = set(held.values_list("organisation_id", flat=True))
    if not organisations:
        return frozenset()
    found = conflicts_of([person.pk], organisations=organisations, on=here().on).get(person.pk, [])
    return frozenset(
        conflict.interest.organisation_id
        for conflict in found
        if conflict.bars and conflict.effect is InterestEffect.LEAVES and conflict.interest.organisation_id
    )
