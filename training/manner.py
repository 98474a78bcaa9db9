"""Trains the reading of how claims are meant (`graphkit/extraction/manner.py`) on gold relations, and measures it.

python -m training.manner --gold ../shared/gold/train ../shared/gold/train.jsonl [--hold-out OUTLET ...] --out MODEL.npz
"""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from graphkit.extraction.claims import Speakers
from graphkit.extraction.manner import KINDS, features
from training.gold import Example, from_command_line
from training.relations import matrix, numbered, write

SETTINGS = {"c": 0.3, "least": 3}


def samples(example: Example) -> list[tuple[list[str], dict[str, bool]]]:
    """Features and right answers of every gold relation."""
    reading, speakers, out = example.reading, Speakers(example.reading), []
    for r in example.relations:
        at = reading.text.find(r["evidence"])
        start, last = (bisect_right(reading.starts, o) - 1 for o in (at, at + len(r["evidence"]) - 1))
        speaker = speakers.at(start)
        by = r.get("asserted_by")
        right = speaker is not None and by == example.entities[speaker.entity]["id"]
        answers = {k: r["status"] == k for k in ("alleged", "denied", "planned")}
        answers |= {k: r.get("phase") == k for k in ("end", "start")} | {"attributed": right}
        out.append((features(reading, start, last + 1, r["type"], speaker), answers))
    return out


def fit(data: list[tuple[list[str], dict[str, bool]]], c: float, least: int) -> Any:
    """A logistic regression for each kind."""
    index = numbered([row for row, _ in data], least)
    x = matrix([set(row) for row, _ in data], index)
    weights, bias = np.zeros((len(index), len(KINDS)), dtype=np.float32), np.zeros(len(KINDS), dtype=np.float32)
    for j, kind in enumerate(KINDS):
        y = np.array([answers[kind] for _, answers in data])
        found = LogisticRegression(C=c, solver="liblinear").fit(x, y)
        weights[:, j], bias[j] = found.coef_[0], found.intercept_[0]
    return index, weights, bias


def fit_examples(examples: list[Example]) -> Any:
    """The model of some examples with the settings that ship."""
    return fit([s for e in examples for s in samples(e)], **SETTINGS)


def save(path: Path, model: Any) -> None:
    """As `graphkit.extraction.relation_model.read` wants it."""
    write(path, model, list(KINDS), 0.5)


def main() -> None:
    """Train on what is not held out, print how often each kind is right on what is."""
    out, seen, kept = from_command_line(__doc__)
    index, weights, bias = fit_examples(seen)
    if out:
        save(out, (index, weights, bias))
    held = [s for e in kept for s in samples(e)]
    if held:
        p = matrix([set(row) for row, _ in held], index) @ weights + bias > 0
        for j, kind in enumerate(KINDS):
            y = np.array([a[kind] for _, a in held])
            print(f"{kind:12} right {np.mean(y == p[:, j]):.3f}, without a model {1 - y.mean():.3f} ({len(held)})")


if __name__ == "__main__":
    main()
