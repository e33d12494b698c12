from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand

from quadrant.demo.people import demo_people
from quadrant.partnership.queries import people_with_emails


class Command(BaseCommand):
    help = "Print whom a visitor of the demo may be."

    def handle(self, **options: Any) -> None:
        known = people_with_emails([person.email for person in demo_people()])
        here = [person for person in demo_people() if person.email in known]
        self.stdout.write("Open the address and choose one of these; no password is asked for.")
        for partnership, people in groupby(here, key=lambda person: person.partnership):
            self.stdout.write(f"\n{partnership}")
            for person in people:
                self.stdout.write(f"  {person.name}: {person.what}")
