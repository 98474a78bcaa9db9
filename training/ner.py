"""Trains the recogniser of mentions and measures it.

python -m training.ner --gold ../shared/gold/train ../shared/gold/train.jsonl [--hold-out OUTLET ...] --out MODEL
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from pathlib import Path

import pycrfsuite

from graphkit.extraction.features import known, sentence, tag
from graphkit.extraction.gazetteer import gazetteer
from graphkit.extraction.ner import spans
from graphkit.extraction.patterns import find
from graphkit.extraction.reading import Reading
from training.gold import Example, load

SETTINGS = {"c1": 0.25, "c2": 1.0, "drop": 0.2, "iterations": 120, "least": 2}


def labels(example: Example) -> list[str]:
    """The gold tags of all tokens; of nested mentions the outer one."""
    tags = ["O"] * len(example.reading.words)
    for m in sorted(example.reading.mentions, key=lambda m: m.start - m.end):
        if all(tags[i] == "O" for i in range(m.start, m.end)):
            for i in range(m.start, m.end):
                tags[i] = f"{'B' if i == m.start else 'I'}-{tag(m)}"
    return tags


def rows(example: Example, drop: float, rng: random.Random) -> list[tuple[list[list[str]], list[str]]]:
    """Features and tags, a pair a sentence. `drop`: the share of known names hidden, so that none is leant on."""
    reading, gold = example.reading, labels(example)
    bare = Reading(reading.text, reading.words, reading.starts, reading.sentences)
    bare.mentions = [m for m in gazetteer().find(bare) if rng.random() >= drop]
    bare.mentions += find(bare)
    names = known(bare)
    return [(sentence(bare, b, e, names), gold[b:e]) for b, e in reading.sentences]


def train(  # noqa: PLR0913 - the settings, one by one
    examples: list[Example], path: Path, *, c1: float, c2: float, drop: float, iterations: int, least: int = 1
) -> None:
    """Fit and save the model. `c1`, `c2` hold the weights down; `least`: how often a feature must stand."""
    rng = random.Random(0)
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(
        {
            "feature.possible_transitions": True,
            "c1": c1,
            "c2": c2,
            "max_iterations": iterations,
            "feature.minfreq": least,
        }
    )
    for example in examples:
        for x, y in rows(example, drop, rng):
            trainer.append(x, y)
    trainer.train(str(path))


def measure(examples: list[Example], path: Path) -> dict[str, tuple[float, float, float, int]]:
    """Precision, recall, F1 and gold count of exact mentions, by label and for all names."""
    model = pycrfsuite.Tagger()
    model.open(str(path))
    hit, pred, gold = Counter[str](), Counter[str](), Counter[str]()
    for example in examples:
        for x, y in rows(example, 0.0, random.Random(0)):
            a, b = set(spans(y, 0)), set(spans(model.tag(x), 0))
            for counter, found in ((hit, a & b), (pred, b), (gold, a)):
                for _, _, label in found:
                    counter.update([label, "names" if label[-1] != "." else "descriptions"])
    return {k: (*_f1(hit[k], pred[k], gold[k]), gold[k]) for k in sorted(gold)}


def _f1(hit: int, pred: int, gold: int) -> tuple[float, float, float]:
    p, r = hit / max(pred, 1), hit / max(gold, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def main() -> None:
    """Train on what is not held out, print the figures on what is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, nargs=2, action="append", required=True)
    parser.add_argument("--hold-out", nargs="*", default=[])
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    examples = [e for folder, articles in args.gold for e in load(folder, articles)]
    held = [e for e in examples if e.document.source in args.hold_out]
    train([e for e in examples if e not in held], args.out, **SETTINGS)
    for label, (p, r, f, n) in measure(held, args.out).items():
        print(f"{label:18} P {p:.3f} R {r:.3f} F1 {f:.3f} ({n})")


if __name__ == "__main__":
    main()
