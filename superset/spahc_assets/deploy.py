"""Makes Superset equal to the assets: what differs is overwritten, what is gone from them goes."""
import json
import os
from dataclasses import dataclass

from flask import g

from . import from_warehouse, unchanged
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
    different: int


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


def _owned_by_the_deployer(kept: set[str]) -> None:
    """Whoever owns a chart may change it, so nobody else owns what is deployed."""
    from superset import db
    from superset.connectors.sqla.models import SqlaTable
    from superset.models.dashboard import Dashboard
    from superset.models.slice import Slice

    for kind in (Dashboard, Slice, SqlaTable):
        for thing in db.session.query(kind).filter(kind.uuid.in_(kept)):
            if thing.owners != [g.user]:
                thing.owners = [g.user]


def _permissions_follow_datasets(kept: set[str]) -> None:
    """Charts bear a copy of their dataset's permission names. Superset renews it when the dataset is edited by hand, but not at an import."""
    from superset import db
    from superset.connectors.sqla.models import SqlaTable
    from superset.models.slice import Slice

    db.session.flush()
    datasets = {table.id: table for table in db.session.query(SqlaTable).filter(SqlaTable.uuid.in_(kept))}
    for chart in db.session.query(Slice).filter(Slice.datasource_id.in_(datasets), Slice.datasource_type == "table"):
        for name in ("perm", "schema_perm", "catalog_perm"):
            if getattr(chart, name) != getattr(datasets[chart.datasource_id], name):
                setattr(chart, name, getattr(datasets[chart.datasource_id], name))


def deploy(bundle: Bundle | None = None) -> Deployed:
    """To be called within Superset's application context. All or nothing; what is as it should be keeps even its dates."""
    from superset import db
    from superset.commands.importers.v1.assets import ImportAssetsCommand
    from superset.utils.decorators import transaction

    bundle = bundle or Bundle()
    _act_as_deployer()
    files = bundle.files()
    kept = {content["uuid"] for content in map(json.loads, files.values()) if "uuid" in content}

    # Superset's own command commits only where it is not part of another transaction.
    @transaction(on_error=None)
    def all_or_nothing() -> Deployed:
        before = unchanged.read(db.session)
        ImportAssetsCommand(files).run()
        pruned = _prune(kept)
        from_warehouse.refresh(bundle)
        _open_to_roles(bundle)
        _owned_by_the_deployer(kept)
        _permissions_follow_datasets(kept)
        different = unchanged.restore(db.session, before)
        return Deployed(len(bundle.databases), len(bundle.datasets), len(bundle.charts), len(bundle.dashboards), pruned, different)

    return all_or_nothing()


def run(arguments: list[str]) -> int:
    """The command: within Superset's application context, prints what was done and ends with an exit code."""
    if arguments:
        print("deploy takes no arguments.")
        return 2
    done = deploy()
    print(f"Deployed {done.dashboards} dashboards, {done.charts} charts, {done.datasets} datasets; removed {len(done.pruned)} that are no longer in the assets.")
    print("Everything was as in the files." if not done.different else f"Different from before: {done.different} entries, columns and measures of datasets among them.")
    return 0
