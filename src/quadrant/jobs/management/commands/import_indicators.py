"""./run manage import_indicators FILE … --partnership SLUG --as EMAIL: files in from the command line."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from quadrant.analyse.outcomes.terms import DatasetKind
from quadrant.audit.terms import Refusal
from quadrant.demo.queries import demo_offset
from quadrant.intake.commands import read_and_take_in_file
from quadrant.intake.fields import OF_KIND, is_field
from quadrant.intake.terms import Described, FileRefused
from quadrant.partnership.queries import all_partnerships, partnership_at, person_with_email
from quadrant.partnership.within import within


class Command(BaseCommand):
    help = "Take in files of indicators, their definitions or statistical neighbours. Each file whole, or not at all."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", type=Path, metavar="FILE", help="CSV, Excel or Parquet")
        parser.add_argument("--partnership", required=True, metavar="SLUG", help="the partnership's address")
        parser.add_argument("--as", required=True, dest="email", metavar="EMAIL", help="who takes them in")
        parser.add_argument("--name", default="", help="what the dataset is called (the file's name if not given)")
        parser.add_argument("--topic", default="", help="topic of indicators whose file names none")
        parser.add_argument("--source", default="", help="where the figures come from")
        parser.add_argument("--kind", choices=[kind.value for kind in DatasetKind], help="what the files hold")
        parser.add_argument(
            "--column",
            action="append",
            default=[],
            metavar="FIELD=HEADER",
            help="which column a field is read from, such as value=Result; may be given several times",
        )

    def handle(self, **options: Any) -> None:
        partnership = partnership_at(options["partnership"])
        person = person_with_email(options["email"])
        if partnership is None:
            here = ", ".join(one.slug for one in all_partnerships()) or "none yet"
            raise CommandError(f"There is no partnership at “{options['partnership']}”. There are: {here}.")
        if person is None:
            raise CommandError(f"Nobody here has the e-mail address {options['email']}.")
        said = _said(options)
        at = timezone.now() + (demo_offset() if settings.DEMO else timedelta())
        refused = 0
        with within(partnership, on=timezone.localdate(at)):
            for path in options["files"]:
                refused += not self._take(path, person, at, said)
        if refused:
            raise CommandError(f"{refused} of {len(options['files'])} files refused; nothing of them was taken in.")

    def _take(self, path: Path, person: Any, at: Any, said: Described) -> bool:
        began = time.monotonic()
        self.stdout.write(path.name)
        try:
            if not path.is_file():
                raise Refusal("This is a folder: name its files." if path.is_dir() else "There is no such file.")
            dataset = read_and_take_in_file(path, said, by=person, at=at, told=self._told)
        except FileRefused as refused:
            for problem in refused.problems:
                self.stderr.write(f"  {problem}")
            if refused.total > len(refused.problems):
                self.stderr.write(f"  … and {refused.total - len(refused.problems):,} more")
            return False
        except Refusal as refusal:
            self.stderr.write(f"  {refusal.sentence}")
            return False
        self.stdout.write(f"  {dataset.rows:,} rows taken in as “{dataset.name}” in {time.monotonic() - began:.1f} s")
        return True

    def _told(self, percent: int, sentence: str) -> None:
        self.stdout.write(f"  {percent:3} %  {sentence}")
        self.stdout.flush()


def _said(options: dict[str, Any]) -> Described:
    named = [given.partition("=") for given in options["column"]]
    for field, equals, _ in named:
        if not equals:
            raise CommandError(f"--column {field}: write FIELD=HEADER, such as value=Result.")
        if not is_field(field.strip()):
            known = ", ".join(sorted({one.key for fields in OF_KIND.values() for one in fields}))
            raise CommandError(f"--column: “{field}” is no field. There are: {known}, neighbour_1 and so on.")
    return Described(
        name=options["name"],
        kind=DatasetKind(options["kind"]) if options["kind"] else None,
        topic=options["topic"],
        source=options["source"],
        columns={field.strip(): header.strip() for field, _, header in named},
    )
