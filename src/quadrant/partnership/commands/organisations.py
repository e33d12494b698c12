"""Acts on partnerships and organisations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import FurtherNumber, Organisation, Partnership, Person, Unit
from quadrant.partnership.rules import may_administer, may_list_suppliers
from quadrant.partnership.terms import RESERVED_ADDRESSES, IdentifierScheme, OrganisationKind
from quadrant.partnership.within import here

AT_ONCE = 200
ADMINISTRATORS_ONLY = "Only an administrator of the partnership may do this."


@act("partnership.founded")
def found_partnership(
    *,
    name: str,
    slug: str,
    place: str = "",
    area_code: str = "",
    colour: str = "#1d4f7c",
    by: Person | None,
    at: datetime,
) -> Done[Partnership]:
    """Begin a partnership. Done from the command line of the deployment, by nobody inside it."""
    insist(slug not in RESERVED_ADDRESSES, f"'{slug}' is an address of Quadrant itself. Choose another.", field="slug")
    made = Partnership(name=name, slug=slug, place=place, area_code=area_code, colour=colour)
    made.full_clean()
    made.save()
    return Done(made, f"{name} was founded")


def on_list(scheme: str, identifier: str) -> str:
    """The identifier as its list writes it; refused where that list has no such numbers."""
    insist(
        bool(scheme) == bool(identifier.strip()), "Give both the list and the number, or neither.", field="identifier"
    )
    if not scheme:
        return ""
    known = IdentifierScheme(scheme)
    own = known is IdentifierScheme.OTHER
    number = identifier.strip() if own else "".join(identifier.split()).upper()
    pattern, looks = known.form
    fits = re.fullmatch(pattern, number, re.ASCII) is not None
    insist(fits, f"“{identifier.strip()}” is no number of {known.label}: these are {looks}.", field="identifier")
    return number


Numbers = Sequence[tuple[str, str]]


def add_further(organisation: Organisation, numbers: Numbers) -> None:
    """Write down its numbers on more public lists, each list's once. Part of an act."""
    for scheme, identifier in numbers:
        number = on_list(scheme, identifier)
        _refuse_taken(organisation, scheme, number)
        FurtherNumber(organisation=organisation, scheme=scheme, identifier=number).save()


def _refuse_taken(organisation: Organisation, scheme: str, number: str) -> None:
    """Two tables hold numbers, and no constraint reads both."""
    own = Organisation.objects.filter(scheme=scheme, identifier=number).exclude(pk=organisation.pk)
    further = FurtherNumber.objects.filter(scheme=scheme, identifier=number).exclude(organisation=organisation.pk)
    taken = bool(number) and (own.exists() or further.exists())
    insist(not taken, f"{scheme} {number} is the number of another organisation.", field="identifier")


def _refuse_twice(scheme: str, further: Numbers) -> None:
    """One number of each list."""
    lists = [scheme, *(one for one, _ in further)]
    insist(bool(scheme) or not further, "Give its first number under “Public list”.", field="identifier")
    insist(len(lists) == len(set(lists)), "Give one number of each public list.", field="further")


@act("organisation.added")
def add_organisation(
    *,
    name: str,
    kind: OrganisationKind,
    scheme: IdentifierScheme | str = "",
    identifier: str = "",
    further: Numbers = (),
    is_partner: bool = False,
    by: Person,
    at: datetime,
) -> Done[Organisation]:
    """List an organisation, with its number on a public list and `further` ones on others."""
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    number = on_list(scheme, identifier)
    _refuse_twice(scheme, further)
    made = Organisation(name=name, kind=kind, scheme=scheme, identifier=number, is_partner=is_partner)
    _refuse_taken(made, scheme, number)
    made.save()
    add_further(made, further)
    return Done(made, f"{name} was added")


