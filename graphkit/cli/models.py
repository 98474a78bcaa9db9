"""`graphkit models`."""

from __future__ import annotations

from . import app


@app.command()
def models() -> None:
    """Say which optional models are installed, and how to get the others."""
    from rich.console import Console

    from ..extraction import camel_data

    console = Console(highlight=False, soft_wrap=True)
    for model in camel_data.models():
        state = "installed" if model.installed else "not installed"
        console.print(f"[bold]{model.component}[/bold]  {state}\n  {model.gives}")
        console.print(
            f"  in       {model.path}\n  licence  {model.licence} (it binds who passes the data on)", markup=False
        )
        if not model.installed:
            console.print(f"  get it   {model.command}", markup=False)
    console.print("graphkit works without them: its own models come with it.")
