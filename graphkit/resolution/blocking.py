"""Blocking: which pairs are worth a look. Faces that share a key (a sound, a name but for one word) meet in a block.

Blocks that are too large to pair everybody are cut by a finer key or walked in a chain, so that the work grows with
the number of names and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from ..knowledge.places import places
from .face import Face, Look

_LARGE = 30
# sounds that transliterations confuse count as one, glides as none: a block must be wider than a match
_COARSE = str.maketrans({"J": "K", "G": "K", "Z": "D", "Y": None, "W": None})
_STOP = {"of", "the", "and", "in", "for"}


def pairs(faces: Sequence[Face]) -> Iterator[tuple[int, int]]:
    """The pairs of positions in `faces` that share a key, each once; faces are sorted by id for a fixed order."""
    seen: set[tuple[int, int]] = set()
    for pair in _met(faces):
        if pair not in seen:
            seen.add(pair)
            if not (faces[pair[0]].entry and faces[pair[1]].entry):
                yield pair


def _met(faces: Sequence[Face]) -> Iterator[tuple[int, int]]:
    """The pairs of every block, the lower position first."""
    blocks: dict[str, list[int]] = defaultdict(list)
    for position, face in enumerate(faces):
        for key in _keys(face):
            blocks[key].append(position)
    for key in sorted(key for key, members in blocks.items() if len(members) > 1):
        members = blocks[key]
        if len(members) <= _LARGE:
            yield from combinations(members, 2)
        elif key[0] in "ksc":
            yield from pairwise(members)


def _keys(face: Face) -> set[str]:
    keys = set(_weak_keys(face)) if face.weak else set().union(*(_name_keys(face.type, look) for look in face.looks))
    if face.key:
        keys.add(f"k{face.key}")
    if face.type == "Person" and not face.weak:
        near = sorted(face.neighbours)[:10]
        keys |= {f"n{look.codes[-1:]}{neighbour}" for look in face.looks for neighbour in near}
    return keys


def _weak_keys(face: Face) -> Iterator[str]:
    for look in face.looks:
        for neighbour in sorted(face.neighbours)[:10]:
            yield f"n{look.codes[-1:]}{neighbour}"
            yield f"w{look.folded}|{neighbour}"
        for country in sorted(face.countries)[:5]:
            yield f"w{look.folded}|{country}"


@lru_cache(maxsize=200_000)
def _name_keys(type: str, look: Look) -> frozenset[str]:
    return frozenset(_all_name_keys(type, look))


def _all_name_keys(type: str, look: Look) -> Iterator[str]:
    """`s` the sound of all words, `c` the same joined, `j` the letters joined, `x` all words but one.

    Then `d` one letter less, `e` the ends and `f` two neighbours among a person's names, `b` without clitics,
    `p` the place, `i` initials.
    """
    codes = [c.translate(_COARSE) or "." for c in look.codes]
    yield f"s{' '.join(sorted(codes)) or look.folded}"
    yield f"s{' '.join(sorted(c.translate(_COARSE) or '.' for c in look.bare_codes)) or look.folded}"
    yield f"c{''.join(codes)}"
    yield f"j{''.join(look.bare)}"
    if len(codes) > 1:
        for i, dropped in enumerate(codes[:6]):
            rest = " ".join((*codes[:i], "*", *codes[i + 1 :]))
            yield f"x{rest}|{dropped[:1]}"
            yield f"x{rest}|.{dropped[-1:]}"
    if look.arabic:
        yield f"b{look.folded.removeprefix('ال')}"
        if look.folded[0] in "وبلفك":
            yield f"b{look.folded[1:].removeprefix('ال')}"
    place = places().get(look.folded) if type in ("Place", "Country", "Facility") else None
    if place:
        yield f"p{place.en}|{place.country}"
    if len(look.bare) == 1:
        yield from _one_less(look.bare[0])
    if type == "Person" and len(codes) > 1:
        yield f"e{codes[0]} {codes[-1]}"
        yield f"f{codes[0]} {codes[1]}"
        yield f"f{codes[-2]} {codes[-1]}"
    yield from _initials(look)


def _one_less(word: str) -> Iterator[str]:
    if len(word) >= 5:
        yield f"d{word}"
        yield from (f"d{word[:i]}{word[i + 1 :]}" for i in range(len(word)))


def _initials(look: Look) -> Iterable[str]:
    words = look.folded.split()
    if look.arabic or not words:
        return []
    if len(words) == 1:
        return [f"i{words[0]}"] if look.text.isupper() and len(words[0]) <= 8 else []
    every = "".join(w[0] for w in words)
    return {f"i{every}", f"i{''.join(w[0] for w in words if w not in _STOP)}"} if len(words) > 2 else []
