"""Conformance vectors: questions and answers as plain JSON, for systems in other languages to be held against.

A vector asks what a counter is asked – when, how much, which papers are missing, which step is allowed – with every
input written out, and says what this library answers. The same seed gives the same vectors; ``SCHEMA`` is their form.
"""

from motcua.adapters.vectors.answering import answer
from motcua.adapters.vectors.drawing import KINDS, vectors
from motcua.adapters.vectors.schema import SCHEMA

__all__ = ["KINDS", "SCHEMA", "answer", "vectors"]
