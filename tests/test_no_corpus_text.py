"""No sentence of the fetched articles stands in the repository: no eight words in a row are the same."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
ARTICLES = [SHARED / "corpora" / "ar_news.jsonl", SHARED / "gold" / "dev.jsonl", SHARED / "gold" / "train.jsonl"]
WORD = re.compile(r"[\u0621-\u064a]+")
RUN = 8


def runs(text: str) -> set[int]:
    words = WORD.findall(text)
    return {hash(" ".join(words[i : i + RUN])) for i in range(len(words) - RUN + 1)}


@pytest.mark.corpora
@pytest.mark.skipif(not all(p.exists() for p in ARTICLES), reason="../shared is not there")
def test_no_eight_words_in_a_row_are_an_article_s() -> None:
    lines = (line for path in ARTICLES for line in path.read_text(encoding="utf-8").split("\n") if line)
    texts = (json.loads(line)["text"] for line in lines)
    known = set().union(*map(runs, texts))
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    found = []
    for name in listed.splitlines():
        try:
            text = (ROOT / name).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            continue
        if runs(text) & known:
            found.append(name)
    assert not found


def test_a_run_is_found_whatever_stands_between_its_words() -> None:
    assert runs("ا ب، ت ث «ج» ح خ د") == runs("ا ب ت ث ج ح خ د")
    assert not runs("ا ب ت ث ج ح خ")
