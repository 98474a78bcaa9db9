"""Drives a page in headless Chromium without a network, and notes all that a person would not see: errors, requests."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip


def missing() -> str | None:
    """Why no browser test can run here, or None."""
    if find_spec("playwright") is None:
        return "playwright is not installed: pip install -e '.[dev]'"
    return None if CHROMIUM else "chromium is not installed: apt-get install chromium"


@contextmanager
def chromium() -> Iterator[Any]:
    """A headless browser."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


class Reader:
    """A person with the page open: `page` is Playwright's, `faults` all errors and requests so far."""

    def __init__(self, browser: Any, **options: Any) -> None:
        settings: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}, "accept_downloads": True, **options}
        self.context = browser.new_context(**settings)
        self.context.set_offline(True)
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("console", lambda m: self.faults.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.faults.append(str(e)))
        self.page.on("request", self._request)
        self.page.on("dialog", lambda d: (self.faults.append(f"dialog: {d.message}"), d.dismiss()))

    def _request(self, request: Any) -> None:
        if not request.url.startswith(("file:", "blob:", "data:")):
            self.faults.append(f"request: {request.url}")

    def open(self, path: Path, fragment: str = "") -> Any:
        """Open a file and wait for its first picture."""
        self.page.goto(path.as_uri() + fragment)
        self.page.wait_for_selector("html[data-ready]", timeout=20_000)
        return self.page

    def middle_of(self, edge: str) -> tuple[float, float]:
        """Where the line of a link lies in the window."""
        point = self.page.evaluate("id => graphkit.placeOf(id)", edge)
        return point["x"], point["y"]
