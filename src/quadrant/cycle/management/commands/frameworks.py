from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from quadrant.cycle.framework.loader import fingerprint, shipped
from quadrant.cycle.framework.places import activities_of, gates_of
from quadrant.cycle.framework.schema import Criterion, Framework


class Command(BaseCommand):
    help = "Print the shipped frameworks; with --json all that they hold, for other programs."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="print JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["json"]:
            self.stdout.write(json.dumps([_told(one) for one in shipped()], indent=2, ensure_ascii=False))
            return
        for one in shipped():
            steps = sum(len(phase.steps) for phase in one.phases)
            self.stdout.write(f"{one.key} version {one.version}: {one.title}, {steps} steps, {fingerprint(one)[:12]}")


def _told(framework: Framework) -> dict[str, Any]:
    return {
        "key": framework.key,
        "version": framework.version,
        "fingerprint": fingerprint(framework),
        "title": framework.title,
        "status": framework.status,
        "phases": [
            {
                "key": phase.key,
                "name": phase.name,
                "quadrants": [quadrant.value for quadrant in phase.quadrants],
                "steps": [
                    {"number": step.number, "key": step.key, "name": step.name, "quadrant": step.quadrant.value}
                    for step in phase.steps
                ],
            }
            for phase in framework.phases
        ],
        "activities": [
            {
                "place": place.key,
                "name": place.item.name,
                "record": place.item.record.value if place.item.record else None,
                "items": len(place.item.items),
            }
            for place in activities_of(framework)
        ],
        "gates": [
            {"place": place.key, "name": place.gate.name, "bodies": place.gate.bodies} for place in gates_of(framework)
        ],
        "criteria": [
            {
                "key": group.key,
                "name": group.name,
                "method": group.method,
                "criteria": [_weighed(one) for one in group.criteria],
            }
            for group in framework.criteria_sets
        ],
        "checklists": [{"key": one.key, "name": one.name, "items": len(one.items)} for one in framework.checklists],
        "windows": [
            {"key": one.key, "name": one.name, "starts": one.starts, "ends": one.ends} for one in framework.windows
        ],
        "programme": framework.programme is not None,
    }


def _weighed(criterion: Criterion) -> dict[str, Any]:
    return {
        "key": criterion.key,
        "name": criterion.name,
        "weight": str(criterion.weight) if criterion.weight is not None else None,
        "sub": [_weighed(one) for one in criterion.sub],
    }
