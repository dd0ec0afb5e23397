"""When the warehouse was last published or counted anew, as part of the name under which an answer is kept: no answer from before is given
after it, not even in the seconds until the night has told the dashboards."""
from functools import lru_cache
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine

from . import settings
from .connections import INTERNAL

_LAST = text("SELECT max(last_published_at), max(figures_changed_at) FROM mart.mart_operations__feed_status")


def last_published(datasource: Any) -> list[str]:
    """One text that is another after each publication and each counting anew; none for a dataset that does not lie in the warehouse.

    @raises SQLAlchemyError if the warehouse cannot be asked: then it is not known whether a kept answer still holds
    """
    if datasource.database.url_object.username != INTERNAL:
        return []
    with _warehouse(settings.read().warehouse_uri).connect() as connection:
        return ["published {}, counted {}".format(*connection.execute(_LAST).one())]


@lru_cache(maxsize=1)
def _warehouse(uri: str) -> Engine:
    return create_engine(uri, pool_size=2, max_overflow=14, pool_pre_ping=True, hide_parameters=True)
