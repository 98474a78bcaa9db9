"""The page of `graphkit explain`: each sentence with its mentions and claims, and what made them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from ..extraction.explain import Called, Explained, Sentence
from ..ontology import ontology
from ..store.files import replacing


def write_explained(documents: Sequence[Explained], path: str | Path) -> None:
    """Write the page. StoreError where the file cannot be written."""
    text = explained_html(documents)
    with replacing(Path(path)) as file:
        file.write(text)


def explained_html(documents: Sequence[Explained]) -> str:
    """The page's text; all that comes from documents is escaped."""
    from jinja2 import Environment

    source = (files("graphkit") / "viewer" / "assets" / "explained.html.j2").read_text(encoding="utf-8")
    template = Environment(autoescape=True).from_string(source)
    return template.render(documents=documents, pieces=lambda s: list(pieces(s)), colour=colour)


def pieces(sentence: Sentence) -> Iterator[tuple[str, Called | None]]:
    """The sentence cut at its mentions; of two that overlap the first and longer one is marked."""
    at = sentence.start
    for called in sentence.mentions:
        start, end = called.mention.start, min(called.mention.end, sentence.end)
        if start < at:
            continue
        yield sentence.text[at - sentence.start : start - sentence.start], None
        yield sentence.text[start - sentence.start : end - sentence.start], called
        at = end
    yield sentence.text[at - sentence.start :], None


def colour(kind: str) -> str:
    """The colour of a type."""
    return ontology().entities[kind].colour
