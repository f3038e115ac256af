// What is wrong with the layout of the page as it is now: what lies outside, what is cut
// off, what lies over something else.
window.layoutFaults = () => {
  const faults = new Set();
  const width = document.documentElement.clientWidth;
  const shown = (e) => e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) && !e.closest('.unseen, .skip');
  const called = (e) => `${e.nodeName.toLowerCase()}${e.id ? '#' + e.id : ''}${e.className && e.className.split ? '.' + e.className.split(' ').join('.') : ''} “${(e.textContent || e.value || '').trim().slice(0, 24)}”`;
  const scroller = (e) => { for (let p = e; p && p !== document.body; p = p.parentElement) { if (/auto|scroll/.test(getComputedStyle(p).overflowX)) { return p; } } return null; };
  const floating = (e) => { for (let p = e; p && p !== document.body; p = p.parentElement) { if (/sticky|fixed/.test(getComputedStyle(p).position)) { return p; } } return null; };
  if (document.documentElement.scrollWidth > width) {
    faults.add(`the page is ${document.documentElement.scrollWidth} px wide on ${width}`);
  }
  const boxes = [];
  for (const e of document.body.querySelectorAll('*')) {
    if (!shown(e) || e.closest('script, style, option, svg')) {
      continue;
    }
    const r = e.getBoundingClientRect();
    if (r.width > 0 && r.height > 0 && !scroller(e.parentElement) && (r.left < -1 || r.right > width + 1)) {
      faults.add(`outside: ${called(e)} from ${r.left} to ${r.right}`);
    }
    const style = getComputedStyle(e);
    // A field scrolls within itself.
    const holds = (['hidden', 'clip'].includes(style.overflowX) || e.matches('button, summary, label')) && !e.matches('input, textarea, select');
    if (holds && (e.scrollWidth > e.clientWidth + 1 && e.clientWidth > 0 && style.display !== 'inline' || e.scrollHeight > e.clientHeight + 2 && e.clientHeight > 0 && style.display !== 'inline')) {
      faults.add(`cut off: ${called(e)} ${e.scrollWidth}×${e.scrollHeight} in ${e.clientWidth}×${e.clientHeight}`);
    }
    if (e.matches('a, button, input, select, textarea, summary') && style.opacity !== '0') {
      boxes.push([e, [...e.getClientRects()]]);
    } else {
      const rects = [];
      for (const node of e.childNodes) {
        if (node.nodeType === Node.TEXT_NODE && node.textContent.trim() !== '') {
          const range = document.createRange();
          range.selectNodeContents(node);
          rects.push(...range.getClientRects());
        }
      }
      if (rects.length > 0) {
        boxes.push([e, rects]);
      }
    }
  }
  const over = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length; j++) {
      const [[a, ra], [b, rb]] = [boxes[i], boxes[j]];
      if (!a.contains(b) && !b.contains(a) && ra.some((x) => rb.some((y) => over(x, y))) && floating(a) === floating(b) && scroller(a) === scroller(b)) {
        faults.add(`over each other: ${called(a)} and ${called(b)}`);
      }
    }
  }
  return [...faults];
};

// What a person with a keyboard comes to: whether the focus can be seen, and where.
window.focusNow = () => {
  const e = document.activeElement;
  if (e === document.body) {
    return { name: '', visible: true, clear: true };
  }
  const drawn = e.matches('.segments input') ? e.nextElementSibling : e;
  const style = getComputedStyle(drawn);
  const r = drawn.getBoundingClientRect();
  const within = r.bottom > 0 && r.top < innerHeight && r.right > 0 && r.left < innerWidth;
  const x = Math.min(Math.max((r.left + r.right) / 2, 1), innerWidth - 1);
  const covered = [r.top + 3, r.bottom - 3].every((y) => {
    const top = document.elementFromPoint(x, Math.min(Math.max(y, 1), innerHeight - 1));
    return !top || !(drawn.contains(top) || top.contains(drawn) || e.contains(top));
  });
  const where = [Math.round(r.left), Math.round(r.top), Math.round(r.bottom)];
  const name = e.id || (e.name ? `${e.name}=${e.value}` : '') || e.textContent.trim().slice(0, 40) || e.ariaLabel || e.nodeName;
  return { name: `${name} at ${where}`, visible: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2, clear: within && !covered };
};

// The controls that the keyboard has to reach; of radio buttons the chosen one.
window.reachable = () => [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
  .filter((e) => !e.disabled && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }) && !(e.type === 'radio' && !e.checked)).length;
