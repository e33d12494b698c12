"""A person's private calendar address."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow
from quadrant.cycle.models import CalendarFeed
from quadrant.partnership.models import Person
from quadrant.partnership.rules import may_enter


def feed_digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@act("calendar_feed.replaced")
def _keep_feed(*, token_digest: str, by: Person, at: datetime) -> Done[CalendarFeed]:
    allow(may_enter(by), "You are not a member of this partnership.")
    kept = CalendarFeed.objects.select_for_update().filter(person=by).first() or CalendarFeed(person=by)
    kept.token_digest, kept.made_at = token_digest, at
    kept.save()
    return Done(kept)


def replace_calendar_feed(*, by: Person, at: datetime) -> str:
    """Make a new word for this person's calendar address; the old one stops working. The word is kept nowhere."""
    token = secrets.token_urlsafe(24)
    _keep_feed(token_digest=feed_digest(token), by=by, at=at)
    return token
