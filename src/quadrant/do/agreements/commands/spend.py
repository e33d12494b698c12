"""Published lists of spend taken in and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from quadrant.analyse.outcomes.commands import receive_dataset
from quadrant.analyse.outcomes.models import Dataset
from quadrant.analyse.outcomes.terms import DatasetKind, Received
from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.audit.touched import touch
from quadrant.do.agreements.models import PublishedPayment
from quadrant.do.agreements.rules import may_import_spend
from quadrant.do.agreements.terms import SpendLine
from quadrant.partnership.models import Person
from quadrant.partnership.within import here

AT_ONCE = 2_000


@act("spend.imported")
def import_spend(*, lines: Sequence[SpendLine], file: Received, by: Person, at: datetime) -> Done[Dataset]:
    """Take in a list of spend whole. A list of the same name is replaced: its payments go."""
    allow(may_import_spend(by), "Only finance, a contract manager or a commissioner may bring in spend.")
    insist(bool(lines), "The file holds no payments.")
    dataset = receive_dataset(kind=DatasetKind.SPEND, file=file, by=by, at=at)
    if dataset.replaces_id is not None:
        PublishedPayment.objects.filter(dataset=dataset.replaces_id).delete()
    number = here().partnership_id
    made = (PublishedPayment(partnership_id=number, dataset=dataset, **asdict(line)) for line in lines)
    PublishedPayment.objects.bulk_create(made, batch_size=AT_ONCE)
    touch(PublishedPayment, dataset.pk)
    return Done(dataset, f"{len(lines):,} payments came from {file.file_name}")


@act("spend.taken_back")
def take_spend_back(*, dataset: Dataset, by: Person | None, at: datetime) -> Done[Dataset]:
    """When its dataset is withdrawn, the payments that it brought go."""
    PublishedPayment.objects.filter(dataset=dataset).delete()
    return Done(dataset, f"The payments of {dataset.name} were taken out")
