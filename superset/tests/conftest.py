"""The running demo that all tests share, and its people. `superset/tests/run` brings it up and names it in the environment."""
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

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

    def run(self, script: str, *arguments: str) -> dict:
        """Runs a script of this folder in a process of its own with Superset's application; returns the JSON that it prints last."""
        environment = os.environ | {"PYTHONPATH": str(ROOT / "superset")}
        done = subprocess.run([sys.executable, str(Path(__file__).parent / script), *arguments], env=environment, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
        return json.loads(done.stdout.strip().splitlines()[-1])


class Client:
    """A person at a browser, without the browser."""

    def __init__(self, address: str):
        self.address = address
        self.session = requests.Session()

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
def assets(installation: Installation) -> dict:
    """Ids of two dashboards of the tests' own: one that all members see, one of case review alone."""
    return installation.run("own_assets.py")
