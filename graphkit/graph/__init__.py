"""The graph: entities and edges over all documents, and what one asks of them in a notebook."""

from .core import KnowledgeGraph

__all__ = ["KnowledgeGraph"]
