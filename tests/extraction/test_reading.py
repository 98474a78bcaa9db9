"""The working memory: words, offsets, and names with their clitics off."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.extraction.reading import word_of
from tests.extraction.reads import names, reading


@pytest.mark.parametrize(
    ("text", "bare"),
    [("وبالجيش", "الجيش"), ("للقاعدة", "القاعده"), ("والمدينة", "المدينه"), ("وزير", "وزير"), ("بلدة", "بلده")],
)
def test_clitics_that_the_article_gives_away_are_taken_off(text: str, bare: str) -> None:
    assert word_of(text).bare == bare


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("سافر الوفد من ليبيا وبولندا إلى لندن.", "Country", "بولندا"),
        ("أعلنت الجماعة الولاء للقاعدة.", "ArmedGroup", "القاعدة"),
        ("وصل الوفد بتونس أمس.", "Country", "تونس"),
        ("سلم المهاجمون أسلحتهم للجيش التركي.", "SecurityAgency", "الجيش التركي"),
    ],
)
def test_a_name_is_given_in_full_without_clitics(text: str, kind: str, name: str) -> None:
    assert (kind, name) in names(text)


_PIECES = st.sampled_from(
    [
        *"قال الرئيس وبولندا للقاعدة والشرطة التركية «كتيبة النسر» (داعش) 52 منصة وعشرات المقاتلين".split(),
        *"بأبي عمر . ، # _ ـ سي.آي.إيه و ل".split(),
        "\n",
    ]
)


@settings(deadline=None, max_examples=60)
@given(st.lists(_PIECES, max_size=14).map(" ".join))
def test_every_mention_is_a_stretch_of_the_text(text: str) -> None:
    found = reading(text)
    for m in found.mentions:
        start, end = found.span(m)
        assert 0 <= start < end <= len(text)
        assert found.name(m).endswith(text[start:end])
        assert not text[start].isspace() and not text[end - 1].isspace()
