"""The Welsh Index of Multiple Deprivation, in the forms in which the Welsh Government publishes it.

One row an area with a column a measure, below a title of some lines or not; the map service's table with rank and decile alone; or
StatsWales's one row a value with area, domain, year and what the value is.
"""

import csv
import re
from math import ceil

from build_reference import BuildError

AREA = r"(lsoa|area)[ _]?code( \((11|21|2011|2021)\))?|lsoa(11|21)?cd"
RANK = r"wimd( 20\d\d)?( overall)?( rank.*)?"
DECILE = r"wimd( 20\d\d)?( overall)? (decile|tenth).*"
CRIME = r"(wimd 20\d\d )?community safety( domain)? (decile|tenth).*"
VALUE, KIND, DOMAIN, YEAR = "data values?", "data description", "domain", "year"
MAP_SERVICE = ("lsoa_code", "rank", "decile")    # headings that name no index: known by all of them
TITLE_WITHIN = 10
AREAS_OF_WALES = 1_900    # 1,909 of 2011, 1,917 of 2021: a decile is worked out of the ranks of all of them, never of some
CODE = re.compile(r"W01\d{6}")


def column(row, pattern):
    """Return the heading that fits, or None."""
    return next((cell for cell in row if re.fullmatch(pattern, cell.strip(), re.IGNORECASE)), None)


def is_long(row):
    """Whether each row is one value."""
    return all(column(row, pattern) for pattern in (AREA, VALUE, KIND, DOMAIN))


def is_of_map_service(row):
    """Whether these are the headings of the map service's table."""
    return set(MAP_SERVICE) <= {cell.strip().lower() for cell in row}


def fits(row):
    """Whether these are the headings of the Welsh Index."""
    return is_long(row) or is_of_map_service(row) or column(row, AREA) is not None and (column(row, RANK) or column(row, DECILE)) is not None


def lines_of(path):
    """Return (headings, rows as dicts) from the first line on that has the index's headings; (None, []) where none of the first has."""
    with open(path, encoding="utf-8-sig", newline="") as source:
        for _, row in zip(range(TITLE_WITHIN), reader := csv.reader(source)):
            if fits(row):
                return row, [dict(zip(row, line)) for line in reader if len(line) == len(row)]
    return None, []


def is_in(path):
    """Whether the file holds the Welsh Index."""
    return lines_of(path)[0] is not None


def read(path):
    """Return {LSOA code: imd_rank, imd_decile, crime_decile}; BuildError where neither deciles nor all ranks are told."""
    row, lines = lines_of(path)
    found = long(lines, row) if is_long(row) else wide(lines, row)
    ranks = {code: int(values["imd_rank"]) for code, values in found.items() if values.get("imd_rank")}
    if not any(values.get("imd_decile") for values in found.values()):
        if len(ranks) < AREAS_OF_WALES:
            raise BuildError(f"{path.name} has ranks of {len(ranks)} areas and no deciles; deciles need the ranks of all of Wales.")
        most = max(ranks.values())
        for code, rank in ranks.items():
            found[code]["imd_decile"] = str(ceil(rank * 10 / most))
    return found


def wide(lines, row):
    """One row an area."""
    rank, decile = (r"rank", r"decile") if is_of_map_service(row) else (RANK, DECILE)
    columns = {"imd_rank": column(row, rank), "imd_decile": column(row, decile), "crime_decile": column(row, CRIME)}
    area = column(row, AREA)
    return {line[area].strip(): {ours: line[theirs].strip().replace(",", "") for ours, theirs in columns.items() if theirs}
            for line in lines if CODE.fullmatch(line[area].strip())}


def long(lines, row):
    """One row a value; of the newest year."""
    area, value, kind, domain, year = (column(row, pattern) for pattern in (AREA, VALUE, KIND, DOMAIN, YEAR))
    newest = max((line[year] for line in lines), default="") if year else ""
    found = {}
    for line in lines:
        if CODE.fullmatch(line[area].strip()) and (not year or line[year] == newest):
            what = (line[domain].strip().lower(), line[kind].strip().lower())
            ours = {("wimd", "rank"): "imd_rank", ("wimd", "decile"): "imd_decile", ("community safety", "decile"): "crime_decile"}.get(what)
            if ours:
                found.setdefault(line[area].strip(), {})[ours] = line[value].strip().replace(",", "")
    return found
