// Draws the page parts of `app/components/vast.py`: plain elements, and links that change the page in place.
"use strict";

(function () {
  function follow(gebeurtenis) {
    const doel = gebeurtenis.currentTarget.getAttribute("href");
    if (gebeurtenis.metaKey || gebeurtenis.shiftKey || gebeurtenis.altKey || gebeurtenis.ctrlKey) return;
    gebeurtenis.preventDefault();
    // A second click on the same link is no second step for the back button.
    const isZelfde = new URL(doel, window.location.href).href === window.location.href;
    window.history[isZelfde ? "replaceState" : "pushState"]({}, "", doel);
    // The name under which Dash listens for a new address.
    window.dispatchEvent(new CustomEvent("_dashprivate_pushstate"));
    window.scrollTo(0, 0);
  }

  function draw(deel) {
    if (Array.isArray(deel)) return deel.map(draw);
    if (deel === null || typeof deel !== "object") return deel;
    const { children, ...eigenschappen } = deel.props;
    const isLink = deel.type === "Link";
    if (isLink) eigenschappen.onClick = follow;
    const soort = isLink ? "a" : deel.type.toLowerCase();
    // Children as arguments, not as a list: their order never changes, so they need no keys.
    const kinderen = children === undefined ? [] : [].concat(draw(children));
    return React.createElement(soort, eigenschappen, ...kinderen);
  }

  window.app = {
    Vast: function (eigenschappen) {
      return React.createElement(React.Fragment, null, ...draw(eigenschappen.inhoud));
    },
  };
})();
