"""Place, People and Outcomes: what the charts answer to a member equals independent SQL on the facts; the map is drawn."""
import csv
import re

import pytest

from conftest import PICTURES
from spahc_assets.bundle import Bundle
from test_browser import LAPTOP, browser, context, page  # noqa: F401 (fixtures)
from test_figures import answer, asks, facts, results  # noqa: F401 (fixtures)

BUNDLE = Bundle()
# The charts' own period: the twelve months up to the last of which the data are complete, however long ago. No mart and no aggregate is asked.
CRIMES = """
WITH crime AS (
    SELECT f.*, date_trunc('month', d.date)::date AS month, l.lsoa_name, l.lsoa_code, l.vintage, w.ward_name
    FROM warehouse.fact_incident f
    JOIN warehouse.dim_date d ON d.date_key = f.recorded_date_key
    JOIN warehouse.dim_source s ON s.source_key = f.source_key AND s.source_kind = 'POLICE'
    JOIN warehouse.dim_record_type t ON t.record_type_key = f.record_type_key AND t.record_type_code = 'CRIME'
    LEFT JOIN warehouse.dim_lsoa l ON l.lsoa_key = f.lsoa_key
    LEFT JOIN warehouse.dim_ward w ON w.ward_key = f.ward_key
    WHERE f.known_to = 'infinity' AND f.is_counted AND f.area = 'INSIDE'
), period AS (
    SELECT date_trunc('month', max(business_date) FILTER (WHERE record_kind = 'INCIDENT')) AS stop,
           date_trunc('month', max(business_date) FILTER (WHERE record_kind = 'OUTCOME')) AS stop_closed
    FROM warehouse.dim_load WHERE source_code = 'ASP'
), shown AS (SELECT crime.* FROM crime, period WHERE month >= stop - interval '12 months' AND month < stop),
closed AS (
    SELECT * FROM (
        SELECT DISTINCT ON (o.record_key) o.record_key, k.outcome_code, k.is_positive, given.date AS given,
               given.date - recorded.date AS days
        FROM warehouse.fact_outcome o
        JOIN crime c ON c.record_key = o.record_key
        JOIN warehouse.dim_outcome k ON k.outcome_key = o.outcome_key
        JOIN warehouse.dim_date given ON given.date_key = o.outcome_date_key
        JOIN warehouse.dim_date recorded ON recorded.date_key = c.recorded_date_key
        WHERE o.known_to = 'infinity' AND NOT o.is_withdrawn
        ORDER BY o.record_key, o.outcome_date_key DESC, o.source_updated DESC NULLS LAST, o.outcome_token) newest, period
    WHERE outcome_code <> '0' AND date_trunc('month', given) >= stop_closed - interval '12 months' AND date_trunc('month', given) < stop_closed
)
"""


def test_the_map_holds_every_crime_with_an_lsoa_once(answer, facts):
    rows = answer("place", "place-map")[0]
    areas = {row["lsoa_name"]: row["map_offences"] for row in rows if row["map_offences"] >= 0}
    assert len(areas) == int(facts("SELECT count(DISTINCT map_area_code) FROM warehouse.dim_map_area")[0][0])
    assert sum(areas.values()) == int(facts(CRIMES + "SELECT count(*) FROM shown WHERE lsoa_key > 0")[0][0])
    for name, crimes in facts(CRIMES + "SELECT lsoa_name, count(*) FROM shown WHERE vintage = 'BOTH' GROUP BY 1"):
        assert areas[name] == int(crimes), name


def test_split_lsoas_are_drawn_with_the_crimes_of_all_their_codes(answer, facts):
    areas = {row["lsoa_name"]: row["map_offences"] for row in answer("place", "place-map")[0] if "since 2021" in row["lsoa_name"]}
    assert len(areas) == 4
    assert sum(areas.values()) == int(facts(CRIMES + "SELECT count(*) FROM shown WHERE lsoa_key > 0 AND vintage <> 'BOTH'")[0][0])


def test_ward_lines_are_there_and_count_nothing(answer, facts):
    lines = [row for row in answer("place", "place-map")[0] if row["map_offences"] == -1]
    assert {row["ward_name"] for row in lines} == {name for name, in facts("SELECT ward_name FROM warehouse.dim_ward WHERE authority_code = 'E06000023'")}


def test_rates_are_told_from_ten_crimes_up(answer, facts):
    shown = {row["lsoa_name"]: float(row["map_rate"]) for row in answer("place", "place-map-rate")[0]}
    crimes = facts(CRIMES + "SELECT s.lsoa_name, count(*), max(l.residents) FROM shown s JOIN warehouse.dim_lsoa l USING (lsoa_key) WHERE s.vintage = 'BOTH' GROUP BY 1")
    assert any(int(n) >= 10 for _, n, _ in crimes) and any(int(n) < 10 for _, n, _ in crimes)
    for name, n, residents in crimes:
        assert shown[name] == (-1 if int(n) < 10 else pytest.approx(1000 * int(n) / int(residents), abs=0.051)), name


