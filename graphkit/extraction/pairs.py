"""Pairs of mentions in a sentence between which a relation is possible, and what rules say of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import permutations
from typing import NamedTuple

from ..ontology import ontology
from .found import Found
from .reading import Candidate, Reading

MAX_DISTANCE = 45


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


class Rules(NamedTuple):
    """What rules see: relations by the two mentions' identity, the preposition that governs a mention by its own."""

    relations: dict[tuple[int, int], list[str]]
    governed: dict[int, str]
    tails: frozenset[int]

    def says(self, pair: Pair) -> bool:
        """Whether a rule relates the two, in this direction."""
        return (id(pair.head), id(pair.tail)) in self.relations


def ruled(found: list[Found], governed: dict[int, str]) -> Rules:
    """What the rules found, as the model's features look it up."""
    relations: dict[tuple[int, int], list[str]] = {}
    for f in found:
        relations.setdefault((id(f.head), id(f.tail)), []).append(f.relation)
    return Rules(relations, governed, frozenset(tail for _, tail in relations))
