"""Sources: paths in, Documents out.

`read(paths)` finds the files (`files.py`, `remote.py`), opens each with the reader of its suffix
(`readers.py`) and makes what the reader found into Documents (`documents.py`).

To add a reader: (1) write one file with `read(file: File) -> Iterator[Found | Skipped]`; (2) add its
suffix to the table in `readers.py`, or announce it from your own package in the entry-point group
`graphkit.readers`, the suffix (without dot) as the name; (3) add a row to `tests/sources/test_readers.py`.
"""

from .files import File
from .found import Found
from .reading import read

__all__ = ["File", "Found", "read"]
