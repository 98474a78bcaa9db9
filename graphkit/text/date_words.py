"""The words of which Arabic makes dates, and the one pattern that finds them in folded text.

Month and weekday names are CLDR's for Egypt and the Gulf, the Levant and Iraq, and the Maghreb.
"""

from __future__ import annotations

import re
from functools import cache

from .fold import fold

# countries whose month names cover the Arab world
LOCALES = ("ar", "ar_SY", "ar_MA", "ar_DZ", "ar_TN", "ar_MR", "en")
LAST, NEXT, THIS = ("الماضي", "المنصرم", "الفايت"), ("المقبل", "القادم"), ("الجاري", "الحالي")
NUMBERS = ("ثلاث", "اربع", "خمس", "ست", "سبع", "ثماني", "تسع", "عشر")
_UNITS = ("الاول", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع", "العاشر")
_SPELLINGS = {"يونيه": 6, "يوليه": 7, "اغسطوس": 8, "تشرين اول": 10, "تشرين ثاني": 11, "كانون اول": 12, "كانون ثاني": 1}
_YEAR = r"(?:19|20)\d\d"
_MODES = f"(?:{'|'.join((*LAST, *NEXT, *THIS))})ه?"


@cache
def months() -> dict[str, int]:
    """Folded month name -> its number, long and short, of `LOCALES` (CLDR)."""
    from babel import Locale

    found: dict[str, int] = {}
    for code in LOCALES:
        for width in ("wide", "abbreviated"):
            for number, name in Locale.parse(code).months["format"][width].items():
                found.setdefault(fold(name), number)
    return {**found, **_SPELLINGS}


@cache
def weekdays() -> dict[str, int]:
    """Folded weekday name with its article -> its number, Monday being 0 (CLDR)."""
    from babel import Locale

    return {fold(name): number for number, name in Locale.parse("ar").days["format"]["wide"].items()}


@cache
def ordinals() -> dict[str, int]:
    """`العاشر` -> 10, `الحادي والعشرين` -> 21."""
    teens = ["الحادي", *_UNITS[1:9]]
    found = {word: n for n, word in enumerate(_UNITS, 1)}
    found |= {f"{word} عشر": n for n, word in enumerate(teens, 11)}
    for ending in ("ين", "ون"):
        found |= {f"العشر{ending}": 20, f"الثلاث{ending}": 30, f"الحادي والثلاث{ending}": 31}
        found |= {f"{word} والعشر{ending}": n for n, word in enumerate(teens, 21)}
    return found


def _any(words: object) -> str:
    """A pattern for any of these words, the longest first."""
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))  # type: ignore[call-overload]


@cache
def pattern() -> re.Pattern[str]:
    """All dates, one named group a kind; the groups inside are named `kind_part`."""
    arabic = [name for name in months() if not name.isascii()]
    names = {"MONTH": _any(arabic), "SURE": _any(n for n in arabic if n != "اب"), "MODE": _MODES, "YEAR": _YEAR}
    names |= {
        "WEEKDAY": _any(weekdays()),
        "DAY": rf"(?:[0-3]?\d|{_any(ordinals())})",
        "NUMBER": _any(NUMBERS) + "|ثمان",
    }
    kinds = "|".join(f"(?P<{kind}>{'|'.join(shapes)})" for kind, shapes in _SHAPES.items())
    for name, words in names.items():
        kinds = kinds.replace(name, words)
    return re.compile(rf"(?<![^\W_])[وف]?(?:[بل](?=ال|\d))?(?:{kinds})(?![^\W_])")


