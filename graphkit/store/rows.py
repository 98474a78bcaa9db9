"""From extractions to rows: the one place that knows how a record becomes columns. Both engines use it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ..models import Claim, DocEntity, Document, Extraction, content_id
from ..resolution import is_weak, profile_id
from .copies import signature
from .evidence import Range, shown
from .schema import EXTRACTED, arrow_schema

if TYPE_CHECKING:
    import pyarrow as pa

Row = tuple[Any, ...]


def content_hash(document: Document | Extraction) -> str:
    """Equal for two readings of an unchanged document."""
    fields = (document.title, document.text, document.date, document.source, document.url)
    return content_id(*(f or "" for f in fields), length=32)


def tables(extractions: Iterable[Extraction]) -> dict[str, pa.Table]:
    """The rows of some extractions for each table of `EXTRACTED`, in bulk."""
    rows: dict[str, list[Row]] = {name: [] for name in EXTRACTED}
    for extraction in extractions:
        for name, row in extraction_rows(extraction):
            rows[name].append(row)
    return {name: arrow_table(name, found) for name, found in rows.items()}


def arrow_table(name: str, rows: list[Row]) -> pa.Table:
    """Rows as an Arrow table with the columns of the schema."""
    import pyarrow as pa

    schema = arrow_schema(name)
    columns = zip(*rows, strict=True) if rows else ([] for _ in schema)
    return pa.table([pa.array(c, f.type) for c, f in zip(columns, schema, strict=True)], schema=schema)


def extraction_rows(extraction: Extraction) -> Iterator[tuple[str, Row]]:
    """Every row that an extraction gives, with the name of its table."""
    yield "documents", _document(extraction)
    entities = {e.id: e for e in extraction.entities}
    profiles = {e.id: profile_id(extraction.id, e) for e in extraction.entities}
    for entity in extraction.entities:
        yield "doc_entities", _doc_entity(extraction.id, entity, profiles[entity.id])
        for m in entity.mentions:
            row = (extraction.id, entity.id, profiles[entity.id], m.start, m.end, m.text, m.kind, m.by, m.score)
            yield "mentions", row
    full = extraction.full
    for claim in extraction.claims:
        if claim.head in entities and claim.tail in entities:
            yield "claims", _claim(extraction, claim, entities, profiles, full)


def _document(x: Extraction) -> Row:
    meta = (x.title, x.lang, x.date, x.source, x.url, list(x.warnings))
    return (x.id, content_hash(x), x.graphkit, *meta, signature(x.full), x.model_dump_json())


def _doc_entity(document: str, e: DocEntity, profile: str) -> Row:
    return (document, e.id, profile, is_weak(e), e.type, e.name, e.named, e.count, e.key)


def _claim(x: Extraction, c: Claim, entities: dict[str, DocEntity], profiles: dict[str, str], full: str) -> Row:
    seen = shown(x, c, entities, full)
    ends = (c.head, c.tail, profiles[c.head], profiles[c.tail])
    said = (c.asserted_by, profiles.get(c.asserted_by or ""))
    places: list[Range | None] = [seen.head, seen.tail, seen.trigger]
    offsets = (offset for place in places for offset in place or (None, None))
    sentence = (full[slice(*seen.sentence)], seen.sentence[0], c.evidence.start, c.evidence.end)
    reading = (c.date, c.trigger, c.score, c.by)
    return (f"{x.id}#{c.id}", x.id, c.type, *ends, c.status, c.phase, *said, *reading, *sentence, *offsets)
