"""Makes Superset equal to the assets: what differs is overwritten, what is gone from them goes."""
import json
import os
from dataclasses import dataclass

from flask import g

from . import from_warehouse
from .bundle import Bundle
from .names import asset_id

DEPLOYER_SETTING = "SPAHC_DEPLOY_USER"


@dataclass(frozen=True)
class Deployed:
    databases: int
    datasets: int
    charts: int
    dashboards: int
    pruned: list[str]


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


def _open_to_roles(bundle: Bundle) -> None:
    """A dashboard is seen by the roles that its YAML names and by no other."""
    from superset import db, security_manager
    from superset.models.dashboard import Dashboard

    for name, written in bundle.dashboards.items():
        roles = {role: security_manager.find_role(role) for role in written["roles"]}
        if missing := [role for role, found in roles.items() if found is None]:
            raise SystemExit(f"dashboards/{name}: there is no role {', '.join(missing)}.")
        dashboard = db.session.query(Dashboard).filter_by(uuid=asset_id("dashboards", name)).one()
        if set(dashboard.roles) != set(roles.values()):
            dashboard.roles = list(roles.values())


def deploy(bundle: Bundle | None = None) -> Deployed:
    """To be called within Superset's application context. All or nothing."""
    from superset import db
    from superset.commands.importers.v1.assets import ImportAssetsCommand

    bundle = bundle or Bundle()
    _act_as_deployer()
    files = bundle.files()
    kept = {content["uuid"] for content in map(json.loads, files.values()) if "uuid" in content}
    ImportAssetsCommand(files).run()
    pruned = _prune(kept)
    from_warehouse.refresh(bundle)
    _open_to_roles(bundle)
    db.session.commit()
    return Deployed(len(bundle.databases), len(bundle.datasets), len(bundle.charts), len(bundle.dashboards), pruned)


def run(arguments: list[str]) -> int:
    """The command: within Superset's application context, prints what was done and ends with an exit code."""
    if arguments:
        print("deploy takes no arguments.")
        return 2
    done = deploy()
    print(f"Deployed {done.dashboards} dashboards, {done.charts} charts, {done.datasets} datasets; removed {len(done.pruned)} that are no longer in the assets.")
    return 0
