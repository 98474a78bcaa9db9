"""The page as a person first meets it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factory import sample_graph

from .browser import Reader

PLEDGE = next(e for e in sample_graph().edge_list if e.type == "pledged_allegiance_to")


@pytest.mark.browser
def test_click_on_a_link_shows_its_sentence(sample: Path, reader: Reader) -> None:
    page = reader.open(sample)
    assert page.locator("#count").inner_text().startswith("27")
    page.mouse.click(*reader.middle_of(PLEDGE.id))
    assert page.locator("#panel blockquote").count() == 3
    quote = page.locator("#panel blockquote").first
    assert quote.inner_text() == PLEDGE.claims[0].sentence
    assert quote.locator("mark.head").inner_text() == "بوكو حرام"
    assert quote.locator("mark.trigger").inner_text() == "بايعت"
    assert quote.locator("mark.tail").inner_text() == "تنظيم الدولة الإسلامية"
