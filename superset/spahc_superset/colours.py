"""Colours of labels are the files', not the reader's.

When somebody leaves a dashboard, Superset's front end writes the colours that its charts took into the dashboard. A viewer may write
nothing, so each viewer's visit would end with a refusal (403); a person who may write would change what is deployed by looking at it.
"""
import re

from flask import Flask, Response, jsonify, request
from flask_login import current_user

PATH = re.compile(r"/api/v1/dashboard/([^/]+)/colors/?")


def keep_colours(app: Flask) -> None:
    """Answers such a request as done, and does nothing, where the dashboard is deployed or the person may not write it."""
    app.before_request(answer)


def answer() -> Response | None:
    found = PATH.fullmatch(request.path) if request.method == "PUT" else None
    if not found or not current_user.is_authenticated or not is_ours_or_closed(found.group(1)):
        return None
    return jsonify(message="Kept as deployed.")


def is_ours_or_closed(named: str) -> bool:
    from superset import db, security_manager
    from superset.models.dashboard import Dashboard, id_or_slug_filter

    dashboard = db.session.query(Dashboard).filter(id_or_slug_filter(named)).one_or_none()
    return dashboard is None or bool(dashboard.is_managed_externally) or not security_manager.can_access("can_write", "Dashboard")
