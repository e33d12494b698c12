"""What is said of a framework file that cannot be used: every problem, with its file, line and sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with a framework file. Printed as `herefordshire-2009.yaml line 88: weights of … `."""

    name: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.name} line {self.line}: {self.sentence}"


class FrameworkRefused(Exception):
    """A framework file that may not be used, with all of its problems in the order of its lines."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))
