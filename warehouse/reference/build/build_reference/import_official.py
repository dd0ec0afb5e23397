"""From official downloads of an authority to our own compact tables.

Run as ``python -m build_reference.import_official --authority CODE --out DIR FILE…``. Files are known by their headings and
properties, not by their names: the ONS Postcode Directory or NSPL (required), the LSOA 2011 to 2021 lookup, the LSOA 2021
to ward lookup, the English Indices of Deprivation, the Welsh Index (one column a measure, or StatsWales's one row a
measure), Census 2021 tables by LSOA 2021 (TS001, TS021, TS030, TS038), residents by single year of age (census or mid-year
estimates), and outlines of LSOAs and wards (GeoJSON, longitude and latitude). Needs no package beyond Python's own, but for the
lines between wards, which a map can do without: where shapely is missing they are left out, and that is said.
"""

import argparse
import csv
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from build_reference import BuildError, ages, facts, table, welsh_index
from build_reference.__main__ import authority_code
from build_reference.postcode import normalised, sector

POSTCODE_COLUMNS = ["postcode", "authority_code", "lsoa11_code", "lsoa21_code", "ward_code", "ward_method", "easting",
                    "northing", "terminated", "live", "estimated"]
OUTLINE_COLUMNS = ["vintage", "approximate", "part", "ring"]
NAMES = {  # our name of a column, and how the official files spell it from one year to the next
    "postcode": r"pcds", "authority": r"oslaua|laua|ladcd|lad\d\dcd", "ward": r"osward|wardcd|wd\d\dcd",
    "ward_name": r"wd\d\dnm", "lsoa11": r"lsoa11(cd)?", "lsoa21": r"lsoa21(cd)?", "lsoa11_name": r"lsoa11nm",
    "lsoa21_name": r"lsoa21nm", "easting": r"(os)?east1m", "northing": r"(os)?nrth1m|(os)?north1m", "terminated": r"doterm",
    "change": r"ch(n)?gind", "imd_lsoa": r"lsoa code \(20\d\d\)", "imd_score": r"index of multiple deprivation \(imd\) score",
    "imd_rank": r"index of multiple deprivation \(imd\) rank.*", "imd_decile": r"index of multiple deprivation \(imd\) decile.*",
    "crime_decile": r"crime decile.*", "geography": r"geography code", "total": r"residence type: total.*"}
KINDS = {  # what a table is, and the columns by which it is known, the first that fits
    "postcodes": {"postcode", "authority", "lsoa21"}, "changes": {"lsoa11", "lsoa21", "lsoa11_name", "lsoa21_name"},
    "wards": {"lsoa21", "ward", "ward_name"}, "deprivation": {"imd_lsoa", "imd_rank"}, "census": {"geography"}}
OUTLINE_KEYS = r"lsoa(11|21)(cd|_code)|(wd\d\d|wd)cd|ward(\d\d)?_code"
CENSUS = {"ethnic group": "ethnicity", "religion": "religion", "disability": "disability"}
CHANGES = {"U": "unchanged", "S": "split", "M": "merged"}


def headings(path):
    """Return {our name: heading} of a CSV, and the headings themselves."""
    with open(path, encoding="utf-8-sig", newline="") as source:
        row = next(csv.reader(source), [])
    return {ours: heading for heading in row for ours, spelled in NAMES.items()
            if re.fullmatch(spelled, heading.strip(), re.IGNORECASE)}, row


def rows(path, names):
    """Yield the rows of a CSV as dicts under our names."""
    with open(path, encoding="utf-8-sig", newline="") as source:
        for row in csv.DictReader(source):
            yield {ours: (row[heading] or "").strip() for ours, heading in names.items()}


def sort_out(paths):
    """Return {kind: [(path, names)]}; BuildError for a file of no known kind."""
    found = defaultdict(list)
    for path in paths:
        if path.suffix.lower() in (".geojson", ".json"):
            found["outlines"].append((path, None))
            continue
        names, row = headings(path)
        if welsh_index.is_in(path):
            found["welsh"].append((path, names))
            continue
        if ages.fits(row):
            found["ages"].append((path, names))
            continue
        kind = next((kind for kind, needed in KINDS.items() if needed <= set(names)), None)
        if kind is None:
            raise BuildError(f"{path.name} is of no kind that is known; its first columns are {', '.join(row[:6])}.")
        found[kind].append((path, names))
    if not found["postcodes"]:
        raise BuildError("Among the files is no ONS Postcode Directory nor NSPL; without postcodes nothing can be placed.")
    return found


