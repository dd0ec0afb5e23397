"""Residents by single year of age, from the census (TS007) or the mid-year estimates, to our bands.

Bands of five years do not fit ours (15 to 19 lies in two), so that such a table is refused and never divided by guess.
"""

import re

from build_reference import BuildError, facts, table

AREA = re.compile(r"lsoa(?: ?(?P<vintage>20(?:11|21)|11|21))?(?: ?(?:cd|code))|geography code", re.IGNORECASE)
PREFIX = re.compile(r"^age(?: \([^)]*\))?: ?", re.IGNORECASE)
SINGLE = re.compile(r"(?:[fm] ?)?(?:aged? ?)?(?P<from>\d{1,3})(?: years?)?(?P<open>\+| years and over| and over)?", re.IGNORECASE)
SEVERAL = re.compile(r"(?:aged? )?\d{1,3}(?: years)?(?: ?[-–] ?| to )\d{1,3}(?: years)?(?: and under)?|(?:aged )?\d{1,3} years and under", re.IGNORECASE)
FEWEST = 60


def heading(text):
    """Return (age, whether older ages are in it) of a column of one year, None of any other."""
    plain = PREFIX.sub("", text.split(";")[0].strip()).strip()
    if re.fullmatch(r"(?:aged )?under (?:1|one)(?: year)?", plain, re.IGNORECASE):
        return 0, False
    match = SINGLE.fullmatch(plain)
    return (int(match["from"]), bool(match["open"])) if match else None


def fits(row):
    """Whether these are the headings of a table by age, of single years or not."""
    area = any(AREA.fullmatch(cell.strip()) for cell in row)
    several = sum(bool(SEVERAL.fullmatch(PREFIX.sub("", cell.split(";")[0].strip()).strip())) for cell in row)
    return area and (sum(heading(cell) is not None for cell in row) >= FEWEST or several > 5)


def read(path, lsoas):
    """Return (name, columns, rows) of the population table that the file makes, of the LSOAs given."""
    lines = table.read(path)
    columns = list(lines[0]) if lines else []
    area = next(cell for cell in columns if AREA.fullmatch(cell.strip()))
    ages = {cell: heading(cell) for cell in columns if heading(cell) is not None}
    if len(ages) < FEWEST:
        raise BuildError(f"{path.name} tells ages in groups, which do not fit ours; take the table by single year of age.")
    oldest = max(age for age, _ in ages.values())
    if oldest < max(first for _, first, _ in facts.AGE_BANDS):
        raise BuildError(f"{path.name} ends at the age of {oldest}.")
    vintage = (AREA.fullmatch(area.strip())["vintage"] or "21")[-2:]
    key = f"lsoa{vintage}_code"
    rows = [{key: line[area], "age_band": band, "residents": sum(whole(line[cell]) for cell, (age, _) in ages.items() if first <= age <= last)}
            for line in sorted(lines, key=lambda line: line[area]) if line[area] in lsoas for band, first, last in facts.AGE_BANDS]
    return "population_age.csv" if vintage == "11" else "population_age21.csv", [key, "age_band", "residents"], rows


def whole(text):
    """Return a count as the files write it: 1,234 or 12.0; nothing is none."""
    return round(float(text.replace(",", "") or 0))
