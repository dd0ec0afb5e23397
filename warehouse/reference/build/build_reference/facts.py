"""What is known of an authority's LSOAs and wards from official statistics, as our own compact tables.

``lsoa.csv``, ``lsoa_change.csv``, ``ward.csv`` and ``population_*.csv`` of one authority. An authority without them can
be built all the same: its LSOAs are then those of 2011 alone, without counts.
"""

import shutil
from pathlib import Path

from build_reference import table

LSOA_COLUMNS = ["lsoa_code", "lsoa_name", "vintages", "change", "msoa_code", "msoa_name", "ward_code", "ward_name",
                "authority_code", "residents", "imd_decile", "imd_rank", "imd_score", "crime_decile", "area_ha",
                "lat", "lon"]
CHANGE_COLUMNS = ["lsoa11_code", "lsoa21_code", "change", "lsoa11_name", "lsoa21_name"]
WARD_COLUMNS = ["ward_code", "ward_name", "authority_code", "residents", "locality"]
AGE_BANDS = [("0-9", 0, 9), ("10-17", 10, 17), ("18-24", 18, 24), ("25-34", 25, 34), ("35-44", 35, 44), ("45-54", 45, 54),
         ("55-64", 55, 64), ("65-74", 65, 74), ("75+", 75, 200)]


class Facts:
    """The tables of one authority as read from a folder; ``known`` is false where the folder has none."""

    def __init__(self, folder):
        """Read a folder of compact tables, or nothing where ``folder`` is None or holds no lsoa.csv."""
        self.folder = Path(folder) if folder else None
        self.known = bool(self.folder and (self.folder / "lsoa.csv").exists())
        self.lsoas = table.read(self.folder / "lsoa.csv") if self.known else []
        self.changes = {}
        for row in table.read(self.folder / "lsoa_change.csv") if self.known else []:
            self.changes.setdefault(row["lsoa11_code"], []).append(row["lsoa21_code"])

    def lsoas_2011(self):
        """Return the codes of the 2011 LSOAs."""
        return {row["lsoa_code"] for row in self.lsoas if row["vintages"] in ("2011", "both")}

    def centres_2021(self):
        """Return {LSOA 2021 code: (latitude, longitude)}."""
        return {row["lsoa_code"]: (float(row["lat"]), float(row["lon"])) for row in self.lsoas
                if row["vintages"] in ("2021", "both") and row["lat"]}

    def wards(self):
        """Return {LSOA code: ward code} by official best fit."""
        return {row["lsoa_code"]: row["ward_code"] for row in self.lsoas if row["ward_code"]}

    def copy_to(self, out):
        """Copy the tables into the folder ``out``, unless they lie there already; return their names."""
        names = ["lsoa.csv", "lsoa_change.csv", "ward.csv"] + sorted(p.name for p in self.folder.glob("population_*.csv"))
        if self.folder.resolve() != Path(out).resolve():
            for name in names:
                shutil.copyfile(self.folder / name, Path(out) / name)
        return names
