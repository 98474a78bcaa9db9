"""Claims: the relations that rules and the model find, one for each fact, with status, speaker and evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from ..models import Claim, Span, Status
from ..ontology import ontology
from . import claims, frames, manner, relation_model
from .dating import Dating
from .duration import lengthen
from .found import Found, Refused
from .pairs import ruled
from .reading import Candidate, Reading, opened
from .records import local_id
from .relation_model import Scored

NAME = "graphkit_relations"
Key = tuple[int, str, int]
# a rule that the model does not gainsay; below VETO it does
RULE_SCORE = 0.4
VETO = 0.02
# what holds for the first of a list holds for the others, a little less surely
LIST_SCORE = 0.9
# below the threshold, but near enough to it to be told to whoever asks why
NOTED = 0.15
_LONG = 80


class Fact(NamedTuple):
    """A relation that was found, by which component, and how sure that is."""

    found: Found
    score: float
    by: str


def facts(reading: Reading) -> list[Claim]:
    """All claims of a document, in the order of their evidence; of one fact stated twice the surer statement."""
    best: dict[Key, Fact] = {}
    for fact in _all(reading):
        key = _key(fact.found)
        if key not in best or fact.score > best[key].score:
            best[key] = fact
    reading.refused = [r for r in reading.refused if _key(Found(r.head, r.relation, r.tail)) not in best]
    speakers = claims.Speakers(reading)
    ordered = sorted(best.items(), key=lambda item: (_extent(item[1].found), item[0]))
    stretches = [_stretch(fact.found) for _, fact in ordered]
    said_by = [speakers.at(start) for start, _ in stretches]
    meant = manner.read_all(
        [
            manner.features(reading, start, end, key[1], speaker)
            for (key, _), (start, end), speaker in zip(ordered, stretches, said_by, strict=True)
        ]
    )
    when = Dating(reading)
    return [
        _claim(
            reading,
            n,
            item=ordered[n],
            stretch=stretches[n],
            speaker=said_by[n] if meant[n].attributed else None,
            meant=meant[n],
            when=when,
        )
        for n in range(len(ordered))
    ]


def _all(reading: Reading) -> Iterator[Fact]:
    """What the model is sure enough of, and what rules see, unless the model saw the pair and finds it unlikely.

    What is said of a class is said of each example instead; what is refused is noted with the reason."""
    seen = frames.find(reading)
    scored = relation_model.find(reading, ruled(seen.found, seen.governed), VETO)
    for fact in (*_ruled(reading, seen.found, scored), *_scored(reading, scored, seen.lists)):
        for head in seen.examples.get(id(fact.found.head), [fact.found.head]):
            if head.entity != fact.found.tail.entity:
                yield fact._replace(found=fact.found._replace(head=head))


def _scored(reading: Reading, scored: list[Scored], lists: frames.Lists) -> Iterator[Fact]:
    threshold = relation_model.threshold()
    for s in scored:
        if s.score >= threshold:
            yield from _with_list(reading, s, lists, threshold)
        elif s.score >= NOTED:
            reading.refused.append(Refused(*_ends(s), f"{s.score:.2f} is under the threshold of {threshold:.2f}"))


def _ruled(reading: Reading, ruled_by: list[Found], scored: list[Scored]) -> Iterator[Fact]:
    likely = {(id(s.pair.head), s.relation, id(s.pair.tail)): s.score for s in scored}
    for f in ruled_by:
        score = likely.get((id(f.head), f.relation, id(f.tail)))
        unseen = reading.sentence_at(f.head.start) != reading.sentence_at(f.tail.start)
        if f.sure or unseen or score is not None:
            yield Fact(f, max(score or 0.0, RULE_SCORE), frames.NAME)
        else:
            why = f"a rule sees it, the model finds it unlikely (under {VETO})"
            reading.refused.append(Refused(f.head, f.relation, f.tail, why))


def _with_list(reading: Reading, s: Scored, lists: frames.Lists, threshold: float) -> Iterator[Fact]:
    """What holds of the head of a list surely enough holds of its members, where their types allow it."""
    head = s.pair.head
    for tail in lists.get(id(s.pair.tail), [s.pair.tail]):
        score = s.score if tail is s.pair.tail else s.score * LIST_SCORE
        if not ontology().allows(head.type, s.relation, tail.type):
            why = f"the ontology has no {s.relation} from {head.type} to {tail.type}"
            reading.refused.append(Refused(head, s.relation, tail, why))
        elif tail.entity != head.entity and score >= threshold:
            yield Fact(Found(head, s.relation, tail), score, relation_model.NAME)


def _ends(s: Scored) -> tuple[Candidate, str, Candidate]:
    return s.pair.head, s.relation, s.pair.tail


def _key(f: Found) -> Key:
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


def _stretch(f: Found) -> tuple[int, int]:
    """The tokens that show the claim; where its subject stands sentences before, those from the word on."""
    start, end = _extent(f)
    if end - start < _LONG:
        return start, end
    return min(f.tail.start, f.trigger if f.trigger >= 0 else f.tail.start), end


def _claim(  # noqa: PLR0913 - all that one claim is made of
    reading: Reading,
    n: int,
    *,
    item: tuple[Key, Fact],
    stretch: tuple[int, int],
    speaker: Candidate | None,
    meant: manner.Manner,
    when: Dating,
) -> Claim:
    (head, relation, tail), fact = item
    f = fact.found
    first, last = reading.slice(*stretch)
    phase = f.phase or claims.phase(reading, f) or meant.phase
    return Claim(
        id=f"c{n + 1}",
        type=relation,
        head=local_id(head),
        tail=local_id(tail),
        status=f.status or _of_opponent(f, speaker) or meant.status,
        phase=phase,
        asserted_by=_speaker_id(speaker, f),
        date=when.near(*_extent(f)) if phase else when.of(relation, f.head.type, *_extent(f)),
        trigger=reading.words[f.trigger].text if f.trigger >= 0 else "",
        score=round(fact.score, 3),
        by=fact.by,
        evidence=Span(start=first, end=last, text=reading.text[first:last]),
    )


def _of_opponent(f: Found, speaker: Candidate | None) -> Status | None:
    """What others say that an armed group secretly builds or runs is their allegation, however flatly they put it."""
    hostile = speaker is not None and speaker.type != "ArmedGroup" and speaker.entity != f.head.entity
    return "alleged" if hostile and f.head.type == "ArmedGroup" and f.relation == "runs" else None


def _speaker_id(speaker: Candidate | None, f: Found) -> str | None:
    """The speaker's entity, unless he speaks of himself."""
    if speaker is None or speaker.entity in (f.head.entity, f.tail.entity):
        return None
    return local_id(speaker.entity)


@Language.factory(NAME)
def create(nlp: Language, name: str) -> Callable[[Doc], Doc]:
    """The component: fills `doc._.claims`."""

    def component(doc: Doc) -> Doc:
        reading = opened(doc)
        lengthen(reading)
        doc._.claims = tuple(facts(reading))
        return doc

    return component
