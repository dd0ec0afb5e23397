"""The data-use gate: nobody sees a number before accepting the data-use statement."""
from .guarding import open_gate

__all__ = ["open_gate"]
