"""The trained relation model: a logistic regression for each relation over the features of `pairs.py`.

Trained by `python -m training.relations`; features and weights ship with the package as one compressed numpy file.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from .pairs import Pair, Rules, allowed, by_sentence, features, pairs
from .reading import Reading

NAME = "graphkit_relation_model"


class Scored(NamedTuple):
    """A pair, a relation that the model sees in it, and how sure it is (0..1)."""

    pair: Pair
    relation: str
    score: float


class Model:
    """`weights[index[feature], relation]`; a relation counts from its own threshold on."""

    def __init__(
        self, index: dict[str, int], weights: npt.NDArray[Any], bias: npt.NDArray[Any], relations: list[str],
        thresholds: npt.NDArray[Any],
    ) -> None:  # fmt: skip
        self.index, self.weights, self.bias = index, weights, bias
        self.relations, self.thresholds = relations, thresholds
        self._masks: dict[tuple[str, str], npt.NDArray[Any]] = {}

    def score(self, rows: list[list[str]]) -> npt.NDArray[Any]:
        """Probabilities, a row a pair, a column a relation."""
        number = self.index.get
        out = np.empty((len(rows), len(self.relations)), dtype=np.float32)
        for n, row in enumerate(rows):
            # whole numbers: their order in a set hangs on no hash seed
            ids = {i for i in map(number, row) if i is not None}
            out[n] = self.weights[list(ids)].sum(axis=0) if ids else 0.0
        return np.asarray(1 / (1 + np.exp(-(out + self.bias))))

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
        return Model(index, weights, data["bias"], [str(r) for r in data["relations"]], data["thresholds"])


def threshold() -> float:
    """From which score on the model's relations count."""
    return float(model().thresholds[0])


def find(reading: Reading, rules: Rules, least: float) -> list[Scored]:
    """The pairs and relations of a document to which the model gives at least the score `least`."""
    trained = model()
    groups = by_sentence(reading)
    found = list(pairs(reading))
    if not found:
        return []
    scores = trained.score([features(reading, p, groups[p.sentence], rules) for p in found])
    masks = np.stack([trained.mask(p.head.type, p.tail.type) for p in found])
    rows, columns = np.nonzero(scores * masks >= least)
    return [Scored(found[i], trained.relations[j], float(scores[i, j])) for i, j in zip(rows, columns, strict=True)]
