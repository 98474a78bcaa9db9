"""`graphkit knowledge check`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from . import app

group = typer.Typer(help="What graphkit knows by name, and your own lists.", no_args_is_help=True)
app.add_typer(group, name="knowledge")


@group.command()
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Your own lists (YAML, CSV or TSV), tested over what ships.")
    ] = None,
) -> None:
    """Test the knowledge: names of two entries without a rule, unknown types, ids twice, missing sources."""
    from ..knowledge.check import check as run
    from ..knowledge.loader import knowledge

    found = run(files or ())
    for fault in found:
        typer.echo(fault, err=True)
    if found:
        typer.echo(f"{len(found)} faults", err=True)
        raise typer.Exit(2)
    known = knowledge(tuple(files or ()))
    names = sum(len(entry.names) for entry in known.entries.values())
    typer.echo(f"{len(known.entries)} entries, {names} names, {len(known.rules)} rules: no fault")
