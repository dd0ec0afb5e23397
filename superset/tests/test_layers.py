"""The layers behind the guard: PostgreSQL's grants, row-level rules, roles that come out the same each time."""
import psycopg2
import pytest

from test_access import stopped

OPEN = {"Viewer", "Analyst", "Case review", "Data officer", "Admin"}


def test_with_the_guard_off_postgresql_still_refuses_what_is_not_the_marts(inside):
    answers = dict(inside["guard_off"]["questions"])
    assert answers.pop("adhoc") == "answered", "the control: without the guard a forged measure is answered"
    assert set(answers.values()) == {"PostgreSQL refuses"}, answers


def test_access_csv_says_what_stops_each_attack_where_the_guard_does_not(inside):
    """A viewer's, with the guard and the list of functions taken away. Whatever could read beyond the mart is PostgreSQL's to refuse."""
    means = {"guard": "answered", "postgresql": "postgresql", "superset": "refused", "no question": "no sense", "": "answered"}
    assert inside["guard_off"]["attacks"] == {attack: means[what] for attack, what in stopped().items()}


def test_whoever_the_rules_do_not_name_sees_no_row(inside):
    assert inside["rows_by_role"] == {role: "open" if role in OPEN else "closed" for role in inside["rows_by_role"]}
    assert {"Forgotten", "None", "External partner", "No access"} <= set(inside["rows_by_role"])


def test_deployed_again_changes_nothing(inside):
    assert inside["deployed_again"]["said"] == [] and inside["deployed_again"]["same"]
    assert inside["deployed_again"]["roles"] == sorted(["Admin", "Analyst", "Case review", "Data officer", "External partner", "No access", "Public", "Viewer"])


def test_what_was_done_by_hand_is_undone(inside):
    assert inside["put_right"]["said"] == ["role Viewer: 25 permissions", "role By hand: removed"]
    assert not inside["put_right"]["viewer"] and not inside["put_right"]["by_hand"]


@pytest.mark.parametrize("statement", [
    "SELECT * FROM vault.identity", "SELECT * FROM warehouse.fact_incident", "SELECT * FROM staging.incident", "SELECT reason_codes FROM quarantine.rejected_row",
    "SELECT * FROM audit.delivery", "SELECT * FROM governance.data_use_acceptance", "SELECT query_to_xml('select 1', true, true, '')", "SELECT pg_sleep(0)",
    "SELECT lo_from_bytea(0, '')", "SELECT pg_read_file('postgresql.conf')", "CREATE TABLE mart.mine (one integer)", "CREATE TEMPORARY TABLE mine (one integer)",
    "DROP VIEW mart.mart_hate_crime__incident", "COPY (SELECT 1) TO PROGRAM 'true'", "SET ROLE spahc_owner", "ALTER ROLE superset_internal SUPERUSER"])
def test_the_charts_log_in_is_refused(installation, statement):
    connection = installation.database("warehouse")
    connection.autocommit = True
    with connection.cursor() as cursor:
        # Manners aside: a log-in may switch them off.
        cursor.execute("SET default_transaction_read_only = off")
        with pytest.raises(psycopg2.Error) as refused:
            cursor.execute(statement)
    assert refused.value.pgcode in ("42501", "42809")
    connection.close()


@pytest.mark.parametrize("log_in", ["warehouse", "gate", "metadata"])
def test_each_log_in_connects_to_its_own_database_alone(installation, log_in):
    with installation.database(log_in) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE has_database_privilege(datname, 'CONNECT') AND datallowconn")
        assert cursor.fetchall() == [("superset" if log_in == "metadata" else "spahc",)]


def test_partners_log_in_connects_to_no_database_yet(installation):
    with installation.database("gate") as connection, connection.cursor() as cursor:
        cursor.execute("SELECT datname FROM pg_database WHERE has_database_privilege('superset_partner', datname, 'CONNECT') AND datallowconn")
        assert cursor.fetchall() == []


def test_metadata_hold_neither_password_nor_address_of_the_warehouse(installation, inside):
    with installation.database("metadata") as connection, connection.cursor() as cursor:
        cursor.execute("SELECT sqlalchemy_uri, password, server_cert, encrypted_extra FROM dbs")
        for uri, *secrets in cursor.fetchall():
            assert "@warehouse/" in uri and ":" not in uri.split("://")[1] and not any(secrets)


def test_secrets_are_the_owners_alone(installation):
    for name in ("settings.json", "secret.key", "demo-users.json"):
        assert (installation.home / name).stat().st_mode & 0o077 == 0, name


def test_server_listens_on_the_loopback_address_alone(installation):
    port = int(installation.address.rsplit(":", 1)[1])
    from pathlib import Path

    listening = [line.split()[1] for line in Path("/proc/net/tcp").read_text().splitlines()[1:] if line.split()[3] == "0A"]
    assert f"0100007F:{port:04X}" in listening and f"00000000:{port:04X}" not in listening


def test_who_has_not_signed_in_gets_nothing(installation):
    from conftest import Client

    stranger = Client(installation.address)
    for path in ("/superset/welcome/", "/dashboard/list/"):
        assert "/login/" in stranger.get(path).headers.get("Location", ""), path
    assert stranger.get("/api/v1/dashboard/").json().get("count", 0) == 0 or stranger.get("/api/v1/dashboard/").status_code in (401, 403)
    assert stranger.get("/api/v1/chart/data").status_code in (401, 403, 404, 405)


def test_every_answer_bears_our_content_security_policy(installation):
    policy = installation.client("viewer").get("/superset/welcome/").headers["Content-Security-Policy"]
    parts = dict(part.strip().partition(" ")[::2] for part in policy.split(";"))
    assert parts["img-src"] == "'self' blob: data:" and parts["connect-src"] == "'self'" and parts["font-src"] == "'self'"
    assert "unsafe-eval" not in policy and "http" not in policy


def test_guessing_passwords_is_slowed_down(inside):
    assert inside["sign_ins"] == {"page": [302, 302, 302, 429, 429], "api": 429}
