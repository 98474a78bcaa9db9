"""Claims: the relations that rules and the model find, one for each fact, with status, speaker and evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from ..models import Claim, Span
from ..ontology import ontology
from . import claims, frames, relation_model
from .found import Found
from .pairs import ruled
from .reading import Candidate, Reading
from .records import local_id

NAME = "graphkit_relations"
RULE_SCORE = 0.7
_LONG = 80


class Fact(NamedTuple):
    """A relation that was found, by which component, and how sure that is."""

    found: Found
    score: float
    by: str


def facts(reading: Reading) -> list[Claim]:
    """All claims of a document, in the order of their evidence; of one fact stated twice the surer statement."""
    best: dict[tuple[int, str, int], Fact] = {}
    for fact in _all(reading):
        key = _key(fact.found)
        if key not in best or fact.score > best[key].score:
            best[key] = fact
    speakers = claims.Speakers(reading)
    ordered = sorted(best.items(), key=lambda item: (_extent(item[1].found), item[0]))
    return [_claim(reading, n, key, fact, speakers) for n, (key, fact) in enumerate(ordered)]


def _all(reading: Reading) -> Iterator[Fact]:
    ruled_by = frames.find(reading)
    for f in ruled_by:
        yield Fact(f, RULE_SCORE, frames.NAME)
    for s in relation_model.find(reading, ruled(ruled_by)):
        yield Fact(Found(s.pair.head, s.relation, s.pair.tail), s.score, relation_model.NAME)


def _key(f: Found) -> tuple[int, str, int]:
    head, tail = f.head.entity, f.tail.entity
    if ontology().relations[f.relation].symmetric and head > tail:
        head, tail = tail, head
    return head, f.relation, tail


def _extent(f: Found) -> tuple[int, int]:
    """The tokens from the first to the last of the two mentions and the word between or beside them."""
    starts, ends = [f.head.start, f.tail.start], [f.head.end, f.tail.end]
    if f.trigger >= 0:
        starts.append(f.trigger)
        ends.append(f.trigger + 1)
    return min(starts), max(ends)


def _claim(reading: Reading, n: int, key: tuple[int, str, int], fact: Fact, speakers: claims.Speakers) -> Claim:
    f = fact.found
    start, end = _extent(f)
    near = start if end - start < _LONG else min(f.tail.start, f.trigger if f.trigger >= 0 else f.tail.start)
    first, last = reading.slice(near, end)
    return Claim(
        id=f"c{n + 1}",
        type=f.relation,
        head=local_id(key[0]),
        tail=local_id(key[2]),
        status=f.status or claims.status(reading, near, end, f.relation),
        phase=f.phase or claims.phase(reading, near, end, f.relation),
        asserted_by=_speaker_id(speakers.at(near), f),
        trigger=reading.words[f.trigger].text if f.trigger >= 0 else "",
        score=round(fact.score, 3),
        by=fact.by,
        evidence=Span(start=first, end=last, text=reading.text[first:last]),
    )


def _speaker_id(speaker: Candidate | None, f: Found) -> str | None:
    """The speaker's entity, unless he speaks of himself."""
    if speaker is None or speaker.entity in (f.head.entity, f.tail.entity):
        return None
    return local_id(speaker.entity)


@Language.factory(NAME)
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component: fills `doc._.claims`."""

    def component(doc: Doc) -> Doc:
        doc._.claims = tuple(facts(doc._.reading))
        return doc

    return component
