"""Functions that no query of ours needs, refused before a query reaches PostgreSQL.

PostgreSQL itself refuses those that read around its grants (warehouse/changelog/security/functions.sql); this is the layer before it,
and the only one against those that merely tell about the server or hold it up.
"""
import hashlib
import re
import shutil
from pathlib import Path
from typing import Any

from sqlglot.dialects.postgres import Postgres
from sqlglot.errors import SqlglotError
from sqlglot.tokens import TokenType

# Each a regular expression for the whole name, in lower case.
REFUSED = (
    r"(query|table|schema|database|cursor)_to_xml(schema|_and_xmlschema)?",   # run SQL given as text
    r"ts_stat|ts_rewrite|dblink.*|crosstab.*|connectby",
    r"pg_.*|lo_.*|loread|lowrite|set_config|current_setting",                 # the server: files, sessions, settings, waiting
    r"inet_(client|server)_(addr|port)|version|txid_.*|.*_xid8?|has_.*_privilege|row_security_active",
    r"nextval|setval|currval|lastval|to_reg.*|xml.*|xpath.*|json_populate.*|jsonb_populate.*",
)
# Words, not calls, that PostgreSQL answers with who and where it is.
REFUSED_WORDS = {"current_user", "session_user", "user", "current_role", "current_catalog", "current_schema"}

_REFUSED = re.compile("|".join(f"(?:{pattern})" for pattern in REFUSED))
_NAMES = {TokenType.VAR, TokenType.IDENTIFIER}


class FunctionRefused(Exception):
    """A query calls what no query may. The message names the function alone, never the query."""


def called(sql: str) -> set[str]:
    """The names before each opening bracket, and words that are calls without one, in lower case."""
    tokens = Postgres().tokenize(sql)
    names = set()
    for number, token in enumerate(tokens):
        follows = tokens[number + 1].token_type if number + 1 < len(tokens) else None
        before = tokens[number - 1].token_type if number else None
        word = token.text.lower()
        if follows == TokenType.L_PAREN and token.token_type not in (TokenType.STRING, TokenType.NUMBER):
            names.add(word)
        elif word in REFUSED_WORDS and token.token_type != TokenType.IDENTIFIER and before != TokenType.DOT and follows != TokenType.DOT \
                and token.token_type not in (TokenType.STRING,):
            names.add(word)
    return names


def check(sql: str) -> None:
    """@raises FunctionRefused also for what cannot be read, or is written in escapes that hide a name"""
    if re.search(r"(?i)\bu&\s*\"", sql):
        raise FunctionRefused("Names written in Unicode escapes are refused.")
    try:
        names = called(sql)
    except SqlglotError as unreadable:
        raise FunctionRefused("The query cannot be read.") from unreadable
    refused = sorted(name for name in names if name in REFUSED_WORDS or _REFUSED.fullmatch(name))
    if refused:
        raise FunctionRefused(f"The function {refused[0]} is refused.")


def mutate_query(sql: str, **_: Any) -> str:
    """Superset's SQL_QUERY_MUTATOR, called with each query that is about to run. Changes nothing."""
    check(sql)
    return sql


def fingerprint() -> str:
    return hashlib.sha256("\n".join((*REFUSED, *sorted(REFUSED_WORDS))).encode()).hexdigest()


def forget_answers_of_another_list(folder: Path) -> bool:
    """Superset's cache key does not know this list, so answers given under another one are deleted. True where that was done."""
    mark = folder / "refused-functions"
    if mark.exists() and mark.read_text() == fingerprint():
        return False
    shutil.rmtree(folder / "cache" / "data", ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    mark.write_text(fingerprint())
    return True
