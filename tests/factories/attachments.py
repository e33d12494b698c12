"""Files as people attach them, small and real, and what comes with a report."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from typing import Any

from quadrant.governance import commands
from quadrant.governance.models import Appendix, Comment, LegalAdvice, Report
from quadrant.governance.terms import Consultee, Exemption, ExemptParagraph
from quadrant.partnership.models import Person
from quadrant.partnership.papers import KeptPaper, keep_paper
from quadrant.partnership.within import here
from tests.factories.governance import officer
from tests.factories.partnership import NOW

PDF = b"%PDF-1.7\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n"
CSV = "option,present value £m\nImprove in house,5.210\nShare with a neighbour,5.016\n".encode()
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 40
BIDS = Exemption(ExemptParagraph.BUSINESS, "The bids of others are still open.", title_public=False)


def packed(*parts: str, **more: bytes) -> bytes:
    """A zip with these parts, each holding a line, and those given with their content."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        for name in parts:
            out.writestr(name, f"<{name}/>")
        for name, content in more.items():
            out.writestr(name, content)
    return made.getvalue()


def word_file() -> bytes:
    return packed("[Content_Types].xml", "word/document.xml")


def kept(content: bytes = CSV, name: str = "options.csv") -> KeptPaper:
    return keep_paper(io.BytesIO(content), name=name, partnership=here().partnership_id)


def append(
    report: Report,
    title: str = "What the options cost",
    content: bytes = CSV,
    name: str = "options.csv",
    *,
    by: Person | None = None,
    at: datetime = NOW,
    **more: Any,
) -> Appendix:
    """The report's author adds a file."""
    paper = kept(content, name)
    return commands.add_appendix(report=report, title=title, paper=paper, by=by or report.author, at=at, **more)


def legal_comment(report: Report) -> Comment:
    """The legal comment of a report, asked for now unless it was before."""
    found: Comment | None = report.comments.filter(consultee=Consultee.LEGAL).first()
    return found or commands.ask_comment(report=report, consultee=Consultee.LEGAL, by=report.author, at=NOW)


def cite(report: Report, *, privileged: bool = True) -> LegalAdvice:
    """Lena cites advice of counsel on transport in the report's legal comment."""
    return commands.cite_advice(
        comment=legal_comment(report),
        area="Children's transport",
        adviser="Counsel in procurement law",
        privileged=privileged,
        by=officer(Consultee.LEGAL),
        at=NOW,
    )
