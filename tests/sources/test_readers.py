"""Every format gives the same article; every file that holds none says why."""

from __future__ import annotations

import io
import json

import docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from graphkit.models import Document, Skipped
from graphkit.sources import read
from graphkit.sources.readers import READERS, suffixes

from .pdfs import make_pdf, printed

TITLE = "توقيف خلية في بنزرت"
TEXT = "أوقفت الشرطة التونسية خمسة أشخاص في بنزرت.\nوقالت الوزارة إنهم على صلة بتنظيم القاعدة."
FIELDS = {
    "id": "n-1",
    "title": TITLE,
    "text": TEXT,
    "date": "10 ماي 2016",
    "source": "وكالة",
    "url": "https://x.test/1",
}


def one(path) -> Document | Skipped:
    (item,) = read([path])
    return item


def word_file() -> bytes:
    word = docx.Document()
    word.add_heading(TITLE, 0)
    for line in TEXT.split("\n"):
        word.add_paragraph(line)
    return saved(word)


def saved(word) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def parquet_file(columns: dict) -> bytes:
    buffer = io.BytesIO()
    pq.write_table(pa.table(columns), buffer)
    return buffer.getvalue()


def page(text: str = TEXT, charset: str = "utf-8") -> bytes:
    body = "".join(f"<p>{line}</p>" for line in text.split("\n"))
    head = (
        f'<meta charset="{charset}"><title>{TITLE}</title><meta property="article:published_time" content="2016-05-10">'
    )
    menu = "<nav><a href='/a'>الرئيسية</a> <a href='/b'>رياضة</a></nav>"
    html = f"<html lang='ar'><head>{head}</head><body>{menu}<article><h1>{TITLE}</h1>{body}</article></body></html>"
    return html.encode(charset)


def table(delimiter: str = ",") -> bytes:
    quoted = '"' + TEXT + '"'
    row = ["n-1", TITLE, quoted, "2016-05-10", "وكالة", "https://x.test/1", "سياسة"]
    return "\n".join(
        delimiter.join(r) for r in (["id", "title", "text", "date", "source", "url", "section"], row)
    ).encode()


LINES = [printed(sentence) for sentence in TEXT.split("\n")]
SAME = [
    ("a.txt", f"{TITLE}\n\n{TEXT}\n".encode()),
    ("a.txt", f"{TITLE}\r\n\r\n{TEXT}".replace("\n", "\r\n").replace("\r\r", "\r").encode()),
    ("a.md", f"# {TITLE}\n\n{TEXT}\n".encode()),
    ("A.TXT", b"\xef\xbb\xbf" + f"{TITLE}\n\n{TEXT}\n".encode()),
    ("a.jsonl", json.dumps(FIELDS).encode()),
    ("a.ndjson", json.dumps(FIELDS, ensure_ascii=False).encode("cp1256") + b"\n"),
    ("a.csv", table()),
    ("a.csv", table(";")),
    ("a.tsv", table("\t")),
    ("a.csv", table().decode().encode("utf-16")),
    ("a.html", page()),
    ("a.htm", page(charset="windows-1256")),
    ("a.pdf", make_pdf(LINES, title=TITLE)),
    ("a.docx", word_file()),
    ("a.parquet", parquet_file({name: [value] for name, value in FIELDS.items()})),
]


@pytest.mark.parametrize("name, data", SAME)
def test_every_format_gives_the_same_article(tmp_path, name, data):
    (tmp_path / name).write_bytes(data)
    document = one(tmp_path / name)
    assert isinstance(document, Document), document
    assert (document.title, document.text, document.lang) == (TITLE, TEXT, "ar")
    if name.split(".")[1] not in ("txt", "TXT", "md", "pdf", "docx"):  # those have no date of the article
        assert document.date == "2016-05-10"


def test_every_suffix_is_in_the_table_of_this_test():
    assert set(READERS) == {f".{name.split('.')[1].lower()}" for name, _ in SAME} == set(suffixes())


def test_other_columns_are_kept_in_meta(tmp_path):
    (tmp_path / "a.csv").write_bytes(table())
    assert one(tmp_path / "a.csv").meta == {"section": "سياسة", "file": "a.csv:2"}


def locked() -> bytes:
    return make_pdf(LINES, password="secret")


