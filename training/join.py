"""Annotations without their texts: offsets in the repository, sentences with whoever holds the articles.

The articles belong to their outlets, so `training/annotations/<article id>.json` names stretches of
`title + "\\n" + text` by code points instead of quoting them:

    {"id": "...", "annotator": "graphkit", "text": "<fingerprint>",
     "entities": [{"id": "is", "type": "ArmedGroup", "name": [31, 35], "name_en": "Islamic State",
                   "mentions": [[31, 35], [80, 87, "ا"]], "descriptions": [], "named": true, "count": null}],
     "relations": [{"head": "...", ..., "evidence": [12, 64]}]}

A third item is the alif that the preposition li- swallowed (`للقاعدة` holds `القاعدة`). A name that the text
does not hold in this form (a country of which only the adjective stands there) is kept as words.

    python -m training.join ARTICLES.jsonl training/annotations OUT_DIR            offsets -> gold format
    python -m training.join --split ARTICLES.jsonl GOLD_DIR training/annotations   gold format -> offsets
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from graphkit.errors import GraphkitError
from graphkit.models import content_id

Annotation = dict[str, Any]
_ALIF = "ا"
_PROCLITICS = re.compile(r"(?<![^\W_])[وف]?[بلك]?ـ?\Z")


class AnnotationError(GraphkitError):
    """An annotation that does not fit its article. Met by: who joins with other or changed texts."""


def load_articles(path: Path) -> dict[str, str]:
    """Article id -> `title + "\\n" + text` of a JSONL file. AnnotationError for a missing file or a broken line."""
    articles = {}
    for number, line in enumerate(_read(path).splitlines(), 1):
        if line.strip():
            try:
                record = json.loads(line)
                articles[record["id"]] = f"{record['title']}\n{record['text']}"
            except (json.JSONDecodeError, KeyError, TypeError) as error:
                raise AnnotationError(f"{path}:{number}: no article with id, title and text ({error})") from None
    return articles


def fingerprint(full: str) -> str:
    """Tells whether a text is the one that was annotated."""
    return content_id(full)


def join(annotation: Annotation, full: str) -> Annotation:
    """The gold format: every offset replaced by its stretch of `full`.

    Raises AnnotationError where `full` is not the text that was annotated or an offset lies outside it.
    """
    if annotation.get("text") != fingerprint(full):
        raise AnnotationError(f"{annotation['id']}: not the text that was annotated; use the corpus it was made from")
    return _convert(annotation, lambda span: _stretch(span, full))


def split(annotation: Annotation, full: str) -> Annotation:
    """The offsets of a gold-format annotation: `join(split(a, full), full)` gives `a` back.

    Raises AnnotationError for a mention, description or evidence that does not stand in `full`.
    """
    converted = _convert(annotation, lambda words: _locate(words, full))
    for entity, before in zip(converted["entities"], annotation["entities"], strict=True):
        entity["name"] = _locate(before["name"], full) if _stands(before["name"], full) else before["name"]
    head = {k: v for k, v in converted.items() if k not in ("entities", "relations")}
    return {**head, "text": fingerprint(full), "entities": converted["entities"], "relations": converted["relations"]}


def _convert(annotation: Annotation, change: Callable[[Any], Any]) -> Annotation:
    """A copy with `change` applied to everything that points into the text."""
    try:
        entities = [_convert_entity(entity, change) for entity in annotation["entities"]]
        relations = [{**relation, "evidence": change(relation["evidence"])} for relation in annotation["relations"]]
    except AnnotationError as error:
        raise AnnotationError(f"{annotation['id']}: {error}") from None
    except (KeyError, TypeError) as error:
        raise AnnotationError(f"{annotation.get('id', '?')}: not an annotation ({error!r})") from None
    kept = {k: v for k, v in annotation.items() if k not in ("text", "entities", "relations")}
    return {**kept, "entities": entities, "relations": relations}


def _convert_entity(entity: Annotation, change: Callable[[Any], Any]) -> Annotation:
    name = entity["name"] if isinstance(entity["name"], str) else change(entity["name"])
    mentions = [change(mention) for mention in entity["mentions"]]
    descriptions = [change(description) for description in entity.get("descriptions", [])]
    return {**entity, "name": name, "mentions": mentions, "descriptions": descriptions}


def _stretch(span: list[Any], full: str) -> str:
    start, end, *restored = span
    if not 0 <= start < end <= len(full):
        raise AnnotationError(f"[{start}, {end}] lies outside a text of {len(full)} characters")
    return "".join(restored) + full[start:end]


def _stands(words: str, full: str) -> bool:
    return words in full or (words.startswith("ال") and f"لل{words[2:]}" in full)


def _locate(words: str, full: str) -> list[Any]:
    """Where `words` stand first as words of their own; failing that, where the letters stand."""
    if not words or not _stands(words, full):
        raise AnnotationError(f"not in the text: {words!r}")
    if words not in full:
        start = full.index(f"لل{words[2:]}") + 1
        return [start, start + len(words) - 1, _ALIF]
    starts = [m.start() for m in re.finditer(re.escape(words), full)]
    start = next((s for s in starts if _is_word(s, s + len(words), full)), starts[0])
    return [start, start + len(words)]


def _is_word(start: int, end: int, full: str) -> bool:
    """Nothing before it but a proclitic, and no letter after it; `_` parts the words of a hashtag."""
    after = full[end : end + 1]
    return bool(_PROCLITICS.search(full[:start])) and not (after.isalnum() and full[end - 1].isalnum())


def dumps(annotation: Annotation) -> str:
    """JSON with one line an entity and a relation, so that a diff shows what changed."""
    parts = []
    for key, value in annotation.items():
        rows = [json.dumps(row, ensure_ascii=False) for row in value] if isinstance(value, list) else None
        text = "[\n  " + ",\n  ".join(rows) + "\n ]" if rows else json.dumps(value, ensure_ascii=False)
        parts.append(f' "{key}": {text}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def convert(articles: Path, folder: Path, out: Path, *, to_offsets: bool = False) -> int:
    """Joins (or splits) every `*.json` of `folder` into `out`; how many.

    All are converted before the first is written, so a fault leaves `out` as it was.
    """
    texts = load_articles(articles)
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise AnnotationError(f"{folder}: no *.json here; give the folder that holds the annotations")
    change = split if to_offsets else join
    written = [(path.name, dumps(change(*_pair(path, texts)))) for path in paths]
    _write(out, written)
    return len(written)


def _pair(path: Path, texts: dict[str, str]) -> tuple[Annotation, str]:
    try:
        annotation: Annotation = json.loads(_read(path))
        return annotation, texts[annotation["id"]]
    except json.JSONDecodeError as error:
        raise AnnotationError(f"{path}:{error.lineno}: not JSON ({error.msg})") from None
    except KeyError as error:
        raise AnnotationError(f"{path}: no article {error} among the {len(texts)} given") from None


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise AnnotationError(f"{path}: cannot be read ({error})") from None


def _write(out: Path, files: Iterable[tuple[str, str]]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for name, text in files:
        temporary = out / f".{name}.part"
        temporary.write_text(text, encoding="utf-8")
        os.replace(temporary, out / name)


def main(argv: list[str] | None = None) -> int:
    """The command line; 2 with one line on stderr where the input is at fault."""
    parser = argparse.ArgumentParser(prog="python -m training.join", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("articles", type=Path, help="JSONL with id, title and text of the articles")
    parser.add_argument("folder", type=Path, help="annotations: one JSON file an article")
    parser.add_argument("out", type=Path, help="folder to write to; files of the same name are replaced")
    parser.add_argument("--split", action="store_true", help="the other way: gold format to offsets")
    options = parser.parse_args(argv)
    try:
        count = convert(options.articles, options.folder, options.out, to_offsets=options.split)
    except GraphkitError as error:
        print(f"error: {error}", file=sys.stderr)
        return 2
    print(f"{count} annotations written to {options.out}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
