"""Lines between wards: by hand on small shapes, and the committed ones of Bristol."""

import json
import unittest
from pathlib import Path

from shapely import unary_union
from shapely.geometry import LineString, Point, Polygon

from build_reference import table, ward_line

BRISTOL = Path(__file__).resolve().parents[2] / "authority" / "E06000023"
BOX = -2.75, 51.38, -2.49, 51.56    # west, south, east, north: the city lies within


def ward(code, points):
    """Return a row of outline_ward.csv."""
    return {"ward_code": code, "vintage": "2011", "approximate": "true", "part": 1, "ring": json.dumps(points + points[:1])}


def square(x, y, side):
    return [[x, y], [x + side, y], [x + side, y + side], [x, y + side]]


def polygon(row):
    return Polygon(json.loads(row["ring"]))


class RibbonTest(unittest.TestCase):

    def test_a_boundary_becomes_one_ring_that_keeps_to_the_boundary(self):
        rows = ward_line.rows([ward("W1", square(-2.6, 51.4, 0.1))])
        self.assertEqual([("W1", "2011", "true", 1)], [(r["ward_code"], r["vintage"], r["approximate"], r["part"]) for r in rows])
        ribbon, boundary = polygon(rows[0]), LineString(square(-2.6, 51.4, 0.1) + [[-2.6, 51.4]])
        self.assertTrue(ribbon.is_valid)
        self.assertFalse(ribbon.contains(Point(-2.55, 51.45)), "the middle of the ward is not painted over")
        # 0.1 degrees of latitude are 11,120 m and a line a 260th of it, so half of it is 21.4 m; of longitude a degree is shorter.
        self.assertLess(max(boundary.distance(Point(p)) for p in ribbon.exterior.coords), 0.0006)
        self.assertGreater(boundary.intersection(ribbon).length / boundary.length, 0.999, "but for the slit")

    def test_a_thorn_thinner_than_the_line_has_none(self):
        thorn = [[-2.6, 51.4], [-2.5, 51.4], [-2.5, 51.5], [-2.5499, 51.5], [-2.55, 51.56], [-2.5501, 51.5], [-2.6, 51.5]]
        ribbons = unary_union([polygon(r) for r in ward_line.rows([ward("W1", thorn)])])
        self.assertLess(ribbons.bounds[3], 51.505)
        self.assertTrue(ribbons.contains(Point(-2.58, 51.5)), "the rest of that side is there")

    def test_a_narrow_neck_gives_two_holes_and_still_one_ring_each(self):
        hourglass = [[-2.6, 51.4], [-2.5, 51.4], [-2.5, 51.43], [-2.549, 51.4499], [-2.549, 51.4501], [-2.5, 51.47], [-2.5, 51.5],
                     [-2.6, 51.5], [-2.6, 51.47], [-2.551, 51.4501], [-2.551, 51.4499], [-2.6, 51.43]]
        rows = ward_line.rows([ward("W1", hourglass)])
        for row in rows:
            self.assertTrue(polygon(row).is_valid)
        painted = unary_union([polygon(r) for r in rows])
        self.assertFalse(painted.contains(Point(-2.55, 51.415)) or painted.contains(Point(-2.55, 51.485)))

    def test_parts_of_a_ward_are_numbered_and_no_wards_give_no_lines(self):
        rows = ward_line.rows([ward("W1", square(-2.6, 51.4, 0.1)), ward("W1", square(-2.4, 51.4, 0.05))])
        self.assertEqual([1, 2], [r["part"] for r in rows])
        self.assertEqual([], ward_line.rows([]))


class BristolTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.wards = table.read(BRISTOL / "outline_ward.csv")
        cls.lines = table.read(BRISTOL / "outline_ward_line.csv")
        cls.lsoas = table.read(BRISTOL / "outline_lsoa.csv")

    def test_the_committed_lines_are_those_of_the_committed_wards(self):
        drawn = [{k: str(v) for k, v in row.items()} for row in ward_line.rows(self.wards)]
        self.assertEqual(drawn, self.lines)

    def test_every_ward_has_a_line_and_every_line_is_one_valid_ring(self):
        self.assertEqual({w["ward_code"] for w in self.wards}, {r["ward_code"] for r in self.lines})
        for row in self.lines:
            self.assertTrue(polygon(row).is_valid, row["ward_code"])
            self.assertEqual(len(json.loads(row["ring"])), len({tuple(p) for p in json.loads(row["ring"])}) + 1, "no point twice but the last")

    def test_lines_follow_the_wards_boundaries_and_leave_the_rest_free(self):
        painted = unary_union([polygon(r) for r in self.lines])
        outlines = [polygon(w) for w in self.wards]
        boundary = unary_union([o.boundary for o in outlines])
        self.assertGreater(boundary.intersection(painted).length / boundary.length, 0.98, "but for slits and thorns")
        self.assertLess(painted.area / unary_union(outlines).area, 0.20)

    def test_every_point_lies_in_the_citys_box(self):
        west, south, east, north = BOX
        for row in self.lsoas + self.wards + self.lines:
            for x, y in json.loads(row["ring"]):
                self.assertTrue(west <= x <= east and south <= y <= north, row)

    def test_lsoa_outlines_cover_the_land_that_the_statistics_give_them(self):
        hectares = sum(float(r["area_ha"]) for r in table.read(BRISTOL / "lsoa.csv") if r["vintages"] != "2011")
        metres = ward_line.Metres([point for row in self.lsoas for point in json.loads(row["ring"])])
        parts = [metres.of(polygon(row)) for row in self.lsoas]
        self.assertAlmostEqual(1, unary_union(parts).area / 10_000 / hectares, delta=0.03)
        self.assertLess(sum(p.area for p in parts) / unary_union(parts).area, 1.02, "neighbours do not overlap")


if __name__ == "__main__":
    unittest.main()
