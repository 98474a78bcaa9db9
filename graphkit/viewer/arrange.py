"""The layout: communities side by side, springs inside. Deterministic, seconds at 50,000 nodes."""

from __future__ import annotations

from weakref import WeakKeyDictionary

import numpy as np

from ..graph import KnowledgeGraph
from .louvain import Ints
from .ranking import Floats, pairs, rank

SPACING = 70.0  # wished distance between neighbours, in CSS pixels at zoom 1
GLOBAL = 800  # up to so many linked nodes, every node pushes every other
PUSH = 700.0  # against a pull of 1 a pixel along each link
ROOM = 62.0  # radius of the disc is this times the root of the number of nodes
_GOLDEN = np.pi * (3 - np.sqrt(5))


def layout(kg: KnowledgeGraph) -> dict[str, tuple[float, float]]:
    """A place (x, y) for every entity id, in pixels at zoom 1; the same graph gets the same places."""
    return {e.id: (x, y) for e, (x, y) in zip(kg, placed(kg).tolist(), strict=True)}


_PLACED: WeakKeyDictionary[KnowledgeGraph, Floats] = WeakKeyDictionary()


def placed(kg: KnowledgeGraph) -> Floats:
    """The places in the order of the entities; reckoned once a graph."""
    if kg not in _PLACED:
        _PLACED[kg] = arrange(len(kg), pairs(kg), rank(kg).community)
    return _PLACED[kg]


def arrange(n: int, links: Ints, community: Ints) -> Floats:
    """Places as an (n, 2) array: seeded by community, then drawn together by springs and pushed apart."""
    places = _seed(n, links, community)
    linked = np.unique(links)
    inner = places[linked]
    inner = _draw_together(inner, np.searchsorted(linked, links)) if len(linked) else inner
    places[linked] = inner
    alone = np.setdiff1d(np.arange(n), linked)
    places[alone] = _ring(len(alone), np.linalg.norm(inner, axis=1).max(initial=0.0))
    return np.round(places, 1)


def _draw_together(places: Floats, links: Ints) -> Floats:
    """Springs along links against pushes: of all on all in small graphs, of neighbours in large ones."""
    n = len(places)
    rounds = 200 if n <= GLOBAL else int(np.clip(60_000 / n, 24, 120))
    for i in range(rounds):
        cooling = 1 - i / rounds
        if n <= GLOBAL:
            places = places + _forces(places, links, SPACING * cooling + 1)
        else:
            places = places + _step(places, links, reach=SPACING * 2, most=SPACING * 0.5 * cooling)
    return _spread(places)


def _ring(count: int, inside: float) -> Floats:
    """What has no link stands round the rest, in rows."""
    k = np.arange(count)
    base = inside + 2 * SPACING
    radius = np.sqrt(base**2 + k * SPACING**2 / np.pi * 1.3)
    angle = np.cumsum(SPACING / radius)
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _forces(places: Floats, links: Ints, most: float) -> Floats:
    """One move in the manner of ForceAtlas2: the better linked push harder, links pull, all are drawn to the middle."""
    mass = 1.0 + np.bincount(links.ravel(), minlength=len(places))
    gap = places[:, None] - places[None]
    far = np.maximum((gap**2).sum(axis=2), 100.0)
    push = (gap * (mass[:, None] * mass[None] / far)[:, :, None]).sum(axis=1) * PUSH
    along = places[links[:, 1]] - places[links[:, 0]]
    pull = _gather(links[:, 0], along, len(places)) - _gather(links[:, 1], along, len(places))
    # as strong as it takes to hold all in a disc with room for each
    middle = places * mass[:, None] * (PUSH * mass.sum() / (len(places) * ROOM**2))
    move = (push + pull - middle) / mass[:, None] * 0.3
    step: Floats = move * np.minimum(1, most / np.maximum(np.linalg.norm(move, axis=1, keepdims=True), 1e-9))
    return step


