"""Pages and templates of our own in Superset's web application."""
from flask import Blueprint, Flask, Response, send_from_directory
from jinja2 import ChoiceLoader, FileSystemLoader

from .settings import PROGRAM

THEME = PROGRAM / "theme"
BRAND = {"app.css", "logo.svg", "favicon.svg"}

brand = Blueprint("brand", __name__, url_prefix="/brand")


@brand.get("/<name>")
def file(name: str) -> Response | tuple[str, int]:
    """Style sheet, logo and icon; also for who has not signed in."""
    if name not in BRAND:
        return "", 404
    return send_from_directory(THEME, name, max_age=3600)


def prepare_app(app: Flask) -> None:
    """Superset calls this once, before the first request. Our templates win over Superset's of the same name."""
    app.jinja_loader = ChoiceLoader([FileSystemLoader(str(THEME / "templates")), app.jinja_loader])
    app.register_blueprint(brand)
