"""The working memory of one document while it is read: what the components share, beside the spaCy `Doc`.

Everything that depends on a word alone is worked out once for each distinct word and kept (`word_of`), which is what
makes the pipeline fast; everything that depends on the document stands in `Reading`, reached as `doc._.reading`.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from spacy.attrs import SENT_START
from spacy.tokens import Doc, Span

from ..text.clitics import Form, forms
from ..text.fold import fold_letters

if TYPE_CHECKING:
    from .found import Refused
    from .gazetteer import Gazetteer

_MARKS = dict.fromkeys(map(ord, "ًٌٍَُِّْٰـ"))


@dataclass(frozen=True, slots=True)
class Word:
    """A distinct word: its folded letters without diacritics, and all readings with clitics taken off.

    `bare` is the folded word without the clitics that the article after them gives away (`وبالجيش` → «الجيش»).
    """

    text: str
    folded: str
    bare: str
    forms: tuple[Form, ...]
    is_word: bool
    is_number: bool
    is_latin: bool


def _bare(folded: str) -> str:
    rest = folded[1:] if folded.startswith(("وال", "فال", "وبال", "ولل", "فبال")) else folded
    if rest.startswith("لل") and len(rest) > 4:
        return "ا" + rest[1:]
    return rest[1:] if rest.startswith(("بال", "كال")) and len(rest) > 5 else rest


@lru_cache(maxsize=1 << 18)
def word_of(text: str) -> Word:
    """What is known of a word by itself."""
    folded = fold_letters(text.translate(_MARKS)) or text
    is_word = text[0].isalpha()
    return Word(
        text=text,
        folded=folded,
        bare=_bare(folded),
        forms=forms(folded) if is_word and not text.isascii() else (Form("", 0, folded),),
        is_word=is_word,
        is_number=text[0].isdigit(),
        is_latin=is_word and text.isascii(),
    )


@dataclass(slots=True)
class Candidate:
    """A mention as components propose it: tokens `start` to `end` (exclusive), the first `skip` characters left out.

    `key` is the knowledge base's id; `entity` the local entity that coreference gives it; `nationality` the ISO code of
    the country that an adjective inside it names. `article`: the alif of the article fell out after the clitic «ل»;
    `seen`: the trained model agrees with what the gazetteer knows.
    """

    start: int
    end: int
    skip: int
    type: str
    kind: str = "name"
    key: str | None = None
    en: str | None = None
    by: str = ""
    score: float = 1.0
    count: int | None = None
    entity: int = -1
    nationality: str | None = None
    article: bool = False
    seen: bool = False

    def __len__(self) -> int:
        return self.end - self.start


@dataclass(slots=True)
class Reading:
    """One document's tokens as plain lists, its sentences, and what the components have found so far."""

    text: str
    words: list[Word]
    starts: list[int]
    sentences: list[tuple[int, int]]
    mentions: list[Candidate] = field(default_factory=list)
    date: str | None = None
    names: Gazetteer | None = None
    warnings: list[str] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def span(self, mention: Candidate) -> tuple[int, int]:
        """Offsets of a mention in the document's text."""
        last = mention.end - 1
        return self.starts[mention.start] + mention.skip, self.starts[last] + len(self.words[last].text)

    def slice(self, start: int, end: int) -> tuple[int, int]:
        """Offsets of the tokens `start` to `end` (exclusive)."""
        return self.starts[start], self.starts[end - 1] + len(self.words[end - 1].text)

    def name(self, mention: Candidate) -> str:
        """The mention in full: clitics off, the article's alif restored (`للقاعدة` → «القاعدة»)."""
        start, end = self.span(mention)
        text = self.text[start:end]
        if not (mention.skip and mention.article):
            return text
        return "ا" + text if self.text[start - 1 : start + 1] == "لل" else "ال" + text

    def sentence_at(self, token: int) -> int:
        """The number of the sentence in which a token stands."""
        return bisect_right(self.sentences, (token, 1 << 60)) - 1


def read(doc: Doc) -> Reading:
    """The reading of a tokenised document with sentence starts."""
    words = [word_of(token.text) for token in doc]
    starts = [token.idx for token in doc]
    begins = [i for i, start in enumerate(doc.to_array(SENT_START)) if start == 1] or [0]
    ends = [*begins[1:], len(doc)]
    return Reading(doc.text, words, starts, [s for s in zip(begins, ends, strict=True) if s[1] > s[0]])


MENTIONS = "mentions"
if not Doc.has_extension("reading"):
    Doc.set_extension("reading", default=None)
    Doc.set_extension("claims", default=())
    Doc.set_extension("date", default=None)
    Span.set_extension("offsets", default=None)


def opened(doc: Doc) -> Reading:
    """The document's working memory, opened where no component has done so yet (in a pipeline of somebody's own)."""
    if doc._.reading is None:
        doc._.reading = read(doc)
        doc._.reading.date = doc._.date
    found: Reading = doc._.reading
    return found


def show(doc: Doc) -> None:
    """Put the mentions found so far where spaCy users look: `doc.spans["mentions"]`.

    `label_` is the type, `kb_id_` the knowledge base's id, `id_` the local entity's once coreference gave it one; a
    span is of whole tokens, `_.offsets` of the name without its clitics.
    """
    spans = []
    for m in doc._.reading.mentions:
        entity = f"e{m.entity + 1}" if m.entity >= 0 else ""
        span = Span(doc, m.start, m.end, label=m.type, kb_id=m.key or "", span_id=entity)
        span._.offsets = doc._.reading.span(m)
        spans.append(span)
    doc.spans[MENTIONS] = spans
