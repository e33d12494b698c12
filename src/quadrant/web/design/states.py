"""Which colour a state's tag has: one table, so that the same word looks the same on every page."""

from __future__ import annotations

GREY = "grey"
COLOURS: dict[str, str] = {
    # steps and tasks
    "not started": GREY,
    "not yet": GREY,
    "to do": "blue",
    "in progress": "blue",
    "open": "blue",
    "under way": "blue",
    "complete": "green",
    "completed": "green",
    "done": "green",
    "blocked": "red",
    "waiting": "yellow",
    "skipped": GREY,
    "not applicable": GREY,
    "reopened": "orange",
    "overdue": "red",
    "late": "orange",
    "due soon": "yellow",
    # targets and curves
    "on course": "green",
    "at risk": "orange",
    "floor missed": "red",
    "no figure yet": GREY,
    "turned": "green",
    "received": "green",
    "not turned": "orange",
    # papers and decisions
    "draft": GREY,
    "submitted": "blue",
    "published": "green",
    "approved": "green",
    "approved as amended": "green",
    "approved with conditions": "green",
    "recommended onwards": "blue",
    "endorsed": "green",
    "noted": GREY,
    "deferred": "yellow",
    "referred back": "orange",
    "refused": "red",
    "withdrawn": GREY,
    "superseded": GREY,
    "exempt": "purple",
    # money and agreements
    "offered": "blue",
    "accepted": "green",
    "declined": "red",
    "approved for funding": "green",
    "on the reserve list": "yellow",
    "not funded": GREY,
    "offer made": "blue",
    "offer accepted": "green",
    "offer declined": "red",
    "offer lapsed": "orange",
    "waiting for an answer": "blue",
    "lapsed": "orange",
    "closed": GREY,
    "live": "green",
    "ended": GREY,
    "expired": "red",
    "waived": "purple",
    "queried": "orange",
    "corrected": "purple",
    # what was found of a standard, a return, an evaluation or a lesson
    "met": "green",
    "partly met": "orange",
    "not met": "red",
    "not checked": GREY,
    "signed, not yet begun": "blue",
    "waiting to be accepted": "blue",
    "corrected, waiting to be accepted": "purple",
    "rejected": "red",
    "concluded": "green",
    "recorded": "blue",
    "carried into a later cycle": "green",
    # how it goes
    "red": "red",
    "amber": "orange",
    "green": "green",
    "off target": "red",
    "near target": "orange",
    "on target": "green",
}


def tag_colour(state: object) -> str:
    """The tag colour of a state's words; grey for one that means neither good nor bad."""
    return COLOURS.get(str(state).strip().lower().replace("_", " "), GREY)
