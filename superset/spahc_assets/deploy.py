"""Makes Superset equal to the assets: what differs is overwritten, what is gone from them goes."""
import logging
import os
from dataclasses import dataclass

from flask import g

from .bundle import Bundle

LOG = logging.getLogger(__name__)
PASSWORD_SETTING = "SPAHC_SUPERSET_PASSWORD_{}"
URI_SETTING = "SPAHC_SUPERSET_URI_{}"
DEPLOYER_SETTING = "SPAHC_DEPLOY_USER"


@dataclass(frozen=True)
class Deployed:
    databases: int
    datasets: int
    charts: int
    dashboards: int
    pruned: list[str]


def _contents(bundle: Bundle) -> tuple[dict[str, str], dict[str, str]]:
    """The files with each database's address from the environment, and the passwords, which are in no file."""
    import json

    from sqlalchemy.engine.url import make_url

    files, passwords = bundle.files(), {}
    for name in bundle.databases:
        file, setting = f"databases/{name}.yaml", name.upper().replace("-", "_")
        written = json.loads(files[file])
        address = make_url(os.environ.get(URI_SETTING.format(setting)) or written["sqlalchemy_uri"])
        password = os.environ.get(PASSWORD_SETTING.format(setting)) or address.password
        files[file] = json.dumps({**written, "sqlalchemy_uri": str(address.set(password="X" * 10))})
        if password:
            passwords[file] = password
    return files, passwords


def _act_as_deployer() -> None:
    from superset import security_manager

    name = os.environ.get(DEPLOYER_SETTING, "admin")
    user = security_manager.find_user(username=name)
    if user is None:
        raise SystemExit(f"There is no user '{name}' to deploy as. Make one, or name another in {DEPLOYER_SETTING}.")
    g.user = user


def _prune(kept: set[str]) -> list[str]:
    """Deletes what an earlier deployment made and the assets no longer have; what people made themselves stays."""
    from superset import db
    from superset.connectors.sqla.models import SqlaTable
    from superset.models.core import Database
    from superset.models.dashboard import Dashboard
    from superset.models.slice import Slice

    pruned = []
    for kind in (Dashboard, Slice, SqlaTable, Database):
        for thing in db.session.query(kind).filter(kind.is_managed_externally.is_(True)):
            if str(thing.uuid) not in kept:
                pruned.append(f"{kind.__name__} {thing}")
                db.session.delete(thing)
        db.session.flush()
    return pruned


def deploy(bundle: Bundle | None = None) -> Deployed:
    """To be called within Superset's application context. All or nothing."""
    from superset import db
    from superset.commands.importers.v1.assets import ImportAssetsCommand

    bundle = bundle or Bundle()
    _act_as_deployer()
    files, passwords = _contents(bundle)
    import json

    kept = {content["uuid"] for content in map(json.loads, files.values()) if "uuid" in content}
    ImportAssetsCommand(files, passwords=passwords).run()
    pruned = _prune(kept)
    db.session.commit()
    return Deployed(len(bundle.databases), len(bundle.datasets), len(bundle.charts), len(bundle.dashboards), pruned)
