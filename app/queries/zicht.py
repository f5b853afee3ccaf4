"""Which figures a person may see, as plain values for the queries; the rule itself stands in SQL."""

from dataclasses import dataclass

from app.identity import Gebruiker
from schemas.rollen import Bereik, Recht


@dataclass(frozen=True)
class Zicht:
    """The named parameters every query filters with.

    `met_partijen`: whether figures of a single party may be seen inside the own places.
    """

    bereik: str
    regiocodes: tuple[str, ...] = ()
    met_partijen: bool = False
    partijcode: str = ""
    paren: tuple[str, ...] = ()

    @property
    def parameters(self) -> dict[str, object]:
        return {
            "bereik": self.bereik,
            "regiocodes": list(self.regiocodes),
            "met_partijen": self.met_partijen,
            "eigen_partij": self.partijcode,
            "paren": list(self.paren),
        }


GEEN_ZICHT = Zicht("geen")


def zicht_of(gebruiker: Gebruiker) -> Zicht:
    """Derive what a person sees from role and own sets; without the right, nothing."""
    rol = gebruiker.rol
    if Recht.WIJKBEELD_BEKIJKEN not in rol.rechten:
        return GEEN_ZICHT
    return Zicht(
        bereik=rol.bereik.value,
        regiocodes=tuple(sorted(gebruiker.regiocodes)) if rol.bereik is Bereik.EIGEN_REGIOS else (),
        # Afspraken are about parties: whoever may not see them sees no single party either.
        met_partijen=Recht.AFSPRAKEN_BEKIJKEN in rol.rechten,
        partijcode=gebruiker.partijcode or "",
        paren=tuple(sorted(f"{partij}/{interventie}" for partij, interventie in gebruiker.levert)),
    )
