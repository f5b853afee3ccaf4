"""The check as a whole: every row rule broken and kept, remembered terms, missing columns, thousands of faults."""

from collections.abc import Callable

import pytest

from pipelines.bevindingen import MEESTE_PER_REGEL
from pipelines.rapport import Validatierapport
from schemas.bevinding import Ernst
from schemas.catalogus import Bevestiging

Controle = Callable[..., Validatierapport]
KOP = "traject_id;interventie;regio;leeftijd;startdatum;einddatum;reden_einde;bijeenkomsten;nut;informant;zonder_hulp_verder"
GOED = {
    "traject_id": "T1",
    "interventie": "Sterk in de Klas",
    "regio": "Tarwewijk",
    "leeftijd": "12",
    "startdatum": "01-07-2025",
    "einddatum": "01-09-2025",
    "reden_einde": "volgens plan",
    "bijeenkomsten": "8",
    "nut": "7,5",
    "informant": "jongere",
    "zonder_hulp_verder": "ja",
}
TELKOP = "kwartaal;interventie;regio;grootheid;aantal;waarvan;meetstatus;reden_onbekend"
TELLING = {
    "kwartaal": "2025-K3",
    "interventie": "Sterk in de Klas",
    "regio": "Tarwewijk",
    "grootheid": "deelnemers",
    "aantal": "20",
    "waarvan": "12",
    "meetstatus": "gemeten",
    "reden_onbekend": "",
}


def rij(**anders: str) -> str:
    return ";".join((GOED | anders).values())


def telling(**anders: str) -> str:
    return ";".join((TELLING | anders).values())


def met_traject(**anders: str) -> str:
    return f"{KOP}\n{rij()}\n{rij(traject_id='T2', **anders)}\n"


def regels(rapport: Validatierapport) -> dict[str, str]:
    return {b.regel: b.plaats.cel for b in rapport.bevindingen}


def test_a_good_file_has_no_findings(controleer: Controle) -> None:
    rapport = controleer(met_traject())
    assert rapport.bevindingen == ()
    assert rapport.rijen.height == 2


@pytest.mark.parametrize(
    ("anders", "regel", "cel"),
    [
        ({"leeftijd": "28"}, "buiten_bereik", "D3"),
        ({"leeftijd": "-1"}, "buiten_bereik", "D3"),
        ({"nut": "11"}, "buiten_bereik", "I3"),
        ({"nut": "0,5"}, "buiten_bereik", "I3"),
        ({"bijeenkomsten": "201"}, "buiten_bereik", "H3"),
        ({"bijeenkomsten": "7,5"}, "geen_geheel_getal", "H3"),
        ({"bijeenkomsten": "acht"}, "geen_geheel_getal", "H3"),
        ({"nut": "goed"}, "geen_getal", "I3"),
        ({"startdatum": "31-06-2025"}, "geen_datum", "E3"),
        ({"startdatum": "May 12, 2025"}, "datum_lijkt_op", "E3"),
        ({"einddatum": "30-06-2025"}, "eind_voor_start", "F3"),
        ({"reden_einde": ""}, "reden_einde_ontbreekt", "G3"),
        ({"reden_einde": "ruzie met de buren"}, "term_onbekend", "G3"),
        ({"startdatum": "01-10-2025", "einddatum": "", "reden_einde": ""}, "start_na_kwartaal", "E3"),
        ({"traject_id": "T1"}, "nummer_dubbel", "A3"),
        ({"regio": "Tarwewyk"}, "term_lijkt_op", "C3"),
        ({"regio": "Utrecht"}, "term_onbekend", "C3"),
        ({"regio": ""}, "leeg_verplicht", "C3"),
        ({"startdatum": "n.v.t."}, "leeg_verplicht", "E3"),
        ({"interventie": "Sterk in de Kas"}, "term_lijkt_op", "B3"),
        ({"interventie": "Paardrijden"}, "term_onbekend", "B3"),
    ],
)
def test_a_broken_cell_is_one_error_at_that_cell(
    anders: dict[str, str], regel: str, cel: str, controleer: Controle
) -> None:
    tekst = f"{KOP}\n{rij()}\n{rij(**({'traject_id': 'T2'} | anders))}\n"
    rapport = controleer(tekst)
    fouten = [b for b in rapport.bevindingen if b.ernst is Ernst.FOUT]
    assert [(b.regel, b.plaats.cel) for b in fouten] == [(regel, cel)]
    assert rapport.rijen.height == 1
    assert fouten[0].boodschap
    assert fouten[0].herstel


@pytest.mark.parametrize(
    ("anders", "regel", "ernst"),
    [
        ({"einddatum": ""}, "reden_zonder_einddatum", Ernst.WAARSCHUWING),
        ({"einddatum": "01-10-2025"}, "eind_na_kwartaal", Ernst.WAARSCHUWING),
        ({"startdatum": "01-03-2025", "einddatum": "01-06-2025"}, "geeindigd_voor_kwartaal", Ernst.OPMERKING),
        ({"informant": ""}, "nut_zonder_informant", Ernst.OPMERKING),
        ({"interventie": "Taalmaatjes"}, "interventie_buiten_beschikking", Ernst.WAARSCHUWING),
        ({"regio": "Bospolder"}, "gebied_buiten_beschikking", Ernst.WAARSCHUWING),
    ],
)
def test_a_doubtful_row_is_kept_and_told(
    anders: dict[str, str], regel: str, ernst: Ernst, controleer: Controle
) -> None:
    rapport = controleer(met_traject(**anders))
    assert [(b.regel, b.ernst) for b in rapport.bevindingen] == [(regel, ernst)]
    assert rapport.rijen.height == 2


