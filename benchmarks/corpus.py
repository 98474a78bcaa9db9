"""Articles to read: `../shared` where it is there, else the sample articles of `seeds/`, varied."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

from graphkit.models import Document, Skipped
from graphkit.sources import read

ROOT = Path(__file__).parents[1]
NEWS = ROOT.parent / "shared" / "corpora" / "ar_news.jsonl"


def articles(count: int, skip: int = 0) -> list[Document]:
    """So many documents, always the same."""
    if NEWS.exists():
        return list(islice((d for d in read([NEWS]) if not isinstance(d, Skipped)), skip, skip + count))
    seeds = [d for d in read([ROOT / "seeds"]) if not isinstance(d, Skipped)]
    return [_varied(seeds[i % len(seeds)], i) for i in range(skip, skip + count)]


def _varied(document: Document, number: int) -> Document:
    """The same article of another day and place, so that no two are equal."""
    text = document.text.replace("مدينة ", f"مدينة {number} ").replace("city ", f"city {number} ")
    return document.model_copy(update={"id": f"{document.id}-{number}", "text": f"{text}\n{number}"})


def written(path: Path, documents: list[Document]) -> Path:
    """The documents as a file that `graphkit build` reads."""
    lines = (json.dumps(d.model_dump(), ensure_ascii=False) + "\n" for d in documents)
    path.write_text("".join(lines), encoding="utf-8")
    return path


def origin() -> str:
    """Which articles these are."""
    return "ar_news.jsonl" if NEWS.exists() else "articles of seeds/, varied"


def words(documents: list[Document]) -> int:
    """How many words there are."""
    return sum(len(d.full.split()) for d in documents)
