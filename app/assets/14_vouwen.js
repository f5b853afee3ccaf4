// What a person folded open or shut stays so when the page is drawn again, also when somebody else saved something on it.
"use strict";

(function () {
  const VOUWEN = "#app-inhoud details";
  const standen = new Map();
  const namen = new WeakMap();
  let adres = "";

  // Numbers change when somebody else saves; the words of a fold, what it stands under and its place among its likes do not.
  function list() {
    const geteld = new Map();
    return [...document.querySelectorAll(VOUWEN)].map(function (vouw) {
      const boven = vouw.parentElement.closest("details, section, article, main");
      const koppen = [boven && boven.querySelector("h1, h2, h3, h4, summary"), vouw.querySelector("summary")];
      const woorden = koppen.map((kop) => (kop ? kop.textContent.replace(/[\d.,\s]+/g, " ") : "")).join("|");
      geteld.set(woorden, (geteld.get(woorden) || 0) + 1);
      return [vouw, `${adres}|${woorden}|${geteld.get(woorden)}`];
    });
  }

  function note(gebeurtenis) {
    const kop = gebeurtenis.target.closest && gebeurtenis.target.closest(`${VOUWEN} > summary`);
    const blad = document.querySelector("[data-adres]");
    if (!kop || !blad) return;
    adres = blad.dataset.adres;
    // After the browser folded it.
    window.setTimeout(function () {
      const gevonden = list().find(([vouw]) => vouw === kop.parentElement);
      if (!gevonden) return;
      standen.set(gevonden[1], gevonden[0].open);
      namen.set(...gevonden);
    }, 0);
  }

  function restore() {
    const blad = document.querySelector("[data-adres]");
    if (!blad || !standen.size) return;
    const isZelfde = blad.dataset.adres === adres;
    adres = blad.dataset.adres;
    list().forEach(function ([vouw, naam]) {
      const eerder = namen.get(vouw);
      // A fold that stands where it stood is left to whoever looks at it.
      if (eerder === naam) return;
      if (standen.has(naam)) vouw.open = standen.get(naam);
      // Drawn in the place of a fold that moved on, it has its state.
      else if (isZelfde && standen.has(eerder)) vouw.open = false;
      namen.set(vouw, naam);
    });
  }

  function start() {
    document.addEventListener("click", note, true);
    new MutationObserver(restore).observe(document.body, { childList: true, subtree: true });
  }

  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
