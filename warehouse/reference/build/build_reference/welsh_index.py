"""The Welsh Index of Multiple Deprivation, in either form in which the Welsh Government publishes it.

One row an area with a column a measure, or StatsWales's one row a value with area, domain, year and what the value is.
"""

import re
from math import ceil

from build_reference import BuildError, table

AREA = r"(lsoa|area) ?code( \((11|21|2011|2021)\))?|lsoa(11|21)?cd"
RANK = r"wimd( 20\d\d)?( overall)?( rank.*)?"
DECILE = r"wimd( 20\d\d)?( overall)? (decile|tenth).*"
CRIME = r"(wimd 20\d\d )?community safety( domain)? (decile|tenth).*"
VALUE, KIND, DOMAIN, YEAR = "data values?", "data description", "domain", "year"
AREAS_OF_WALES = 1_900    # 1,909 of 2011, 1,917 of 2021: a decile is worked out of the ranks of all of them, never of some
CODE = re.compile(r"W01\d{6}")


def column(row, pattern):
    """Return the heading that fits, or None."""
    return next((cell for cell in row if re.fullmatch(pattern, cell.strip(), re.IGNORECASE)), None)


def is_long(row):
    """Whether each row is one value."""
    return all(column(row, pattern) for pattern in (AREA, VALUE, KIND, DOMAIN))


def fits(row):
    """Whether these are the headings of the Welsh Index."""
    return is_long(row) or column(row, AREA) is not None and (column(row, RANK) or column(row, DECILE)) is not None


def read(path):
    """Return {LSOA code: imd_rank, imd_decile, crime_decile}; BuildError where neither deciles nor all ranks are told."""
    lines = table.read(path)
    row = list(lines[0]) if lines else []
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
    columns = {"imd_rank": column(row, RANK), "imd_decile": column(row, DECILE), "crime_decile": column(row, CRIME)}
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
