"""The settings of one installation: where its databases are, its secrets, its port.

`spahc dashboards` writes them into a file that its owner alone may read and names that file in SPAHC_DASHBOARDS_SETTINGS. An
environment variable of the same name in capitals, after SPAHC_DASHBOARDS_, wins over the file.
"""
import json
import os
import stat
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[1]


class SettingMissing(SystemExit):
    """A setting without which nothing can start; ends the process with exit code 2, saying which."""

    def __init__(self, sentence: str):
        super().__init__(2)
        self.sentence = sentence

    def __str__(self) -> str:
        return self.sentence


@dataclass(frozen=True)
class Settings:
    """`*_uri` are SQLAlchemy URIs with user and password, so they are never shown."""

    home: str = ""
    metadata_uri: str = ""
    warehouse_uri: str = ""
    gate_uri: str = ""
    partner_uri: str = ""
    secret_key: str = ""
    address: str = "http://127.0.0.1:8088"
    demo: bool = False
    https: bool = False
    oidc: str = ""
    statement: str = ""

    def __repr__(self) -> str:
        return f"Settings(home={self.home!r}, address={self.address!r})"

    @property
    def folder(self) -> Path:
        """What the dashboards write: caches, logs."""
        return Path(self.home)


@lru_cache(maxsize=1)
def read() -> Settings:
    """@raises SettingMissing if a required setting is in neither place"""
    values = _from_file() | _from_environment()
    settings = Settings(**values)
    for required in ("home", "metadata_uri", "warehouse_uri", "gate_uri", "secret_key"):
        if not getattr(settings, required):
            raise SettingMissing(f"The setting SPAHC_DASHBOARDS_{required.upper()} is missing.")
    return settings


def _from_file() -> dict:
    named = os.environ.get("SPAHC_DASHBOARDS_SETTINGS", "")
    if not named:
        return {}
    path = Path(named)
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise SettingMissing(f"{path} holds passwords, but others than its owner may read it: chmod 600 it.")
    known = {field.name for field in fields(Settings)}
    return {key: value for key, value in json.loads(path.read_text()).items() if key in known}


def _from_environment() -> dict:
    values = {}
    for field in fields(Settings):
        given = os.environ.get(f"SPAHC_DASHBOARDS_{field.name.upper()}", "")
        if given:
            values[field.name] = given.lower() in ("1", "true", "yes") if field.type in (bool, "bool") else given
    return values
