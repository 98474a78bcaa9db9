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
    head, tail, number = pair
    words = reading.words
    begin, end = reading.sentences[number]
    forward = head.start < tail.start
    left, right = (head, tail) if forward else (tail, head)
    types = f"{head.type}{head.kind[0]}{'>' if forward else '<'}{tail.type}{tail.kind[0]}"
    plain = f"{head.type}{'>' if forward else '<'}{tail.type}"
    gap = words[left.end : right.start]
    nested = right.start < left.end
    among = sum(1 for m in group if m.start >= left.end and m.end <= right.start)
    same = sum(1 for m in group if m.start >= left.end and m.end <= right.start and m.type in (head.type, tail.type))
    distance = "in" if nested else str(min(len(gap), 3) if len(gap) < 4 else 4 + min(len(gap), 30) // 6)
    cl, cr = _clitics(reading, left), _clitics(reading, right)
    out = [types, plain, f"d={distance}", f"d={distance}{plain}", f"m={min(among, 4)}{'>' if forward else '<'}"]
    out += [f"s={min(same, 3)}{plain}", f"cl={cl}{plain}", f"cr={cr}{plain}"]
    out += [f"r={r}" for r in rules.get((id(head), id(tail)), ())]
    out += [f"taken{plain}" for m in group if m is not head and (id(m), id(tail)) in rules]
    out += [f"R={r}" for r in rules.get((id(tail), id(head)), ())]
    if left.nationality or right.nationality:
        out.append(f"nat{plain}{nested}")
    picked = gap if len(gap) <= _BETWEEN else gap[: _BETWEEN // 2] + gap[-_BETWEEN // 2 :]
    arrow = ">" if forward else "<"
    for w in picked:
        s, c = _atoms(w.text)
        out += [f"b={s}{arrow}", f"B={s}{plain}", f"c={c}{arrow}", f"C={c}{plain}"]
    for x in sorted({x for w in gap[:30] for x in senses(w.folded)}):
        out += [f"sb={x}{arrow}", f"SB={x}{plain}"]
    for x in sorted({x for w in words[max(begin, left.start - 6) : left.start] for x in senses(w.folded)}):
        out += [f"sp={x}{arrow}", f"SP={x}{plain}"]
    for x in sorted({x for w in words[right.end : min(end, right.end + 5)] for x in senses(w.folded)}):
        out += [f"sa={x}{arrow}", f"SA={x}{plain}"]
    for side, m in (("h", head), ("t", tail)):
        for x in sorted({x for w in words[m.start : m.end] for x in senses(w.folded)}):
            out += [f"s{side}={x}{arrow}", f"S{side}={x}{plain}"]
    before = words[max(begin, left.start - _EDGE) : left.start]
    for i, w in enumerate(reversed(before)):
        s, c = _atoms(w.text)
        out += [f"p={s}{arrow}", f"P={c}{plain}"]
        if i == 0:
            out += [f"p0={s}{plain}", f"P0={c}{arrow}"]
    after = words[right.end : min(end, right.end + _EDGE)]
    for i, w in enumerate(after):
        s, c = _atoms(w.text)
        out += [f"a={s}{arrow}", f"A={c}{plain}"]
        if i == 0:
            out += [f"a0={s}{plain}"]
    if gap and not nested:
        s1, c1 = _atoms(gap[0].text)
        s2, c2 = _atoms(gap[-1].text)
        out += [f"g0={s1}{plain}", f"g1={s2}{plain}", f"G0={c1}{plain}", f"G1={c2}{plain}"]
        if len(gap) <= 4:
            out.append(f"gap={' '.join(w.folded for w in gap)}{plain}")
    for side, m in (("h", head), ("t", tail)):
        s, c = _atoms(words[m.start].text)
        out += [f"{side}={s}{plain}", f"{side}c={c}{arrow}"]
    first = words[begin : begin + 2]
    out += [f"i={_atoms(w.text)[1]}{arrow}" for w in first]
    return out
