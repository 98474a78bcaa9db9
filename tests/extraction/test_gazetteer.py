"""Known names: clitics, quotes, hashtags, links, and names that must not be believed."""

from __future__ import annotations

import pytest

from graphkit.extraction.gazetteer import gazetteer
from tests.extraction.reads import names, only, reading


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("هاجم تنظيم الدولة القرية.", "islamic-state"),
        ("هاجم تنظيم «الدولة الإسلامية» القرية.", "islamic-state"),
        ("كتب أنصار #تنظيم_الدولة رسائل.", "islamic-state"),
        ("بايعت المجموعة بوكو حرام.", "boko-haram"),
    ],
)
def test_a_group_is_known_in_every_dress(text: str, key: str) -> None:
    assert key in {m.key for m in only(reading(text), "ArmedGroup")}


@pytest.mark.parametrize(
    "text", ["هبطت الطائرة في القاعدة الجوية.", "هذه القاعدة الذهبية في الإدارة.", "يدرس الشباب في الجامعة."]
)
def test_a_word_is_no_group(text: str) -> None:
    assert not only(reading(text), "ArmedGroup")


def test_places_and_seats_of_government_are_linked() -> None:
    known = gazetteer()
    place, seat = known.entry("الموصل", "Place"), known.entry("واشنطن", "Country")
    assert place is not None and place.key == "mosul-iq"
    assert seat is not None and seat.key == "united-states"
    assert known.entry("قرية لا يعرفها أحد", "Place") is None


def test_a_dotted_acronym_is_one_name() -> None:
    assert any(
        name.startswith("سي")
        for kind, name in names("قال مسؤول في سي.آي.إيه إن الوفد وصل.")
        if kind == "SecurityAgency"
    )
