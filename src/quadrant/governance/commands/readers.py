"""Who is named as a reader, of what is exempt or of legal advice."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.governance.models import ExemptReader, Report
from quadrant.governance.rules import may_name_exempt_readers, must_leave
from quadrant.methods import words
from quadrant.partnership.models import Person
from quadrant.partnership.rules import may_look_inside


@act("exempt_readers.named")
def name_exempt_readers(*, report: Report, people: Iterable[Person], by: Person, at: datetime) -> Done[Report]:
    """Say who else reads what is exempt; whoever is no longer named stops reading at once."""
    allow(may_name_exempt_readers(by, report), "Only the report's authors or the monitoring officer may do this.")
    kept: Report = Report.objects.select_for_update().get(pk=report.pk)
    named = list(people)
    keep_readers(
        ExemptReader.objects.filter(report=kept),
        named,
        report=kept,
        make=lambda person: ExemptReader(report=kept, person=person, named_by=by, named_at=at),
    )
    return Done(kept, words.listing(person.name for person in named) or "Nobody")


def keep_readers(rows: Any, people: Iterable[Person], *, report: Report, make: Callable[[Person], Any]) -> None:
    """Leave only these people as readers; refused for whoever has no part here or must leave for the report."""
    wanted = {person.pk: person for person in people}
    for person in wanted.values():
        insist(may_look_inside(person), f"{person.name} has no part in this partnership.", field="people")
        leaves = must_leave(person, report)
        insist(not leaves, f"{person.name} has an interest in this and must leave for it.", field="people")
    for row in rows:
        if wanted.pop(row.person_id, None) is None:
            row.delete()
    for person in wanted.values():
        make(person).save()
