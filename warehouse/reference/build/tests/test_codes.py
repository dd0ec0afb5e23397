"""The code lists: codes are unique, and what one list names in another is there."""

import unittest
from datetime import date
from pathlib import Path

from build_reference import table

CODES = Path(__file__).resolve().parents[2] / "codes"
KEYS = {
    "strand": ["strand_code"], "target": ["target_code"], "offence": ["ho_code"], "offence_court_code": ["court_code"],
    "aggravated_offence_strand": ["ho_code", "strand_code", "valid_from"], "ethnicity": ["scheme", "code"],
    "age_band": ["scheme", "age_band"], "gender": ["gender_code"], "location_type": ["location_type_code"],
    "relationship": ["relationship_code"], "outcome": ["outcome_type"], "role": ["role_code"],
    "police_uk_category": ["category_slug"], "police_uk_outcome": ["outcome_slug"], "record_type": ["record_type"],
    "authority": ["authority_code"], "bank_holiday": ["date"], "break": ["break_date", "title"],
}


def rows(name):
    return table.read(CODES / f"{name}.csv")


def column(name, key):
    return {row[key] for row in rows(name)}


class CodesTest(unittest.TestCase):

    def test_every_list_is_known_and_its_key_unique(self):
        self.assertEqual(set(KEYS), {path.stem for path in CODES.glob("*.csv")})
        for name, key in KEYS.items():
            keys = [tuple(row[k] for k in key) for row in rows(name)]
            self.assertEqual(len(keys), len(set(keys)), name)
            self.assertTrue(all(all(k) for k in keys), name)

    def test_what_a_list_names_in_another_exists(self):
        strands, offences = column("strand", "strand_code"), column("offence", "ho_code")
        self.assertLessEqual(column("strand", "counts_as") - {""}, strands)
        self.assertLessEqual(column("target", "strand_code") - {""}, strands)
        self.assertLessEqual(column("aggravated_offence_strand", "strand_code"), strands)
        self.assertLessEqual(column("offence_court_code", "ho_code"), offences)
        self.assertLessEqual({b for row in rows("offence") for b in row["base_codes"].split("|") if b}, offences)
        self.assertLessEqual(column("outcome", "parent_type") - {""}, column("outcome", "outcome_type"))
        records = column("record_type", "record_type")
        self.assertLessEqual({r for row in rows("role") for r in row["record_types"].split("|")}, records)
        outcomes = {t for row in rows("police_uk_outcome") for t in row["outcome_types"].split("|")}
        self.assertLessEqual(outcomes, column("outcome", "outcome_type"))

    def test_the_five_aggravated_offences_allow_race_and_later_religion(self):
        aggravated = {row["ho_code"] for row in rows("offence") if row["aggravated"] == "Y"}
        self.assertEqual({"8P", "8M", "9B", "105B", "58J"}, aggravated)
        self.assertEqual({(c, s, d) for c in aggravated for s, d in (("RACE", "1998-09-30"), ("RELIGION", "2001-12-14"))},
                         {(r["ho_code"], r["strand_code"], r["valid_from"]) for r in rows("aggravated_offence_strand")})

    def test_five_strands_are_monitored_nationally_and_grt_counts_as_race(self):
        national = {row["strand_code"] for row in rows("strand") if row["monitored_nationally"] == "Y"}
        self.assertEqual({"RACE", "RELIGION", "SEXUAL_ORIENTATION", "DISABILITY", "TRANSGENDER"}, national)
        self.assertEqual({"GRT": "RACE"}, {r["strand_code"]: r["counts_as"] for r in rows("strand") if r["counts_as"]})

    def test_positive_outcomes_are_the_themes_list(self):
        self.assertEqual({"1", "1A", "2", "2A", "3", "3A", "4", "6", "7", "8"},
                         {row["outcome_type"] for row in rows("outcome") if row["positive"] == "Y"})

    def test_default_age_bands_meet_without_gap_or_overlap(self):
        bands = [r for r in rows("age_band") if r["scheme"] == "dashboard_default" and r["min_age"]]
        for band, following in zip(bands, bands[1:]):
            self.assertEqual(int(band["max_age"]) + 1, int(following["min_age"]))
        self.assertEqual(("0", ""), (bands[0]["min_age"], bands[-1]["max_age"]))

    def test_dates_are_dates_and_breaks_have_a_source(self):
        for row in rows("break"):
            date.fromisoformat(row["break_date"])
            self.assertTrue(row["source"])


if __name__ == "__main__":
    unittest.main()
