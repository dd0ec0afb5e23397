"""Placing of postcodes on small made data."""

import unittest

from build_reference.directory import Directory, Place, sort_out
from build_reference.grid import easting_northing
from build_reference.lookup import Areas, rows, sector_of_line
from build_reference.placing import LsoaPlacing, SplitPlacing, WardPlacing

HERE, NEXT = "E06000023", "E06000025"


def place(easting, northing, authority=HERE):
    return Place(authority, easting, northing)


def areas(lsoa, output_area="OA1", terminated=""):
    return Areas(terminated, output_area, lsoa, "Name 001A", "M1", "Name 001")


class DirectoryTest(unittest.TestCase):

    def test_a_sector_shared_with_a_neighbour_is_listed_whole(self):
        directory = Directory()
        sort_out({"BS1 1": {"BS1 1AA": place(1, 1), "BS1 1AB": place(2, 2, NEXT)}}, HERE, directory)
        self.assertEqual({"BS1 1AA", "BS1 1AB"}, set(directory.near))
        self.assertEqual({}, directory.elsewhere)

    def test_a_sector_elsewhere_names_its_authority_only_if_it_has_one(self):
        directory = Directory()
        sort_out({"BA1 1": {"BA1 1AA": place(1, 1, NEXT), "BA1 1AB": place(1, 1, "")},
                  "BA2 1": {"BA2 1AA": place(1, 1, NEXT), "BA2 1AB": place(1, 1, "E06000022")}}, HERE, directory)
        self.assertEqual({"BA1 1": NEXT, "BA2 1": ""}, directory.elsewhere)


class LookupTest(unittest.TestCase):

    def test_lines_of_other_sectors_are_left_out(self):
        lines = iter(["pcd7,pcds,doterm,oa11cd,lsoa11cd,msoa11cd,lsoa11nm,msoa11nm\n",
                      '"BS1 1AA","BS1 1AA","199812","O1","E01","M1","Bristol 054B","Bristol 054"\n',
                      '"BS102AA","BS10 2AA","","O2","E02","M1","Bristol 001A","Bristol 001"\n'])
        self.assertEqual({"BS1 1AA": Areas("199812", "O1", "E01", "Bristol 054B", "M1", "Bristol 054")},
                         rows(lines, {"BS1 1"}))

    def test_the_sector_of_a_line_whatever_its_length(self):
        self.assertEqual("BS10 2", sector_of_line('"BS102AA","BS10 2AA"'))
        self.assertEqual("M1 1", sector_of_line('"M1  1AA","M1 1AA"'))


class LsoaPlacingTest(unittest.TestCase):

    def test_a_postcode_newer_than_the_lookup_takes_its_nearest_neighbours_lsoa(self):
        places = {"A": place(0, 0), "B": place(1000, 0), "NEW": place(900, 0), "NOWHERE": place(None, None)}
        placing = LsoaPlacing(places, {"A": areas("E01"), "B": areas("E02")}, {"E01", "E02"})
        self.assertEqual(("E01", "own"), placing.of("A", places["A"]))
        self.assertEqual(("E02", "nearest"), placing.of("NEW", places["NEW"]))
        self.assertEqual(("", ""), placing.of("NOWHERE", places["NOWHERE"]))

    def test_an_lsoa_of_another_authority_is_not_taken(self):
        places = {"A": place(0, 0), "EDGE": place(100, 0)}
        placing = LsoaPlacing(places, {"A": areas("E01"), "EDGE": areas("E99")}, {"E01"})
        self.assertEqual(("E01", "nearest"), placing.of("EDGE", places["EDGE"]))


class WardPlacingTest(unittest.TestCase):

    def setUp(self):
        self.places = {"A": place(0, 0), "B": place(1000, 0), "C": place(20, 0), "OLD": place(900, 0), "GONE": place(50, 0)}
        wards = {"A": (HERE, "W1"), "C": (HERE, "W1"), "B": (HERE, "W2")}
        self.placing = WardPlacing(HERE, self.places, wards, dict.fromkeys(self.places, "E01"))

    def test_a_live_postcode_has_its_own_ward(self):
        self.assertEqual(("W2", "own"), self.placing.of("B", self.places["B"], "E01"))

    def test_a_terminated_one_in_a_divided_lsoa_takes_the_nearest_live_ward(self):
        self.assertEqual(("W2", "best_fit"), self.placing.of("OLD", self.places["OLD"], "E01"))
        self.assertEqual(("W1", "best_fit"), self.placing.of("GONE", self.places["GONE"], "E01"))

    def test_an_lsoa_best_fits_the_ward_of_most_of_its_live_postcodes(self):
        self.assertEqual("W1", self.placing.of_lsoa("E01"))
        self.assertEqual("", self.placing.of_lsoa("E02"))


class SplitPlacingTest(unittest.TestCase):

    CENTRES = {"N1": (51.45, -2.60), "N2": (51.46, -2.58)}

    def place_near(self, part):
        east, north = easting_northing(*self.CENTRES[part])
        return place(round(east), round(north))

    def test_unchanged_keeps_its_successor_and_a_clear_output_area_finds_its_part(self):
        places = {"P1": self.place_near("N1"), "P2": self.place_near("N2"), "P3": place(0, 0)}
        known = {"P1": areas("OLD", "O1"), "P2": areas("OLD", "O2"), "P3": areas("SAME", "O3")}
        placing = SplitPlacing({"OLD": ["N1", "N2"], "SAME": ["SAME"]}, self.CENTRES, places, known)
        self.assertEqual(("SAME", "unchanged"), placing.of("P3", "SAME"))
        self.assertEqual(("N1", "output_area"), placing.of("P1", "OLD"))
        self.assertEqual(("N2", "output_area"), placing.of("P2", "OLD"))

    def test_a_divided_output_area_stays_undecided(self):
        places = {"P1": self.place_near("N1"), "P2": self.place_near("N2")}
        known = {"P1": areas("OLD", "O1"), "P2": areas("OLD", "O1")}
        placing = SplitPlacing({"OLD": ["N1", "N2"]}, self.CENTRES, places, known)
        self.assertEqual(("", ""), placing.of("P1", "OLD"))


if __name__ == "__main__":
    unittest.main()
