"""What the judgements amount to: a person over a rule, the later over the earlier; what contradicts itself is reported.

Two standing judgements of equal rank and time that disagree cancel each other: chance decides nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import product

from pydantic import Field

from ..models import Edge, Record
from .judgements import Judgement, standing
from .references import References, Unclear

Pair = tuple[str, str]
Rank = tuple[bool, str]


class Rulings(Record):
    """The decisions in force, on pairs of profiles, with whether a person took them; the strongest first.

    The text beside a `same` says which line it is.
    """

    same: tuple[tuple[Pair, bool, str], ...] = ()
    different: tuple[tuple[Pair, bool], ...] = ()
    unsure: frozenset[Pair] = frozenset()
    types: dict[str, str] = Field(default_factory=dict)
    names: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    conflicts: tuple[str, ...] = ()


def pair(left: str, right: str) -> Pair:
    """The two ids in their order, so that a pair has one spelling."""
    return (left, right) if left < right else (right, left)


def rulings(judgements: Sequence[Judgement], references: References) -> Rulings:
    """The decisions in force over the profiles; JudgementError for a line that names an unknown id."""
    conflicts: list[str] = []
    pairs: dict[Pair, list[Judgement]] = defaultdict(list)
    values: dict[tuple[str, str], list[Judgement]] = defaultdict(list)
    for judgement in standing(judgements):
        if judgement.verdict in ("wrong", "right"):
            continue
        try:
            left = references.find(judgement.left, judgement)
            right = references.find(judgement.right, judgement) if judgement.right else []
        except Unclear as unclear:
            conflicts.append(f"{_label(judgement)}: {unclear}")
            continue
        for one, two in product(left, right):
            if one != two:
                pairs[pair(one, two)].append(judgement)
        if judgement.value:
            for one in left:
                values[judgement.verdict, _slot(judgement, one)].append(judgement)
    decided = {p: winner for p, js in sorted(pairs.items()) if (winner := _winner(js, conflicts))}
    valued = {k: winner for k, js in sorted(values.items()) if (winner := _winner(js, conflicts))}
    return _collect(decided, valued, conflicts)


def judged_edges(
    edges: Iterable[Edge], judgements: Sequence[Judgement], entity_of: dict[str, str], references: References
) -> tuple[list[Edge], list[str]]:
    """The edges that nobody judged wrong, those judged right with full confidence; and what could not be applied.

    An edge is meant by its id, or by its ends (`left`, `right`) and relation (`value`: type, or type and status).
    """
    edges = sorted(edges, key=lambda e: e.id)
    conflicts: list[str] = []
    about: dict[str, list[Judgement]] = defaultdict(list)
    for judgement in standing(judgements):
        if judgement.verdict in ("wrong", "right"):
            found = _meant(judgement, edges, entity_of, references)
            if not found:
                conflicts.append(f"{_label(judgement)}: no edge {judgement.left!r} in this build (any more)")
            for edge_id in found:
                about[edge_id].append(judgement)
    verdict = {i: w.verdict for i, js in sorted(about.items()) if (w := _winner(js, conflicts))}
    kept = [e for e in edges if verdict.get(e.id) != "wrong"]
    return [e.model_copy(update={"confidence": 1.0}) if e.id in verdict else e for e in kept], conflicts


def _meant(judgement: Judgement, edges: Iterable[Edge], entity_of: dict[str, str], references: References) -> list[str]:
    if not judgement.right:
        return [e.id for e in edges if e.id == judgement.left]
    try:
        heads = {entity_of.get(i) for i in references.find(judgement.left, judgement)}
        tails = {entity_of.get(i) for i in references.find(judgement.right, judgement)}
    except Unclear:
        return []
    return [e.id for e in edges if e.head in heads and e.tail in tails and _says(judgement, e)]


def _says(judgement: Judgement, edge: Edge) -> bool:
    return judgement.value in (None, edge.type, f"{edge.type} {edge.status}")


def _slot(judgement: Judgement, profile: str) -> str:
    """What a correction competes for: a profile's type, or its name in one script."""
    arabic = any("\u0600" <= c <= "\u06ff" for c in judgement.value or "")
    return f"{profile}|{arabic}" if judgement.verdict == "name" else profile


def _rank(judgement: Judgement) -> Rank:
    return judgement.source == "person", judgement.when


def _winner(judgements: list[Judgement], conflicts: list[str]) -> Judgement | None:
    """The judgement of the highest rank; None, and a conflict, where the highest ones disagree."""
    top = max(map(_rank, judgements))
    best = [j for j in judgements if _rank(j) == top]
    if len({(j.verdict, j.value) for j in best}) > 1:
        conflicts.append(
            f"{' and '.join(_label(j) for j in best)} contradict each other at the same time: neither holds"
        )
        return None
    return best[0]


def _collect(decided: dict[Pair, Judgement], valued: dict[tuple[str, str], Judgement], conflicts: list[str]) -> Rulings:
    strongest = sorted(decided.items(), key=lambda d: (_rank(d[1]), d[0]), reverse=True)
    names: dict[str, tuple[str, ...]] = {}
    for (verdict, slot), judgement in valued.items():
        if verdict == "name":
            profile = slot.partition("|")[0]
            names[profile] = (*names.get(profile, ()), judgement.value or "")
    return Rulings(
        same=tuple((p, j.source == "person", _label(j)) for p, j in strongest if j.verdict == "same"),
        different=tuple((p, j.source == "person") for p, j in strongest if j.verdict == "different"),
        unsure=frozenset(p for p, j in decided.items() if j.verdict == "unsure"),
        types={slot: j.value or "" for (verdict, slot), j in valued.items() if verdict == "type"},
        names=names,
        conflicts=tuple(dict.fromkeys(conflicts)),
    )


def _label(judgement: Judgement) -> str:
    return f"{judgement.where}: {judgement.id}" if judgement.where else judgement.id
