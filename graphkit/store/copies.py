"""Near-duplicate articles: agency copy printed by several papers is one voice, not many.

A document is reduced to a MinHash of its word triples (datasketch); two with an estimated Jaccard similarity
of at least 0.5 count as copies, and so do the copies of copies.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any
from zlib import crc32

from ..text.fold import fold_letters

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.uint32]
    Pairs = NDArray[np.int64]

SIMILAR = 0.5
_BANDS, _ROWS = 32, 3  # looks at 98 % of the pairs with a similarity of 0.5, at 3 % of those with 0.1
_SHINGLE = 3


@cache
def _blank() -> Any:
    from datasketch import MinHash

    return MinHash(num_perm=_BANDS * _ROWS, seed=1, hashfunc=crc32)


def signature(text: str) -> list[int]:
    """The MinHash of a text, as 96 numbers below 2³²; empty where the text is too short to be compared."""
    words = fold_letters(text).split()
    triples = {" ".join(words[i : i + _SHINGLE]).encode() for i in range(len(words) - _SHINGLE + 1)}
    if not triples:
        return []
    sketch = _blank().copy()
    sketch.update_batch(sorted(triples))
    return [int(n) for n in sketch.hashvalues]


def origins(documents: Sequence[str], signatures: Sequence[Sequence[int]]) -> dict[str, str]:
    """For every document the first (by id) of those that it is a copy of; itself where it is none.

    >>> one, two = signature("a b c d e f g"), signature("a b c d e f h")
    >>> origins(["x", "y", "z"], [one, two, []])
    {'x': 'x', 'y': 'x', 'z': 'z'}
    """
    import numpy as np

    comparable = sorted((id, s) for id, s in zip(documents, signatures, strict=True) if len(s))
    found = {id: id for id in documents}
    if comparable:
        ids = [id for id, _ in comparable]
        groups = _groups(np.array([s for _, s in comparable], dtype=np.uint32))
        first = np.unique(groups, return_index=True)[1]  # ids are sorted: the first row is the smallest id
        found |= {id: ids[first[group]] for id, group in zip(ids, groups, strict=True)}
    return found


def _groups(signatures: Matrix) -> Pairs:
    """A number for every row, equal for copies of each other."""
    import numpy as np
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    pairs = np.unique(np.concatenate(list(_candidates(signatures))), axis=0)
    parts = np.array_split(pairs, len(pairs) // 10_000 + 1)
    same = [(signatures[p[:, 0]] == signatures[p[:, 1]]).mean(axis=1) for p in parts]
    left, right = pairs[np.concatenate(same) >= SIMILAR].T
    size = len(signatures)
    groups: Pairs = connected_components(coo_array((np.ones(len(left)), (left, right)), shape=(size, size)))[1]
    return groups


def _candidates(signatures: Matrix) -> Iterator[Pairs]:
    """Rows that agree in a band: each with the next two of its kind (all pairs would be quadratic)."""
    import numpy as np

    mix = np.array([0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9], dtype=np.uint64)  # odd, at random
    for band in range(0, _BANDS * _ROWS, _ROWS):
        columns = signatures[:, band : band + _ROWS].astype(np.uint64)
        key = (columns * mix).sum(axis=1, dtype=np.uint64)
        order = np.argsort(key)
        ordered = key[order]
        for step in (1, 2):
            (equal,) = np.nonzero(ordered[:-step] == ordered[step:])
            yield np.sort(np.stack([order[equal], order[equal + step]], axis=1), axis=1)
