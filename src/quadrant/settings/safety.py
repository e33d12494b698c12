"""What a production deployment may not start with."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

SHORTEST_SECRET_KEY = 40
WELL_KNOWN_KEYS = ("django-insecure", "changeme", "change-me", "secret", "quadrant-test")


def unsafe(settings: dict[str, Any]) -> list[str]:
    """A sentence for each setting that production refuses; empty outside production or when all is well."""
    if settings["MODE"] != "production":
        return []
    found = []
    if settings["DEBUG"]:
        found.append("DEBUG is on: unset QUADRANT_DEBUG.")
    key = str(settings["SECRET_KEY"])
    if len(key) < SHORTEST_SECRET_KEY or key.lower().startswith(WELL_KNOWN_KEYS):
        found.append(f"The secret key is a default or shorter than {SHORTEST_SECRET_KEY} characters: set a random one.")
    if any(host.strip() in {"*", ".", ""} for host in settings["ALLOWED_HOSTS"]):
        found.append("QUADRANT_HOSTS allows any host: name the addresses that people use.")
    address = str(settings["SITE_ADDRESS"])
    if not _answers_to(urlsplit(address).hostname or "", settings["ALLOWED_HOSTS"]):
        found.append(f"Letters would lead to {address}, which is none of QUADRANT_HOSTS: set QUADRANT_ADDRESS.")
    return found


def _answers_to(host: str, allowed: list[str]) -> bool:
    """Whether Django accepts the host: by its name, as one below `.example.org`, or as any of `*`."""
    below = tuple(one.lower() for one in allowed if one.startswith("."))
    named = {one.lower().strip("[]") for one in allowed}
    return host in named or "*" in named or f".{host}".endswith(below)


def refuse_unsafe(settings: dict[str, Any]) -> None:
    """Stop the start with every unsafe setting named at once."""
    found = unsafe(settings)
    if found:
        raise SystemExit("Quadrant does not start in production like this:\n- " + "\n- ".join(found))
