// What the browser itself must do: the title, focus after a change of page, and closing open lists.
"use strict";

window.dash_clientside = Object.assign({}, window.dash_clientside, {
  wijkspiegel: {
    // After a new page: name the document after its h1 and, once people are moving about, put them at its start.
    name_page: function (_inhoud, eerder) {
      window.requestAnimationFrame(function () {
        const kop = document.querySelector("main h1");
        document.title = kop ? kop.textContent + " · Wijkspiegel" : "Wijkspiegel";
        const adres = window.location.pathname + window.location.search;
        if (eerder && eerder !== adres) {
          document.getElementById("inhoud").focus({ preventScroll: true });
          window.scrollTo(0, 0);
        }
        // The page is drawn after the address was read, so the browser missed the anchor.
        const anker = window.location.hash && document.getElementById(window.location.hash.slice(1));
        if (anker && eerder !== adres) anker.scrollIntoView();
      });
      return window.location.pathname + window.location.search;
    },
    // The words of a page are there before its drawings: only this asks for Plotly.
    draw_chart: function (grafiek) {
      return {
        namespace: "dash_core_components",
        type: "Graph",
        props: { figure: grafiek.figuur, config: grafiek.config, style: { height: grafiek.hoogte + "px" } },
      };
    },
    // A notice belongs to the page it was given on.
    clear_notice: function () {
      return null;
    },
  },
});

document.addEventListener("click", function (gebeurtenis) {
  document.querySelectorAll("details.kiezer[open]").forEach(function (kiezer) {
    if (!kiezer.contains(gebeurtenis.target)) kiezer.removeAttribute("open");
  });
});

document.addEventListener("keydown", function (gebeurtenis) {
  if (gebeurtenis.key !== "Escape") return;
  document.querySelectorAll("details.kiezer[open]").forEach(function (kiezer) {
    kiezer.removeAttribute("open");
    kiezer.querySelector("summary").focus();
  });
});
