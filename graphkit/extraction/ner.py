"""The trained recogniser of mentions: a conditional random field over the features of `features.py`.

Trained by `python -m training.ner`; the weights ship with the package. Method: Lafferty, McCallum and Pereira 2001,
in the implementation of CRFsuite (Okazaki 2007).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from spacy.language import Language
from spacy.tokens import Doc

from .features import known, sentence
from .lexicon import things
from .reading import Candidate, Reading, opened, show

if TYPE_CHECKING:
    import pycrfsuite

NAME = "graphkit_ner"
LEAST_LIKELY = 0.12


@cache
def tagger() -> pycrfsuite.Tagger:
    """The trained model."""
    import pycrfsuite

    model = pycrfsuite.Tagger()
    model.open(str(files("graphkit") / "extraction" / "weights" / "ner.crfsuite"))
    return model


def spans(tags: list[str], offset: int) -> Iterator[tuple[int, int, str]]:
    """The stretches that a sequence of B-, I- and O tags marks: start, end (exclusive), label.

    >>> list(spans(["B-Person", "I-Person", "O", "B-Place."], 10))
    [(10, 12, 'Person'), (13, 14, 'Place.')]
    """
    start = -1
    for i, tag in enumerate([*tags, "O"]):
        if start >= 0 and tag[:1] != "I":
            yield offset + start, offset + i, tags[start][2:]
            start = -1
        if tag[:1] == "B" or (tag[:1] == "I" and start < 0):
            start = i


def recognise(reading: Reading) -> list[Candidate]:
    """All mentions that the model sees, from left to right; common nouns already where it is only half sure.

    A thing without a name counts only where a relation needs it, so that one too many costs nothing.
    """
    model, names, out = tagger(), known(reading), []
    for begin, end in reading.sentences:
        model.set(sentence(reading, begin, end, names))
        tags = model.tag()
        _add_nouns(model, reading, begin, tags)
        for start, stop, label in spans(tags, begin):
            kind = "description" if label.endswith(".") else "name"
            out.append(Candidate(start, stop, 0, label.removesuffix("."), kind, by=NAME))
    return out


def _add_nouns(model: pycrfsuite.Tagger, reading: Reading, begin: int, tags: list[str]) -> None:
    """Tag the common nouns that the best sequence passes over but that are likely enough by themselves."""
    labels = _labels(model)
    for i, tag in enumerate(tags):
        if tag != "O":
            continue
        likely = [
            (model.marginal(label, i), label)
            for thing in things(reading.words[begin + i].folded)
            if (label := f"B-{thing}.") in labels
        ]
        if likely and max(likely)[0] >= LEAST_LIKELY:
            tags[i] = max(likely)[1]


@cache
def _labels(model: pycrfsuite.Tagger) -> frozenset[str]:
    return frozenset(model.labels())


@Language.component(NAME)
def ner(doc: Doc) -> Doc:
    """The component: adds what it recognises to `doc._.reading.mentions`."""
    reading = opened(doc)
    reading.mentions.extend(recognise(reading))
    show(doc)
    return doc
