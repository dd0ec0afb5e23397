"""Every route of Superset is in routes.csv: what it says to a stranger, a viewer and an analyst, and why that is right. So another version's
new route is seen."""
import csv
from pathlib import Path

from test_access import expected

TABLE = Path(__file__).with_name("routes.csv")
PEOPLE = ("stranger", "viewer", "analyst")
# What may stand in the column `because`, beside the name of an attack of access.csv that tries the route for what it could tell.
REASONS = {
    "frame": "a page's frame, menu, words or files of the program: its figures come from routes that are tried",
    "own": "the person's own account, session, settings or favourites, and nobody else's",
    "sign-in": "for whoever signs in",
    "alive": "says that the server lives",
    "switched off": "belongs to a feature that is switched off, or to spahc_superset/closed.py: absent for everyone",
}
NOT_TOLD = {"refused", "home"}


def table() -> dict[tuple[str, str], dict]:
    with TABLE.open(newline="", encoding="utf-8") as file:
        return {(row["method"], row["route"]): row for row in csv.DictReader(file)}


def test_every_route_answers_each_person_as_the_table_says(inside):
    columns = (*PEOPLE, "before_acceptance")
    seen = {(one["method"], one["route"]): tuple(one[column] for column in columns) for one in inside["routes"]}
    known = {route: tuple(row[column] for column in columns) for route, row in table().items()}
    assert seen.keys() - known.keys() == set(), "routes that nobody has thought about: see docs/dashboards.md, Upgrading Superset"
    assert known.keys() - seen.keys() == set(), "routes that there are no longer"
    assert {route: answer for route, answer in seen.items() if answer != known[route]} == {}


def test_what_tells_a_stranger_or_a_viewer_anything_says_why_it_may():
    attacks = {attack for attack, _, _ in expected()}
    for route, row in table().items():
        if {row["stranger"], row["viewer"]} <= NOT_TOLD:
            continue
        assert row["because"] in REASONS or row["because"] in attacks, f"{route} answers a viewer, and {row['because']!r} is no reason"
        if row["because"] == "switched off":
            assert {row[person] for person in PEOPLE} <= {"absent", "refused"}, route


def test_before_acceptance_only_signing_in_and_the_statement_answer(inside):
    """By cookie and by token alike; what is switched off is absent before the gate is asked."""
    for one in inside["routes"]:
        assert one["before_acceptance"] == one["token_before_acceptance"], one
    passed = {row["route"] for row in table().values() if row["before_acceptance"] == "passed" and row["because"] != "switched off"}
    assert passed == {"/brand/<name>", "/data-use/", "/health", "/healthcheck", "/ping", "/login/", "/logout/", "/static/<path:filename>",
                      "/static/appbuilder/<path:filename>", "/api/v1/security/login", "/api/v1/security/refresh"}
