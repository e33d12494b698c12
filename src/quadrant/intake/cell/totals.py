"""The words of a row that sums up others, of a list or of a table of figures, and is none of them."""

from __future__ import annotations

import re

A_TOTAL = r"(?:grand |overall |sub[ -]?)?totals?:?"
TOTALS = re.compile(
    r"^(?:(?:grand |overall )?totals?(?: (?:value|spend|amount|awards?|awarded|grants?|contracts?|paid|for|of)\b.*)?:?|"
    r"(?:sub[ -]?|grand )totals?\b.*)$",
    re.IGNORECASE,
)
# "Total organisations", "No. of services: 12", "44 organisations": of such words alone, beside nothing but numbers.
COUNTED = (
    r"(?:number|no\.?|nos\.?|count|all|of|the|in|on|this|list|here|active|current|new|live|organi[sz]ations?|orgs?|"
    r"vcse|vcs|voluntary|community|charit(?:y|ies)|groups?|services?|people|persons?|members?|officers?|contacts?|"
    r"meetings?|contracts?|suppliers?|providers?|partners?|tenders?|grants?|agreements?|payments?|funds?|budgets?|"
    r"records?|rows?|entries|bodies|boards?|committees?|projects?|awards?|value|spend|amount|cost|places|£|[\d,.:=()-]+)"
)
COUNTS = re.compile(
    rf"^(?:(?:grand |overall |sub[ -]?)?totals?:?(?: {COUNTED}:?)*|(?:number|no\.?|nos\.?|count) of(?: {COUNTED}:?)+|"
    r"count:?(?: [\d,]+)?|"
    r"[\d,]+ (?:organisations|services|people|contracts|meetings|records|entries)(?: in (?:all|total))?)$",
    re.IGNORECASE,
)
TOTAL = re.compile(rf"^{A_TOTAL}$", re.IGNORECASE)
ONLY_A_NUMBER = re.compile(r"^(?:[-–—]|(?:c\.? ?|~)?\(?-?£?\s*[\d,]+(?:\.\d+)?\s*(?:k|m|bn)?\)?%?)$", re.IGNORECASE)
