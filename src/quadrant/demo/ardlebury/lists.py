"""Lists that the council keeps elsewhere, brought in: charities of the place, the Enterprise Board's next year, and a
corrected list that waits to be looked at."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.demo.loading.figures import take_in
from quadrant.demo.loading.story import Story
from quadrant.intake.commands import receive_upload
from quadrant.intake.terms import Described
from quadrant.partnership.keeping import chunks_of, keep
from quadrant.partnership.models import Person
from quadrant.partnership.within import here

CHARITIES = "Charities that work in Ardlebury"
HEADERS = ("Charity name", "Registered charity number", "Charity type")
# Made up, with numbers that no charity has.
ROWS = (
    ("Ardlebury Befrienders", "9900101", "CIO"),
    ("Estuary Community Transport", "9900102", "Charitable company"),
    ("The Allotment Kitchen", "9900103", "Trust"),
    ("Tidemark Young Musicians", "9900104", "CIO"),
)
CORRECTED = (
    ROWS[0],
    ("Estuary Community Travel", "9900102", "Charitable company"),
    *ROWS[2:],
    ("Harbour Light Debt Advice", "9900105", "CIO"),
)
CALENDAR = "Enterprise Board, meetings of 2027/28"
DAYS = ("21/09/2027", "16/11/2027", "18/01/2028", "14/03/2028")


def tell(story: Story) -> None:
    """November 2026: brought in by those who keep them; the corrected list of charities nobody has confirmed yet."""
    clerk, manager = story.person("administrator"), story.person("contracts")
    with story.when(2026, 11, 3) as at:
        take_in("charities.csv", HEADERS, ROWS, name=CHARITIES, kind=DatasetKind.ORGANISATIONS, by=manager, at=at)
        meetings = [("Enterprise Board", day, "5.30pm", "Committee room 2") for day in DAYS]
        columns = ("Committee", "Date", "Start time", "Venue")
        take_in("calendar.csv", columns, meetings, name=CALENDAR, kind=DatasetKind.MEETINGS, by=clerk, at=at)
    with story.when(2026, 11, 13) as at:
        _wait("charities-november.csv", CORRECTED, by=manager, at=at)


def _wait(file_name: str, rows: Sequence[Sequence[str]], *, by: Person, at: datetime) -> None:
    """Received, and not yet taken in: its page shows what would change."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / file_name
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADERS, *rows])
        kept = keep(chunks_of(path), partnership=here().partnership_id)
    said = Described(name=CHARITIES, kind=DatasetKind.ORGANISATIONS)
    receive_upload(file_name=file_name, kept=kept, said=said, by=by, at=at)
