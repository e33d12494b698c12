"""Every kind of page of the demo, as the first of its people in each partnership meets it: time that the site works.

Counted is processor time, which a machine that does other things meanwhile does not lengthen; the database is asked
in the same process, so it is counted too.
"""

from __future__ import annotations

import json
import os
import re
import statistics
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator

from bench.measuring import Measured
from bench.scratch import scratch_quadrant

TIMES, LIMIT, SHOWN = 5, 200.0, 10


def measure() -> Iterator[Measured]:
    """The slowest pages first, each within the limit, and the median of all."""
    with scratch_quadrant() as variables:
        demo = variables | {"QUADRANT_MODE": "demo"}
        subprocess.run([sys.executable, "-m", "quadrant", "load_demo"], env=demo, check=True, stdout=sys.stderr)
        told = subprocess.run([sys.executable, "-m", "bench.pages"], env=demo, check=True, stdout=subprocess.PIPE)
    taken = sorted(json.loads(told.stdout), key=lambda one: -one[1])
    yield Measured(f"median of {len(taken)} kinds of page", statistics.median(one[1] for one in taken), "ms", LIMIT)
    for name, milliseconds in taken[:SHOWN]:
        yield Measured(f"page {name}", milliseconds, "ms", LIMIT)


def pages_of_the_demo() -> dict[str, float]:
    """For each kind of page, the slowest partnership's median in milliseconds."""
    from django.test import Client

    from quadrant.demo.people import demo_people
    from quadrant.partnership.queries import people_with_emails

    first = {somebody.partnership: somebody.email for somebody in reversed(demo_people())}
    found: dict[str, float] = {}
    for person in people_with_emails(list(first.values())).values():
        client = Client(SERVER_NAME="127.0.0.1")
        client.post(f"/demo/people/{person.pk}")
        for kind, address in _reached(client, client.get("/")["Location"]):
            found[kind] = max(found.get(kind, 0.0), statistics.median(_taken(client, address) for _ in range(TIMES)))
    return found


def _reached(client: object, start: str) -> Iterator[tuple[str, str]]:
    """Breadth first by links inside the partnership: one address for each kind of page that answers with a page."""
    from django.urls import resolve

    inside = start[: start.index("/", 1) + 1]
    waiting, known = deque([start]), {"your_work"}
    while waiting:
        address = waiting.popleft()
        answer = client.get(address)  # type: ignore[attr-defined]  # Django's test client, imported late
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        yield str(resolve(address).url_name), address
        for link in re.findall(r'href="(/[^"?#]+)"', answer.content.decode()):
            if link.startswith(inside) and not link.endswith((".ics", "/file/")):
                kind = str(resolve(link).url_name)
                if kind not in known:
                    known.add(kind)
                    waiting.append(link)


def _taken(client: object, address: str) -> float:
    began = time.process_time()
    client.get(address)  # type: ignore[attr-defined]  # as above
    return (time.process_time() - began) * 1000


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quadrant.settings")
    django.setup()
    sys.stdout.write(json.dumps(list(pages_of_the_demo().items())))
