"""Dates that a text tells, resolved against the date of the article: `أمس`, `الأربعاء الماضي`, `10 أيار/مايو 2018`.

Month and weekday names are CLDR's for Egypt and the Gulf, the Levant and Iraq, and the Maghreb. What a date leaves open
is taken from the article's: a weekday is the last one, a day and month the nearest, a month the last one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from .date_words import LAST, NEXT, NUMBERS, months, ordinals, pattern, weekdays
from .fold import fold_letters

_WEEK = 7


class When(NamedTuple):
    """A date as far as it is known."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        return "-".join([f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)])

    @property
    def exact(self) -> date | None:
        """The day, None where only month or year is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None


def dates(text: str, article: str | None = None) -> list[tuple[int, int, str]]:
    """Start, end (code points, exclusive) and ISO date (YYYY, YYYY-MM or YYYY-MM-DD) of every date, from left to right.

    `article` is the ISO date of the article; without it only dates that name their year are found.

    >>> dates("اعتقل أمس بعد هجوم 10 أيار (مايو) 2018", "2018-06-01")
    [(6, 9, '2018-05-31'), (19, 38, '2018-05-10')]
    """
    now = _read(article or "")
    found = []
    for match in pattern().finditer(fold_letters(text)):
        kind = str(match.lastgroup)
        when = _READERS[kind](_Told(match, kind), now)
        if when is not None:
            found.append((match.start(kind), match.end(kind), str(when)))
    return found


class _Told:
    """The named parts of a match: `told["year"]` is what a group `kind_year`, `kind_year2` ... holds."""

    def __init__(self, match: re.Match[str], kind: str) -> None:
        self._parts: dict[str, str] = {}
        for name, value in match.groupdict().items():
            if value is not None and name.startswith(f"{kind}_"):
                self._parts[name[len(kind) + 1 :].rstrip("0123456789")] = value

    def __getitem__(self, part: str) -> str:
        return self._parts.get(part, "")

    @property
    def shift(self) -> int | None:
        """-1 for `الماضي`, 1 for `المقبل`, 0 for `الجاري`; None where nothing is said."""
        return _shift(self["mode"]) if self["mode"] else None

    @property
    def day(self) -> int:
        return ordinals().get(self["day"]) or int(self["day"])

    @property
    def month(self) -> int:
        return months()[self["month"]]

    @property
    def number(self) -> int:
        said = (self["number"] or "1").removesuffix("ه")
        return int(said) if said.isdecimal() else NUMBERS.index("ثماني" if said == "ثمان" else said) + 3

    def year(self, now: When | None) -> int | None:
        """The year that is named, or told by `العام الماضي`."""
        if self["year"]:
            return int(self["year"])
        return now.year + self.shift if now and self.shift is not None else None


def _read(article: str) -> When | None:
    parts = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", article)
    return _made(*(int(part) for part in parts.groups() if part)) if parts else None


def _shift(mode: str) -> int:
    """-1 for `الماضي`, 1 for `المقبل`, 0 for `الجاري`, whatever the gender."""
    word = mode.removesuffix("ه")
    return -1 if word in LAST else 1 if word in NEXT else 0


def _made(year: int, month: int | None = None, day: int | None = None) -> When | None:
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return When(year, month, day)


def _day_month(told: _Told, now: When | None) -> When | None:
    year = told.year(now)
    if year is not None:
        return _made(year, told.month, told.day)
    if told["attacks"]:
        return When(2001, 9, 11) if (told.month, told.day) == (9, 11) else None
    today = now.exact if now else None
    around = [_made(today.year + n, told.month, told.day) for n in (-1, 0, 1)] if today else []
    nearest = [(abs(w.exact - today), w) for w in around if w and w.exact and today]
    return min(nearest)[1] if nearest else None


def _day_of_month(told: _Told, now: When | None) -> When | None:
    month = _months_on(now, told.shift or 0)
    return _made(month.year, month.month, told.day) if month else None


def _month(told: _Told, now: When | None) -> When | None:
    year = told.year(None)
    if told["of"]:
        year = now.year + _shift(told["of"]) if now else None
        return When(year, told.month) if year else None
    if year is not None:
        return When(year, told.month)
    if now is None or now.month is None:
        return None
    later = 1 if told.month > now.month else 0
    year = now.year + 1 - later if told.shift == 1 and told.month != now.month else now.year - later
    return When(year + (told.shift or 0) if told.month == now.month else year, told.month)


def _numeric(told: _Told, now: When | None) -> When | None:
    year, month, day = (int(told[part]) for part in "ymd")
    return _made(year, month, day) or _made(year, day, month)


def _weekday(told: _Told, now: When | None) -> When | None:
    return _weekday_on(now, weekdays()[told["name"]], told.shift)


def _weekday_on(now: When | None, weekday: int, shift: int | None = None) -> When | None:
    """The last such day, the article's own included; with `shift` the one before it or after it."""
    today = now.exact if now else None
    if today is None:
        return None
    back = (today.weekday() - weekday) % _WEEK
    if shift == 1:
        return _days_on(now, _WEEK - back)
    return _days_on(now, -(back or _WEEK) if shift == -1 else -back)


def _near(told: _Told, now: When | None) -> When | None:
    """`أمس الأحد` is the last Sunday, even where the article came out days later."""
    if told["weekday"]:
        return _weekday_on(now, weekdays()[told["weekday"]])
    if told["two"]:
        return _days_on(now, -2)
    return _days_on(now, -1 if told["back"] else 1 if told["on"] else 0)


def _last(told: _Told, now: When | None) -> When | None:
    """`الأسبوع الماضي` is known to the month, for no record holds a week."""
    shift, unit = told.shift or 0, told["unit"]
    if now is None or unit.startswith(("العام", "السنه")):
        return When(now.year + shift) if now else None
    if unit.startswith("الشهر"):
        return _months_on(now, shift)
    return _to_month(_days_on(now, _WEEK * shift))


def _ago(told: _Told, now: When | None) -> When | None:
    unit = told["unit"]
    number = 2 if unit.endswith(("ين", "ان")) and not told["number"] and unit != "سنين" else told.number
    if unit.startswith(("يوم", "ايام")):
        return _days_on(now, -number)
    if unit.startswith(("اسبوع", "اسابيع")):
        return _to_month(_days_on(now, -_WEEK * number))
    if unit.startswith(("شهر", "اشهر", "شهور")):
        return _months_on(now, -number)
    return When(now.year - number) if now else None


def _days_on(now: When | None, days: int) -> When | None:
    today = now.exact if now else None
    if today is None:
        return None
    then = today + timedelta(days)
    return When(then.year, then.month, then.day)


def _months_on(now: When | None, months: int) -> When | None:
    if now is None or now.month is None:
        return None
    year, month = divmod(now.year * 12 + now.month - 1 + months, 12)
    return When(year, month + 1)


def _to_month(when: When | None) -> When | None:
    return When(when.year, when.month) if when else None


def _year(told: _Told, now: When | None) -> When | None:
    return When(int(told["year"]))


_READERS: dict[str, Callable[[_Told, When | None], When | None]] = {
    "numeric": _numeric,
    "dm": _day_month,
    "dom": _day_of_month,
    "month": _month,
    "week": _weekday,
    "near": _near,
    "last": _last,
    "ago": _ago,
    "year": _year,
}
