"""The signed-in person as a value; what it may see follows from the role's bereik and these sets."""

from dataclasses import dataclass, field

from schemas.rollen import Rol, get_rol


@dataclass(frozen=True)
class Gebruiker:
    """A person in a role.

    `regiocodes`: gebieden (and buurten) of an adviser or wijkpartner. `beschikking_ids`: of an
    accounthouder. `levert`: (partijcode, interventiecode) pairs of those beschikkingen.
    """

    id: int
    naam: str
    rolcode: str
    organisatie: str = ""
    partijcode: str | None = None
    regiocodes: frozenset[str] = field(default_factory=frozenset)
    beschikking_ids: frozenset[int] = field(default_factory=frozenset)
    levert: frozenset[tuple[str, str]] = field(default_factory=frozenset)

    @property
    def rol(self) -> Rol:
        return get_rol(self.rolcode)

    @property
    def kant(self) -> str:
        """Which side of the talk this person writes for: aanbieder or gemeente."""
        return "aanbieder" if self.rolcode == "aanbieder" else "gemeente"
