"""The trained relation model: a logistic regression for each relation over the features of `parts.py`.

Trained by `python -m training.relations`; features and weights ship with the package as one compressed numpy file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .pairs import Pair, Rules, allowed, pairs
from .parts import Part, Parts, expand, nearness
from .reading import Reading

NAME = "graphkit_relation_model"
# how many parts a model keeps
_KEPT = 1 << 19


class Scored(NamedTuple):
    """A pair, a relation that the model sees in it, and how sure it is (0..1)."""

    pair: Pair
    relation: str
    score: float


@dataclass(slots=True)
class Model:
    """`weights[index[feature], relation]`; a relation counts from its own threshold on.

    `near`: how far apart which types may stand (`parts.nearness`) for a pair to be looked at."""

    index: dict[str, int]
    weights: npt.NDArray[Any]
    bias: npt.NDArray[Any]
    relations: list[str]
    thresholds: npt.NDArray[Any]
    near: frozenset[str] = frozenset()
    _masks: dict[tuple[str, str], npt.NDArray[Any]] = field(default_factory=dict)
    _ids: dict[Part, tuple[int, ...]] = field(default_factory=dict)

    def score(self, rows: list[list[str]]) -> npt.NDArray[Any]:
        """Probabilities, a row a pair, a column a relation."""
        number = self.index.get
        out = np.empty((len(rows), len(self.relations)), dtype=np.float32)
        for n, row in enumerate(rows):
            # whole numbers: their order in a set hangs on no hash seed
            ids = {i for i in map(number, row) if i is not None}
            out[n] = self.weights[list(ids)].sum(axis=0) if ids else 0.0
        return np.asarray(1 / (1 + np.exp(-(out + self.bias))))

    def score_parts(self, pairs: list[list[Part]]) -> npt.NDArray[Any]:
        """Probabilities, a row a pair, a column a relation, where each pair is told by its parts."""
        from scipy.sparse import csr_matrix

        if len(self._ids) > _KEPT:
            self._ids.clear()
        known = self._ids.get
        ids, ends = list[int](), [0]
        for row in pairs:
            for part in row:
                found = known(part)
                ids += self._add(part) if found is None else found
            ends.append(len(ids))
        shape = (len(pairs), len(self.weights))
        sums = csr_matrix((np.ones(len(ids), dtype=np.float32), ids, ends), shape=shape) @ self.weights
        return np.asarray(1 / (1 + np.exp(-(sums + self.bias))))

    def _add(self, part: Part) -> tuple[int, ...]:
        """The features that a part stands for, kept for the next time."""
        ids = self._ids[part] = tuple(i for f in expand(part) if (i := self.index.get(f)) is not None)
        return ids

    def mask(self, head: str, tail: str) -> npt.NDArray[Any]:
        """1 where a relation may lead from one type to the other."""
        key = (head, tail)
        if key not in self._masks:
            ok = allowed(head, tail)
            self._masks[key] = np.array([r in ok for r in self.relations], dtype=np.float32)
        return self._masks[key]


@cache
def model() -> Model:
    """The model that ships with the package."""
    with as_file(files("graphkit") / "extraction" / "weights" / "relations.npz") as path:
        return read(path)


def read(path: Path) -> Model:
    """A model as `training/relations.py` saves it: weights of one byte, with a scale for each relation."""
    with np.load(path) as data:
        names = bytes(data["features"]).decode("utf-8").split("\x1f")
        weights = data["weights"].astype(np.float32) * data["scale"]
        index = {feature: i for i, feature in enumerate(names)}
        near = frozenset(map(str, data["near"])) if "near" in data else frozenset()
        return Model(index, weights, data["bias"], [str(r) for r in data["relations"]], data["thresholds"], near)


def threshold() -> float:
    """From which score on the model's relations count."""
    return float(model().thresholds[0])


def find(reading: Reading, rules: Rules, least: float) -> list[Scored]:
    """The pairs and relations of a document to which the model gives at least the score `least`."""
    trained = model()
    found = [p for p in pairs(reading) if nearness(p) in trained.near or rules.says(p)]
    if not found:
        return []
    told = Parts(reading, rules)
    scores = trained.score_parts([told.of(p) for p in found])
    masks = np.stack([trained.mask(p.head.type, p.tail.type) for p in found])
    rows, columns = np.nonzero(scores * masks >= least)
    return [Scored(found[i], trained.relations[j], float(scores[i, j])) for i, j in zip(rows, columns, strict=True)]
