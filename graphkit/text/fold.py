"""Folding: names made comparable. Never applied to a text that is kept, only to what is compared.

The letters are folded by camel-tools' normalisers (alef, alef maqsura, teh marbuta), each of which replaces
one character by one; they are read into one table, so that folding a text is a single `str.translate`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_WORD = re.compile(r"[^\W_]+")
PLAIN = re.compile("[ء-غف-يa-zA-Z0-9 ]*")
"""Names without marks, as most are: `fold_letters` alone makes them comparable."""
# letters that camel-tools leaves alone: hamza carriers, Persian kaf and yeh, Eastern and Persian digits
_MORE = dict(zip("ؤئکیگڤپچ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ويكيكفبج01234567890123456789", strict=True))


@cache
def letters() -> dict[int, str]:
    """The table of single letters: `text.translate(letters())` keeps the length."""
    from camel_tools.utils.normalize import normalize_alef_ar, normalize_alef_maksura_ar, normalize_teh_marbuta_ar

    table = {ord(k): v for k, v in _MORE.items()}
    for letter in map(chr, range(0x0621, 0x06D4)):  # camel-tools' own list of them takes half a second to load
        folded = normalize_teh_marbuta_ar(normalize_alef_maksura_ar(normalize_alef_ar(letter)))
        if folded != letter:
            table[ord(letter)] = folded
    return table


def fold_letters(text: str) -> str:
    """The text with Arabic letter variants made one and Latin in lower case; keeps the length.

    >>> fold_letters("مدينة الأنبار")
    'مدينه الانبار'
    """
    folded = text.translate(letters())
    lower = folded.lower()
    return lower if len(lower) == len(folded) else "".join(c.lower() if len(c.lower()) == 1 else c for c in folded)


def fold(name: str) -> str:
    """A name for comparison: no diacritics, tatweel, punctuation or letter variants, single spaces.

    >>> fold("«تنظيم الدّولة الإسلاميّة»")
    'تنظيم الدوله الاسلاميه'
    """
    if PLAIN.fullmatch(name):
        return " ".join(fold_letters(name).split())
    plain = "".join(
        c for c in unicodedata.normalize("NFKD", fold_letters(name)) if not unicodedata.combining(c) and c != "ـ"
    )
    return " ".join(_WORD.findall(fold_letters(unicodedata.normalize("NFC", plain))))
