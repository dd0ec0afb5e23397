"""Where things are, and the ids by which Superset knows them."""
from pathlib import Path
from uuid import UUID, uuid5

ROOT = Path(__file__).resolve().parents[2]
ASSETS = ROOT / "superset" / "assets"
THEME = ROOT / "superset" / "theme"
MODELS = ROOT / "warehouse" / "models.yml"

# Ids must stay the same for ever, or links, bookmarks and roles are lost; so they are made from names alone.
NAMESPACE = UUID("6f0d7a52-4f6c-5f0e-9b53-6a3f7c1b2d10")


def asset_id(kind: str, name: str) -> str:
    """The id of an asset: kind is databases, datasets, charts or dashboards, name the stem of its file."""
    return str(uuid5(NAMESPACE, f"{kind}/{name}"))


def chart_number(name: str) -> int:
    """A stand-in for the number that Superset gives a chart; the import puts the real one in its place."""
    return UUID(asset_id("charts", name)).int % 1_000_000_000 + 1
