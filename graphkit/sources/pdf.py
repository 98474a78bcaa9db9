"""PDF: the text of all pages by pypdf, with its printed lines joined to paragraphs again."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .files import File
from .found import BadFile, Found
from .rtl import Piece, letters, page_text

if TYPE_CHECKING:
    from pypdf import PageObject

# a printed line that ends so ends a paragraph as well
_END = re.compile(r"[.!?؟:…»”\"]\s*$")


def read(file: File) -> Iterator[Found]:
    """The one document of the file. Raises BadFile where it is locked or holds pictures only."""
    from pypdf import PdfReader

    pdf = PdfReader(io.BytesIO(file.bytes()))
    if pdf.is_encrypted and not pdf.decrypt(""):
        raise BadFile("is locked by a password")
    text = joined("\n".join(_page(page) for page in pdf.pages))
    if not text:
        raise BadFile("holds no text (scanned pages need OCR first)")
    title = pdf.metadata.title if pdf.metadata else None
    yield Found(file.name, {"title": letters(title or ""), "text": text})


def _page(page: PageObject) -> str:
    """The page's lines in reading order, from the pieces that pypdf reports with their places."""
    pieces: list[Piece] = []

    def note(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        pieces.append(Piece(tm[4] * cm[0] + tm[5] * cm[2] + cm[4], text))

    page.extract_text(visitor_text=note)
    return page_text(pieces)


def joined(printed: str) -> str:
    """The text with every line that does not end a sentence joined to the next one.

    >>> joined("The police arrested three\\nmen in Paris.\\nThey deny it.")
    'The police arrested three men in Paris.\\nThey deny it.'
    """
    made: list[str] = []
    for line in filter(None, (" ".join(line.split()) for line in printed.splitlines())):
        if made and not _END.search(made[-1]):
            made[-1] = f"{made[-1]} {line}"
        else:
            made.append(line)
    return "\n".join(made)
