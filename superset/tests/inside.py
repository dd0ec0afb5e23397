"""What tests see from within Superset's application, one report each, printed as one JSON object."""
import contextlib
import json
import os
import sys
import tempfile
import time
from pathlib import Path
from types import SimpleNamespace

SHIPPED = (Path(__file__).parents[1] / "spahc_superset" / "gate" / "statement.md").read_bytes()
TEXT = Path(tempfile.mkdtemp()) / "statement.md"
TEXT.write_bytes(SHIPPED)
os.environ["SPAHC_DASHBOARDS_STATEMENT"] = str(TEXT)

with contextlib.redirect_stdout(sys.stderr):
    from superset.app import create_app

    app = create_app()
app.config.update(WTF_CSRF_ENABLED=False, SESSION_PROTECTION=None, TESTING=True)

import inside_assets  # noqa: E402  needs the application
import inside_routes  # noqa: E402
import inside_without_guard  # noqa: E402
from flask_jwt_extended import create_access_token  # noqa: E402
from sqlalchemy import text as sql  # noqa: E402
from sqlalchemy.exc import OperationalError  # noqa: E402
from superset import db, security_manager  # noqa: E402
from test_access import succeeded  # noqa: E402

from spahc_superset import accounts, deploy, functions, guard, settings  # noqa: E402
from spahc_superset.gate import acceptances, guarding  # noqa: E402
from spahc_superset.gate.statement import read  # noqa: E402


def client_of(user: str):
    client = app.test_client()
    with client.session_transaction() as session:
        session["_user_id"], session["_fresh"] = str(id_of(user)), True
    return client


def id_of(user: str) -> int:
    with app.app_context():
        return security_manager.find_user(username=user).id


def person(role: str = "Viewer") -> str:
    user = f"inside_{time.time_ns()}"
    with app.app_context():
        security_manager.add_user(user, "In", "Side", f"{user}@localhost.invalid", security_manager.find_role(role), password="three random words")
    return user


def every_route(ids: dict) -> list[dict]:
    """Asked by a stranger, a viewer and an analyst who have accepted the statement, and by a viewer who has not."""
    accepted, limited = guarding.has_accepted, security_manager.limiter.enabled
    people = {role: person(role) for role in ("Viewer", "Analyst")}
    newcomer = person()
    with app.app_context():
        token = create_access_token(identity=str(security_manager.find_user(username=newcomer).id), fresh=True)
    guarding.has_accepted, security_manager.limiter.enabled = (lambda who: who.username in people.values()), False
    try:
        clients = {"stranger": app.test_client()} | {role.lower(): client_of(name) for role, name in people.items()}
        return inside_routes.report(app, ids, clients, client_of(newcomer), token)
    finally:
        guarding.has_accepted, security_manager.limiter.enabled = accepted, limited
        remove_dashboards_of(people.values())


def remove_dashboards_of(users) -> None:
    """An analyst's empty request makes an empty dashboard."""
    from superset.models.dashboard import Dashboard

    with app.app_context():
        for made in db.session.query(Dashboard).filter(Dashboard.created_by.has(security_manager.user_model.username.in_(list(users)))):
            db.session.delete(made)
        db.session.commit()


def statements() -> dict:
    """One who accepts meets another text, accepts it, and meets the first again."""
    user = person()
    client = client_of(user)

    def status() -> int:
        return client.get("/api/v1/me/").status_code

    def accept() -> None:
        client.post("/data-use/", data={"sha256": read(str(TEXT)).sha256, "accept": "yes", "next": "/", "person": id_of(user)})

    report = {"nothing_accepted": status()}
    accept()
    report["accepted"] = status()
    TEXT.write_bytes(SHIPPED.replace(b"Version: 1", b"Version: 2"))
    report["new_text"] = status()
    accept()
    report["after_accepting"] = status()
    TEXT.write_bytes(SHIPPED.replace(b"Version: 1", b"Version: 2") + b"\nOne more sentence.\n")
    report["same_version_other_text"] = status()
    TEXT.write_bytes(SHIPPED)
    report["old_text"] = status()
    return report


