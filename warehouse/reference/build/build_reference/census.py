"""From official statistics of an authority to our own compact tables: lsoa.csv, lsoa_change.csv, ward.csv, population_*.csv.

Run as ``python -m build_reference.census --statistics DIR --authority CODE --out DIR``. ``DIR`` holds
``geography/lsoa21.csv``, ``geography/lsoa11_to_lsoa21.csv`` and ``population/*.csv`` (ONS Census 2021, ONS mid-2020
estimates, MHCLG English Indices of Deprivation), as described in ``warehouse/reference/README.md``.
"""

import argparse
import sys
from collections import defaultdict
from pathlib import Path

from build_reference import BuildError, code_point, directory, facts, lookup, table
from build_reference.placing import LsoaPlacing, WardPlacing
from build_reference.postcode import area, sector

ETHNIC_GROUPS = {"Asian": "Asian", "Black": "Black", "Mixed": "Mixed", "Other": "Other", "White": "White"}


def whole(text):
    """Return a count written as '1966.0' as '1966'; empty stays empty."""
    return str(int(float(text))) if text else ""


def lsoa_rows(authority, lsoa21, changes, areas, ward_of):
    """Return rows of lsoa.csv: 2021 LSOAs, then those of 2011 that were split, whose residents are their parts' sum."""
    parts = defaultdict(list)
    for row in changes:
        parts[row["lsoa11_code"]].append(row["lsoa21_code"])
    msoa_codes = {found.msoa_name: found.msoa for found in areas.values()}
    by_code, ward_names = {r["lsoa21_code"]: r for r in lsoa21}, {r["ward24_code"]: r["ward24_name"] for r in lsoa21}
    rows = []
    for r in lsoa21:
        both = r["lsoa21_code"] in parts
        rows.append(named(r["lsoa21_name"], msoa_codes) | {
            "lsoa_code": r["lsoa21_code"], "vintages": "both" if both else "2021",
            "change": "unchanged" if both else "new", "ward_code": r["ward24_code"], "ward_name": r["ward24_name"],
            "authority_code": authority, "residents": whole(r["census21_residents"]),
            "imd_decile": whole(r["IMD_decile"]), "imd_rank": whole(r["IMD_rank"]), "imd_score": r["IMD_score"],
            "crime_decile": whole(r["Crime_decile"]), "area_ha": r["area_ha"], "lat": r["lat"], "lon": r["lon"]})
    for code, name in sorted({(r["lsoa11_code"], r["lsoa11_name"]) for r in changes if r["change_code"] == "S"}):
        of_parts = [by_code[part] for part in parts[code]]
        rows.append(named(name, msoa_codes) | {
            "lsoa_code": code, "vintages": "2011", "change": "split", "ward_code": ward_of(code),
            "ward_name": ward_names.get(ward_of(code), ""), "authority_code": authority,
            "residents": sum(int(float(p["census21_residents"])) for p in of_parts),
            "area_ha": f"{sum(float(p['area_ha']) for p in of_parts):.2f}"})
    return sorted(rows, key=lambda row: row["lsoa_code"])


def named(name, msoa_codes):
    """Return LSOA name, MSOA name (the LSOA's without its letter) and the MSOA's code where that name existed in 2011."""
    return {"lsoa_name": name, "msoa_name": name[:-1], "msoa_code": msoa_codes.get(name[:-1], "")}


def change_rows(changes):
    """Return rows of lsoa_change.csv: one a pair of a 2011 LSOA and a 2021 LSOA it became."""
    return sorted(({"lsoa11_code": r["lsoa11_code"], "lsoa21_code": r["lsoa21_code"],
                    "change": {"U": "unchanged", "S": "split", "M": "merged"}.get(r["change_code"], "irregular"),
                    "lsoa11_name": r["lsoa11_name"], "lsoa21_name": r["lsoa21_name"]} for r in changes),
                  key=lambda row: (row["lsoa11_code"], row["lsoa21_code"]))


