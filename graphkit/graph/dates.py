"""Partial ISO dates (2015, 2015-03, 2015-03-07) as the days that they may mean."""

from __future__ import annotations

import re
from calendar import monthrange

from ..models import Edge

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def earliest(date: str | None) -> str | None:
    """The first day that a date may mean; None for what is no date.

    >>> earliest("2015-03"), earliest("soon")
    ('2015-03-01', None)
    """
    return _day(date, last=False)


def latest(date: str | None) -> str | None:
    """The last day that a date may mean; None for what is no date.

    >>> latest("2016"), latest("2016-02")
    ('2016-12-31', '2016-02-29')
    """
    return _day(date, last=True)


def _day(date: str | None, *, last: bool) -> str | None:
    found = _DATE.fullmatch(date or "")
    if not found or found[1] == "0000":
        return None
    year, month = int(found[1]), int(found[2] or (12 if last else 1))
    if not 1 <= month <= 12:
        return None
    days = monthrange(year, month)[1]
    day = int(found[3] or (days if last else 1))
    return f"{found[1]}-{month:02}-{day:02}" if 1 <= day <= days else None


def fact_dates(edge: Edge) -> tuple[str | None, str | None]:
    """The first and last date that its documents give for the fact itself; those of the documents do not count."""
    dates = sorted(c.date for c in edge.claims if c.date)
    return (dates[0], dates[-1]) if dates else (None, None)
