"""`write_html`, `to_pyvis`, `view` and the bundler, without a browser."""

from __future__ import annotations

import json
import re
import webbrowser
from base64 import b64decode
from gzip import decompress
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from graphkit.cli import app
from graphkit.errors import ExportError, StoreError
from graphkit.viewer import bundle, to_pyvis, view, write_html
from graphkit.viewer.data import evidence_block, graph_block
from tests.factory import evidence, sample_graph

KG = sample_graph()


@pytest.mark.parametrize(
    ("options", "says"),
    [({"limit": 0}, "limit is 0"), ({"limit": 2001}, "1 to 2000"), ({"lang": "fr"}, "give ar or en")],
)
def test_senseless_options_are_told_in_one_line(tmp_path: Path, options: dict[str, Any], says: str) -> None:
    with pytest.raises(ExportError, match=says):
        write_html(KG, tmp_path / "x.html", **options)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be written"):
        write_html(KG, tmp_path / "none" / "x.html")


def test_title_note_and_language(tmp_path: Path) -> None:
    write_html(KG, tmp_path / "x.html", title="T & <b>", note="N", lang="en")
    text = (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "<title>T &amp; &lt;b&gt;</title>" in text and '<html lang="en" dir="ltr"' in text
    found = re.search(r'id="graph">(.*?)</script>', text)
    assert found is not None and json.loads(found[1])["meta"]["note"] == "N"


def test_packed_data_come_back() -> None:
    data = {"a": ["</script>", "\u2028"]}
    assert json.loads(decompress(b64decode(bundle.block(data, packed=True)))) == data
    assert json.loads(bundle.block(data, packed=False)) == data and "<" not in bundle.block(data, packed=False)


def test_blocks_hold_everything() -> None:
    graph, claims = graph_block(KG), evidence_block(KG)
    assert len(graph["nodes"]["id"]) == len(KG) and len(graph["edges"]["id"]) == len(KG.edge_list)
    assert sum(graph["edges"]["claims"]) == len(claims["id"]) == sum(len(e.claims) for e in KG.edge_list)


def test_offsets_count_as_javascript_does() -> None:
    edge = KG.edge_list[0].model_copy(update={"claims": (evidence("𐎠𐎡 [علي] {قال}"),)})
    kg = type(KG)(KG, [edge])
    block = evidence_block(kg)
    start, end = block["head"][0]
    assert block["sentences"][0].encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le") == "علي"


def test_modules_keep_their_names_apart_and_stay_small() -> None:
    code = bundle.script("app")
    assert code.index('modules["state"]') < code.index('modules["app"]')
    assert not re.search(r"^(import|export) ", code, re.MULTILINE) and "</script" not in code.lower()
    folder = Path(bundle.__file__).parent / "assets"
    assert {p.name: n for p in folder.rglob("*.*") if (n := len(p.read_text().splitlines())) > 250} == {}


def test_to_pyvis_holds_the_network() -> None:
    net = to_pyvis(KG)
    assert net.num_nodes() == len(KG) and net.num_edges() == len(KG.edge_list) and net.directed
    assert net.get_node("europol")["label"] == "\u2068يوروبول\u2069" and not net.options.physics.enabled
    assert "://" not in re.sub(r"<script>.*?</script>", "", net.generate_html(), flags=re.DOTALL)


def test_view_opens_the_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", opened.append)
    with pytest.raises(ExportError, match="no such page; make it with: graphkit build"):
        view(tmp_path)
    write_html(KG, tmp_path / "graph.html")
    assert CliRunner().invoke(app, ["view", str(tmp_path)]).exit_code == 0
    assert opened == [(tmp_path / "graph.html").as_uri()]
