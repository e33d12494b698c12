"""What kind of organisation it is, as far as its name and the public lists that number it tell."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quadrant.partnership.terms.words import IdentifierScheme, OrganisationKind

K = OrganisationKind
# A list that numbers only organisations of one kind. A charity and a social enterprise may be companies too.
OF_LISTS = {
    IdentifierScheme.CHARITY: K.VCS,
    IdentifierScheme.SCOTTISH_CHARITY: K.VCS,
    IdentifierScheme.NI_CHARITY: K.VCS,
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


# What lists call "legal form" or "type", the surest first. A company limited by guarantee and a trust may be anybody's.
NO_CHARITY = re.compile(r"\b(?:non|not (?:yet )?(?:an? )?(?:registered )?)[- ]?charit(?:y|ies|able)\b", re.IGNORECASE)
BY_FORM = tuple(
    (re.compile(pattern), kind)
    for kind, pattern in (
        (K.SOCIAL_ENTERPRISE, r"\bc ?i ?c\b|\bcommunity (?:interest|business)\b|\bsocial enterprises?\b|\bmutual\b"),
        (K.SOCIAL_ENTERPRISE, r"\bbenefit society\b|\bbencom\b|\bcbs\b|\bco ?op(?:erative)?s?\b|\bcredit union\b"),
        (K.SOCIAL_ENTERPRISE, r"\bindustrial and provident\b|\bregistered society\b|\bhousing association\b"),
        (K.SOCIAL_ENTERPRISE, r"\bregistered (?:social landlord|provider)\b"),
        (K.SCHOOL, r"\bacadem(?:y|ies)\b|\bschools?\b(?! of\b)|^mat$"),
        (K.NHS, r"\bnhs\b|\b(?:gp|medical) (?:practice|surgery|partnership)\b|^gp$|\bintegrated care board\b|^icb$"),
        (K.NHS, r"\bprimary care network\b|^pcn$|\bhealth board\b"),
        (K.POLICE, r"^police\b|\bpolice (?:force|service)\b|\bconstabulary\b"),
        (K.FIRE, r"\bfire (?:and rescue|authority|service)\b"),
        (K.COUNCIL, r"\b(?:parish|town|city|district|borough|county|unitary|local|community|metropolitan) council\b"),
        (K.COUNCIL, r"^council$|\blocal (?:authority|government)\b|\bcombined authority\b|^la$"),
        (K.COLLEGE, r"\buniversity\b|\b(?:higher|further) education\b|\bcollege\b"),
        (K.VCS, r"\bs?cio\b|\bcharit(?:y|ies|able)\b"),
        (K.BUSINESS, r"\bsole trader\b|\bself employed\b|\bfreelance\b"),
        (K.VCS, r"\b(?:unincorporated|(?:un)?constituted|voluntary|volunteers?|vcf?se?|third sector|casc)\b"),
        (K.VCS, r"\bcommunity (?:group|organi[sz]ation|association|club)\b|\bamateur sports? club\b|^friends of\b"),
        (K.VCS, r"\b(?:faith|church|religious|informal|support|self help|friends|user|youth) group\b"),
        (K.VCS, r"\bfaith (?:organi[sz]ation|body|community)\b|\bplace of worship\b|^(?:church|mosque|temple)$"),
        (K.VCS, r"^(?:association|club|group)$|\b(?:residents|tenants|members) association\b"),
        (K.NOT_KNOWN, r"\bguarantee\b|^cl?bg$|^clg$|\bnot for profit\b|\bnon ?profit\b|^trust$|^public sector$"),
        (K.BUSINESS, r"\b(?:plc|llp|limited|ltd|shares)\b|\b(?:private|public) company\b|^private(?: sector)?$"),
        (K.BUSINESS, r"^(?:(?:general |business |ordinary )?partnership|business|company|commercial)$"),
    )
)


def kind_of_form(written: str) -> OrganisationKind | None:
    """The kind that words for a legal form mean; not known where the form may be anybody's, such as a company limited
    by guarantee that is no charity; None where the words are understood by nobody here."""
    bare = NO_CHARITY.sub(" ", written).casefold().replace("&", " and ")
    plain = re.sub(r"[^a-z0-9]+", " ", re.sub(r"[.'’]", "", bare)).strip()
    return next((kind for pattern, kind in BY_FORM if pattern.search(plain)), None)
