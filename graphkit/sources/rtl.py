"""Printed Arabic lines back in reading order: PDF files hold their words from left to right, as they lie on paper."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from itertools import cycle, groupby
from typing import NamedTuple

_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]")
_LATIN = re.compile(r"[A-Za-z\u00c0-\u024f]")
# Arabic letters in the shape in which they are printed (initial, medial ...)
_SHAPES = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]+")
# a number, or one character of what stands between words
_NUMBER = re.compile(r"\d(?:[\d.,:/-]*\d)?|.", re.DOTALL)
_BRACKETS = ("()", "[]", "{}", "«»")
# where blanks stand round punctuation in Arabic print
_SPACING = (
    (re.compile(r"\s+([.,:;!?،؛؟)\]}»])"), r"\1"),
    (re.compile(r"([(\[{«])\s+"), r"\1"),
    (re.compile(r"(?<=\w)([(\[{«])"), r" \1"),
    (re.compile(r"([)\]}»])(?=\w)"), r"\1 "),
)


class Piece(NamedTuple):
    """A stretch of print: how far from the left it starts (points), and its text."""

    x: float
    text: str


def letters(text: str) -> str:
    """The text with printed shapes of Arabic letters as letters.

    >>> letters("ﺍﻟﻤﻮﺻﻞ")
    'الموصل'
    """
    return _SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def page_text(pieces: Iterable[Piece]) -> str:
    """The lines of a page (a piece that starts with a line break ends one), each in reading order."""
    pieces = list(pieces)
    whole = "".join(piece.text for piece in pieces)
    arabic = len(_ARABIC.findall(whole)) > len(_LATIN.findall(whole))
    lines = [list(line) for is_break, line in groupby(pieces, lambda p: p.text.startswith("\n")) if not is_break]
    return "\n".join(_line(line, arabic) for line in lines)


def _line(pieces: list[Piece], arabic: bool) -> str:
    visual = "".join(piece.text for piece in pieces)
    if not (arabic and _ARABIC.search(visual)):
        return letters(visual)
    from_right = [p for _, p in sorted(enumerate(pieces), key=lambda item: (-item[1].x, -item[0])) if p.text]
    turned = [p.text if _ARABIC.search(p.text) else _turn(p.text) for p in from_right]
    text = letters("".join(_latin_forward(turned)))
    for pair in _BRACKETS:
        text = _paired(text, pair)
    for wrong, right in _SPACING:
        text = wrong.sub(right, text)
    return text


def _turn(text: str) -> str:
    """A piece without Arabic, printed from left to right, as it is read from right to left."""
    if _LATIN.search(text):
        core = text.strip()
        before, after = text.split(core, 1)
        return after + core + before
    return "".join(reversed(_NUMBER.findall(text)))


def _paired(text: str, pair: str) -> str:
    """Brackets that open and close by turns; on paper they are their own mirror images, in the file some are.

    >>> _paired("داعش )ولاية نينوى(", "()")
    'داعش (ولاية نينوى)'
    """
    signs = [c for c in text if c in pair]
    if len(signs) % 2:  # the other one stands on another line
        return text.translate(str.maketrans(pair, pair[::-1]))
    turns = cycle(pair)
    return "".join(next(turns) if c in pair else c for c in text)


def _latin_forward(texts: list[str]) -> list[str]:
    """The pieces with runs of Latin words, which read from left to right in an Arabic line too, turned round."""
    made: list[str] = []
    run: list[str] = []
    for text in texts:
        if _ARABIC.search(text):
            made += [*_turned(run), text]
            run = []
        else:
            run.append(text)
    return made + _turned(run)


def _turned(run: list[str]) -> list[str]:
    """A run without Arabic; what stands before its first and after its last Latin word stays there."""
    latin = [i for i, text in enumerate(run) if _LATIN.search(text)]
    if not latin:
        return run
    first, last = latin[0], latin[-1]
    return run[:first] + run[first : last + 1][::-1] + run[last + 1 :]
