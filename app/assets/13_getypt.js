// What was typed or ticked in a form and not yet sent stays, also when the page is drawn again upon a newer version of that text:
// the field gets its words back, with the version they were written upon, so that saving shows both texts.
"use strict";

(function () {
  const VELD = '[id^="{\\"formulier\\""]';
  const HOOGSTENS = 3; // A field that does not take its words back is left in peace.
  const formulieren = new Map();

  function read(element) {
    try {
      return JSON.parse(element.id);
    } catch (_) {
      return {};
    }
  }

  function write(delen) {
    return JSON.stringify(Object.fromEntries(Object.entries(delen).sort(([a], [b]) => (a < b ? -1 : 1))));
  }

  function valueOf(houder) {
    if (houder.matches("input, textarea")) return houder.value;
    const vakjes = [...houder.querySelectorAll("input[type=checkbox]")];
    if (vakjes.length) return vakjes.filter((vakje) => vakje.checked).map((vakje) => vakje.value);
    const gekozen = houder.querySelector("input:checked");
    const invoer = houder.querySelector("input:not([type=radio]):not([type=checkbox])");
    return gekozen ? gekozen.value : invoer ? invoer.value : "";
  }

  // What can still be put back of a value: a box may have gone with what it stood for.
  function possible(houder, waarde) {
    if (!Array.isArray(waarde)) return waarde;
    const vakjes = [...houder.querySelectorAll("input[type=checkbox]")].map((vakje) => vakje.value);
    return vakjes.filter((vakje) => waarde.includes(vakje));
  }

  function isSame(een, ander) {
    return JSON.stringify(een) === JSON.stringify(ander);
  }

  function versionOf(delen) {
    const id = write({ ...delen, veld: "versie" });
    const element = document.getElementById(id);
    return element ? { id: id, waarde: valueOf(element) } : null;
  }

  function keyOf(delen) {
    return [delen.type.replace(/-(veld|knop)$/, ""), delen.formulier, delen.sleutel].join("|");
  }

  function remember(gebeurtenis) {
    const doel = gebeurtenis.target;
    if (!doel.closest || doel.type === "hidden") return;
    const houder = doel.closest(VELD);
    const delen = houder ? read(houder) : {};
    if (!delen.veld) return;
    const sleutel = keyOf(delen);
    let formulier = formulieren.get(sleutel);
    if (!formulier || formulier.isVerzonden) {
      formulier = { velden: new Map(), versie: versionOf(delen), isVerzonden: false };
      formulieren.set(sleutel, formulier);
    }
    formulier.velden.set(houder.id, { waarde: doel.type === "checkbox" ? valueOf(houder) : doel.value, pogingen: 0 });
  }

  function send(gebeurtenis) {
    const knop = gebeurtenis.target.closest && gebeurtenis.target.closest('button[id^="{\\"daad\\""]');
    const delen = knop ? read(knop) : {};
    const formulier = delen.formulier && formulieren.get(keyOf(delen));
    if (formulier) formulier.isVerzonden = true;
  }

  // An answer beside the form: what it holds was not kept.
  function take_back(element) {
    const melding = element.closest(".formulier-melding");
    const delen = melding && melding.textContent ? read(melding) : {};
    if (!delen.formulier) return;
    const formulier = formulieren.get(keyOf({ ...delen, type: delen.type.replace(/-melding$/, "") }));
    if (formulier) formulier.isVerzonden = false;
  }

  function restore() {
    formulieren.forEach(function (formulier) {
      if (formulier.isVerzonden) return;
      formulier.velden.forEach(function (veld, id) {
        const houder = document.getElementById(id);
        const waarde = houder && possible(houder, veld.waarde);
        if (!houder || isSame(valueOf(houder), waarde) || veld.pogingen === HOOGSTENS) return;
        veld.pogingen += 1;
        const vouw = houder.closest("details");
        if (vouw) vouw.open = true;
        window.dash_clientside.set_props(JSON.parse(id), { value: waarde });
        if (formulier.versie) window.dash_clientside.set_props(JSON.parse(formulier.versie.id), { value: formulier.versie.waarde });
      });
    });
  }

  function look(lijst) {
    lijst.forEach(function (wijziging) {
      if (wijziging.target.nodeType === 1) take_back(wijziging.target);
    });
    // After React and Dash are done with the new page.
    if (formulieren.size) window.setTimeout(restore, 0);
  }

  document.addEventListener("input", remember, true);
  document.addEventListener("change", remember, true);
  document.addEventListener("click", send, true);
  function start() {
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  }

  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