def test_wards_are_the_facts(answer, facts):
    shown = {row["ward_name"]: row["offences"] for row in answer("place", "place-wards")[0] if row["offences"]}
    assert shown == {name: int(n) for name, n in facts(CRIMES + "SELECT ward_name, count(*) FROM shown GROUP BY 1")}


def test_wards_by_rate_are_in_order_and_those_without_one_come_last(answer, facts):
    rows = answer("place", "place-wards-rate")[0]
    known = facts(CRIMES + "SELECT w.ward_name, count(*), max(w.residents) FROM shown s JOIN warehouse.dim_ward w USING (ward_key) GROUP BY 1")
    rates = {name: 1000 * int(n) / int(residents) if residents and int(n) >= 10 else None for name, n, residents in known}
    told = [row["rate"] for row in rows]
    assert {row["ward_name"]: row["offences"] for row in rows if row["offences"]} == {name: int(n) for name, n, _ in known}
    assert {row["ward_name"]: row["rate"] and round(float(row["rate"]), 2) for row in rows if row["offences"]} == {name: rate and round(rate, 2) for name, rate in rates.items()}
    assert [rate is None for rate in told] == sorted(rate is None for rate in told)
    assert [float(rate) for rate in told if rate is not None] == sorted((float(rate) for rate in told if rate is not None), reverse=True)


def test_overview_and_place_agree_for_every_ward_however_late_the_data_are(answer, facts):
    """The demo's data ended weeks before today, so a period counted back from today would hold fewer months than the Overview's."""
    [[behind]] = facts("SELECT date_trunc('month', now())::date > date_trunc('month', max(business_date))::date FROM warehouse.dim_load WHERE source_code = 'ASP' AND record_kind = 'INCIDENT'")
    overview = {row["ward_name"]: row["offences"] for row in answer("overview", "overview-wards")[0]}
    place = {row["ward_name"]: row["offences"] for row in answer("place", "place-wards")[0]}
    counted = {name: int(n) for name, n in facts(CRIMES + "SELECT ward_name, count(*) FROM shown GROUP BY 1")}
    assert behind == "t" and len(overview) >= 34
    for ward in overview:
        assert overview[ward] == place[ward] == counted.get(ward, 0), ward


def test_each_source_by_ward_is_the_facts(answer, facts):
    shown = {(row["ward_name"], row["source_name"], row["record_type_name"]): row["reports"] for row in answer("place", "place-sources")[0]}
    counted = facts("""
        WITH complete AS (SELECT source_code, date_trunc('month', max(business_date)) AS stop FROM warehouse.dim_load WHERE record_kind = 'INCIDENT' GROUP BY 1),
             police AS (SELECT stop FROM complete WHERE source_code = 'ASP')
        SELECT w.ward_name, s.source_name, t.record_type_name, count(*)
        FROM warehouse.fact_incident f JOIN warehouse.dim_source s USING (source_key) JOIN complete c USING (source_code) CROSS JOIN police
        JOIN warehouse.dim_record_type t USING (record_type_key) JOIN warehouse.dim_ward w USING (ward_key) JOIN warehouse.dim_date d ON d.date_key = f.recorded_date_key
        WHERE f.known_to = 'infinity' AND f.is_counted AND f.area = 'INSIDE' AND d.date < least(c.stop, police.stop) AND d.date >= police.stop - interval '12 months'
        GROUP BY 1, 2, 3""")
    assert len({source for _, source, _ in shown}) >= 3
    assert shown == {(ward, source, kind): int(n) for ward, source, kind, n in counted}


def test_kinds_of_place_hold_every_crime_once(answer, facts):
    everything = int(facts(CRIMES + "SELECT count(*) FROM shown")[0][0])
    for chart in ("place-location-type", "place-sectors"):
        assert sum(row["offences"] for row in answer("place", chart)[0]) == everything, chart


def test_share_not_on_the_map_is_the_facts(answer, facts):
    [[share]] = facts(CRIMES + "SELECT avg((lsoa_key = 0)::int) FROM shown")
    assert float(answer("place", "place-not-on-map")[0][0]["share_without_lsoa"]) == pytest.approx(float(share), abs=1e-6)


