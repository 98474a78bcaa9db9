"""Trains the relation model on gold mentions and measures it.

python -m training.relations --gold ../shared/gold/train ../shared/gold/train.jsonl --hold-out OUTLET --out MODEL.npz
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from joblib import Parallel, delayed
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from graphkit.extraction import frames
from graphkit.extraction.pairs import allowed, pairs, ruled
from graphkit.extraction.parts import Parts, expand, nearness
from graphkit.extraction.reading import Reading
from graphkit.ontology import ontology
from training.gold import Example, from_command_line

SETTINGS = {"c": 0.3, "least": 4}
# F1 is flat from 0.16 to 0.36 on the validation split: what is shown should rather be right
THRESHOLD = 0.33
# a pair is passed over where fewer of its like were related
RATE = 0.02
PRIOR = 4
SAID = "said"
RELATIONS = sorted(ontology().relations)


def sentences_of(reading: Reading, evidence: str) -> set[int]:
    """The sentences that a gold evidence string touches."""
    at = reading.text.find(evidence)
    first, last = (reading.sentence_at(bisect_right(reading.starts, o) - 1) for o in (at, at + len(evidence) - 1))
    return set(range(first, last + 1))


def samples(example: Example) -> list[tuple[list[str], set[str], set[str], tuple[int, int], str]]:
    """Features, right relations, relations to ignore, the entities, and how near they stand, a row a pair of mentions.

    Those that a rule relates stand as `said`, since they are looked at however far apart."""
    reading = example.reading
    ids = {e["id"]: n for n, e in enumerate(example.entities)}
    stated: dict[tuple[int, int], dict[str, set[int]]] = defaultdict(dict)
    for r in example.relations:
        ends = [(ids[r["head"]], ids[r["tail"]])]
        if ontology().relations[r["type"]].symmetric:
            ends.append(ends[0][::-1])
        for end in ends:
            stated[end].setdefault(r["type"], set()).update(sentences_of(reading, r["evidence"]))
    nearest: dict[tuple[int, int, int], int] = {}
    found = list(pairs(reading))
    seen = frames.find(reading)
    rules = ruled(seen.found, seen.governed)
    view = Parts(reading, rules)
    gap = lambda p: max(p.head.start, p.tail.start) - min(p.head.end, p.tail.end)  # noqa: E731
    for p in found:
        k = (p.head.entity, p.tail.entity, p.sentence)
        nearest[k] = min(nearest.get(k, 999), gap(p))
    out = []
    for p in found:
        k = (p.head.entity, p.tail.entity)
        here = stated.get(k, {})
        close = gap(p) == nearest[*k, p.sentence]
        right = {r for r, where in here.items() if p.sentence in where and close}
        told = [f for part in view.of(p) for f in expand(part)]
        out.append((told, right, set(here) - right, k, SAID if rules.says(p) else nearness(p)))
    return out


def matrix(rows: Sequence[Iterable[str]], index: dict[str, int]) -> csr_matrix:
    """How often each feature stands in each row."""
    indices, indptr = [], [0]
    for row in rows:
        indices += sorted(index[f] for f in row if f in index)
        indptr.append(len(indices))
    found = csr_matrix((np.ones(len(indices), dtype=np.float32), indices, indptr), shape=(len(rows), len(index)))
    found.sum_duplicates()
    return found


def numbered(rows: Iterable[Iterable[str]], least: int) -> dict[str, int]:
    """A column for each feature that stands in at least so many rows."""
    counts = Counter(f for row in rows for f in set(row))
    return {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= least))}


def near(data: list[Any]) -> frozenset[str]:
    """How near two types must stand that enough of their like are related; where few do, other distances count."""
    seen, related = Counter[str](), Counter[str]()
    for _, right, _, _, where, _ in data:
        for key in (where, where.partition(" ")[2]):
            seen[key] += 1
            related[key] += bool(right)
    prior = {key: related[key] / n for key, n in seen.items()}
    rates = {
        key: (related[key] + PRIOR * prior[key.partition(" ")[2]]) / (n + PRIOR)
        for key, n in seen.items()
        if " " in key
    }
    return frozenset(key for key, rate in rates.items() if rate >= RATE)


def looked_at(data: list[Any], found: frozenset[str]) -> list[Any]:
    """The rows of pairs that stand near enough, or that a rule relates."""
    return [row for row in data if row[4] == SAID or row[4] in found]


def fit(data: list[Any], c: float, least: int) -> tuple[dict[str, int], np.ndarray, np.ndarray]:
    """A logistic regression a relation, over the pairs whose types allow it."""
    index = numbered([row for row, *_ in data], least)
    x = matrix([row for row, *_ in data], index)
    weights = np.zeros((len(index), len(RELATIONS)), dtype=np.float32)
    bias = np.full(len(RELATIONS), -9.0, dtype=np.float32)
    for j, found in enumerate(Parallel(n_jobs=2)(delayed(_fit_one)(x, *_asked(data, r), c) for r in RELATIONS)):
        if found is not None:
            weights[:, j], bias[j] = found
    return index, weights, bias


def _asked(data: list[Any], relation: str) -> tuple[list[int], np.ndarray]:
    """The rows in which a relation is possible and not stated elsewhere, and whether it holds there."""
    rows = [i for i, (_, _, ignore, _, _, ok) in enumerate(data) if relation in ok and relation not in ignore]
    return rows, np.array([relation in data[i][1] for i in rows])


def _fit_one(x: csr_matrix, rows: list[int], y: np.ndarray, c: float) -> tuple[np.ndarray, float] | None:
    if y.sum() < 2:
        return None
    model = LogisticRegression(C=c, solver="liblinear", max_iter=200).fit(x[rows], y)
    return model.coef_[0], model.intercept_[0]


def prepared(examples: list[Example]) -> list[tuple[int, list[Any]]]:
    """All samples with the relations their types allow, by example."""
    out = []
    for n, e in enumerate(examples):
        kinds = [x["type"] for x in e.entities]
        out.append((n, [(*s, allowed(kinds[s[3][0]], kinds[s[3][1]])) for s in samples(e)]))
    return out


def measure(examples: list[Example], data: list[tuple[int, list[Any]]], model: Any, threshold: float) -> None:
    """Document-level F1 by relation, with gold mentions."""
    index, weights, bias, found_near = model
    hit, pred, gold = Counter[str](), Counter[str](), Counter[str]()
    for n, every in data:
        e, rows = examples[n], looked_at(every, found_near)
        ids = {x["id"]: i for i, x in enumerate(e.entities)}
        facts = set()
        for r in e.relations:
            h, t = ids[r["head"]], ids[r["tail"]]
            facts.add(
                (min(h, t), r["type"], max(h, t)) if ontology().relations[r["type"]].symmetric else (h, r["type"], t)
            )
        p = 1 / (1 + np.exp(-(matrix([r[0] for r in rows], index) @ weights + bias))) if rows else np.zeros((0, 39))
        found = set()
        for (_, _, _, (h, t), _, ok), row in zip(rows, p, strict=True):
            for j in np.flatnonzero(row >= threshold):
                if RELATIONS[j] in ok:
                    k = RELATIONS[j]
                    found.add((min(h, t), k, max(h, t)) if ontology().relations[k].symmetric else (h, k, t))
        for counter, fs in ((hit, facts & found), (pred, found), (gold, facts)):
            counter.update(k for _, k, _ in fs)
            counter["ALL"] += len(fs)
    for k, n in gold.most_common():
        pr, rc = hit[k] / max(pred[k], 1), hit[k] / n
        print(f"{k:28} P {pr:.2f} R {rc:.2f} F1 {2 * pr * rc / max(pr + rc, 1e-9):.3f} ({n}, {pred[k]})")


def fit_examples(examples: list[Example]) -> Any:
    """The model of some examples with the settings that ship."""
    rows = [r for _, rows in prepared(examples) for r in rows]
    found = near(rows)
    return (*fit(looked_at(rows, found), **SETTINGS), found)


def save(path: Path, model: Any, threshold: float = THRESHOLD) -> None:
    """As it ships."""
    write(path, model[:3], RELATIONS, threshold, near=np.array(sorted(model[3])))


def write(path: Path, model: Any, names: list[str], threshold: float, **more: np.ndarray) -> None:
    """Weights as whole numbers of one byte, with a scale for each column; features without any weight left out."""
    index, weights, bias = model
    scale = np.abs(weights).max(axis=0) / 127 + 1e-9
    small = np.round(weights / scale).astype(np.int8)
    keep = np.flatnonzero(np.abs(small).max(axis=1) > 0)
    features_of = sorted(index, key=index.__getitem__)
    text = "\x1f".join(features_of[i] for i in keep).encode("utf-8")
    np.savez_compressed(
        path, features=np.frombuffer(text, dtype=np.uint8), weights=small[keep], scale=scale.astype(np.float32),
        bias=bias, relations=np.array(names), thresholds=np.full(len(names), threshold, dtype=np.float32), **more,
    )  # fmt: skip


def main() -> None:
    """Train on what is not held out, print the figures on what is."""
    out, seen, held = from_command_line(__doc__)
    model = fit_examples(seen)
    if out:
        save(out, model)
    data = prepared(held)
    for t in (0.2, 0.3, 0.4, 0.5):
        print("threshold", t)
        measure(held, data, model, t)


if __name__ == "__main__":
    main()
