"""A Chromium for the browser tests: Debian's where it is installed, else npm's, and tried with a real page."""

from __future__ import annotations

import os
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from launcher.assets import fetch_npm
from launcher.places import Places, environment
from launcher.programs import Line, apt_install, last_words, may_use_apt, quietly
from launcher.saying import Stop, say
from launcher.stamps import Stamp, digest

INSTALLED_NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

# npm's Chromium ships its program and the three libraries a bare machine lacks packed with Brotli, which node unpacks.
UNPACK = """
const fs = require("fs"), zlib = require("zlib"), [from, to] = process.argv.slice(1);
fs.writeFileSync(to, zlib.brotliDecompressSync(fs.readFileSync(from)));
"""

# A page with words, opened as the tests open theirs: an unseen browser or one without a font fails here, not later.
PROBE = """
import sys
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path=sys.argv[1], args=sys.argv[2:])
    page = browser.new_page()
    page.set_content("<title>Quadrant</title><p id=words style='display:inline-block'>Commissioning</p>")
    width = page.locator("#words").bounding_box()["width"]
    assert page.title() == "Quadrant" and width > 40, f"the words are {width} wide"
    browser.close()
"""

WRAPPER = """#!/bin/sh
LD_LIBRARY_PATH="{libraries}${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}" FONTCONFIG_FILE="{fonts}" \\
  exec "{program}" "$@"
"""

FONTS_CONF = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>{fonts}</dir>
  <cachedir>{cache}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Source Sans 3</family></prefer></alias>
  <alias><family>Arial</family><prefer><family>Source Sans 3</family></prefer></alias>
</fontconfig>
"""


def browser_variables(places: Places) -> dict[str, str]:
    """The variables that tell a browser test which Chromium to open and which node drives it; Stop where none works."""
    for program in _candidates(places):
        if _opens_a_page(places, program):
            return {"QUADRANT_CHROMIUM": str(program), "PLAYWRIGHT_NODEJS_PATH": str(places.node)}
    say(last_words(places, "browser-probe"))
    raise Stop("No browser opens a page here. Install one, then run this again:  sudo apt-get install chromium")


def _candidates(places: Places) -> Iterator[Path]:
    """From the nearest to the one that takes most to have."""
    told = os.environ.get("QUADRANT_CHROMIUM")
    if told:
        yield Path(told)
    yield from _installed()
    try:
        yield _npm_chromium(places)
    except Stop as trouble:
        say(f"  {trouble}")
    if may_use_apt() and not any(_installed()):
        say("Installing Debian's chromium for the browser tests …")
        if apt_install(places, "chromium"):
            yield from _installed()


def _installed() -> Iterator[Path]:
    for name in INSTALLED_NAMES:
        found = shutil.which(name)
        if found:
            yield Path(found)


def _opens_a_page(places: Places, program: Path) -> bool:
    command: Line = [places.python, "-c", PROBE, program, "--no-sandbox"]
    variables = environment(places, PLAYWRIGHT_NODEJS_PATH=str(places.node))
    return quietly(places, command, named="browser-probe", variables=variables)


def _npm_chromium(places: Places) -> Path:
    """Unpack npm's Chromium into `var/browser`; a wrapper beside it brings its libraries and our font."""
    fetch_npm(places, places.root / "browser", "browser")
    home = places.var / "browser"
    wrapper = home / "chromium-with-libraries"
    fingerprint = digest([places.root / "browser" / "package-lock.json", Path(__file__)], str(places.root))
    stamp = Stamp(home / "unpacked")
    if not stamp.says(fingerprint):
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        _unpack(places, home)
        _write_wrapper(places, home, wrapper)
        stamp.write(fingerprint)
    return wrapper


def _unpack(places: Places, home: Path) -> None:
    packed = places.root / "browser" / "node_modules" / "@sparticuz" / "chromium" / "bin"
    for source, target in (
        ("chromium.br", "chromium"),
        ("al2023.tar.br", "libraries.tar"),
        ("swiftshader.tar.br", "drawing.tar"),
    ):
        command: Line = [places.node, "-e", UNPACK, packed / source, home / target]
        if not quietly(places, command, named="browser-unpack"):
            raise Stop(f"npm's Chromium could not be unpacked ({source}).")
    for archive in ("libraries.tar", "drawing.tar"):
        # Python 3.11.2's tarfile has no filter; shutil's is the same reader, and the archive is pinned by hash.
        shutil.unpack_archive(home / archive, home)
        (home / archive).unlink()
    program = home / "chromium"
    program.chmod(program.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


def _write_wrapper(places: Places, home: Path, wrapper: Path) -> None:
    fonts = home / "fonts.conf"
    fonts.write_text(FONTS_CONF.format(fonts=places.assets / "fonts", cache=home / "font-cache"))
    wrapper.write_text(WRAPPER.format(libraries=home / "lib", fonts=fonts, program=home / "chromium"))
    wrapper.chmod(0o755)
