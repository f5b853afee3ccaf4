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
        const anker = window.location.hash && document.getElementById(window.location.hash.slice(1));
        if (eerder && eerder !== adres) {
          // The board asks for focus too, whichever comes first: at its question, or at the card that was moved.
          const bord = document.querySelector("[data-verschuif] textarea") || (anker && anker.matches("[data-kaart]") && anker);
          (bord || document.getElementById("inhoud")).focus({ preventScroll: true });
          window.scrollTo(0, 0);
        }
        // The page is drawn after the address was read, so the browser missed the anchor.
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
    // Boundaries as one drawing in which every place is a link that says its name and figure.
    draw_borders: function (kaart, id) {
      const naamruimte = "http://www.w3.org/2000/svg";
      const maak = function (soort, eigenschappen, ouder) {
        const deel = document.createElementNS(naamruimte, soort);
        Object.entries(eigenschappen).forEach(([naam, waarde]) => deel.setAttribute(naam, waarde));
        ouder.appendChild(deel);
        return deel;
      };
      const plek = document.getElementById(JSON.stringify(id, Object.keys(id).sort()));
      if (!plek || !kaart) return window.dash_clientside.no_update;
      plek.replaceChildren();
      const blad = maak("svg", { viewBox: "-6 -6 " + (kaart.breedte + 12) + " " + (kaart.hoogte + 12), role: "group" }, plek);
      blad.setAttribute("aria-label", "Kaart met grenzen");
      const patroon = maak("pattern", { id: "kaart-arcering", width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, maak("defs", {}, blad));
      maak("rect", { width: 9, height: 9, fill: "#fff" }, patroon);
      maak("rect", { width: 2, height: 9, fill: "#b9b1cf" }, patroon);
      const vormen = kaart.vlakken.map(function (vlak) {
        const om = vlak.href
          ? maak("a", { href: vlak.href, "aria-label": vlak.naam }, blad)
          : maak("g", { role: "img", "aria-label": vlak.naam }, blad);
        const vorm = maak("path", { d: vlak.pad, class: vlak.klasse, "fill-rule": "evenodd" }, om);
        maak("title", {}, vorm).textContent = vlak.naam;
        return vorm;
      });
      // The values come last, so that no area lies over them.
      kaart.vlakken.forEach(function (vlak, i) {
        if (!vlak.waarde) return;
        const doos = vormen[i].getBBox();
        const tekst = { x: doos.x + doos.width / 2, y: doos.y + doos.height / 2, "aria-hidden": "true", class: vlak.klasse };
        maak("text", tekst, blad).textContent = vlak.waarde;
      });
      return String(kaart.vlakken.length);
    },
    // A small file is checked in the request, a large one beside it. The zone is emptied, so that the same
    // file can be chosen again; what was said of the file before goes.
    route_file: function (inhoud, naam) {
      const niets = window.dash_clientside.no_update;
      if (!inhoud) return [niets, niets, niets, niets];
      const grens = Number(document.querySelector("[data-klein]").dataset.klein);
      const bestand = { inhoud: inhoud, naam: naam, keer: Date.now() };
      const isKlein = inhoud.length * 3 / 4 <= grens;
      return [isKlein ? bestand : niets, isKlein ? niets : bestand, null, null];
    },
    // A notice belongs to the page it was given on, or to the page it was given along to.
    clear_notice: function (adres, naar) {
      const isMeegekomen = naar && new URL(naar, window.location.origin).href === adres;
      return isMeegekomen ? window.dash_clientside.no_update : null;
    },
  },
});

// What Dash keeps to itself: an answer that did not come, or came as a refusal. Text stays in the form.
function tellTrouble(zin) {
  let plek = document.getElementById("app-storing");
  if (!plek) {
    plek = document.createElement("div");
    plek.id = "app-storing";
    plek.setAttribute("role", "alert");
    document.body.prepend(plek);
  }
  plek.className = zin ? "melding melding-weigering" : "";
  plek.textContent = zin;
  // The page that was asked for does not come.
  if (zin && document.getElementById("inhoud")) document.getElementById("inhoud").removeAttribute("aria-busy");
}

// Dash leaves a page that waits for an answer that never comes: open the drop zone again.
function openDropZone() {
  if (!document.getElementById("aanleveren-bestand")) return;
  window.dash_clientside.set_props("aanleveren-bezig", { children: "" });
  window.dash_clientside.set_props("aanleveren-voortgang", { hidden: true });
  window.dash_clientside.set_props("aanleveren-bestand", { disabled: false });
}

(function () {
  const fetchAnswer = window.fetch;
  const POGINGEN = 15; // Of a question how far long work is: a web process may be starting again.

  async function fetchPatiently(zelf, argumenten, pogingen) {
    for (let poging = 1; ; poging += 1) {
      try {
        return await fetchAnswer.apply(zelf, argumenten);
      } catch (fout) {
        if (poging >= pogingen) throw fout;
        await new Promise(function (klaar) { setTimeout(klaar, 1000); });
      }
    }
  }

  window.fetch = async function (vraag, ...rest) {
    const adres = String(vraag && vraag.url ? vraag.url : vraag);
    if (!adres.includes("_dash-update-component")) return fetchAnswer.call(this, vraag, ...rest);
    try {
      const pogingen = adres.includes("cacheKey=") ? POGINGEN : 1;
      const antwoord = await fetchPatiently(this, [vraag, ...rest], pogingen);
      tellTrouble(antwoord.ok ? "" : await antwoord.clone().text());
      return antwoord;
    } catch (fout) {
      tellTrouble("Wijkspiegel is nu niet bereikbaar. Wat u schreef, staat er nog. Probeer het zo opnieuw.");
      openDropZone();
      throw fout;
    }
  };
})();

// The drop zone lets a file that is too large fall without a word.
["change", "drop"].forEach(function (soort) {
  document.addEventListener(
    soort,
    function (gebeurtenis) {
      const zone = gebeurtenis.target.closest && gebeurtenis.target.closest("[data-grens]");
      if (!zone) return;
      const bestanden = gebeurtenis.dataTransfer ? gebeurtenis.dataTransfer.files : gebeurtenis.target.files;
      const grens = Number(zone.dataset.grens);
      const isTeGroot = Array.from(bestanden || []).some((bestand) => bestand.size > grens);
      const zin = "Dit bestand is te groot: het mag ten hoogste " + Math.floor(grens / 1048576) + " MB zijn.";
      tellTrouble(isTeGroot ? zin : "");
    },
    true,
  );
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
