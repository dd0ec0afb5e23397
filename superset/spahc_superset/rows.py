"""Row-level security as security/row-level.yml has it: exactly those rules."""
from typing import Any

import yaml
from superset import db, security_manager
from superset.connectors.sqla.models import RowLevelSecurityFilter, SqlaTable

from .roles import Changes
from .settings import PROGRAM

RULES = PROGRAM / "security" / "row-level.yml"
FIELDS = {"name", "type", "clause", "exempt", "roles", "group_key", "datasets"}


def definitions(text: str | None = None) -> list[dict[str, Any]]:
    """@raises ValueError where a rule is not one: a Base rule exempts roles, a Regular one names those that it narrows"""
    rules = yaml.safe_load(text if text is not None else RULES.read_text())["rules"]
    for rule in rules:
        roles = "exempt" if rule.get("type") == "Base" else "roles"
        if rule.get("type") not in ("Base", "Regular") or set(rule) - FIELDS or not rule.get("clause") or not isinstance(rule.get(roles), list):
            raise ValueError(f"row-level.yml: the rule '{rule.get('name')}' is not complete, or names what there is not.")
    if not any(rule["type"] == "Base" and rule["clause"] == "1 = 0" and rule["datasets"] == "all" for rule in rules):
        raise ValueError("row-level.yml: there must be a Base rule '1 = 0' on all datasets, or a forgotten role would see everything.")
    return rules


def apply_rules() -> Changes:
    """Makes Superset's rules equal to the definitions. @raises ValueError where a role or dataset is named that there is not"""
    changes = Changes()
    wanted = {rule["name"]: rule for rule in definitions()}
    for known in db.session.query(RowLevelSecurityFilter).all():
        if known.name not in wanted:
            changes.done.append(f"rule {known.name}: removed")
            db.session.delete(known)
    for name, rule in wanted.items():
        known = db.session.query(RowLevelSecurityFilter).filter_by(name=name).one_or_none()
        new = known is None
        with db.session.no_autoflush:
            known = known or RowLevelSecurityFilter(name=name, clause=rule["clause"])
            if _set(known, rule) or new:
                changes.done.append(f"rule {name}: set")
            db.session.add(known)
    db.session.commit()
    return changes


def _set(known: RowLevelSecurityFilter, rule: dict[str, Any]) -> bool:
    wanted = {"filter_type": rule["type"], "clause": rule["clause"], "group_key": rule.get("group_key"),
              "roles": _roles(rule), "tables": _tables(rule["datasets"])}
    changed = False
    for name, value in wanted.items():
        before = getattr(known, name)
        same = {item.id for item in before} == {item.id for item in value} if isinstance(value, list) else getattr(before, "value", before) == value
        if not same:
            setattr(known, name, value)
            changed = True
    return changed


def _roles(rule: dict[str, Any]) -> list:
    names = rule.get("exempt") or rule.get("roles") or []
    roles = [security_manager.find_role(name) for name in names]
    if None in roles:
        raise ValueError(f"row-level.yml: '{rule['name']}' names a role that there is not.")
    return roles


def _tables(datasets: str | list[str]) -> list[SqlaTable]:
    tables = db.session.query(SqlaTable).all()
    if datasets == "all":
        return tables
    named = [table for table in tables if table.table_name in datasets]
    if len({table.table_name for table in named}) != len(set(datasets)):
        raise ValueError("row-level.yml names a dataset that there is not.")
    return named
