"""The pipelines, one a language, and `extract`, which runs documents through them."""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from ..models import Document, Extraction
from . import coreference, gazetteer, ner, overlaps, relations, tokens  # noqa: F401  registers the components
from .ner import tagger
from .reading import read
from .records import extraction
from .relation_model import model
from .version import pipeline_version

COMPONENTS = (
    "graphkit_sentences",
    "graphkit_reading",
    "graphkit_gazetteer",
    "graphkit_ner",
    "graphkit_overlaps",
    "graphkit_coreference",
    "graphkit_relations",
)

if not Doc.has_extension("reading"):
    Doc.set_extension("reading", default=None)
    Doc.set_extension("claims", default=())


@Language.component("graphkit_reading")
def reading(doc: Doc) -> Doc:
    """The component that opens the working memory of a document."""
    doc._.reading = read(doc)
    return doc


@cache
def pipeline(lang: str) -> Language:
    """The pipeline of a language: `spacy.blank(lang)` with graphkit's components."""
    nlp = spacy.blank(lang)
    nlp.tokenizer = tokens.Tokenizer(nlp)
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def warm() -> None:
    """Load all that extraction needs, so that forked workers share it."""
    for lang in ("ar", "en"):
        pipeline(lang)("")
    model()
    tagger()


def extract_one(document: Document) -> Extraction:
    """What one document says."""
    doc = pipeline(document.lang or "ar")(document.full)
    return extraction(document, doc._.reading, doc._.claims, pipeline_version())
