"""Relations by rule: words with their argument frames (`knowledge/data_words/frames.yaml`) and fixed constructions.

Each rule gives `Found`: the two mentions, the relation, the word that carries it, and what that word itself says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

import yaml

from ..models import Phase, Record, Status
from ..ontology import ontology
from ..text.fold import fold
from ..text.stem import stems
from . import constructions
from .claims import ACTORS
from .found import Found
from .pairs import by_sentence
from .reading import Candidate, Reading
from .syntax import Syntax

NAME = "graphkit_frames"
_WINDOW = 16
_OBJECT_WINDOW = 7


class Frame(Record):
    """A line of `frames.yaml`: where the ends of a relation stand round one of its words."""

    relations: tuple[str, ...]
    head: tuple[str, ...]
    tail: tuple[str, ...]
    phase: Phase | None = None
    status: Status | None = None
    noun: bool = False
    sure: bool = False


@cache
def _frames() -> dict[str, list[Frame]]:
    text = (files("graphkit") / "knowledge" / "data_words" / "frames.yaml").read_text(encoding="utf-8")
    table: dict[str, list[Frame]] = defaultdict(list)
    for raw in yaml.load(text, Loader=yaml.CSafeLoader):
        words, nouns = raw.pop("words", []), raw.pop("nouns", [])
        ends = {end: _many(raw.pop(end)) for end in ("head", "tail")}
        frame = Frame(relations=_many(raw.pop("relation")), head=ends["head"], tail=ends["tail"], **raw)
        for word in words:
            table[fold(word)].append(frame)
        for noun in nouns:
            table[fold(noun)].append(frame.model_copy(update={"noun": True}))
    return table


def _many(value: Any) -> tuple[str, ...]:
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),)


@lru_cache(maxsize=1 << 16)
def frames_of(folded: str) -> tuple[Frame, ...]:
    """The frames that a folded word opens; none for most words."""
    table = _frames()
    return tuple(dict.fromkeys(f for s in stems(folded) if s in table for f in table[s]))


Lists = dict[int, list[Candidate]]


class Seen(NamedTuple):
    """What the rules see of a document: relations; by a mention's identity the list that it heads, the examples of
    it, its preposition."""

    found: list[Found]
    lists: Lists
    examples: Lists
    governed: dict[int, str]


def find(reading: Reading) -> Seen:
    """All that the rules see, sentence by sentence."""
    seen = Seen([], {}, {}, {})
    last: Candidate | None = None
    for number, mentions in enumerate(by_sentence(reading)):
        syntax = Syntax(reading, number, mentions)
        sentence = _Sentence(syntax, last)
        seen.found.extend(sentence.find())
        seen.found.extend(constructions.find(syntax, [m for m in mentions if m.nationality]))
        seen.examples.update(constructions.examples(syntax))
        seen.lists.update((id(m), members) for m in syntax.mentions if len(members := syntax.members(m)) > 1)
        seen.governed.update((id(m), by) for m in syntax.mentions if (by := syntax.preposition(m)))
        last = sentence.topic
    return seen


class _Sentence:
    def __init__(self, syntax: Syntax, last: Candidate | None) -> None:
        self.syntax = syntax
        self.mentions = syntax.mentions
        self.words = syntax.words
        self.topic = next((m for m in self.mentions if m.type in ACTORS and syntax.preposition(m) is None), last)
        self.before = last

    def find(self) -> Iterator[Found]:
        inside = {i for m in self.mentions if m.kind == "name" for i in range(m.start, m.end)}
        for i in range(self.syntax.begin, self.syntax.end):
            for frame in () if i in inside else frames_of(self.words[i].folded):
                if not self._is_head(frame, i):
                    yield from self._apply(frame, i)

    def _is_head(self, frame: Frame, i: int) -> bool:
        """Whether the word is part of its own subject: «فرع آخر في تونس» is no branch of another group."""
        heads = ontology().relations[frame.relations[0]].heads
        return "subject" in frame.head and any(m.start <= i < m.end and m.type in heads for m in self.mentions)

    def _apply(self, frame: Frame, i: int) -> Iterator[Found]:
        for relation in frame.relations:
            r = ontology().relations[relation]
            tails = self._slot(frame.tail, i, r.tails, None)
            heads = self._slot(frame.head, i, r.heads, tails[0] if tails else None, frame.noun)
            found = [
                Found(h, relation, t, i, frame.phase, frame.status, frame.sure)
                for h in heads
                for t in tails
                if h.entity != t.entity
            ]
            if found:
                yield from found
                return

    def _slot(
        self, places: tuple[str, ...], i: int, types: frozenset[str], other: Candidate | None, noun: bool = False
    ) -> list[Candidate]:
        for place in places:
            m = self._subject(i, types, other, noun) if place == "subject" else self._place(place, i, types)
            if m is not None:
                list_of = self.syntax.members(self._represented(m, types))
                return [x for x in list_of if x.type in types]
        return []

    def _represented(self, m: Candidate, types: frozenset[str]) -> Candidate:
        """For people without a name the countries that sent them: `بمشاركة مسؤولين من بلجيكا واليونان`."""
        if m.type != "Person" or m.kind == "name":
            return m
        sent_by = (x for x in self.mentions if x.type == "Country" and 0 < x.start - m.end <= 2)
        country = next((x for x in sent_by if self.syntax.preposition(x) == "من"), None)
        return country if country is not None and "Country" in types else m

    def _place(self, place: str, i: int, types: frozenset[str]) -> Candidate | None:
        if place == "clause":
            return self._nearest_before(i, types, 40)
        if place == "before":
            return self._nearest_before(i, types, 4)
        after = [m for m in self.mentions if i < m.start <= i + _WINDOW and not self.syntax.barrier(i + 1, m.start)]
        if place == "next":
            return next((m for m in after if m.type in types and m.start - i <= _OBJECT_WINDOW), None)
        if place == "object":
            close = [m for m in after if m.start - i <= _OBJECT_WINDOW]
            free = [m for m in close if self.syntax.preposition(m) is None and m.type in types]
            return (
                free[-1]
                if len(free) > 1 and free[0].type in ACTORS and free[0].end - i <= 4
                else next(iter(free), None)
            )
        return next((m for m in after if m.type in types and self.syntax.preposition(m) == place), None)

    def _subject(self, i: int, types: frozenset[str], other: Candidate | None, noun: bool) -> Candidate | None:
        """Right behind a verb (behind a verbal noun stands the object), else before it, else the sentence's topic."""
        behind = next((m for m in self.mentions if i < m.start <= i + 2 and m is not other), None)
        if not noun and behind and behind.type in types and self.syntax.preposition(behind) is None:
            return behind
        near = [m for m in self.mentions if m.end <= i and m.type in types and m is not other]
        free = [m for m in near if self.syntax.preposition(m) is None]
        if free:
            return free[-1]
        topic = self.topic if self.topic and self.topic.end <= i else self.before
        return topic if topic and topic.type in types and topic is not other else None

    def _nearest_before(self, i: int, types: frozenset[str], window: int) -> Candidate | None:
        near = [m for m in self.mentions if m.end <= i and i - m.end <= window and m.type in types]
        return near[-1] if near else None