def accounts_change() -> dict:
    """What becomes of an acceptance when the account gets another role, is switched off, and is made anew for another person."""
    user, statement = person(), read(str(TEXT))
    acceptances.acceptances(settings.read().gate_uri).enter(user, statement, "127.0.0.1")
    client = client_of(user)

    def status() -> int:
        return client.get("/api/v1/me/").status_code

    def change(**values) -> None:
        with app.app_context():
            found = security_manager.find_user(username=user)
            for name, value in values.items():
                setattr(found, name, [security_manager.find_role(value)] if name == "roles" else value)
            db.session.commit()

    report = {"accepted": status()}
    change(roles="Analyst")
    report["another_role"] = status()
    change(active=False)
    report["switched_off"] = status()
    with app.app_context():
        db.session.delete(security_manager.find_user(username=user))
        db.session.commit()
        security_manager.add_user(user, "Some", "Body Else", f"{user}@localhost.invalid", security_manager.find_role("Viewer"), password="three random words")
    report["another_person_of_that_name"] = client_of(user).get("/api/v1/me/").status_code
    return report


def ninety_days() -> dict:
    """How long an acceptance holds, in a worker's memory and by the table."""
    user, statement = person(), read(str(TEXT))
    held = acceptances.acceptances(settings.read().gate_uri)
    held.enter(user, statement, "127.0.0.1")
    report = {"now": held.holds(user, statement)}
    asked = []

    class Engine:
        def connect(self):
            asked.append(True)
            raise OperationalError("the table is asked", {}, None)

    remembering, now = acceptances.Acceptances(Engine(), dict(held.known)), time.time
    for days in (89, 91):
        acceptances.time = type("Clock", (), {"time": staticmethod(lambda days=days: now() + days * 86400)})
        with contextlib.suppress(OperationalError):
            remembering.holds(user, statement)
        report[f"memory_after_{days}_days"] = not asked
    acceptances.time = time
    for days in (89, 91):
        later = sql(str(acceptances._LAST).replace("> now() -", f"> now() + interval '{days} days' -"))
        with held.engine.connect() as connection:
            found = connection.execute(later, {"user": user, "sha256": statement.sha256, "days": acceptances.DAYS, "since": 0}).scalar()
        report[f"entered_{days}_days_ago"] = found is not None
    return report


def without_database() -> dict:
    def unreachable(uri):
        raise OperationalError("no server", {}, None)

    client, real = client_of(person()), guarding.acceptances
    guarding.acceptances = unreachable
    try:
        return {"page": client.get("/superset/welcome/").status_code, "api": client.get("/api/v1/me/").status_code}
    finally:
        guarding.acceptances = real


def exempt() -> dict:
    names = sorted(accounts.EXEMPT)
    known = {entry["user"] for entry in json.loads((settings.read().folder / "demo-users.json").read_text())}
    with app.app_context():
        active = [security_manager.find_user(username=name).active for name in names]
    return {"names": names, "active": active, "with_a_known_password": sorted(known & set(names)),
            "report_account": client_of(accounts.REPORT).get("/api/v1/me/").status_code}


def sign_ins() -> dict:
    """Wrong passwords beyond the limit, on the page and then by the API, which share it."""
    before, app.config["AUTH_RATE_LIMIT"] = app.config["AUTH_RATE_LIMIT"], "3 per minute"
    client = app.test_client()
    try:
        return {"page": [client.post("/login/", data={"username": "viewer", "password": "wrong"}).status_code for _ in range(5)],
                "api": client.post("/api/v1/security/login", json={"username": "viewer", "password": "wrong", "provider": "db"}).status_code}
    finally:
        app.config["AUTH_RATE_LIMIT"] = before


QUESTIONS = {
    "query_to_xml": "max(query_to_xml('select * from vault.identity', true, true, '')::text)",
    "table_to_xml": "max(table_to_xml('warehouse.fact_incident', true, true, '')::text)",
    "schema_to_xml": "max(schema_to_xml('vault', true, true, '')::text)",
    "database_to_xml": "max(database_to_xml(true, true, '')::text)",
    "pg_sleep": "count(pg_sleep(0))",
    "ts_stat": "(select max(word) from ts_stat('select to_tsvector(forename) from vault.person_record'))",
    "pg_read_file": "max(pg_read_file('postgresql.conf'))",
    "pg_ls_dir": "(select max(f) from pg_ls_dir('.') f)",
    "lo_import": "max(lo_import('/etc/passwd'))",
    "vault": "(select count(*) from vault.identity)",
    "warehouse": "(select count(*) from warehouse.fact_incident)",
    "staging": "(select count(*) from staging.incident)",
    "quarantine": "(select count(*) from quarantine.rejected_row)",
    "audit": "(select count(*) from audit.delivery)",
    "acceptances": "(select count(*) from governance.data_use_acceptance)",
}


