"""Dates of documents, as feeds and spreadsheets write them, to ISO."""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from ..text.fold import fold

# countries whose month names cover the Arab world (Egypt and the Gulf, the Levant and Iraq, the Maghreb)
_LOCALES = ("ar", "ar_SY", "ar_MA", "ar_DZ", "ar_TN", "ar_MR", "en")
_YEAR_FIRST = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?(?!\d)(?:[T ,].*)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)(?:T.*)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d).*")
_EPOCH = re.compile(r"(\d{10})(?:\d{3})?(?:\.\d+)?")


def iso_date(value: object) -> str | None:
    """A date as YYYY-MM-DD, YYYY-MM or YYYY, None where the value is none. Never guesses from today's date.

    The day is the one written, in its own time zone. Of `3/4/2018` the day is taken to stand first, as in Arabic
    and British use, unless only the other order is a date.

    >>> iso_date("Thu, 10 May 2018 14:33:33 GMT"), iso_date("١٠ أيار ٢٠١٨"), iso_date("2018-05"), iso_date("soon")
    ('2018-05-10', '2018-05-10', '2018-05', None)
    """
    if isinstance(value, date):  # a datetime is one too
        return value.isoformat()[:10]
    text = fold_digits(str(value or "").strip())
    return _numeric(text) or _worded(text)


def fold_digits(text: str) -> str:
    """The text with all decimal digits as 0 to 9."""
    return "".join(str(int(c)) if c.isdecimal() else c for c in text)


def _numeric(text: str) -> str | None:
    if match := _COMPACT.fullmatch(text) or _YEAR_FIRST.fullmatch(text):
        return _made(match[1], match[2], match[3])
    if match := _DAY_FIRST.fullmatch(text):
        return _made(match[3], match[2], match[1]) or _made(match[3], match[1], match[2])
    if match := _EPOCH.fullmatch(text):
        # seconds since 1970 in UTC, by plain arithmetic: no time zone of this machine
        return date.fromordinal(date(1970, 1, 1).toordinal() + int(match[1]) // 86_400).isoformat()
    return None


def _worded(text: str) -> str | None:
    """A date with its month in words: `10 May 2018`, `May 10, 2018`, `الخميس 10 مايو/أيار 2018`, `May 2018`."""
    words = fold(text).split()
    for size in (2, 1):  # «تشرين الأول» is two words
        for i in range(len(words) - size + 1):
            if month := _months().get(" ".join(words[i : i + size])):
                return _around(words[:i], words[i + size :], month)
    return None


def _around(before: list[str], after: list[str], month: int) -> str | None:
    after = after[1:] if after and after[0] in _months() else after  # مايو/أيار
    year = next((w for w in after if re.fullmatch(r"(19|20)\d\d", w)), None)
    days = [w for w in [*before[-1:], *after[:1]] if re.fullmatch(r"\d{1,2}(st|nd|rd|th)?", w)]
    if year is None:
        return None
    return _made(year, str(month), re.sub(r"\D", "", days[0]) if days else None)


def _made(year: str, month: str | None, day: str | None) -> str | None:
    """The date where it is one; years of the Hijri calendar (14xx) are not ours."""
    if not 1800 <= int(year) < 2100:
        return None
    try:
        made = datetime(int(year), int(month or 1), int(day or 1)).date().isoformat()
    except ValueError:
        return None
    return made[: 10 if day else 7 if month else 4]


@cache
def _months() -> dict[str, int]:
    """Folded month name -> its number, long and short, of the locales above (CLDR)."""
    from babel import Locale

    found: dict[str, int] = {}
    for code in _LOCALES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(code).months["format"][width].items():
                found.setdefault(fold(name), number)
    return found
