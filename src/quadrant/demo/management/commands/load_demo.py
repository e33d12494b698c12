from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from quadrant.audit.terms import Refusal
from quadrant.demo.loading.telling import tell


class Command(BaseCommand):
    help = "Load the three demo partnerships, unless they are there. Takes well under a minute."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--as-of", type=date.fromisoformat, metavar="DAY", help="the demo's today, such as 2027-03-01"
        )
        parser.add_argument("--migrate", action="store_true", help="bring the database up to date first")

    def handle(self, **options: Any) -> None:
        if settings.MODE == "production":
            raise CommandError("The demo is loaded in demo mode only: set QUADRANT_MODE=demo.")
        if options["migrate"]:
            call_command("migrate", verbosity=0)
        try:
            tell(options["as_of"], self._say)
        except Refusal as refusal:
            raise CommandError(refusal.sentence) from refusal

    def _say(self, sentence: str) -> None:
        self.stdout.write(sentence)
        self.stdout.flush()