def guard_off(ids: dict) -> dict:
    """A viewer's forged questions with the guard and the list of functions taken away: what PostgreSQL alone answers.

    `adhoc` is the control: it succeeds, so the guard was off indeed."""
    client = client_of("viewer")
    check, allowed_functions, accepted = guard.check, functions.check, guarding.has_accepted
    guard.check, functions.check, guarding.has_accepted = (lambda *_: None), (lambda *_: None), (lambda *_: True)
    own_subquery = app.config["FEATURE_FLAGS"].get("ALLOW_ADHOC_SUBQUERY")
    from superset import feature_flag_manager

    feature_flag_manager._feature_flags["ALLOW_ADHOC_SUBQUERY"] = True

    def ask(measure: str) -> str:
        answer = client.post("/api/v1/chart/data", json={
            "datasource": {"id": ids["dataset"], "type": "table"}, "force": True, "result_type": "full", "result_format": "json",
            "queries": [{"columns": [], "metrics": [{"expressionType": "SQL", "sqlExpression": measure, "label": "x"}], "row_limit": 5}],
            "form_data": {"slice_id": ids["chart"], "dashboardId": ids["dashboard"]}})
        body = answer.get_data(as_text=True)
        if answer.status_code == 200:
            return "answered"
        return "PostgreSQL refuses" if "permission denied" in body else f"{answer.status_code} {body[:200]}"

    try:
        questions = {"adhoc": ask("max(incident_key)")} | {name: ask(measure) for name, measure in QUESTIONS.items()}
        return {"questions": questions, "attacks": inside_without_guard.report(ids, client_of("admin"), client, succeeded)}
    finally:
        guard.check, functions.check, guarding.has_accepted = check, allowed_functions, accepted
        feature_flag_manager._feature_flags["ALLOW_ADHOC_SUBQUERY"] = own_subquery


def rows_by_role(ids: dict) -> dict:
    """Whether the rule that closes every dataset is part of the query, by role; a role that the rules do not name, and none."""
    from flask import g
    from superset.connectors.sqla.models import SqlaTable

    report = {}
    with app.test_request_context():
        forgotten = security_manager.find_role("Forgotten") or security_manager.add_role("Forgotten")
        for role in ["Viewer", "Analyst", "Case review", "Data officer", "Admin", "External partner", "No access", "Forgotten", None]:
            g._rls_filter_cache = {}
            g.user = SimpleNamespace(id=0, username=f"of {role}", is_anonymous=False, is_authenticated=True, groups=[], roles=[forgotten if role == "Forgotten" else security_manager.find_role(role)] if role else [])
            table = db.session.get(SqlaTable, ids["dataset"])
            query = table.get_query_str({"columns": ["strand_codes"], "metrics": ["test_records"], "granularity": None, "from_dttm": None, "to_dttm": None,
                                         "is_timeseries": False, "filter": [], "extras": {}, "orderby": [], "row_limit": 1})
            report[str(role)] = "closed" if "1 = 0" in query else "open"
            db.session.rollback()
        g.user = None
        db.session.delete(db.session.merge(forgotten))
        db.session.commit()
    return report


def deployed_again() -> dict:
    """What a second and a third deployment do, in words, and whether the metadata are the same after both."""
    with app.app_context(), contextlib.redirect_stdout(sys.stderr):
        deploy.run([])
        before = permissions()
        from spahc_superset.roles import apply_roles
        from spahc_superset.rows import apply_rules

        said = apply_roles(security_manager).done + apply_rules().done
        return {"said": said, "same": before == permissions(), "roles": sorted(before)}


def permissions() -> dict:
    return {role.name: sorted(f"{p.permission.name} on {p.view_menu.name}" for p in role.permissions) for role in security_manager.get_all_roles()}


def put_right() -> dict:
    """Somebody gives viewers SQL Lab and adds a role by hand; the next deployment undoes both."""
    from spahc_superset.roles import apply_roles

    with app.app_context():
        viewer = security_manager.find_role("Viewer")
        security_manager.add_permission_role(viewer, security_manager.find_permission_view_menu("can_execute_sql_query", "SQLLab"))
        security_manager.add_role("By hand")
        said = apply_roles(security_manager).done
        return {"said": said, "viewer": "can_execute_sql_query on SQLLab" in permissions()["Viewer"], "by_hand": "By hand" in permissions()}


with app.app_context():
    made = inside_assets.make()
report = {"assets": made, "statements": statements(), "ninety_days": ninety_days(), "accounts_change": accounts_change(), "without_database": without_database(), "exempt": exempt(), "sign_ins": sign_ins(), "routes": every_route(made),
          "guard_off": guard_off(made), "rows_by_role": rows_by_role(made), "deployed_again": deployed_again(), "put_right": put_right()}
print(json.dumps(report))
