"""Pages and templates of our own in Superset's web application."""
from flask import Blueprint, Flask, Response, send_from_directory
from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, FunctionLoader

from . import functions, settings
from .closed import close_unused
from .colours import keep_colours
from .gate import open_gate
from .settings import PROGRAM
from .sign_in import limit_sign_ins

THEME = PROGRAM / "theme"
BRAND = {"app.css", "caption.js", "data-use.css", "logo.svg", "favicon.svg"}

brand = Blueprint("brand", __name__, url_prefix="/brand")


@brand.get("/<name>")
def file(name: str) -> Response | tuple[str, int]:
    """Style sheet, script, logo and icon; also for who has not signed in."""
    if name not in BRAND:
        return "", 404
    return send_from_directory(THEME, name, max_age=3600)


class BritishPage(FunctionLoader):
    """Superset's own page with its language said, which it leaves out: a screen reader pronounces by it."""

    TEMPLATE = "superset/spa.html"

    def __init__(self, own: BaseLoader, environment: Environment):
        def load(name: str) -> str | None:
            if name != self.TEMPLATE:
                return None
            source = own.get_source(environment, name)[0]
            if source.count("<html>") != 1:
                raise RuntimeError("Superset's page has changed: where it says <html>, lang must be added.")
            return source.replace("<html>", '<html lang="en-GB">')

        super().__init__(load)


def prepare_app(app: Flask) -> None:
    """Superset calls this once, before the first request. Our templates win over Superset's of the same name."""
    functions.forget_answers_of_another_list(settings.read().folder)
    own = app.jinja_loader
    app.jinja_loader = ChoiceLoader([FileSystemLoader(str(THEME / "templates")), BritishPage(own, app.jinja_env), own])
    app.register_blueprint(brand)
    close_unused(app)
    limit_sign_ins(app)
    open_gate(app)
    keep_colours(app)