def ward_rows(authority, lsoas):
    """Return rows of ward.csv: residents are those of the 2021 LSOAs that best fit the ward. Localities are not published."""
    wards = {}
    for row in lsoas:
        if row["vintages"] != "2011":
            ward = wards.setdefault(row["ward_code"], {"ward_code": row["ward_code"], "ward_name": row["ward_name"],
                                                       "authority_code": authority, "residents": 0})
            ward["residents"] += int(row["residents"])
    return [wards[code] for code in sorted(wards)]


def age_rows(source):
    """Return rows of population_age.csv: residents of each age band by LSOA 2011, mid-2020."""
    return [{"lsoa11_code": r["lsoa11_code"], "age_band": band,
             "residents": sum(int(float(v)) for k, v in r.items()
                              if k.rstrip("+").isdigit() and first <= int(k.rstrip("+")) <= last)}
            for r in sorted(source, key=lambda r: r["lsoa11_code"]) for band, first, last in facts.AGE_BANDS]


def group_rows(source, column, label):
    """Return rows of a census table by LSOA 2021; ``label`` shortens the census's name of a group."""
    return sorted(({"lsoa21_code": r["lsoa21_code"], "group": label(r[column]), "residents": whole(r["n"])}
                   for r in source), key=lambda row: (row["lsoa21_code"], row["group"]))


def write_all(statistics, authority, out):
    """Read the statistics, write the compact tables; return {table: rows}."""
    geography, population = statistics / "geography", statistics / "population"
    changes, lsoa21 = table.read(geography / "lsoa11_to_lsoa21.csv"), table.read(geography / "lsoa21.csv")
    near = directory.read(authority).near
    sectors = {sector(p) for p in near}
    areas = lookup.read(sectors)
    inside = {p: place for p, place in near.items() if place.authority == authority}
    placing = LsoaPlacing(inside, areas, {r["lsoa11_code"] for r in changes})
    wards = WardPlacing(authority, inside, code_point.wards({area(s) for s in sectors}),
                        {p: placing.of(p, place)[0] for p, place in inside.items()})
    lsoas = lsoa_rows(authority, lsoa21, changes, areas, wards.of_lsoa)
    groups = ["lsoa21_code", "group", "residents"]
    return {
        "lsoa.csv": table.write(out / "lsoa.csv", facts.LSOA_COLUMNS, lsoas),
        "lsoa_change.csv": table.write(out / "lsoa_change.csv", facts.CHANGE_COLUMNS, change_rows(changes)),
        "ward.csv": table.write(out / "ward.csv", facts.WARD_COLUMNS, ward_rows(authority, lsoas)),
        "population_age.csv": table.write(out / "population_age.csv", ["lsoa11_code", "age_band", "residents"],
                                          age_rows(table.read(population / "age_mid2020_lsoa11.csv"))),
        "population_ethnicity.csv": table.write(out / "population_ethnicity.csv", groups, group_rows(
            table.read(population / "ethnicity_lsoa21.csv"), "ethnic_group",
            lambda name: ETHNIC_GROUPS[name.replace(",", " ").split()[0]])),
        "population_religion.csv": table.write(out / "population_religion.csv", groups, group_rows(
            table.read(population / "religion_lsoa21.csv"), "religion", str)),
        "population_disability.csv": table.write(out / "population_disability.csv", groups, group_rows(
            table.read(population / "disability_lsoa21.csv"), "disability",
            lambda name: name.removesuffix(" under the Equality Act"))),
    }


def main(argv=None):
    """Run from the command line; return the exit code (0 done, 2 wrong use, 70 failed)."""
    parser = argparse.ArgumentParser(prog="build_reference.census", description=__doc__.split("\n")[0])
    parser.add_argument("--statistics", required=True, type=Path, metavar="DIR")
    parser.add_argument("--authority", required=True, metavar="CODE")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR")
    options = parser.parse_args(argv)
    try:
        counts = write_all(options.statistics, options.authority, options.out)
    except (BuildError, OSError) as error:
        print(f"Not written: {error}", file=sys.stderr)
        return 70
    for name, rows in sorted(counts.items()):
        print(f"{name}: {rows} rows", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
