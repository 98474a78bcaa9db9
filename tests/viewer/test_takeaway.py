"""What leaves the page: pictures, tables, links, citations, decisions, paper."""

from __future__ import annotations

import csv
import io
import json
import struct
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from graphkit.resolution.judgements import read_judgements
from tests.factory import sample_graph

from .browser import Reader
from .test_drive import find, heading

pytestmark = pytest.mark.browser
KG = sample_graph()
PLEDGE = next(e for e in KG.edge_list if e.type == "pledged_allegiance_to")


def take(page: Any, button: str) -> bytes:
    """The file that a click in the export menu saves."""
    page.click("#tool-export")
    with page.expect_download() as download:
        page.click(button)
    return Path(download.value.path()).read_bytes()


def test_pictures(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    png = take(page, "#take-png")
    canvas = page.locator("#chart").bounding_box()
    assert struct.unpack(">II", png[16:24]) == (round(canvas["width"] * 2), round(canvas["height"] * 2))
    svg = ElementTree.fromstring(take(page, "#take-svg").decode())
    words = "".join(svg.itertext())
    assert all((e.name_ar or e.name) in words for e in KG if e.id in {"boko-haram", "europol", "islamic-state"})
    assert len(svg.findall("{http://www.w3.org/2000/svg}path")) > len(KG) + len(KG.edge_list)


def test_tables_of_a_selection(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    everything = list(csv.DictReader(io.StringIO(take(page, "#take-csv").decode("utf-8-sig"))))
    assert len(everything) == sum(len(e.claims) for e in KG.edge_list)
    page.mouse.click(*reader.middle_of(PLEDGE.id))
    rows = list(csv.DictReader(io.StringIO(take(page, "#take-csv").decode("utf-8-sig"))))
    assert [r["sentence"] for r in rows] == [c.sentence for c in PLEDGE.claims]
    assert {r["status"] for r in rows} == {"asserted"} and rows[0]["outlet"] == "وكالة النهار"
    data = json.loads(take(page, "#take-json"))
    assert [e["id"] for e in data["entities"]] == ["boko-haram", "islamic-state"]
    assert len(data["claims"]) == 3


def test_a_link_brings_the_view_back(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    page.locator("#filters .facet").first.locator("input").nth(1).click()
    find(page, "europol")
    page.locator("#panel .joined button").nth(1).click()
    page.click("#tool-lang")
    page.wait_for_function('() => decodeURIComponent(location.hash).includes(\'"lang":"en"\')')
    look = (
        "[graphkit.app.view.nodes, graphkit.app.view.edges.map(e => e.id), graphkit.state.filters, graphkit.state.lang]"
    )
    kept, hash_ = page.evaluate(look), page.evaluate("location.hash")
    again = reader.context.new_page()
    again.goto(sample.as_uri() + hash_)
    again.wait_for_selector("html[data-ready]")
    assert again.evaluate(look) == kept
    assert heading(again) == "Europol"


@pytest.mark.parametrize(
    "fragment", ["#%", "#{}", "#[1]", "#%7B%22focus%22%3A%7B%22nodes%22%3A%5B%22nobody%22%5D%7D%7D", "#x=<img>"]
)
def test_a_broken_link_opens_the_whole(sample: Path, reader: Reader, fragment: str) -> None:
    page = reader.open(sample, fragment)
    assert page.evaluate("graphkit.app.view.nodes.length") == len(KG)


def test_citation(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    reader.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.mouse.click(*reader.middle_of(PLEDGE.id))
    page.locator("#panel .claim button", has_text="انسخ الاستشهاد").first.click()
    page.wait_for_selector("#live.shown")
    text = page.evaluate("navigator.clipboard.readText()")
    for part in (PLEDGE.claims[0].sentence, "وكالة النهار", "2015-03-08", "https://example.org/ar/1", "مؤكد"):
        assert part in text


def test_decisions_become_judgements(sample: Path, reader: Reader, tmp_path: Path) -> None:
    page = reader.open(sample)
    page.mouse.click(*reader.middle_of("europol"))
    page.keyboard.down("Shift")
    page.mouse.click(*reader.middle_of("turkish-police"))
    page.keyboard.up("Shift")
    page.locator("#panel button", has_text="مختلفان").click()
    page.mouse.click(*reader.middle_of(PLEDGE.id))
    page.locator("#panel details.judge summary").click()
    page.locator("#panel button", has_text="الصلة خطأ").click()
    find(page, "amaq")
    page.locator("#panel details.judge summary").click()
    page.locator("#panel button", has_text="النوع خطأ").click()
    page.select_option("dialog select", "Organization")
    page.locator("dialog button[type=submit]").click()
    page.locator("#panel details.judge summary").click()
    page.locator("#panel button", has_text="الاسم خطأ").click()
    page.fill("dialog input", "أعماق")
    page.keyboard.press("Enter")
    page.click("#tool-review")
    page.fill("#who", "محلل")
    page.keyboard.press("Tab")
    page.locator("#panel .decisions li button").nth(1).click()
    with page.expect_download() as download:
        page.click("#save-judgements")
    assert download.value.suggested_filename == "judgements.jsonl"
    made = read_judgements(download.value.path())
    assert [(j.verdict, j.left, j.right, j.value, j.who, j.source) for j in made] == [
        ("different", "europol", "turkish-police", None, "محلل", "person"),
        ("type", "amaq", None, "Organization", "محلل", "person"),
        ("name", "amaq", None, "أعماق", "محلل", "person"),
    ]
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert page.locator("#tool-review .bubble").inner_text() == "3"


def test_paper(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    page.mouse.click(*reader.middle_of(PLEDGE.id))
    assert len(page.pdf()) > 20_000
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#print canvas").is_visible() and page.locator("#print .legend").is_visible()
    assert "2020-06-15" in page.locator("#print").inner_text()
    assert page.locator("#panel blockquote").first.is_visible() and page.locator("#filters").is_hidden()