@pytest.mark.parametrize(("chart", "role"), [("people-victims", "VICTIM"), ("people-suspects", "SUSPECT"), ("people-offenders", "OFFENDER")])
def test_people_are_the_facts(answer, facts, chart, role):
    [[people]] = facts(CRIMES + f"""SELECT count(*) FROM warehouse.fact_involvement v JOIN shown USING (record_key) JOIN warehouse.dim_role r USING (role_key)
        JOIN warehouse.dim_person p USING (person_key) WHERE v.known_to = 'infinity' AND r.role_code = '{role}' AND p.person_kind <> 'ORGANISATION'""")
    assert answer("people", chart)[0][0]["people"] == int(people)


@pytest.mark.parametrize(("chart", "column"), [("people-victims-ethnicity-self", "ethnicity_self_key"), ("people-victims-ethnicity-officer", "ethnicity_officer_key")])
def test_both_ethnicities_are_the_facts_and_neither_is_the_other(answer, facts, chart, column):
    shown = {row["group_name"]: row["people"] for row in answer("people", chart)[0]}
    assert shown == {name: int(n) for name, n in facts(CRIMES + f"""SELECT e.ethnicity_group, count(*)
        FROM warehouse.fact_involvement v JOIN shown USING (record_key) JOIN warehouse.dim_role r USING (role_key) JOIN warehouse.dim_person p USING (person_key)
        JOIN warehouse.dim_ethnicity e ON e.ethnicity_key = v.{column}
        WHERE v.known_to = 'infinity' AND r.role_code = 'VICTIM' AND p.person_kind <> 'ORGANISATION' GROUP BY 1""")}


def test_people_in_the_records_of_each_source_are_the_facts(answer, facts):
    shown = {(row["source_name"], row["role_name"]): row["involved"] for row in answer("people", "people-sources")[0]}
    counted = facts("""
        WITH complete AS (SELECT source_code, date_trunc('month', max(business_date)) AS stop FROM warehouse.dim_load WHERE record_kind = 'INCIDENT' GROUP BY 1),
             police AS (SELECT stop FROM complete WHERE source_code = 'ASP')
        SELECT s.source_name, r.role_name, count(*)
        FROM warehouse.fact_incident f JOIN warehouse.dim_source s USING (source_key) JOIN complete c USING (source_code) CROSS JOIN police
        JOIN warehouse.dim_date d ON d.date_key = f.recorded_date_key
        JOIN warehouse.fact_involvement v ON v.record_key = f.record_key AND v.known_to = 'infinity'
        JOIN warehouse.dim_role r USING (role_key) JOIN warehouse.dim_person p USING (person_key)
        WHERE f.known_to = 'infinity' AND f.is_counted AND f.area = 'INSIDE' AND p.person_kind <> 'ORGANISATION'
          AND d.date < least(c.stop, police.stop) AND d.date >= police.stop - interval '12 months'
        GROUP BY 1, 2""")
    assert len({source for source, _ in shown}) >= 3
    assert shown == {(source, role): int(n) for source, role, n in counted}


def test_people_by_ward_are_rounded_and_grown_up(answer):
    groups = set()
    for row in answer("people", "people-wards")[0]:
        groups.add(row["group_name"])
        assert row["people_shown"] == "under 5" or int(row["people_shown"]) % 5 == 0 < int(row["people_shown"])
    assert groups and not groups & {"0-9", "10-17", "Unknown", "Not stated"}


def test_outcomes_on_both_bases_are_the_facts(answer, facts):
    [[closed, positive, median, mean]] = facts(CRIMES + """SELECT count(*), avg(is_positive::int), percentile_cont(0.5) WITHIN GROUP (ORDER BY days)
        FILTER (WHERE days >= 0), avg(days) FILTER (WHERE days >= 0) FROM closed""")
    assert sum(row["outcomes"] for row in answer("outcomes", "outcomes-closed")[0]) == int(closed)
    assert float(answer("outcomes", "outcomes-positive")[0][0]["share_positive"]) == pytest.approx(float(positive), abs=1e-6)
    assert float(answer("outcomes", "outcomes-median")[0][0]["median_days"]) == pytest.approx(float(median))
    everything = next(row for row in answer("outcomes", "outcomes-days-strand")[0] if row["strand_name"] == "All strands")
    assert float(everything["mean_days"]) == pytest.approx(float(mean), abs=1e-3)
    recorded = int(facts(CRIMES + "SELECT count(*) FROM shown")[0][0])
    assert sum(row["offences"] for row in answer("outcomes", "outcomes-recorded")[0]) == recorded
    steps = {row["step_name"]: row["offences"] for row in answer("outcomes", "outcomes-steps")[0]}
    assert steps["Recorded"] == recorded >= steps["Outcome assigned"] >= steps["Suspect identified"] >= steps["Positive outcome"] >= steps["Charged or summonsed"]
    assert float(answer("outcomes", "outcomes-not-yet")[0][0]["share_not_yet"]) == pytest.approx(1 - steps["Outcome assigned"] / recorded, abs=1e-6)


