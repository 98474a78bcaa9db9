"""Knowledge files read with their line numbers: YAML (a list of entries, or `entries` and `rules`), CSV and TSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from ..errors import KnowledgeError
from .entries import Entry, Rule

COLUMNS = ("id", "type", "ar", "en", "aliases", "source")


@dataclass(frozen=True)
class Fault:
    """What is wrong, where: `str` gives `file:line: message`."""

    path: Path
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


@dataclass
class KnowledgeFile:
    """What one file says: entries and rules, each with its line, and the faults met while reading."""

    path: Path
    entries: list[tuple[int, Entry]] = field(default_factory=list)
    rules: dict[str, tuple[int, Rule]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def fault(self, line: int, message: str) -> None:
        """Note that something is wrong at a line."""
        self.faults.append(Fault(self.path, line, message))

    def add(self, line: int, raw: Any) -> None:
        """Take an entry in; a broken one becomes a fault."""
        try:
            self.entries.append((line, _entry(raw)))
        except ValueError as error:
            self.fault(line, _why("entry", raw.get("id") if isinstance(raw, dict) else None, error))


def read_file(path: Path) -> KnowledgeFile:
    """Read one file by its suffix.

    Raises KnowledgeError where the file is missing, has another suffix or is not UTF-8.
    """
    reader = _READERS.get(path.suffix.lower())
    if reader is None:
        raise KnowledgeError(f"{path}: a knowledge file ends in {', '.join(_READERS)}")
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise KnowledgeError(f"{path}: not UTF-8; save it as UTF-8") from None
    except OSError as error:
        raise KnowledgeError(f"{path}: {error.strerror}; give the path of a YAML or CSV file") from None
    out = KnowledgeFile(path)
    reader(text, out)
    return out


def _read_yaml(text: str, out: KnowledgeFile) -> None:
    loader = yaml.CSafeLoader(text)
    try:
        node = loader.get_single_node()
        if node is None:
            out.fault(1, "the file is empty; write a list of entries (- id: ...)")
        elif isinstance(node, yaml.SequenceNode):
            _yaml_entries(loader, node, out)
        else:
            _yaml_parts(loader, node, out)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        out.fault(mark.line + 1 if mark else 1, f"not YAML: {getattr(error, 'problem', None) or error}")
    finally:
        loader.dispose()


def _yaml_parts(loader: yaml.CSafeLoader, node: yaml.Node, out: KnowledgeFile) -> None:
    """A file of `rules`, `entries`, and `words` that both may use by anchor."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    parts = {key.value: part for key, part in pairs}
    if not parts or not parts.keys() <= {"words", "rules", "entries"}:
        out.fault(node.start_mark.line + 1, "write a list of entries (- id: ...), or `rules:` and `entries:`")
        return
    if isinstance(rules := parts.get("rules"), yaml.MappingNode):
        for key, rule in rules.value:
            _add_rule(key.value, key.start_mark.line + 1, loader.construct_document(rule), out)
    if isinstance(entries := parts.get("entries"), yaml.SequenceNode):
        _yaml_entries(loader, entries, out)


def _yaml_entries(loader: yaml.CSafeLoader, node: yaml.SequenceNode, out: KnowledgeFile) -> None:
    for item in node.value:
        out.add(item.start_mark.line + 1, loader.construct_document(item))


def _add_rule(name: str, line: int, raw: Any, out: KnowledgeFile) -> None:
    try:
        fields = {key: _flat(value) if isinstance(value, list) else value for key, value in raw.items()}
        rule = Rule.model_validate(fields)
    except (ValueError, TypeError, AttributeError) as error:
        out.fault(line, _why("rule", name, error))
        return
    if name in out.rules:
        out.fault(line, f"rule '{name}' stands twice")
    out.rules[name] = (line, rule)


def _read_csv(text: str, out: KnowledgeFile) -> None:
    rows = csv.DictReader(io.StringIO(text), delimiter="\t" if out.path.suffix.lower() == ".tsv" else ",", strict=True)
    header = rows.fieldnames or ()
    if not {"id", "type"} <= set(header) or not set(header) <= set(COLUMNS):
        out.fault(1, f"the first line names the columns, out of {', '.join(COLUMNS)}; id and type are needed")
        return
    try:
        for row in rows:
            _csv_entry(rows.line_num, row, out)
    except csv.Error as error:
        out.fault(rows.line_num + 1, f"not CSV: {error}")


def _csv_entry(line: int, row: dict[Any, Any], out: KnowledgeFile) -> None:
    if None in row or None in row.values():
        out.fault(line, "more or fewer cells than the first line has; put a cell with a comma in double quotes")
        return
    cells = {key: value.strip() for key, value in row.items()}
    lists = {key: [v.strip() for v in cells.pop(key, "").split("|") if v.strip()] for key in ("aliases", "source")}
    out.add(line, {key: value for key, value in cells.items() if value} | lists)


def _entry(raw: Any) -> Entry:
    if not isinstance(raw, dict):
        raise ValueError("write `id: ...`, `type: ...` and so on")
    aliases, source = (_list(raw.pop(key, None)) for key in ("aliases", "source"))
    named = [alias if isinstance(alias, dict) else {"name": alias} for alias in aliases]
    return Entry.model_validate({**raw, "aliases": named, "source": source})


def _list(value: Any) -> list[Any]:
    """A single value stands for a list of one."""
    return value if isinstance(value, list) else [] if value is None else [value]


def _flat(words: Any) -> tuple[str, ...]:
    """A list of words in which shared lists (YAML anchors) may be nested."""
    return tuple(w for item in words for w in (_flat(item) if isinstance(item, list) else (item,)))


def _why(kind: str, name: object, error: Exception) -> str:
    what = f"{kind} '{name}'" if name else kind
    if not isinstance(error, ValidationError):
        return f"{what}: {error}"
    first = error.errors()[0]
    return f"{what}: {'.'.join(map(str, first['loc']))}: {first['msg'].lower()}"


_READERS: dict[str, Callable[[str, KnowledgeFile], None]] = {
    ".yaml": _read_yaml,
    ".yml": _read_yaml,
    ".csv": _read_csv,
    ".tsv": _read_csv,
}
