"""`./run bench`: every measurement, or only those of the modules named."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator

from bench import chain, figures, intake, numbers, pages, scores, slow_clients, writers
from bench.measuring import Measured, table

ALL: dict[str, Callable[[], Iterator[Measured]]] = {
    "chain": chain.measure,
    "figures": figures.measure,
    "intake": intake.measure,
    "numbers": numbers.measure,
    "pages": pages.measure,
    "scores": scores.measure,
    "slow-clients": slow_clients.measure,
    "writers": writers.measure,
}


def main() -> int:
    """Measure, print the table, and fail when a limit is exceeded."""
    parser = argparse.ArgumentParser(prog="./run bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(ALL)}; all when none is named")
    names = parser.parse_args().names or list(ALL)
    unknown = [name for name in names if name not in ALL]
    if unknown:
        parser.error(f"there is no measurement {unknown[0]!r}: choose of {', '.join(ALL)}")
    rows = []
    for name in names:
        print(f"measuring {name} …", file=sys.stderr, flush=True)
        rows += list(ALL[name]())
    print(table(rows))
    return 0 if all(row.good for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
