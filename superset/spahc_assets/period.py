"""The latest complete months, as mart_hate_crime__latest_period says them: what a chart shows whose file says `latest_months: 12`.

Superset knows ranges that are fixed and ranges that end today. Ours end with the last month of which the data are complete, however late
they are, so the range is put into the chart as dates. A reader's choice in the Period filter replaces it.
"""
from dataclasses import dataclass
from datetime import date
from typing import Any

PERIODS = "SELECT basis, month_to, date_until FROM mart.mart_hate_crime__latest_period"
# As long as the warehouse holds no complete month.
NO_RANGE = "No filter"


@dataclass(frozen=True)
class Latest:
    """The last complete month, and the first day after it."""

    month_to: date
    date_until: date

    def months(self, number: int) -> str:
        """So many months that end with the last, as Superset writes a range: from inclusive, until exclusive."""
        return f"{self._first(number)} : {self.date_until}"

    def _first(self, number: int) -> date:
        index = self.month_to.year * 12 + self.month_to.month - number
        return date(index // 12, index % 12 + 1, 1)


def range_of(written: dict, latest: Latest | None) -> str:
    return latest.months(written["latest_months"]) if latest else NO_RANGE


def dated(params: dict[str, Any], written: dict, latest: Latest | None) -> dict[str, Any]:
    """A chart's parameters with its months as dates; nothing else of them changes."""
    return {key: _ranged(value, "subject", "operator", "comparator", written, latest) if key in ("adhoc_filters", "adhoc_filters_b") else value
            for key, value in params.items()}


def asked(question: dict[str, Any], written: dict, latest: Latest | None) -> dict[str, Any]:
    """One query of the chart's question, likewise."""
    return {**question, "filters": _ranged(question["filters"], "col", "op", "val", written, latest)}


def _ranged(filters: list[dict], column: str, operator: str, value: str, written: dict, latest: Latest | None) -> list[dict]:
    return [{**f, value: range_of(written, latest)} if f.get(operator) == "TEMPORAL_RANGE" and f.get(column) == written["time"] else f for f in filters]
