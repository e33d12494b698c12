"""What comes with a report, as pages and papers print it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quadrant.governance.terms.decisions import ExemptParagraph

NOT_FOR_PUBLICATION = "Not for publication under Schedule 12A to the Local Government Act 1972."


def letter_of(number: int) -> str:
    """The letter of an appendix: 1 is A, 26 is Z, 27 is AA."""
    letters = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


@dataclass(frozen=True)
class Exemption:
    """On which paragraph something is kept from the public, and why the public interest is in that."""

    paragraph: ExemptParagraph
    reason: str
    title_public: bool = True

    @property
    def says(self) -> str:
        """Such as `Not for publication under Schedule 12A …. Paragraph 3: … . The reason.`"""
        return f"{NOT_FOR_PUBLICATION} {self.paragraph.label}. {self.reason}"


@dataclass(frozen=True)
class Late:
    """Why a paper comes after its report was final, or an item after the agenda was published; who agreed to it."""

    why: str
    agreed_by: str = ""


@dataclass(frozen=True)
class Appended:
    """An appendix as one reader may know it. For whoever may not read it, `file` words are empty and `readable` False.

    `number` is the row's, for its address; `at` its place in the order.
    """

    number: int
    at: int
    letter: str
    title: str
    readable: bool
    exemption: Exemption | None = None
    late: Late | None = None
    added_on: date | None = None
    file_name: str = ""
    kind: str = ""
    size: int = 0
    framework: str = ""
    fingerprint: str = ""

    @property
    def named(self) -> str:
        """`Appendix B: what the options cost`, or `Appendix B: exempt appendix`."""
        return f"Appendix {self.letter}: {self.title}"


@dataclass(frozen=True)
class Listed:
    """A background paper and where it can be seen."""

    number: int
    title: str
    link: str
    office: str

    @property
    def seen_at(self) -> str:
        return ", ".join(part for part in (self.office, self.link) if part)


@dataclass(frozen=True)
class BackgroundPapers:
    """The papers that a report rests on; `note` is what its author wrote there, such as "None, because …"."""

    papers: tuple[Listed, ...]
    note: str
