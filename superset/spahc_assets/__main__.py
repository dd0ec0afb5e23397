"""python -m spahc_assets check|build|deploy|export|definitions|sql"""
import argparse
import json
import sys
from pathlib import Path

from .bundle import Bundle
from .definitions import markdown


def _in_superset():
    from superset.app import create_app

    return create_app().app_context()


def main() -> int:
    parser = argparse.ArgumentParser(prog="spahc_assets", description="Dashboards as code.")
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("check", help="compare every reference; needs no server")
    commands.add_parser("build", help="write what would be imported").add_argument("folder", type=Path)
    commands.add_parser("deploy", help="make Superset equal to the assets")
    commands.add_parser("definitions", help="write docs/definitions.md")
    commands.add_parser("sql", help="write the questions of all charts where spahc bench reads them")
    commands.add_parser("export", help="bring charts that were edited in Superset back into their YAML")
    wanted = parser.parse_args()
    if wanted.command == "check":
        from .check import faults

        found = faults(Bundle())
        print("\n".join(found) or "Every reference resolves.")
        return 1 if found else 0
    if wanted.command == "build":
        for name, text in Bundle().files().items():
            file = wanted.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(json.loads(text), indent=1) + "\n")
    elif wanted.command == "definitions":
        from .names import ROOT

        (ROOT / "docs" / "definitions.md").write_text(markdown(Bundle()))
    elif wanted.command == "sql":
        from .names import ROOT
        from .sql import listing

        (ROOT / "etl/src/main/resources/uk/spahc/bench/dashboard-queries.sql").write_text(listing(Bundle()))
    else:
        with _in_superset():
            if wanted.command == "deploy":
                from .deploy import run

                return run([])
            from .export import run

            return run([])
    return 0


if __name__ == "__main__":
    sys.exit(main())
