"""What graphkit raises. Every message names the file and what to do; the command line prints it and exits with 2."""


class GraphkitError(Exception):
    """Base of all that graphkit raises on purpose. Met by: anybody who catches everything at once."""


class SourceError(GraphkitError):
    """A path that cannot be read at all. Met by: who names files that do not exist or hold no document."""


class KnowledgeError(GraphkitError):
    """A knowledge or ontology file that contradicts itself. Met by: who writes a `--knowledge` file."""


class JudgementError(GraphkitError):
    """A judgement that names nothing known, or a broken line. Met by: who edits judgements.jsonl."""


class StoreError(GraphkitError):
    """A workspace that is locked, corrupt, or of another version. Met by: who shares a workspace."""


class ExportError(GraphkitError):
    """A format that is unknown or a file that cannot be written. Met by: who asks for an export."""


class MissingModelError(GraphkitError):
    """An optional model or library that is not installed. Met by: who asks for camel-tools data or an extra."""


class NotInGraphError(GraphkitError, KeyError):
    """A name, id or edge that the graph does not hold. Met by: who asks for one in a notebook or a filter."""

    __str__ = Exception.__str__


class FilterError(GraphkitError):
    """A condition (`--where`) that cannot be read. Met by: who filters a graph."""
