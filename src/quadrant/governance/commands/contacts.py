"""Acts on the head of a draft: its template, whom a reader may ask."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quadrant.audit.act import act
from quadrant.audit.terms import Done, insist
from quadrant.governance.commands.reports import draft_of
from quadrant.governance.models import ContactOfficer, Report
from quadrant.governance.queries import own_template_keyed
from quadrant.governance.terms import report_templates
from quadrant.partnership.models import Person


@dataclass(frozen=True)
class Contact:
    """Somebody who answers questions on a report."""

    name: str
    title: str = ""
    phone: str = ""
    email: str = ""


@act("contact_officer.named")
def name_contact(*, report: Report, contact: Contact, by: Person, at: datetime) -> Done[ContactOfficer]:
    kept = draft_of(report, by)
    insist(bool(contact.name.strip()), "Say who it is.", field="name")
    reached = bool(contact.phone.strip() or contact.email.strip())
    insist(reached, "Give a telephone number or an e-mail address.", field="phone")
    made = ContactOfficer(
        report=kept,
        name=contact.name.strip(),
        title=contact.title.strip(),
        phone=contact.phone.strip(),
        email=contact.email.strip(),
    )
    made.save()
    return Done(made, str(made))


@act("contact_officer.dropped")
def drop_contact(*, contact: ContactOfficer, by: Person, at: datetime) -> Done[Report]:
    kept = draft_of(contact.report, by)
    ContactOfficer.objects.select_for_update().get(pk=contact.pk).delete()
    return Done(kept, f"{contact.name} was taken off")


@act("report.template_chosen")
def choose_template(*, report: Report, template: str, by: Person, at: datetime) -> Done[Report]:
    """Give a draft another template. What was written under a heading that it lacks is kept, and not printed.

    The text reads differently, so comments already given are asked again.
    """
    kept = draft_of(report, by)
    own = own_template_keyed(template)
    insist(own is not None or template in report_templates(), "Select one of the templates.", field="template")
    same = template == kept.template_key and (own.pk if own else None) == kept.own_template_id
    insist(not same, "The report has this template already.", field="template")
    kept.template_key, kept.own_template, kept.version = template, own, kept.version + 1
    kept.save()
    return Done(kept, kept.template.name)
