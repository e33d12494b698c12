"""The peers, in an environment of their own: nothing of ours imports them, and they never see our packages."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

PEERS = {"pymcdm": "1.4.0", "scikit-criteria": "0.10", "pyDecision": "5.1.8", "statsmodels": "0.15.0"}
ROOT = Path(__file__).resolve().parents[2]
HAND = Path(__file__).with_name("peers_hand.py")


def folder() -> Path:
    return Path(os.environ.get("QUADRANT_VAR") or ROOT / "var") / "peers"


@cache
def install(peer: str) -> bool:
    """Whether the peer is there, fetched by pip when it was not; pip's words are kept beside it."""
    python = folder() / "bin" / "python"
    if not python.exists() and subprocess.run([sys.executable, "-m", "venv", folder()], check=False).returncode:
        return False
    mark = folder() / f"{peer}-{PEERS[peer]}.installed"
    if mark.exists():
        return True
    print(f"  installing {peer} {PEERS[peer]} …", file=sys.stderr, flush=True)
    command: list[str | Path] = [python, "-m", "pip", "install", "--quiet", f"{peer}=={PEERS[peer]}"]
    with (folder() / f"{peer}.log").open("w") as words:
        done = subprocess.run(command, stdout=words, stderr=words, check=False)
    if done.returncode == 0:
        mark.touch()
    return done.returncode == 0


def ask(peer: str, what: str, **arrays: Any) -> dict[str, Any] | str:
    """What the peer found, as its hand in the other environment tells it; or a sentence that says why not."""
    if not install(peer):
        return "pip could not reach it"
    with tempfile.TemporaryDirectory(prefix="quadrant-bench-") as scratch:
        given = Path(scratch) / "given.npz"
        np.savez(given, **arrays)
        command: list[str | Path] = [folder() / "bin" / "python", HAND, what, peer, given]
        clean = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "DJANGO"))}
        said = subprocess.run(command, capture_output=True, text=True, check=False, env=clean, cwd=scratch)
    if said.returncode:
        return f"it failed: {(said.stderr.strip().splitlines() or ['without a word'])[-1][:120]}"
    found: dict[str, Any] = json.loads(said.stdout.splitlines()[-1])
    return found
