"""Superset's ways in that nobody needs here: absent for everyone, administrators among them.

Most of them answer without asking who is there, or belong to a feature that is switched off; shut here, they stay shut if somebody
switches it on without thinking of them.
"""
from flask import Flask, abort, request

# Beginnings of Superset's own rules, as its URL map writes them.
CLOSED = (
    "/version", "/register/", "/redirect/", "/back",            # which program this is, accounts by oneself, links elsewhere
    "/api/v1/database/oauth2/",                                 # tokens for databases that ask a person to sign in
    "/api/v1/security/guest_token/", "/api/v1/embedded_dashboard/", "/embedded/", "/dashboard/<dashboard_id_or_slug>/embedded",
    "/api/v1/dashboard/<id_or_slug>/embedded",
    "/dynamic-plugins/", "/extensions/", "/users/action", "/roles/action", "/groups/action",
    "/superset/explore_json/", "/superset/warm_up_cache/",      # the old questions, which the guard does not read
    "/api/v1/dashboard/<pk>/export_as_example/",                # every row of every dataset of the dashboard, past the limit of rows
    # What is shown comes from the files: whoever could import could bring in datasets of their own SQL.
    "/api/v1/assets/import/", "/api/v1/chart/import/", "/api/v1/dashboard/import/", "/api/v1/database/import/", "/api/v1/dataset/import/",
    "/api/v1/saved_query/import/", "/api/v1/theme/import/", "/api/v1/database/<int:pk>/upload/", "/api/v1/database/upload_metadata/",
)


def close_unused(app: Flask) -> None:
    """Answers 404 to what is closed, whoever asks."""
    def refuse_closed() -> None:
        if request.url_rule is not None and request.url_rule.rule.startswith(CLOSED):
            abort(404)

    app.before_request(refuse_closed)
