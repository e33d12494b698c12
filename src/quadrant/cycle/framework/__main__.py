"""`python -m quadrant.cycle.framework FILE …` prints what is wrong with a framework file, or what is in it.

`python -m quadrant.cycle.framework --schema` prints the JSON Schema of docs/framework.schema.json.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sized
from pathlib import Path

from quadrant.cycle.framework.loader import FrameworkRefused, fingerprint, load_framework_file
from quadrant.cycle.framework.schema import Framework


def main(arguments: list[str]) -> int:
    """Check each file named; 0 when all of them can be used."""
    if arguments == ["--schema"]:
        sys.stdout.write(json_schema())
        return 0
    if not arguments or arguments[0].startswith("-"):
        sys.stderr.write("usage: python -m quadrant.cycle.framework FILE …  (or --schema)\n")
        return 2
    return max(_check(Path(argument)) for argument in arguments)


def json_schema() -> str:
    """The schema of a framework file as JSON Schema text, ending in a line break."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Framework.model_json_schema()}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _check(path: Path) -> int:
    try:
        framework = load_framework_file(path)
    except OSError as error:
        sys.stderr.write(f"{path}: {error.strerror}\n")
        return 1
    except FrameworkRefused as refused:
        sys.stderr.write(f"{refused}\n{len(refused.problems)} problem{'s' * (len(refused.problems) != 1)}\n")
        return 1
    sys.stdout.write(_summary(framework))
    return 0


def _summary(framework: Framework) -> str:
    steps = [step for phase in framework.phases for step in phase.steps]
    activities = [activity for step in steps for activity in step.activities]
    records = sum(activity.record is not None for activity in activities)
    shape = " + ".join(str(len(phase.steps)) for phase in framework.phases)
    gates = sum(len(step.gates) for step in steps)
    brought: dict[str, Sized] = {
        "windows": framework.windows,
        "checklists": framework.checklists,
        "criteria sets": framework.criteria_sets,
        "tools": framework.tools,
    }
    lines = [
        f"{framework.key} version {framework.version}: {framework.title}",
        f"  fingerprint {fingerprint(framework)}",
        f"  phases {len(framework.phases)}, steps {len(steps)} ({shape}), gates {gates}",
        f"  activities {len(activities)}: by a record {records}, by a tick {len(activities) - records}",
        "  " + ", ".join(f"{noun} {len(listed)}" for noun, listed in brought.items()),
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
