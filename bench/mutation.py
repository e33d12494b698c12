"""`./run mutate`: faults put into the arithmetic one at a time, to see whether its tests notice; not part of any check.

Every fault runs in a process of its own, forked once NumPy, SciPy and pytest are there, with the tests of its module
alone. A fault is killed when a test fails, when nothing imports any more, or when the tests take far longer than usual.
"""

from __future__ import annotations

import argparse
import importlib.abc
import importlib.machinery
import io
import os
import random
import signal
import sys
import time
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from types import CodeType, ModuleType

from bench.mutating import Mutant, mutants

ROOT = Path(__file__).resolve().parents[1]
METHODS = ROOT / "src" / "quadrant" / "methods"
TESTS = ROOT / "tests" / "methods"
LEAVES = {"__init__", "bank_holidays", "words"}  # names, days as proclaimed, and how a page writes: tested elsewhere
SLOW = "not real_series and not 5x100 and not withenshire_core"  # seconds each, and no fault is theirs alone
TESTED_BY = {
    "agreement": ("agreement",),
    "arrays": ("arrays", "rates", "scoring"),
    "calendar": ("calendar",),
    "comparison": ("comparison",),
    "control_chart": ("control_chart", "conformance"),
    "coverage": ("coverage", "carried_and_covered"),
    "disclosure": ("disclosure",),
    "discounting": ("discounting",),
    "forecast": ("forecast",),
    "funnel": ("funnel",),
    "inequality": ("inequality",),
    "meeting_days": ("meeting_days",),
    "marginal": ("marginal",),
    "market": ("needs_and_markets",),
    "monitoring": ("monitoring",),
    "outlines": ("outlines",),
    "portfolio": (
        "portfolio",
        "portfolio_search",
        "portfolio_explained",
        "portfolio_certainty",
        "portfolio_cases",
        "by_count",
    ),
    "projected_need": ("needs_and_markets", "carried_and_covered"),
    "rates": ("rates", "standardised", "life_tables", "coverage"),
    "ratings": ("ratings",),
    "real_terms": ("needs_and_markets",),
    "robustness": ("robustness", "weightings"),
    "scoring": ("scoring",),
    "shares": ("shares",),
    "trajectory": ("trajectory",),
    "weights": ("weights",),
}


@dataclass(frozen=True)
class Module:
    """A module of the arithmetic with the tests that must notice its faults."""

    path: Path

    @property
    def name(self) -> str:
        return ".".join(self.path.relative_to(METHODS).with_suffix("").parts)

    @property
    def full_name(self) -> str:
        return f"quadrant.methods.{self.name}"

    @property
    def tests(self) -> list[str]:
        names = (*TESTED_BY[self.name.split(".")[0]], "edges", "every_refusal")
        return [str(TESTS / f"test_{name}.py") for name in names]


class _Faulty(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives the module with its fault to whoever imports it."""

    def __init__(self, name: str, code: CodeType) -> None:
        self.name, self.code = name, code

    def find_spec(self, name: str, path: object, target: object = None) -> importlib.machinery.ModuleSpec | None:
        return importlib.machinery.ModuleSpec(name, self) if name == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(self.code, module.__dict__)  # noqa: S102  the module's own source, with one fault


def modules() -> list[Module]:
    """Every module of the arithmetic that holds some."""
    return [Module(path) for path in sorted(METHODS.rglob("*.py")) if path.stem not in LEAVES]


def main(arguments: Sequence[str] | None = None) -> int:
    """Count what is killed, module by module, and list what survives."""
    parser = argparse.ArgumentParser(prog="./run mutate", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="MODULE", help="such as scoring or rates; all when none is named")
    parser.add_argument("--at-most", type=int, metavar="N", help="only N faults of each module, drawn by a fixed seed")
    chosen = parser.parse_args(arguments)
    os.nice(10)
    _warm_up()
    survived = total = 0
    for module in modules():
        if chosen.names and not any(module.name == name or module.name.startswith(f"{name}.") for name in chosen.names):
            continue
        alive, tried = _try(module, chosen.at_most)
        survived, total = survived + alive, total + tried
    print(f"{'all':<32} {total:>5} faults, {total - survived:>5} killed, {_share(total - survived, total)}")
    return 0 if survived <= total * 0.1 else 1


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.1%}" if whole else "–"


def _warm_up() -> None:
    """Import what every fault's process needs, but nothing of ours; properties are tried on few, known examples."""
    import numpy as np
    import pytest
    import scipy.optimize
    import scipy.sparse.csgraph
    import scipy.stats
    from hypothesis import settings

    settings.register_profile("mutation", derandomize=True, deadline=None, max_examples=20, database=None)
    settings.load_profile("mutation")
    assert np
    assert pytest
    assert scipy.stats


def _try(module: Module, at_most: int | None) -> tuple[int, int]:
    begun = time.monotonic()
    source = module.path.read_text(encoding="utf-8")
    if _passes(module, Mutant(0, "none", compile(source, str(module.path), "exec")), 300) != 0:
        raise SystemExit(f"the tests of {module.name} fail without any fault")
    patience = 5 + 5 * (time.monotonic() - begun)
    faults = list(mutants(source, str(module.path)))
    if at_most is not None and len(faults) > at_most:
        faults = sorted(random.Random(2026).sample(faults, at_most), key=lambda fault: fault.line)  # noqa: S311
    alive = [fault for fault in faults if _passes(module, fault, patience) == 0]
    killed = len(faults) - len(alive)
    share = _share(killed, len(faults))
    print(f"{module.name:<32} {len(faults):>5} faults, {killed:>5} killed, {share}", flush=True)
    for fault in alive:
        print(f"    survives: line {fault.line}: {fault.what}", flush=True)
    return len(alive), len(faults)


def _passes(module: Module, fault: Mutant, seconds: float) -> int:
    """How the tests end, in a process of their own: 0 when they all pass."""
    child = os.fork()
    if child == 0:
        signal.alarm(int(seconds) + 1)
        os._exit(_run(module, fault))
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status)


def _run(module: Module, fault: Mutant) -> int:
    import pytest

    sys.meta_path.insert(0, _Faulty(module.full_name, fault.code))
    options = ["-x", "-q", "--noconftest", "-p", "no:cacheprovider", "-p", "no:django", "-p", "no:xdist"]
    options += ["-c", os.devnull, "--rootdir", str(ROOT), "--import-mode=importlib", "--assert=plain"]
    options += ["-m", "not long", "-k", SLOW]
    with redirect_stdout(io.StringIO()), redirect_stderr(io.StringIO()):
        for test in module.tests:  # one file after another, so that what the first kills costs no more
            if ended := int(pytest.main([*options, test])):
                return ended
    return 0


if __name__ == "__main__":
    sys.exit(main())