@act("suppliers.listed")
def list_suppliers(
    *, suppliers: Sequence[tuple[str, OrganisationKind, Numbers]], by: Person, at: datetime
) -> Done[list[Organisation]]:
    """Add the organisations that a register of contracts names and nobody here knows yet: each with its name, kind and,
    where the register tells them, its numbers on public lists."""
    allow(may_list_suppliers(by), "Only those who manage contracts may do this.")
    own = here().partnership_id
    made = Organisation.objects.bulk_create(
        Organisation(partnership_id=own, name=name, kind=kind, **_first(numbers)) for name, kind, numbers in suppliers
    )
    for one, (_, _, numbers) in zip(made, suppliers, strict=True):
        add_further(one, numbers[1:])
    return Done(made, f"{len(made)} suppliers were added")


def _first(numbers: Numbers) -> dict[str, str]:
    scheme, identifier = numbers[0] if numbers else ("", "")
    return {"scheme": scheme, "identifier": on_list(scheme, identifier)}


@act("suppliers.told")
def tell_suppliers(
    *, told: Sequence[tuple[Organisation, Numbers, OrganisationKind | None]], by: Person, at: datetime
) -> Done[list[Organisation]]:
    """Write down the numbers on public lists, or the kind, of organisations that were held without them. What is held
    is not replaced."""
    allow(may_list_suppliers(by), "Only those who manage contracts may do this.")
    keys = [organisation.pk for organisation, *_ in told]
    held = Organisation.objects.select_for_update(of=("self",)).prefetch_related("further_numbers")
    kept = {one.pk: one for one in held.filter(pk__in=keys)}
    changed = []
    for organisation, numbers, kind in told:
        one = kept[organisation.pk]
        lists = {scheme for scheme, _ in one.numbers}
        new = [number for number in numbers if number[0] not in lists]
        if new and not one.identifier:
            first, *new = new
            one.scheme, one.identifier = first[0], on_list(*first)
        add_further(one, new)
        if kind is not None and one.kind == OrganisationKind.NOT_KNOWN:
            one.kind = kind
        changed.append(one)
    Organisation.objects.bulk_update(changed, ["scheme", "identifier", "kind"], batch_size=AT_ONCE)
    return Done(changed, f"{len(changed)} organisations were told anew")


@act("organisation.changed")
def change_organisation(
    *,
    organisation: Organisation,
    name: str,
    kind: OrganisationKind,
    scheme: str,
    identifier: str,
    is_partner: bool,
    further: Numbers | None = None,
    succeeded_by: Organisation | None = None,
    succeeded_on: date | None = None,
    by: Person,
    at: datetime,
) -> Done[Organisation]:
    """Correct an organisation, or say which one succeeds it from a day. `further` numbers stay where none are given."""
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    kept = Organisation.objects.select_for_update().get(pk=organisation.pk)
    insist(
        bool(succeeded_by) == bool(succeeded_on), "Give the successor and the day, or neither.", field="succeeded_on"
    )
    insist(succeeded_by is None or succeeded_by.pk != kept.pk, "It cannot succeed itself.", field="succeeded_by")
    kept.name, kept.kind, kept.scheme, kept.identifier = name, kind, scheme, on_list(scheme, identifier)
    kept.is_partner, kept.succeeded_by, kept.succeeded_on = is_partner, succeeded_by, succeeded_on
    held = [(one.scheme, one.identifier) for one in kept.further_numbers.all()]
    _refuse_twice(kept.scheme, held if further is None else further)
    _refuse_taken(kept, kept.scheme, kept.identifier)
    kept.save()
    if further is not None and [*further] != held:
        kept.further_numbers.all().delete()
        add_further(kept, further)
    return Done(kept)


@act("unit.added")
def add_unit(*, organisation: Organisation, name: str, by: Person, at: datetime) -> Done[Unit]:
    allow(may_administer(by), ADMINISTRATORS_ONLY)
    made = Unit(organisation=organisation, name=name)
    made.save()
    return Done(made, f"{name} of {organisation.name}")
