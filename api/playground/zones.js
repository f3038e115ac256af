// Zones as people think of them: which end of the scale is good, and what lies beyond it.
import { el } from './dom.js';

// Bounds in percent hold on every scale. Where there is none, they become the numbers there.
const higher = [['0%', 'danger'], ['50%', 'warning'], ['80%', 'success']];
const lower = [['0%', 'success'], ['50%', 'warning'], ['80%', 'danger']];
const around = [['0%', 'danger'], ['20%', 'warning'], ['40%', 'success'], ['60%', 'warning'], ['80%', 'danger']];

// zonePresets are buttons that call set with the zones of a scale.
export function zonePresets(scale, set) {
  const button = (id, text, zones) => {
    const made = el('button', { type: 'button', className: 'quiet', 'data-zones': id }, text);
    made.addEventListener('click', () => {
      const { min, max, open } = scale();
      set(zones().map(([share, color]) => ({ number: open ? String(round(place(share, min, max), max - min)) : share, color, name: '' })));
    });
    return made;
  };
  return [el('div', { className: 'zone-presets', role: 'group', 'aria-label': 'Zones to start from' },
    button('higher', 'Higher is better', () => higher), button('lower', 'Lower is better', () => lower),
    button('around', 'Around a target', () => aroundTarget(scale())))];
}

// aroundTarget moves the zones so that the good one has the target in its middle.
function aroundTarget({ min, max, target }) {
  const middle = place(target, min, max);
  const share = Number.isFinite(middle) && max !== min ? Math.round((100 * (middle - min)) / (max - min)) : 50;
  return around.map(([bound, color], i) => [i === 0 ? 0 : parseFloat(bound) + share - 50, color])
    .filter(([bound], i) => i === 0 || (bound > 0 && bound < 100)).map(([bound, color]) => [bound + '%', color]);
}

// scaleOf is where a picture's scale begins and ends, and its target.
export function scaleOf({ min = 0, max = 100, target }) {
  return { min: Number(min), max: Number(max), target };
}

// place is where on the scale a number or a share of it lies.
export function place(text, min, max) {
  const number = (text ?? '').trim();
  if (number === '') {
    return NaN;
  }
  return number.endsWith('%') ? min + ((max - min) * Number(number.slice(0, -1))) / 100 : Number(number.replace('\u2212', '-'));
}

// beyond says which bounds, and whether the target, lie beyond the scale.
export function beyond(items, { min, max, target }) {
  const out = (text) => {
    const at = place(text, min, max);
    return at < Math.min(min, max) || at > Math.max(min, max);
  };
  const found = items.map(({ number }) => number).filter(out).map((number) => `The bound ${number}`);
  if (out(target)) {
    found.push(`The target ${target}`);
  }
  return found.length === 0 ? '' : `${found.join(', ').replace(/, The/g, ', the')} ${found.length === 1 ? 'lies' : 'lie'} beyond the scale, which runs from ${min} to ${max}.`;
}

// nextBound is the bound of a new zone: a quarter of the scale after the last as long as there
// is room, and then halfway to the end.
export function nextBound(last, min, max) {
  if (last === undefined) {
    return String(min);
  }
  if (last.endsWith('%')) {
    const at = Number(last.slice(0, -1));
    return `${round(at + 25 < 100 ? at + 25 : (at + 100) / 2, 100)}%`;
  }
  const at = place(last, min, max);
  const step = (max - min) / 4;
  if (!Number.isFinite(at) || !Number.isFinite(step) || step === 0) {
    return String(Number.isFinite(min) ? min : 0);
  }
  return String(round((max - at - step) * Math.sign(step) > 0 ? at + step : (at + max) / 2, max - min));
}

// round keeps as many digits as a scale of that length shows.
function round(number, length) {
  return Number(number.toFixed(Math.min(12, Math.max(0, Math.ceil(2 - Math.log10(Math.abs(length)))))));
}
