"""Clusters: links followed from profile to profile, but never over a pair that is known to be two.

A pair judged different, two keys of the knowledge base, and two kinds of thing that exclude each other keep clusters
apart against every chain of links, however long.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from .context_features import related
from .face import Face
from .rulings import Rulings


class Clusters:
    """A union-find over profile ids whose sets know which other sets they must not join."""

    def __init__(self, faces: Iterable[Face]) -> None:
        faces = list(faces)
        self._parent = {f.id: f.id for f in faces}
        self._members = {f.id: [f.id] for f in faces}
        self._enemies: dict[str, set[str]] = {f.id: set() for f in faces}
        self._keys = {f.id: {f.key} if f.key else set() for f in faces}
        self._key = {f.id: f.key for f in faces}
        self._types = {f.id: {f.type} for f in faces}

    def root(self, id: str) -> str:
        """The id that stands for the cluster of a profile."""
        while self._parent[id] != id:
            self._parent[id] = self._parent[self._parent[id]]
            id = self._parent[id]
        return id

    def members(self) -> list[list[str]]:
        """All clusters, members and clusters sorted."""
        return sorted(sorted(m) for m in self._members.values())

    def of_one_key(self) -> list[list[str]]:
        """The ids that have a knowledge key, those of one key together."""
        keyed: dict[str, list[str]] = {}
        for id in sorted(self._parent):
            if self._key[id]:
                keyed.setdefault(str(self._key[id]), []).append(id)
        return [keyed[k] for k in sorted(keyed)]

    def separate(self, left: str, right: str) -> bool:
        """Keep two profiles apart from now on; False where they are together already."""
        left, right = self.root(left), self.root(right)
        if left == right:
            return False
        self._enemies[left].add(right)
        self._enemies[right].add(left)
        return True

    def apart(self, left: str, right: str) -> bool:
        """Whether the clusters of two profiles must not be joined."""
        return self.root(right) in self._enemies[self.root(left)]

    def join(self, left: str, right: str, *, told: bool = False) -> bool:
        """Make the clusters of two profiles one, unless something keeps them apart; `told`: a judgement says so."""
        left, right = self.root(left), self.root(right)
        if left == right:
            return True
        if right in self._enemies[left] or not (told or self._agree(left, right)):
            return False
        if (len(self._members[left]), right) < (len(self._members[right]), left):
            left, right = right, left
        self._parent[right] = left
        self._members[left] += self._members.pop(right)
        self._keys[left] |= self._keys.pop(right)
        self._types[left] |= self._types.pop(right)
        for enemy in self._enemies.pop(right):
            self._enemies[enemy].discard(right)
            self._enemies[enemy].add(left)
            self._enemies[left].add(enemy)
        return True

    def _agree(self, left: str, right: str) -> bool:
        keys = self._keys[left] | self._keys[right]
        if len(keys) > 1:
            return keys == self._keys[left] or keys == self._keys[right]
        states = ["Country" in self._types[id] for id in (left, right)]
        if keys and states[0] != states[1]:
            return False
        return all(related(a, b) for a in self._types[left] for b in self._types[right])


def clusters(
    faces: Iterable[Face], links: Iterable[tuple[float, str, str]], rulings: Rulings
) -> tuple[Clusters, list[str]]:
    """The clusters that the rulings and then the links (score, left, right) make, the strongest first; and conflicts.

    A person's judgements go before a rule's, and both before what graphkit found by itself.
    """
    found = Clusters(faces)
    conflicts: list[str] = []
    for person in (True, False):
        conflicts += _told(found, rulings, person)
    for members in found.of_one_key():
        for other in members[1:]:
            found.join(members[0], other, told=True)
    for _, left, right in sorted(links, key=lambda k: (-k[0], k[1], k[2])):
        found.join(left, right)
    return found, conflicts


def _told(found: Clusters, rulings: Rulings, person: bool) -> Iterator[str]:
    for (left, right), by_person in rulings.different:
        if by_person == person and not found.separate(left, right):
            yield f"different {left} {right}: a person's judgements make them the same; the rule rests"
    for (left, right), by_person, label in rulings.same:
        if by_person == person and not found.join(left, right, told=True):
            yield f"{label}: same {left} {right} contradicts other judgements, which say different"
