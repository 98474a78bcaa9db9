"""PDF files made on the fly: text that is placed where we say, with a character map that pypdf can read."""

from __future__ import annotations

from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

_MAP = b"""/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Same def /CMapType 2 def 1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfrange <0000> <FFFF> <0000> endbfrange endcmap end end"""


def _dictionary(**entries) -> DictionaryObject:
    return DictionaryObject({NameObject(f"/{key}"): value for key, value in entries.items()})


def _font(writer: PdfWriter) -> DictionaryObject:
    """A font whose character codes are the characters' own code points."""
    stream = DecodedStreamObject()
    stream.set_data(_MAP)
    below = _dictionary(
        Type=NameObject("/Font"), Subtype=NameObject("/CIDFontType2"), BaseFont=NameObject("/Any"), DW=NumberObject(500)
    )
    return _dictionary(
        Type=NameObject("/Font"),
        Subtype=NameObject("/Type0"),
        BaseFont=NameObject("/Any"),
        Encoding=NameObject("/Identity-H"),
        DescendantFonts=ArrayObject([writer._add_object(below)]),
        ToUnicode=writer._add_object(stream),
    )


def make_pdf(lines: list[list[tuple[int, str]]], title: str | None = None, password: str | None = None) -> bytes:
    """One page; a line is a list of (x, text), the text's characters in the order in which they are printed."""
    writer = PdfWriter()
    page = writer.add_blank_page(600, 800)
    page[NameObject("/Resources")] = _dictionary(Font=_dictionary(F1=_font(writer)))
    shows = [
        f"BT /F1 12 Tf 1 0 0 1 {x} {760 - 20 * number} Tm <{text.encode('utf-16-be').hex()}> Tj ET"
        for number, line in enumerate(lines)
        for x, text in line
    ]
    content = DecodedStreamObject()
    content.set_data("\n".join(shows).encode())
    page[NameObject("/Contents")] = writer._add_object(content)
    if title:
        writer.add_metadata({"/Title": title})
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def printed(sentence: str, left: int = 40) -> list[tuple[int, str]]:
    """An Arabic line as it lies on paper: words and blanks from left to right, each word's letters from its last."""
    line, x = [], left
    for word in reversed(sentence.split()):
        line.append((x, word[::-1] + " "))
        x += 6 * (len(word) + 1)
    return line
