"""The text that everyone accepts: a file whose first line is its version. A council may put its own in its place."""
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import nh3
from markdown import markdown

SHIPPED = Path(__file__).with_name("statement.md")


@dataclass(frozen=True)
class Statement:
    """`sha256` is of the whole file, so that another text is another statement even where somebody forgot its version."""

    version: str
    sha256: str
    html: str


def read(path: str = "") -> Statement:
    """Read anew when the file changes, without a restart. @raises ValueError where the first line is no version"""
    file = Path(path) if path else SHIPPED
    changed = file.stat()
    return _read(str(file), changed.st_mtime_ns, changed.st_size)


@lru_cache(maxsize=4)
def _read(path: str, _changed: int, _size: int) -> Statement:
    content = Path(path).read_bytes()
    first, _, text = content.decode("utf-8").partition("\n")
    name, _, version = first.partition(":")
    if name.strip() != "Version" or not version.strip():
        raise ValueError(f"{path}: the first line must be 'Version: …'.")
    html = nh3.clean(markdown(text), tags={"h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "em", "a"}, attributes={"a": {"href"}}, link_rel=None)
    return Statement(version.strip(), hashlib.sha256(content).hexdigest(), html)
