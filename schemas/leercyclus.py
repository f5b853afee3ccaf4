"""Statuses and transitions of the learning cycle, as data; the refused ones are the complement."""

from collections.abc import Mapping
from enum import StrEnum


class AanleveringStatus(StrEnum):
    """R-01: uploading is not submitting; a submitted version never changes."""

    ONTVANGEN = "ontvangen"
    INGEDIEND = "ingediend"
    VERVANGEN = "vervangen"
    INGETROKKEN = "ingetrokken"


class AfspraakStatus(StrEnum):
    """R-20, R-21: a concept may be incomplete; announced waits for the party; confirmed counts in its quarters."""

    CONCEPT = "concept"
    AANGEKONDIGD = "aangekondigd"
    BEVESTIGD = "bevestigd"
    INGETROKKEN = "ingetrokken"


class AfwijkingStatus(StrEnum):
    """R-37: open until the decider of its class answered; never a verdict on its writer."""

    OPEN = "open"
    BESLOTEN = "besloten"


class GesprekStatus(StrEnum):
    """The quarterly talk, from plan to adopted."""

    GEPLAND = "gepland"
    AANLEVERING = "aanlevering"
    LEZEN = "lezen"
    GEOPEND = "geopend"
    GEVOERD = "gevoerd"
    VASTGESTELD = "vastgesteld"


GEHOUDEN = (GesprekStatus.GEVOERD, GesprekStatus.VASTGESTELD)
"""A talk that was held."""


class LezingStatus(StrEnum):
    """R-30: a draft is the writer's; submitted is sealed until the other side is in."""

    CONCEPT = "concept"
    INGEDIEND = "ingediend"


class Vrijgave(StrEnum):
    """R-35: how far a text may travel; chosen by its writer."""

    EIGEN = "eigen"
    GESPREK = "gesprek"
    OPENBAAR = "openbaar"


class Fase(StrEnum):
    """Where a verbeteractie stands: variatie → selectie → retentie, or let go."""

    VARIATIE = "variatie"
    SELECTIE = "selectie"
    RETENTIE = "retentie"
    LOSGELATEN = "losgelaten"


LOPEND = (Fase.VARIATIE, Fase.SELECTIE)
"""A verbeteractie of which it is not decided yet whether it stays."""


class Gezien(StrEnum):
    """R-40: what the evidence says; the three count the same."""

    GEZIEN = "gezien"
    NIET_GEZIEN = "niet_gezien"
    NOG_NIET_TE_ZEGGEN = "nog_niet_te_zeggen"


class Vervolg(StrEnum):
    """What follows from the verdict."""

    DOORGAAN = "doorgaan"
    VERSTERKEN = "versterken"
    STOPPEN = "stoppen"


class BijeenkomstStatus(StrEnum):
    """A leerbijeenkomst is planned until its minutes are there."""

    GEPLAND = "gepland"
    GEHOUDEN = "gehouden"


class ToezeggingStatus(StrEnum):
    """R-43: a promise by any party."""

    OPEN = "open"
    NAGEKOMEN = "nagekomen"
    TE_LAAT_NAGEKOMEN = "te_laat_nagekomen"
    HERZIEN = "herzien"
    NIET_NAGEKOMEN = "niet_nagekomen"


class PostStatus(StrEnum):
    """A letter by e-mail: nothing is lost while the server is away."""

    WACHTEND = "wachtend"
    BEZIG = "bezig"
    VERSTUURD = "verstuurd"
    GEWEIGERD = "geweigerd"
    VERVALLEN = "vervallen"


class SignaalStatus(StrEnum):
    """R-41: something seen in the wijk, from report to the answer to whoever saw it."""

    ONTVANGEN = "ontvangen"
    OPGEPAKT = "opgepakt"
    BESLOTEN = "besloten"
    GESTART = "gestart"
    AFGESLOTEN = "afgesloten"


class OverdrachtStatus(StrEnum):
    """Handing over a signaal: asked, and then accepted or refused by who receives it."""

    GEVRAAGD = "gevraagd"
    AANVAARD = "aanvaard"
    GEWEIGERD = "geweigerd"


