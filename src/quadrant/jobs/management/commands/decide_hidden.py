"""./run manage decide_hidden [--check]: which figures are hidden, decided anew for every partnership."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from quadrant.analyse.outcomes.commands import decide_hidden
from quadrant.analyse.outcomes.queries import hidden_otherwise
from quadrant.partnership.queries import all_partnerships
from quadrant.partnership.within import within


class Command(BaseCommand):
    help = "Decide anew which figures are hidden from those who may not see small counts, and store it."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="change nothing; exit 1 where other figures are stored"
        )

    def handle(self, **options: Any) -> None:
        wrong = 0
        for partnership in all_partnerships():
            with within(partnership):
                otherwise = hidden_otherwise()
                for indicator in otherwise:
                    self.stdout.write(f"{partnership.slug}: “{indicator.name}” hides other figures than it should")
                wrong += len(otherwise)
                if not options["check"]:
                    decide_hidden(partnership=partnership, by=None, at=timezone.now())
        if options["check"] and wrong:
            raise CommandError("What is hidden has to be decided anew: run decide_hidden without --check.")
        self.stdout.write("Every indicator hides what it should.")
