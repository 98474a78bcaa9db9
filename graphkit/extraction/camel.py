"""The one adapter for camel-tools' models, as optional spaCy components; `camel_data.py` says how to get their data.

    nlp.add_pipe("graphkit_camel_ner", before="graphkit_overlaps")

`graphkit_camel_morphology` sets `lemma_`, `pos_`, `morph` and `_.camel` (the whole analysis) of every token;
`graphkit_camel_ner` fills `doc.spans["camel_ner"]` and proposes what it finds to graphkit's own pipeline.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib import import_module
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from ..errors import MissingModelError
from .camel_data import camel, given, needed
from .ner import spans
from .reading import Candidate

MORPHOLOGY = "graphkit_camel_morphology"
NER = "graphkit_camel_ner"
# labels of camel-tools' recogniser -> types of the ontology; MISC is none of them
TYPES = {"PERS": "Person", "LOC": "Place", "ORG": "Organization"}
# parts of speech of camel-tools, or their first part -> Universal Dependencies
UPOS = {
    **{"noun": "NOUN", "noun_prop": "PROPN", "noun_num": "NUM", "adj": "ADJ", "adv": "ADV", "verb": "VERB"},
    **{"pron": "PRON", "pron_dem": "DET", "prep": "ADP", "conj": "CCONJ", "conj_sub": "SCONJ", "part": "PART"},
    **{"interj": "INTJ", "digit": "NUM", "punc": "PUNCT", "abbrev": "X", "latin": "X", "foreign": "X"},
}
# feature of camel-tools -> name and values in Universal Dependencies
FEATURES = {
    "gen": ("Gender", {"m": "Masc", "f": "Fem"}),
    "num": ("Number", {"s": "Sing", "d": "Dual", "p": "Plur"}),
    "per": ("Person", {"1": "1", "2": "2", "3": "3"}),
    "asp": ("Aspect", {"p": "Perf", "i": "Imp"}),
    "vox": ("Voice", {"a": "Act", "p": "Pass"}),
    "cas": ("Case", {"n": "Nom", "a": "Acc", "g": "Gen"}),
    "stt": ("Definite", {"d": "Def", "i": "Ind", "c": "Cons"}),
}

if not Token.has_extension("camel"):
    Token.set_extension("camel", default=None)


class Morphology:
    """Gives every token its most likely analysis, by camel-tools' maximum-likelihood disambiguator."""

    def __init__(self, database: Path, model: Path | None) -> None:
        database_type = camel("morphology.database").MorphologyDB
        analyzer = camel("morphology.analyzer").Analyzer(_loaded(database, database_type, str(database)), "NOAN_PROP")
        disambiguator = camel("disambig.mle").MLEDisambiguator
        self._disambiguator = _loaded(model, disambiguator, analyzer, str(model) if model else None)
        # camel-tools' own cache keeps nothing (1.6.0)
        self.analysis = lru_cache(maxsize=1 << 17)(self._analysis)

    def _analysis(self, word: str) -> dict[str, Any] | None:
        """The features of a word, None where the database knows none."""
        analyses = self._disambiguator.disambiguate_word([word], 0).analyses
        return dict(analyses[0].analysis) if analyses else None

    def __call__(self, doc: Doc) -> Doc:
        """Set the attributes of every token that the database knows."""
        for token in doc:
            analysis = None if token.is_space else self.analysis(token.text)
            if analysis:
                token._.camel = analysis
                token.lemma_ = analysis.get("lex") or token.text
                pos = analysis.get("pos") or ""
                token.pos_ = UPOS.get(pos) or UPOS.get(pos.split("_")[0], "X")
                token.set_morph(_features(analysis))  # type: ignore[attr-defined]
        return doc


def _features(analysis: dict[str, Any]) -> dict[str, str]:
    pairs = ((name, values.get(str(analysis.get(key)))) for key, (name, values) in FEATURES.items())
    return {name: value for name, value in pairs if value}


class Recogniser:
    """Finds names by camel-tools' fine-tuned BERT, on the processor, sentence by sentence."""

    def __init__(self, folder: Path) -> None:
        recogniser = camel("ner").NERecognizer
        with _no_progress_bar():
            self._model = _loaded(folder, recogniser, str(folder), use_gpu=False)
        self._known = lru_cache(maxsize=1 << 17)(self._in_vocabulary)

    def _in_vocabulary(self, word: str) -> str:
        """The word, or the unknown one where the tokenizer would drop it and shift every tag after it."""
        return word if self._model.tokenizer.tokenize(word) else str(self._model.tokenizer.unk_token)

    def find(self, doc: Doc) -> Iterator[tuple[int, int, str]]:
        """First token, token after the last one, and type of every name."""
        sentences = doc.sents if doc.has_annotation("SENT_START") else [doc[:]]
        parts = [[token for token in sentence if not token.is_space] for sentence in sentences]
        parts = [part for part in parts if part]
        tags = self._model.predict([[self._known(token.text) for token in part] for part in parts])
        for part, of_part in zip(parts, tags, strict=True):
            for start, end, label in spans(of_part, 0):
                if label in TYPES:
                    yield part[start].i, part[end - 1].i + 1, TYPES[label]

    def __call__(self, doc: Doc) -> Doc:
        """Add the names of the document."""
        found = list(self.find(doc))
        doc.spans["camel_ner"] = [Span(doc, start, end, label=kind) for start, end, kind in found]
        if doc.has_extension("reading") and doc._.reading is not None:
            doc._.reading.mentions.extend(Candidate(start, end, 0, kind, by=NER) for start, end, kind in found)
        return doc


@contextmanager
def _no_progress_bar() -> Iterator[None]:
    """Keep transformers from drawing one while it loads weights."""
    logging: Any = import_module("transformers.utils.logging")
    shown = logging.is_progress_bar_enabled()
    logging.disable_progress_bar()
    yield
    if shown:
        logging.enable_progress_bar()


def _loaded(path: Path | None, load: Any, *args: Any, **settings: Any) -> Any:
    """What camel-tools loads from a path. Raises MissingModelError for files that it cannot read."""
    try:
        return load(*args, **settings)
    except Exception as error:  # its parsers raise whatever comes to hand
        said = " ".join(str(error).split())[:160]
        raise MissingModelError(
            f"{path}: camel-tools cannot read this model ({type(error).__name__}: {said})"
        ) from error


@Language.factory(MORPHOLOGY, default_config={"database": None, "model": None}, assigns=["token.lemma", "token.pos"])
def morphology(nlp: Language, name: str, database: str | None, model: str | None) -> Morphology:
    """The component. `database` is a camel-tools .db file, `model` its likelihoods; without them, the installed ones.

    Raises MissingModelError where they are missing or broken.
    """
    if database:
        return Morphology(given(database, name), given(model, name) if model else None)
    return Morphology(*needed(MORPHOLOGY))


@Language.factory(NER, default_config={"path": None})
def ner(nlp: Language, name: str, path: str | None) -> Recogniser:
    """The component. `path` is the folder of a BERT for token classification; without it, the installed one.

    Raises MissingModelError where it is missing or broken.
    """
    return Recogniser(given(path, name) if path else needed(NER)[0].parent)
