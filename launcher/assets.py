"""What the browser is sent: our stylesheet, GOV.UK's and htmx's scripts and a font, gathered into `var/assets`."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from launcher.places import Places, environment
from launcher.programs import quietly_or_stop
from launcher.saying import Stop, say
from launcher.stamps import Stamp, digest

# From node_modules to var/assets: what is served as it was published.
TAKEN = {
    "govuk-frontend/dist/govuk/govuk-frontend.min.js": "govuk-frontend.min.js",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
    "@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf": "fonts/SourceSans3-Regular.ttf",
    "@expo-google-fonts/source-sans-3/400Regular_Italic/SourceSans3_400Regular_Italic.ttf": (
        "fonts/SourceSans3-Italic.ttf"
    ),
    "@expo-google-fonts/source-sans-3/600SemiBold/SourceSans3_600SemiBold.ttf": "fonts/SourceSans3-SemiBold.ttf",
    "@expo-google-fonts/source-sans-3/700Bold/SourceSans3_700Bold.ttf": "fonts/SourceSans3-Bold.ttf",
    "@expo-google-fonts/source-sans-3/LICENSE_FONT": "fonts/LICENSE-SourceSans3.txt",
}
# Our own files that are served as they are; the rest of the folder is what the stylesheet is made from.
SERVED = {".js", ".svg", ".png", ".ico", ".webmanifest", ".ttf"}


def own_assets(places: Places) -> Path:
    """Where the stylesheet's source and our own scripts and pictures lie."""
    return places.source / "quadrant" / "web" / "assets"


def build_assets(places: Places) -> None:
    """Gather `var/assets`; done again only when one of its sources has changed."""
    sources = [file for file in own_assets(places).rglob("*") if file.is_file()]
    fingerprint = digest([*sources, places.root / "package-lock.json", Path(__file__)], str(places.root))
    stamp = Stamp(places.var / "stamps" / "assets")
    if stamp.says(fingerprint) and (places.assets / "quadrant.css").exists():
        return
    begun = time.monotonic()
    stamp.remove()
    fetch_npm(places, places.root, "assets")
    say("Building styles and scripts …")
    _gather(places, sources)
    stamp.write(fingerprint)
    say(f"  done in {time.monotonic() - begun:.0f} s.")


def fetch_npm(places: Places, folder: Path, named: str) -> None:
    """Fetch exactly what a folder's package-lock.json names, running none of the packages' scripts."""
    fingerprint = digest([folder / "package-lock.json"])
    stamp = Stamp(folder / "node_modules" / ".fetched")
    if stamp.says(fingerprint):
        return
    say(f"Fetching npm packages ({named}) …")
    stamp.remove()
    quietly_or_stop(
        places,
        [places.node, places.npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        named=f"npm-{named}",
        folder=folder,
        sentence="The npm packages could not be fetched. Is the npm registry reached?",
        variables=environment(places, npm_config_update_notifier="false"),
    )
    stamp.write(fingerprint)


def _gather(places: Places, sources: list[Path]) -> None:
    """Build beside the folder in use and change places at the end, so that a kill leaves no half of it."""
    beside = places.var / "assets.new"
    shutil.rmtree(beside, ignore_errors=True)
    (beside / "fonts").mkdir(parents=True)
    _compile_styles(places, beside / "quadrant.css")
    for source, target in TAKEN.items():
        shutil.copyfile(places.root / "node_modules" / source, beside / target)
    for file in sources:
        if file.suffix in SERVED:
            target_file = beside / file.relative_to(own_assets(places))
            target_file.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, target_file)
    shutil.rmtree(places.assets, ignore_errors=True)
    beside.rename(places.assets)


def _compile_styles(places: Places, target: Path) -> None:
    entry = own_assets(places) / "quadrant.scss"
    if not entry.exists():
        raise Stop(f"The stylesheet's source is missing: {entry.relative_to(places.root)}")
    modules = places.root / "node_modules"
    quietly_or_stop(
        places,
        [
            places.node,
            modules / "sass" / "sass.js",
            "--style=compressed",
            "--no-source-map",
            "--quiet-deps",
            f"--load-path={modules}",
            f"--load-path={modules / 'govuk-frontend' / 'dist'}",
            entry,
            target,
        ],
        named="sass",
        sentence="The stylesheet could not be compiled.",
    )
