"""The access matrix: each role, each attack, as access.csv says. Whatever is not a success is a refusal, without a row in it."""
import csv
from pathlib import Path

import pytest

import left_behind
from attacks import Attacks
from attacks_elsewhere import Elsewhere
from conftest import Client

TABLE = Path(__file__).with_name("access.csv")
NOT_PEOPLE = {"attack", "stopped_for_a_viewer_by"}
SUCCESSES = {200, 201, 202}
REFUSALS = {302, 400, 401, 403, 404, 405}
# Superset answers some of what PostgreSQL or the list of functions refuses to an analyst with an error of its own.
UNGUARDED = {"analyst", "admin"}


def expected() -> list[tuple[str, str, bool]]:
    with TABLE.open(newline="", encoding="utf-8") as file:
        return [(row["attack"], person, row[person] == "yes") for row in csv.DictReader(file) for person in row if person not in NOT_PEOPLE]


def stopped() -> dict[str, str]:
    """By attack, what stops a viewer's where neither the guard nor the list of functions stands: `superset` its own checks, `postgresql` the
    log-in's grants, `guard` nothing but those two, `no question` that it makes no sense; empty where a viewer may."""
    with TABLE.open(newline="", encoding="utf-8") as file:
        return {row["attack"]: row["stopped_for_a_viewer_by"] for row in csv.DictReader(file)}


def test_every_attack_is_in_the_table_and_every_row_is_an_attack():
    attacks = {name for one in (Attacks, Elsewhere) for name in vars(one) if not name.startswith("_")}
    assert attacks == {attack for attack, _, _ in expected()}


@pytest.fixture(scope="session")
def people(installation, assets):
    """Each signed in and through the gate; the stranger is not signed in at all."""
    assets = assets | {"left_behind": left_behind.by_admin(installation.client("admin"), assets)}
    known = {entry: Attacks(installation.client(entry), assets) for entry in installation.users}
    return known | {"stranger": Attacks(Client(installation.address), assets, {})}


@pytest.mark.parametrize(("attack", "person", "allowed"), expected(), ids=lambda value: str(value))
def test_access(people, attack, person, allowed):
    answer = getattr(people[person], attack)()
    assert answer.status_code in SUCCESSES | REFUSALS | ({422, 500} if person in UNGUARDED or stopped()[attack] == "no question" else set())
    assert succeeded(answer) == allowed, f"{person}, {attack}: {answer.status_code} {answer.text[:300]}"
    if not allowed:
        assert "E0100" not in answer.text, "a refusal tells a small area"


def succeeded(answer) -> bool:
    """SQL Lab and charts tell some failures inside a 200."""
    if answer.status_code not in SUCCESSES:
        return False
    if "json" not in answer.headers.get("Content-Type", ""):
        return len(answer.content) > 0 and b"/login" not in answer.content[:200]
    body = answer.json()
    results = body.get("result")
    return not body.get("errors") and not (isinstance(results, list) and any(isinstance(one, dict) and one.get("error") for one in results))
