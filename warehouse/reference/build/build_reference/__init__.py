"""Builds the geography of one English or Welsh authority from public packages.

Run as ``python -m build_reference --authority E06000023 --out DIR``. Sources, columns and licences:
``warehouse/reference/README.md`` and ``NOTICES.md``.
"""


class BuildError(Exception):
    """The build cannot go on; the message says in plain words what is missing and what to do."""
