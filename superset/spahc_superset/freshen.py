"""After a load: answers given before it no longer count, maps get the classes of colour of the new figures, and the charts of published
dashboards are asked once, so that the first reader in the morning does not wait."""
from datetime import datetime

from superset import db
from superset.commands.chart.warm_up_cache import ChartWarmUpCacheCommand
from superset.connectors.sqla.models import SqlaTable
from superset.models.core import Database
from superset.models.dashboard import Dashboard
from superset.models.slice import Slice
from superset.utils.core import override_user

from spahc_assets import from_warehouse
from spahc_assets.bundle import Bundle

from . import accounts
from .connections import INTERNAL

FAILED = 70


def run(arguments: list[str]) -> int:
    """Exit code 70 where a deployed chart could not be asked; all the others are ready all the same. A chart that somebody made by hand
    is named and no more: its maker will be told by the chart."""
    touched = touch()
    from_warehouse.refresh(Bundle())
    db.session.commit()
    asked, failed = warm()
    print(f"The dashboards show the new figures: {touched} datasets, {asked} charts made ready.")
    if failed:
        print(f"Could not be asked: {', '.join(chart.slice_name for chart in failed)}.")
    return FAILED if any(chart.is_managed_externally for chart in failed) else 0


def touch() -> int:
    """Superset's cache key holds the time at which a dataset was changed."""
    ids = [known.id for known in db.session.query(Database) if known.url_object.username == INTERNAL]
    touched = db.session.query(SqlaTable).filter(SqlaTable.database_id.in_(ids)).update({SqlaTable.changed_on: datetime.now()}, synchronize_session=False)
    db.session.commit()
    return touched


def warm() -> tuple[int, list[Slice]]:
    """Asks each chart's saved question; returns how many answered, and those that did not."""
    charts = {chart.id: chart for dashboard in db.session.query(Dashboard).filter(Dashboard.published.is_(True))
              for chart in dashboard.slices if chart.query_context}
    failed = []
    for number, chart in sorted(charts.items()):
        with override_user(accounts.deployer()):
            if ChartWarmUpCacheCommand(number, None, None).run()["viz_error"]:
                failed.append(chart)
    return len(charts) - len(failed), failed
