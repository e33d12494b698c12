"""Organisations that a file names: listed, and told anew where the file knows better."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.commands.organisations import add_further, on_list
from quadrant.partnership.models import Organisation, Person
from quadrant.partnership.queries.listing import KnownOrganisations, organisations_known
from quadrant.partnership.rules import may_list_organisations, may_name_providers
from quadrant.partnership.terms import OrganisationLine, plain_words

LISTERS = "Only administrators and those who manage contracts may bring in organisations."


@act("organisations.told")
def list_organisations(*, lines: Sequence[OrganisationLine], by: Person, at: datetime) -> Done[list[Organisation]]:
    """Add organisations nobody here knows, and tell known ones anew: all of the lines, or none."""
    allow(may_list_organisations(by), LISTERS)
    known = organisations_known()
    made, changed, left = [], 0, 0
    for line in lines:
        held = known.of(line)
        if held is None:
            made.append(_added(line))
            known.by_name[plain_words(line.name)] = made[-1]
            known.by_number.update(((scheme.value, number), made[-1]) for scheme, number in line.numbers)
        else:
            left += len(known.numbers_told(held, line).not_added)
            changed += _told(held, line, known)
    without = f"; numbers not added, since others are held: {left:,}" if left else ""
    return Done(made, f"{len(made):,} organisations were added and {changed:,} told anew{without}")


@act("providers.named")
def name_providers(*, lines: Sequence[OrganisationLine], by: Person, at: datetime) -> Done[list[Organisation]]:
    """The organisation of each line, in their order: those that a list of services names and nobody here knows yet
    are added. Known ones stay as they are."""
    allow(may_name_providers(by), "Only those who keep the catalogue of services may do this.")
    known, found = organisations_known(), []
    for line in lines:
        one = known.of(line)
        if one is None:
            one = _added(line)
            known.by_name[plain_words(line.name)] = one
        found.append(one)
    return Done(found, f"{len(found):,} providers were named")


def _added(line: OrganisationLine) -> Organisation:
    scheme, number = line.numbers[0] if line.numbers else ("", "")
    made = Organisation(name=line.name, kind=line.usual_kind, scheme=scheme, identifier=on_list(scheme, number))
    made.is_partner = bool(line.is_partner)
    made.save()
    add_further(made, line.numbers[1:])
    return made


def _told(held: Organisation, line: OrganisationLine, known: KnownOrganisations) -> bool:
    """Whether anything was different."""
    kept: Organisation = Organisation.objects.select_for_update(of=("self",)).get(pk=held.pk)
    before, numbers = (kept.name, kept.kind, kept.is_partner), known.numbers_told(kept, line).added
    if plain_words(kept.name) != plain_words(line.name):
        taken = Organisation.objects.filter(name=line.name).exclude(pk=kept.pk).exists()
        insist(not taken, f"Another organisation is called “{line.name}”: {kept.name} cannot be renamed so.")
        kept.name = line.name
    kept.kind = line.kind_for(kept.kind)
    kept.is_partner = kept.is_partner if line.is_partner is None else line.is_partner
    if not numbers and before == (kept.name, kept.kind, kept.is_partner):
        return False
    further = numbers if kept.identifier else numbers[1:]
    if numbers and not kept.identifier:
        kept.scheme, kept.identifier = numbers[0][0], on_list(*numbers[0])
    kept.save()
    add_further(kept, further)
    return True
