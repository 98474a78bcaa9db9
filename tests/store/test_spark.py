"""The same graph from DuckDB and from Spark."""

from __future__ import annotations

import os
import shutil
from itertools import islice
from pathlib import Path

import pytest

from graphkit import pipeline
from graphkit.errors import MissingModelError

ROOT = Path(__file__).parents[2]
NEWS = ROOT.parent / "shared" / "corpora" / "ar_news.jsonl"

spark = pytest.mark.spark
quiet = pytest.mark.filterwarnings("ignore::FutureWarning", "ignore::DeprecationWarning", "ignore::ResourceWarning")


def both(tmp_path: Path, paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyspark", reason="pyspark is not installed: pip install 'graphkit[spark]'")
    if shutil.which("java") is None:
        pytest.skip("Java is not installed, which Spark needs")
    monkeypatch.setattr(pipeline, "write_html", lambda graph, path, **_: path.write_text(""))
    monkeypatch.setenv("PYTHONWARNINGS", "ignore")
    local = pipeline.build(paths, tmp_path / "local")
    remote = pipeline.build(paths, tmp_path / "spark", engine="spark", master="local[2]")
    assert sorted(remote.skipped, key=str) == sorted(local.skipped, key=str)
    assert len(local.graph.edge_list) > 10
    for name in ("graph.json", "graph.graphml", "extractions.jsonl"):
        assert (tmp_path / "spark" / name).read_bytes() == (tmp_path / "local" / name).read_bytes(), name


@spark
@quiet
def test_the_sample_corpus(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    both(tmp_path, [ROOT / "seeds"], monkeypatch)


@spark
@quiet
@pytest.mark.corpora
@pytest.mark.skipif(not NEWS.exists(), reason="../shared/corpora/ar_news.jsonl is not there")
@pytest.mark.skipif("GRAPHKIT_LONG" not in os.environ, reason="takes minutes: set GRAPHKIT_LONG=1 to run it")
def test_three_hundred_articles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    some = tmp_path / "some.jsonl"
    with NEWS.open(encoding="utf-8") as lines:
        some.write_text("".join(islice(lines, 300)), encoding="utf-8")
    both(tmp_path, [some], monkeypatch)


def test_without_pyspark_the_error_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    for module in ("pyspark", "pyspark.sql"):
        monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingModelError, match=r"pip install 'graphkit\[spark\]'"):
        pipeline.build([ROOT / "seeds"], tmp_path, engine="spark")
