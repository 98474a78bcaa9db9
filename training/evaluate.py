"""Trains on some outlets and scores the whole pipeline on others, with `score.py` of the gold folder.

python -m training.evaluate ../shared/gold --hold-out "Jawhara FM" 3alyoum alriyadh [--errors FILE]
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import tempfile
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

from graphkit.extraction import antecedents, manner, ner, nlp, relation_model
from training import coreference as train_coreference
from training import manner as train_manner
from training import ner as train_ner
from training import relations as train_relations
from training.gold import Example, load


def scorer(gold: Path) -> ModuleType:
    """The gold folder's own `score.py`."""
    spec = importlib.util.spec_from_file_location("score", gold / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def use_tagger(path: Path) -> None:
    """Let the pipeline recognise mentions with another model."""
    import pycrfsuite

    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    ner.tagger = lambda: tagger


def use_antecedents(folder: Path) -> None:
    """Let the pipeline resolve descriptions with another model."""
    model = relation_model.read(folder / "coreference.npz")
    antecedents.model = lambda: model


def use(folder: Path) -> None:
    """Let the pipeline read its weights from another folder."""
    use_tagger(folder / "ner.crfsuite")
    model = relation_model.read(folder / "relations.npz")
    relation_model.model = lambda: model
    use_antecedents(folder)
    manners = relation_model.read(folder / "manner.npz")
    manner.model = lambda: manners


def predict(examples: list[Example]) -> dict[str, Any]:
    """The extraction of every example's article, as plain JSON, by id."""
    documents = [e.document.model_copy(update={"lang": "ar"}) for e in examples]
    return {d.id: json.loads(nlp.extract_one(d).model_dump_json()) for d in documents}


FOLDS = 2
# the gold articles, which set the guidelines' measure, count as often as this
EMPHASIS = 3
# so many articles teach a recogniser to err as the one that ships does
ENOUGH = 400


def read_by_others(examples: list[Example], folder: Path, score: ModuleType) -> list[Example]:
    """Each example with the mentions that a recogniser finds which has not seen it, so that relations are learnt
    from mentions as they come, not as they should be.

    `score` is the gold folder's script, which says whom a found entity is."""
    out = []
    for fold in range(FOLDS):
        path = folder / f"fold{fold}.crfsuite"
        seen = [e for i, e in enumerate(examples) if i % FOLDS != fold][:ENOUGH]
        train_ner.train(seen, path, **train_ner.SETTINGS)
        use_tagger(path)
        out += [as_read(e, score) for i, e in enumerate(examples) if i % FOLDS == fold]
        path.unlink()
    return out


def as_read(example: Example, score: ModuleType) -> Example:
    """The example with predicted mentions in place of the gold ones; relations whose ends were not found are lost."""
    doc = nlp.pipeline("ar")(example.document.full)
    reading = doc._.reading
    groups: dict[int, list[str]] = {}
    kinds: dict[int, tuple[str, bool]] = {}
    for m in reading.mentions:
        groups.setdefault(m.entity, []).append(reading.name(m))
        kind, named = kinds.get(m.entity, (m.type, False))
        kinds[m.entity] = (kind, named or m.kind == "name")
    found = [{"id": f"p{n}", "type": kinds[n][0], "named": kinds[n][1], "mentions": groups[n]} for n in sorted(groups)]
    match = score.match(example.entities, found)
    to_gold = {int(p[1:]): g for p, g in match.items()}
    ids = {e["id"] for e in example.entities} & set(to_gold.values())
    order = sorted(groups)
    for m in reading.mentions:
        m.entity = order.index(m.entity)
    entities = [{"id": to_gold.get(n, f"p{n}"), "type": kinds[n][0]} for n in order]
    relations = [r for r in example.relations if r["head"] in ids and r["tail"] in ids]
    return Example(example.document, reading, entities, relations)


def train(gold: list[Example], more: list[Example], folder: Path, score: ModuleType) -> None:
    """All models, as they ship, from the gold articles and further ones."""
    examples = gold * EMPHASIS + more
    train_coreference.save(folder / "coreference.npz", train_coreference.fit_examples(examples))
    use_antecedents(folder)
    realistic = read_by_others(gold + more, folder, score)
    train_ner.train(examples, folder / "ner.crfsuite", **train_ner.SETTINGS)
    train_relations.save(folder / "relations.npz", train_relations.fit_examples(examples + realistic))
    train_manner.save(folder / "manner.npz", train_manner.fit_examples(examples))


def texts(examples: list[Example]) -> dict[str, dict[str, str]]:
    """Titles and texts by article id."""
    return {e.document.id: {"title": e.document.title, "text": e.document.text} for e in examples}


def main() -> None:
    """Train, predict, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--hold-out", nargs="+", required=True)
    parser.add_argument("--more", type=Path, nargs=2, action="append", default=[], help="further annotations, articles")
    parser.add_argument("--errors", type=Path)
    parser.add_argument("--weights", type=Path, help="keep the weights here, or use those that lie there")
    args = parser.parse_args()
    score = scorer(args.gold)
    examples = list(load(args.gold / "train", args.gold / "train.jsonl"))
    held = [e for e in examples if e.document.source in args.hold_out]
    seen = [e for e in examples if e.document.source not in args.hold_out]
    others = [e for more in args.more for e in load(*more) if e.document.source not in args.hold_out]
    with tempfile.TemporaryDirectory() as scratch:
        folder = args.weights or Path(scratch)
        if not (folder / "relations.npz").exists():
            folder.mkdir(parents=True, exist_ok=True)
            train(seen, others, folder, score)
        use(folder)
        golds = {e.document.id: {"id": e.document.id, "entities": e.entities, "relations": e.relations} for e in held}
        errors: list[str] = []
        result = score.score(golds, predict(held), texts(held), errors)
    if args.errors:
        args.errors.write_text("\n".join(errors), encoding="utf-8")
    show(result, len(seen + others), len(held))


def show(result: dict[str, Any], seen: int, held: int) -> None:
    """The figures, a line each."""
    print(f"trained on {seen}, measured on {held} articles")
    for name, value in result.items():
        if isinstance(value, dict) and "f1" in value:
            v = SimpleNamespace(**value)
            print(f"{name:22} P {v.p:.3f} R {v.r:.3f} F1 {v.f1:.3f} (gold {v.gold}, predicted {v.pred})")
        elif isinstance(value, float):
            print(f"{name:22} {value:.3f}")
    for name, value in result["by_relation"].items():
        v = SimpleNamespace(**value)
        print(f"  {name:28} P {v.p:.2f} R {v.r:.2f} F1 {v.f1:.2f} (gold {v.gold}, predicted {v.pred})")


if __name__ == "__main__":
    main()
