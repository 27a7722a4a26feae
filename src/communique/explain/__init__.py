"""How a cell came about, in words: what was marked, how surely, whom words were taken for, and what came second."""

from communique.explain.cells import explain

__all__ = ["explain"]
