"""Where documents come from: paths, folders, stdin, urls; what one broken line does to the others."""

from __future__ import annotations

import gzip
import io
import json
import os
import subprocess
import sys
import tracemalloc

import pytest

from graphkit.errors import MissingModelError, SourceError
from graphkit.models import Document, Skipped
from graphkit.sources import read

NEWS = "أعلنت الشرطة العراقية توقيف رجل في بغداد، رقمه {}."


def record(number: int, **more) -> str:
    return json.dumps({"id": f"n{number}", "text": NEWS.format(number), **more}, ensure_ascii=False)


def ids(paths) -> list[str]:
    return [item.id if isinstance(item, Document) else "-" for item in read(paths)]


def put(folder, name: str, data: str | bytes):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_a_missing_path_is_an_error_before_anything_is_read(tmp_path):
    put(tmp_path, "a.jsonl", record(1))
    with pytest.raises(SourceError, match=r"nowhere\.txt: no such file or folder"):
        read([tmp_path / "a.jsonl", tmp_path / "nowhere.txt"])


@pytest.mark.parametrize("names", [[], ["photo.jpg"], ["README.md"], [".hidden.txt"], [".git/a.txt"]])
def test_a_folder_without_documents_is_an_error(tmp_path, names):
    for name in names:
        put(tmp_path, name, NEWS)
    with pytest.raises(SourceError, match="no document in this folder"):
        read([tmp_path])


def test_a_folder_is_read_to_its_depth_in_order_of_names(tmp_path):
    for number, name in ((3, "b/2.jsonl"), (4, "b/c/1.jsonl"), (1, "1.jsonl"), (2, "b/10.jsonl")):
        put(tmp_path, name, record(number))
    for name in ("README.md", "readme.txt", ".DS_Store", "b/.draft.txt"):
        put(tmp_path, name, NEWS)
    assert ids([tmp_path]) == ["n1", "n2", "n3", "n4"]


def test_what_a_folder_holds_besides_documents_is_named(tmp_path):
    put(tmp_path, "a.jsonl", record(1))
    put(tmp_path, "old.doc", b"\xd0\xcf")
    first, second = read([tmp_path])
    assert first.id == "n1" and second.path.endswith("old.doc") and "no reader for '.doc'" in second.reason


def test_a_readme_that_is_named_is_read(tmp_path):
    assert next(read([put(tmp_path, "README.md", NEWS)])).lang == "ar"


def test_a_file_given_twice_is_read_once(tmp_path):
    path = put(tmp_path, "a.jsonl", record(1))
    assert ids([path, path, tmp_path]) == ["n1"]


BROKEN = [
    ("{broken", "this line is no JSON"),
    ("[1, 2]", "this line is no JSON object"),
    ("null", "this line is no JSON object"),
    ("[" * 100_000, "this line is no JSON"),
    ('{"body": "x"}', "has no 'text' (it has body)"),
    ("{}", "has no 'text' (it has nothing)"),
    ('{"text": ["x"]}', "'text' is not text but list"),
    ('{"text": "x", "title": {}}', "'title' is not text but dict"),
    ('{"text": null}', "holds no text"),
    ('{"text": "   "}', "holds no text"),
    ('{"text": "\\u0000 خبر"}', "holds NUL characters"),
    ('{"text": "\\ud800 خبر"}', "holds half a character"),
    ('{"text": "خبر\x00"}', "holds NUL bytes"),
]


@pytest.mark.parametrize("line, reason", BROKEN)
def test_a_broken_line_is_skipped_and_the_next_one_read(tmp_path, line, reason):
    lines = [record(n) for n in range(1, 7)] + [line, record(8), ""]
    path = put(tmp_path, "a.jsonl", "\n".join(lines))
    items = list(read([path]))
    assert [i.id for i in items if isinstance(i, Document)] == ["n1", "n2", "n3", "n4", "n5", "n6", "n8"]
    assert items[6].path == f"{path}:7" and reason in items[6].reason


