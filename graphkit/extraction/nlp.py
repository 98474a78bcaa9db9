"""The pipelines, one a language, and `extract_one`, which runs a document through its own."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from ..models import Document, Extraction
from . import coreference, gazetteer, ner, overlaps, patterns, relations, tokens  # noqa: F401  registers the components
from .ner import tagger
from .reading import opened
from .records import extraction
from .relation_model import model
from .version import Stamp, pipeline_version, stamp

COMPONENTS = (
    "graphkit_sentences",
    "graphkit_reading",
    "graphkit_gazetteer",
    "graphkit_patterns",
    "graphkit_ner",
    "graphkit_overlaps",
    "graphkit_coreference",
    "graphkit_relations",
)
ONLY_ARABIC = frozenset(["graphkit_ner", "graphkit_relations"])
ENGLISH = "English is read by the list of known names alone: other names and all relations are missing"


@Language.component("graphkit_reading")
def reading(doc: Doc) -> Doc:
    """The component that opens the working memory of a document."""
    opened(doc)
    return doc


def pipeline(lang: str, knowledge: tuple[Path, ...] = ()) -> Language:
    """The pipeline of a language: `spacy.blank(lang)` with graphkit's components and a user's own files of names."""
    return _pipeline(lang, stamp(knowledge))


@lru_cache(maxsize=4)
def _pipeline(lang: str, knowledge: Stamp) -> Language:
    nlp = spacy.blank(lang)
    nlp.tokenizer = tokens.Tokenizer(nlp)
    settings = {"graphkit_gazetteer": {"knowledge": [name for name, *_ in knowledge]}}
    for name in COMPONENTS:
        if lang == "ar" or name not in ONLY_ARABIC:
            nlp.add_pipe(name, config=settings.get(name, {}))
    return nlp


def warm(knowledge: tuple[Path, ...] = ()) -> None:
    """Load all that extraction needs, so that forked workers share it."""
    for lang in ("ar", "en"):
        pipeline(lang, knowledge)("")
    model()
    tagger()


def extract_one(document: Document, knowledge: tuple[Path, ...] = ()) -> Extraction:
    """What one document says."""
    doc = read_one(document, knowledge)
    if document.lang == "en":
        doc._.reading.warnings.append(ENGLISH)
    return extraction(document, doc._.reading, doc._.claims, pipeline_version(knowledge))


def read_one(document: Document, knowledge: tuple[Path, ...] = ()) -> Doc:
    """The document as the pipeline leaves it: sentences, mentions in `spans`, claims in `_.claims`."""
    nlp = pipeline(document.lang or "ar", knowledge)
    doc = nlp.make_doc(document.full)
    doc._.date = document.date
    return nlp(doc)
