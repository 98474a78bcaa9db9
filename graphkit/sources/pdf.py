"""PDF: the text of all pages by pypdf, with its printed lines joined to paragraphs again."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator

from .files import File
from .found import BadFile, Found

# Arabic letters in the shape in which they are printed (initial, medial ...): to the letters themselves
_SHAPES = re.compile(r"[\ufb50-\ufdff\ufe70-\ufefc]+")
# a printed line that ends so ends a paragraph as well
_END = re.compile(r"[.!?؟:…»”\"]\s*$")


def read(file: File) -> Iterator[Found]:
    """The one document of the file. Raises BadFile where it is locked or holds pictures only."""
    from pypdf import PdfReader

    pdf = PdfReader(io.BytesIO(file.bytes()))
    if pdf.is_encrypted and not pdf.decrypt(""):
        raise BadFile("is locked by a password")
    text = "\n".join(joined(page.extract_text()) for page in pdf.pages)
    if not text.strip():
        raise BadFile("holds no text (scanned pages need OCR first)")
    title = pdf.metadata.title if pdf.metadata else None
    yield Found(file.name, {"title": letters(title or ""), "text": text})


def letters(text: str) -> str:
    """The text with printed shapes of Arabic letters as letters."""
    return _SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)


def joined(page: str) -> str:
    """The page with lines that do not end a sentence joined to the next one.

    >>> joined("The police arrested three\\nmen in Paris.\\nThey deny it.")
    'The police arrested three men in Paris.\\nThey deny it.'
    """
    made: list[str] = []
    for line in (" ".join(line.split()) for line in letters(page).splitlines()):
        if made and line and made[-1] and not _END.search(made[-1]):
            made[-1] = f"{made[-1]} {line}"
        else:
            made.append(line)
    return "\n".join(made).strip()
