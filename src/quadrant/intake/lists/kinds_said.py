"""What kind of organisation the words of a cell mean: a kind, a legal form, or another word for one."""

from __future__ import annotations

from dataclasses import replace

from quadrant.intake.cell.cells import read_choice
from quadrant.intake.fields.field import Field
from quadrant.intake.fields.of_lists import KINDS
from quadrant.partnership.terms import OrganisationKind, kind_of_form

REMEDY = "Write its legal form, or Council, NHS, School, Charity, Social enterprise, Business, Other or Not known."


def kind_said(written: str, field: Field) -> OrganisationKind | None:
    """The words themselves, else the legal form that they name, else what stands before a colon or a bracket. "Company
    (limited by guarantee)" is a form, and not every company."""
    words = {word.casefold(): value for word, value in KINDS}
    exact = words.get(" ".join(written.casefold().split()))
    if exact is not None:
        return OrganisationKind(exact)
    if (form := kind_of_form(written)) is not None:
        return form
    said = read_choice(written, replace(field, choices=KINDS)).value
    return OrganisationKind(said) if said is not None else None


def is_a_form(written: str) -> bool:
    return kind_of_form(written) is not None
