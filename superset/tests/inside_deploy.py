"""Deploys from and exports to the folder that each line of the standard input names: `deploy FOLDER`, `export FOLDER`, `refresh`. One
JSON line answers each, with what was printed. One start of Superset's application for all tests of deployment."""
import contextlib
import io
import json
import sys
import traceback
from pathlib import Path

with contextlib.redirect_stdout(sys.stderr):
    from superset.app import create_app

    app = create_app()

from spahc_assets import deploy as asset_deploy  # noqa: E402
from spahc_assets import export as asset_export  # noqa: E402
from spahc_assets.bundle import Bundle  # noqa: E402
from spahc_superset import deploy, freshen  # noqa: E402

SHIPPED = Bundle


def run(command: str, folder: str) -> dict:
    said = io.StringIO()
    asset_deploy.Bundle = asset_export.Bundle = lambda: SHIPPED(Path(folder))
    with app.app_context(), contextlib.redirect_stdout(said):
        code = {"deploy": deploy.run, "export": asset_export.run, "refresh": freshen.run}[command]([])
    return {"code": code, "said": said.getvalue().splitlines()}


for line in sys.stdin:
    command, _, folder = line.strip().partition(" ")
    try:
        answer = run(command, folder)
    except Exception as trouble:  # the test says what was wrong, and the next line is still served
        traceback.print_exc()
        answer = {"code": 70, "said": [f"{type(trouble).__name__}: {trouble}"]}
    print(json.dumps(answer), flush=True)