# kind -> shapes, the first that fits counts; words in capitals stand for the lists above
_ALSO = r"(?:\s*[/-]\s*(?:MONTH)|\s*\(\s*(?:MONTH)\s*\))?"  # the month's other name: «أيار/مايو»
_OF_YEAR = r"(?:[،,]?\s+(?:من\s+)?(?:(?:ال)?(?:عام|سنه)\s+)?(?P<K_year>YEAR)"
_OF_YEAR += r"|\s+(?:من\s+)?(?:العام|السنه)\s+(?P<K_mode>MODE))"
_DAY_NAME = r"(?:\s+[(]?(?P<@>WEEKDAY)[)]?)"
_SHAPES = {
    "numeric": (
        r"(?P<numeric_y>YEAR)[-/](?P<numeric_m>\d\d?)[-/](?P<numeric_d>\d\d?)",
        r"(?P<numeric_d2>\d\d?)(?P<numeric_sep>[-/.])(?P<numeric_m2>\d\d?)(?P=numeric_sep)(?P<numeric_y2>YEAR)",
    ),
    "dm": (
        r"(?:(?P<dm_attacks>هجمات|احداث|اعتداءات|تفجيرات)\s+)?(?:(?:يوم\s+)?(?:WEEKDAY)[،,]?\s+(?:الموافق\s+)?)?"
        r"(?P<dm_day>DAY)\s+(?:من\s+)?(?:شهر\s+)?(?P<dm_month>MONTH)" + _ALSO + _OF_YEAR.replace("K", "dm") + "?",
    ),
    "dom": (r"(?P<dom_day>DAY)\s+من\s+(?:هذا\s+الشهر|الشهر\s+(?P<dom_mode>MODE))",),
    "month": (
        r"(?:شهر\s+)?(?P<month_month>MONTH)" + _ALSO + _OF_YEAR.replace("K_mode", "month_of").replace("K", "month"),
        r"(?<=في\s)(?:شهر\s+)?(?P<month_month2>SURE)" + _ALSO + r"(?:\s+(?P<month_mode>MODE))?",
        r"شهر\s+(?P<month_month3>MONTH)" + _ALSO + r"(?:\s+(?P<month_mode3>MODE))?",
        r"(?P<month_month4>SURE)" + _ALSO + r"\s+(?P<month_mode4>MODE)",
    ),
    "near": (
        r"(?P<near_two>اول\s+(?:من\s+)?امس|امس\s+الاول)",
        r"(?P<near_back>(?:ال)?امس)" + _DAY_NAME.replace("@", "near_weekday") + "?",
        r"(?P<near_today>(?:هذا\s+)?(?<!في\s)(?<!ذلك\s)(?<!طوال\s)(?<!نفس\s)(?<!من\s)اليوم)"
        r"(?:" + _DAY_NAME.replace("@", "near_weekday2") + r"|(?!\s+ال|\s+ذات))",
        r"(?P<near_on>غدا?\s+(?:WEEKDAY)|(?<=يوم\s)غد)",
    ),
    "week": (
        r"(?:يوم\s+)?(?<!سوق\s)(?<!صلاه\s)(?<!خطبه\s)(?<!حزب\s)(?P<week_name>WEEKDAY)(?:\s+(?P<week_mode>MODE))?",
    ),
    "last": (
        r"(?P<last_unit>الاسبوع|الشهر|العام|السنه)\s+(?P<last_mode>MODE)",
        r"هذا\s+(?P<last_unit2>الاسبوع|الشهر|العام)",
    ),
    "ago": (
        r"(?:قبل|منذ)\s+(?:نحو\s+|حوالي\s+)?(?:(?P<ago_number>\d{1,3}|(?:NUMBER)ه?)\s+)?"
        r"(?P<ago_unit>يومين|يوما?|ايام|اسبوعين|اسبوعا?|اسابيع|شهرين|شهرا?|اشهر|شهور|عامين|عاما?|اعوام"
        r"|سنتين|سنه|سنوات|سنين)(?!\s+(?:من|علي))",
    ),
    "year": (
        r"(?:(?:ال)?(?:عام|سنه)|اواخر|اوايل|مطلع|نهايه|بدايه|منتصف|صيف|شتاء|خريف|ربيع)\s+(?P<year_year>YEAR)",
        r"(?<=في\s)(?P<year_year2>(?!2000)YEAR)(?![\d.,/-]|\s*%)",
        r"(?<=منذ\s)(?P<year_year3>(?!2000)YEAR)",
    ),
}
