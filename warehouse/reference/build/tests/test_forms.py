"""Postcodes, grid, tables and holidays: the parts that need no data package."""

import tempfile
import unittest
from datetime import date
from pathlib import Path

from build_reference import grid, table
from build_reference.nearest import Nearest
from build_reference.postcode import area, normalised, sector


class PostcodeTest(unittest.TestCase):

    def test_every_spacing_and_case_gives_one_form(self):
        for written in ("BS1 1AA", "BS1  1AA", "bs11aa", " BS11AA "):
            self.assertEqual("BS1 1AA", normalised(written))
        self.assertEqual("EC1A 1BB", normalised("EC1A1BB"))
        self.assertEqual("BS10 2AA", normalised("BS102AA"))

    def test_what_is_no_postcode_is_none(self):
        for written in ("", "BRISTOL", "BS1", "1BS 1AA", "BS1 AAA"):
            self.assertIsNone(normalised(written))

    def test_sector_and_area(self):
        self.assertEqual("BS10 2", sector("BS10 2AA"))
        self.assertEqual("BS", area("BS10 2"))
        self.assertEqual("M", area("M1 1AA"))


class GridTest(unittest.TestCase):

    def test_a_point_of_bristol_lands_within_ten_metres(self):
        east, north = grid.easting_northing(51.449516, -2.57837)
        self.assertAlmostEqual(359905, east, delta=10)
        self.assertAlmostEqual(172440, north, delta=10)


    def test_there_and_back_again_is_the_same_point(self):
        for point in ((359905, 172440), (140000, 30000), (420000, 650000), (650000, 310000)):
            east, north = grid.easting_northing(*grid.latitude_longitude(*point))
            self.assertAlmostEqual(point[0], east, delta=0.01)
            self.assertAlmostEqual(point[1], north, delta=0.01)


class NearestTest(unittest.TestCase):

    def test_the_nearest_wins_across_cells(self):
        points = Nearest([(499, 0, "left"), (1400, 0, "right")])
        self.assertEqual("left", points.label(510, 0))
        self.assertEqual("right", points.label(1000, 0))

    def test_nothing_within_reach_is_none(self):
        self.assertIsNone(Nearest([(0, 0, "far")]).label(50_000, 0))

    def test_a_tie_does_not_depend_on_the_order_of_points(self):
        points = [(0, 0, "b"), (200, 0, "a")]
        self.assertEqual(Nearest(points).label(100, 0), Nearest(points[::-1]).label(100, 0))


class TableTest(unittest.TestCase):

    def test_written_tables_are_utf8_with_line_feeds_and_empty_for_none(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "deep", "t.csv")
            self.assertEqual(1, table.write(path, ["a", "b"], [{"a": "Môn", "b": None, "c": "left out"}]))
            self.assertEqual("a,b\nMôn,\n".encode(), path.read_bytes())
            self.assertEqual([{"a": "Môn", "b": ""}], table.read(path))


class BankHolidayTest(unittest.TestCase):

    def test_the_years_with_exceptions(self):
        from build_reference.national import bank_holidays
        self.assertIn(date(2020, 5, 8), bank_holidays(2020))
        self.assertNotIn(date(2020, 5, 4), bank_holidays(2020))
        self.assertEqual({date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19)},
                         {d for d in bank_holidays(2022) if d.month in (6, 9)})
        self.assertIn(date(2023, 5, 8), bank_holidays(2023))

    def test_every_ordinary_year_has_eight_on_weekdays(self):
        from build_reference.national import bank_holidays
        for year in (2018, 2019, 2021, 2024, 2025, 2026, 2027, 2028):
            self.assertEqual(8, len(bank_holidays(year)), year)
            self.assertTrue(all(day.weekday() < 5 for day in bank_holidays(year)), year)

    def test_christmas_on_a_sunday_moves_behind_boxing_day(self):
        from build_reference.national import bank_holidays
        self.assertEqual("Boxing Day", bank_holidays(2022)[date(2022, 12, 26)])
        self.assertEqual("Christmas Day (substitute day)", bank_holidays(2022)[date(2022, 12, 27)])


if __name__ == "__main__":
    unittest.main()
