"""Several people write one report: where somebody else was quicker, a field that this person left alone takes what the
other wrote, and only the fields that both changed are left for them to settle."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django import forms

TICKED = "on"


def marks_of(values: Mapping[str, Any]) -> str:
    """A mark of each field's value, as the page carries them; the words themselves are not sent twice."""
    return json.dumps({name: _mark(value) for name, value in values.items()})


def taken_over(form: forms.BaseForm, recorded: Mapping[str, Any], opened: str) -> dict[str, Any]:
    """The fields that this person left as they opened them and somebody else changed, with what they say now."""
    before = _read(opened)
    found = {}
    for name, now in recorded.items():
        was = before.get(name)
        if name in form.fields and was is not None and was != _mark(now) and was == _mark(_sent(form, name)):
            found[name] = now
    return found


def put_into(sent: Any, values: Mapping[str, Any]) -> None:
    """Write these values into what was sent, as a browser would have sent them."""
    for name, value in values.items():
        sent.setlist(name, value if isinstance(value, list) else [TICKED] if value is True else [value or ""])


def _sent(form: forms.BaseForm, name: str) -> Any:
    sent: Any = form.data
    if isinstance(form.fields[name], forms.MultipleChoiceField):
        return sent.getlist(name)
    return name in sent if isinstance(form.fields[name], forms.BooleanField) else sent.get(name, "")


def _mark(value: Any) -> str:
    said = sorted(value) if isinstance(value, list) else str(value).replace("\r\n", "\n").strip()
    return hashlib.sha256(repr(said).encode("utf-8", "replace")).hexdigest()[:12]


def _read(opened: str) -> dict[str, str]:
    """The marks that came back; a page that brings none, or none that can be read, takes nothing over."""
    try:
        found = json.loads(opened or "{}")
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
