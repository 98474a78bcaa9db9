"""graphkit: from news about extremist groups to a knowledge graph that shows its sentences."""

__version__ = "0.1.0"
