"""Text that any XML reader takes: XML 1.0 forbids some characters even when escaped."""

from __future__ import annotations

import re

from ..models import content_id

_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# readers turn \r, and those that follow XML 1.1 also U+0085 and U+2028, into \n unless they are written as numbers
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;", "\x85": "&#133;", "\u2028": "&#8232;"})
# nearly no value has any of these: looking first halves the time of large files
_SPECIAL = re.compile(f'{_FORBIDDEN.pattern}|[&<>"\t\n\r\x85\u2028]')
_ATTRIBUTE = _TEXT | str.maketrans({'"': "&quot;", "\n": "&#10;", "\t": "&#9;"})


class XmlText:
    """Escapes; `removed` counts the characters that had to go (controls, lone surrogates)."""

    def __init__(self) -> None:
        self.removed = 0

    def clean(self, value: str) -> str:
        """The value without what XML 1.0 forbids.

        >>> XmlText().clean("a" + chr(0) + "b")
        'ab'
        """
        kept, removed = _FORBIDDEN.subn("", value)
        self.removed += removed
        return kept

    def text(self, value: str) -> str:
        """The value as content of an element."""
        return self.clean(value).translate(_TEXT) if _SPECIAL.search(value) else value

    def attribute(self, value: str) -> str:
        """The value as an attribute, quotes included; line breaks survive.

        >>> XmlText().attribute('a "b"')
        '"a &quot;b&quot;"'
        """
        return f'"{self.clean(value).translate(_ATTRIBUTE) if _SPECIAL.search(value) else value}"'

    def id(self, value: str) -> str:
        """The value as an id, quotes included: one that would lose characters becomes a hash, so that none collide."""
        return self.attribute(content_id(value) if _FORBIDDEN.search(value) else value)

    def notes(self) -> list[str]:
        """What the user should know of it."""
        return [f"{self.removed} characters that XML forbids were removed"] if self.removed else []
