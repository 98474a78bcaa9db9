import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.models import Span
from graphkit.store.evidence import sentence_round, shown

from .saying import says

TABLE = [
    ("قال مسؤول ذلك. هاجم التنظيم القرية. ثم انسحب.", "التنظيم", "هاجم التنظيم القرية."),
    ("عنوان\nهاجم التنظيم القرية\nنهاية", "التنظيم", "هاجم التنظيم القرية"),
    ("He spoke. «The group fled!» Then rain.", "group", "«The group fled!»"),
    ("Version 2.5 of it fell. End.", "2.5", "Version 2.5 of it fell."),
    ("One. Two three. Four.", "Two three. Four.", "Two three. Four."),
    ("أين هم؟ هربوا إلى الجبل", "هربوا", "هربوا إلى الجبل"),
]


@pytest.mark.parametrize(("text", "words", "sentence"), TABLE)
def test_the_sentence_is_what_stands_between_its_ends(text: str, words: str, sentence: str) -> None:
    start = text.index(words)
    assert text[slice(*sentence_round(text, Span(start=start, end=start + len(words), text=words)))] == sentence


@given(st.text(alphabet="ab .!\n؟،«»", max_size=900), st.integers(0, 900), st.integers(1, 40))
def test_the_sentence_holds_its_evidence_and_is_never_long(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    low, high = sentence_round(text, Span(start=start, end=end, text=text[start:end]))
    assert 0 <= low <= start <= end <= high <= len(text)
    assert start - low <= 300 and high - end <= 301


def test_a_text_without_full_stops_is_cut_between_words() -> None:
    text = "كلمة " * 300 + "هاجم" + " كلمة" * 300
    start, end = sentence_round(text, Span(start=text.index("هاجم"), end=text.index("هاجم") + 4, text="هاجم"))
    assert set(text[start:end].split()) == {"كلمة", "هاجم"}


def test_head_tail_and_trigger_are_the_words_of_the_evidence_not_of_an_earlier_sentence() -> None:
    document = says("d", ("كان [داعش] {في} <العراق>.", "located_in"), ("ثم {هاجم} [داعش] <القاعدة>.", "rival_of"))
    entities = {e.id: e for e in document.entities}
    seen = shown(document, document.claims[1], entities, document.full)
    words = [document.full[slice(*place)] for place in (seen.head, seen.tail, seen.trigger) if place]
    assert words == ["داعش", "القاعدة", "هاجم"]
    assert seen.head and seen.head[0] > document.full.index("ثم")


def test_what_stands_outside_the_sentence_has_no_place() -> None:
    document = says("d", ("كان [داعش] {في} <العراق>.", "located_in"), ("هاجم [القاعدة] <جبهة النور>.", "rival_of"))
    claim = document.claims[1].model_copy(update={"head": "داعش", "trigger": "في"})
    seen = shown(document, claim, {e.id: e for e in document.entities}, document.full)
    assert seen.head is None and seen.trigger is None and seen.tail is not None
