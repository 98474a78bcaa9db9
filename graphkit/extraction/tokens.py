"""Tokens and sentences: the tokenizer and the sentence splitter of both languages.

Words, numbers and punctuation marks stand apart, underscores of hashtags too (`#تنظيم_الدولة`), so that every name
begins and ends with a token, clitics aside.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from .lexicon import words

_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0640\u064b-\u065f\u0670])*|\d+(?:[.,٫٬/:-]\d+)*|\s|.", re.DOTALL)
_ENDS = frozenset(".!؟?؛…")
_CLOSERS = frozenset("\"'»”’)]")
_MAX_TOKENS = 150
_LETTERS = words("letters")


def split(text: str) -> list[str]:
    """The words, numbers and marks of a text, blanks left out."""
    return [piece for piece in _TOKEN.findall(text) if not piece.isspace()]


class Tokenizer:
    """Cuts a text into words, numbers and single marks; blanks are kept, so that the text comes back unchanged."""

    def __init__(self, nlp: Language) -> None:
        self.vocab = nlp.vocab

    def __call__(self, text: str) -> Doc:
        """The tokens of a text."""
        words: list[str] = []
        spaces: list[bool] = []
        for piece in _TOKEN.findall(text):
            if piece == " " and words and not spaces[-1]:
                spaces[-1] = True
            else:
                words.append(piece)
                spaces.append(False)
        return Doc(self.vocab, words=words, spaces=spaces)

    def to_bytes(self, **_: object) -> bytes:
        """Nothing to save: the tokenizer has no state."""
        return b""

    def from_bytes(self, _: bytes, **__: object) -> Tokenizer:
        """Nothing to load."""
        return self

    def to_disk(self, *_: object, **__: object) -> None:
        """Nothing to save."""

    def from_disk(self, *_: object, **__: object) -> Tokenizer:
        """Nothing to load."""
        return self


@registry.tokenizers("graphkit.Tokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], Tokenizer]:
    """What a spaCy config names under `[nlp.tokenizer]`."""
    return Tokenizer


@Language.component("graphkit_sentences")
def sentences(doc: Doc) -> Doc:
    """Ends a sentence at a full stop, a question or exclamation mark, a semicolon, and at every line break."""
    texts = [token.text for token in doc]
    starts = np.full(len(texts), -1, dtype=np.int64)
    begin, pending = 0, True
    for i, text in enumerate(texts):
        if pending and not (text in _CLOSERS or text in _ENDS or text.isspace()):
            starts[i], pending, begin = 1, False, i
        if "\n" in text or (text in _ENDS and not _is_abbreviation(texts, i)) or i - begin > _MAX_TOKENS:
            pending = True
    if texts:
        starts[0] = 1
        # token by token spaCy would look through the whole document each time
        doc.from_array([SENT_START], starts.astype(np.uint64).reshape(-1, 1))  # type: ignore[arg-type]
    return doc


def _is_abbreviation(texts: list[str], i: int) -> bool:
    """A dot after a single letter (أ.ف.ب), or between the names of two (سي. آي. إيه), ends no sentence."""
    if texts[i] != "." or i == 0:
        return False
    before = texts[i - 1]
    after = texts[i + 1] if i + 1 < len(texts) else ""
    return (len(before) == 1 and before.isalpha()) or (before in _LETTERS and after in _LETTERS)
