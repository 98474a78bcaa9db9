"""`graphkit add`, `remove`, `status`, `update`, `diff` and `restore`: a workspace over time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from . import app
from .bar import bar

if TYPE_CHECKING:
    from ..store import Change
    from ..updates import Status, Updated

Folder = Annotated[Path, typer.Argument(help="The folder that `graphkit build` wrote to.")]
Processes = Annotated[int, typer.Option(min=1, help="How many processes read documents side by side.")]
Later = Annotated[bool, typer.Option("--no-update", help="Leave the graph and its files to a later `graphkit update`.")]
_SHOWN = 20


@app.command()
def add(
    folder: Folder,
    paths: Annotated[list[str], typer.Argument(help="Files, folders, urls, or - for JSON lines from stdin.")],
    refresh: Annotated[bool, typer.Option(help="Also read again what an older graphkit read.")] = False,
    later: Later = False,
    processes: Processes = 1,
) -> None:
    """Add documents to a workspace: new ones are read, changed ones replaced, unchanged ones skipped."""
    from ..updates import add as run

    with bar() as progress:
        done = run(folder, paths, refresh=refresh, merged=not later, processes=processes, progress=progress)
    print(f"{done.added} added, {done.replaced} replaced, {done.unchanged} unchanged, {len(done.skipped)} skipped")
    _report(done, folder)


@app.command()
def remove(
    folder: Folder,
    ids: Annotated[list[str], typer.Argument(help="Ids of documents; `graphkit status DIR --ids` lists them.")],
    later: Later = False,
) -> None:
    """Take documents out of a workspace; only what they alone say goes from the graph."""
    from ..updates import remove as run

    done = run(folder, ids, merged=not later)
    print(f"{len(done.removed)} removed")
    _report(done, folder)


@app.command()
def update(
    folder: Folder,
    refresh: Annotated[bool, typer.Option(help="First read again what an older graphkit read.")] = False,
    processes: Processes = 1,
) -> None:
    """Merge again, following the judgements as they are now, and write the page and the files again."""
    from ..updates import update as run

    done = run(folder, refresh=refresh, processes=processes)
    if refresh:
        print(f"{done.replaced} documents read again")
    _report(done, folder)


@app.command()
def status(
    folder: Folder,
    ids: Annotated[bool, typer.Option("--ids", help="List the ids of all documents, one a line.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="All of it as JSON.")] = False,
) -> None:
    """What a workspace holds, what in it is stale, and the runs that made it."""
    from ..updates import status as run

    found = run(folder)
    if as_json:
        shown = {**found._asdict(), "runs": [r.model_dump() for r in found.runs]}
        print(json.dumps(shown, ensure_ascii=False, indent=2))
    elif ids:
        print("\n".join(found.documents))
    else:
        _show_status(found, folder)


@app.command()
def diff(
    folder: Folder,
    run_a: Annotated[int, typer.Argument(metavar="RUN_A", help="A number from `graphkit status`.")],
    run_b: Annotated[int, typer.Argument(metavar="RUN_B", help="A later (or earlier) one.")],
    as_json: Annotated[bool, typer.Option("--json", help="As JSON, one object a change.")] = False,
) -> None:
    """What is new, gone, or changed in status from one run to another."""
    from ..updates import diff as run

    changes = run(folder, run_a, run_b)
    if as_json:
        print(json.dumps([c.model_dump() for c in changes], ensure_ascii=False, indent=2))
    else:
        _show_changes(changes, f"run {run_a} to run {run_b}")


@app.command()
def restore(folder: Folder) -> None:
    """Make a damaged workspace again from its extractions.jsonl; the damaged file is kept beside it."""
    from ..updates import restore as run

    done = run(folder)
    print(f"{done.added} documents restored from extractions.jsonl")
    _report(done, folder)


def _report(done: Updated, folder: Path) -> None:
    for item in done.skipped[:_SHOWN]:
        print(f"skipped {item.path}: {item.reason}")
    if len(done.skipped) > _SHOWN:
        print(f"... and {len(done.skipped) - _SHOWN} more skipped")
    if done.stale:
        print(f"{len(done.stale)} documents were read by an older graphkit; --refresh reads them again")
    if done.graph is None:
        print(f"the graph is left as it was; `graphkit update {folder}` merges and writes the files again")
        return
    print(f"{len(done.graph)} entities, {len(done.graph.edge_list)} edges, {len(done.graph.sources)} documents")
    for path in done.files:
        print(f"wrote {path}")


def _show_status(found: Status, folder: Path) -> None:
    from rich.console import Console
    from rich.table import Table

    print(f"{len(found.documents)} documents, {len(found.stale)} of them stale (pipeline now: {found.pipeline})")
    for id in found.stale[:_SHOWN]:
        print(f"  stale: {id}")
    if len(found.stale) > _SHOWN:
        print(f"  ... and {len(found.stale) - _SHOWN} more")
    if found.stale:
        print(f"`graphkit update {folder} --refresh` reads them again")
    if found.pending:
        print(f"documents came or went since the last run; `graphkit update {folder}` brings the graph up to date")
    table = Table("run", "command", "finished (UTC)", "documents", "entities", "edges", "pipeline", box=None)
    for r in found.runs:
        table.add_row(*map(str, (r.id, r.command, r.finished, r.documents, r.entities, r.edges, r.pipeline)))
    Console(width=max(100, Console().width)).print(table)


def _show_changes(changes: list[Change], title: str) -> None:
    from rich.console import Console
    from rich.markup import escape
    from rich.table import Table

    table = Table("what", "kind", "which", "before", "after", title=title)
    for c in changes:
        changed = (c.before or "", c.after or "") if c.what == "changed" else ("", "")
        table.add_row(c.what, c.kind, *map(escape, (c.label, *changed)))
    Console().print(table if changes else f"{title}: nothing changed")
