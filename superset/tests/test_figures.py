"""Each chart answers, and each headline number equals independent SQL on the facts and, where it has the figure, the sample's truth."""
import csv
import os
import subprocess
from datetime import datetime, timezone
from functools import lru_cache

import pytest

from conftest import ROOT
from spahc_assets import query
from spahc_assets.bundle import Bundle
from spahc_assets.chart import params
from spahc_assets.dashboard import charts_of

BUNDLE = Bundle()
SHOWN = [(dashboard, chart) for dashboard, written in BUNDLE.dashboards.items() for chart in charts_of(written)]
# Charts that may rightly be empty: where nothing has moved, nothing is to be listed.
MAY_BE_EMPTY = {"status-restatement", "outcomes-21"}

# Written from the rules alone and on the facts alone; no mart and no aggregate is asked.
CRIMES = """
WITH complete AS (
    -- The month in which the records begin is one only if they begin on its first day.
    SELECT (date_trunc('month', max(business_date)) - interval '1 month')::date AS last_month,
           (SELECT date_trunc('month', to_date(min(f.recorded_date_key)::text, 'YYYYMMDD') + interval '1 month' - interval '1 day')::date
            FROM warehouse.fact_incident f JOIN warehouse.dim_source s USING (source_key)
            WHERE s.source_code = 'ASP' AND f.known_to = 'infinity' AND f.recorded_date_key > 0) AS first_month
    FROM warehouse.dim_load WHERE source_code = 'ASP' AND record_kind = 'INCIDENT'
), crime AS (
    SELECT f.incident_key, f.ward_key, f.offence_key, to_date((f.recorded_date_key / 100)::text, 'YYYYMM') AS month
    FROM warehouse.fact_incident f
    JOIN warehouse.dim_source s ON s.source_key = f.source_key AND s.source_kind = 'POLICE'
    JOIN warehouse.dim_record_type t ON t.record_type_key = f.record_type_key AND t.record_type_code = 'CRIME'
    WHERE f.known_to = 'infinity' AND f.is_counted AND f.area = 'INSIDE'
), twelve AS (
    SELECT crime.* FROM crime, complete WHERE month <= last_month AND month > last_month - interval '12 months'
)
"""


@pytest.fixture(scope="module")
def facts(installation):
    """SQL → rows, read with the log-in that may read the warehouse."""
    @lru_cache
    def ask(sql: str) -> list[list[str]]:
        done = subprocess.run([ROOT / "spahc", "psql", "-At", "-c", sql], capture_output=True, text=True, timeout=120,
                              env=os.environ | {"SPAHC_HOME": str(installation.home.parent)})
        assert done.returncode == 0, done.stderr
        return [line.split("|") for line in done.stdout.splitlines() if line]
    return ask


@pytest.fixture(scope="module")
def truth(installation) -> dict[tuple, int]:
    """The sample's own figures, which no code of the pipeline made."""
    file = installation.home.parent / "sample" / "truth" / "figures.csv"
    if not file.exists():
        pytest.skip("the home has no sample, so no truth")
    with file.open() as rows:
        return {(r["figure"], r["member_1"], r["member_2"]): int(r["value"]) for r in csv.DictReader(rows) if r["dimension_1"] in ("recorded_month", "")
                and r["dimension_2"] in ("", "strand")}


@pytest.fixture(scope="module")
def results(installation):
    """(dashboard, chart) → the rows of each question of the chart, asked as a member of the partnership asks."""
    return asks(installation.client("viewer"))


def asks(client):
    """(dashboard, chart, further filters as (column, values)) → what Superset answers to each question of the chart."""
    known: dict[str, tuple[int, dict]] = {}

    @lru_cache
    def ask(dashboard: str, chart: str, *filters: tuple[str, tuple]) -> list[dict]:
        if dashboard not in known:
            number = client.get(f"/api/v1/dashboard/{dashboard}").json()["result"]["id"]
            listed = client.get(f"/api/v1/dashboard/{dashboard}/charts").json()["result"]
            known[dashboard] = number, {c["slice_name"]: c for c in listed}
        number, listed = known[dashboard]
        written = BUNDLE.charts[chart]
        found = listed[written["title"]]
        # The months that it shows were put there at the deployment, from the data; tests compare them with the facts.
        deployed = {key: value for key, value in found["form_data"].items() if key in ("adhoc_filters", "adhoc_filters_b", "annotation_layers")}
        context = query.context({**params(written, BUNDLE.model_of(chart)), **deployed})
        context["datasource"] = {"id": int(found["form_data"]["datasource"].split("__")[0]), "type": "table"}
        context["form_data"] = {"slice_id": found["id"], "dashboardId": number}
        for asked in context["queries"]:
            asked["filters"] = asked["filters"] + [{"col": column, "op": "IN", "val": list(values)} for column, values in filters]
        got = client.post("/api/v1/chart/data", json=context)
        assert got.status_code == 200, f"{dashboard}/{chart}: {got.status_code} {got.text[:400]}"
        return got.json()["result"]
    return ask


