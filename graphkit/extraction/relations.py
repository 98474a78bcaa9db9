"""Claims: the relations that rules and the model find, one for each fact, with status, speaker and evidence."""

from __future__ import annotations

from collections.abc import Callable

from spacy.language import Language
from spacy.tokens import Doc

from ..models import Claim, Span
from ..ontology import ontology
from . import claims
from .reading import Candidate, Reading
from .records import local_id
from .relation_model import Scored, find

NAME = "graphkit_relations"


def facts(reading: Reading) -> list[Claim]:
    """All claims of a document, in the order of their evidence; of one fact stated twice the surer statement."""
    best: dict[tuple[int, str, int], Scored] = {}
    for s in find(reading):
        head, tail = s.pair.head.entity, s.pair.tail.entity
        if ontology().relations[s.relation].symmetric and head > tail:
            head, tail = tail, head
        key = (head, s.relation, tail)
        if key not in best or s.score > best[key].score:
            best[key] = s
    speakers = claims.Speakers(reading)
    ordered = sorted(best.items(), key=lambda item: (_extent(item[1]), item[0]))
    return [_claim(reading, n, key, s, speakers) for n, (key, s) in enumerate(ordered)]


def _extent(s: Scored) -> tuple[int, int]:
    head, tail = s.pair.head, s.pair.tail
    return min(head.start, tail.start), max(head.end, tail.end)


def _claim(reading: Reading, n: int, key: tuple[int, str, int], s: Scored, speakers: claims.Speakers) -> Claim:
    start, end = _extent(s)
    relation = s.relation
    speaker = speakers.at(start)
    first, last = reading.slice(start, end)
    return Claim(
        id=f"c{n + 1}",
        type=relation,
        head=local_id(key[0]),
        tail=local_id(key[2]),
        status=claims.status(reading, start, end, relation),
        phase=claims.phase(reading, start, end, relation),
        asserted_by=_speaker_id(speaker, s),
        trigger="",
        score=round(s.score, 3),
        by="graphkit_relation_model",
        evidence=Span(start=first, end=last, text=reading.text[first:last]),
    )


def _speaker_id(speaker: Candidate | None, s: Scored) -> str | None:
    """The speaker's entity, unless he speaks of himself."""
    if speaker is None or speaker.entity in (s.pair.head.entity, s.pair.tail.entity):
        return None
    return local_id(speaker.entity)


@Language.factory(NAME)
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component: fills `doc._.claims`."""

    def component(doc: Doc) -> Doc:
        doc._.claims = tuple(facts(doc._.reading))
        return doc

    return component