def postcode_rows(path, names, authority):
    """Return the rows of postcode.csv and of sector_elsewhere.csv; two passes, for the directory is large."""
    authorities = defaultdict(set)
    for row in rows(path, names):
        postcode = normalised(row["postcode"])
        if postcode:
            authorities[sector(postcode)].add(row["authority"])
    near = {name for name, codes in authorities.items() if authority in codes}
    if not near:
        raise BuildError(f"{path.name} has no postcode in {authority}.")
    inside = []
    for row in rows(path, names):
        postcode = normalised(row["postcode"])
        if not postcode or sector(postcode) not in near:
            continue
        out = {"postcode": postcode, "authority_code": row["authority"]}
        if row["authority"] == authority:
            ended = row.get("terminated", "")
            out |= {"lsoa11_code": row.get("lsoa11", ""), "lsoa21_code": row["lsoa21"], "ward_code": row.get("ward", ""),
                    "ward_method": "own", "easting": row.get("easting", ""), "northing": row.get("northing", ""),
                    "terminated": ended, "live": "N" if ended else "Y"}
        inside.append(out)
    elsewhere = [{"sector": name, "authority_code": min(codes - {""}) if len(codes - {""}) == 1 else ""}
                 for name, codes in sorted(authorities.items()) if name not in near]
    return sorted(inside, key=lambda row: row["postcode"]), elsewhere


def change_rows(found, postcodes):
    """Return rows of lsoa_change.csv, of the authority's LSOAs: by the lookup, else by pairs among its postcodes."""
    ours = {row.get("lsoa21_code") for row in postcodes} - {None, ""}
    if found["changes"]:
        path, names = found["changes"][0]
        return sorted(({"lsoa11_code": r["lsoa11"], "lsoa21_code": r["lsoa21"],
                        "change": CHANGES.get(r.get("change", ""), "irregular"), "lsoa11_name": r["lsoa11_name"],
                        "lsoa21_name": r["lsoa21_name"]} for r in rows(path, names) if r["lsoa21"] in ours),
                      key=lambda r: (r["lsoa11_code"], r["lsoa21_code"]))
    pairs = sorted({(row["lsoa11_code"], row["lsoa21_code"]) for row in postcodes
                    if row.get("lsoa11_code") and row.get("lsoa21_code")})
    parts = Counter(old for old, _ in pairs)
    return [{"lsoa11_code": old, "lsoa21_code": new, "lsoa11_name": "", "lsoa21_name": "",
             "change": "unchanged" if old == new else "split" if parts[old] > 1 else "irregular"} for old, new in pairs]


def lsoa_rows(authority, changes, found, centres, residents):
    """Return rows of lsoa.csv: every LSOA 2021, and those of 2011 that are not among them."""
    wards = {r["lsoa21"]: r for path, names in found["wards"] for r in rows(path, names)}
    indices = {r["imd_lsoa"]: r for path, names in found["deprivation"] for r in rows(path, names)}
    for path, _ in found["welsh"]:
        indices |= welsh_index.read(path)
    old, new = {r["lsoa11_code"] for r in changes}, {r["lsoa21_code"] for r in changes}
    names = {r["lsoa11_code"]: r["lsoa11_name"] for r in changes} | {r["lsoa21_code"]: r["lsoa21_name"] for r in changes}
    parts = defaultdict(list)
    for row in changes:
        parts[row["lsoa11_code"]].append(row["lsoa21_code"])
    found_rows = []
    for code in sorted(old | new):
        ward, imd = wards.get(code, {}), indices.get(code, {})
        counted = [residents[part] for part in (parts[code] if code not in new else [code]) if part in residents]
        latitude, longitude = centres.get(code, ("", ""))
        found_rows.append({
            "lsoa_code": code, "lsoa_name": names[code] or code, "msoa_name": names[code][:-1],
            "vintages": "both" if code in old and code in new else "2021" if code in new else "2011",
            "change": "unchanged" if code in old and code in new else "new" if code in new else "split",
            "ward_code": ward.get("ward", ""), "ward_name": ward.get("ward_name", ""), "authority_code": authority,
            "residents": sum(counted) if counted else "", "imd_decile": imd.get("imd_decile", ""),
            "imd_rank": imd.get("imd_rank", "").replace(",", ""), "imd_score": imd.get("imd_score", ""),
            "crime_decile": imd.get("crime_decile", ""), "lat": latitude, "lon": longitude})
    return found_rows


