"""Outlines and the command line."""

import contextlib
import io
import json
import unittest

from build_reference import outline
from build_reference.__main__ import main


def square(x, y, side=0.01):
    corners = [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]
    return {"properties": {"LAT": y, "LONG": x}, "geometry": {"type": "Polygon", "coordinates": [corners]}}


class OutlineTest(unittest.TestCase):

    def test_a_ring_is_closed_and_has_five_decimals(self):
        row = outline.lsoa_rows({"E01": square(-2.123456789, 51.4)})[0]
        ring = json.loads(row["ring"])
        self.assertEqual(ring[0], ring[-1])
        self.assertTrue(all(round(c, 5) == c for point in ring for c in point))
        self.assertEqual(("2011", "false", 1), (row["vintage"], row["approximate"], row["part"]))

    def test_a_ward_joins_its_lsoas_over_a_sliver_and_says_that_it_is_approximate(self):
        features = {"E01": square(-2.6, 51.4), "E02": square(-2.58995, 51.4)}
        rows = outline.ward_rows(features, {"E01": "W1", "E02": "W1"}, [])
        self.assertEqual([("W1", 1, "true")], [(r["code"], r["part"], r["approximate"]) for r in rows])

    def test_parts_that_lie_apart_are_numbered_by_size(self):
        features = {"E01": square(-2.6, 51.4, 0.005), "E02": square(-2.5, 51.4)}
        rows = outline.ward_rows(features, {"E01": "W1", "E02": "W1"}, [])
        self.assertEqual([1, 2], [r["part"] for r in rows])
        self.assertAlmostEqual(-2.5, min(x for x, _ in json.loads(rows[0]["ring"])), places=3)


    def test_an_lsoa_in_two_wards_is_divided_between_its_postcodes(self):
        points = [(-2.598, 51.405, "E01", "W1"), (-2.592, 51.405, "E01", "W2")]
        rows = outline.ward_rows({"E01": square(-2.6, 51.4)}, {"E01": "W1"}, points)
        rings = {r["code"]: json.loads(r["ring"]) for r in rows}
        self.assertAlmostEqual(-2.595, max(x for x, _ in rings["W1"]), places=4)
        self.assertAlmostEqual(-2.595, min(x for x, _ in rings["W2"]), places=4)


class CommandLineTest(unittest.TestCase):

    def run_main(self, *arguments):
        errors = io.StringIO()
        with contextlib.redirect_stderr(errors):
            try:
                return main(list(arguments)), errors.getvalue()
            except SystemExit as ending:
                return ending.code, errors.getvalue()

    def test_a_place_name_is_wrong_use(self):
        code, said = self.run_main("--authority", "Bristol", "--out", "nowhere")
        self.assertEqual(2, code)
        self.assertIn("is not the code of", said)

    def test_a_folder_without_facts_is_wrong_use(self):
        code, said = self.run_main("--authority", "E06000023", "--out", "nowhere", "--facts", "absent")
        self.assertEqual(2, code)
        self.assertIn("lsoa.csv", said)


if __name__ == "__main__":
    unittest.main()
