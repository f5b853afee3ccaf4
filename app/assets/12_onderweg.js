// Says that a page is on its way: from the moment the address changes until the page of that address is drawn.
"use strict";

(function () {
  function mark() {
    const blad = document.querySelector("[data-adres]");
    const plek = document.getElementById("inhoud");
    if (!blad || !plek) return;
    const isOnderweg = blad.dataset.adres !== window.location.pathname + window.location.search;
    if (isOnderweg) plek.setAttribute("aria-busy", "true");
    else plek.removeAttribute("aria-busy");
  }

  ["pushState", "replaceState"].forEach(function (naam) {
    const oud = window.history[naam];
    window.history[naam] = function (...argumenten) {
      oud.apply(this, argumenten);
      mark();
    };
  });
  window.addEventListener("popstate", mark);

  function start() {
    new MutationObserver(mark).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-adres"] });
  }

  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
