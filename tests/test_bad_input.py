"""What users get wrong: one line that says what and where, exit code 2, and nothing half-written."""

from __future__ import annotations

import errno
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.extraction import nlp
from graphkit.models import Document
from tests.running import Ran, Shell

GOOD = {"id": "good", "title": "", "text": "اعتقلت الشرطة العراقية قياديا في تنظيم الدولة الإسلامية يوم الأحد."}
LINE = json.dumps(GOOD, ensure_ascii=False)


def write(path: Path, content: str | bytes) -> Path:
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def empty_pdf(path: Path) -> Path:
    from pypdf import PdfWriter

    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.write(path)
    return path


def lines_with(seventh: str) -> str:
    return "".join(f"{line}\n" for line in [*(json.dumps({**GOOD, "id": f"d{n}"}) for n in range(6)), seventh, LINE])


# what is given, and what the one line on stderr says of it; nothing in it can be read
HOPELESS: list[tuple[str, Callable[[Path], Path], str]] = [
    ("a missing path", lambda d: d / "nowhere.txt", "nowhere.txt: no such file or folder"),
    ("an empty file", lambda d: write(d / "empty.txt", ""), "empty.txt: holds no text"),
    ("blanks only", lambda d: write(d / "blank.txt", " \n\n\t "), "blank.txt"),
    ("a folder without documents", lambda d: write(d / "picture.png", b"\x89PNG").parent, "no document in this folder"),
    ("a CSV without text", lambda d: write(d / "t.csv", "id,title\n1,x\n"), "t.csv: has no 'text' column"),
    ("a PDF without text", lambda d: empty_pdf(d / "scan.pdf"), "scan.pdf: holds no text"),
    ("a PDF that is none", lambda d: write(d / "fake.pdf", b"hello"), "fake.pdf: is no proper .pdf file"),
    ("NUL bytes", lambda d: write(d / "nul.txt", b"text \x00\x00 text"), "nul.txt: "),
    ("a line of 50 MB", lambda d: write(d / "long.txt", "كلمة " * 6_000_000), "long.txt: "),
    ("a JSON line of 50 MB", lambda d: write(d / "l.jsonl", '{"text": "' + "كلمة " * 6_000_000 + '"}'), "l.jsonl:1: "),
    ("broken JSON only", lambda d: write(d / "b.jsonl", '{"text": '), "b.jsonl:1: this line is no JSON"),
    ("another language", lambda d: write(d / "fr.txt", "Le ministre a annoncé mardi des mesures." * 9), "neither"),
]


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.rglob("*"))


def one_line(ran: Ran) -> str:
    """What stands on stderr, which is one line that begins with the program's name; nothing is on stdout."""
    told = ran.err.rstrip("\n")
    assert ran.code == 2, ran
    assert told.startswith("graphkit: ") and "\n" not in told and "Traceback" not in told, told
    assert not ran.out
    return told


@pytest.mark.parametrize(("given", "said"), [pytest.param(g, s, id=n) for n, g, s in HOPELESS])
@pytest.mark.parametrize("command", ["build", "extract"])
def test_where_nothing_can_be_read(
    command: str, given: Callable[[Path], Path], said: str, tmp_path: Path, shell: Shell
) -> None:
    source = tmp_path / "in"
    source.mkdir()
    out = tmp_path / "made" / "out"
    target = out if command == "build" else tmp_path / "made.jsonl"
    assert said in one_line(shell(command, given(source), "-o", target))
    assert not out.exists()
    assert [n for n in names(tmp_path) if n not in ("in", "made", *names(source))] == []


def test_an_empty_folder_that_was_there_stays(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "out").mkdir()
    one_line(shell("build", tmp_path / "nowhere", "-o", tmp_path / "out"))
    assert names(tmp_path) == ["out"]


def test_a_failed_build_leaves_the_graph_before_it(tmp_path: Path, shell: Shell) -> None:
    out = tmp_path / "out"
    assert shell("build", write(tmp_path / "a.jsonl", LINE), "-o", out).code == 0
    before = {p.name: p.read_bytes() for p in out.iterdir() if p.suffix != ".duckdb"}
    one_line(shell("build", write(tmp_path / "b.txt", ""), "-o", out))
    assert {p.name: p.read_bytes() for p in out.iterdir() if p.suffix != ".duckdb"} == before


@pytest.mark.parametrize(
    ("seventh", "said"),
    [
        ('{"text": "x"', "this line is no JSON"),
        ("[1, 2]", "no JSON object"),
        ('{"title": "x"}', "has no 'text'"),
        ('{"text": "a\\u0000b"}', "NUL"),
        (json.dumps({"text": "كلمة " * 6_000_000}, ensure_ascii=False), "longer"),
        ('{"text": "\\ud800 abc"}', "surrogate"),
    ],
    ids=["broken", "list", "no text", "NUL", "50 MB", "surrogate"],
)
def test_a_bad_line_is_named_and_the_others_are_read(seventh: str, said: str, tmp_path: Path, shell: Shell) -> None:
    source = write(tmp_path / "in.jsonl", lines_with(seventh))
    ran = shell("extract", source)
    assert ran.code == 0
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == [*(f"d{n}" for n in range(6)), "good"]
    assert len(ran.err.splitlines()) == 1
    assert f"graphkit: skipped {source}:7: " in ran.err and said in ran.err


def test_the_build_names_what_it_left_out(tmp_path: Path, shell: Shell) -> None:
    write(tmp_path / "a.jsonl", lines_with("{"))
    write(tmp_path / "empty.txt", "")
    empty_pdf(tmp_path / "scan.pdf")
    told = shell("build", tmp_path, "-o", tmp_path / "out")
    assert told.code == 0
    for reason in ("a.jsonl:7: this line is no JSON", "empty.txt: holds no text", "scan.pdf: holds no text"):
        assert reason in told.out


