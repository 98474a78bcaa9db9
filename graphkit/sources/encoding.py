"""Bytes to text: UTF-8 and UTF-16 with or without BOM, Windows-1256 and the other encodings of Arabic and English."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from contextlib import suppress
from typing import IO, Any, cast

from .found import BadFile

# older encodings that news in Arabic or English comes in; the narrow choice keeps short texts from being misread
CANDIDATES = ["cp1256", "iso8859_6", "cp1252", "mac_arabic", "cp720", "cp864"]
_BOMS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
# no line may be longer (bytes): a document of 1,000,000 characters in JSON escapes is 6 MB
MAX_LINE = 16_000_000
BLOCK = 65_536


def wide(head: bytes) -> str | None:
    """The Unicode encoding that a file's first bytes give away by a BOM or by their zero bytes, else None."""
    for bom, name in _BOMS.items():
        if head.startswith(bom):
            return name
    # UTF-16 of Latin or Arabic text has the same high byte, 00 or 06, at every second place
    for first, name in ((1, "utf-16-le"), (0, "utf-16-be")):
        high, low = head[first::2], head[1 - first :: 2]
        if high and sum(high.count(byte) for byte in (0, 6)) > 0.9 * len(high) and low.count(0) == 0:
            return name
    return None


def decode(data: bytes) -> str:
    """The text of a file or of a line. Raises BadFile for what is no text (NUL bytes, no known encoding)."""
    try:
        text = data.decode(wide(data[:4096]) or "utf-8")
    except UnicodeDecodeError:
        text = _guess(data)
    if "\x00" in text:
        raise BadFile("holds NUL bytes: this is not text")
    return text


def _guess(data: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(data, cp_isolation=CANDIDATES).best()
    if best is None:
        raise BadFile("is in no encoding that graphkit knows: save it as UTF-8")
    return str(best)


def lines(stream: IO[bytes], limit: int = MAX_LINE) -> Iterator[tuple[int, str | BadFile]]:
    """Number (from 1) and text of every line, one in memory at a time; BadFile for a line that cannot be read.

    Lines end with `\\n` only: what else Unicode calls a line break may stand inside a JSON string.
    """
    buffered = io.BufferedReader(cast(io.RawIOBase, stream))
    source: Any = buffered
    encoding = wide(buffered.peek(4096)[:4096])
    if encoding and encoding.startswith("utf-16"):
        source = io.TextIOWrapper(buffered, encoding, errors="replace", newline="\n")
    try:
        for number, line in enumerate(_pieces(source, limit), start=1):
            yield number, BadFile(f"is longer than {limit // 1_000_000} MB") if line is None else _line(line)
    finally:
        with suppress(ValueError):  # whoever opened the stream closes it
            source.detach()


def _pieces(source: IO[bytes] | IO[str], limit: int) -> Iterator[str | bytes | None]:
    """Every line; None in place of one above the limit, which is read over in blocks."""
    while line := source.readline(limit):
        if len(line) < limit or line[-1:] in ("\n", b"\n"):
            yield line
            continue
        yield None
        while (rest := source.readline(BLOCK)) and rest[-1:] not in ("\n", b"\n"):
            continue


def _line(line: str | bytes) -> str | BadFile:
    try:
        return decode(line) if isinstance(line, bytes) else line
    except BadFile as problem:
        return problem
