"""Sessions in the database: whose they are, until when they live; ended one by one or all at once.

A session ends when nothing was asked for during `SESSION_COOKIE_AGE`, and `SESSION_LIFE` after it began
whatever was asked for. Its row is written anew at most once in a while, and never for a stranger.
"""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as InDatabase

from corcom.people.models import Session, User

BEGAN = "began"
NOTED_EVERY = timedelta(minutes=5)


class SessionStore(InDatabase):
    """Django's own, with two ends of life and the account that a session belongs to."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def load(self) -> dict[str, Any]:
        """The content of a session that lives; nothing of one that has ended."""
        held = self._get_session_from_db()  # type: ignore[attr-defined]
        if held is None:
            return {}
        now = datetime.now(tz=UTC)
        content: dict[str, Any] = self.decode(held.session_data)
        if now - held.began_at > timedelta(seconds=settings.SESSION_LIFE):
            self.delete(self.session_key)
            self._session_key = None
            return {}
        self.modified = self.modified or now - held.seen_at > NOTED_EVERY
        return content

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        """The row of the session. It began when somebody signed in, not when it was last written."""
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        row.seen_at = datetime.now(tz=UTC)
        row.began_at = datetime.fromisoformat(data[BEGAN]) if BEGAN in data else row.seen_at
        row.user_id = int(data[SESSION_KEY]) if SESSION_KEY in data else None
        return row


def begin(session: SessionStore) -> None:
    """From now on the session counts its life; those that have ended are removed."""
    now = datetime.now(tz=UTC)
    session[BEGAN] = now.isoformat()
    Session.objects.filter(expire_date__lt=now).delete()


def end_sessions(user: User, but: str | None = None) -> int:
    """End the sessions of a person, all or all but one; how many ended."""
    ended, _rows = Session.objects.filter(user=user).exclude(session_key=but or "").delete()
    return ended
