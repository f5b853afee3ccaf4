"""The talk of the journey of one quarter: sealed readings by keyboard, the room, two who write at once, adopting."""

from playwright.sync_api import Browser, expect

from app.services.samenvoegen import split_zinnen
from tests.journeys.formulieren import Formulier
from tests.journeys.mens import Mens


def read_sealed(boom: Mens, adviseur: Mens, accounthouder: Mens, gesprek: str) -> None:
    """Both write by keyboard; nobody sees a word of the other before both are in, and then both see all."""
    nummer = gesprek.rpartition("=")[2]
    for mens, naam in ((boom, "aanbieder"), (adviseur, "gemeente")):
        for afspraak in (1, 2):
            mens.open(f"{gesprek}&stap=afspraak-{afspraak}")
            lezing = mens.form("gesprek", "lezing", f"{nummer}-{afspraak}")
            write_by_keyboard(mens, lezing, f"Woorden van de {naam} over {afspraak}.")
            mens.take(f"5_lezing{afspraak}")
            if (naam, afspraak) == ("gemeente", 2):
                break
            mens.page.keyboard.press("Enter")
            mens.hears("Uw lezing is ingediend")
    for mens, ander in ((boom, "gemeente"), (accounthouder, "aanbieder"), (accounthouder, "gemeente")):
        assert f"Woorden van de {ander}" not in mens.open(f"{gesprek}&stap=alles")
        assert f"Woorden van de {ander}" not in mens.page.content()
    assert "De lezingen zijn nog gesloten" in accounthouder.look()
    accounthouder.take("6_gesloten")
    adviseur.page.keyboard.press("Enter")
    adviseur.hears("de lezingen liggen nu open")
    for mens in (boom, adviseur):
        beeld = mens.open(f"{gesprek}&stap=alles")
        assert "Woorden van de aanbieder over 2." in beeld
        assert "Woorden van de gemeente over 1." in beeld
        assert "De rustige kinderen wel" in beeld
    boom.take("7_open")


def write_by_keyboard(mens: Mens, lezing: Formulier, tekst: str) -> None:
    """Fill in a reading without a mouse, and stop at the button that submits it."""
    teksten = {
        "stap_herkennen": tekst,
        "stap_verklaren": "De mentor doet mee.",
        "stap_beoordelen": "Goed genoeg.",
    }
    for veld, inhoud in {**teksten, "andere_verklaring": "Een andere groep."}.items():
        mens.tab_to(lezing.veld(veld))
        mens.page.keyboard.insert_text(inhoud)
    mens.tab_to(lezing.knop("dien_in"))


def hold(boom: Mens, adviseur: Mens, gesprek: str) -> None:
    """Story or none, then step by step in the room: who is there, conclusion, action with expected effect."""
    nummer = gesprek.rpartition("=")[2]
    for afspraak in (1, 2):
        boom.open(f"{gesprek}&stap=afspraak-{afspraak}")
        verhaal = boom.form("gesprek", "verhaal", f"{nummer}-{afspraak}")
        verhaal.open()
        verhaal.press("geen_verhaal")
        boom.hears("geen verhaal")
    adviseur.open(f"{gesprek}&stap=begin&zaal=ja")
    aan_tafel = adviseur.form("gesprek", "aanwezige", nummer)
    aan_tafel.write(wie="twee ouders")
    aan_tafel.select(sector="De wijk zelf", laag="Bewoner")
    aan_tafel.press("voeg_toe")
    adviseur.hears("Toegevoegd")
    adviseur.take("8_zaal_begin", 1920, 1280, 400)
    for afspraak, gevolg in ((1, "actie"), (2, "geen_actie")):
        adviseur.page.get_by_role("link", name="Verder:").click()
        adviseur.page.wait_for_url(f"**stap=afspraak-{afspraak}*")
        adviseur.look()
        adviseur.take(f"9_zaal_afspraak{afspraak}", 1920, 1280, 400)
        conclusie = adviseur.form("gesprek", "conclusie", f"{nummer}-{afspraak}")
        conclusie.write(tekst="Het werkt voor wie blijft.")
        conclusie.choose(samen="ja", gevolg=gevolg)
        if gevolg == "geen_actie":
            conclusie.write(gevolg_reden="Goed zo.")
        conclusie.press("bewaar")
        adviseur.hears("De conclusie is bewaard")
        if gevolg == "actie":
            make_action(adviseur, nummer)


