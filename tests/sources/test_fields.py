"""Dates, encodings and languages of documents."""

from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graphkit.sources.dates import iso_date
from graphkit.sources.encoding import decode, lines, wide
from graphkit.sources.found import BadFile
from graphkit.sources.language import language
from graphkit.sources.plain import split_title

DATES = [
    ("2018-05-10", "2018-05-10"),
    ("2018-05-10T23:59:59+04:00", "2018-05-10"),
    ("2018-05-10 14:33:33", "2018-05-10"),
    ("2018/5/1", "2018-05-01"),
    ("2018-05", "2018-05"),
    ("2018", "2018"),
    (2018, "2018"),
    ("20180510", "2018-05-10"),
    ("Thu, 10 May 2018 14:33:33 GMT", "2018-05-10"),
    ("Tue, 13 Feb 2018 23:38:45 +0400", "2018-02-13"),
    ("10/05/2018", "2018-05-10"),
    ("5/13/2018", "2018-05-13"),
    ("10.05.2018", "2018-05-10"),
    ("10-05-2018 08:00", "2018-05-10"),
    ("10 May 2018", "2018-05-10"),
    ("May 10th, 2018", "2018-05-10"),
    ("May 2018", "2018-05"),
    ("10 Sept 2018", None),
    ("الخميس 10 مايو/أيار 2018", "2018-05-10"),
    ("١٠ أيار ٢٠١٨", "2018-05-10"),
    ("15 تشرين الثاني 2015", "2015-11-15"),
    ("الجمعة 29 جويلية 2016 - 10:30", "2016-07-29"),
    ("نيسان 2015", "2015-04"),
    ("1525962813", "2018-05-10"),
    (1525962813000, "2018-05-10"),
    (date(2018, 5, 10), "2018-05-10"),
    (datetime(2018, 5, 10, 12), "2018-05-10"),
    ("10 May", None),
    ("yesterday", None),
    ("2018-13-40", None),
    ("31/02/2018", None),
    ("version 2018.5.10.2 of May", None),
    ("", None),
    (None, None),
    ("8 رمضان 1439", None),
    ("1439/9/8", None),
]


@pytest.mark.parametrize("written, iso", DATES)
def test_dates(written, iso):
    assert iso_date(written) == iso


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%d/%m/%Y", "%d %B %Y", "%a, %d %b %Y 01:00 GMT"]),
)
def test_every_written_day_is_read(day, form):
    assert iso_date(day.strftime(form)) == day.isoformat()


@given(st.text())
def test_no_text_breaks_the_reading_of_dates(text):
    assert iso_date(text) is None or iso_date(text)[:4].isdigit()


SAID = "قال المتحدث باسم الشرطة: توقيف 3 رجال في Paris؟"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256", "iso8859_6"])
def test_encodings_of_arabic(encoding):
    data = SAID.encode(encoding)
    assert decode(data) == SAID
    assert [text for _, text in lines(io.BytesIO((SAID + "\n").encode(encoding) * 1))] == [SAID + "\n"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_lines_of_utf16_are_counted(encoding):
    data = f"{SAID}\n\nتوقيف\u2028رجل\n{SAID}".encode(encoding)
    assert [(n, t.strip()) for n, t in lines(io.BytesIO(data))] == [
        (1, SAID),
        (2, ""),
        (3, "توقيف\u2028رجل"),
        (4, SAID),
    ]


@given(st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"])))
def test_utf8_is_never_taken_for_anything_else(text):
    assert decode(text.encode("utf-8-sig")) == text
    if not text.startswith("\ufeff") and wide(text.encode()) is None:
        assert decode(text.encode()) == text


@pytest.mark.parametrize("data", [b"\x00\x01\x02" * 50, b"text\x00text", "خبر".encode() + b"\x00"])
def test_nul_bytes_are_no_text(data):
    with pytest.raises(BadFile, match="NUL"):
        decode(data)


LANGUAGES = [
    ("أعلن الجيش العراقي استعادة الموصل", "ar"),
    ("داعش", "ar"),
    ("تگريت وپاريس وچيفارا أسماء في خبر عربي عن الحرب", "ar"),
    ("قال متحدث باسم Facebook Inc إن الشركة حذفت حسابات", "ar"),
    ("Police arrest 3 in Paris", "en"),
    ("Boko Haram attacks Maiduguri", "en"),
    ("The IS group's media arm, Amaq (أعماق), published a video", "en"),
    ("رئیس‌جمهور ایران با وزیر خارجه روسیه در تهران دیدار و گفتگو کرد", "fa"),
    ("وزیر اعظم نے کہا ہے کہ دہشت گردوں کے خلاف کارروائی جاری رہے گی", "ur"),
    ("د افغانستان ولسمشر وویل چې طالبان باید سوله وکړي", "ps"),
    ("سەرۆکی هەرێمی کوردستان لە هەولێر پێشوازی لە شاندێک کرد", "ckb"),
    ("Die Polizei hat in Berlin drei Männer festgenommen, teilte das Ministerium mit", "de"),
    ("Полиция задержала трёх человек в Москве", "ru"),
    ("12 / 34 %", None),
    ("", None),
]


@pytest.mark.parametrize("text, code", LANGUAGES)
def test_languages(text, code):
    assert language(text) == code


TITLES = [
    ("عنوان\n\nالنص هنا", ("عنوان", "النص هنا")),
    ("# Title\n\nText\n\nMore", ("Title", "Text\n\nMore")),
    ("\n\nTitle\n \nText", ("Title", "Text")),
    ("First line\nsecond line", ("", "First line\nsecond line")),
    ("Only one line", ("", "Only one line")),
    ("x" * 201 + "\n\nText", ("", "x" * 201 + "\n\nText")),
    ("Title\n\n", ("", "Title")),
    ("", ("", "")),
]


@pytest.mark.parametrize("whole, parts", TITLES)
def test_titles_of_plain_text(whole, parts):
    assert split_title(whole) == parts
