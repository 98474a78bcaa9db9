"""The sentences behind an edge, to read and to cite."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from ..models import Edge, Evidence, Source
from .labels import Lang, name_of, relation_label

if TYPE_CHECKING:
    from .core import KnowledgeGraph


@dataclass(frozen=True)
class Quote:
    """One claim in the words of its document; `quote` is the exact stretch that states it."""

    claim: Evidence
    source: Source

    @property
    def quote(self) -> str:
        """The stretch of the sentence that states the claim."""
        start, end = self.claim.evidence
        return self.claim.sentence[start:end]

    def __repr__(self) -> str:
        where = ", ".join(p for p in (self.source.source, self.source.date) if p)
        return f"«{self.claim.sentence}» ({self.source.title}{', ' if where else ''}{where})"


class Quotes(list[Quote]):
    """The quotes of an edge; `statement` says in words what they bear out."""

    statement: str = ""

    @classmethod
    def of(cls, kg: KnowledgeGraph, edge: Edge, lang: Lang) -> Quotes:
        """All claims of the edge, in the order in which it carries them."""
        quotes = cls(
            Quote(c, kg.sources.get(c.document) or Source(id=c.document, title=c.document)) for c in edge.claims
        )
        parts = (name_of(kg[edge.head], lang), relation_label(edge, lang), name_of(kg[edge.tail], lang))
        quotes.statement = " · ".join(parts)
        return quotes

    def _repr_html_(self) -> str:
        items = "".join(f"<li dir='auto' style='margin:.6em 0'>{_marked(q.claim)}{_cited(q)}</li>" for q in self)
        return f"<p dir='auto'><b>{escape(self.statement)}</b></p><ul>{items}</ul>"


def _marked(claim: Evidence) -> str:
    """The sentence with head and tail in bold and the trigger marked."""
    tags = [(claim.head, "b"), (claim.tail, "b"), (claim.trigger, "mark")]
    spans = sorted((span, tag) for span, tag in tags if span)
    out, at = "", 0
    for (start, end), tag in spans:
        if start >= at:
            out += f"{escape(claim.sentence[at:start])}<{tag}>{escape(claim.sentence[start:end])}</{tag}>"
            at = end
    return out + escape(claim.sentence[at:])


def _cited(quote: Quote) -> str:
    source = quote.source
    title = escape(source.title)
    if source.url and source.url.startswith(("https://", "http://")):
        title = f'<a href="{escape(source.url)}" rel="noopener">{title}</a>'
    rest = "".join(f" · {escape(p)}" for p in (source.source, source.date) if p)
    return f"<br><small>{title}{rest}</small>"