def ward_rows(authority, postcodes, lsoas):
    """Return rows of ward.csv: the wards of postcodes and of LSOAs, residents of the LSOAs that best fit each."""
    names = {row["ward_code"]: row["ward_name"] for row in lsoas if row["ward_code"]}
    residents = Counter()
    for row in lsoas:
        if row["vintages"] != "2011" and row["residents"] != "":
            residents[row["ward_code"]] += row["residents"]
    codes = {row["ward_code"] for row in postcodes if row.get("ward_code")} | set(names)
    return [{"ward_code": code, "ward_name": names.get(code) or code, "authority_code": authority,
             "residents": residents.get(code, "")} for code in sorted(codes)]


def census(found, lsoas):
    """Return residents by LSOA 2021, and {characteristic: rows of its population table}; nested categories are left out."""
    residents, tables = {}, {}
    for path, names in found["census"]:
        _, row = headings(path)
        for line in table.read(path):
            code = line[names["geography"]]
            if code not in lsoas:
                continue
            if "total" in names:
                residents[code] = int(line[names["total"]])
            for heading in row:
                parts = [part.strip() for part in heading.split(";")[0].split(":")]
                kind = CENSUS.get(parts[0].lower())
                if kind and len(parts) == 2 and parts[1] and not parts[1].lower().startswith("total"):
                    tables.setdefault(kind, []).append({"lsoa21_code": code, "group": short(kind, parts[1]), "residents": line[heading]})
    return residents, {kind: sorted(lines, key=lambda r: (r["lsoa21_code"], r["group"])) for kind, lines in tables.items()}


def short(kind, group):
    """Return the name that our tables give a census group."""
    return group.replace(",", " ").split()[0] if kind == "ethnicity" else group.removesuffix(" under the Equality Act")


def outlines(paths, wanted):
    """Return {"lsoa" | "ward": rows} of the features whose code is wanted, and {code: (latitude, longitude)}."""
    found, centres = {"lsoa": [], "ward": []}, {}
    for path, _ in paths:
        for feature in json.loads(path.read_text(encoding="utf-8-sig"))["features"]:
            known = {key.lower(): value for key, value in feature["properties"].items()}
            key = next((k for k in known if re.fullmatch(OUTLINE_KEYS, k)), None)
            if key is None or known[key] not in wanted:
                continue
            if "lat" in known and known.get("long") is not None:
                centres[known[key]] = (known["lat"], known["long"])
            shape = feature["geometry"]
            polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
            rings = sorted(([[round(x, 5), round(y, 5)] for x, y, *_ in polygon[0]] for polygon in polygons), key=len, reverse=True)
            if any(abs(x) > 180 or abs(y) > 90 for ring in rings for x, y in ring):
                raise BuildError(f"{path.name} is not in longitude and latitude; download it as GeoJSON (WGS84).")
            name = "lsoa" if key.startswith("lsoa") else "ward"
            year = re.search(r"\d\d", key)
            vintage = "20" + year[0] if year else ""
            found[name] += [{f"{name}_code": known[key], "vintage": vintage, "approximate": "false", "part": part,
                             "ring": json.dumps(ring, separators=(",", ":"))} for part, ring in enumerate(rings, 1)]
    return {name: sorted(lines, key=lambda r: (r[f"{name}_code"], r["part"])) for name, lines in found.items()}, centres


def ward_lines(wards):
    """Return rows of outline_ward_line.csv, none where the package that draws them is missing."""
    try:
        from build_reference import ward_line
    except ModuleNotFoundError as error:
        print(f"Lines between wards are left out, for the Python package {error.name} is missing. "
              "Run 'spahc reference build' once, which installs it, then import again.", file=sys.stderr)
        return []
    return ward_line.rows(wards)


