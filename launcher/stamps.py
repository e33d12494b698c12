"""Stamps: what a step was made from, written only after it succeeded, so that a step already done is not done again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path


def digest(files: Iterable[Path], *words: str) -> str:
    """One fingerprint of the words, and of the names and contents of the files in the order of their paths."""
    total = hashlib.sha256()
    for word in words:
        total.update(word.encode() + b"\0")
    for file in sorted(files):
        content = hashlib.sha256(file.read_bytes()).hexdigest()
        total.update(f"{file} {content}\n".encode())
    return total.hexdigest()


@dataclass(frozen=True)
class Stamp:
    """The fingerprint a finished step left behind in a file."""

    path: Path

    def says(self, fingerprint: str) -> bool:
        """Whether the step was finished from exactly this."""
        try:
            return self.path.read_text().strip() == fingerprint
        except OSError:
            return False

    def remove(self) -> None:
        """Before a step begins again: half a step must not look like a whole one."""
        self.path.unlink(missing_ok=True)

    def write(self, fingerprint: str) -> None:
        """After the step succeeded; in one move, so that a stamp is never half written."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        beside = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        beside.write_text(fingerprint + "\n")
        beside.replace(self.path)
