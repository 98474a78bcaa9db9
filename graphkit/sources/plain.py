"""Plain text and Markdown: one document a file; a short first line followed by a blank one is the title."""

from __future__ import annotations

from collections.abc import Iterator

from .encoding import decode
from .files import File
from .found import Found

MAX_TITLE = 200


def read(file: File) -> Iterator[Found]:
    """The one document of the file."""
    title, text = split_title(decode(file.bytes()).replace("\r\n", "\n").replace("\r", "\n"))
    yield Found(file.name, {"title": title, "text": text})


def split_title(whole: str) -> tuple[str, str]:
    """Title and text; the title is empty where the first line is long or the text goes on right below it.

    >>> split_title("# Raid in Paris\\n\\nPolice said ...")
    ('Raid in Paris', 'Police said ...')
    """
    whole = whole.strip()
    first, _, rest = whole.partition("\n")
    blank, _, text = rest.partition("\n")
    if not text.strip() or blank.strip() or len(first) > MAX_TITLE:
        return "", whole
    return first.lstrip("#").strip(), text.strip()
