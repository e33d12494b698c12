"""Every template is printed by a view, or taken into one that is."""

from __future__ import annotations

import re
from pathlib import Path

import quadrant

WEB = Path(quadrant.__file__).parent / "web"
NAME = re.compile(r"[\"'](?P<name>[\w/.{}\[\]-]+\.html)[\"']")
# Asked for by name by Django or the sign-in package.
BY_NAME = re.compile(r"^(design/errors/\d{3}|account/\w+|design/(field|form)/\w+)\.html$")
# Named by a value: the parts of a framework's page.
BY_VALUE = re.compile(r"^frameworks/parts/\w+\.html$")


def test_no_template_lies_about() -> None:
    there = {str(path.relative_to(WEB)) for path in WEB.rglob("*.html")}
    named = {
        found["name"]
        for path in [*WEB.rglob("*.html"), *WEB.parent.rglob("*.py")]
        for found in NAME.finditer(path.read_text(encoding="utf-8"))
    }
    idle = {name for name in there - named if not BY_NAME.match(name) and not BY_VALUE.match(name)}
    assert idle == set()


def test_every_template_named_is_there() -> None:
    there = {str(path.relative_to(WEB)) for path in WEB.rglob("*.html")}
    named = {
        found["name"]
        for path in WEB.rglob("*.py")
        for found in NAME.finditer(path.read_text(encoding="utf-8"))
        if "{" not in found["name"]
    }
    assert named - there == set()
