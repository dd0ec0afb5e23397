"""How Superset reaches the databases that its charts read.

The metadata name a database by its trust zone alone (`postgresql+psycopg2://superset_internal@warehouse/spahc`); address and password
come from the settings at the moment of connecting, so that neither is in the metadata, an export or a YAML file.
"""
from typing import Any

from sqlalchemy.engine.url import URL, make_url

from . import settings

INTERNAL = "superset_internal"
PARTNER = "superset_partner"


class UnknownLogin(Exception):
    """A database of Superset's names a log-in that is none of ours."""


def connect(uri: URL, params: dict[str, Any], username: str | None, security_manager: Any, source: Any) -> tuple[URL, dict[str, Any]]:
    """Superset's DB_CONNECTION_MUTATOR. @raises UnknownLogin rather than connect with anything but a trust zone's log-in"""
    installation = settings.read()
    ours = {INTERNAL: installation.warehouse_uri, PARTNER: installation.partner_uri}.get(uri.username or "", "")
    if not ours:
        raise UnknownLogin(f"No connection is set up for the log-in {uri.username!r}.")
    return make_url(ours), params
