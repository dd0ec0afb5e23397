"""The import of official downloads, on small files of the same shape, made by hand."""

import csv
import io
import json
import tempfile
import unittest
from contextlib import redirect_stderr
from pathlib import Path

from build_reference import ages, import_official, table, welsh_index

BOUNDARIES = Path(__file__).resolve().parents[5] / "shared" / "reference" / "boundaries"
OURS, OTHER = "E06000023", "E06000025"
ONSPD = [["pcd7", "pcds", "doterm", "oslaua", "osward", "oseast1m", "osnrth1m", "lsoa11", "lsoa21"],
         ["BS1 1AA", "BS1 1AA", "", OURS, "E05010892", "358900", "173000", "E01014540", "E01014540"],
         ["BS1 1AB", "BS1 1AB", "201001", OURS, "E05010892", "358910", "173010", "E01014541", "E01033341"],
         ["BS1 1AD", "BS1 1AD", "", OURS, "E05010893", "358920", "173020", "E01014541", "E01033342"],
         ["BS1 1AE", "BS1 1AE", "", OTHER, "E05099999", "358930", "173030", "E01099999", "E01099999"],
         ["BA1 1AA", "BA1 1AA", "", "E06000022", "E05000001", "375000", "164000", "E01014370", "E01014370"]]
NEWER = [["PCD7", "PCD8", "PCDS", "DOTERM", "LAD25CD", "WD25CD", "EAST1M", "NORTH1M", "LSOA21CD", "LSOA11CD"]] + [
    [r[0], r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[8], r[7]] for r in ONSPD[1:]]
CHANGES = [["LSOA11CD", "LSOA11NM", "LSOA21CD", "LSOA21NM", "CHNGIND", "LAD22CD"],
           ["E01014540", "Bristol 001A", "E01014540", "Bristol 001A", "U", OURS],
           ["E01014541", "Bristol 001B", "E01033341", "Bristol 001E", "S", OURS],
           ["E01014541", "Bristol 001B", "E01033342", "Bristol 001F", "S", OURS],
           ["E01099999", "Elsewhere 001A", "E01099999", "Elsewhere 001A", "U", OTHER]]
WARDS = [["LSOA21CD", "LSOA21NM", "WD24CD", "WD24NM", "LAD24CD"], ["E01014540", "Bristol 001A", "E05010892", "Central", OURS],
         ["E01033341", "Bristol 001E", "E05010892", "Central", OURS], ["E01033342", "Bristol 001F", "E05010893", "Clifton", OURS]]
IMD = [["LSOA code (2021)", "LSOA name (2021)", "Index of Multiple Deprivation (IMD) Score",
        "Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived)",
        "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs)",
        "Crime Decile (where 1 is most deprived 10% of LSOAs)"], ["E01014540", "Bristol 001A", "40.1", "3,012", "1", "2"]]
RESIDENTS = [["date", "geography", "geography code", "Residence type: Total; measures: Value"],
             ["2021", "Bristol 001A", "E01014540", "1500"], ["2021", "Bristol 001E", "E01033341", "700"], ["2021", "Bristol 001F", "E01033342", "800"]]
ETHNIC = [["date", "geography", "geography code", "Ethnic group: Total: All usual residents", "Ethnic group: Asian, Asian British or Asian Welsh",
           "Ethnic group: Asian, Asian British or Asian Welsh: Indian", "Ethnic group: White"], ["2021", "Bristol 001A", "E01014540", "1500", "500", "200", "1000"]]
SQUARE = [[-2.6, 51.45], [-2.59, 51.45], [-2.59, 51.46], [-2.6, 51.46], [-2.6, 51.45]]