NONE = [
    ("empty.txt", b"", "holds no text"),
    ("blank.md", b" \n\n ", "holds no text"),
    ("empty.jsonl", b"", "holds no document"),
    ("blank.jsonl", b"\n\n \n", "holds no document"),
    ("header.csv", b"id,text\n", "holds no document"),
    ("header.parquet", parquet_file({"text": []}), "holds no document"),
    ("empty.csv", b"", "is empty"),
    ("empty.pdf", b"", "is no proper .pdf file"),
    ("empty.docx", b"", "is no proper .docx file"),
    ("empty.html", b"", "holds no"),
    ("empty.parquet", b"", "is no proper .parquet file"),
    ("noise.txt", bytes(range(256)) * 20, "is in no encoding that graphkit knows"),
    ("nul.txt", TEXT.encode() + b"\x00" + TEXT.encode(), "holds NUL bytes"),
    ("nul.csv", b"text\n" + TEXT.encode().replace(b"\n", b" ") + b"\x00\n", "holds NUL bytes"),
    ("notext.csv", "id,body\n1,خبر".encode(), "has no 'text' column (its first line names: id, body)"),
    ("notext.parquet", parquet_file({"body": ["خبر"]}), "has no 'text' column (it has: body)"),
    ("pictures.pdf", make_pdf([]), "holds no text (scanned pages need OCR first)"),
    ("locked.pdf", locked(), "is locked by a password"),
    ("torn.pdf", make_pdf(LINES)[:300], "is no proper .pdf file"),
    ("torn.docx", word_file()[:900], "is no proper .docx file"),
    ("blank.docx", saved(docx.Document()), "holds no text"),
    ("menu.html", b"<html><body></body></html>", "holds no"),
    ("numbers.txt", b"12 34 56", "has no letters"),
    ("french.txt", "La police a arrêté trois hommes dans la banlieue de Lyon, selon le ministère.".encode(), "'fr'"),
    ("persian.txt", "پلیس ایران اعلام کرد که سه نفر را در تهران بازداشت کرده است".encode(), "'fa'"),
    ("urdu.txt", "پولیس نے کراچی میں تین افراد کو گرفتار کر لیا ہے اور ان سے تفتیش جاری ہے".encode(), "'ur'"),
    ("long.txt", ("خبر " * 260_000).encode(), "is longer than 1,000,000 characters"),
    ("photo.jpg", b"\xff\xd8", "no reader for '.jpg'"),
    ("naked", b"text", "no reader for 'no suffix'"),
]  # fmt: skip


@pytest.mark.parametrize("name, data, reason", NONE, ids=[row[0] for row in NONE])
def test_what_is_no_document_says_why(tmp_path, capfd, name, data, reason):
    (tmp_path / name).write_bytes(data)
    skipped = one(tmp_path / name)
    assert isinstance(skipped, Skipped)
    assert reason in skipped.reason and "\n" not in skipped.reason
    assert skipped.path.startswith(str(tmp_path / name))
    assert capfd.readouterr() == ("", "")


ARABIC_PRINT = [
    "قال الجيش في عام 2017 إن عملية استمرت 48 ساعة قرب الموصل.",
    "أعلن تنظيم داعش (ولاية نينوى) ذلك في بيان.",
]


@pytest.mark.parametrize("mirror", [True, False])
@pytest.mark.parametrize("sentence", ARABIC_PRINT)
def test_printed_arabic_is_read_in_its_order(tmp_path, sentence, mirror):
    # on paper numbers keep their order and brackets are mirrored, and files hold them either way
    line = [(x, _as_printed(text, mirror)) for x, text in printed(sentence)]
    (tmp_path / "a.pdf").write_bytes(make_pdf([line]))
    assert one(tmp_path / "a.pdf").text == sentence


def _as_printed(word: str, mirror: bool) -> str:
    if word.strip().isdigit():
        return word.strip()[::-1] + " "
    return word.translate(str.maketrans("()", ")(")) if mirror else word


def test_english_lines_of_a_pdf_are_joined(tmp_path):
    lines = [[(40, "Police in Paris arrested three")], [(40, "men who planned an attack.")], [(40, "They deny it.")]]
    (tmp_path / "a.pdf").write_bytes(make_pdf(lines))
    assert one(tmp_path / "a.pdf").text == "Police in Paris arrested three men who planned an attack.\nThey deny it."


def test_a_reader_of_another_package_is_found(monkeypatch, tmp_path):
    from graphkit.sources import readers
    from graphkit.sources.found import Found

    class Point:
        name, value = "news", "other.package:read"

        def load(self):
            return lambda file: iter([Found(file.name, {"text": file.bytes().decode().upper()})])

    readers.announced.cache_clear()
    monkeypatch.setattr(readers, "entry_points", lambda group: [Point()] if group == "graphkit.readers" else [])
    (tmp_path / "a.news").write_text("police arrest three men in paris")
    try:
        assert one(tmp_path / "a.news").text == "POLICE ARREST THREE MEN IN PARIS"
    finally:
        readers.announced.cache_clear()
