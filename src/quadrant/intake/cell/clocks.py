"""A day with an hour beside it, as deadlines are written and spreadsheets keep them: the two told apart."""

from __future__ import annotations

import re
from functools import lru_cache

HALF = r"(?:\s*(?:am|pm|a\.m\.?|p\.m\.?|hrs|hours))"
HOUR = (
    rf"(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d(?:\.\d+)?)?{HALF}?(?:\s*(?:noon|midday|midnight))?|"
    rf"(?:0?\d|1[0-2]){HALF}|(?:[01]\d|2[0-3])[0-5]\d\s*(?:hrs|hours)|(?:12\s*)?(?:noon|midday|midnight))"
)
BEHIND = re.compile(rf"^(\S.*?\d)(?:T|,?\s+(?:(?:at|by)\s+)?|\s*[-–]\s+)({HOUR})(Z|\s*(?:GMT|BST))?$", re.IGNORECASE)
AHEAD = re.compile(rf"^({HOUR})(?:,?\s+on\s+|,\s*|\s+)(\S.*\d)$", re.IGNORECASE)
# A spreadsheet keeps a day as a number and the hour as what stands behind its point.
SERIAL = re.compile(r"^([2-7]\d{4})\.(\d+)$")
MIDNIGHT = re.compile(r"^0?0[:.]00(?::00(?:\.0+)?)?$")


@lru_cache(maxsize=10_000)
def day_and_hour(text: str) -> tuple[str, str]:
    """The two parts as they are written; no hour where none is said, and none of a day that begins at midnight, which
    is how programs write a day alone."""
    if serial := SERIAL.match(text):
        return serial[1], serial[2].strip("0")
    if behind := BEHIND.match(text):
        day, hour = behind[1], behind[2]
        if behind[3] == "Z" and not MIDNIGHT.match(hour):
            return text, ""  # elsewhere's clock: late in the evening it is the next day here
    elif ahead := AHEAD.match(text):
        day, hour = ahead[2], ahead[1]
    else:
        return text, ""
    return day, "" if MIDNIGHT.match(hour) else hour
