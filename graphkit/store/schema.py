"""The tables of a workspace: every column with its type and meaning, in one place. SQL users read `docs/store.md`.

Offsets count code points of `title + "\\n" + text`, end exclusive, as everywhere in graphkit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import pyarrow as pa

SCHEMA_VERSION = 1


class Column(NamedTuple):
    """A column: `type` is one of text, int, float, bool, texts (a list), ints (a list)."""

    type: str
    means: str


# what the documents said: written once by `append`, never changed
EXTRACTED: dict[str, dict[str, Column]] = {
    "documents": {
        "id": Column("text", "the document's id"),
        "hash": Column("text", "content hash: an equal one means an unchanged document"),
        "pipeline": Column("text", "version of pipeline and knowledge that read it"),
        "title": Column("text", "title, empty where there is none"),
        "lang": Column("text", "language code"),
        "date": Column("text", "ISO date, may be partial"),
        "source": Column("text", "who published it"),
        "url": Column("text", "where it was found"),
        "warnings": Column("texts", "what the extraction could not read"),
        "signature": Column("ints", "MinHash of the text, to find near-duplicates"),
        "extraction": Column("text", "the whole extraction with the text, one JSON line of extractions.jsonl"),
    },
    "doc_entities": {
        "document": Column("text", "documents.id"),
        "id": Column("text", "id inside the document"),
        "profile": Column("text", "the name under which entities of all documents are compared"),
        "weak": Column("bool", "whether the name holds in this document only"),
        "type": Column("text", "type of the ontology"),
        "name": Column("text", "the fullest name in the document"),
        "named": Column("bool", "false for what is known by description only"),
        "amount": Column("int", "the number in «52 منصة»"),
        "key": Column("text", "slug of the knowledge base"),
    },
    "mentions": {
        "document": Column("text", "documents.id"),
        "entity": Column("text", "doc_entities.id"),
        "profile": Column("text", "doc_entities.profile"),
        "start_char": Column("int", "first character"),
        "end_char": Column("int", "one past the last character"),
        "text": Column("text", "exactly that slice of the document"),
        "kind": Column("text", "name, description or pronoun"),
        "found_by": Column("text", "component that found it"),
        "score": Column("float", "its certainty, 0 to 1"),
    },
    "claims": {
        "id": Column("text", "document#claim: unique over all documents"),
        "document": Column("text", "documents.id"),
        "type": Column("text", "relation of the ontology"),
        "head": Column("text", "doc_entities.id"),
        "tail": Column("text", "doc_entities.id"),
        "head_profile": Column("text", "doc_entities.profile of head"),
        "tail_profile": Column("text", "doc_entities.profile of tail"),
        "status": Column("text", "asserted, alleged, denied or planned"),
        "phase": Column("text", "start, ongoing or end"),
        "asserted_by": Column("text", "doc_entities.id of who says it, where not the article itself"),
        "asserted_profile": Column("text", "doc_entities.profile of asserted_by"),
        "date": Column("text", "date of the fact, ISO, may be partial"),
        "trigger": Column("text", "the words that carry the relation"),
        "score": Column("float", "certainty of the reading, 0 to 1"),
        "found_by": Column("text", "component that read it"),
        "sentence": Column("text", "the stretch of the document shown to readers, holds the evidence"),
        "sentence_start": Column("int", "where the sentence starts in the document"),
        "evidence_start": Column("int", "first character of the words that state the claim"),
        "evidence_end": Column("int", "one past their last character"),
        "head_start": Column("int", "the head's mention in the sentence, null where it stands outside"),
        "head_end": Column("int", "its end"),
        "tail_start": Column("int", "the tail's mention in the sentence, null where it stands outside"),
        "tail_end": Column("int", "its end"),
        "trigger_start": Column("int", "the trigger in the sentence, null where it stands outside"),
        "trigger_end": Column("int", "its end"),
    },
}

# the view over all documents: written anew by every merge
MERGED: dict[str, dict[str, Column]] = {
    "entities": {
        "id": Column("text", "slug of the knowledge base, else a hash"),
        "type": Column("text", "type of the ontology"),
        "name": Column("text", "the name shown"),
        "name_ar": Column("text", "Arabic name"),
        "name_en": Column("text", "English name"),
        "first_seen": Column("text", "date of the first document that names it"),
        "last_seen": Column("text", "date of the last one"),
        "documents": Column("int", "how many documents name it"),
        "record": Column("text", "the whole entity as JSON"),
    },
    "edges": {
        "id": Column("text", "hash of head, type, tail, status and whether it ended"),
        "head": Column("text", "entities.id"),
        "type": Column("text", "relation of the ontology"),
        "tail": Column("text", "entities.id"),
        "status": Column("text", "asserted, alleged, denied or planned"),
        "phase": Column("text", "end for what is over; else the phase on which all claims agree"),
        "first": Column("text", "earliest date of the facts, else of the documents"),
        "last": Column("text", "latest one"),
        "documents": Column("int", "how many documents say it"),
        "independent_documents": Column("int", "the same, near-duplicates counted once"),
        "confidence": Column("float", "0 to 1, grows with independent documents and with their claims' scores"),
    },
    "edge_claims": {
        "edge": Column("text", "edges.id"),
        "claim": Column("text", "claims.id"),
        "document": Column("text", "documents.id"),
        "asserted_by": Column("text", "entities.id of who says it"),
        "swapped": Column("bool", "whether head and tail changed places (symmetric relations are put in order)"),
    },
}

# what happened: one row a run, and since when until when each entity and edge stood in the graph
HISTORY: dict[str, dict[str, Column]] = {
    "runs": {
        "id": Column("int", "1, 2, 3 ..."),
        "command": Column("text", "build, add, remove, update ..."),
        "finished": Column("text", "UTC time at which the merge was saved"),
        "pipeline": Column("text", "version of pipeline and knowledge"),
        "documents": Column("int", "documents in the workspace after it"),
        "entities": Column("int", "entities after it"),
        "edges": Column("int", "edges after it"),
    },
    "entity_history": {
        "id": Column("text", "entities.id"),
        "type": Column("text", "type at that time"),
        "name": Column("text", "name at that time"),
        "since": Column("int", "first run that has it so"),
        "until": Column("int", "first run that no longer has it so, null where it still stands"),
    },
    "edge_history": {
        "id": Column("text", "edges.id"),
        "head": Column("text", "entities.id"),
        "type": Column("text", "relation"),
        "tail": Column("text", "entities.id"),
        "status": Column("text", "asserted, alleged, denied or planned"),
        "phase": Column("text", "end for what is over"),
        "documents": Column("int", "how many documents said it"),
        "since": Column("int", "first run that has it so"),
        "until": Column("int", "first run that no longer has it so, null where it still stands"),
    },
    "meta": {"key": Column("text", "schema, graphkit"), "value": Column("text", "version that wrote the workspace")},
}

# what spares work and could be thrown away at any time
REMEMBERED: dict[str, dict[str, Column]] = {
    "scores": {
        "left": Column("int", "hash of one profile or entry of the knowledge base, as it was when it was compared"),
        "right": Column("int", "hash of the other"),
        "value": Column("float", "how alike they are, 0 to 1"),
        "reasons": Column("text", "why, as JSON; null where they are too unlike to be a candidate"),
    },
}

TABLES = {**EXTRACTED, **MERGED, **HISTORY, **REMEMBERED}

_SQL = {
    "text": "VARCHAR",
    "int": "BIGINT",
    "float": "DOUBLE",
    "bool": "BOOLEAN",
    "texts": "VARCHAR[]",
    "ints": "UINTEGER[]",
}


def create_table(name: str) -> str:
    """The SQL that makes a table, empty, where it is not there yet."""
    fields = ", ".join(f'"{c}" {_SQL[column.type]}' for c, column in TABLES[name].items())
    return f"CREATE TABLE IF NOT EXISTS {name} ({fields})"


def arrow_schema(name: str) -> pa.Schema:
    """The same table as an Arrow schema."""
    import pyarrow as pa

    types = {
        "text": pa.string(),
        "int": pa.int64(),
        "float": pa.float64(),
        "bool": pa.bool_(),
        "texts": pa.list_(pa.string()),
        "ints": pa.list_(pa.uint32()),
    }
    return pa.schema([(name, types[column.type]) for name, column in TABLES[name].items()])
