"""The lines between wards, as narrow areas: a map that can only fill areas draws them so.

A ribbon is what lies within half the line's width of a ward's boundary. Where it closes on itself it is cut by a narrow slit, so
that one outer ring, without a hole, holds the whole of it.
"""

import json
from math import cos, hypot, radians

from shapely import set_precision, transform
from shapely.geometry import LineString, Polygon
from shapely.ops import nearest_points

from build_reference.outline import DECIMALS, ring

METRES_PER_DEGREE = 111_195     # of latitude
LINES_ACROSS = 260              # a line is a 260th of the longer side of the area: one and a half pixels of a map 400 pixels high
SLIT = 4                        # metres: nothing to the eye, and more than the rounding of coordinates
STRAIGHTER = 0.05               # of a line's width: bends below it only make the file longer


def rows(wards):
    """Return rows of outline_ward_line.csv from rows of outline_ward.csv (keys ward_code, vintage, approximate, ring)."""
    rings = [(ward, json.loads(ward["ring"])) for ward in wards]
    if not rings:
        return []
    metres = Metres([point for _, points in rings for point in points])
    parts = {}
    for ward, points in rings:
        parts.setdefault((ward["ward_code"], ward["vintage"], ward["approximate"]), []).extend(
            piece for ribbon in ribbons(metres.of(Polygon(points)), metres.line_width) for piece in polygons(metres.back(ribbon)))
    return [{"ward_code": code, "vintage": vintage, "approximate": approximate, "part": number, "ring": ring(part)}
            for (code, vintage, approximate), found in sorted(parts.items())
            for number, part in enumerate(sorted(found, key=lambda p: (-p.area, p.bounds)), start=1)]


class Metres:
    """A plane in metres over an area some tens of kilometres wide, and the way back to longitude and latitude."""

    def __init__(self, points):
        """Take the plane's narrowing from the middle latitude of the points, and the line's width from their extent."""
        west, east = min(x for x, _ in points), max(x for x, _ in points)
        south, north = min(y for _, y in points), max(y for _, y in points)
        self.scale = METRES_PER_DEGREE * cos(radians((south + north) / 2)), METRES_PER_DEGREE
        self.line_width = max((east - west) * self.scale[0], (north - south) * self.scale[1]) / LINES_ACROSS

    def of(self, shape):
        """Return a shape of degrees in metres."""
        return transform(shape, lambda c: c * self.scale)

    def back(self, shape):
        """Return a shape of metres in degrees, rounded as rings are, so that rounding cannot make a ring cross itself."""
        return set_precision(transform(shape, lambda c: c / self.scale), 10 ** -DECIMALS)


def ribbons(area, width):
    """Return the polygons without holes that together lie within width / 2 of the boundary of an area, but for slits.

    What of the area is narrower than the line (thorns that generalising left) has none.
    """
    broad = area.buffer(-width / 2, join_style="mitre").buffer(width / 2, join_style="mitre")
    line = broad.boundary.buffer(width / 2, join_style="mitre", mitre_limit=2).simplify(width * STRAIGHTER)
    return [piece for polygon in polygons(line) for piece in without_holes(polygon)]


def without_holes(polygon):
    """Return the pieces, without holes, into which narrow slits cut a polygon; mostly one."""
    if not polygon.interiors:
        return [polygon]
    hole = Polygon(polygon.interiors[0])
    others = [polygon.exterior] + list(polygon.interiors)[1:]
    inside, outside = nearest_points(hole.exterior, min(others, key=hole.exterior.distance))
    cut = polygons(polygon.difference(slit(inside, outside)))
    return [piece for part in cut for piece in without_holes(part)]


def slit(inside, outside):
    """Return a thin rectangle that reaches a little beyond both points."""
    length = hypot(outside.x - inside.x, outside.y - inside.y) or 1
    beyond_x, beyond_y = (outside.x - inside.x) / length * SLIT, (outside.y - inside.y) / length * SLIT
    return LineString([(inside.x - beyond_x, inside.y - beyond_y), (outside.x + beyond_x, outside.y + beyond_y)]).buffer(
        SLIT / 2, cap_style="flat")


def polygons(shape):
    """Return the polygons of a shape, empty ones left out."""
    return [part for part in getattr(shape, "geoms", [shape]) if isinstance(part, Polygon) and not part.is_empty]