def test_a_line_of_50_mb_is_skipped_within_little_memory(tmp_path):
    long = '{"text": "' + "x" * 50_000_000 + '"}'
    path = put(tmp_path, "a.jsonl", f"{record(1)}\n{long}\n{record(3)}\n")
    tracemalloc.start()
    items = list(read([path]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert [type(i) for i in items] == [Document, Skipped, Document]
    assert items[1].path == f"{path}:2" and items[1].reason == "this line is longer than 16 MB"
    assert peak < 45_000_000


def test_a_long_csv_line_ends_the_file_with_a_reason(tmp_path):
    path = put(tmp_path, "a.csv", f"id,text\n1,{NEWS}\n2,{'x' * 17_000_000}\n".encode())
    first, second = read([path])
    assert first.id == "1" and "not read from line 3 on" in second.reason


def test_a_row_with_too_many_fields_is_skipped(tmp_path):
    path = put(tmp_path, "a.csv", f'id,text\n1,a,b\n2,"{NEWS}\nوقال"\n\n3,{NEWS}\n')
    items = list(read([path]))
    assert [i.path if isinstance(i, Skipped) else i.id for i in items] == [f"{path}:2", "2", "3"]
    assert items[2].meta["file"] == "a.csv:6"


def test_a_large_jsonl_is_not_loaded_whole(tmp_path):
    line = record(0, note="x" * 20_000)
    path = put(tmp_path, "a.jsonl", "\n".join(line.replace('"n0"', f'"n{n}"') for n in range(1_500)))
    items = read([path])
    next(items)
    tracemalloc.start()
    assert sum(1 for _ in items) == 1_499
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 30_000_000 and peak < 3_000_000


def test_ids_are_unique(tmp_path):
    again = json.dumps({"id": "n1", "text": NEWS.format(5)})
    path = put(tmp_path, "a.jsonl", "\n".join([record(1), record(2), record(1), again]))
    *_, same, taken = read([path])
    assert same.path == f"{path}:3" and same.reason == f"the same document as {path}:1"
    assert taken.path == f"{path}:4" and f"its id 'n1' is taken by {path}:1" in taken.reason


@pytest.mark.parametrize("given, expected", [(7, "7"), ("  a ", "a"), ("", None), (None, None)])
def test_an_id_is_kept_or_made_from_the_content(tmp_path, given, expected):
    text = NEWS.format(1)
    (document,) = read([put(tmp_path, "a.jsonl", json.dumps({"id": given, "title": "خبر", "text": text}))])
    assert document.id == (expected or Document.of("خبر", text).id)


def test_a_date_that_cannot_be_read_is_kept_in_meta(tmp_path):
    (document,) = read([put(tmp_path, "a.jsonl", record(1, date="last week", meta={"by": "me"}, tags=["a", "b"]))])
    assert document.date is None
    assert document.meta == {"by": "me", "tags": '["a", "b"]', "date": "last week", "file": "a.jsonl:1"}


def test_stdin(monkeypatch):
    class Stdin:
        buffer = io.BytesIO(f"{record(1)}\nxx\n".encode())

    monkeypatch.setattr(sys, "stdin", Stdin())
    first, second = read(["-"])
    assert first.id == "n1" and second.path == "<stdin>:2"


def test_compressed_files(tmp_path):
    path = put(tmp_path, "a.jsonl.gz", gzip.compress(record(1).encode()))
    torn = put(tmp_path, "b.jsonl.gz", gzip.compress(record(2).encode())[:30])
    first, second = read([path, torn])
    assert first.id == "n1" and isinstance(second, Skipped)


def test_urls():
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.pipe({"/news/a.jsonl": record(1).encode(), "/news/b/c.jsonl": record(2).encode(), "/news/x.jpg": b""})
    assert ids(["memory://news"]) == ["n1", "n2", "-"]
    assert ids(["memory://news/a.jsonl"]) == ["n1"]
    assert ids(["memory://news/*.jsonl"]) == ["n1"]
    with pytest.raises(SourceError, match="nothing there"):
        read(["memory://news/z.jsonl"])
    with pytest.raises(SourceError, match="cannot be opened"):
        read(["nosuch://news/z.jsonl"])


def test_a_protocol_whose_package_is_missing(monkeypatch):
    def missing(url):
        raise ImportError("Install s3fs to access S3")

    monkeypatch.setattr("fsspec.core.url_to_fs", missing)
    with pytest.raises(MissingModelError, match=r"s3://b/a\.jsonl: Install s3fs"):
        read(["s3://b/a.jsonl"])


def test_a_file_that_may_not_be_opened_is_skipped(tmp_path, monkeypatch):
    def refuse(path, mode):
        raise PermissionError(13, "Permission denied", path)

    path = put(tmp_path, "a.txt", NEWS)
    monkeypatch.setattr("builtins.open", refuse)
    (skipped,) = read([path])
    assert skipped == Skipped(path=str(path), reason="cannot be read: Permission denied")


def test_a_link_that_leads_nowhere_is_skipped(tmp_path):
    os.symlink(tmp_path / "gone.txt", tmp_path / "a.txt")
    (skipped,) = read([tmp_path / "a.txt"])
    assert "No such file" in skipped.reason


def test_names_that_are_no_utf8_can_be_printed(tmp_path):
    path = os.fsencode(tmp_path) + b"/\xff.jsonl"
    with open(path, "wb") as stream:
        stream.write(b"xx")
    (skipped,) = read([tmp_path])
    skipped.path.encode("utf-8")


def test_running_out_of_memory_is_not_hidden(tmp_path, monkeypatch):
    def full(file):
        raise MemoryError
        yield

    monkeypatch.setattr("graphkit.sources.plain.read", full)
    with pytest.raises(MemoryError):
        list(read([put(tmp_path, "a.txt", NEWS)]))


def test_importing_the_readers_loads_no_heavy_library():
    heavy = "trafilatura, pypdf, docx, pyarrow, fsspec, py3langid, babel, charset_normalizer"
    code = f"import sys, graphkit.sources; print([m for m in '{heavy}'.split(', ') if m in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
