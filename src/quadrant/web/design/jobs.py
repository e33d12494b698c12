"""How far a long piece of work has got, as its page tells it."""

from __future__ import annotations

from dataclasses import dataclass

from quadrant.methods import words


@dataclass(frozen=True)
class Progress:
    """What is done, what is left, what is happening now; without `of` the end is not known yet."""

    title: str
    done: int = 0
    of: int = 0
    unit: str = "row"
    now: str = ""
    ended: bool = False
    failed: str = ""

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.of) if self.of else 0

    @property
    def counted(self) -> str:
        """412,300 of 641,070 rows."""
        return f"{self.done:,} of {words.plural(self.of, self.unit)}" if self.of else words.plural(self.done, self.unit)

    @property
    def left(self) -> str:
        return f"{words.plural(max(self.of - self.done, 0), self.unit)} left" if self.of else ""
