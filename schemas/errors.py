"""Every error a person may meet, by kind; the message is Dutch and says what to do.

WijkspiegelError
├── DeclaratieError            a declaration in schemas/ or data/referentie is wrong (developer)
├── OngeldigeWaardeError       a value from an address, form or command is not what it should be
├── OnleesbaarBestandError     a file cannot be read at all; nothing was stored
├── GeweigerdBestandError      a file holds personal data (R-04); nothing was stored
├── GeenToegangError           this role or person may not do or see this
├── NietGevondenError          there is no such thing, or not for you
├── OngeldigeOvergangError     the status does not allow this step
├── NietGereedError            something must happen first; `redenen` says what
├── GelijktijdigeWijzigingError  someone else changed it meanwhile
└── BouwError                  a build broke a promise and was not published
"""


class WijkspiegelError(Exception):
    """Base of all errors with a message meant for people."""


class DeclaratieError(WijkspiegelError):
    """A declaration is wrong; the message names its file."""


class OngeldigeWaardeError(WijkspiegelError):
    """A value cannot be understood."""


class OnleesbaarBestandError(WijkspiegelError):
    """A file cannot be read; `reden` says why and `herstel` what to do."""

    def __init__(self, reden: str, herstel: str) -> None:
        super().__init__(f"{reden} {herstel}")
        self.reden = reden
        self.herstel = herstel


class GeweigerdBestandError(WijkspiegelError):
    """A file holds personal data; `redenen` names column, count, first cell and what to deliver."""

    def __init__(self, redenen: tuple[str, ...]) -> None:
        super().__init__(" ".join(redenen))
        self.redenen = redenen


class GeenToegangError(WijkspiegelError):
    """Not allowed for this person."""


class NietGevondenError(WijkspiegelError):
    """Not there, or not there for this person."""


class OngeldigeOvergangError(WijkspiegelError):
    """This step does not exist from the present status."""

    def __init__(self, *, van: str, naar: str) -> None:
        super().__init__(f"Dit kan nu niet: van '{van}' naar '{naar}' is geen stap.")
        self.van = van
        self.naar = naar


class NietGereedError(WijkspiegelError):
    """Something must be done first; `redenen` are sentences."""

    def __init__(self, redenen: tuple[str, ...]) -> None:
        super().__init__(" ".join(redenen))
        self.redenen = redenen


class GelijktijdigeWijzigingError(WijkspiegelError):
    """Someone else saved a newer version."""


class BouwError(WijkspiegelError):
    """A build did not keep its promises."""
