"""Nobody sees a number before accepting the data-use statement: pages, API by cookie, API by bearer token, POST."""
from pathlib import Path

import psycopg2
import pytest
import requests

from conftest import PICTURES, Client

QUESTION = {"datasource": {"id": 1, "type": "table"}, "queries": [{"columns": [], "metrics": ["count"]}], "form_data": {}}


@pytest.fixture
def newcomer(installation):
    """Somebody who has never been here: an account of its own for each test."""
    return installation.newcomer_of_its_own()


def bearer(installation, person: dict) -> dict:
    answer = requests.post(f"{installation.address}/api/v1/security/login", timeout=60,
                           json={"username": person["user"], "password": person["password"], "provider": "db"})
    return {"Authorization": f"Bearer {answer.json()['access_token']}"}


@pytest.mark.parametrize("path", ["/", "/superset/welcome/", "/dashboard/list/", "/superset/dashboard/tests-members/", "/explore/?slice_id=1", "/sqllab/", "/user_info/"])
def test_pages_lead_to_the_statement(newcomer, path):
    answer = newcomer[0].get(path)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/data-use/?next=%2F")
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/api/v1/dashboard/", "/api/v1/me/", "/api/v1/chart/1/data/", "/api/v1/dashboard/tests-members/charts", "/api/v1/menu/"])
def test_api_is_closed_to_cookie_and_to_bearer_token(installation, newcomer, path):
    client, person = newcomer
    by_cookie = client.get(path)
    by_token = requests.get(installation.address + path, headers=bearer(installation, person), timeout=60)
    assert (by_cookie.status_code, by_token.status_code) == (403, 403)
    assert "data-use statement" in by_cookie.json()["message"] and "data-use statement" in by_token.json()["message"]


def test_questions_by_post_are_closed(installation, newcomer):
    client, person = newcomer
    by_cookie = client.post("/api/v1/chart/data", json=QUESTION)
    by_token = requests.post(f"{installation.address}/api/v1/chart/data", json=QUESTION, headers=bearer(installation, person), timeout=60)
    assert (by_cookie.status_code, by_token.status_code) == (403, 403)


def test_token_of_one_who_has_not_accepted_is_refused_beside_a_session_of_one_who_has(installation, newcomer):
    answer = installation.client("viewer").get("/api/v1/dashboard/", headers=bearer(installation, newcomer[1]))
    assert answer.status_code == 403


@pytest.mark.parametrize("header", ["bearer {}", "BEARER  {}", " Bearer {}"])
def test_token_is_known_however_its_header_is_written(installation, newcomer, header):
    token = bearer(installation, newcomer[1])["Authorization"].split()[1]
    answer = requests.get(f"{installation.address}/api/v1/dashboard/", headers={"Authorization": header.format(token).strip()}, timeout=60)
    assert answer.status_code in (401, 403, 422)


def test_forged_token_gets_nothing(installation):
    answer = requests.get(f"{installation.address}/api/v1/dashboard/", headers={"Authorization": "Bearer e30.e30.x"}, timeout=60)
    assert answer.status_code in (401, 422)


def test_accepting_opens_pages_and_api_and_is_entered(installation, newcomer):
    client, person = newcomer
    form = client.form("/dashboard/list/?x=1")
    answer = client.post("/data-use/", data=form | {"accept": "yes"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/dashboard/list/?x=1")
    assert client.get("/api/v1/dashboard/").status_code == 200
    assert requests.get(f"{installation.address}/api/v1/dashboard/", headers=bearer(installation, person), timeout=60).status_code == 200
    entered = acceptances(installation, person["user"])
    assert entered == [("1", form["sha256"])]


@pytest.mark.parametrize("change", [{"accept": ""}, {"accept": "no"}, {"sha256": "0" * 64}, {"person": "1"}, {"person": ""}])
def test_without_agreeing_to_this_text_nothing_is_entered(installation, newcomer, change):
    client, person = newcomer
    answer = client.post("/data-use/", data=client.form() | {"accept": "yes"} | change)
    assert answer.status_code == 400 and "You have not gone on yet" in answer.text
    assert client.get("/api/v1/dashboard/").status_code == 403
    assert acceptances(installation, person["user"]) == []


def test_without_the_csrf_token_nothing_is_entered(installation, newcomer):
    client, person = newcomer
    form = client.form()
    del form["csrf_token"]
    assert client.post("/data-use/", data=form | {"accept": "yes"}).headers.get("Location", "") != "/"
    assert acceptances(installation, person["user"]) == []


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "/\\example.org", "\\\\example.org", "/%0d%0a//example.org", "/\texample.org",
                                       "javascript:alert(1)", "http:example.org", " //example.org", "/data-use/?next=//example.org"])
def test_next_never_leads_elsewhere(newcomer, elsewhere):
    client, _ = newcomer
    answer = client.post("/data-use/", data=client.form() | {"accept": "yes", "next": elsewhere})
    target = answer.headers["Location"]
    assert answer.status_code == 302 and target.startswith("/") and not target.startswith(("//", "/\\", "/data-use"))
    assert "example.org" not in target or target == "/%0d%0a//example.org"


