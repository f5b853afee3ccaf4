"""Who is signed in, in terms of the web: flask-login's session on one side, our Gebruiker on the other."""

from typing import cast

from flask import Flask
from flask_login import LoginManager, UserMixin, current_user, login_user, logout_user

from app.identity import Gebruiker
from app.services.accounts import Inlogpoging, load_gebruiker
from app.store.sessions import Sessions
from schemas.errors import GeenToegangError


class Ingelogde(UserMixin):  # type: ignore[misc]  # flask-login has no types
    """A signed-in person as flask-login wants it; its id ends when the sessieteken changes."""

    def __init__(self, gebruiker: Gebruiker, sessieteken: str) -> None:
        self.gebruiker = gebruiker
        self.sessieteken = sessieteken

    def get_id(self) -> str:
        """Return what the signed cookie holds."""
        return f"{self.gebruiker.id}:{self.sessieteken}"


def init_identity(server: Flask, sessions: Sessions) -> None:
    """Let this server know its people; every request reads their role and reach anew."""

    def load_user(kenmerk: str) -> Ingelogde | None:
        nummer, _, teken = kenmerk.partition(":")
        if not nummer.isdecimal():
            return None
        with sessions() as session:
            gebruiker = load_gebruiker(session, int(nummer), sessieteken=teken)
        return Ingelogde(gebruiker, teken) if gebruiker else None

    manager = LoginManager()
    manager.session_protection = "basic"
    manager.user_loader(load_user)
    manager.init_app(server)


def sign_in(poging: Inlogpoging) -> None:
    """Start the session of a successful attempt."""
    if poging.gebruiker is None:
        raise GeenToegangError(poging.melding)
    login_user(Ingelogde(poging.gebruiker, poging.sessieteken))


def sign_out() -> None:
    """End this browser's session."""
    logout_user()


def is_signed_in() -> bool:
    """Answer whether this request comes from a signed-in person."""
    return bool(current_user.is_authenticated)


def current_gebruiker() -> Gebruiker:
    """Return the person of this request, or refuse with GeenToegangError."""
    if not is_signed_in():
        raise GeenToegangError("Log eerst in.")
    return cast("Ingelogde", current_user).gebruiker


def current_sessieteken() -> str:
    """Return what proves to another process of ours that this person is signed in."""
    current_gebruiker()
    return cast("Ingelogde", current_user).sessieteken
