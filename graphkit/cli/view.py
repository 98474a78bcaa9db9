"""`graphkit view`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from . import app


@app.command()
def view(
    path: Annotated[Path, typer.Argument(help="The folder that was built, or an .html file.")] = Path("out"),
) -> None:
    """Open the page of a built graph in the browser."""
    from ..viewer import view as run

    typer.echo(f"opened {run(path)}")