def test_another_text_asks_again_and_the_old_one_opens_again(inside):
    assert inside["statements"] == {"nothing_accepted": 403, "accepted": 200, "new_text": 403, "after_accepting": 200, "same_version_other_text": 403, "old_text": 200}


def test_acceptance_is_the_persons_and_not_the_names(inside):
    assert inside["accounts_change"] == {"accepted": 200, "another_role": 200, "switched_off": 401, "another_person_of_that_name": 403}


def test_statement_in_an_ended_session_leads_to_sign_in_and_on(installation):
    for elsewhere, on in (("/dashboard/list/?x=1", "%2Fdashboard%2Flist%2F%3Fx%3D1"), ("//example.org", "%2F")):
        answer = Client(installation.address).get("/data-use/", params={"next": elsewhere})
        assert (answer.status_code, answer.headers["Location"]) == (302, f"/login/?next={on}")


def test_everyone_is_asked_again_after_90_days(inside):
    assert inside["ninety_days"] == {"now": True, "memory_after_89_days": True, "memory_after_91_days": False, "entered_89_days_ago": True, "entered_91_days_ago": False}


def test_nobody_passes_when_acceptances_cannot_be_read(inside):
    assert inside["without_database"] == {"page": 503, "api": 503}


def test_the_exempt_are_the_accounts_of_deployment_and_reports_and_no_others(inside):
    assert inside["exempt"] == {"names": ["spahc", "spahc_report"], "active": [False, True], "with_a_known_password": [], "report_account": 200}


TABLE = "governance.data_use_acceptance"


@pytest.mark.parametrize("attempt", [
    f"UPDATE {TABLE} SET user_name = 'x'", f"DELETE FROM {TABLE}", f"TRUNCATE {TABLE}",
    f"INSERT INTO {TABLE} (user_name, statement_version, statement_sha256, accepted_at) VALUES ('x', '1', repeat('0', 64), '2020-01-01')",
    f"SELECT address FROM {TABLE}", "SELECT * FROM governance.agreement", "SELECT * FROM mart.mart_hate_crime__incident", "SELECT * FROM vault.identity",
    "CREATE TABLE governance.mine (one integer)"])
def test_the_gates_log_in_is_refused(installation, attempt):
    assert state(installation.database("gate"), attempt) == "42501"


@pytest.mark.parametrize("attempt", [f"UPDATE {TABLE} SET user_name = 'x'", f"DELETE FROM {TABLE}", f"TRUNCATE {TABLE}"])
def test_not_even_the_tables_owner_changes_an_acceptance(installation, attempt):
    assert state(installation.owner(), attempt) == "42501"


def state(connection, statement: str) -> str:
    """The SQLState that the attempt gets; empty where it succeeds."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
        return ""
    except psycopg2.Error as refused:
        return refused.pgcode
    finally:
        connection.rollback()
        connection.close()


def test_page_is_not_kept_runs_no_script_and_loads_from_here_alone(newcomer):
    answer = newcomer[0].get("/data-use/")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "<script" not in answer.text and "http" not in answer.text.replace("http-equiv", "")
    policy = dict(part.strip().split(" ", 1) for part in answer.headers["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'" and "script-src" not in policy and policy["frame-ancestors"] == "'none'"


def test_page_reads_at_twice_the_size_without_a_serious_fault(installation, newcomer):
    browser_tests = pytest.importorskip("playwright.sync_api")
    chromium = next((path for path in ("/usr/bin/chromium", "/usr/bin/chromium-browser") if Path(path).exists()), None)
    if chromium is None:
        pytest.skip("Chromium is not installed")
    from axe_playwright_python.sync_playwright import Axe

    client, person = newcomer
    with browser_tests.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        # 1280 pixels at 200 % leave 640 to the page.
        # A session belongs to the program that began it.
        context = browser.new_context(viewport={"width": 640, "height": 512}, device_scale_factor=2, user_agent=client.session.headers["User-Agent"])
        for cookie in client.session.cookies:
            context.add_cookies([{"name": cookie.name, "value": cookie.value, "url": installation.address}])
        page = context.new_page()
        page.goto(f"{installation.address}/data-use/")
        assert page.title().startswith("Before you look")
        page.screenshot(path=PICTURES / "data-use.png", full_page=True)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
        faults = [found["id"] for found in Axe().run(page).response["violations"] if found["impact"] in ("serious", "critical")]
        assert faults == []
        page.check("#accept")
        page.click("button")
        page.wait_for_load_state()
        assert "/data-use" not in page.url
        browser.close()


def acceptances(installation, user: str) -> list[tuple[str, str]]:
    with installation.database("gate") as connection, connection.cursor() as cursor:
        cursor.execute(f"SELECT statement_version, statement_sha256 FROM {TABLE} WHERE user_name = %s", (user,))
        return cursor.fetchall()