def test_a_file_that_may_not_be_read(tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    locked, real = write(tmp_path / "locked.txt", "x"), builtins.open

    def refuse(path: Any, *args: Any, **kwargs: Any) -> Any:
        if str(path) == str(locked):
            raise PermissionError(errno.EACCES, "Permission denied", str(path))
        return real(path, *args, **kwargs)

    monkeypatch.setattr("graphkit.sources.files.open", refuse, raising=False)  # chmod does not bind root
    assert "locked.txt: cannot be read: Permission denied" in one_line(shell("extract", locked))


def test_a_link_that_leads_nowhere(tmp_path: Path, shell: Shell) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone")
    assert "link.txt: cannot be read: No such file" in one_line(shell("extract", tmp_path / "link.txt"))


@pytest.mark.parametrize("command", ["build", "extract"])
@pytest.mark.parametrize("place", ["a file/out", "/proc/graphkit/out", "/dev/null/out"])
def test_an_output_that_cannot_be_written(command: str, place: str, tmp_path: Path, shell: Shell) -> None:
    write(tmp_path / "a file", "x")
    out = tmp_path / place  # an absolute one stands for itself
    told = one_line(shell(command, write(tmp_path / "a.jsonl", LINE), "-o", out))
    assert str(out.parent) in told and "choose another" in told
    assert names(tmp_path) == ["a file", "a.jsonl"]


def test_an_output_folder_that_is_a_file(tmp_path: Path, shell: Shell) -> None:
    taken = write(tmp_path / "taken", "mine")
    assert f"{taken}: " in one_line(shell("build", write(tmp_path / "a.jsonl", LINE), "-o", taken))
    assert taken.read_text() == "mine"
    (tmp_path / "folder").mkdir()
    assert "folder: " in one_line(shell("extract", tmp_path / "a.jsonl", "-o", tmp_path / "folder"))
    assert names(tmp_path) == ["a.jsonl", "folder", "taken"]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "none", str(disk)]
    done = subprocess.run(mount, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("a small disk cannot be mounted here")
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_full_disk(command: str, tmp_path: Path, small_disk: Path, shell: Shell) -> None:
    many = "\n".join(json.dumps({**GOOD, "id": f"d{n}", "title": str(n)}) for n in range(200))
    out = small_disk / "out" if command == "build" else small_disk / "out.jsonl"
    told = one_line(shell(command, write(tmp_path / "many.jsonl", many), "-o", out))
    assert str(small_disk) in told and "room" in told
    assert {n for n in names(small_disk) if not n.startswith("graph.duckdb")} <= {"out"}


@pytest.mark.parametrize("command", ["build", "extract"])
def test_a_file_may_not_grow(command: str, tmp_path: Path) -> None:
    """A limit on the size of files stands for a full disk where none can be mounted."""
    many = "\n".join(json.dumps({**GOOD, "id": f"d{n}", "title": str(n)}) for n in range(200))
    source, out = write(tmp_path / "many.jsonl", many), tmp_path / "out"
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536)); "
        f"sys.argv = ['graphkit', {command!r}, {str(source)!r}, '-o', {str(out)!r}]; "
        "from graphkit.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-B", "-c", code], capture_output=True, text=True, check=False)
    told = one_line(Ran(done.returncode, done.stdout, done.stderr))
    assert str(out) in told
    assert {n for n in names(tmp_path) if not n.startswith("graph.duckdb")} <= {"many.jsonl", "out"}
    assert command == "build" or not out.exists()


def crash_on(monkeypatch: pytest.MonkeyPatch, id: str) -> None:
    real = nlp.extraction

    def extraction(document: Document, *rest: Any) -> Any:
        if document.id == id:
            raise RuntimeError("two\nlines")
        return real(document, *rest)

    monkeypatch.setattr(nlp, "extraction", extraction)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_document_that_breaks_the_extraction(
    processes: int, tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash_on(monkeypatch, "d3")
    ran = shell("extract", write(tmp_path / "a.jsonl", lines_with(LINE)), "--processes", processes)
    assert ran.code == 0
    assert [json.loads(line)["id"] for line in ran.out.splitlines()] == ["d0", "d1", "d2", "d4", "d5", "good"]
    assert "skipped d3: could not be analysed (RuntimeError: two lines)" in ran.err


def test_where_every_document_breaks_the_extraction(
    tmp_path: Path, shell: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    crash_on(monkeypatch, "good")
    source = write(tmp_path / "a.jsonl", LINE)
    for command in ("build", "extract"):
        told = one_line(shell(command, source, "-o", tmp_path / "out"))
        assert "no document could be read (good: could not be analysed" in told
    assert names(tmp_path) == ["a.jsonl"]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--limit", "0"), "--limit"),
        (("--limit", "2001"), "--limit"),
        (("--lang", "fr"), "fr"),
        (("--processes", "0"), "--processes"),
        (("--colour", "red"), "--colour"),
        (("--knowledge", "nowhere.yaml"), "nowhere.yaml"),
    ],
)
def test_a_wrong_option_is_told_before_anything_is_read(
    args: tuple[str, str], said: str, tmp_path: Path, shell: Shell
) -> None:
    assert said in one_line(shell("build", write(tmp_path / "a.jsonl", LINE), "-o", tmp_path / "out", *args))
    assert names(tmp_path) == ["a.jsonl"]


def test_help_where_nothing_is_asked(shell: Shell) -> None:
    ran = shell()
    assert ran.code == 2 and "Usage: " in ran.out and "build" in ran.out
    assert "No such command 'buidl'. Did you mean 'build'?" in one_line(shell("buidl"))
