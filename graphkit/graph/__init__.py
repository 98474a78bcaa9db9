"""The graph: entities and edges over all documents, and what one asks of them in a notebook."""

from .core import KnowledgeGraph
from .load import load

__all__ = ["KnowledgeGraph", "load"]
