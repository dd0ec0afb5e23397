"""What stands before every request: who asks, have they accepted, and if not, the page that asks them."""
import logging
from typing import Any
from urllib.parse import quote, urlsplit

from flask import Blueprint, Flask, Response, current_app, jsonify, make_response, redirect, render_template, request
from flask_jwt_extended import decode_token
from flask_login import current_user
from sqlalchemy.exc import SQLAlchemyError

from .. import settings
from ..accounts import EXEMPT
from .acceptances import acceptances
from .statement import Statement, read

LOG = logging.getLogger(__name__)
PAGE = "/data-use/"
# What somebody who has not accepted may reach: to sign in and out, the looks of the page, and whether the server lives.
OPEN = ("/login", "/logout", "/oauth-authorized/", "/static/", "/brand/", "/health", "/healthcheck", "/ping", PAGE, "/data-use",
        "/api/v1/security/login", "/api/v1/security/refresh")
POLICY = {"default-src": "'none'", "style-src": "'self'", "img-src": "'self'", "form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'"}

page = Blueprint("data_use", __name__, template_folder="templates")


def open_gate(app: Flask) -> None:
    """Puts the gate before every request of this application, and the page into it."""
    from superset.extensions import talisman

    view = talisman(content_security_policy=POLICY, content_security_policy_nonce_in=[])(ask)
    page.add_url_rule(PAGE, "ask", view, methods=["GET", "POST"])
    app.register_blueprint(page)
    app.before_request(guard_request)


def guard_request() -> Response | tuple[Response, int] | None:
    """Lets through who has accepted, and whom Superset will turn away by itself because nobody is signed in."""
    if is_open(request.path):
        return None
    people = who_asks()
    try:
        missing = [person for person in people if not has_accepted(person)]
    except (SQLAlchemyError, OSError, ValueError) as trouble:
        LOG.error("The data-use gate cannot tell who has accepted: %s", type(trouble).__name__)
        return refuse(503, "It cannot be told at the moment who has accepted the data-use statement, so nothing is shown. Try again later.")
    if not missing:
        return None
    if wants_page():
        return uncached(redirect(f"{PAGE}?next={quote(request.full_path.rstrip('?'), safe='')}"))
    return refuse(403, "Accept the data-use statement first: open the dashboard in a browser.")


def is_open(path: str) -> bool:
    return any(path == known or (known.endswith("/") and path.startswith(known)) or path == known + "/" for known in OPEN)


def who_asks() -> list[Any]:
    """Everyone that the request speaks for: the session's user and the bearer token's. Superset looks at tokens only after this."""
    people = []
    if current_user and current_user.is_authenticated:
        people.append(current_user)
    if (bearer := bearer_user()) is not None:
        people.append(bearer)
    return [person for person in people if person.username not in EXEMPT]


def bearer_user() -> Any:
    """The user of a valid token; none for a token that Superset will refuse."""
    kind, _, token = request.headers.get("Authorization", "").strip().partition(" ")
    if kind.lower() != "bearer" or not token:
        return None
    try:
        return current_app.appbuilder.sm.load_user(decode_token(token.strip())["sub"])
    except Exception:  # noqa: BLE001  an unreadable, forged or old token: whatever the reason, it speaks for nobody
        return None


def has_accepted(person: Any) -> bool:
    installation = settings.read()
    # Superset keeps this time without its zone: it is the server's own.
    since = person.created_on.timestamp() if person.created_on else 0.0
    return acceptances(installation.gate_uri).holds(person.username, read(installation.statement), since)


def wants_page() -> bool:
    return request.method in ("GET", "HEAD") and not request.path.startswith("/api/") and "Authorization" not in request.headers


def ask() -> Response:
    """The page. Its POST enters the acceptance; Superset's own check of the CSRF token stands before it."""
    wanted = own_path(request.values.get("next", ""))
    if not current_user.is_authenticated:
        # A session that has ended meanwhile: after signing in, on to where they were going.
        return uncached(redirect(f"/login/?next={quote(wanted, safe='')}"))
    installation = settings.read()
    statement = read(installation.statement)
    if request.method == "POST":
        # The page may have been opened by another person in the same browser, or before the text was changed.
        ours = request.form.get("person") == str(current_user.id) and request.form.get("sha256") == statement.sha256
        if ours and request.form.get("accept") == "yes":
            acceptances(installation.gate_uri).enter(current_user.username, statement, request.remote_addr)
            return uncached(redirect(wanted))
        return uncached(make_response(show(statement, wanted, again=True), 400))
    return uncached(make_response(show(statement, wanted, again=False)))


def show(statement: Statement, wanted: str, again: bool) -> str:
    return render_template("data_use.html", statement=statement, wanted=wanted, again=again, person=current_user)


def own_path(wanted: str) -> str:
    """A path on this server, or the start page: never an address elsewhere, however it is written."""
    if not wanted.startswith("/") or wanted.startswith("//") or "\\" in wanted or any(ord(letter) < 33 or ord(letter) == 127 for letter in wanted):
        return "/"
    parts = urlsplit(wanted)
    return wanted if not parts.scheme and not parts.netloc and not wanted.startswith(PAGE) else "/"


def refuse(status: int, message: str) -> Response:
    if wants_page():
        return uncached(make_response(message, status, {"Content-Type": "text/plain; charset=utf-8"}))
    return uncached(make_response(jsonify(message=message), status))


def uncached(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    return response
