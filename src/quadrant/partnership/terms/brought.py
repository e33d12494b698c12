"""What a file says of organisations and people: a line each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from quadrant.partnership.terms.kinds import kind_told
from quadrant.partnership.terms.words import BodyKind, IdentifierScheme, OrganisationKind, Role, Seat


@dataclass(frozen=True)
class OrganisationLine:
    """An organisation as one row of a file tells it, with every number by which it may be known. None: not told."""

    name: str
    kind: OrganisationKind | None = None
    numbers: tuple[tuple[IdentifierScheme, str], ...] = ()
    is_partner: bool | None = None

    @property
    def usual_kind(self) -> OrganisationKind:
        """What it says it is, else what its name and the lists that number it tell."""
        return self.kind or kind_told(self.name, schemes=[scheme for scheme, _ in self.numbers])

    def kind_for(self, held: str) -> OrganisationKind:
        """The kind of an organisation that is held: as the row says it, and what else it tells where that was not
        known. A row that says that it is not known changes nothing."""
        if held == OrganisationKind.NOT_KNOWN:
            return self.usual_kind
        said = None if self.kind is OrganisationKind.NOT_KNOWN else self.kind
        return said or OrganisationKind(held)


def plain_words(text: str) -> str:
    """A name without case and with single spaces: two spellings of one name are one."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True)
class PersonLine:
    """Somebody as one row of a file tells them: by what mail, for whom, in which role, in which seat of which body."""

    name: str
    mail: str
    organisation: OrganisationLine | None = None
    role: Role | None = None
    body: str = ""
    body_kind: BodyKind | None = None
    seat: Seat = Seat.MEMBER
    from_on: date | None = None

    @property
    def rights(self) -> str:
        """What the row gives, in words: `Analyst; Chair of the Health board`."""
        role = self.role.label if self.role else ""
        seat = f"{self.seat.label} of {self.body}" if self.body else ""
        return "; ".join(part for part in (role, seat) if part)