@pytest.mark.parametrize(
    ("anders", "regel", "cel"),
    [
        ({"kwartaal": "2e kw. 2025"}, "ander_kwartaal", "A3"),
        ({"kwartaal": "zomer"}, "geen_kwartaal", "A3"),
        ({"waarvan": "21"}, "waarvan_groter_dan_aantal", "F3"),
        ({"aantal": "", "waarvan": ""}, "aantal_zonder_reden", "E3"),
        ({"aantal": "-4", "waarvan": ""}, "buiten_bereik", "E3"),
        ({"grootheid": "kilometers"}, "term_onbekend", "D3"),
        ({"meetstatus": "schatting"}, "niet_gemeten", "G3"),
        ({"meetstatus": ""}, "meetstatus_onbekend", "G3"),
    ],
)
def test_a_broken_count_is_found_at_its_cell(
    anders: dict[str, str], regel: str, cel: str, controleer: Controle
) -> None:
    rapport = controleer(f"{TELKOP}\n{telling(regio='Carnisse')}\n{telling(**anders)}\n")
    assert regels(rapport) == {regel: cel}


def test_a_count_below_five_keeps_its_bound_and_no_number(controleer: Controle) -> None:
    rapport = controleer(f"{TELKOP}\n{telling(aantal='<5', waarvan='')}\n{telling(aantal='-', waarvan='')}\n")
    assert rapport.rijen["aantal"].to_list() == [None, 0]
    assert rapport.rijen["bovengrens"].to_list() == [4, None]


def test_an_unreadable_end_date_is_not_also_a_reason_without_end(controleer: Controle) -> None:
    rapport = controleer(met_traject(einddatum="31-06-2025"))
    assert regels(rapport) == {"geen_datum": "F3"}


def test_a_missing_required_column_is_one_error_with_the_headers_found(controleer: Controle) -> None:
    rapport = controleer("nr;activiteit;buurt;lft\n1;Sterk in de Klas;Tarwewijk;12\n", soort="trajecten")
    assert [b.regel for b in rapport.bevindingen] == ["kolom_ontbreekt"]
    assert '"Startdatum" ontbreekt' in rapport.bevindingen[0].boodschap
    assert '"lft"' in rapport.bevindingen[0].boodschap
    assert rapport.rijen.is_empty()


def test_headers_of_nothing_we_know_are_said_to_be_so(controleer: Controle) -> None:
    rapport = controleer("foo;bar\n1;2\n")
    assert [b.regel for b in rapport.bevindingen] == ["soort_onbekend"]


def test_a_remembered_term_is_used_without_asking_again(controleer: Controle) -> None:
    bevestigd = (
        Bevestiging("regio", "de Boulevard", "BU05991571"),
        Bevestiging("kolomkop", "zorgdag", "startdatum"),
    )
    tekst = met_traject(regio="de Boulevard").replace("startdatum", "zorgdag")
    rapport = controleer(tekst, bevestigd=bevestigd)
    assert rapport.bevindingen == ()
    assert rapport.rijen["regio"].to_list() == ["BU05991571", "BU05991571"]
    assert any("zoals eerder bevestigd" in n.tekst for n in rapport.notities)


def test_accepting_proposals_invents_no_intervention(controleer: Controle) -> None:
    rapport = controleer(met_traject(interventie="Paardrijden"), bevestig=True)
    assert [b.regel for b in rapport.bevindingen] == ["term_onbekend"]
    assert rapport.voorstellen[0].term == "Paardrijden"


def test_findings_are_capped_and_counted_exactly(controleer: Controle) -> None:
    aantal = MEESTE_PER_REGEL + 250
    rijen = "\n".join(rij(traject_id=f"T{i}", leeftijd="99") for i in range(aantal))
    rapport = controleer(f"{KOP}\n{rijen}\n")
    assert sum(b.regel == "buiten_bereik" for b in rapport.bevindingen) == MEESTE_PER_REGEL
    assert dict(rapport.aantallen)["buiten_bereik"] == aantal
    assert rapport.rijen.is_empty()


def test_every_fault_planted_in_ten_thousand_rows_is_found(controleer: Controle) -> None:
    planten = [
        ("leeftijd", "40", "D"),
        ("nut", "12", "I"),
        ("startdatum", "31-02-2025", "E"),
        ("bijeenkomsten", "veel", "H"),
        ("reden_einde", "", "G"),
        ("regio", "Atlantis", "C"),
        ("einddatum", "01-06-2025", "F"),
        ("zonder_hulp_verder", "soms wel", "K"),
    ]
    geplant: set[str] = set()
    rijen = []
    for i in range(10_000):
        anders: dict[str, str] = {}
        if i % 97 == 0:
            veld, waarde, letter = planten[(i // 97) % len(planten)]
            anders = {veld: waarde}
            geplant.add(f"{letter}{i + 2}")
        rijen.append(rij(traject_id=f"T{i}", **anders))
    rapport = controleer("\n".join([KOP, *rijen]))
    gevonden = [b.plaats.cel for b in rapport.bevindingen if b.ernst is Ernst.FOUT]
    assert sorted(gevonden) == sorted(geplant)
    assert rapport.rijen.height == 10_000 - len(geplant)


def test_a_party_without_an_agreement_is_told_once(controleer: Controle) -> None:
    rapport = controleer(met_traject(), partijcode="gemeente")
    assert [(b.regel, b.ernst) for b in rapport.bevindingen] == [("geen_beschikking", Ernst.WAARSCHUWING)]


def test_without_a_party_nothing_is_compared_with_agreements(controleer: Controle) -> None:
    assert controleer(met_traject(regio="Bospolder"), partijcode="").bevindingen == ()
