from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils import timezone

from quadrant.audit.terms import Refusal
from quadrant.partnership.commands import found_partnership, grant_role, register_person
from quadrant.partnership.queries import person_with_email
from quadrant.partnership.terms import Role
from quadrant.partnership.within import within


class Command(BaseCommand):
    help = "Begin a partnership and give it its first administrator, who then invites the others."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help='for example "Ardlebury Partnership"')
        parser.add_argument("slug", help="its word in addresses, for example ardlebury")
        parser.add_argument("--administrator", required=True, metavar="EMAIL")
        parser.add_argument("--administrator-name", required=True, metavar="NAME")
        parser.add_argument("--area", default="", help="the GSS code of its area, for example E06000019")

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        try:
            with transaction.atomic():
                made = found_partnership(
                    name=options["name"], slug=options["slug"], area_code=options["area"], by=None, at=now
                )
                email = options["administrator"]
                person = person_with_email(email) or register_person(
                    name=options["administrator_name"], email=email, password=None, by=None, at=now
                )
                with within(made):
                    grant_role(person=person, role=Role.ADMINISTRATOR, from_on=timezone.localdate(now), by=None, at=now)
        except (Refusal, ValidationError) as refused:
            raise CommandError("; ".join(getattr(refused, "messages", [str(refused)]))) from refused
        self.stdout.write(f"{made.name} is at /{made.slug}/. {person.name} sets a password at /password/reset.")
