"""Words a second of extraction by one and two processes; and of spaCy's own ways to find known names, and only them."""

from __future__ import annotations

from typing import Any

from graphkit.extraction import extract
from graphkit.models import Skipped

from .corpus import articles, origin, words
from .measure import Row, measured

TITLE = "Extraction: documents to mentions and claims"
UNIT = "documents"
WORKS = (
    "graphkit, 1 process",
    "graphkit, 2 processes",
    "spaCy PhraseMatcher, names only",
    "spaCy EntityRuler, names only",
)


def run(small: bool = False) -> list[Row]:
    """A row a way."""
    return [measured("extraction", work, size) for size in ((10,) if small else (100, 400)) for work in WORKS]


def prepare(work: str, size: int) -> Any:
    documents = articles(size)
    if work.startswith("graphkit"):
        from graphkit.extraction.nlp import warm

        warm()
        return documents, None
    return documents, _matcher(work)


def _matcher(work: str) -> Any:
    import spacy
    from spacy.matcher import PhraseMatcher

    from graphkit.knowledge.loader import knowledge

    nlp = spacy.blank("ar")
    names = [(alias.name, entry.type) for alias, entry in knowledge().names()]
    if "EntityRuler" in work:
        ruler: Any = nlp.add_pipe("entity_ruler")
        ruler.add_patterns([{"label": kind, "pattern": name} for name, kind in names])
        return lambda text: len(nlp(text).ents)
    matcher = PhraseMatcher(nlp.vocab)
    matcher.add("known", list(nlp.pipe(name for name, _ in names)))
    return lambda text: len(matcher(nlp(text)))


def work(work: str, size: int, state: Any) -> str:
    import time

    documents, matcher = state
    began, counted = time.perf_counter(), words(documents)
    if matcher:
        found = f"{sum(matcher(d.full) for d in documents):,} names"
    else:
        done = list(extract(documents, processes=2 if "2" in work else 1))
        read = [x for x in done if not isinstance(x, Skipped)]
        mentions = sum(len(e.mentions) for x in read for e in x.entities)
        found = f"{mentions:,} mentions, {sum(len(x.claims) for x in read):,} claims"
    rate = counted / (time.perf_counter() - began)
    return f"{rate:,.0f} words/s; {found}; {counted:,} words of {origin()}"
