"""For everybody: keyboard alone, small screens, contrast, names that a screen reader can speak."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.factory import sample_graph

from .browser import Reader

pytestmark = pytest.mark.browser
KG = sample_graph()
UNNAMED, CONTRAST = ((Path(__file__).parent / f"{name}.js").read_text() for name in ("unnamed", "contrast"))


def look(page: Any, script: str) -> Any:
    page.wait_for_timeout(250)
    return page.evaluate(script[script.index("\n") :])


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast_and_names_of_controls(sample: Path, reader: Reader, theme: str) -> None:
    page = reader.open(sample)
    if page.locator("html").get_attribute("data-theme") != theme:
        page.click("#tool-theme")
    page.locator("#filters .facet input").first.click()
    assert look(page, UNNAMED) == [] and look(page, CONTRAST) == []
    for i in ("boko-haram", "p-suspects"):
        page.evaluate("i => graphkit.app.on.node(graphkit.app.graph.byId.get(i))", i)
        assert look(page, UNNAMED) == [] and look(page, CONTRAST) == []
    page.evaluate("graphkit.app.on.edge(graphkit.app.graph.edges.findIndex(e => e.status === 1))")
    page.wait_for_selector("#panel blockquote")
    page.locator("#legend summary").click()
    assert look(page, UNNAMED) == [] and look(page, CONTRAST) == []
    page.click("#tool-mode")
    page.click("#tool-review")
    page.click("#tool-export")
    assert look(page, UNNAMED) == [] and look(page, CONTRAST) == []


def test_the_keyboard_alone_is_enough(sample: Path, reader: Reader) -> None:
    """Who pledged to whom, when, and who says so: answered without a pointer."""
    page = reader.open(sample)
    keys = page.keyboard
    keys.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    keys.press("Enter")
    assert page.evaluate("document.activeElement.id") == "chart"
    keys.press("ArrowUp")
    first = page.evaluate("graphkit.state.selected[0]")
    for way in ("ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"):
        keys.press(way)
    assert page.evaluate("graphkit.state.selected.length") == 1 and first is not None
    keys.press("/")
    keys.type("boko")
    keys.press("Enter")
    page.locator("#chart").focus()
    said = set()
    for _ in range(14):
        keys.press("]")
        page.wait_for_selector("#panel .claims:not([aria-busy])")
        said.add(page.locator("#panel .verb").inner_text())
    assert {"بايع", "يقود", "ينشط في"} <= said
    keys.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.locator("#chart").focus()
    keys.press("Escape")
    assert page.evaluate("graphkit.state.edge") is None
    keys.press("t")
    assert page.locator("#table").is_visible()
    keys.press("t")
    keys.press("?")
    assert page.locator("dialog").is_visible()
    keys.press("Escape")
    assert page.locator("dialog").is_hidden()


def test_focus_order_meets_every_control_and_shows_where_it_is(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    met = set()
    for _ in range(160):
        page.keyboard.press("Tab")
        met.add(page.evaluate("document.activeElement.id || document.activeElement.textContent.slice(0, 20)"))
        if page.evaluate("document.activeElement === document.body"):
            break
        style = page.evaluate(
            "[getComputedStyle(document.activeElement).outlineStyle, document.activeElement.outerHTML.slice(0, 200)]"
        )
        assert style[0] != "none", style
    assert {
        "query",
        "tool-mode",
        "tool-review",
        "tool-export",
        "tool-lang",
        "tool-theme",
        "tool-help",
        "chart",
        "zoom-in",
    } <= met
    assert {"rearrange", "choose-colour", "play", "asof", "date-from", "undated", "filter-named"} <= met


@pytest.mark.parametrize("width", [360, 390])
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_telephone(sample: Path, browser: Any, width: int, lang: str) -> None:
    person = Reader(browser, viewport={"width": width, "height": 780}, has_touch=True)
    page = person.open(sample)
    if lang == "en":
        page.tap("#tool-lang")
    assert page.evaluate(
        "document.documentElement.scrollWidth <= innerWidth && document.body.scrollWidth <= innerWidth"
    )
    for spot in page.locator("#bar button:visible, #query, #controls button:visible").all():
        box = spot.bounding_box()
        assert box["x"] >= 0 and box["x"] + box["width"] <= width + 0.5 and box["height"] >= 24
    edge = next(e for e in KG.edge_list if e.tail == "platforms-52")
    page.touchscreen.tap(*person.middle_of(edge.id))
    page.wait_for_selector("#panel blockquote", state="visible")
    page.locator("#panel .close").tap()
    assert page.locator("#panel").is_hidden()
    page.tap("#filters-toggle")
    page.locator("#filters .facet input").first.tap()
    page.tap("#filters-toggle")
    assert page.locator(".chip").count() == 1 and page.locator("#filters").is_hidden()
    person.context.close()
    assert person.faults == []


def test_a_wall_screen_and_reduced_motion(sample: Path, browser: Any) -> None:
    person = Reader(browser, viewport={"width": 3840, "height": 2160}, reduced_motion="reduce")
    page = person.open(sample)
    assert page.locator("#chart").bounding_box()["width"] > 3000
    assert page.evaluate("getComputedStyle(document.getElementById('live')).transitionDuration") == "0s"
    person.context.close()
    assert person.faults == []
