"""The records that travel between the stages. Frozen: what a document said is never rewritten.

All offsets count Unicode code points of `Document.full`, that is `title + "\\n" + text`, end exclusive.
"""

from __future__ import annotations

from hashlib import sha256
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict

MentionKind = Literal["name", "description", "pronoun"]
Status = Literal["asserted", "alleged", "denied", "planned"]
Phase = Literal["start", "ongoing", "end"]


def content_id(*parts: str, length: int = 16) -> str:
    """A stable id from content: the first `length` hex digits of SHA-256 over the parts.

    >>> content_id("ArmedGroup", "القاعده")
    'fa3bde003fad0dc3'
    """
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:length]


class Record(BaseModel):
    """Base of all records: frozen, and strict about unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Document(Record):
    """One text as its reader found it. `date` is ISO (YYYY, YYYY-MM or YYYY-MM-DD) or None."""

    id: str
    title: str
    text: str
    lang: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    meta: dict[str, str] = {}

    @property
    def full(self) -> str:
        """The string that every offset counts in."""
        return f"{self.title}\n{self.text}"

    @classmethod
    def of(cls, title: str, text: str, *, id: str | None = None, **fields: Any) -> Self:
        """A document whose id, unless given, is made from its content."""
        return cls(id=id or content_id(title, text), title=title, text=text, **fields)


class Skipped(Record):
    """A document or file that was left out, and why (one line, for the summary)."""

    path: str
    reason: str


class Span(Record):
    """A stretch of `Document.full`: `full[start:end] == text`."""

    start: int
    end: int
    text: str


class Mention(Span):
    """A place where the document calls an entity; attached clitics stay outside the span.

    `by` names the component that found it; `score` is its certainty in 0..1.
    """

    kind: MentionKind = "name"
    by: str = ""
    score: float = 1.0


class DocEntity(Record):
    """An entity as one document knows it: its mentions, resolved inside the document.

    `id` is unique in the document only. `key` is the knowledge base's slug or None. `count` is the
    number in «52 منصة», None where there is none. `named` is False for things known by description only.
    """

    id: str
    type: str
    name: str
    name_en: str | None = None
    named: bool = True
    count: int | None = None
    key: str | None = None
    mentions: tuple[Mention, ...]


class Claim(Record):
    """What the document says of two of its entities: `head`, `tail`, `asserted_by` are `DocEntity.id`s.

    `date` is the fact's own (ISO, may be partial); `trigger` the words that carry it; `evidence` the
    exact stretch that states it; `by` the component that read it; `score` its certainty in 0..1.
    """

    id: str
    type: str
    head: str
    tail: str
    status: Status = "asserted"
    phase: Phase | None = None
    asserted_by: str | None = None
    date: str | None = None
    trigger: str = ""
    score: float = 1.0
    by: str = ""
    evidence: Span


class Extraction(Record):
    """All that one document says: the hand-over format, one JSON line a document."""

    id: str
    title: str
    text: str
    lang: str | None = None
    date: str | None = None
    source: str | None = None
    url: str | None = None
    entities: tuple[DocEntity, ...] = ()
    claims: tuple[Claim, ...] = ()
    warnings: tuple[str, ...] = ()
    graphkit: str = ""

    @property
    def full(self) -> str:
        """The string that every offset counts in."""
        return f"{self.title}\n{self.text}"


class Entity(Record):
    """A node: what all documents together know of one thing.

    `id` is the knowledge base's slug, else a hash of type and folded name (of document and local id
    where unnamed). `romanised` says that `name_en` was made by rule, not found. `first_seen` and
    `last_seen` are the dates of the documents that name it. `documents` counts them.
    """

    id: str
    type: str
    name: str
    name_ar: str | None = None
    name_en: str | None = None
    romanised: bool = False
    named: bool = True
    count: int | None = None
    aliases: tuple[str, ...] = ()
    first_seen: str | None = None
    last_seen: str | None = None
    documents: int = 0
    external_ids: dict[str, str] = {}
    attributes: dict[str, str] = {}


class Evidence(Record):
    """One claim behind an edge, with all that is needed to show and cite it.

    `sentence` is the text round the claim; `head`, `tail`, `trigger` and `evidence` are (start, end) in
    `sentence`, None where they stand outside it. `document` is a key of `KnowledgeGraph.documents`.
    """

    id: str
    document: str
    sentence: str
    evidence: tuple[int, int]
    head: tuple[int, int] | None = None
    tail: tuple[int, int] | None = None
    trigger: tuple[int, int] | None = None
    asserted_by: str | None = None
    date: str | None = None
    by: str = ""
    score: float = 1.0


class Edge(Record):
    """All claims of one relation between two entities with one status; ended ones (phase end) stay apart.

    `first` and `last` are the earliest and latest date of the facts where given, else of the documents.
    `documents` counts those that say it, `independent_documents` leaves near-duplicates out.
    """

    id: str
    head: str
    type: str
    tail: str
    status: Status = "asserted"
    phase: Phase | None = None
    first: str | None = None
    last: str | None = None
    documents: int = 1
    independent_documents: int = 1
    confidence: float = 1.0
    claims: tuple[Evidence, ...] = ()


class Source(Record):
    """A document as the graph cites it (its text stays in the store)."""

    id: str
    title: str
    source: str | None = None
    date: str | None = None
    url: str | None = None
    lang: str | None = None