class Import(unittest.TestCase):
    """Small files of the official shapes."""

    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))

    def write(self, name, rows):
        """Write a CSV; return its path."""
        path = self.folder / name
        with open(path, "w", encoding="utf-8-sig", newline="") as target:
            csv.writer(target).writerows(rows)
        return path

    def outline(self, name, key, code, geometry):
        """Write a GeoJSON of one feature; return its path."""
        path = self.folder / name
        path.write_text(json.dumps({"type": "FeatureCollection", "features": [
            {"type": "Feature", "properties": {key: code, "LAT": 51.455, "LONG": -2.595}, "geometry": geometry}]}), encoding="utf-8")
        return path

    def run_import(self, *files):
        """Import; return the exit code, the messages and the tables."""
        messages = io.StringIO()
        with redirect_stderr(messages):
            code = import_official.main(["--authority", OURS, "--out", str(self.folder / "out"), *map(str, files)])
        return code, messages.getvalue(), {p.name: table.read(p) for p in (self.folder / "out").glob("*.csv")}

    def test_all_together(self):
        code, messages, tables = self.run_import(
            self.write("a.csv", ONSPD), self.write("b.csv", CHANGES), self.write("c.csv", WARDS), self.write("d.csv", IMD),
            self.write("e.csv", RESIDENTS), self.write("f.csv", ETHNIC),
            self.outline("l.geojson", "LSOA21CD", "E01014540", {"type": "Polygon", "coordinates": [SQUARE]}),
            self.outline("w.geojson", "WD24CD", "E05010892", {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}))
        self.assertEqual(0, code, messages)
        postcodes = {r["postcode"]: r for r in tables["postcode.csv"]}
        self.assertEqual(["BS1 1AA", "BS1 1AB", "BS1 1AD", "BS1 1AE"], sorted(postcodes))
        self.assertEqual(("E05010892", "own", "N", "201001"), tuple(postcodes["BS1 1AB"][k] for k in ("ward_code", "ward_method", "live", "terminated")))
        self.assertEqual(("E06000025", "", ""), tuple(postcodes["BS1 1AE"][k] for k in ("authority_code", "ward_code", "lsoa21_code")))
        self.assertEqual([{"sector": "BA1 1", "authority_code": "E06000022"}], tables["sector_elsewhere.csv"])
        lsoas = {r["lsoa_code"]: r for r in tables["lsoa.csv"]}
        self.assertEqual({"E01014540": "both", "E01014541": "2011", "E01033341": "2021", "E01033342": "2021"}, {c: r["vintages"] for c, r in lsoas.items()})
        self.assertEqual(("1500", "3012", "1", "2", "51.455"), tuple(lsoas["E01014540"][k] for k in ("residents", "imd_rank", "imd_decile", "crime_decile", "lat")))
        self.assertEqual("1500", lsoas["E01014541"]["residents"], "the sum of its parts")
        self.assertEqual([("Central", "2200"), ("Clifton", "800")], [(r["ward_name"], r["residents"]) for r in tables["ward.csv"]])
        self.assertEqual([("Asian", "500"), ("White", "1000")], [(r["group"], r["residents"]) for r in tables["population_ethnicity.csv"]])
        self.assertEqual(1, len(tables["outline_lsoa.csv"]))
        self.assertEqual(["1", "2"], [r["part"] for r in tables["outline_ward.csv"]])

    def test_ages_by_single_year(self):
        years = [f"Age: Aged {year} years; measures: Value" for year in range(1, 100)]
        census = [["date", "geography", "geography code", "Age: Total; measures: Value", "Age: Aged under 1 year; measures: Value", *years,
                   "Age: Aged 100 years and over; measures: Value"],
                  ["2021", "Bristol 001A", "E01014540", "102", "2", *["1"] * 99, "1"], ["2021", "Elsewhere", "E01099999", "102", "2", *["1"] * 99, "1"]]
        code, messages, tables = self.run_import(self.write("a.csv", ONSPD), self.write("t.csv", census))
        self.assertEqual(0, code, messages)
        found = {r["age_band"]: r["residents"] for r in tables["population_age21.csv"]}
        self.assertEqual({"0-9": "11", "10-17": "8", "18-24": "7", "25-34": "10", "35-44": "10", "45-54": "10", "55-64": "10", "65-74": "10",
                          "75+": "26"}, found)
        estimates = [["LSOA11CD", "LSOA11NM", *map(str, range(90)), "90+"], ["E01014541", "Bristol 001B", *["1,000"] * 90, "5"]]
        _, _, tables = self.run_import(self.write("a.csv", ONSPD), self.write("e.csv", estimates))
        self.assertEqual([("E01014541", "75+", "15005")], [tuple(r.values()) for r in tables["population_age.csv"] if r["age_band"] == "75+"])

    def test_ages_in_groups_of_five_are_refused(self):
        row = ["date", "geography", "geography code", "Age: Total"] + [f"Age: Aged {year} to {year + 4} years" for year in range(5, 85, 5)]
        code, messages, _ = self.run_import(self.write("a.csv", ONSPD), self.write("g.csv", [row, ["2021", "x", "E01014540", *["1"] * 17]]))
        self.assertEqual(2, code)
        self.assertIn("tells ages in groups", messages)

    def test_shipped_ages_are_those_of_the_estimates(self):
        source = BOUNDARIES.parent / "population" / "age_mid2020_lsoa11.csv"
        if not source.exists():
            self.skipTest("the estimates do not lie beside the project")
        shipped = table.read(Path(__file__).resolve().parents[2] / "authority" / OURS / "population_age.csv")
        renamed = self.folder / "estimates.csv"
        renamed.write_text(source.read_text(encoding="utf-8").replace("lsoa11_code", "LSOA11CD", 1), encoding="utf-8")
        name, _, rows = ages.read(renamed, {r["lsoa11_code"] for r in shipped})
        self.assertEqual("population_age.csv", name)
        self.assertEqual(sorted((r["lsoa11_code"], r["age_band"], int(r["residents"])) for r in shipped),
                         sorted((r["lsoa11_code"], r["age_band"], r["residents"]) for r in rows))

    def test_welsh_index_in_both_forms(self):
        onspd = [ONSPD[0], ["CF10 1AA", "CF10 1AA", "", "W06000015", "W05001264", "318000", "176000", "W01001730", "W01001730"]]
        deciles = [["LSOA code", "LSOA name (Eng)", "Local Authority name (Eng)", "WIMD 2019 overall rank", "WIMD 2019 overall decile", "Community safety decile"],
                   ["W01001730", "Cardiff 032A", "Cardiff", "1,203", "7", "1"]]
        long = [["Data values", "Data description", "Area name", "Area code", "Domain", "Year"], ["1203", "Rank", "x", "W01001730", "WIMD", "2019"],
                ["7", "Decile", "x", "W01001730", "WIMD", "2019"], ["900", "Rank", "x", "W01001730", "WIMD", "2014"],
                ["1", "Decile", "x", "W01001730", "Community Safety", "2019"], ["5", "Rank", "Wales", "W92000004", "WIMD", "2019"]]
        titled = [["WIMD 2019: LSOA overall rank, decile, quintile and quartile"], [""], *deciles, ["Source: Welsh Government"]]
        for form in (deciles, long, titled):
            with redirect_stderr(io.StringIO()) as messages:
                code = import_official.main(["--authority", "W06000015", "--out", str(self.folder / "out"), str(self.write("a.csv", onspd)), str(self.write("w.csv", form))])
            self.assertEqual(0, code, messages.getvalue())
            row = table.read(self.folder / "out" / "lsoa.csv")[0]
            self.assertEqual(("1203", "7", "1"), (row["imd_rank"], row["imd_decile"], row["crime_decile"]))

    def test_welsh_index_of_the_map_service_names_no_index(self):
        found = welsh_index.read(self.write("w.csv", [["FID", "lsoa_code", "lsoa_name_en", "rank", "decile"], ["x.1", "W01001730", "x", "1203", "7"],
                                                      ["x.2", "E01014540", "x", "1", "1"]]))
        self.assertEqual({"W01001730": {"imd_rank": "1203", "imd_decile": "7"}}, found)

    def test_welsh_age_and_index_reach_the_areas_of_cardiff(self):
        onspd = [ONSPD[0], ["CF10 1AA", "CF10 1AA", "", "W06000015", "W05001264", "318000", "176000", "W01001730", "W01001730"]]
        ages_of = [["date", "geography", "geography code", "Age: Total", "Age: Aged under 1 year"] + [f"Age: Aged {n} year{'s' if n > 1 else ''}" for n in range(1, 100)] + ["Age: Aged 100 years and over"],
                   ["2021", "Cardiff 032A", "W01001730", "101"] + ["1"] * 101]
        index = [["LSOA code", "WIMD 2019 overall rank", "WIMD 2019 overall decile"], ["W01001730", "1203", "7"]]
        with redirect_stderr(io.StringIO()) as messages:
            code = import_official.main(["--authority", "W06000015", "--out", str(self.folder / "out"), str(self.write("a.csv", onspd)),
                                         str(self.write("ages.csv", ages_of)), str(self.write("w.csv", index))])
        self.assertEqual(0, code, messages.getvalue())
        area = table.read(self.folder / "out" / "lsoa.csv")[0]
        self.assertEqual(("W01001730", "1203", "7"), (area["lsoa_code"], area["imd_rank"], area["imd_decile"]))
        by_band = {row["age_band"]: int(row["residents"]) for row in table.read(self.folder / "out" / "population_age21.csv")}
        self.assertEqual(101, sum(by_band.values()))
        self.assertEqual(10, by_band["0-9"])

    def test_welsh_deciles_of_ranks_need_all_of_wales(self):
        ranks = [["LSOA Code", "LSOA Name", "WIMD 2019"]] + [[f"W010{number:05}", "x", str(number)] for number in range(1, 1910)]
        found = welsh_index.read(self.write("w.csv", ranks))
        self.assertEqual(["1", "1", "2", "10"], [found[f"W010{number:05}"]["imd_decile"] for number in (1, 190, 191, 1909)])
        with self.assertRaisesRegex(import_official.BuildError, "ranks of all of Wales"):
            welsh_index.read(self.write("v.csv", ranks[:500]))

    def test_boundaries_keep_holes_and_are_of_2021_alone(self):
        hole = [[-2.596, 51.454], [-2.594, 51.454], [-2.594, 51.456], [-2.596, 51.454]]
        _, _, tables = self.run_import(self.write("a.csv", ONSPD), self.outline("l.geojson", "LSOA21CD", "E01014540", {"type": "Polygon", "coordinates": [SQUARE, hole]}),
                                       self.outline("o.geojson", "LSOA11CD", "E01014540", {"type": "Polygon", "coordinates": [SQUARE]}))
        self.assertEqual([[SQUARE, hole]], [json.loads(r["rings"]) for r in tables["boundary_lsoa.csv"]])

    def test_newer_headings_make_the_same_postcodes(self):
        _, _, first = self.run_import(self.write("a.csv", ONSPD))
        _, _, second = self.run_import(self.write("n.csv", NEWER))
        self.assertEqual(first["postcode.csv"], second["postcode.csv"])
        self.assertEqual(["split", "split"], [r["change"] for r in second["lsoa_change.csv"] if r["lsoa11_code"] == "E01014541"])

    def test_what_is_missing_or_unknown_is_said(self):
        code, messages, _ = self.run_import(self.write("b.csv", CHANGES))
        self.assertEqual(2, code)
        self.assertIn("no ONS Postcode Directory", messages)
        code, messages, _ = self.run_import(self.write("x.csv", [["what", "ever"]]))
        self.assertEqual(2, code)
        self.assertIn("x.csv is of no kind that is known", messages)
        self.assertEqual(2, self.run_import(self.folder / "absent.csv")[0])
        code, messages, _ = self.run_import(self.write("a.csv", ONSPD), self.outline(
            "g.geojson", "LSOA21CD", "E01014540", {"type": "Polygon", "coordinates": [[[358000, 173000], [358001, 173000], [358000, 173000]]]}))
        self.assertIn("not in longitude and latitude", messages)

    def test_official_outlines(self):
        if not (BOUNDARIES / "lsoa21.geojson").exists():
            self.skipTest("the official outlines do not lie beside the project")
        codes = {row["lsoa21_code"] for row in table.read(Path(__file__).resolve().parents[2] / "authority" / OURS / "lsoa_change.csv")}
        wards = {row["ward_code"] for row in table.read(Path(__file__).resolve().parents[2] / "authority" / OURS / "ward.csv")}
        rows, _ = import_official.outlines([(BOUNDARIES / name, None) for name in ("lsoa21.geojson", "ward.geojson")], codes | wards)
        self.assertEqual(codes, {row["lsoa_code"] for row in rows["lsoa"]})
        self.assertEqual(wards, {row["ward_code"] for row in rows["ward"]})
        exact = import_official.boundaries([(BOUNDARIES / name, None) for name in ("lsoa21.geojson", "ward.geojson")], codes | wards)
        self.assertEqual((codes, wards), ({row["lsoa_code"] for row in exact["lsoa"]}, {row["ward_code"] for row in exact["ward"]}))
        self.assertTrue(all(json.loads(row["ring"])[0] == json.loads(row["ring"])[-1] for row in rows["lsoa"]))


if __name__ == "__main__":
    unittest.main()
