"""Word files (.docx): paragraphs and tables in their order; the title is the file's own, else its title paragraph."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .files import File
from .found import BadFile, Found

if TYPE_CHECKING:
    from docx.document import Document as Word

_TITLES = ("Title", "Heading 1")


def read(file: File) -> Iterator[Found]:
    """The one document of the file."""
    from docx import Document as open_word

    word = open_word(io.BytesIO(file.bytes()))
    lines = list(_lines(word))
    if not lines:
        raise BadFile("holds no text")
    title = word.core_properties.title.strip()
    if lines[0][1] in _TITLES and len(lines) > 1 and title in ("", lines[0][0]):
        title = lines.pop(0)[0]
    yield Found(file.name, {"title": title, "text": "\n".join(text for text, _ in lines)})


def _lines(word: Word) -> Iterator[tuple[str, str]]:
    """Text and style of every paragraph that has text, and the rows of tables, cells apart by tabs."""
    from docx.table import Table

    for block in word.iter_inner_content():
        if isinstance(block, Table):
            yield from (("\t".join(cell.text.strip() for cell in row.cells), "") for row in block.rows)
        elif block.text.strip():
            yield block.text.strip(), str(block.style.name if block.style else "")
