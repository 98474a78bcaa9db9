"""Why the pipeline says what it says: sentence by sentence, every mention and claim with what made it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..models import Claim, Document, Extraction, Mention, Record
from .reading import Reading


class Called(Record):
    """A mention, and the entity that it stands for."""

    mention: Mention
    entity: str
    name: str
    type: str
    key: str | None = None


class Stated(Record):
    """A claim, and the names of its ends and of its speaker."""

    claim: Claim
    head: str
    tail: str
    speaker: str | None = None


class Refusal(Record):
    """What was proposed and became no claim: the words of its ends, and why."""

    head: str
    relation: str
    tail: str
    why: str


class Sentence(Record):
    """A sentence with its offsets in `Document.full`; a claim stands where its evidence begins."""

    start: int
    end: int
    text: str
    mentions: tuple[Called, ...] = ()
    claims: tuple[Stated, ...] = ()
    refused: tuple[Refusal, ...] = ()


class Explained(Record):
    """A document, sentence by sentence."""

    document: Extraction
    sentences: tuple[Sentence, ...]


def explain_one(document: Document, knowledge: Sequence[Path] = ()) -> Explained:
    """What each sentence of a document gave, and by what."""
    from .nlp import extract_one, read_one

    found = extract_one(document, tuple(knowledge))
    doc = read_one(document, tuple(knowledge))
    sentences = [(s.start_char, s.end_char) for s in doc.sents]
    refused = _refused(doc._.reading)
    names = {e.id: e.name for e in found.entities}
    called = sorted(
        (
            Called(mention=m, entity=e.id, name=e.name, type=e.type, key=e.key)
            for e in found.entities
            for m in e.mentions
        ),
        key=lambda c: (c.mention.start, -c.mention.end, c.entity),
    )
    stated = [
        Stated(claim=c, head=names[c.head], tail=names[c.tail], speaker=names.get(c.asserted_by or ""))
        for c in found.claims
    ]
    return Explained(
        document=found,
        sentences=tuple(
            Sentence(
                start=start,
                end=end,
                text=found.full[start:end],
                mentions=tuple(c for c in called if start <= c.mention.start < end),
                claims=tuple(s for s in stated if start <= s.claim.evidence.start < end),
                refused=tuple(r for at, r in refused if start <= at < end),
            )
            for start, end in sentences
            if found.full[start:end].strip()
        ),
    )


def _refused(reading: Reading) -> list[tuple[int, Refusal]]:
    """What was refused, each once, with the offset of its head."""
    found = {
        (
            reading.span(r.head)[0],
            Refusal(head=reading.name(r.head), relation=r.relation, tail=reading.name(r.tail), why=r.why),
        )
        for r in reading.refused
    }
    return sorted(found, key=lambda item: (item[0], item[1].relation, item[1].tail, item[1].why))
