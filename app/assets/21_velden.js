// Gives Dash's own fields the roles and names a screen reader needs, and moves focus to what was just said.
"use strict";

(function () {
  // Write only what differs: every change is watched, and would be mended again for ever.
  function put(element, naam, waarde) {
    if (element.getAttribute(naam) !== waarde) element.setAttribute(naam, waarde);
  }

  function mend_keuzes(houder) {
    put(houder, "role", houder.classList.contains("dash-radioitems") ? "radiogroup" : "group");
    const naam = houder.closest("fieldset") && houder.closest("fieldset").querySelector("legend");
    if (naam) put(houder, "aria-label", naam.textContent);
    houder.querySelectorAll("label[role], label[aria-selected]").forEach(function (label) {
      label.removeAttribute("role");
      label.removeAttribute("aria-selected");
    });
  }

  function mend_keuzelijst(doel) {
    // Dash focuses an invisible input and hides it from screen readers; the button itself can do the work.
    put(doel, "tabindex", "-1");
    const houder = doel.closest(".dash-dropdown-wrapper") || doel.parentElement;
    const knop = houder.querySelector("button.dash-dropdown");
    if (!knop) return;
    put(knop, "tabindex", "0");
    const veld = knop.closest(".veld");
    const naam = veld && veld.querySelector(".veldnaam");
    const waarde = knop.querySelector(".dash-dropdown-value, .dash-dropdown-placeholder");
    const tekst = [naam && naam.textContent, waarde && waarde.textContent].filter(Boolean).join(": ");
    if (tekst && knop.getAttribute("aria-label") !== tekst) {
      knop.removeAttribute("aria-labelledby");
      knop.setAttribute("aria-label", tekst);
    }
  }

  function mend_upload(invoer) {
    const houder = invoer.closest("[data-naam]");
    put(invoer, "aria-label", houder ? houder.dataset.naam : "Kies een bestand");
    // The button beside it opens the same dialog; two stops for one thing would be one too many.
    put(invoer, "tabindex", "-1");
  }

  function mend() {
    document.querySelectorAll(".dash-radioitems, .dash-checklist").forEach(mend_keuzes);
    document.querySelectorAll("input.dash-dropdown-focus-target").forEach(mend_keuzelijst);
    document.querySelectorAll('input[type="file"]').forEach(mend_upload);
  }

  function say(lijst) {
    lijst.forEach(function (wijziging) {
      if (wijziging.type === "attributes") return; // only words are news
      const element = wijziging.target.nodeType === 1 ? wijziging.target : wijziging.target.parentElement;
      const melding = element && element.closest("#app-melding, .formulier-melding");
      if (!melding || !melding.textContent) return;
      put(melding, "tabindex", "-1");
      melding.focus({ preventScroll: melding.id === "app-melding" });
    });
  }

  function start() {
    mend();
    // At once, not with the next frame: nobody should meet a field between drawing and mending.
    new MutationObserver(function (lijst) {
      say(lijst);
      mend();
    }).observe(document.body, { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: ["aria-selected", "aria-hidden", "tabindex"] });
  }

  if (document.body) start();
  else document.addEventListener("DOMContentLoaded", start);
})();
