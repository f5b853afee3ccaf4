// The board of Verbeteren: dragging and keys that follow the links on a card, and words for who cannot see it.
"use strict";

(function () {
  let opgepakt = null; // The card in hand, and the column it would go to.
  let doel = null;

  function columns() {
    return Array.from(document.querySelectorAll("[data-bord] [data-fase]"));
  }

  function tell(zin) {
    const stem = document.getElementById("bord-stem");
    if (stem) stem.textContent = zin;
  }

  function mark(kolom) {
    columns().forEach((k) => k.classList.toggle("doel", k === kolom));
    doel = kolom;
  }

  function pick(kaart) {
    opgepakt = kaart;
    kaart.classList.add("opgepakt");
    const hier = kaart.closest("[data-fase]");
    mark(hier);
    tell(kaart.dataset.titel + " opgepakt. Nu in " + hier.dataset.naam + ". Kies met pijl links of rechts een fase; spatie zet neer, Escape zet terug.");
  }

  function release(zin) {
    if (opgepakt) opgepakt.classList.remove("opgepakt");
    opgepakt = null;
    mark(null);
    if (zin) tell(zin);
  }

  // A move is the link on the card: it opens the question why, and that form does the work.
  function drop() {
    const kaart = opgepakt;
    const kolom = doel;
    const weg = kolom && kaart.querySelector('[data-naar="' + kolom.dataset.fase + '"] a');
    if (!weg) {
      release(kaart.dataset.titel + " blijft waar zij was.");
      return;
    }
    release(kaart.dataset.titel + " naar " + kolom.dataset.naam + ". Schrijf op waarom.");
    weg.click();
  }

  function step(richting) {
    const alle = columns();
    const plek = Math.min(alle.length - 1, Math.max(0, alle.indexOf(doel) + richting));
    mark(alle[plek]);
    tell(alle[plek].dataset.naam + ", kolom " + (plek + 1) + " van " + alle.length + ".");
  }

  function walk(kaart, toets) {
    const kolom = kaart.closest("[data-fase]");
    const kaarten = Array.from(kolom.querySelectorAll("[data-kaart]"));
    const plek = kaarten.indexOf(kaart);
    if (toets === "ArrowUp" || toets === "ArrowDown") {
      const volgende = kaarten[plek + (toets === "ArrowDown" ? 1 : -1)];
      if (volgende) volgende.focus();
      return;
    }
    const alle = columns().filter((k) => k.querySelector("[data-kaart]"));
    const buur = alle[alle.indexOf(kolom) + (toets === "ArrowRight" ? 1 : -1)];
    if (!buur) return;
    const daar = buur.querySelectorAll("[data-kaart]");
    daar[Math.min(plek, daar.length - 1)].focus();
  }

  document.addEventListener("keydown", function (gebeurtenis) {
    const kaart = gebeurtenis.target;
    if (!kaart.matches || !kaart.matches("[data-kaart]")) return;
    const toets = gebeurtenis.key;
    const isPijl = toets.startsWith("Arrow");
    if (toets === " " || toets === "Enter") opgepakt ? drop() : pick(kaart);
    else if (toets === "Escape" && opgepakt) release(kaart.dataset.titel + " teruggezet.");
    else if (isPijl && opgepakt) step(toets === "ArrowRight" || toets === "ArrowDown" ? 1 : -1);
    else if (isPijl) walk(kaart, toets);
    else return;
    gebeurtenis.preventDefault();
  });

  // Leaving a card in hand puts it back.
  document.addEventListener("focusout", function (gebeurtenis) {
    if (opgepakt && gebeurtenis.target === opgepakt) release("");
  });

  document.addEventListener("dragstart", function (gebeurtenis) {
    const kaart = gebeurtenis.target.closest && gebeurtenis.target.closest("[data-kaart]");
    if (!kaart) return;
    gebeurtenis.dataTransfer.setData("text/plain", kaart.dataset.titel);
    gebeurtenis.dataTransfer.effectAllowed = "move";
    opgepakt = kaart;
    kaart.classList.add("opgepakt");
  });

  document.addEventListener("dragover", function (gebeurtenis) {
    const kolom = opgepakt && gebeurtenis.target.closest && gebeurtenis.target.closest("[data-bord] [data-fase]");
    if (!kolom) return;
    gebeurtenis.preventDefault();
    if (kolom !== doel) mark(kolom);
  });

  document.addEventListener("drop", function (gebeurtenis) {
    if (!opgepakt || !doel) return;
    gebeurtenis.preventDefault();
    drop();
  });

  document.addEventListener("dragend", function () {
    release("");
  });

  // The question why is asked where one is; afterwards one is back at the card.
  function arrive(lijst) {
    const nieuw = lijst.some((w) => Array.from(w.addedNodes).some((n) => n.nodeType === 1 && (n.matches("[data-verschuif], [data-bord]") || n.querySelector("[data-verschuif], [data-bord]"))));
    if (!nieuw) return;
    const vraag = document.querySelector("[data-verschuif] textarea");
    const kaart = /^#actie-\d+$/.test(window.location.hash) && document.getElementById(window.location.hash.slice(1));
    const waar = vraag || kaart;
    // After the frame in which a new page takes focus to its start.
    if (!waar) return;
    window.setTimeout(function () {
      waar.focus();
      if (waar === kaart) tell(kaart.dataset.titel + " staat nu in " + kaart.closest("[data-fase]").dataset.naam + ".");
    }, 60);
  }

  function start() {
    new MutationObserver(arrive).observe(document.body, { childList: true, subtree: true });
  }

  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
