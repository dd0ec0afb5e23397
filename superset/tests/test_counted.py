"""n and the share unknown under each chart's title equal independent SQL on the facts, without a filter and with each of two."""
import pytest

from spahc_assets import query
from spahc_assets.bundle import Bundle
from spahc_assets.chart import params
from test_browser import LAPTOP, browser, context, page  # noqa: F401 (fixtures)
from test_figures import facts  # noqa: F401 (fixture)
from test_place_people_outcomes import CRIMES

BUNDLE = Bundle()
# What a reader may choose: the filter's column and choice, and the same said of the facts.
RACE = ("strand_name", "Race or ethnicity", """record_key IN (SELECT f.record_key FROM warehouse.fact_incident f
    JOIN warehouse.bridge_incident_strand b USING (incident_key) JOIN warehouse.dim_strand t USING (strand_key)
    WHERE f.known_to = 'infinity' AND 'RACE' IN (t.strand_code, t.national_strand_code))""")
WARD = ("ward_name", "Lawrence Hill", "ward_name = 'Lawrence Hill'")
# An area of the map lies in the ward that most of its residents live in.
MAP_WARD = ("ward_name", "Lawrence Hill", """lsoa_key IN (SELECT n.lsoa_key FROM warehouse.dim_lsoa n
    JOIN warehouse.dim_ward b ON b.ward_code = n.best_fit_ward_code AND b.ward_name = 'Lawrence Hill')""")
PEOPLE = "warehouse.fact_involvement v JOIN {0} USING (record_key) JOIN warehouse.dim_role r USING (role_key) JOIN warehouse.dim_person p USING (person_key)"
OF_VICTIMS = "v.known_to = 'infinity' AND r.role_code = 'VICTIM' AND p.person_kind <> 'ORGANISATION'"
# Chart → what it counts in the facts: relation, n and shares.
COUNTED = {
    ("overview", "overview-headline"): ("shown", "true", "count(*)", "avg((ward_key <= 0)::int)"),
    ("overview", "overview-wards"): ("shown", "true", "count(*)", "avg((ward_key <= 0)::int)"),
    ("trend", "trend-year-on-year"): ("crime, period", "month < stop", "count(*)", "avg((ward_key <= 0)::int)"),
    ("place", "place-map"): ("shown", "lsoa_key > 0", "count(*)", None),
    ("place", "place-wards"): ("shown", "true", "count(*)", "avg((ward_key <= 0)::int)"),
    ("outcomes", "outcomes-recorded"): ("shown", "true", "count(*)", "avg((NOT EXISTS (SELECT FROM warehouse.fact_outcome o JOIN warehouse.dim_outcome k USING (outcome_key) "
        "WHERE o.record_key = shown.record_key AND o.known_to = 'infinity' AND NOT o.is_withdrawn AND k.outcome_code <> '0'))::int)"),
    ("people", "people-victims-gender"): (PEOPLE, OF_VICTIMS, "count(*)", "avg((v.gender_key IN (SELECT gender_key FROM warehouse.dim_gender WHERE gender_name = 'Unknown'))::int)"),
}
CASES = [(where, chosen) for where in COUNTED for chosen in (None, RACE, MAP_WARD if where[1] == "place-map" else WARD)
         # No mart crosses an attribute of people with a ward.
         if not (chosen is WARD and where[0] == "people")]


@pytest.fixture(scope="module")
def ask(installation):
    """(dashboard, chart, choice) → the row of figures that comes with the chart's own answer, asked as a member of the partnership asks."""
    client = installation.client("viewer")

    def row(dashboard: str, name: str, chosen: tuple | None) -> list:
        number = client.get(f"/api/v1/dashboard/{dashboard}").json()["result"]["id"]
        found = {c["slice_name"]: c for c in client.get(f"/api/v1/dashboard/{dashboard}/charts").json()["result"]}[BUNDLE.charts[name]["title"]]
        built = params(BUNDLE.charts[name], BUNDLE.model_of(name)) | {"adhoc_filters": found["form_data"]["adhoc_filters"]}
        question = query.context(built)
        question |= {"datasource": {"id": int(found["form_data"]["datasource"].split("__")[0]), "type": "table"},
                     "form_data": {"slice_id": found["id"], "dashboardId": number}}
        if chosen:
            question["queries"] = [{**q, "filters": [*q["filters"], {"col": chosen[0], "op": "IN", "val": [chosen[1]]}]} for q in question["queries"]]
        got = client.post("/api/v1/chart/data", json=question)
        assert got.status_code == 200, got.text[:300]
        [answer] = got.json()["result"][-1]["data"]
        return [answer[figure["metric"]] for figure in built["counted"]["figures"]]
    return row


@pytest.mark.parametrize(("where", "chosen"), CASES, ids=lambda x: x[1] if x else "all")
def test_n_and_share_unknown_are_the_facts(ask, facts, where, chosen):  # noqa: F811
    relation, always, n, share = COUNTED[where]
    choice = chosen[2] if chosen else "true"
    chosen_facts = "(SELECT * FROM shown WHERE " + choice + ") AS shown"
    source = relation.format(chosen_facts) if "{0}" in relation else relation
    condition = always if "{0}" in relation else f"{always} AND {choice}"
    [[counted, unknown]] = facts(CRIMES + f"SELECT {n}, {share or 'NULL'} FROM {source} WHERE {condition}")
    told = ask(*where, chosen)
    assert int(told[0]) == int(counted) > 0
    if share:
        assert float(told[1]) == pytest.approx(float(unknown), abs=1e-6)


def test_a_ward_chosen_leaves_out_what_the_choice_itself_decides(page, facts):  # noqa: F811
    """The line follows a click, and tells no share of crimes without a ward once a ward is chosen."""
    page.open("overview", LAPTOP, whole=False)
    line = page.tab.locator("[data-test-chart-name='Police-recorded hate crimes, 12 months'] .dashboard-chart")
    [[crimes, share, in_ward]] = facts(CRIMES + "SELECT count(*), round(100 * avg((ward_key <= 0)::int), 1), count(*) FILTER (WHERE ward_name = 'Lawrence Hill') FROM shown")
    page.until(lambda: (line.get_attribute("aria-label") or "").startswith(f"n {int(crimes):,} crimes · ward not known {share} %\n12 complete months"))
    page.tab.locator("[data-test-chart-name='Where it happened'] tbody td", has_text="Lawrence Hill").first.click()
    page.until(lambda: line.get_attribute("aria-label").startswith(f"n {int(in_ward):,} crimes\n"))
    assert page.failed == []