def _spiral(count: int) -> Floats:
    """Points of a sunflower: even density from the middle outwards, one unit of area each."""
    k = np.arange(count) + 0.5
    radius, angle = np.sqrt(k / np.pi), k * _GOLDEN
    return np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])


def _seed(n: int, links: Ints, community: Ints) -> Floats:
    """Each community a sunflower round its centre, best linked in the middle; centres drawn to linked communities."""
    degree = np.bincount(links.ravel(), minlength=n)
    sizes = np.bincount(community)
    centres = _centres(sizes, community[links] if len(links) else links)
    places = np.zeros((n, 2))
    order = np.lexsort((np.arange(n), -degree, community))
    start = 0
    for number, size in enumerate(sizes.tolist()):
        places[order[start : start + size]] = centres[number] + _spiral(size) * SPACING
        start += size
    return places


def _centres(sizes: Ints, crossings: Ints) -> Floats:
    """Centres of the communities: by size on a sunflower of the right area, then moved by the links between them."""
    area = np.cumsum(sizes) - sizes / 2
    angle = np.arange(len(sizes)) * _GOLDEN
    radius = np.sqrt(area / np.pi) * SPACING * 1.35
    centres = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)])
    crossings = crossings[crossings[:, 0] != crossings[:, 1]]
    room = np.sqrt(sizes / np.pi) * SPACING * 1.2
    for i in range(40 if 1 < len(sizes) <= 600 else 0):
        gap = centres[:, None] - centres[None]
        far = np.linalg.norm(gap, axis=2) + np.eye(len(sizes))
        overlap = np.clip(room[:, None] + room[None] - far, 0, None) * (1 - np.eye(len(sizes)))
        centres += (gap / far[:, :, None] * overlap[:, :, None]).sum(axis=1) * 0.3
        centres += _pull(centres, crossings, 0.04 * (1 - i / 40))
    return centres


def _pull(places: Floats, links: Ints, strength: float) -> Floats:
    """Each end moves towards the other, less where it has many links."""
    if not len(links):
        return np.zeros_like(places)
    n = len(places)
    gap = places[links[:, 1]] - places[links[:, 0]]
    many = np.maximum(np.bincount(links.ravel(), minlength=n), 1)[:, None]
    return (_gather(links[:, 0], gap, n) - _gather(links[:, 1], gap, n)) * strength / many


def _gather(index: Ints, vectors: Floats, n: int) -> Floats:
    return np.column_stack([np.bincount(index, vectors[:, axis], n) for axis in (0, 1)])


def _step(places: Floats, links: Ints, reach: float, most: float) -> Floats:
    """One move: springs along links, pushes between all that are nearer than `reach`; at most `most` pixels."""
    move = _pull(places, links, 0.35) + _push(places, reach, 0.25) - places * 0.002
    length = np.linalg.norm(move, axis=1, keepdims=True)
    step: Floats = move * np.minimum(1, most / np.maximum(length, 1e-9))
    return step


def _push(places: Floats, reach: float, strength: float) -> Floats:
    from scipy.spatial import cKDTree

    near = cKDTree(places, balanced_tree=False, compact_nodes=False).query_pairs(reach, output_type="ndarray")
    if not len(near):
        return np.zeros_like(places)
    one, other = np.divmod(np.sort(near[:, 0] * len(places) + near[:, 1]), len(places))
    gap = places[one] - places[other]
    length = np.maximum(np.sqrt(gap[:, 0] ** 2 + gap[:, 1] ** 2), 1.0)
    push = gap * ((reach / length - 1) * strength)[:, None]
    return _gather(one, push, len(places)) - _gather(other, push, len(places))


def _spread(places: Floats) -> Floats:
    """Nodes that still touch are moved apart, so that every label has a chance."""
    for _ in range(12 if len(places) > 1 else 0):
        places = places + _push(places, SPACING * 0.8, 0.35)
    centred: Floats = places - places.mean(axis=0) if len(places) else places
    return centred