def make_action(adviseur: Mens, nummer: str) -> None:
    """Ask whether the expected effect can be seen, and record the action."""
    actie = adviseur.form("gesprek", "verbeteractie", f"{nummer}-1")
    actie.open()
    actie.write(
        titel="Mentor op twee scholen",
        probleem="Niet elke school heeft een mentor",
        oplossing="Twee scholen erbij",
        omdat="de mentor het verschil maakt",
        waarde="90",
        eigenaar="De Boom",
    )
    actie.select(terugkijk="K2 2026")
    actie.press("toets")
    expect(adviseur.page.get_by_text("Met 80 metingen in een kwartaal")).to_be_visible()
    adviseur.look()
    actie.press("leg_vast")
    adviseur.hears("komt terug in K2 2026")


def write_at_once(chromium: Browser, adviseur: Mens, gesprek: str) -> None:
    """Two browsers change one conclusion at once: the second is shown the merge, also after reloading."""
    nummer, pad = gesprek.rpartition("=")[2], f"{gesprek}&stap=afspraak-2"
    tweede = Mens(chromium, adviseur.adres, "adviseur-charlois")
    for mens, tekst in (
        (adviseur, "Het werkt voor wie blijft. De wachttijd telt mee."),
        (tweede, "Het werkt goed voor wie blijft."),
    ):
        mens.open(pad)
        conclusie = mens.form("gesprek", "conclusie", f"{nummer}-2")
        conclusie.open()
        conclusie.write(tekst=tekst)
    adviseur.form("gesprek", "conclusie", f"{nummer}-2").press("bewaar")
    adviseur.hears("De conclusie is bewaard")
    tweede.form("gesprek", "conclusie", f"{nummer}-2").press("bewaar")
    tweede.hears("Iemand anders bewaarde deze tekst net")
    for _ in range(2):
        beeld = tweede.open(pad)
        assert "Wat u schreef" in beeld
        assert "Het werkt goed voor wie blijft." in beeld
        assert "De wachttijd telt mee." in beeld
        voorstel = tweede.form("gesprek", "conclusie", f"{nummer}-2").veld("tekst").input_value()
        assert {"Het werkt goed voor wie blijft.", "De wachttijd telt mee."} <= set(split_zinnen(voorstel))
    tweede.take("10_samenvoegen")
    tweede.form("gesprek", "conclusie", f"{nummer}-2").press("bewaar")
    tweede.hears("De conclusie is bewaard")
    assert "Wat u schreef" not in tweede.open(pad)
    tweede.context.close()


def close(adviseur: Mens, accounthouder: Mens, gesprek: str) -> None:
    """Not without the own part of the municipality (2f); then adopt, and the accounthouder reads what was concluded."""
    nummer = gesprek.rpartition("=")[2]
    beeld = adviseur.open(f"{gesprek}&stap=sluiten")
    assert "De gemeente schreef nog niets over haar eigen deel." in beeld
    assert adviseur.form("gesprek", "vaststellen", nummer).knop("stel_vast").count() == 0
    adviseur.take("11_afsluiten")
    eigen = adviseur.form("gesprek", "eigen_deel", nummer)
    eigen.write(tekst="Het lokaal kwam te laat.")
    eigen.press("bewaar")
    adviseur.hears("eigen deel")
    adviseur.form("gesprek", "vaststellen", nummer).press("stel_vast")
    adviseur.hears("Het gesprek is vastgesteld")
    assert "komt terug in K2 2026" in adviseur.open(gesprek)
    gelezen = accounthouder.open(f"{gesprek}&stap=alles")
    assert "De wachttijd telt mee." in gelezen
    assert "Het lokaal kwam te laat." in gelezen
    assert "Woorden van de" not in gelezen
    accounthouder.take("12_vastgesteld")