class UitvraagStatus(StrEnum):
    """R-41: a question from the municipality, from draft to telling what was done with the answers."""

    CONCEPT = "concept"
    GEPUBLICEERD = "gepubliceerd"
    AFGESLOTEN = "afgesloten"


class ReferentieStatus(StrEnum):
    """A loaded reference file: one version counts; an earlier one can be put back."""

    GELDIG = "geldig"
    VERVANGEN = "vervangen"
    INGETROKKEN = "ingetrokken"


class Cyclusstap(StrEnum):
    """R-33: computed, never set."""

    GEMETEN = "gemeten"
    GEDUID = "geduid"
    CONSEQUENTIE = "consequentie"
    OPGEVOLGD = "opgevolgd"


class Afspraakstand(StrEnum):
    """How an afspraak stands in a quarter: computed, never set, and never a colour (R-14, R-23, R-34)."""

    GEHAALD_EN_HERKEND = "gehaald_en_herkend"
    GEHAALD_NIET_HERKEND = "gehaald_niet_herkend"
    GEHAALD_NIET_GELEZEN = "gehaald_nog_niet_gelezen"
    OP_KOERS = "op_koers"
    NOG_NIET_GEHAALD = "nog_niet_gehaald"
    RANDVOORWAARDE_GEMEENTE = "randvoorwaarde_gemeente"
    NIET_VAST_TE_STELLEN = "niet_vast_te_stellen"
    LEERAFSPRAAK = "leerafspraak"


OVERGANGEN_AANLEVERING: Mapping[AanleveringStatus, frozenset[AanleveringStatus]] = {
    AanleveringStatus.ONTVANGEN: frozenset({AanleveringStatus.INGEDIEND, AanleveringStatus.INGETROKKEN}),
    AanleveringStatus.INGEDIEND: frozenset({AanleveringStatus.VERVANGEN}),
    AanleveringStatus.VERVANGEN: frozenset(),
    AanleveringStatus.INGETROKKEN: frozenset(),
}

# A confirmed afspraak is never undone: it ends, or a new version replaces it from a later quarter.
OVERGANGEN_AFSPRAAK: Mapping[AfspraakStatus, frozenset[AfspraakStatus]] = {
    AfspraakStatus.CONCEPT: frozenset({AfspraakStatus.AANGEKONDIGD, AfspraakStatus.INGETROKKEN}),
    AfspraakStatus.AANGEKONDIGD: frozenset({AfspraakStatus.BEVESTIGD, AfspraakStatus.INGETROKKEN}),
    AfspraakStatus.BEVESTIGD: frozenset(),
    AfspraakStatus.INGETROKKEN: frozenset(),
}

OVERGANGEN_AFWIJKING: Mapping[AfwijkingStatus, frozenset[AfwijkingStatus]] = {
    AfwijkingStatus.OPEN: frozenset({AfwijkingStatus.BESLOTEN}),
    AfwijkingStatus.BESLOTEN: frozenset(),
}

OVERGANGEN_GESPREK: Mapping[GesprekStatus, frozenset[GesprekStatus]] = {
    # A party without a file, or one side that is early, begins to read at once.
    GesprekStatus.GEPLAND: frozenset({GesprekStatus.AANLEVERING, GesprekStatus.LEZEN}),
    GesprekStatus.AANLEVERING: frozenset({GesprekStatus.LEZEN}),
    GesprekStatus.LEZEN: frozenset({GesprekStatus.GEOPEND}),
    GesprekStatus.GEOPEND: frozenset({GesprekStatus.GEVOERD}),
    GesprekStatus.GEVOERD: frozenset({GesprekStatus.VASTGESTELD}),
    GesprekStatus.VASTGESTELD: frozenset(),
}

OVERGANGEN_LEZING: Mapping[LezingStatus, frozenset[LezingStatus]] = {
    LezingStatus.CONCEPT: frozenset({LezingStatus.INGEDIEND}),
    LezingStatus.INGEDIEND: frozenset(),
}

# Movement between phases is free, back as well: a reopened action is no failure.
OVERGANGEN_FASE: Mapping[Fase, frozenset[Fase]] = {fase: frozenset(Fase) - {fase} for fase in Fase}

