from __future__ import annotations

import html
import re

import pytest

from graphkit import hooks
from graphkit.graph import KnowledgeGraph, display
from tests.factory import edge, entity


def framed(kg: KnowledgeGraph) -> str:
    """The page inside the frame, as the browser takes it from `srcdoc`."""
    found = re.fullmatch(r'<iframe srcdoc="([^"]*)" style="[^"]*" title="graph"></iframe>', kg._repr_html_())
    assert found
    return html.unescape(found[1])


def test_a_notebook_shows_the_page_in_a_frame(kg: KnowledgeGraph) -> None:
    page = framed(kg)
    assert page.lower().startswith("<!doctype html>")
    assert "تنظيم الدولة الإسلامية" in page
    assert not re.search(r"<(script|link|img)[^>]*(src|href)=.http", page)


def test_hostile_names_stay_inside_the_frame() -> None:
    names = ['"></iframe><script>alert(1)</script>', "</script><b>"]
    kg = KnowledgeGraph([entity(f"e{i}", name=n) for i, n in enumerate(names)], [edge("e0", "allied_with", "e1")])
    page = framed(kg)
    assert "<script>alert(1)" not in page
    assert "</script><b>" not in page


@pytest.mark.parametrize("why", ["no viewer", "too large"])
def test_a_table_where_there_is_no_page(why: str, kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    if why == "no viewer":
        monkeypatch.setattr(hooks, "page", None)
    else:
        monkeypatch.setattr(display, "MOST_INLINE", 3)
    shown = kg._repr_html_()
    assert shown.startswith("<p><b>Knowledge graph</b> from 6 documents</p>")
    assert re.search(r"ArmedGroup</td><td[^>]*>4<", shown)


def test_a_plain_repr(kg: KnowledgeGraph) -> None:
    assert repr(kg) == "<KnowledgeGraph: 27 entities, 39 edges, 6 documents>"
