"""The forward plan of key decisions as an Atom feed (RFC 4287), for whoever wants to be told of a new notice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.utils.feedgenerator import Atom1Feed

from quadrant.methods import words

if TYPE_CHECKING:
    from quadrant.governance.models import KeyNotice


def forward_plan_feed(partnership: str, page: str, here: str, announced: Iterable[KeyNotice]) -> str:
    """An entry for each notice, the latest first; `page` is where they are read, `here` the feed's own address."""
    made = Atom1Feed(
        title=f"{partnership}: forward plan of key decisions",
        link=page,
        description="Key decisions that are to be taken.",
        feed_url=here,
        language="en-GB",
    )
    for one in sorted(announced, key=lambda notice: notice.published_at, reverse=True):
        told = f"{one.matter} Decided by {one.body.name}, not before {words.date(one.decided_from)}."
        entry = f"{page}#notice-{one.pk}"
        made.add_item(
            title=one.title, link=entry, unique_id=entry, description=told, pubdate=one.published_at,
            updateddate=one.published_at,
        )  # fmt: skip
    return made.writeString("utf-8")
