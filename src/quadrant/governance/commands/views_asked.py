"""Acts on views: members are asked for them by a day, and give them; the item waits for the next meeting."""

from __future__ import annotations

from datetime import date, datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, allow, insist
from quadrant.governance.commands.agendas import NOT_A_CLERK, leave_to_next
from quadrant.governance.models import AgendaItem, View, ViewsAsked
from quadrant.governance.rules import may_give_view, may_record_for, must_leave
from quadrant.methods.calendar import in_words, london_day
from quadrant.partnership.models import Person
from quadrant.partnership.queries import people_inside


@act("views.asked")
def ask_views(*, item: AgendaItem, officer: Person, closes_on: date, by: Person, at: datetime) -> Done[ViewsAsked]:
    """Ask the members to send their views to an officer by a day; adopting it is left to a meeting after that day."""
    allow(may_record_for(by, item.meeting.body), NOT_A_CLERK)
    insist(closes_on > london_day(at), "Give a day that is still to come.", field="closes_on")
    inside = officer.pk in {one.pk for one in people_inside()}
    insist(inside, f"{officer.name} does not work inside the partnership. Choose somebody else.", field="officer")
    told = f"{officer.name} must leave for this item, and so does not collect views on it. Choose somebody else."
    insist(not must_leave(officer, item.report), told, field="officer")
    made = ViewsAsked(item=item, officer=officer, closes_on=closes_on, asked_by=by, asked_at=at)
    made.save()
    leave_to_next(item, f"Views go to {officer.name} until {in_words(closes_on)}.", by, at)
    return Done(made, f"{item.report.title}: to {officer.name} by {in_words(closes_on)}")


@act("view.given")
def give_view(*, asked: ViewsAsked, text: str, by: Person, at: datetime) -> Done[View]:
    """Send a view, or change it, until the day is over."""
    allow(may_give_view(by, asked), "Only members of the body without an interest in the item send a view.")
    insist(london_day(at) <= asked.closes_on, f"Views were asked for until {in_words(asked.closes_on)}.")
    insist(bool(text.strip()), "Write your view.", field="text")
    kept = View.objects.select_for_update().filter(asked=asked, person=by).first() or View(asked=asked, person=by)
    kept.text, kept.given_at = text.strip(), at
    kept.save()
    return Done(kept, asked.item.report.title)
