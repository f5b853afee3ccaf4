"""Every address of the app as a person may ask for it, with what each role is answered there."""

# The columns: two providers, two advisers, two accounthouders, a wijkpartner of Charlois, a beheerder.
ROLLEN = {
    "boom": "boom",
    "tak": "tak",
    "adv-c": "adviseur-charlois",
    "adv-f": "adviseur-feijenoord",
    "acc-b": "account-boom",
    "acc-t": "account-tak",
    "partner": "partner",
    "beheer": "beheer",
}
# ja: the page with what it is about. rol: 403, the role has no such room. weg: "Niet gevonden", whether it is
# absent or not for this person. onzin: "Dit begrijpen we niet". nee: 404, no such page.
# De Boom works in Charlois; De Tak in Feijenoord and Charlois, its talks are in Feijenoord.
TABEL = """
adres                             boom   tak    adv-c  adv-f  acc-b  acc-t  partner beheer
/                                 ja     ja     ja     ja     ja     ja     ja      ja
/uitleg                           ja     ja     ja     ja     ja     ja     ja      ja
/wijkbeeld                        ja     ja     ja     ja     ja     ja     ja      ja
/wijkbeeld?kaart=bijstand_per_1000 ja    ja     ja     ja     ja     ja     ja      ja
/wijkbeeld?kaart=onzin            ja     ja     ja     ja     ja     ja     ja      ja
/wijkbeeld?kwartaal=onzin         onzin  onzin  onzin  onzin  onzin  onzin  onzin   onzin
/wijkbeeld?regio=GM0599           ja     ja     ja     ja     ja     ja     ja      ja
/wijkbeeld?regio=WK059915         ja     ja     ja     weg    ja     ja     ja      ja
/wijkbeeld?regio=WK059910         ja     ja     weg    ja     ja     ja     weg     ja
/wijkbeeld?regio=BU05991571       ja     ja     ja     weg    ja     ja     ja      ja
/wijkbeeld?regio=BU05991572       ja     ja     ja     weg    ja     ja     ja      ja
/wijkbeeld?regio=BU05991081       ja     ja     weg    ja     ja     ja     weg     ja
/wijkbeeld?regio=BU05999999       weg    weg    weg    weg    weg    weg    weg     weg
/wijkbeeld?regio=elders           onzin  onzin  onzin  onzin  onzin  onzin  onzin   onzin
/cijfer                           onzin  onzin  onzin  onzin  onzin  onzin  onzin   onzin
/cijfer?id=onzin                  onzin  onzin  onzin  onzin  onzin  onzin  onzin   onzin
/cijfer?id={boom}                 ja     weg    ja     weg    ja     weg    weg     ja
/cijfer?id={tak}                  weg    ja     weg    ja     weg    ja     weg     ja
/cijfer?id={samen}                ja     ja     ja     ja     ja     ja     ja      ja
/cijfer?id={niet}                 weg    weg    weg    weg    weg    weg    weg     weg
/afspraken                        ja     ja     ja     ja     ja     ja     rol     rol
/afspraken?beschikking=1          ja     weg    ja     weg    ja     weg    rol     rol
/afspraken?beschikking=2          weg    ja     ja     ja     weg    ja     rol     rol
/afspraken?beschikking=999        weg    weg    weg    weg    weg    weg    rol     rol
/afspraken?beschikking={lang}     onzin  onzin  onzin  onzin  onzin  onzin  rol     rol
/afspraken?afspraak=1             ja     weg    ja     weg    ja     weg    rol     rol
/afspraken?afspraak=4             weg    ja     ja     ja     weg    ja     rol     rol
/afspraken?afspraak=999           weg    weg    weg    weg    weg    weg    rol     rol
/afwijkingen                      ja     ja     ja     ja     ja     ja     rol     ja
/afwijkingen?afwijking=999        weg    weg    weg    weg    weg    weg    rol     weg
/aanleveren                       ja     ja     rol    rol    ja     ja     rol     rol
/aanleveren?aanlevering=3         ja     weg    rol    rol    ja     ja     rol     rol
/aanleveren?aanlevering=5         ja     weg    rol    rol    ja     ja     rol     rol
/aanleveren?aanlevering=4         weg    ja     rol    rol    ja     ja     rol     rol
/aanleveren?aanlevering=7         weg    ja     rol    rol    ja     ja     rol     rol
/aanleveren?aanlevering=999       weg    weg    rol    rol    ja     ja     rol     rol
/aanleveren?aanlevering={lang}    onzin  onzin  rol    rol    ja     ja     rol     rol
/gesprek                          ja     ja     ja     ja     ja     ja     rol     rol
/gesprek?gesprek=1                ja     weg    ja     weg    ja     weg    rol     rol
/gesprek?gesprek=2                weg    ja     weg    ja     weg    ja     rol     rol
/gesprek?gesprek=3                ja     weg    ja     weg    ja     weg    rol     rol
/gesprek?gesprek=4                weg    ja     weg    ja     weg    ja     rol     rol
/gesprek?gesprek=1&stap=alles     ja     weg    ja     weg    ja     weg    rol     rol
/gesprek?gesprek=2&stap=alles     weg    ja     weg    ja     weg    ja     rol     rol
/gesprek?gesprek=3&stap=alles     ja     weg    ja     weg    ja     weg    rol     rol
/gesprek?gesprek=4&stap=alles     weg    ja     weg    ja     weg    ja     rol     rol
/gesprek?gesprek=3&stap=begin&zaal=ja ja  weg    ja     weg    ja     weg    rol     rol
/gesprek?gesprek=3&stap=afspraak-1 ja    weg    ja     weg    ja     weg    rol     rol
/gesprek?gesprek=3&stap=afspraak-4 weg   weg    weg    weg    weg    weg    rol     rol
/herkennen                        rol    rol    rol    rol    rol    rol    ja      rol
/gesprek?gesprek=999              weg    weg    weg    weg    weg    weg    rol     rol
/gesprek?gesprek={lang}           onzin  onzin  onzin  onzin  onzin  onzin  rol     rol
/verbeteren                       ja     ja     ja     ja     ja     ja     rol     rol
/verbeteren?verbeteractie=1       ja     weg    ja     weg    ja     weg    rol     rol
/verbeteren?verbeteractie=2       weg    ja     weg    ja     weg    ja     rol     rol
/verbeteren?verbeteractie=999     weg    weg    weg    weg    weg    weg    rol     rol
/verbeteren?toezegging=1          ja     weg    ja     weg    ja     weg    rol     rol
/verbeteren?toezegging=2          ja     weg    ja     weg    ja     weg    rol     rol
/verbeteren?toezegging=3          weg    ja     ja     ja     weg    ja     rol     rol
/verbeteren?toezegging=999        weg    weg    weg    weg    weg    weg    rol     rol
/toezeggingen                     ja     ja     ja     ja     ja     ja     rol     rol
/toezeggingen?stand=afgedaan      ja     ja     ja     ja     ja     ja     rol     rol
/toezeggingen?volgorde=score      onzin  onzin  onzin  onzin  onzin  onzin  rol     rol
/signalen                         ja     ja     ja     ja     ja     ja     ja      rol
/signalen?signaal=1               weg    weg    ja     weg    weg    weg    ja      rol
/signalen?signaal=2               ja     weg    ja     weg    weg    weg    weg     rol
/signalen?signaal={lang}          onzin  onzin  onzin  onzin  onzin  onzin  onzin   rol
/uitvragen                        ja     ja     ja     ja     ja     ja     ja      rol
/uitvragen?uitvraag=1             weg    weg    ja     weg    ja     ja     weg     rol
/uitvragen?uitvraag=2             ja     ja     ja     weg    ja     ja     ja      rol
/initiatieven                     ja     ja     ja     ja     ja     ja     ja      rol
/initiatieven?initiatief=1        ja     ja     ja     weg    ja     ja     ja      rol
/initiatieven?initiatief=999      weg    weg    weg    weg    weg    weg    weg     rol
/verbeteren?weergave=bord         ja     ja     ja     ja     ja     ja     rol     rol
/verbeteren?weergave=bord&verschuif=1&naar=selectie ja ja ja ja ja ja rol rol
/verbeteren?fase=onzin&factor=onzin ja   ja     ja     ja     ja     ja     rol     rol
/lessen                           ja     ja     ja     ja     ja     ja     rol     rol
/lessen?zoek=mentor&factor=CTC-08 ja     ja     ja     ja     ja     ja     rol     rol
/lessen?les=1                     ja     weg    weg    weg    weg    weg    rol     rol
/lessen?les=2                     ja     ja     ja     ja     ja     ja     rol     rol
/lessen?les=999                   weg    weg    weg    weg    weg    weg    rol     rol
/leerbijeenkomsten                ja     ja     ja     ja     rol    rol    rol     rol
/leerbijeenkomsten?leerbijeenkomst=1 ja  ja     ja     ja     rol    rol    rol     rol
/leerbijeenkomsten?leerbijeenkomst=999 weg weg  weg    weg    rol    rol    rol     rol
/leerklimaat                      ja     ja     ja     ja     ja     ja     ja      ja
/leren                            ja     ja     ja     ja     ja     ja     ja      rol
/overdracht                       ja     ja     ja     ja     ja     ja     rol     rol
/overdracht?beschikking=1         ja     weg    ja     weg    ja     weg    rol     rol
/overdracht?beschikking=999       weg    weg    weg    weg    weg    weg    rol     rol
/overdracht?regio=WK059910        ja     ja     weg    ja     ja     ja     rol     rol
/overdracht?regio=elders          onzin  onzin  onzin  onzin  onzin  onzin  rol     rol
/gebeurtenissen                   rol    rol    ja     ja     rol    rol    rol     ja
/gebeurtenissen?gebeurtenis=1     rol    rol    ja     weg    rol    rol    rol     ja
/gebeurtenissen?gebeurtenis=999   rol    rol    weg    weg    rol    rol    rol     weg
/beschikkingen                    rol    rol    rol    rol    ja     ja     rol     ja
/partijen                         ja     ja     ja     ja     ja     ja     rol     ja
/partijen?partij=boom             ja     ja     ja     ja     ja     ja     rol     ja
/partijen?partij=onzin            weg    weg    weg    weg    weg    weg    rol     weg
/partijen?interventie=klimrek     ja     ja     ja     ja     ja     ja     rol     ja
/partijen?interventie=onzin       weg    weg    weg    weg    weg    weg    rol     weg
/beheer                           rol    rol    rol    rol    rol    rol    rol     ja
/beheer?log=lezing                rol    rol    rol    rol    rol    rol    rol     ja
/bestaat-niet                     nee    nee    nee    nee    nee    nee    nee     nee
"""
CIJFERS = {
    "boom": "bereik/BU05991571/2025-K4/boom/klimrek/*",
    "tak": "bereik/BU05991081/2025-K4/tak/schommel/*",
    "samen": "bereik/GM0599/2025-K4/*/*/*",
    "niet": "bereik/GM0599/1999-K4/*/*/*",
}
LANG = "9" * 30
"""A number no database holds."""


def read_tabel() -> dict[str, dict[str, str]]:
    """Return per address what each role is answered."""
    kop, *regels = [regel.split() for regel in TABEL.format(lang=LANG, **CIJFERS).strip().splitlines()]
    return {adres: dict(zip(kop[1:], uitkomsten, strict=True)) for adres, *uitkomsten in regels}