OVERGANGEN_TOEZEGGING: Mapping[ToezeggingStatus, frozenset[ToezeggingStatus]] = {
    ToezeggingStatus.OPEN: frozenset(ToezeggingStatus) - {ToezeggingStatus.OPEN},
    ToezeggingStatus.HERZIEN: frozenset(),
    ToezeggingStatus.NAGEKOMEN: frozenset(),
    ToezeggingStatus.TE_LAAT_NAGEKOMEN: frozenset(),
    ToezeggingStatus.NIET_NAGEKOMEN: frozenset(),
}

OVERGANGEN_BIJEENKOMST: Mapping[BijeenkomstStatus, frozenset[BijeenkomstStatus]] = {
    BijeenkomstStatus.GEPLAND: frozenset({BijeenkomstStatus.GEHOUDEN}),
    BijeenkomstStatus.GEHOUDEN: frozenset(),
}

# Closing is possible from a decision on: a decision not to act needs no first step, but does need an answer.
OVERGANGEN_SIGNAAL: Mapping[SignaalStatus, frozenset[SignaalStatus]] = {
    SignaalStatus.ONTVANGEN: frozenset({SignaalStatus.OPGEPAKT}),
    SignaalStatus.OPGEPAKT: frozenset({SignaalStatus.BESLOTEN}),
    SignaalStatus.BESLOTEN: frozenset({SignaalStatus.GESTART, SignaalStatus.AFGESLOTEN}),
    SignaalStatus.GESTART: frozenset({SignaalStatus.AFGESLOTEN}),
    SignaalStatus.AFGESLOTEN: frozenset(),
}

OVERGANGEN_OVERDRACHT: Mapping[OverdrachtStatus, frozenset[OverdrachtStatus]] = {
    OverdrachtStatus.GEVRAAGD: frozenset({OverdrachtStatus.AANVAARD, OverdrachtStatus.GEWEIGERD}),
    OverdrachtStatus.AANVAARD: frozenset(),
    OverdrachtStatus.GEWEIGERD: frozenset(),
}

OVERGANGEN_UITVRAAG: Mapping[UitvraagStatus, frozenset[UitvraagStatus]] = {
    UitvraagStatus.CONCEPT: frozenset({UitvraagStatus.GEPUBLICEERD}),
    UitvraagStatus.GEPUBLICEERD: frozenset({UitvraagStatus.AFGESLOTEN}),
    UitvraagStatus.AFGESLOTEN: frozenset(),
}

OVERGANGEN_POST: Mapping[PostStatus, frozenset[PostStatus]] = {
    PostStatus.WACHTEND: frozenset({PostStatus.BEZIG, PostStatus.VERVALLEN}),
    PostStatus.BEZIG: frozenset(
        {PostStatus.VERSTUURD, PostStatus.WACHTEND, PostStatus.GEWEIGERD, PostStatus.VERVALLEN}
    ),
    PostStatus.GEWEIGERD: frozenset({PostStatus.WACHTEND}),
    PostStatus.VERSTUURD: frozenset(),
    PostStatus.VERVALLEN: frozenset(),
}

OVERGANGEN_REFERENTIE: Mapping[ReferentieStatus, frozenset[ReferentieStatus]] = {
    ReferentieStatus.GELDIG: frozenset({ReferentieStatus.VERVANGEN, ReferentieStatus.INGETROKKEN}),
    ReferentieStatus.VERVANGEN: frozenset({ReferentieStatus.GELDIG}),
    ReferentieStatus.INGETROKKEN: frozenset({ReferentieStatus.GELDIG}),
}

# a writer may let a text travel further or call it back; what both sides read cannot become one side's again.
OVERGANGEN_VRIJGAVE: Mapping[Vrijgave, frozenset[Vrijgave]] = {
    Vrijgave.EIGEN: frozenset({Vrijgave.GESPREK, Vrijgave.OPENBAAR}),
    Vrijgave.GESPREK: frozenset({Vrijgave.OPENBAAR}),
    Vrijgave.OPENBAAR: frozenset({Vrijgave.GESPREK}),
}
