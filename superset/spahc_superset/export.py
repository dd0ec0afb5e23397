"""Brings what was edited by hand back into its file, so that the next deployment keeps the edit."""
from spahc_assets.export import run

__all__ = ["run"]
