"""`view`: opens a built page in the browser."""

from __future__ import annotations

from pathlib import Path

from ..errors import ExportError

PAGE = "graph.html"


def view(path: str | Path) -> Path:
    """Open the page in folder `path` (or the .html file `path`) in the default browser; gives the file's path.

    Raises ExportError where there is no page. Where no browser can be started, the path is all there is.
    """
    import webbrowser

    given = Path(path)
    page = given if given.suffix == ".html" else given / PAGE
    if not page.is_file():
        raise ExportError(f"{page}: no such page; make it with: graphkit build PATH... -o {page.parent}")
    webbrowser.open(page.resolve().as_uri())
    return page
