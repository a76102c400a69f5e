/**
 * Texts on the page a part of which no reader can see, one line each; empty when all can be read whole. Hidden by the
 * edge of a box that hides what is too wide for it, of one that scrolls sideways without saying so, or of a picture's
 * panel; or shortened in a picture to end in '…'. Nobody misses what a `title` around it says whole.
 */
export const CUT_TEXTS = `(() => {
  const isToldWhole = (element, text) => {
    const begins = text.trim().replace(/…$/, '').trim();
    for (let at = element; at; at = at.parentElement) {
      const told = [at.getAttribute('title'), ...[...at.children].filter(({ tagName }) => tagName === 'title')
        .map(({ textContent }) => textContent)];
      if (told.some((whole) => whole?.includes(begins))) return true;
    }
    return false;
  };
  const saysThatItScrolls = (scroller) =>
    scroller.parentElement.querySelector(':scope > .more.right') !== null || scroller.scrollLeft > 0;
  const isOnlySpoken = (element) => element.closest('.only-spoken, title, desc, noscript, script, style, option') ||
    getComputedStyle(element).clipPath !== 'none';
  /** What hides a part of it, or null. */
  const hider = (element, left, right) => {
    const isDrawn = element.closest('svg') !== null;
    for (let at = element; at !== document.documentElement; at = at.parentElement) {
      const { overflowX } = getComputedStyle(at);
      if (overflowX === 'visible' && !(isDrawn && at.matches('.panel, .card'))) continue;
      const edge = at.getBoundingClientRect();
      const reachesOut = right > edge.right + 1.5 || left < edge.left - 1.5;
      const scrolls = overflowX === 'auto' || overflowX === 'scroll';
      if (reachesOut) return scrolls && saysThatItScrolls(at) ? null : at;
      if (scrolls) return null;
    }
    return right > document.documentElement.clientWidth + 1.5 || left < -1.5 ? document.body : null;
  };
  const cut = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const [text, element] = [node.textContent, node.parentElement];
    if (text.trim() === '' || isOnlySpoken(element) || !element.checkVisibility({ visibilityProperty: true })) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter(({ width, height }) => width > 1 && height > 1);
    if (boxes.length === 0) continue;
    const isShortened = element.closest('svg') !== null && text.trim().endsWith('…');
    const by = hider(element, Math.min(...boxes.map((box) => box.left)), Math.max(...boxes.map((box) => box.right)));
    if ((isShortened || by !== null) && !isToldWhole(element, text))
      cut.push((by === null ? 'shortened: ' : 'cut by ' + by.tagName + '.' + by.getAttribute('class') + ': ') + text.trim());
  }
  return cut; })()`;
