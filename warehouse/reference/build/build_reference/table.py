"""Reading and writing the compact tables: UTF-8, line feeds, a header row, a fixed order."""

import csv
from pathlib import Path


def write(path, columns, rows):
    """Write rows (dicts) as CSV with exactly these columns; create the folder if need be. Return the number of rows."""
    path = Path(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    rows = list(rows)
    with open(path, "w", encoding="utf-8", newline="") as target:
        writer = csv.DictWriter(target, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows({c: "" if row.get(c) is None else row[c] for c in columns} for row in rows)
    return len(rows)


def read(path):
    """Return the rows of a CSV as dicts of text."""
    with open(path, encoding="utf-8-sig", newline="") as source:
        return list(csv.DictReader(source))
