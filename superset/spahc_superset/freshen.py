"""After a load: answers given before it no longer count, and the charts of published dashboards are asked once, so that the first
reader in the morning does not wait."""
from datetime import datetime

from superset import db
from superset.commands.chart.warm_up_cache import ChartWarmUpCacheCommand
from superset.connectors.sqla.models import SqlaTable
from superset.models.core import Database
from superset.models.dashboard import Dashboard
from superset.utils.core import override_user

from spahc_assets import from_warehouse
from spahc_assets.bundle import Bundle

from . import accounts
from .connections import INTERNAL


def run(arguments: list[str]) -> int:
    touched = touch()
    from_warehouse.refresh(Bundle())
    db.session.commit()
    asked, failed = warm()
    print(f"The dashboards show the new figures: {touched} datasets, {asked} charts made ready{f', {failed} could not be' if failed else ''}.")
    return 0


def touch() -> int:
    """Superset's cache key holds the time at which a dataset was changed."""
    ids = [known.id for known in db.session.query(Database) if known.url_object.username == INTERNAL]
    touched = db.session.query(SqlaTable).filter(SqlaTable.database_id.in_(ids)).update({SqlaTable.changed_on: datetime.now()}, synchronize_session=False)
    db.session.commit()
    return touched


def warm() -> tuple[int, int]:
    """Asks each chart's saved question. A chart that fails is counted, and stops nothing: its reader will be told by the chart."""
    charts = {chart.id for dashboard in db.session.query(Dashboard).filter(Dashboard.published.is_(True)) for chart in dashboard.slices if chart.query_context}
    asked = failed = 0
    for chart in sorted(charts):
        with override_user(accounts.deployer()):
            outcome = ChartWarmUpCacheCommand(chart, None, None).run()
        asked, failed = (asked, failed + 1) if outcome["viz_error"] else (asked + 1, failed)
    return asked, failed
