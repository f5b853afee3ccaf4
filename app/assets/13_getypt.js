// What was typed or ticked in a form and not yet sent stays, also when the page is drawn again upon a newer version of that text:
// the field gets its words back, with the version they were written upon, so that saving shows both texts.
// It is kept in this tab, so that loading the page again costs no words; signing out and another person clear it.
"use strict";

(function () {
  const VELD = '[id^="{\\"formulier\\""]';
  const HOOGSTENS = 3; // A field that does not take its words back is left in peace.
  const PLEK = "wijkspiegel-getypt";
  const formulieren = new Map();
  let isVan = ""; // Whose words these are; nothing is kept or put back before that is known.

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

  // A browser may refuse to keep anything: then words last as long as the page does.
  function keep() {
    if (!isVan) return;
    const open = [...formulieren].filter(([, f]) => !f.isVerzonden);
    const delen = open.map(([sleutel, f]) => [sleutel, [...f.velden].map(([id, veld]) => [id, veld.waarde]), f.versie]);
    try {
      if (delen.length) window.sessionStorage.setItem(PLEK, JSON.stringify({ van: isVan, delen: delen }));
      else window.sessionStorage.removeItem(PLEK);
    } catch (_) {
      // Full, or not allowed.
    }
  }

  function clear() {
    formulieren.clear();
    try {
      window.sessionStorage.removeItem(PLEK);
    } catch (_) {
      // Nothing was kept.
    }
  }

  // Once it is known who is signed in: take up what this very person typed in this tab before.
  function take_up() {
    const wie = document.getElementById("app-wie");
    if (isVan || !wie) return;
    isVan = wie.dataset.account;
    let bewaard = null;
    try {
      bewaard = JSON.parse(window.sessionStorage.getItem(PLEK));
    } catch (_) {
      return;
    }
    if (!bewaard || bewaard.van !== isVan) return clear();
    bewaard.delen.forEach(function ([sleutel, velden, versie]) {
      if (formulieren.has(sleutel)) return;
      const paren = velden.map(([id, waarde]) => [id, { waarde: waarde, pogingen: 0 }]);
      formulieren.set(sleutel, { velden: new Map(paren), versie: versie, isVerzonden: false });
    });
  }

  function remember(gebeurtenis) {
    const doel = gebeurtenis.target;
    if (!doel.closest || doel.type === "hidden" || doel.type === "password" || doel.type === "file") return;
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
    keep();
  }

  function send(gebeurtenis) {
    const knop = gebeurtenis.target.closest && gebeurtenis.target.closest('button[id^="{\\"daad\\""]');
    const delen = knop ? read(knop) : {};
    const formulier = delen.formulier && formulieren.get(keyOf(delen));
    if (!formulier) return;
    formulier.isVerzonden = true;
    keep();
  }

  // An answer beside the form: what it holds was not kept.
  function take_back(element) {
    const melding = element.closest(".formulier-melding");
    const delen = melding && melding.textContent ? read(melding) : {};
    if (!delen.formulier) return;
    const formulier = formulieren.get(keyOf({ ...delen, type: delen.type.replace(/-melding$/, "") }));
    if (!formulier) return;
    formulier.isVerzonden = false;
    keep();
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
    take_up();
    lijst.forEach(function (wijziging) {
      if (wijziging.target.nodeType === 1) take_back(wijziging.target);
    });
    // After React and Dash are done with the new page.
    if (formulieren.size) window.setTimeout(restore, 0);
  }

  document.addEventListener("input", remember, true);
  document.addEventListener("change", remember, true);
  document.addEventListener("click", send, true);
  document.addEventListener("submit", function (gebeurtenis) {
    if (gebeurtenis.target.action.endsWith("/uitloggen")) clear();
  }, true);
  function start() {
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
  }

  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