@pytest.fixture(scope="module")
def answer(results):
    """(dashboard, chart) → the rows of each question of the chart."""
    return lambda dashboard, chart: [result["data"] for result in results(dashboard, chart)]


def months(last: str, back: int) -> list[str]:
    """The 12 months up to `last` (YYYY-MM), moved back by so many."""
    year, month = map(int, last.split("-"))
    at = year * 12 + month - 1 - back
    return [f"{m // 12}-{m % 12 + 1:02}" for m in range(at - 11, at + 1)]


@pytest.mark.parametrize(("dashboard", "chart"), SHOWN, ids=lambda x: x)
def test_each_chart_answers_with_rows(answer, dashboard, chart):
    for rows in answer(dashboard, chart):
        assert rows or chart in MAY_BE_EMPTY


def test_headline_is_the_facts_and_the_truth(answer, facts, truth):
    series = answer("overview", "overview-headline")[0]
    now, before = series[-1]["offences"], series[-13]["offences"]
    [[last, crimes, crimes_before]] = facts(CRIMES + """SELECT to_char(last_month, 'YYYY-MM'), (SELECT count(*) FROM twelve),
        (SELECT count(*) FROM crime WHERE month <= last_month - interval '12 months' AND month > last_month - interval '24 months') FROM complete""")
    assert (now, before) == (int(crimes), int(crimes_before))
    for figure, back in ((now, 0), (before, 12)):
        assert figure == sum(truth.get(("offences", month, ""), 0) for month in months(last, back))


def test_latest_month_is_the_facts_and_the_truth(answer, facts, truth):
    series = answer("overview", "overview-latest-month")[0]
    [[last, crimes, year_before]] = facts(CRIMES + """SELECT to_char(last_month, 'YYYY-MM'), (SELECT count(*) FROM crime WHERE month = last_month),
        (SELECT count(*) FROM crime WHERE month = last_month - interval '1 year') FROM complete""")
    assert (series[-1]["offences"], series[-13]["offences"]) == (int(crimes), int(year_before))
    assert series[-1]["offences"] == truth[("offences", last, "")]


def test_strands_are_the_facts(answer, facts):
    shown = {row["strand_name"]: row["offences"] for row in answer("overview", "overview-strands")[0] if row["offences"]}
    counted = facts(CRIMES + """, flagged AS (
            SELECT t.incident_key, coalesce(n.strand_name, d.strand_name) AS strand_name FROM twelve t
            JOIN warehouse.bridge_incident_strand b USING (incident_key) JOIN warehouse.dim_strand d USING (strand_key)
            LEFT JOIN warehouse.dim_strand n ON n.strand_code = d.national_strand_code
            UNION SELECT t.incident_key, d.strand_name FROM twelve t
            JOIN warehouse.bridge_incident_strand b USING (incident_key) JOIN warehouse.dim_strand d USING (strand_key))
        SELECT strand_name, count(*) FROM flagged GROUP BY 1""")
    assert shown == {name: int(n) for name, n in counted}


def test_wards_are_the_facts_and_rates_are_told_from_ten_up(answer, facts):
    shown = {row["ward_name"]: row for row in answer("overview", "overview-wards")[0]}
    counted = facts(CRIMES + "SELECT w.ward_name, count(t.incident_key), w.residents FROM warehouse.dim_ward w LEFT JOIN twelve t USING (ward_key)"
                             " WHERE w.residents > 0 GROUP BY 1, 3")
    for name, crimes, residents in counted:
        if name in shown or int(crimes):
            assert shown[name]["offences"] == int(crimes), name
            rate = shown[name]["rate"]
            assert rate is None if int(crimes) < 10 else float(rate) == pytest.approx(1000 * int(crimes) / int(residents), abs=0.006), name


def test_ward_not_known_is_the_facts(answer, facts):
    [[share]] = facts(CRIMES + "SELECT avg((ward_key = 0)::int) FROM crime, complete WHERE month BETWEEN first_month AND last_month")
    assert float(answer("overview", "overview-ward-unknown")[0][0]["share_ward_unknown"]) == pytest.approx(float(share), abs=1e-6)


