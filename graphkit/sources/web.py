"""Web pages: main text, title, date, site and address by trafilatura."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .encoding import decode
from .files import File
from .found import BadFile, Found

_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
# trafilatura's own limit of a date is today, which would make the outcome depend on the clock
_DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-01-01"}


def read(file: File) -> Iterator[Found]:
    """The article of the page. Raises BadFile where the page holds none."""
    from trafilatura import bare_extraction

    page = bare_extraction(
        _decoded(file.bytes()), with_metadata=True, include_comments=False, date_extraction_params=dict(_DATES)
    )
    fields = page if isinstance(page, dict) else page.as_dict() if page else {}
    if not fields.get("text"):
        raise BadFile("holds no main text that could be told from the page around it")
    yield Found(
        file.name,
        {
            "title": fields["title"],
            "text": fields["text"].removeprefix(f"{fields['title']}\n"),  # the heading of the page, once more
            "date": fields["date"],
            "source": fields["sitename"],
            "url": fields["url"],
            "author": fields["author"],
        },
    )


def _decoded(data: bytes) -> str:
    """The page as text, in the encoding that it names, else as any text file."""
    named = _CHARSET.search(data[:4096])
    try:
        return data.decode(named[1].decode("ascii")) if named else decode(data)
    except (LookupError, UnicodeDecodeError):
        return decode(data)
