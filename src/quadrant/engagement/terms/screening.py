"""What in a free text is held back until a person has read it: names, ways to reach somebody, words of harm.

A help and no promise: a name that no rule knows passes. That is why free text is never published by itself; what is
quoted was chosen and shortened by a person.
"""

from __future__ import annotations

import re

from quadrant.audit.terms import Term


class HeldFor(Term):
    """Why a text is held back."""

    HARM = "harm"
    NAME = "name"
    PHONE = "phone"
    MAIL = "mail"
    ADDRESS = "address"

    @classmethod
    def labels(cls) -> dict[str, str]:
        return {
            "harm": "May speak of harm",
            "name": "May name somebody",
            "phone": "A telephone or long number",
            "mail": "An e-mail address or account",
            "address": "A postcode or house",
        }


_HARM = (
    r"abus\w*|assault\w*|rap(?:e|ed|ist)|molest\w*|groom(?:ed|ing)|exploit\w*|neglect(?:ed|s|ful)?|violen\w*"
    r"|suicid\w*|self[- ]?harm\w*|kill(?:ed|ing)?|overdos\w*|threaten\w*|stab(?:bed|bing)?|weapon\w*|knife"
    r"|(?:hits?|hitting|beat(?:s|en)?|hurts?|hurting|kicks?|punch(?:es|ed)?|touch(?:es|ed)|slap(?:s|ped)?)"
    r" (?:me|him|her|them|us|my|our|myself|himself|herself)"
    r"|not safe|unsafe|(?:scared|afraid|frightened) (?:of|to go)|locked (?:me|him|her|them) (?:in|out)"
    r"|(?:want(?:ed)?|going) to die|end (?:it all|my life)|hurt (?:him|her|my)self|run(?:ning)? away|no food"
)
_NAMED = (
    r"\b(?:my|his|her|their) name(?:'s| is)\b|\b(?:i am|i'm|called|named) [A-Z][a-z]+\b"
    r"|\b(?:[Mm]rs?|[Mm]s|[Mm]iss|[Mm]x|[Dd]r|[Nn]urse|[Pp]rof(?:essor)?|[Cc]ll?r|[Rr]ev)\.? [A-Z][a-z]+"
)
GIVEN_NAMES = frozenset(
    "aaron abdul abigail adam adele ahmed aisha alan albert alex alexander alexandra alfie alice alison amanda amelia "
    "amina amy andrea andrew angela anita ann anna anne anthony archie arthur ava barbara beatrice ben benjamin beth "
    "bethany bilal brian caitlin callum carl carol caroline catherine charles charlie charlotte chloe chris christine "
    "christopher claire colin connor craig daisy daniel david dawn deborah denise derek diane dominic donna dorothy "
    "dylan edward eleanor elizabeth ella ellie elsie emily emma eric ethan evie farah fatima fiona florence frank "
    "freddie freya gareth gary gavin gemma geoffrey george georgia gillian gordon graham hannah harriet harry hassan "
    "heather helen henry ian ibrahim imogen imran isaac isabella isla isobel jack jackie jacob jade jake james jamie "
    "jane janet jasmine jason jean jennifer jenny jessica jill joan joanna joanne joe john jonathan joseph josh joshua "
    "joyce judith julia julie karen kate katherine kathleen katie keith kelly kenneth kerry kevin khadija kieran kim "
    "laura lauren leah leanne lee leo lewis liam lily linda lisa logan louise lucas lucy luke lynn maisie malcolm "
    "marcus margaret maria marion martin mary maryam mason matthew maureen megan melanie michael michelle mohammad "
    "mohammed molly muhammad nadia naomi natalie natasha nathan neil nicholas nicola nigel noah nora oliver olivia "
    "omar oscar owen pamela patricia patrick paul pauline peter philip phoebe poppy priya rachel rajesh ralph raymond "
    "rebecca rhys richard robert roger ronald rory rosie roy russell ruth ryan sally samantha samira samuel sandra "
    "sara sarah scarlett sean shannon sharon sheila shirley simon sofia sophia sophie stacey stanley stephanie stephen "
    "steven stuart susan suzanne tanya teresa thomas timothy tina toby tom tommy tony tracey trevor tyler valerie "
    "vanessa veronica victoria vincent wayne wendy william yasmin yusuf yvonne zara zoe".split()
)
_WORD = re.compile(r"\b[A-Z][a-z]+(?:'s)?\b")
_RULES: tuple[tuple[HeldFor, re.Pattern[str]], ...] = (
    (HeldFor.HARM, re.compile(rf"\b(?:{_HARM})\b", re.IGNORECASE)),
    (HeldFor.NAME, re.compile(_NAMED)),
    (HeldFor.PHONE, re.compile(r"(?<![\w£])(?:\+?\d[\s().-]{0,2}){9,}\d(?!\w)")),
    (HeldFor.MAIL, re.compile(r"[\w.+-]+ ?(?:@|\(at\)|\[at\]) ?[\w-]+(?:\.[\w-]+)+|(?<!\w)@\w{3,}|\bhttps?://", re.I)),
    (
        HeldFor.ADDRESS,
        re.compile(
            r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b"
            r"|\b\d{1,4}[a-z]? [\w' ]{2,30}\b(?:street|road|lane|avenue|close|drive|way|court|terrace|crescent)\b",
            re.IGNORECASE,
        ),
    ),
)


def held_for(text: str) -> list[HeldFor]:
    """Why a text is to be read by a person before anybody else sees it; nothing where no rule fits."""
    found = [reason for reason, rule in _RULES if rule.search(text)]
    if HeldFor.NAME not in found and any(_is_given_name(word) for word in _WORD.findall(text)):
        found.append(HeldFor.NAME)
    return sorted(found, key=list(HeldFor).index)


def _is_given_name(word: str) -> bool:
    return word.removesuffix("'s").lower() in GIVEN_NAMES


def is_taken_from(quote: str, text: str) -> bool:
    """Is every part of a quotation, between its marks of omission, found in the text in this order?"""
    at = 0
    plain, parts = " ".join(text.split()), [" ".join(part.split()) for part in re.split(r"\[?(?:…|\.\.\.)\]?", quote)]
    for part in filter(None, parts):
        at = plain.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return any(parts)
