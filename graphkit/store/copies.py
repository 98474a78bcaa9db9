"""Near-duplicate articles: agency copy printed by several papers is one voice, not many.

A document is reduced to a MinHash of its word triples (datasketch); two with an estimated Jaccard similarity
of at least 0.5 count as copies, and so do the copies of copies.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, pairwise
from typing import Any
from zlib import crc32

from ..text.fold import fold_letters

SIMILAR = 0.5
_BANDS, _ROWS = 32, 3  # looks at 98 % of the pairs with a similarity of 0.5, at 3 % of those with 0.1
_SHINGLE = 3


@cache
def _blank() -> Any:
    from datasketch import MinHash

    return MinHash(num_perm=_BANDS * _ROWS, seed=1, hashfunc=crc32)


def signature(text: str) -> list[int]:
    """The MinHash of a text, as 96 numbers; empty where the text is too short to be compared."""
    words = fold_letters(text).split()
    triples = {" ".join(words[i : i + _SHINGLE]).encode() for i in range(len(words) - _SHINGLE + 1)}
    if not triples:
        return []
    sketch = _blank().copy()
    sketch.update_batch(sorted(triples))
    return [int(n) for n in sketch.hashvalues]


def origins(signatures: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """For every document the first (by id) of those that it is a copy of; itself where it is none.

    >>> one, two = signature("a b c d e f g"), signature("a b c d e f h")
    >>> origins({"x": one, "y": two, "z": []})
    {'x': 'x', 'y': 'x', 'z': 'z'}
    """
    root = {document: document for document in sorted(signatures)}
    for left, right in _candidates(signatures):
        a, b = _find(root, left), _find(root, right)
        if a != b and _similarity(signatures[left], signatures[right]) >= SIMILAR:
            root[max(a, b)] = min(a, b)
    return {document: _find(root, document) for document in root}


def _candidates(signatures: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, str]]:
    buckets: dict[tuple[int, ...], list[str]] = defaultdict(list)
    for document, values in sorted(signatures.items()):
        for band in _bands(values):
            buckets[band].append(document)
    for bucket in buckets.values():
        # a chain is enough: every pair of a large bucket would be quadratic, and copies of copies are joined anyway
        yield from combinations(bucket, 2) if len(bucket) <= 20 else pairwise(bucket)


def _bands(values: Sequence[int]) -> Iterable[tuple[int, ...]]:
    return ((i, *values[i : i + _ROWS]) for i in range(0, len(values), _ROWS))


def _similarity(left: Sequence[int], right: Sequence[int]) -> float:
    return sum(a == b for a, b in zip(left, right, strict=True)) / len(left)


def _find(root: dict[str, str], document: str) -> str:
    while root[document] != document:
        root[document] = root[root[document]]
        document = root[document]
    return document
