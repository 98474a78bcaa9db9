"""Pairs of mentions in a sentence, and what the relation model sees of each."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import permutations
from typing import NamedTuple

from ..ontology import ontology
from ..text.stem import stem
from .features import clusters
from .found import Found
from .lexicon import senses
from .reading import Candidate, Reading, word_of

MAX_DISTANCE = 45
_EDGE = 4
_BETWEEN = 14


class Pair(NamedTuple):
    """Two mentions of different entities in one sentence, directed."""

    head: Candidate
    tail: Candidate
    sentence: int


@cache
def allowed(head: str, tail: str) -> frozenset[str]:
    """The relations that may lead from one type to another."""
    return frozenset(r for r in ontology().relations if ontology().allows(head, r, tail))


def pairs(reading: Reading) -> Iterator[Pair]:
    """All directed pairs in a sentence between which some relation is possible."""
    for number, group in enumerate(by_sentence(reading)):
        for head, tail in permutations(group, 2):
            far = max(head.start, tail.start) - min(head.end, tail.end)
            if head.entity != tail.entity and far <= MAX_DISTANCE and allowed(head.type, tail.type):
                yield Pair(head, tail, number)


def by_sentence(reading: Reading) -> list[list[Candidate]]:
    """The mentions of each sentence, from left to right."""
    groups: list[list[Candidate]] = [[] for _ in reading.sentences]
    for m in reading.mentions:
        groups[reading.sentence_at(m.start)].append(m)
    return groups


@lru_cache(maxsize=1 << 17)
def _atoms(text: str) -> tuple[str, str]:
    word = word_of(text)
    groups = clusters().get(word.folded) or clusters().get(word.bare) or ("?", "?")
    return stem(word.folded), groups[1]


def _clitics(reading: Reading, m: Candidate) -> str:
    return reading.words[m.start].folded[: m.skip] if m.skip else ""


Rules = dict[tuple[int, int], list[str]]


def ruled(found: list[Found]) -> Rules:
    """The relations that rules see, by the identity of the two mentions."""
    rules: Rules = {}
    for f in found:
        rules.setdefault((id(f.head), id(f.tail)), []).append(f.relation)
    return rules


def features(reading: Reading, pair: Pair, group: list[Candidate], rules: Rules) -> list[str]:
    """What stands before, between and after the two, their types and order, and what rules say of them.

    `group` are the sentence's mentions, from left to right.
    """
    view = _View(reading, pair)
    return [
        *view.types(),
        *view.among(group),
        *view.ruled(group, rules),
        *view.between(),
        *view.senses(),
        *view.edges(),
    ]


class _View:
    """A pair as its features see it: `arrow` says which of the two stands first, `plain` their types and order."""

    def __init__(self, reading: Reading, pair: Pair) -> None:
        self.reading, self.words = reading, reading.words
        self.head, self.tail, number = pair
        self.begin, self.end = reading.sentences[number]
        self.forward = self.head.start < self.tail.start
        self.left, self.right = (self.head, self.tail) if self.forward else (self.tail, self.head)
        self.arrow = ">" if self.forward else "<"
        self.plain = f"{self.head.type}{self.arrow}{self.tail.type}"
        self.gap = self.words[self.left.end : self.right.start]
        self.nested = self.right.start < self.left.end

    def types(self) -> Iterator[str]:
        """Types, kinds, clitics and distance."""
        head, tail, plain, far = self.head, self.tail, self.plain, len(self.gap)
        distance = "in" if self.nested else str(far if far < _EDGE else _EDGE + min(far, 30) // 6)
        yield from (f"{head.type}{head.kind[0]}{self.arrow}{tail.type}{tail.kind[0]}", plain)
        yield from (f"d={distance}", f"d={distance}{plain}")
        yield f"cl={_clitics(self.reading, self.left)}{plain}"
        yield f"cr={_clitics(self.reading, self.right)}{plain}"
        if self.left.nationality or self.right.nationality:
            yield f"nat{plain}{self.nested}"

    def among(self, group: list[Candidate]) -> Iterator[str]:
        """How many other mentions stand between the two."""
        inside = [m.type for m in group if m.start >= self.left.end and m.end <= self.right.start]
        alike = sum(kind in (self.head.type, self.tail.type) for kind in inside)
        yield from (f"m={min(len(inside), 4)}{self.arrow}", f"s={min(alike, 3)}{self.plain}")

    def ruled(self, group: list[Candidate], rules: Rules) -> Iterator[str]:
        """What the rules say of the two, and of the tail with another head."""
        here, back = (id(self.head), id(self.tail)), (id(self.tail), id(self.head))
        yield from (f"r={r}" for r in rules.get(here, ()))
        yield from (f"R={r}" for r in rules.get(back, ()))
        yield from (f"taken{self.plain}" for m in group if m is not self.head and (id(m), id(self.tail)) in rules)

    def between(self) -> Iterator[str]:
        """The words between the two, in the middle of a long stretch left out."""
        gap, plain, arrow = self.gap, self.plain, self.arrow
        for w in gap if len(gap) <= _BETWEEN else gap[: _BETWEEN // 2] + gap[-_BETWEEN // 2 :]:
            s, c = _atoms(w.text)
            yield from (f"b={s}{arrow}", f"B={s}{plain}", f"c={c}{arrow}", f"C={c}{plain}")
        if gap and not self.nested:
            (s1, c1), (s2, c2) = _atoms(gap[0].text), _atoms(gap[-1].text)
            yield from (f"g0={s1}{plain}", f"g1={s2}{plain}", f"G0={c1}{plain}", f"G1={c2}{plain}")
            if len(gap) <= _EDGE:
                yield f"gap={' '.join(w.folded for w in gap)}{plain}"

    def senses(self) -> Iterator[str]:
        """The senses of the words between, before and behind, and inside the two."""
        words, left, right = self.words, self.left, self.right
        zones = (
            ("b", self.gap[:30]),
            ("p", words[max(self.begin, left.start - 6) : left.start]),
            ("a", words[right.end : min(self.end, right.end + 5)]),
            ("h", words[self.head.start : self.head.end]),
            ("t", words[self.tail.start : self.tail.end]),
        )
        for zone, span in zones:
            for sense in sorted({x for w in span for x in senses(w.folded)}):
                yield from (f"s{zone}={sense}{self.arrow}", f"S{zone}={sense}{self.plain}")

    def edges(self) -> Iterator[str]:
        """The words right before and behind the two, their own first words, the first of the sentence."""
        words, plain, arrow = self.words, self.plain, self.arrow
        before = words[max(self.begin, self.left.start - _EDGE) : self.left.start][::-1]
        after = words[self.right.end : min(self.end, self.right.end + _EDGE)]
        for side, span in (("p", before), ("a", after)):
            for i, w in enumerate(span):
                s, c = _atoms(w.text)
                yield from (f"{side}={s}{arrow}", f"{side.upper()}={c}{plain}")
                if i == 0:
                    yield from (f"{side}0={s}{plain}", f"{side.upper()}0={c}{arrow}")
        for side, m in (("h", self.head), ("t", self.tail)):
            s, c = _atoms(words[m.start].text)
            yield from (f"{side}={s}{plain}", f"{side}c={c}{arrow}")
        yield from (f"i={_atoms(w.text)[1]}{arrow}" for w in words[self.begin : self.begin + 2])
