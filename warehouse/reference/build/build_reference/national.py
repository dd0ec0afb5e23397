"""Code lists that hold for the whole country: authority.csv and bank_holiday.csv.

Run as ``python -m build_reference.national --out DIR``. Bank holidays follow the Banking and Financial Dealings Act 1971
and the proclamations for one-off days, so they need no source but the calendar.
"""

import argparse
import sys
from datetime import date, timedelta
from pathlib import Path

from build_reference import BuildError, code_point, lookup, table

FIRST_YEAR, LAST_YEAR = 2018, 2028
MONDAY, FRIDAY = 0, 4
MOVED = {date(2020, 5, 4): date(2020, 5, 8), date(2022, 5, 30): date(2022, 6, 2)}
ONE_OFF = {
    date(2022, 6, 3): "Platinum Jubilee bank holiday",
    date(2022, 9, 19): "Bank holiday for the State Funeral of Queen Elizabeth II",
    date(2023, 5, 8): "Bank holiday for the coronation of King Charles III",
}


def easter(year):
    """Return Easter Sunday of a year (Gregorian calendar, Meeus's method)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    j = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 22 * j) // 451
    month, day = divmod(h + j - 7 * m + 114, 31)
    return date(year, month, day + 1)


def bank_holidays(year):
    """Return {date: name} of the bank holidays of England and Wales in a year, weekends moved to the next weekday."""
    sunday = easter(year)
    days = {
        sunday - timedelta(2): "Good Friday",
        sunday + timedelta(1): "Easter Monday",
        first_monday(date(year, 5, 1)): "Early May bank holiday",
        first_monday(date(year, 5, 25)): "Spring bank holiday",
        first_monday(date(year, 8, 25)): "Summer bank holiday",
    }
    days = {MOVED.get(day, day): name for day, name in days.items()}
    fixed = [(date(year, 1, 1), "New Year's Day"), (date(year, 12, 25), "Christmas Day"), (date(year, 12, 26), "Boxing Day")]
    for day, name in sorted(fixed, key=lambda pair: pair[0].weekday() > FRIDAY):
        moved = weekday_from(day, days)
        days[moved] = name if moved == day else f"{name} (substitute day)"
    return days | {day: name for day, name in ONE_OFF.items() if day.year == year}


def first_monday(day):
    """Return the first Monday on or after a day."""
    return day + timedelta((MONDAY - day.weekday()) % 7)


def weekday_from(day, taken):
    """Return the first day from ``day`` on that is neither Saturday nor Sunday nor a holiday already."""
    while day.weekday() > FRIDAY or day in taken:
        day += timedelta(1)
    return day


def write_all(out):
    """Write authority.csv and bank_holiday.csv into a folder; return {table: rows}."""
    holidays = sorted((day, name) for year in range(FIRST_YEAR, LAST_YEAR + 1) for day, name in bank_holidays(year).items())
    names = code_point.authorities()
    names |= {code: name for code, name in lookup.authority_names().items() if code in names}
    return {
        "authority.csv": table.write(out / "authority.csv", ["authority_code", "authority_name"], (
            {"authority_code": code, "authority_name": name} for code, name in sorted(names.items()))),
        "bank_holiday.csv": table.write(out / "bank_holiday.csv", ["date", "name"], (
            {"date": day.isoformat(), "name": name} for day, name in holidays)),
    }


def main(argv=None):
    """Run from the command line; return the exit code (0 done, 2 wrong use, 70 failed)."""
    parser = argparse.ArgumentParser(prog="build_reference.national", description=__doc__.split("\n")[0])
    parser.add_argument("--out", required=True, type=Path, metavar="DIR")
    options = parser.parse_args(argv)
    try:
        counts = write_all(options.out)
    except (BuildError, OSError) as error:
        print(f"Not written: {error}", file=sys.stderr)
        return 70
    for name, rows in sorted(counts.items()):
        print(f"{name}: {rows} rows", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
