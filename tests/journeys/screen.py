"""One person at a screen: pages asked for, forms filled and sent as a person would, what is refused."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from playwright.sync_api import Locator

from tests.browsing import Visit, check

ERRORS = ".govuk-error-summary li"
SEND = "main form[method='post'] button[type='submit']"


@dataclass
class Screen:
    """A window inside one partnership."""

    visit: Visit
    inside: str

    def see(self, address: str, *words: str) -> str:
        """A page that answers, with these words on it; gives its text."""
        answer = self.visit.go(f"{self.inside}{address}")
        assert answer.status == 200, (address, answer.status)
        text = self.visit.page.locator("body").inner_text()
        for word in words:
            assert word in text, (address, word)
        return text

    def look(self, address: str, *words: str) -> None:
        """As `see`, and nothing on the page is wrong."""
        self.see(address, *words)
        check(self.visit)

    def is_refused(self, address: str, status: int = 404) -> None:
        answer = self.visit.go(f"{self.inside}{address}")
        assert answer.status == status, (address, answer.status)

    def act(self, address: str, said: Mapping[str, Any] | None = None, *, press: str = "") -> str:
        """Open a form, fill it in and send it; gives the address of the page that follows."""
        self.see(address)
        self.fill(said or {})
        return self.send(press)

    def fill(self, said: Mapping[str, Any]) -> None:
        for name, value in said.items():
            self._fill(name, value)

    def choose_last(self, name: str) -> None:
        """The last of the choices offered."""
        boxes = self.visit.page.locator(f"main [name='{name}']")
        if boxes.first.evaluate("box => box.localName") == "select":
            boxes.first.select_option(index=boxes.first.locator("option").count() - 1)
        else:
            boxes.last.check()

    def fill_every(self, which: str, value: str) -> None:
        """Every text box that this selector of CSS names."""
        boxes = self.visit.page.locator(f"main textarea{which}").all()
        assert boxes, (self.here, which)
        for box in boxes:
            box.fill(value)

    def send(self, press: str = "") -> str:
        status, told = self._press(press)
        assert told == [], (self.here, told)
        assert status < 400, (self.here, status)
        return self.here

    def is_told(self, sentence: str, press: str = "") -> None:
        """What was sent is not taken, for this reason."""
        _, told = self._press(press)
        assert any(sentence in one for one in told), told

    def _press(self, press: str) -> tuple[int, list[str]]:
        page = self.visit.page
        button = page.get_by_role("button", name=press, exact=True) if press else page.locator(SEND)
        assert button.count(), (self.here, press, page.locator("main").inner_text())
        with page.expect_navigation() as moved:
            button.first.click()
        return (moved.value.status if moved.value else 200), page.locator(ERRORS).all_inner_texts()

    @property
    def here(self) -> str:
        """Where the window stands, as an address inside the partnership."""
        return self.visit.page.url.partition(self.inside)[2]

    @property
    def number(self) -> int:
        """The first number of the address where the window stands."""
        found = re.search(r"/(\d+)/", f"/{self.here}")
        assert found, self.here
        return int(found[1])

    def links(self, pattern: str) -> list[str]:
        """The addresses on this page that hold the pattern, each once, in order."""
        found = self.visit.page.locator("main a[href]").all()
        told = [str(one.get_attribute("href")).partition(self.inside)[2] for one in found]
        return list(dict.fromkeys(one for one in told if re.search(pattern, one)))

    def _fill(self, name: str, value: Any) -> None:
        page = self.visit.page
        if isinstance(value, date):
            for part in ("day", "month", "year"):
                page.locator(f"main [name='{name}_{part}']").fill(str(getattr(value, part)))
            return
        boxes = page.locator(f"main [name='{name}']")
        assert boxes.count(), (self.here, name)
        kind = str(boxes.first.evaluate("box => box.type || box.localName"))
        if kind in {"radio", "checkbox"}:
            for one in [value] if isinstance(value, str | bool) else value:
                _tick(boxes, page.locator("main"), one)
        else:
            _into(boxes.first, value)


def _tick(boxes: Locator, main: Locator, value: str | bool) -> None:
    """The box that has this value, or else this label."""
    if isinstance(value, bool):
        boxes.first.set_checked(value)
        return
    for box in boxes.all():
        if box.get_attribute("value") == value:
            box.check()
            return
    main.get_by_label(value, exact=True).first.check()


def _into(box: Locator, value: Any) -> None:
    kind = str(box.evaluate("box => box.localName"))
    if kind != "select":
        box.fill(str(value))
    elif box.locator(f"option[value='{value}']").count():
        box.select_option(value=str(value))
    else:
        box.select_option(label=str(value))


def numbers(addresses: Sequence[str]) -> list[int]:
    """The first number of each address."""
    return [int(found[1]) for one in addresses if (found := re.search(r"/(\d+)/", one))]
