"""The committed tables of Bristol: whole in themselves, and in agreement with the official lookups where those lie."""

import json
import unittest
from collections import Counter
from pathlib import Path

from build_reference import facts, table

REFERENCE = Path(__file__).resolve().parents[2]
BRISTOL = REFERENCE / "authority" / "E06000023"
SHARED = Path(__file__).resolve().parents[5] / "shared" / "reference" / "geography"
AUTHORITY = "E06000023"


class WholenessTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.postcodes = table.read(BRISTOL / "postcode.csv")
        cls.inside = [r for r in cls.postcodes if r["authority_code"] == AUTHORITY]
        cls.lsoas = {r["lsoa_code"]: r for r in table.read(BRISTOL / "lsoa.csv")}
        cls.wards = {r["ward_code"] for r in table.read(BRISTOL / "ward.csv")}

    def test_263_lsoas_became_268_in_34_wards(self):
        self.assertEqual({"both": 259, "2011": 4, "2021": 9}, dict(Counter(r["vintages"] for r in self.lsoas.values())))
        self.assertEqual(34, len(self.wards))
        self.assertEqual(472_479, sum(int(r["residents"]) for r in self.lsoas.values() if r["vintages"] != "2011"))

    def test_every_postcode_of_the_city_has_an_lsoa_a_ward_and_a_point_that_exist(self):
        for row in self.inside:
            self.assertIn(self.lsoas[row["lsoa11_code"]]["vintages"], ("2011", "both"))
            self.assertIn(row["ward_code"], self.wards)
            self.assertIn(row["ward_method"], ("own", "best_fit"))
            self.assertTrue(row["easting"] and row["northing"])
            if row["lsoa21_code"]:
                self.assertIn(self.lsoas[row["lsoa21_code"]]["vintages"], ("2021", "both"))

    def test_rows_elsewhere_carry_nothing_but_their_authority(self):
        for row in self.postcodes:
            if row["authority_code"] != AUTHORITY:
                self.assertFalse(any(v for k, v in row.items() if k not in ("postcode", "authority_code")))

    def test_no_sector_is_both_here_and_elsewhere(self):
        here = {r["postcode"][:-2] for r in self.postcodes}
        elsewhere = [r["sector"] for r in table.read(BRISTOL / "sector_elsewhere.csv")]
        self.assertFalse(here & set(elsewhere))
        self.assertEqual(len(elsewhere), len(set(elsewhere)))

    def test_every_area_is_drawn_with_closed_rings(self):
        for name, key, codes in (("outline_ward.csv", "ward_code", self.wards), ("outline_lsoa.csv", "lsoa_code", {
                c for c, r in self.lsoas.items() if r["vintages"] != "2021"})):
            rows = table.read(BRISTOL / name)
            self.assertEqual(codes, {r[key] for r in rows})
            for row in rows:
                ring = json.loads(row["ring"])
                self.assertTrue(len(ring) > 3 and ring[0] == ring[-1], row[key])

    def test_population_tables_sum_to_each_lsoas_residents_but_for_census_rounding(self):
        for name in ("ethnicity", "religion", "disability"):
            totals = Counter()
            for row in table.read(BRISTOL / f"population_{name}.csv"):
                totals[row["lsoa21_code"]] += int(row["residents"])
            for code, total in totals.items():
                self.assertAlmostEqual(int(self.lsoas[code]["residents"]), total, delta=12, msg=f"{name} {code}")

    def test_columns_are_those_promised(self):
        self.assertEqual(facts.LSOA_COLUMNS, list(next(iter(self.lsoas.values()))))


@unittest.skipUnless((SHARED / "postcodes_bristol.csv").exists(),
                     "the official lookups are not beside the project (../shared/reference/geography)")
class AgreementTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.ours = {r["postcode"]: r for r in table.read(BRISTOL / "postcode.csv") if r["authority_code"] == AUTHORITY}
        cls.theirs = table.read(SHARED / "postcodes_bristol.csv")
        cls.live = [r for r in cls.theirs if r["live_2025"] == "True"]
        cls.older = {r["lsoa21_code"]: r["lsoa11_code"] for r in table.read(SHARED / "lsoa11_to_lsoa21.csv")}

    def share(self, rows, agrees):
        """Return the share of rows that agree, a postcode that we lack counting as disagreement."""
        share = sum(bool(r["pcds"] in self.ours and agrees(self.ours[r["pcds"]], r)) for r in rows) / len(rows)
        print(f"\n{self.id().rsplit('.', 1)[-1]}: {share:.4%} of {len(rows)}")
        return share

    def test_live_postcodes_agree_on_lsoa_2011(self):
        self.assertGreaterEqual(self.share(self.live, lambda our, r: our["lsoa11_code"] == (
            r["lsoa11cd"] or self.older[r["lsoa21cd"]])), 0.99)

    def test_live_postcodes_agree_on_ward(self):
        self.assertGreaterEqual(self.share(self.live, lambda our, r: our["ward_code"] == r["ward_codepoint_2025"]), 0.99)

    def test_lsoa_2021_agrees_where_we_give_one(self):
        given = [r for r in self.theirs if self.ours.get(r["pcds"], {}).get("lsoa21_code")]
        self.assertGreaterEqual(self.share(given, lambda our, r: our["lsoa21_code"] == r["lsoa21cd"]), 0.99)

    def test_estimated_lsoa_2021_of_split_lsoas_agrees(self):
        given = [r for r in self.theirs if self.ours.get(r["pcds"], {}).get("estimated") == "lsoa21"]
        self.assertGreaterEqual(self.share(given, lambda our, r: our["lsoa21_code"] == r["lsoa21cd"]), 0.97)

    def test_postcodes_outside_are_never_taken_for_the_citys(self):
        outside = table.read(SHARED / "postcodes_outside_bristol_sample.csv")
        theirs = {r["pcds"] for r in self.theirs}    # a code used again may have moved into the city since
        self.assertFalse([r["pcds"] for r in outside if r["pcds"] in self.ours and r["pcds"] not in theirs])
        sectors = {r["sector"] for r in table.read(BRISTOL / "sector_elsewhere.csv")}
        listed = {r["postcode"] for r in table.read(BRISTOL / "postcode.csv")}
        self.assertFalse([r["pcds"] for r in outside if r["pcds"][:-2] not in sectors and r["pcds"] not in listed])


if __name__ == "__main__":
    unittest.main()
