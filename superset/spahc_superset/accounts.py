"""Accounts that are no person's, and those of the demo."""
import json
import os
import secrets
from pathlib import Path
from typing import Any

from superset import security_manager

from . import settings

# Owns what is deployed, and is the name that people read where Superset says who made a chart. Nobody can sign in as it.
DEPLOY = "spahc"
# Draws reports. It sees what a viewer sees; nobody can sign in as it with a password.
REPORT = "spahc_report"
EXEMPT = {DEPLOY, REPORT}

# User name, given name, family name and role of the demo's people: one a role.
DEMO = (
    ("viewer", "Vida", "Member", "Viewer"),
    ("partner", "Pat", "Partner", "External partner"),
    ("analyst", "Ana", "Analyst", "Analyst"),
    ("coordinator", "Casey", "Coordinator", "Case review"),
    ("officer", "Dana", "Officer", "Data officer"),
    ("admin", "Ada", "Administrator", "Admin"),
)


def apply() -> None:
    """Makes the accounts that are missing. An account that is there keeps its password."""
    _ensure(DEPLOY, "SPAHC", "Data Dashboard", "Admin", secrets.token_urlsafe(48), active=False)
    _ensure(REPORT, "SPAHC", "Reports", "Viewer", secrets.token_urlsafe(48), active=True)
    installation = settings.read()
    if installation.demo:
        passwords = demo_passwords(installation.folder)
        for user, given, family, role in DEMO:
            _ensure(user, given, family, role, passwords[user], active=True)


def deployer() -> Any:
    return security_manager.find_user(username=DEPLOY)


def demo_passwords(folder: Path) -> dict[str, str]:
    """Drawn once a home, and kept in a file that its owner alone may read; `spahc demo` prints them."""
    file = folder / "demo-users.json"
    known = {entry["user"]: entry["password"] for entry in json.loads(file.read_text())} if file.exists() else {}
    wanted = [{"user": user, "role": role, "password": known.get(user) or secrets.token_urlsafe(12)} for user, _, _, role in DEMO]
    if {entry["user"] for entry in wanted} != set(known):
        with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as written:
            json.dump(wanted, written, indent=2)
    return {entry["user"]: entry["password"] for entry in wanted}


def _ensure(user: str, given: str, family: str, role: str, password: str, active: bool) -> None:
    found = security_manager.find_user(username=user)
    wanted = [security_manager.find_role(role)]
    if found is None:
        found = security_manager.add_user(user, given, family, f"{user}@localhost.invalid", wanted, password=password)
        if not found:
            raise RuntimeError(f"The account {user} could not be made.")
    if found.active != active or found.roles != wanted:
        found.active, found.roles = active, wanted
        security_manager.update_user(found)