def boundaries(paths, wanted):
    """Return {"lsoa" | "ward": rows}: one a polygon with its holes, as exact as the file has it, by which points are placed.

    Of LSOAs those of 2021 alone, so that no point lies in two.
    """
    found = {"lsoa": [], "ward": []}
    for path, _ in paths:
        for feature in json.loads(path.read_text(encoding="utf-8-sig"))["features"]:
            known = {key.lower(): value for key, value in feature["properties"].items()}
            key = next((k for k in known if re.fullmatch(OUTLINE_KEYS, k) and not k.startswith("lsoa11")), None)
            if key is not None and known[key] in wanted:
                shape, name = feature["geometry"], "lsoa" if key.startswith("lsoa") else "ward"
                polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
                found[name] += [{f"{name}_code": known[key], "rings": json.dumps(
                    [[[round(x, 6), round(y, 6)] for x, y, *_ in ring] for ring in polygon], separators=(",", ":"))} for polygon in polygons]
    return {name: sorted(lines, key=lambda r: (r[f"{name}_code"], r["rings"])) for name, lines in found.items()}


def import_all(authority, out, paths):
    """Read the files, write the tables; return {table: rows}."""
    found = sort_out(paths)
    postcodes, elsewhere = postcode_rows(*found["postcodes"][0], authority)
    changes = change_rows(found, postcodes)
    codes = {r["lsoa11_code"] for r in changes} | {r["lsoa21_code"] for r in changes}
    residents, populations = census(found, codes)
    wards = {row["ward_code"] for row in postcodes if row.get("ward_code")}
    drawn, centres = outlines(found["outlines"], codes | wards)
    drawn["ward_line"] = ward_lines(drawn["ward"]) if drawn["ward"] else []
    exact = boundaries(found["outlines"], {r["lsoa21_code"] for r in changes} | wards)
    lsoas = lsoa_rows(authority, changes, found, centres, residents)
    tables = {"postcode.csv": (POSTCODE_COLUMNS, postcodes), "sector_elsewhere.csv": (["sector", "authority_code"], elsewhere),
              "lsoa.csv": (facts.LSOA_COLUMNS, lsoas), "lsoa_change.csv": (facts.CHANGE_COLUMNS, changes),
              "ward.csv": (facts.WARD_COLUMNS, ward_rows(authority, postcodes, lsoas))}
    tables |= {f"population_{kind}.csv": (["lsoa21_code", "group", "residents"], lines) for kind, lines in populations.items()}
    tables |= {f"boundary_{name}.csv": ([f"{name}_code", "rings"], lines) for name, lines in exact.items() if lines}
    for path, _ in found["ages"]:
        name, columns, lines = ages.read(path, codes)
        tables[name] = (columns, lines)
    tables |= {f"outline_{name}.csv": ([f"{name.split('_')[0]}_code"] + OUTLINE_COLUMNS, lines) for name, lines in drawn.items() if lines}
    return {name: table.write(Path(out, name), columns, lines) for name, (columns, lines) in tables.items()}


def main(argv=None):
    """Run from the command line; return the exit code (0 done, 2 wrong use, 70 failed)."""
    parser = argparse.ArgumentParser(prog="build_reference.import_official", description=__doc__.split("\n")[0])
    parser.add_argument("--authority", required=True, type=authority_code, metavar="CODE")
    parser.add_argument("--out", required=True, type=Path, metavar="DIR")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    options = parser.parse_args(argv)
    missing = [str(path) for path in options.files if not path.is_file()]
    if missing:
        print(f"Not imported: there is no file {', '.join(missing)}.", file=sys.stderr)
        return 2
    try:
        counts = import_all(options.authority, options.out, options.files)
    except BuildError as error:
        print(f"Not imported: {error}", file=sys.stderr)
        return 2
    except (OSError, ValueError, KeyError, UnicodeDecodeError) as error:
        print(f"Not imported: a file could not be read ({type(error).__name__}: {error}).", file=sys.stderr)
        return 70
    for name, lines in sorted(counts.items()):
        print(f"{name}: {lines} rows", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
