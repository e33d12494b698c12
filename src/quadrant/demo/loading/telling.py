"""The whole story: the clock is set, then each partnership is loaded, all of it or nothing of it."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from quadrant.audit.terms import Refusal
from quadrant.cycle.commands import keep_shipped_framework
from quadrant.cycle.framework.loader import SHIPPED
from quadrant.demo import ardlebury, quenmouth, withenshire
from quadrant.demo.commands import set_demo_clock
from quadrant.demo.loading.days import TOLD_FOR, Days
from quadrant.demo.loading.story import Story
from quadrant.demo.queries import demo_begins
from quadrant.partnership.queries import partnership_at

Say = Callable[[str], None]


@dataclass(frozen=True)
class Part:
    """One partnership of the story: its name, its word in addresses, and how it is loaded."""

    name: str
    slug: str
    load: Callable[[Story], None]


PARTS = (
    Part("Ardlebury", "ardlebury", ardlebury.load),
    Part("Withenshire", "withenshire", withenshire.load),
    Part("Quenmouth", "quenmouth", quenmouth.load),
)


def tell(as_of: date | None, say: Say, parts: tuple[Part, ...] = PARTS) -> None:
    """Load what is not loaded yet. A partnership is loaded in one transaction: if it fails, nothing of it is kept,
    those before it stay, and the next run goes on where this one failed. Refused for another day than before.
    """
    known = demo_begins()
    began = timezone.localdate(known) if known else None
    if began is not None and as_of not in (None, began):
        raise Refusal(f"The demo is loaded for {began:%-d %B %Y}. ./run demo --fresh --as-of {as_of} begins anew.")
    days = Days(as_of or began or TOLD_FOR)
    _keep_frameworks(days)
    if known is None:
        set_demo_clock(starts_at=days.now, by=None, at=timezone.now())
    waiting = [part for part in parts if partnership_at(part.slug) is None]
    if not waiting:
        say(f"The demo is loaded already, for {days.as_of:%-d %B %Y}.")
    for part in waiting:
        _load(part, days, say)


def _keep_frameworks(days: Days) -> None:
    for key in SHIPPED:
        keep_shipped_framework(key=key, by=None, at=days.now)


def _load(part: Part, days: Days, say: Say) -> None:
    began = time.monotonic()
    say(f"Loading {part.name}")
    with transaction.atomic():
        part.load(Story(days, lambda told: say(f"  {told}")))
    say(f"  {part.name} took {time.monotonic() - began:.1f} s")
