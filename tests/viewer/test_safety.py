"""Article text is hostile: nothing that it holds may run, be fetched, or become markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from graphkit.viewer import bundle, page, to_pyvis, write_html
from tests.factory import sample_graph

from .browser import Reader
from .hostile import PAYLOADS, hostile_graph


class Tags(HTMLParser):
    """All tags with their attributes' names."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, tuple[str, ...]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, tuple(name for name, _ in attrs)))


def html(kg: Any, title: str = "t", note: str = "n") -> str:
    return page.html(kg, title=title, note=note, limit=400, lang="ar")


def test_forty_payloads() -> None:
    assert len(set(PAYLOADS)) == 40


def test_the_markup_is_the_same_whatever_the_text() -> None:
    clean = Tags(html(sample_graph())).found
    hostile = hostile_graph()
    for payload in PAYLOADS:
        assert Tags(html(hostile, payload, payload)).found == clean


def test_that_test_fails_where_escaping_is_taken_out(monkeypatch: pytest.MonkeyPatch) -> None:
    clean = Tags(html(sample_graph())).found
    escaped = bundle.block
    monkeypatch.setattr(page, "block", lambda data, packed: escaped(data, packed).replace("\\u003c", "<"))
    assert Tags(html(hostile_graph())).found != clean


def test_policy_names_the_hashes_and_forbids_the_rest() -> None:
    text = html(sample_graph())
    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', text)
    assert policy is not None
    rules = policy[1].replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in rules and "http" not in rules and "require-trusted-types-for 'script'" in rules


def test_no_remote_reference_and_no_markup_from_strings() -> None:
    code = bundle.script("app")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\(|new Function|fetch\(|XMLHttp|importScripts", code
    )
    template = bundle.asset("page.html.j2") + bundle.style(*page.STYLES)
    assert not re.search(r"https?://|//\w+\.\w+/|@import|url\(", template)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("hostile") / "graph.html"
    write_html(hostile_graph(), path, title=PAYLOADS[1], note=PAYLOADS[8])
    return path


@pytest.mark.browser
@pytest.mark.parametrize("bypass_csp", [True, False], ids=["escaping alone", "with the policy"])
def test_nothing_runs_however_the_page_is_used(hostile: Path, browser: Any, tmp_path: Path, bypass_csp: bool) -> None:
    person = Reader(browser, bypass_csp=bypass_csp)
    tab = person.open(hostile)
    for node in range(len(PAYLOADS)):
        tab.evaluate("i => graphkit.app.on.node(i)", node)
    x, y = person.middle_of(f"{PAYLOADS[0]} id")
    tab.mouse.move(x, y)
    tab.mouse.click(x, y)
    for link in range(len(PAYLOADS)):
        tab.evaluate("i => graphkit.app.on.edge(i)", link)
        tab.wait_for_selector("#panel blockquote", state="attached")
        assert tab.locator("#panel a[href]").count() == 0
    tab.evaluate(
        "[...graphkit.app.chart.scene.edges].slice(0, 9).forEach(e => graphkit.app.on.hover(null, e, {x: 9, y: 9}))"
    )
    for payload in PAYLOADS[:12]:
        tab.fill("#query", payload)
        tab.keyboard.press("Enter")
    _review_and_leave(person, tab, tmp_path)
    assert tab.evaluate("window.hacked") is None
    assert (
        tab.locator("#panel img, #panel iframe, #panel svg script, #filters img, #chips img, #table img").count() == 0
    )
    person.context.close()
    assert person.faults == []


def _review_and_leave(person: Reader, tab: Any, tmp_path: Path) -> None:
    """Chips, table, decisions, print, and every export; the drawing is opened in its turn."""
    tab.locator("#filters .facet").nth(1).locator("input").first.click()
    tab.click("#tool-mode")
    tab.locator("#table .buttons button").nth(1).click()
    tab.click("#tool-mode")
    tab.evaluate("graphkit.app.on.judgePair('same', 0, 1); graphkit.app.on.paths(0, 20)")
    tab.click("#tool-review")
    tab.click("#tool-lang")
    tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    for name in ("svg", "csv", "json", "png"):
        tab.click("#tool-export")
        with tab.expect_download() as download:
            tab.click(f"#take-{name}")
        download.value.save_as(tmp_path / f"out.{name}")
    drawing = person.context.new_page()
    drawing.goto((tmp_path / "out.svg").as_uri())
    assert drawing.evaluate("[window.hacked, document.querySelectorAll('script, image, foreignObject').length]") == [
        None,
        0,
    ]
    cells = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert not re.search(r"(?m)(^|,)\"?[=@]", cells)


@pytest.mark.browser
def test_a_script_that_gets_in_all_the_same_is_stopped(sample: Path, browser: Any) -> None:
    person = Reader(browser)
    tab = person.open(sample)
    tab.evaluate("""() => { const s = document.createElement('script');
        try { s.textContent = 'window.hacked=1'; } catch { s.append(document.createTextNode('window.hacked=1')); }
        document.body.append(s); }""")
    assert tab.evaluate("window.hacked") is None
    assert (
        tab.evaluate("() => { try { document.body.innerHTML = 'x'; return 'set'; } catch { return 'refused'; } }")
        == "refused"
    )
    person.context.close()
    assert person.faults


@pytest.mark.browser
def test_the_notebook_page_is_offline_and_safe(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "notebook.html"
    net = to_pyvis(hostile_graph())
    net.heading = PAYLOADS[1]
    path.write_text(net.generate_html(), encoding="utf-8")
    person = Reader(browser)
    tab = person.open(path)
    assert len(net.nodes) == 40 and tab.evaluate("window.hacked") is None
    person.context.close()
    assert person.faults == []
