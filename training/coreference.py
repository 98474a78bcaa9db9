"""Trains the choice of antecedents (`graphkit/extraction/antecedents.py`) on gold mentions, and measures it.

python -m training.coreference --gold ../shared/gold/train ../shared/gold/train.jsonl [--hold-out OUTLET ...] --out NPZ
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from graphkit.extraction import antecedents
from graphkit.extraction.antecedents import SURE, Local
from graphkit.extraction.coreference import Resolver
from graphkit.extraction.reading import Candidate
from training.gold import Example, from_command_line
from training.relations import matrix, numbered, write

SETTINGS = {"c": 0.3, "least": 4}
Choice = tuple[list[list[str]], int]


class Teacher(Resolver):
    """Follows the gold entities, and notes for each description what it could go back to and what it does (or -1)."""

    def __init__(self, example: Example) -> None:
        super().__init__(example.reading)
        self.gold = {id(m): m.entity for m in example.reading.mentions}
        self.of_gold: dict[int, Local] = {}
        self.choices: list[Choice] = []

    def _gold(self, m: Candidate) -> Local:
        if self._is_new(m):
            self.of_gold[self.gold[id(m)]] = self._new(m.type)
        return self._known(m)

    def _is_new(self, m: Candidate) -> bool:
        return self.gold[id(m)] not in self.of_gold

    def _known(self, m: Candidate) -> Local:
        return self.of_gold[self.gold[id(m)]]

    def _of_name(self, m: Candidate) -> Local:
        return self._gold(m)

    def _joined_names(self, names: list[Candidate]) -> None:
        pass

    def _of_description(self, i: int, m: Candidate) -> Local:
        behind = self._behind(i, m)
        told = self._told(m, behind)
        if told:
            right = -1 if self._is_new(m) or self._known(m) not in told else told.index(self._known(m))
            self.choices.append((list(antecedents.rows(self.reading, m, behind, told)), right))
        return self._gold(m)


def samples(example: Example) -> list[Choice]:
    """A choice for each description that has something to go back to; the example is left as it was."""
    teacher = Teacher(example)
    teacher.run()
    for m in example.reading.mentions:
        m.entity = teacher.gold[id(m)]
    return teacher.choices


def fit(data: list[Choice], c: float, least: int) -> Any:
    """One logistic regression: is this the one that is meant?"""
    flat = [(row, n == right) for rows, right in data for n, row in enumerate(rows)]
    index = numbered([row for row, _ in flat], least)
    found = LogisticRegression(C=c, solver="liblinear").fit(
        matrix([set(row) for row, _ in flat], index), np.array([right for _, right in flat])
    )
    return index, found.coef_.T.astype(np.float32), found.intercept_.astype(np.float32)


def fit_examples(examples: list[Example]) -> Any:
    """The model of some examples with the settings that ship."""
    return fit([s for e in examples for s in samples(e)], **SETTINGS)


def save(path: Path, model: Any) -> None:
    """As `graphkit.extraction.relation_model.read` wants it."""
    write(path, model, ["same"], SURE)


def measure(data: list[Choice], model: Any) -> dict[str, int]:
    """How many choices are right, of those that have an antecedent and of those that have none."""
    index, weights, bias = model
    found: Counter[str] = Counter()
    for rows, right in data:
        p = 1 / (1 + np.exp(-(matrix([set(row) for row in rows], index) @ weights + bias)[:, 0]))
        top = int(p.argmax()) if p.max() >= SURE else -1
        kind = "new" if right < 0 else "old"
        found.update([kind, f"{kind} right" if top == right else f"{kind} wrong" if top >= 0 else f"{kind} missed"])
    return dict(sorted(found.items()))


def main() -> None:
    """Train on what is not held out, print how many choices are right on what is."""
    out, seen, held = from_command_line(__doc__)
    model = fit_examples(seen)
    if out:
        save(out, model)
    print(measure([s for e in held for s in samples(e)], model))


if __name__ == "__main__":
    main()
