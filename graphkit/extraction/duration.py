"""Events told apart by how long they took: `عملية استغرقت 48 ساعة` is one noun phrase, the verb its relative clause."""

from __future__ import annotations

from ..text.fold import fold
from .reading import Reading

_EVENTS = frozenset(["Operation", "Attack"])
_LASTED = frozenset(map(fold, "استغرق استغرقت استمر استمرت دام دامت تستمر تستغرق يستمر".split()))
_UNITS = frozenset(
    map(
        fold,
        "ساعة ساعات ساعتين دقيقة دقائق يوم يوما أيام يومين أسبوع أسبوعا أسابيع أسبوعين"
        " شهر شهرا أشهر شهور شهرين سنة سنوات عام أعوام".split(),
    )
)
_REACH = 4


def lengthen(reading: Reading) -> None:
    """Take the clause that says how long an unnamed event lasted into its mention."""
    words = reading.words
    for m in reading.mentions:
        if m.kind == "name" or m.type not in _EVENTS or m.end >= len(words) or words[m.end].folded not in _LASTED:
            continue
        unit = next((i for i in range(m.end + 1, min(len(words), m.end + _REACH)) if words[i].folded in _UNITS), None)
        if unit is not None and not any(o.start <= unit < o.end and o is not m for o in reading.mentions):
            m.end = unit + 1
