"""Whom the lines of a register mean: organisations that are here, what is told of them anew, and those to be listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from quadrant.do.agreements.terms import ContractLine, Supplier, plain_reference
from quadrant.partnership.models import Organisation
from quadrant.partnership.queries.alike import asked_whether
from quadrant.partnership.terms import OrganisationKind

Number = tuple[str, str]
NOT_KNOWN = OrganisationKind.NOT_KNOWN


@dataclass(frozen=True, eq=False)
class KnownSuppliers:
    """The organisations of the partnership by public number and by name."""

    by_number: dict[Number, Organisation]
    by_name: dict[str, Organisation]


def known_suppliers() -> KnownSuppliers:
    listed = list(Organisation.objects.order_by("-pk").prefetch_related("further_numbers"))
    return KnownSuppliers(
        {number: one for one in listed for number in one.numbers},
        {plain_reference(one.name): one for one in listed},
    )


def supplier_known(supplier: Supplier, known: KnownSuppliers) -> Organisation | None:
    """By public number where the file gives one that is known here, else by the exact name, whatever its case."""
    by_number = next((known.by_number[number] for number in supplier.numbers if number in known.by_number), None)
    return by_number or known.by_name.get(plain_reference(supplier.name))


@dataclass(frozen=True)
class SupplierToldAnew:
    """An organisation that is here without a number of a list, or without its kind, of which a file tells them."""

    organisation: Organisation
    numbers: tuple[Number, ...] = ()
    kind: OrganisationKind | None = None


@dataclass
class SuppliersTold:
    """What a file says of suppliers: those that nobody here knows, what of others was not known, and numbers that are
    not written down because another is held."""

    new: list[Supplier] = field(default_factory=list)
    anew: list[SupplierToldAnew] = field(default_factory=list)
    not_added: list[tuple[Organisation, Supplier]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    @property
    def kinds(self) -> list[tuple[OrganisationKind, int]]:
        """How many of the new ones are of each kind, the most first."""
        told = [one.kind or NOT_KNOWN for one in self.new]
        counted = {kind: told.count(kind) for kind in dict.fromkeys(told)}
        return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0].label))


def suppliers_told(lines: Sequence[ContractLine], known: KnownSuppliers) -> SuppliersTold:
    """What the lines say of their suppliers, each told once. A number is added where none of its list was held, and
    never put in place of one; a kind only where it was not known. Nothing is written."""
    told = SuppliersTold()
    for several in _of_one(lines, known):
        first = next((one for one in several if one.identifier), several[0])
        kind = next((one.kind for one in several if one.kind not in (None, NOT_KNOWN)), None)
        held = supplier_known(first, known) or supplier_known(several[0], known)
        if held is None:
            told.new.append(replace(first, name=several[0].name, kind=kind or NOT_KNOWN))
            continue
        added = _numbers_added(held, first, known)
        learnt = kind if held.kind == NOT_KNOWN else None
        if added or learnt:
            told.anew.append(SupplierToldAnew(held, added, kind=learnt))
        others = [one for one in first.numbers if one not in added and one not in held.numbers]
        told.not_added += [(held, Supplier(first.name, *number)) for number in others]
    told.asked = asked_whether([one.name for one in told.new], [one.name for one in known.by_name.values()])
    return told


def _numbers_added(held: Organisation, supplier: Supplier, known: KnownSuppliers) -> tuple[Number, ...]:
    """Those of lists of which it has none, and that are nobody else's here."""
    lists = {scheme for scheme, _ in held.numbers}
    return tuple(one for one in supplier.numbers if one[0] not in lists and one not in known.by_number)


def _of_one(lines: Sequence[ContractLine], known: KnownSuppliers) -> list[list[Supplier]]:
    """The suppliers, those of one organisation together: of one that is here, of one number, of one name."""
    groups: dict[object, list[Supplier]] = {}
    numbered: dict[Number, object] = {}
    for one in dict.fromkeys(line.supplier for line in lines):
        held = supplier_known(one, known)
        key: object = held.pk if held is not None else plain_reference(one.name)
        for number in one.numbers:
            key = numbered.setdefault(number, key)
        groups.setdefault(key, []).append(one)
    return list(groups.values())
