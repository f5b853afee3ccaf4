// Says beside a form that what was asked takes a while: from the press of a button until every answer is there.
"use strict";

(function () {
  const GEEN_VRAAG = 1500; // A press that asked nothing by then will not.
  const wachtend = new Set();
  const haal = window.fetch;
  let aantal = 0;

  function settle() {
    if (aantal) return;
    wachtend.forEach((formulier) => formulier.removeAttribute("aria-busy"));
    wachtend.clear();
  }

  window.fetch = function (...vraag) {
    const antwoord = haal.apply(this, vraag);
    const adres = String(vraag[0] && vraag[0].url ? vraag[0].url : vraag[0]);
    if (!adres.includes("_dash-update-component")) return antwoord;
    aantal += 1;
    return antwoord.finally(function () {
      aantal -= 1;
      settle();
    });
  };

  document.addEventListener("click", function (gebeurtenis) {
    const knop = gebeurtenis.target.closest && gebeurtenis.target.closest('button[id^="{\\"daad\\""]');
    const formulier = knop && knop.closest(".formulier");
    if (!formulier) return;
    formulier.setAttribute("aria-busy", "true");
    wachtend.add(formulier);
    window.setTimeout(settle, GEEN_VRAAG);
  }, true);
})();
