"""A partnership's own report templates: the text of one, a later version of it, one that is kept."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from quadrant.governance import commands
from quadrant.governance.models import ReportTemplateVersion
from tests.factories.partnership import NOW, administrator

BOARD = """\
# Our health board's paper
key: health-board
name: Health board paper
about: What the health board reads.
header: [meeting, meets_on, title]
parts:
  - section: purpose
  - part: recommendations
  - section: own_1
    title: What children told us
    may_be: none
  - section: need
    title: Why it is needed
    draws_on: needs
  - comment: finance
"""
SECOND = BOARD.replace("  - comment: finance\n", "  - comment: finance\n  - comment: legal\n")


def file(text: str | bytes, name: str = "board.yaml") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode() if isinstance(text, str) else text)


def kept(text: str = BOARD) -> ReportTemplateVersion:
    return commands.keep_template(data=text.encode(), name="board.yaml", by=administrator(), at=NOW)
