"""Acts that keep the register of interests: confirming, publishing, withholding."""

from __future__ import annotations

from datetime import date, datetime

from django.utils import timezone

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.partnership.models import (
    Interest,
    InterestConfirmation,
    Person,
    RegisterPublication,
    WithheldInterest,
)
from quadrant.partnership.queries import interests_held_by
from quadrant.partnership.rules import may_declare_for, may_publish_register, may_withhold


@act("interests.confirmed")
def confirm_interests(*, person: Person, by: Person, at: datetime) -> Done[Person]:
    """Say in one act that everything a person has in the register still stands as it is written."""
    allow(may_declare_for(by, person), "You may confirm your own interests; the monitoring officer others'.")
    today = timezone.localdate(at)
    held = interests_held_by(person, on=today)
    insist(bool(held), "There is nothing in the register to confirm. Declare an interest instead.")
    open_ones = [one for one in held if all(said.confirmed_on != today for said in one.confirmations.all())]
    insist(bool(open_ones), "Everything was already confirmed today.")
    for interest in open_ones:
        InterestConfirmation(interest=interest, confirmed_on=today, confirmed_by=by).save()
    return Done(person, f"{len(open_ones)} confirmed")


@act("interests.publication_set")
def set_publication(*, from_on: date, is_public: bool, why: str, by: Person, at: datetime) -> Done[RegisterPublication]:
    """Say from which day on the register is public, or no longer is. What was set for earlier days stays."""
    allow(may_publish_register(by), "Only the monitoring officer may set this.")
    insist(bool(why.strip()), "Say under which rule or decision.", field="why")
    insist(from_on >= timezone.localdate(at), "It holds from today on, or a later day.", field="from_on")
    made = RegisterPublication(from_on=from_on, is_public=is_public, why=why.strip(), set_by=by, set_at=at)
    made.save()
    return Done(made, "Public" if is_public else "Not public")


@act("interest.withheld")
def withhold_interest(*, interest: Interest, why: str, by: Person, at: datetime) -> Done[WithheldInterest]:
    """Keep an interest off the public register; those inside who may see the register see it still."""
    allow(may_withhold(by, interest), "Only the monitoring officer may withhold an interest.")
    insist(bool(why.strip()), "Say what harm publishing it could do.", field="why")
    made = WithheldInterest(interest=interest, why=why.strip(), withheld_by=by, withheld_at=at)
    made.save()
    return Done(made)


@act("interest.no_longer_withheld")
def show_interest(*, interest: Interest, by: Person, at: datetime) -> Done[Interest]:
    """Let the public read an interest that was withheld."""
    allow(may_withhold(by, interest), "Only the monitoring officer may do this.")
    kept = WithheldInterest.objects.select_for_update().filter(interest=interest).first()
    insist(kept is not None, "This interest is not withheld.")
    WithheldInterest.objects.filter(interest=interest).delete()
    return Done(interest)
