// What `keuring.py` asks of a page: (styles seen, elements known to come or go, rules of measures or null) => outcome.
async ([eerder, bekend, maatregels]) => {
  document.querySelectorAll('[data-contrast]').forEach((el) => el.removeAttribute('data-contrast'));
  const gezien = new Set(eerder), nieuw = [], grond = new Map();
  const ground = (el) => {
    if (!el) return '';
    if (!grond.has(el)) {
      const s = getComputedStyle(el);
      const eigen = [s.backgroundColor, s.backgroundImage, s.opacity, s.position, s.zIndex, s.filter].join();
      const gewoon = 'rgba(0, 0, 0, 0),none,1,static,auto,none';
      grond.set(el, eigen === gewoon ? ground(el.parentElement) : ground(el.parentElement) + '/' + eigen);
    }
    return grond.get(el);
  };
  const woorden = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const elementen = new Set();
  while (woorden.nextNode()) if (woorden.currentNode.data.trim()) elementen.add(woorden.currentNode.parentElement);
  document.querySelectorAll('input, textarea, select').forEach((el) => elementen.add(el));
  elementen.forEach((el) => {
    if (!el.getClientRects().length) return;
    const s = getComputedStyle(el);
    const stijl = [el.localName, s.color, s.fill, s.fontSize, s.fontWeight, s.textShadow, ground(el)].join('|');
    if (gezien.has(stijl)) return;
    el.setAttribute('data-contrast', '');
    gezien.add(stijl);
    nieuw.push(stijl);
  });
  // Drawings are made anew at each width, out of nothing that has a name or a role.
  const toont = new Set([...document.body.querySelectorAll('*')].filter(
    (el) => el.getClientRects().length && !el.ownerSVGElement && !el.closest('.dash-graph')));
  const toonde = maatregels && window.toonde || toont;
  const wissels = [...[...toont].filter((el) => !toonde.has(el)), ...[...toonde].filter((el) => !toont.has(el))]
    .map((el) => el.outerHTML).filter((tekst) => !bekend.includes(tekst));
  window.toonde = toont;
  // The size of targets is of WCAG 2.2 AA, which axe leaves out unless it is asked.
  const veilig = [...(allHaveRoom() ? ['target-size'] : []), ...(allAreUnderlined() ? ['link-in-text-block'] : [])];
  const regels = {'target-size': {enabled: true}};
  veilig.forEach((regel) => { regels[regel] = {enabled: false}; });
  axe.configure({rules: [{id: 'color-contrast', selector: '[data-contrast]'}]});
  const alleen = maatregels && !wissels.length ? 
    {runOnly: {type: 'rule', values: maatregels.filter((regel) => !veilig.includes(regel))}} : {};
  const uitslag = await axe.run({resultTypes: ['violations'], rules: regels, ...alleen});
  return {nieuw, wissels, veilig, overtredingen: uitslag.violations};

  // Whether the rule on the size of targets cannot be broken here (WCAG 2.5.8, as axe reads it): of each, 24 by 24 is
  // left beside what lies over it, or nothing lies over it and the circle of 24 around its centre meets no other.
  function allHaveRoom() {
    const rollen = ['button', 'checkbox', 'combobox', 'gridcell', 'link', 'listbox', 'menuitem', 'menuitemcheckbox',
      'menuitemradio', 'option', 'radio', 'scrollbar', 'searchbox', 'slider', 'spinbutton', 'switch', 'tab', 'textbox',
      'treeitem'].map((rol) => `[role=${rol}]`);
    const doelen = [...document.querySelectorAll(
      ['a[href]', 'area[href]', 'button', 'input:not([type=hidden])', 'select', 'textarea', 'summary', ...rollen].join())]
      .filter(shows).map(place);
    const lagen = [...document.body.querySelectorAll('*')]
      .filter((el) => getComputedStyle(el).position !== 'static' && shows(el)).map(place);
    // What the Tab key passes by is no target, but may lie over one; inside one it takes nothing from it.
    return doelen.filter((doel) => doel.el.tabIndex >= 0 && !isAmidWords(doel.el)).every((doel) => {
      const anderen = doelen.filter((ander) => ander !== doel && !(doel.el.contains(ander.el) && ander.el.tabIndex < 0));
      const erover = anderen.filter((ander) => meets(ander, doel));
      if (doel.isGroot) return !erover.length || isLeft(doel, erover);
      const isBedekt = lagen.some((laag) => meets(laag, doel) && !laag.el.contains(doel.el) && !doel.el.contains(laag.el));
      return !erover.length && !isBedekt && anderen.every((ander) => {
        const dx = Math.max(ander.links - doel.x, 0, doel.x - ander.rechts);
        const dy = Math.max(ander.boven - doel.y, 0, doel.y - ander.onder);
        return Math.hypot(dx, dy) >= 12 && (ander.isGroot || Math.hypot(ander.x - doel.x, ander.y - doel.y) >= 24);
      });
    });
  }
  function meets(een, ander) {
    return een.links < ander.rechts && ander.links < een.rechts && een.boven < ander.onder && ander.boven < een.onder;
  }
  // Whether beside all that lies over a target there is room on one side.
  function isLeft(doel, erover) {
    const breed = Math.max(Math.min(...erover.map((deel) => deel.links)) - doel.links,
      doel.rechts - Math.max(...erover.map((deel) => deel.rechts)));
    const hoog = Math.max(Math.min(...erover.map((deel) => deel.boven)) - doel.boven,
      doel.onder - Math.max(...erover.map((deel) => deel.onder)));
    return breed >= 24 || hoog >= 24;
  }
  // Whether a link stands in a line of words: such a line may be as high as it is.
  function isAmidWords(el) {
    if (getComputedStyle(el).display !== 'inline') return false;
    let blok = el.parentElement;
    while (getComputedStyle(blok).display === 'inline') blok = blok.parentElement;
    return ['block', 'list-item', 'flex', 'grid', 'table-cell'].includes(getComputedStyle(blok).display)
      && !blok.querySelector('br, hr')
      && [...blok.childNodes].some((deel) => deel.nodeType === Node.TEXT_NODE && deel.data.trim());
  }
  // Also what lies in a folded part has a place.
  function shows(el) {
    return el.getClientRects().length && el.checkVisibility({visibilityProperty: true});
  }
  function place(el) {
    const {left, right, top, bottom, width, height} = el.getBoundingClientRect();
    return {el, links: left, rechts: right, boven: top, onder: bottom, x: left + width / 2, y: top + height / 2,
      isGroot: width >= 24 && height >= 24};
  }
  // Whether every link that may stand amid words is underlined where they are not: then it is told by more than colour.
  function allAreUnderlined() {
    return [...document.querySelectorAll('a[href], [role=link]')].every((link) => {
      if (!shows(link)) return true;
      let blok = link;
      while (blok.parentElement && getComputedStyle(blok).display.startsWith('inline')) blok = blok.parentElement;
      if (blok === link) return true;
      const woorden = [...blok.querySelectorAll('a[href], [role=link]')].reduce((som, el) => som + el.textContent.trim().length, 0);
      const isAlleen = blok.textContent.trim().length <= woorden;
      return isAlleen || (getComputedStyle(link).textDecorationLine.includes('underline')
        && getComputedStyle(blok).textDecorationLine === 'none');
    });
  }
}
