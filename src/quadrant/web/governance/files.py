"""Handing out a kept file: always as a download, never shown or run as a page; refused where it is not what it was."""

from __future__ import annotations

from django.http import FileResponse

from quadrant.audit.terms import Refusal
from quadrant.partnership.keeping import opened
from quadrant.partnership.papers import KINDS

LOST = "{named} is not where it was kept, or is no longer what was kept. Tell the administrator: a backup holds it."


def handed_out(*, stored: str, digest: str, name: str, kind: str, named: str) -> FileResponse:
    """The file as it was given; `named` is what a refusal calls it."""
    content = opened(stored, digest)
    if content is None:
        raise Refusal(LOST.format(named=named))
    response = FileResponse(content, as_attachment=True, filename=name, content_type=KINDS[kind].media_type)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
