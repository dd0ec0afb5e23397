"""Acceptances in the warehouse: entered and looked up by a log-in that can do nothing else."""
import time
from dataclasses import dataclass, field
from functools import lru_cache

from sqlalchemy import create_engine, text
from sqlalchemy.engine import Engine

from .statement import Statement

DAYS = 90

_LAST = text("""
    SELECT extract(epoch FROM max(accepted_at))::double precision FROM governance.data_use_acceptance
    WHERE user_name = :user AND statement_sha256 = :sha256 AND accepted_at > now() - make_interval(days => :days)
        AND accepted_at > to_timestamp(:since)""")
_ENTER = text("""
    INSERT INTO governance.data_use_acceptance (user_name, statement_version, statement_sha256, address)
    VALUES (:user, :version, :sha256, CAST(:address AS inet))""")


@dataclass
class Acceptances:
    """Remembers within this process who has accepted what: a row is never taken back, it only grows old."""

    engine: Engine
    known: dict[tuple[str, str], float] = field(default_factory=dict)

    def holds(self, user: str, statement: Statement, since: float = 0.0) -> bool:
        """Whether this person has accepted this text within 90 days.

        @param since when the account was made, in seconds: what another person of the same name accepted before does not count
        """
        accepted = self.known.get((user, statement.sha256), 0.0)
        if accepted > since and time.time() - accepted < DAYS * 86400:
            return True
        with self.engine.connect() as connection:
            accepted = connection.execute(_LAST, {"user": user, "sha256": statement.sha256, "days": DAYS, "since": since}).scalar()
        if accepted is None:
            return False
        self.known[(user, statement.sha256)] = accepted
        return True

    def enter(self, user: str, statement: Statement, address: str | None) -> None:
        with self.engine.begin() as connection:
            connection.execute(_ENTER, {"user": user, "version": statement.version, "sha256": statement.sha256, "address": address})


@lru_cache(maxsize=1)
def acceptances(uri: str) -> Acceptances:
    return Acceptances(create_engine(uri, pool_size=2, max_overflow=6, pool_pre_ping=True, hide_parameters=True))
