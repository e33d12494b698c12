"""An interest came to light after a decision: the monitoring officer says whether the decision stands."""

from __future__ import annotations

from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.governance.models import DoubtSettled, Resolution
from quadrant.governance.queries import counted_without, doubts_of
from quadrant.governance.rules import may_keep_rules
from quadrant.governance.terms import DoubtOutcome
from quadrant.partnership.models import Interest, Person


@act("decision.looked_at_again")
def settle_doubt(
    *, resolution: Resolution, interest: Interest, outcome: DoubtOutcome, why: str, by: Person, at: datetime
) -> Done[DoubtSettled]:
    """Say what comes of an interest found later. A decision that had no quorum without that person does not stand."""
    allow(may_keep_rules(by), "Only the monitoring officer may do this.")
    allow(interest.person_id != by.pk, "It is your own interest: another monitoring officer looks at it.")
    kept: Resolution = Resolution.objects.select_for_update().get(pk=resolution.pk)
    doubt = next((one for one in doubts_of(kept) if one.interest.pk == interest.pk), None)
    insist(doubt is not None, "This interest did not bear on the decision, or was known when it was taken.")
    insist(doubt is None or doubt.settled is None, "This was settled already.")
    insist(bool(why.strip()), "Say why.", field="why")
    left = counted_without(kept)
    told = f"{left} are left who counted, and {kept.quorum} were needed: the decision had no quorum, and goes back."
    insist(outcome is DoubtOutcome.REOPENED or left >= kept.quorum, told, field="outcome")
    made = DoubtSettled(
        resolution=kept, interest=interest, outcome=outcome, why=why.strip(), settled_by=by, settled_at=at
    )
    made.save()
    return Done(made, f"{interest.person.name}: {outcome.label.lower()}")
