"""The build of one authority: read the packages, place the postcodes, write the tables."""

from collections import Counter, defaultdict
from pathlib import Path

from build_reference import code_point, directory, facts, grid, lookup, outline, table, ward_line
from build_reference.placing import LsoaPlacing, SplitPlacing, WardPlacing
from build_reference.postcode import area, sector

POSTCODE_COLUMNS = ["postcode", "authority_code", "lsoa11_code", "lsoa21_code", "ward_code", "ward_method", "easting",
                    "northing", "terminated", "live", "estimated"]
ESTIMATES = {"nearest": "lsoa", "output_area": "lsoa21"}    # which code of a row is an estimate, by method
SECTOR_COLUMNS = ["sector", "authority_code"]
OUTLINE_COLUMNS = ["vintage", "approximate", "part", "ring"]


def build(authority, out, facts_folder, say):
    """Write the tables of an authority into ``out``; ``say`` is told of progress. Return {table: rows}."""
    known = facts.Facts(facts_folder)
    say("1/5 postcodes of the ONS directory")
    near = directory.read(authority)
    sectors = {sector(p) for p in near.near}
    say(f"2/5 areas of {len(near.near)} postcodes in {len(sectors)} sectors")
    areas = lookup.read(sectors)
    say("3/5 wards from Code-Point Open")
    wards = code_point.wards({area(s) for s in sectors})
    say("4/5 placing postcodes")
    inside = {p: place for p, place in near.near.items() if place.authority == authority}
    lsoas = known.lsoas_2011() or home_lsoas(near.near, areas, authority)
    lsoa_placing = LsoaPlacing(inside, areas, lsoas)
    lsoa_of = {p: lsoa_placing.of(p, place) for p, place in inside.items()}
    ward_placing = WardPlacing(authority, inside, wards, {p: found[0] for p, found in lsoa_of.items()})
    split_placing = SplitPlacing(known.changes, known.centres_2021(), inside, areas)
    postcodes = []
    for postcode, place in sorted(near.near.items()):
        row = {"postcode": postcode, "authority_code": place.authority}
        if postcode in inside:
            lsoa, lsoa_method = lsoa_of[postcode]
            ward, ward_method = ward_placing.of(postcode, place, lsoa)
            lsoa21, lsoa21_method = split_placing.of(postcode, lsoa)
            live = postcode in wards
            row |= {"lsoa11_code": lsoa, "lsoa21_code": lsoa21, "ward_code": ward, "ward_method": ward_method,
                    "easting": place.easting, "northing": place.northing, "live": "Y" if live else "N",
                    "terminated": "" if live or postcode not in areas else areas[postcode].terminated,
                    "estimated": ESTIMATES.get(lsoa_method) or ESTIMATES.get(lsoa21_method)}
        postcodes.append(row)
    say("5/5 outlines")
    features = outline.read(lsoas)
    ward_of_lsoa = {l: known.wards().get(l) or ward_placing.of_lsoa(l) for l in lsoas}
    points = [ward_point(row) for row in postcodes if row.get("ward_method") == "own" and row["easting"]]
    ward_outlines = [{"ward_code": row.pop("code"), **row} for row in outline.ward_rows(features, ward_of_lsoa, points)]
    counts = {
        "postcode.csv": table.write(Path(out, "postcode.csv"), POSTCODE_COLUMNS, postcodes),
        "sector_elsewhere.csv": table.write(Path(out, "sector_elsewhere.csv"), SECTOR_COLUMNS, (
            {"sector": s, "authority_code": a} for s, a in sorted(near.elsewhere.items()))),
        "outline_lsoa.csv": table.write(Path(out, "outline_lsoa.csv"), ["lsoa_code"] + OUTLINE_COLUMNS, (
            {"lsoa_code": row.pop("code"), **row} for row in outline.lsoa_rows(features))),
        "outline_ward.csv": table.write(Path(out, "outline_ward.csv"), ["ward_code"] + OUTLINE_COLUMNS, ward_outlines),
        "outline_ward_line.csv": table.write(Path(out, "outline_ward_line.csv"), ["ward_code"] + OUTLINE_COLUMNS,
                                             ward_line.rows(ward_outlines)),
    }
    if known.known:
        return counts | {name: len(table.read(Path(out, name))) for name in known.copy_to(out)}
    return counts | write_bare(authority, out, features, areas, ward_of_lsoa, postcodes)


def ward_point(row):
    """Return (longitude, latitude, LSOA 2011, ward) of a row of postcode.csv."""
    latitude, longitude = grid.latitude_longitude(row["easting"], row["northing"])
    return longitude, latitude, row["lsoa11_code"], row["ward_code"]


def home_lsoas(places, areas, authority):
    """Return the 2011 LSOAs most of whose postcodes lie in the authority."""
    counts = defaultdict(Counter)
    for postcode, found in areas.items():
        if postcode in places and places[postcode].authority:
            counts[found.lsoa][places[postcode].authority] += 1
    return {lsoa for lsoa, count in counts.items() if 2 * count[authority] > count.total()}


def write_bare(authority, out, features, areas, ward_of_lsoa, postcodes):
    """Write lsoa.csv and ward.csv from the packages alone: LSOAs of 2011, no counts; return {table: rows}."""
    names, msoas = code_point.names(), {found.lsoa: found for found in areas.values()}
    lsoas = []
    for code, feature in sorted(features.items()):
        latitude, longitude = outline.centroid(feature)
        ward = ward_of_lsoa[code]
        lsoas.append({"lsoa_code": code, "lsoa_name": feature["properties"]["LSOA11NM"], "vintages": "2011",
                      "msoa_code": msoas[code].msoa if code in msoas else "",
                      "msoa_name": msoas[code].msoa_name if code in msoas else "",
                      "ward_code": ward, "ward_name": names.get(ward, ""), "authority_code": authority,
                      "lat": latitude, "lon": longitude})
    wards = sorted({row["ward_code"] for row in postcodes if row.get("ward_code")})
    return {
        "lsoa.csv": table.write(Path(out, "lsoa.csv"), facts.LSOA_COLUMNS, lsoas),
        "ward.csv": table.write(Path(out, "ward.csv"), facts.WARD_COLUMNS, (
            {"ward_code": w, "ward_name": names.get(w, ""), "authority_code": authority} for w in wards)),
    }
