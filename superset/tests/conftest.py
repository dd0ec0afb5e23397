"""The running demo that all tests share, and its people. `superset/tests/run` brings it up and names it in the environment."""
import json
import os
import re
import secrets
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import psycopg2
import pytest
import requests

ROOT = Path(__file__).resolve().parents[2]
PICTURES = ROOT / "target" / "superset-pictures"


@dataclass
class Installation:
    """The demo: its address, and a user and password for each role."""

    home: Path
    settings: dict
    users: dict[str, dict]
    clients: dict = field(default_factory=dict)

    @property
    def address(self) -> str:
        return self.settings["address"]

    def password(self, user: str) -> str:
        return self.users[user]["password"]

    def client(self, user: str) -> "Client":
        """Signed in and let through the gate; the same one each time."""
        if user not in self.clients:
            client = self.newcomer(user)
            client.accept()
            self.clients[user] = client
        return self.clients[user]

    def newcomer(self, user: str) -> "Client":
        """Signed in, and not yet through the gate in this session."""
        client = Client(self.address)
        client.sign_in(user, self.password(user))
        return client

    def newcomer_of_its_own(self) -> tuple["Client", dict]:
        """A viewer who has never been here, signed in."""
        user, password = "new_" + secrets.token_hex(4), secrets.token_urlsafe(12)
        admin = self.client("admin")
        headers = {"X-CSRFToken": admin.token(), "Referer": self.address}
        roles = {entry["name"]: entry["id"] for entry in admin.get("/api/v1/security/roles/?q=(page_size:100)").json()["result"]}
        made = admin.post("/api/v1/security/users/", headers=headers, json={
            "username": user, "first_name": "New", "last_name": "Person", "email": f"{user}@localhost.invalid", "active": True,
            "roles": [roles["Viewer"]], "password": password})
        assert made.status_code == 201, made.text
        self.users[user] = {"user": user, "password": password, "role": "Viewer"}
        return self.newcomer(user), self.users[user]

    def database(self, log_in: str):
        """A connection as `metadata`, `warehouse` or `gate`, as the settings have it."""
        return psycopg2.connect(self.settings[f"{log_in}_uri"].replace("+psycopg2", ""))

    def owner(self):
        """The embedded server's administrator, acting as the owner of the warehouse's tables."""
        lines = (self.home.parent / "database" / "passwords.properties").read_text().splitlines()
        password = next(line.split("=", 1)[1] for line in lines if line.startswith("postgres="))
        port = self.database("gate").info.port
        return psycopg2.connect(host="127.0.0.1", port=port, dbname="spahc", user="postgres", password=password, options="-c role=spahc_owner")


class Client:
    """A person at a browser, without the browser."""

    def __init__(self, address: str):
        self.address = address
        self.session = requests.Session()
        # A server may close a connection that is kept; a POST that comes at that moment would be lost, and is not sent again.
        self.session.headers["Connection"] = "close"

    def get(self, path: str, **options) -> requests.Response:
        return self.session.get(self.address + path, allow_redirects=False, timeout=60, **options)

    def post(self, path: str, **options) -> requests.Response:
        return self.session.post(self.address + path, allow_redirects=False, timeout=60, **options)

    def put(self, path: str, **options) -> requests.Response:
        return self.session.put(self.address + path, allow_redirects=False, timeout=60, **options)

    def delete(self, path: str, **options) -> requests.Response:
        return self.session.delete(self.address + path, allow_redirects=False, timeout=60, **options)

    def sign_in(self, user: str, password: str) -> requests.Response:
        token = re.search(r'name="csrf_token"[^>]*value="([^"]*)"', self.get("/login/").text, re.DOTALL).group(1)
        answer = self.post("/login/", data={"username": user, "password": password, "csrf_token": token})
        assert answer.status_code == 302 and "login" not in answer.headers["Location"], "sign-in failed"
        return answer

    def form(self, wanted: str = "/") -> dict[str, str]:
        """The fields of the data-use page."""
        page = self.get("/data-use/", params={"next": wanted}).text
        return dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))

    def accept(self, wanted: str = "/") -> requests.Response:
        return self.post("/data-use/", data=self.form(wanted) | {"accept": "yes"})

    def token(self) -> str:
        """A CSRF token for the API, which asks for one where the session is a cookie's."""
        answer = self.get("/api/v1/security/csrf_token/")
        return answer.json()["result"] if answer.status_code == 200 else ""


@pytest.fixture(scope="session")
def installation() -> Installation:
    named = os.environ.get("SPAHC_DASHBOARDS_SETTINGS", "")
    if not named or not Path(named).exists():
        pytest.skip("no dashboards are up: superset/tests/run brings them up")
    settings = json.loads(Path(named).read_text())
    users = {entry["user"]: entry for entry in json.loads((Path(named).parent / "demo-users.json").read_text())}
    PICTURES.mkdir(parents=True, exist_ok=True)
    return Installation(Path(named).parent, settings, users)


@pytest.fixture(scope="session")
def inside(installation: Installation) -> dict:
    """What `inside.py` saw in a process of its own with Superset's application: one start for all that needs one."""
    environment = os.environ | {"PYTHONPATH": str(ROOT / "superset")}
    done = subprocess.run([sys.executable, str(Path(__file__).with_name("inside.py"))], env=environment, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return json.loads(done.stdout.strip().splitlines()[-1])


@pytest.fixture(scope="session")
def assets(inside: dict) -> dict:
    """Ids of two dashboards of the tests' own: one that all members see, one of case review alone."""
    return inside["assets"]
