"""A viewer's attacks with the guard and the list of functions taken away: what Superset's own checks and PostgreSQL's grants stop alone."""
import json
from types import SimpleNamespace

import left_behind
from attacks import Attacks
from attacks_elsewhere import Elsewhere


class Inside:
    """A client of the application within this process, with the manners of one that comes over the network."""

    address = "http://localhost"

    def __init__(self, client):
        self.client = client

    def token(self) -> str:
        return ""

    def get(self, path, params=None, headers=None):
        return self._answer(self.client.get(path, query_string=params, headers=headers))

    def post(self, path, json=None, data=None, files=None, headers=None):
        return self._answer(self.client.post(path, headers=headers, **({"json": json} if json is not None else {"data": data or {}})))

    def put(self, path, json=None, headers=None):
        return self._answer(self.client.put(path, json=json, headers=headers))

    def delete(self, path, headers=None):
        return self._answer(self.client.delete(path, headers=headers))

    @staticmethod
    def _answer(answer):
        body = answer.get_data()
        return SimpleNamespace(status_code=answer.status_code, headers=answer.headers, content=body, text=body.decode("utf-8", "replace"), json=lambda: json.loads(body))


def report(ids: dict, admin, viewer, succeeded) -> dict:
    """By attack: `answered`, `postgresql` where that says permission denied, `refused` where Superset does, `no sense` where the question is none."""
    assets = ids | {"left_behind": left_behind.by_admin(Inside(admin), ids)}
    person = Attacks(Inside(viewer), assets)
    return {name: word(getattr(person, name)(), succeeded) for one in (Attacks, Elsewhere) for name in vars(one) if not name.startswith("_")}


def word(answer, succeeded) -> str:
    if "permission denied" in answer.text:
        return "postgresql"
    if succeeded(answer):
        return "answered"
    return "refused" if answer.status_code in (302, 401, 403, 404, 405) else "no sense"
