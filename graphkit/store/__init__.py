"""The workspace: one DuckDB file that keeps what every document said; the graph is a view of it, made by the merge.

`workspace` ties it together: `rows` (records -> columns of `schema`) -> DuckDB -> `profiles` (for resolution)
-> `merge` (Ibis expressions) -> `load` (columns -> records). `history` keeps the runs, `copies` finds agency copy,
`opening` says in one line what is wrong with a file, `spark` runs the same merge on a cluster.
"""

from .history import Change, Run
from .load import Merged
from .workspace import Appended, Known, Workspace

__all__ = ["Appended", "Change", "Known", "Merged", "Run", "Workspace"]
