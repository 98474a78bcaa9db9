"""Raw fields to a Document: clean id, title, text and date, the language, the rest in `meta`."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import Any

from ..models import Document, content_id
from .dates import iso_date
from .found import BadFile, Found
from .language import language

READABLE = ("ar", "en")
# spaCy's own limit for one text
MAX_CHARS = 1_000_000
_FIELDS = ("id", "title", "text", "date", "source", "url", "meta")


def to_document(found: Found) -> Document:
    """The document of these fields. Raises BadFile, with the reason, where they do not make one."""
    fields = found.fields
    title, text = _string(fields, "title").strip(), _string(fields, "text")
    _check(title, text, fields)
    lang = language(f"{title}\n{text}")
    if lang not in READABLE:
        raise BadFile("has no letters" if lang is None else f"is neither Arabic nor English (looks like '{lang}')")
    date = iso_date(fields.get("date"))
    return Document(
        id=_string(fields, "id").strip() or content_id(title, text),
        title=title,
        text=text,
        lang=lang,
        date=date,
        source=_string(fields, "source").strip() or None,
        url=_string(fields, "url").strip() or None,
        meta=_meta(found, date),
    )


def _string(fields: Mapping[str, Any], name: str) -> str:
    """A field as text. Raises BadFile for a list or an object where text belongs."""
    value = fields.get(name)
    if value is None:
        return ""
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return str(value)
    raise BadFile(f"'{name}' is not text but {type(value).__name__}")


def _check(title: str, text: str, fields: Mapping[str, Any]) -> None:
    if "text" not in fields:
        raise BadFile(f"has no 'text' (it has {', '.join(sorted(map(str, fields))) or 'nothing'})")
    if not text.strip():
        raise BadFile("holds no text")
    if len(title) + len(text) >= MAX_CHARS:
        raise BadFile(f"is longer than {MAX_CHARS:,} characters: split it into its articles")
    if "\x00" in text or "\x00" in title:
        raise BadFile("holds NUL characters: this is not text")
    if any("\ud800" <= c <= "\udfff" for c in title + text):
        raise BadFile("holds half a character (a lone surrogate): save it again as UTF-8")


def _meta(found: Found, date: str | None) -> dict[str, str]:
    """Every other field as text, the file's name, and the date as it stood where it could not be read."""
    given = found.fields.get("meta")
    extra = {str(k): v for k, v in found.fields.items() if k not in _FIELDS}
    extra |= given if isinstance(given, dict) else {}
    if date is None:
        extra["date"] = found.fields.get("date")
    extra["file"] = os.path.basename(found.where)
    return {str(k): _plain(v) for k, v in sorted(extra.items()) if v not in (None, "")}


def _plain(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
