"""What kind of organisation it is, as far as its name and the public lists that number it tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quadrant.partnership.terms.words import IdentifierScheme, OrganisationKind

K = OrganisationKind
# A list that numbers only organisations of one kind. A charity and a social enterprise may be companies too.
OF_LISTS = {
    IdentifierScheme.CHARITY: K.VCS,
    IdentifierScheme.NHS: K.NHS,
    IdentifierScheme.LOCAL_AUTHORITY: K.COUNCIL,
    IdentifierScheme.EDUCATION: K.SCHOOL,
}
# "Refugee Council", "Youth Council": no local authority calls itself so.
NO_COUNCIL = r"(?<!refugee )(?<!arts )(?<!youth )(?<!research )(?<!sports )(?<!tenants )(?<!design )(?<!british )"
# "Saturday School", "Boxing Academy": these may be anybody's. A school says which sort it is.
SCHOOLS = (
    r"primary|junior|infants?|nursery|secondary|high|grammar|comprehensive|special|middle|first|upper|lower|community|"
    r"catholic|r\.?c\.?|c ?of ?e|church of england|c\.?e\.?|all[- ]through|free|preparatory"
)
BY_NAME = tuple(
    (re.compile(pattern, re.IGNORECASE), kind)
    for pattern, kind in (
        (r"\bc\.?i\.?c\.?(?=\W|$)|\bcommunity interest company\b|\bcommunity benefit society\b", K.SOCIAL_ENTERPRISE),
        (r"\bs?cio\b|\bcharitable incorporated organisation\b|\bregistered charity\b", K.VCS),
        (r"\bcouncil (?:for|of) voluntary\b|\bvoluntary action\b", K.VCS),
        (r"\b(?:ltd|limited|plc|llp)\b", K.BUSINESS),
        (r"\bnhs\b|\bintegrated care board\b|\bicb\b", K.NHS),
        (r"\bpolice and crime commissioner\b|\bconstabulary$|\bpolice(?: service| force)?$", K.POLICE),
        (r"\bfire (?:and|&) rescue\b|\bfire authority\b", K.FIRE),
        (r"\buniversity\b(?! of the third age\b)|\b(?:further education|sixth[- ]form|fe) college\b", K.COLLEGE),
        (rf"\b(?:{SCHOOLS}) (?:school|academy)\b|\bacademy trust\b|\bacademies trust\b", K.SCHOOL),
        (rf"{NO_COUNCIL}\bcouncil(?: \([^)]*\))?$|\b(?:london|royal) borough of\b|\bcombined authority\b", K.COUNCIL),
    )
)


def kind_told(
    name: str, *, schemes: Iterable[IdentifierScheme | str] = (), is_voluntary: bool = False
) -> OrganisationKind:
    """The kind, or that it is not known: a name such as "Northgate Boxing Academy" says nothing. `is_voluntary` where
    a file says that it is a voluntary, community or social enterprise."""
    listed = {str(scheme) for scheme in schemes}
    named = next((kind for pattern, kind in BY_NAME if pattern.search(name)), None)
    if named is K.SOCIAL_ENTERPRISE:
        return named
    if is_voluntary:
        return K.VCS
    by_list = next((kind for scheme, kind in OF_LISTS.items() if scheme.value in listed), None)
    is_company = IdentifierScheme.COMPANY.value in listed
    return by_list or named or (K.BUSINESS if is_company else K.NOT_KNOWN)
