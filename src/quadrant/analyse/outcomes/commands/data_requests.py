"""Acts on data asked of partners: asked for, received, given up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from django.utils import timezone

from quadrant.analyse.outcomes.commands.areas import ANALYSTS
from quadrant.analyse.outcomes.models import DataReceived, DataRequest, DataRequestSubject
from quadrant.analyse.outcomes.rules import may_ask_for_data
from quadrant.analyse.outcomes.terms import Subject
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.cycle.models import Cycle
from quadrant.partnership.keeping import KeptFile
from quadrant.partnership.models import Organisation, Person


@act("data.asked_for")
def ask_for_data(
    *,
    organisation: Organisation,
    subjects: Sequence[Subject],
    what: str,
    due_on: date,
    cycle: Cycle | None = None,
    by: Person,
    at: datetime,
) -> Done[DataRequest]:
    """Ask a partner for data: what they are about, in words what is wanted, by when."""
    allow(may_ask_for_data(by), ANALYSTS)
    insist(bool(subjects), "Say what the data are about.", field="subjects")
    insist(bool(what.strip()), "Say what is wanted.", field="what")
    insist(due_on >= timezone.localdate(at), "The day by which they are wanted is past.", field="due_on")
    made = DataRequest(organisation=organisation, cycle=cycle, what=what.strip(), due_on=due_on)
    made.asked_by, made.asked_at = by, at
    made.save()
    for subject in dict.fromkeys(subjects):
        DataRequestSubject(request=made, subject=subject).save()
    return Done(made, f"{organisation.name} was asked for data")


@act("data.received")
def receive_data(
    *, request: DataRequest, file_name: str, kept: KeptFile, note: str = "", by: Person, at: datetime
) -> Done[DataReceived]:
    """Keep what a partner sent, as it came."""
    allow(may_ask_for_data(by), ANALYSTS)
    now = DataRequest.objects.select_for_update().get(pk=request.pk)
    insist(now.withdrawn_at is None, "This request was given up.")
    made = DataReceived(request=now, file_name=file_name[-255:], note=note.strip(), received_by=by, received_at=at)
    made.digest, made.size, made.stored = kept.digest, kept.size, kept.stored
    made.save()
    return Done(made, f"{made.file_name} came from {now.organisation.name}")


@act("data_request.withdrawn")
def withdraw_data_request(*, request: DataRequest, why: str, by: Person, at: datetime) -> Done[DataRequest]:
    allow(may_ask_for_data(by), ANALYSTS)
    kept = DataRequest.objects.select_for_update().get(pk=request.pk)
    insist(kept.withdrawn_at is None, "This request was given up already.")
    insist(not DataReceived.objects.filter(request=kept).exists(), "Data came already: it stays on record.")
    insist(bool(why.strip()), "Say why it is given up.", field="why")
    kept.withdrawn_by, kept.withdrawn_at, kept.why_withdrawn = by, at, why.strip()
    kept.save()
    return Done(kept, f"The request to {kept.organisation.name} was given up: {kept.why_withdrawn}")
