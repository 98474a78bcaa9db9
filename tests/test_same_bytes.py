"""Same input, same bytes: whatever the hash seed, and the same graph in whatever order the documents come."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

FILES = ("graph.html", "graph.graphml", "graph.json", "extractions.jsonl")


def build(seed: int, out: Path, *paths: Path) -> dict[str, bytes]:
    command = [sys.executable, "-m", "graphkit", "build", *map(str, paths), "-o", str(out)]
    subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": str(seed)}, check=True, capture_output=True)
    return {name: (out / name).read_bytes() for name in FILES}


def test_neither_hash_seed_nor_order_changes_a_byte(tmp_path: Path, seeds: Path) -> None:
    files = sorted((p for p in seeds.iterdir() if p.stem != "README"), reverse=True)
    first = build(1, tmp_path / "first", seeds)
    for seed, paths in ((2, [seeds]), (3, files)):
        again = build(seed, tmp_path / str(seed), *paths)
        assert [name for name in FILES if again[name] != first[name]] == []
    assert len(first["extractions.jsonl"].splitlines()) == 12
    assert len(json.loads(first["graph.json"])["nodes"]) > 40
