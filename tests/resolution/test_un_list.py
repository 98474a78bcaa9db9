"""The UN list: each name in Arabic script finds its own Latin entry among all 1,093."""

import json
import re
from pathlib import Path

import pytest

from graphkit.resolution import nearest

LIST = Path(__file__).parents[3] / "shared" / "corpora" / "ref_un_consolidated_2018.jsonl"
ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufeff]")


@pytest.mark.corpora
@pytest.mark.skipif(not LIST.exists(), reason="needs ../shared")
def test_arabic_names_find_their_latin_entry():
    rows = [json.loads(line) for line in LIST.read_text(encoding="utf-8").splitlines()]
    asked = [(r["id"], r["original_script"]) for r in rows if re.search("[\u0600-\u06ff]", r["original_script"])]
    names = [
        (r["id"], n) for r in rows for n in (r["name"], *(a["name"] for a in r["aliases"])) if not ARABIC.search(n)
    ]
    assert (len(asked), len({i for i, _ in names})) == (397, 1093)
    latin = [name for _, name in names]
    found = sum(names[nearest(name, latin, 1)[0][0]][0] == id for id, name in asked)
    assert found / len(asked) >= 0.85, found
