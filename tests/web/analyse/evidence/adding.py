"""An item of the library as a person types it, and added through the page."""

from __future__ import annotations

from django.test import Client

from tests.factories.needs import analyst
from tests.web.telling import text

SAID = {
    "title": "Inspection of children’s services, 2025",
    "says": "Plans are late and parents are not told why.",
    "issuer": "Ofsted",
    "dated_on_day": "3",
    "dated_on_month": "2",
    "dated_on_year": "2025",
    "dated_to": "day",
    "relevance": "Two of its five findings are about what we commission.",
    "strength": "good",
    "distance": "area",
}
LINK = {"edition_name": "As published", "link": "https://reports.example/50123"}


def said(**more: str) -> dict[str, str]:
    return {**SAID, "owner": str(analyst().pk), **more}


def added(anil: Client, kind: str, **more: str) -> str:
    """The page of an item added through the form."""
    sent = anil.post(f"/ardlebury/library/new/?kind={kind}", said(**more))
    assert sent.status_code == 302, text(sent)
    return text(anil.get(sent["Location"]))
