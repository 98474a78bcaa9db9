"""Laws of reading: rubbish never raises, the same input gives the same documents, real corpora are read whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphkit.models import Document, Skipped
from graphkit.sources import read
from graphkit.sources.readers import suffixes

CORPORA = Path(__file__).parents[3] / "shared" / "corpora"
ARTICLE = "أعلنت الشرطة العراقية توقيف رجل في بغداد."
# what makes each format's parser go further than its first look
STARTS = [b"", b"%PDF-1.7\n", b"PK\x03\x04", b"PAR1", b"<html><body><p>", b'{"text": "', b"text,id\n", b"\xff\xfe"]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(suffixes()), st.sampled_from(STARTS), st.binary(max_size=200))
def test_rubbish_is_skipped_and_never_raises(tmp_path, suffix, start, rubbish):
    path = tmp_path / f"rubbish{suffix}"
    path.write_bytes(start + rubbish)
    items = list(read([path]))
    assert items
    for item in items:
        assert isinstance(item, Document | Skipped)
        assert isinstance(item, Document) or (item.reason and "\n" not in item.reason)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60))
def test_the_text_of_a_record_is_never_changed(tmp_path, noise):
    text = f"{ARTICLE} {noise}"
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps({"text": text}), encoding="utf-8")
    (document,) = read([path])
    assert document.text == text


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="needs ../shared")
@pytest.mark.parametrize("name, lang, count", [("ar_news.jsonl", "ar", 2846), ("en_re3d_dev.jsonl", "en", 49)])
def test_real_articles_are_all_read_with_their_language_and_date(name, lang, count):
    documents = [item for item in read([CORPORA / name]) if isinstance(item, Document)]
    assert len(documents) == count
    assert {document.lang for document in documents} == {lang}
    assert all(document.date or "date" not in document.meta for document in documents)
