"""Who matters and who belongs together: degree, betweenness, communities. Deterministic; works on integer indices."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from ..graph import KnowledgeGraph
from .louvain import Ints, louvain

Floats = NDArray[np.float64]
EXACT = 1_000  # up to so many nodes betweenness is exact, beyond that estimated
SAMPLES = 64  # sources of the estimate
BATCH = 64  # sources at a time: bounds memory to a few n x BATCH matrices
DEPTH = 24  # links; longer shortest paths are left out, so that a long chain cannot take forever


@dataclass(frozen=True)
class Ranking:
    """Per node, in the order of `KnowledgeGraph`: distinct neighbours, betweenness (0..1), importance, community."""

    degree: Ints
    betweenness: Floats
    importance: Floats
    community: Ints


def pairs(kg: KnowledgeGraph) -> Ints:
    """The distinct unordered pairs of linked nodes as an (m, 2) array of indices, sorted, without loops."""
    index = {e.id: i for i, e in enumerate(kg)}
    ends = ((index[e.head], index[e.tail]) for e in kg.edge_list if e.head in index and e.tail in index)
    distinct = sorted({(min(p), max(p)) for p in ends if p[0] != p[1]})
    return np.array(distinct, dtype=np.int64).reshape(-1, 2)


_RANKED: WeakKeyDictionary[KnowledgeGraph, Ranking] = WeakKeyDictionary()


def rank(kg: KnowledgeGraph) -> Ranking:
    """Degree, betweenness, importance and community of every node; reckoned once a graph."""
    if kg not in _RANKED:
        _RANKED[kg] = _rank(kg, pairs(kg))
    return _RANKED[kg]


def _rank(kg: KnowledgeGraph, links: Ints) -> Ranking:
    n = len(kg)
    degree = np.bincount(links.ravel(), minlength=n).astype(np.int64)
    between = betweenness(n, links)
    documents = np.array([e.documents for e in kg], dtype=float)
    importance = _share(degree.astype(float)) + _share(between) + 0.5 * _share(np.log1p(documents))
    return Ranking(degree, between, importance, communities(n, links))


def _share(values: Floats) -> Floats:
    top = values.max(initial=0.0)
    return values / top if top > 0 else np.zeros_like(values)


def communities(n: int, links: Ints) -> Ints:
    """Louvain communities, numbered from the largest (0); nodes without links are communities of their own, last."""
    label = louvain(n, links)
    members, first = np.bincount(label), np.unique(label, return_index=True)[1]
    linked = np.bincount(links.ravel(), minlength=n)[first] > 0
    number = np.empty(len(first), dtype=np.int64)
    number[np.lexsort((first, -members, ~linked))] = np.arange(len(first))
    community: Ints = number[label]
    return community


def adjacency(n: int, links: Ints) -> Any:
    """The symmetric 0/1 matrix of the links (scipy CSR)."""
    from scipy.sparse import csr_array

    ones = np.ones(2 * len(links))
    rows, columns = np.concatenate([links, links[:, ::-1]]).T if len(links) else (np.zeros(0, int), np.zeros(0, int))
    return csr_array((ones, (rows, columns)), shape=(n, n))


def betweenness(n: int, links: Ints) -> Floats:
    """Brandes' betweenness, many sources at once as sparse products; from a fixed sample of sources in large graphs."""
    score = np.zeros(n)
    if not len(links):
        return score
    linked, inner = np.unique(links, return_inverse=True)
    matrix = adjacency(len(linked), inner.reshape(links.shape))
    sources = np.arange(len(linked))[:: 1 if n <= EXACT else max(1, len(linked) // SAMPLES)]
    for start in range(0, len(sources), BATCH):
        score[linked] += _dependencies(matrix, sources[start : start + BATCH])
    return score * (len(linked) / len(sources)) / max(1, (n - 1) * (n - 2))


def _dependencies(matrix: Any, sources: Ints) -> Floats:
    """The summed dependencies of all nodes on shortest paths of at most DEPTH links from the given sources."""
    columns = np.arange(len(sources))
    paths = np.zeros((matrix.shape[0], len(sources)))
    paths[sources, columns] = 1.0
    hops = np.where(paths > 0, 0, -1).astype(np.int16)
    frontier = paths
    depth = 0
    while frontier.any() and depth < DEPTH:
        depth += 1
        frontier = np.where(hops < 0, matrix @ frontier, 0.0)
        hops[frontier > 0] = depth
        paths = paths + frontier
    dependency = np.zeros_like(paths)
    for far in range(depth, 1, -1):
        share = np.divide(1.0 + dependency, paths, out=np.zeros_like(paths), where=hops == far)
        dependency += np.where(hops == far - 1, paths * (matrix @ share), 0.0)
    total: Floats = dependency.sum(axis=1)
    return total