def test_other_sources_are_the_facts_and_are_not_in_the_headline(answer, facts):
    shown = {row["source_name"]: row["reports"] for row in answer("overview", "overview-other-sources")[0]}
    counted = facts("""
        WITH complete AS (SELECT source_code, (date_trunc('month', max(business_date)) - interval '1 month')::date AS last_month
                          FROM warehouse.dim_load WHERE record_kind = 'INCIDENT' GROUP BY 1)
        SELECT s.source_name, count(*) FROM warehouse.fact_incident f JOIN warehouse.dim_source s USING (source_key) JOIN complete c USING (source_code)
        WHERE s.source_kind NOT IN ('POLICE') AND f.known_to = 'infinity' AND f.is_counted AND f.area = 'INSIDE'
          AND to_date((f.recorded_date_key / 100)::text, 'YYYYMM') BETWEEN c.last_month - interval '11 months' AND c.last_month GROUP BY 1""")
    assert shown == {name: int(n) for name, n in counted}


def test_trend_by_month_and_by_offence_are_the_facts_and_the_truth(answer, facts, truth):
    rows = answer("trend", "trend-month")[0]
    by_month = {row["month_recorded"]: row["Complete months"] for row in rows if row["Complete months"] is not None}
    in_part = [row["Not complete"] for row in rows if row["Not complete"] is not None]
    assert in_part == [int(n) for _, n in facts(CRIMES + "SELECT month, count(*) FROM crime, complete WHERE month NOT BETWEEN first_month AND last_month GROUP BY 1 ORDER BY 1")]
    assert in_part and len(rows) == len(by_month) + len(in_part)
    counted = facts(CRIMES + "SELECT to_char(month, 'YYYY-MM'), count(*) FROM crime, complete WHERE month BETWEEN first_month AND last_month GROUP BY 1 ORDER BY 1")
    assert list(by_month.values()) == [int(n) for _, n in counted]
    assert list(by_month.values()) == [truth[("offences", month, "")] for month, _ in counted]
    groups = answer("trend", "trend-offence")[0]
    assert sum(value or 0 for row in groups for key, value in row.items() if key != "month_recorded") == sum(int(n) for _, n in counted)


@pytest.mark.parametrize("chart", ["trend-month", "trend-offence", "trend-strands", "trend-sources"])
def test_trends_draw_the_breaks_that_lie_within_the_data(results, facts, chart):
    drawn = results("trend", chart)[0]["annotation_data"]["Break"]["records"]
    known = facts("""SELECT to_char(b.break_date, 'YYYY-MM-01'), b.title FROM warehouse.dim_break b
        WHERE date_trunc('month', b.break_date) >= (SELECT to_date((min(recorded_date_key) / 100)::text, 'YYYYMM') FROM warehouse.fact_incident WHERE area = 'INSIDE' AND recorded_date_key > 0)
        ORDER BY 1""")
    assert known and len(drawn) == len(known)
    for record, (month, title) in zip(drawn, known):
        at = record["start_dttm"]
        assert (at if isinstance(at, str) else datetime.fromtimestamp(at / 1000, timezone.utc).isoformat()).startswith(month)
        assert title.startswith(record["short_descr"].removesuffix(" …"))


def test_hours_hold_each_crime_once_or_leave_it_out(answer, facts):
    [[within, everything]] = facts(CRIMES + """SELECT count(*) FILTER (WHERE EXISTS (SELECT FROM warehouse.fact_incident_hour h
        WHERE h.incident_key = crime.incident_key)), count(*) FROM crime""")
    assert sum(float(row["offences"]) for row in answer("trend", "trend-hour")[0]) == pytest.approx(int(within), abs=0.5)
    assert float(answer("trend", "trend-hour")[1][0]["share_left_out"]) == pytest.approx(1 - int(within) / int(everything), abs=1e-6)


def test_usual_range_holds_nine_in_ten_of_its_own_baseline(answer):
    """A range that most months break, or none could, would be of no use; the sample's rate is steady."""
    numbers = answer("overview", "overview-usual-range")[1]
    inside = [row["Usual range__yhat_lower"] <= row["Crimes recorded"] <= row["Usual range__yhat_upper"] for row in numbers]
    assert len(numbers) >= 24 and sum(inside) >= 0.9 * len(inside) and numbers[0]["Usual range__yhat_lower"] < numbers[0]["Average"]
