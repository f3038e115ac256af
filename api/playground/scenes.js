// The picture where it will stand: drawings of a dashboard and of a wiki page around it, and
// the picture on a light and on a dark page side by side.
import { el } from './dom.js';
import { fetchPicture } from './preview.js';

const around = {
  '': ['on its own', (img) => img],
  jira: ['in a dashboard of Jira', dashboard],
  confluence: ['on a page of Confluence', wikiPage],
};

// Scenes fills an element with drawings. It calls take(theme) for the picture of a page that
// somebody wants in place of the one that is copied now.
export class Scenes {
  #root;
  #take;
  #newest = 0;
  #urls = [];

  constructor(root, take) {
    this.#root = root;
    this.#take = take;
  }

  // show draws a picture, { widget, format, pairs, theme, stage, width, height, src }, at a
  // place, on the page it is made for or on both. It draws nothing for a picture on its own
  // on one page, which the preview shows already.
  async show(place, both, picture) {
    const turn = ++this.#newest;
    const old = this.#urls;
    const sides = both ? ['light', 'dark'] : place === '' ? [] : [picture.stage];
    const sources = await Promise.all(sides.map((side) => (both ? drawnFor(side, picture) : picture.src)));
    if (turn !== this.#newest) {
      return;
    }
    this.#urls = both ? sources : [];
    this.#root.hidden = sides.length === 0;
    this.#root.dataset.place = place;
    this.#root.replaceChildren(...sides.map((side, i) => this.#scene(place, side, both, sources[i], picture)));
    await Promise.all([...this.#root.querySelectorAll('img')].map((img) => img.decode().catch(() => {})));
    old.forEach((url) => URL.revokeObjectURL(url));
  }

  #scene(place, side, both, src, picture) {
    const [where, draw] = around[place];
    const img = el('img', { src, alt: '', width: picture.width, height: picture.height });
    img.style.setProperty('--actual', `${picture.width}px`);
    const page = { light: 'a light page', dark: 'a dark page', auto: 'the reader’s page' }[side];
    const drawing = el('div', { className: 'drawing', role: 'img', 'aria-label': `The picture ${where}, ${page}` }, draw(img));
    return el('figure', { className: 'scene', 'data-stage': side }, drawing, el('figcaption', {}, ...this.#caption(side, both, page, picture)));
  }

  // caption says whether the line to copy draws this, and if not, how it can.
  #caption(side, both, page, picture) {
    const on = `On ${page}`;
    const copied = themeFor(side, picture) === picture.theme || (picture.theme === 'auto' && side === 'light');
    if (!both || copied) {
      return [`${on}, as it is copied`];
    }
    const use = el('button', { type: 'button', className: 'quiet' }, `Copy theme=${side}`);
    use.addEventListener('click', () => this.#take(side));
    return [`${on}, with theme=${side}. `, use];
  }
}

// themeFor is the theme that draws a picture for a page. An SVG can follow the page itself.
function themeFor(side, { theme, format }) {
  return theme === 'auto' && format === 'svg' ? 'auto' : side;
}

async function drawnFor(side, picture) {
  const pairs = [...picture.pairs.filter(([name]) => name !== 'theme'), ['theme', themeFor(side, picture)]];
  const { blob } = await fetchPicture(picture.widget, picture.format, pairs);
  return URL.createObjectURL(blob);
}

function lines(...widths) {
  return widths.map((width) => {
    const line = el('span', { className: 'line' });
    line.style.width = width;
    return line;
  });
}

function dashboard(img) {
  const gadget = (title, ...content) => el('div', { className: 'gadget' }, el('div', { className: 'gadget-title' }, title, el('span', {}, '•••')), el('div', { className: 'gadget-body' }, ...content));
  return el('div', { className: 'dashboard' },
    el('div', { className: 'mock-bar' }, el('span', { className: 'square' }), ...lines('48px', '56px', '40px'), el('span', { className: 'round' })),
    el('div', { className: 'mock-heading' }, 'Team dashboard'),
    el('div', { className: 'gadgets' }, gadget('Text', img), gadget('Assigned to me', ...lines('90%', '72%', '84%', '60%', '78%'))));
}

function wikiPage(img) {
  const row = (tag, ...cells) => el('tr', {}, ...cells.map((cell) => el(tag, {}, cell)));
  return el('div', { className: 'wiki' },
    el('div', { className: 'mock-bar' }, el('span', { className: 'square' }), ...lines('56px', '40px', '48px'), el('span', { className: 'round' })),
    el('div', { className: 'wiki-page' },
      el('div', { className: 'mock-heading' }, 'Status of the sprint'),
      el('p', {}, 'The picture is drawn when somebody opens the page, so it shows what its address says then.'),
      img,
      el('table', {}, el('tbody', {}, row('th', 'Team', 'Done', 'Left'), row('td', 'Platform', '31', '9'), row('td', 'Mobile', '24', '14'))),
      el('p', {}, 'Next review on Thursday.')));
}