def test_the_map_is_painted_in_its_classes(page):
    """The picture itself is looked at: WebGL may fail without an error that anybody is told."""
    page.open("place", LAPTOP, whole=False)
    page.tab.wait_for_timeout(3000)
    card = page.tab.locator("[data-test-chart-name='Where it happens']")
    card.screenshot(path=PICTURES / "place-map.png")
    assert page.failed == [] and page.foreign == []
    # Superset takes the legend's words from the classes.
    assert card.get_by_text(" - ∞").count() == 1
    from PIL import Image

    from spahc_assets.map_class import COLOURS

    found = {"#{:02X}{:02X}{:02X}".format(*point[:3]) for _, point in Image.open(PICTURES / "place-map.png").convert("RGB").getcolors(1 << 24)}
    assert {COLOURS[0], COLOURS[-1]} <= found


def test_a_click_on_a_ward_leaves_that_ward_on_the_map(page):
    page.open("place", LAPTOP, whole=False)
    row = page.tab.locator("[data-test-chart-name='Wards'] tbody tr").first
    ward = row.locator("td").first.inner_text().strip()
    page.questions.clear()
    row.locator("td").first.click()
    page.settle()
    page.tab.wait_for_timeout(1500)
    asked = [q for question in page.questions for q in question["queries"] if "ring" in (q.get("columns") or [])]
    assert asked and all({"col": "ward_name", "op": "IN", "val": [ward]} in q["filters"] for q in asked)
    assert page.failed == []


def plain(address: str) -> str:
    return " ".join(re.sub(r"[^a-z0-9 ]", "", re.sub(r"[-,./]", " ", address.lower().replace("'", ""))).split())


@pytest.fixture(scope="module")
def delivered(installation) -> list[dict]:
    """What the police of the sample sent, as it lies in the files."""
    folder = installation.home.parent / "sample" / "avon-somerset-police" / "hate-offences"
    if not folder.exists():
        pytest.skip("the home has no sample")
    found = []
    for file in sorted(folder.iterdir()):
        text = file.read_bytes()
        try:
            lines = text.decode("utf-8-sig")
        except UnicodeDecodeError:
            lines = text.decode("windows-1252")
        found += csv.DictReader(lines.splitlines())
    return found


def test_places_by_name_are_addresses_that_the_police_sent_and_not_the_home_of_whom_it_befell(answer, delivered):
    rows = answer("place", "place-repeats")[0]
    names = {row["place_name"] for row in rows} - {"Name not shown"}
    assert len(names) >= 5 and all(row["events"] >= 2 for row in rows)
    sent = {plain(row["Location Address"] or "") for row in delivered}
    homes = {plain(row["Home Address"] or "") for row in delivered if plain(row["Home Address"] or "") == plain(row["Location Address"] or "")}
    for name in names:
        assert not re.search(r"\d", name)
        assert plain(name) in sent and plain(name) not in homes


def test_choosing_a_ward_and_an_lsoa_leaves_their_streets(results):
    everything = results("place", "place-repeats")[0]["data"]
    chosen = everything[0]
    for column in ("ward_name", "lsoa_name"):
        left = results("place", "place-repeats", (column, (chosen[column],)))[0]["data"]
        assert left == [row for row in everything if row[column] == chosen[column]] != []
    lsoas = results("place", "place-lsoas", ("ward_name", (chosen["ward_name"],)))[0]["data"]
    assert {row["ward_name"] for row in lsoas} == {chosen["ward_name"]} and chosen["lsoa_name"] in {row["lsoa_name"] for row in lsoas}


def test_who_may_not_see_streets_sees_no_row_of_them(installation):
    for person, may in (("viewer", True), ("coordinator", True), ("analyst", True), ("officer", False)):
        ask = asks(installation.client(person))
        assert bool(ask("place", "place-repeats")[0]["data"]) == may, person
        assert ask("place", "place-lsoas")[0]["data"], person
    refused = installation.client("partner").get("/api/v1/dashboard/place")
    assert refused.status_code in (403, 404)


def test_all_recorded_crime_is_what_the_sample_published(answer, installation):
    truth = installation.home.parent / "sample" / "truth" / "police-uk" / "street" / "figures.csv"
    if not truth.exists():
        pytest.skip("the home has no sample, so no truth")
    with truth.open() as rows:
        published = sum(int(row["value"]) for row in csv.DictReader(rows) if row["figure"] == "street_crimes" and row["dimension_2"] == "ward")
    shown = answer("place", "place-background")[0]
    assert len(shown) > 20 and sum(row["crimes"] for row in shown) == published
