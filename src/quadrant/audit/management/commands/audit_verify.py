from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from quadrant.audit.queries import chain_summary
from quadrant.audit.verify import faults


class Command(BaseCommand):
    help = "Check the audit chain and every record against it; name the first bad row. Exit 1 when anything is wrong."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="name every bad row, not only the first")

    def handle(self, *args: Any, **options: Any) -> None:
        found = 0
        for fault in faults():
            found += 1
            self.stderr.write(f"{fault.where}: {fault.sentence}")
            if not options["all"]:
                break
        if found:
            raise CommandError("The audit chain does not verify.")
        for partnership, lines in chain_summary():
            self.stdout.write(f"chain {partnership}: {lines} lines, whole")
        self.stdout.write("Every record is what the chain says it is.")
