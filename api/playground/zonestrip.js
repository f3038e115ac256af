// What a strip shows of zones: the scale in their colours, and a border at each bound.
import { spoken } from './picker.js';
import { place } from './zones.js';

// zoneModel is nothing where there is no scale or no bound on one. write is called when a bound
// was moved.
export function zoneModel(items, { min, max, target, open }, write) {
  const span = max - min;
  const bounds = items.map((item, i) => ({ item, i, at: place(item.number, min, max) })).filter(({ at }) => Number.isFinite(at));
  if (bounds.length === 0 || !Number.isFinite(span) || span === 0) {
    return null;
  }
  // Zones with a bound in percent run along the scale, whose numbers may fall.
  const falls = span < 0 && bounds.some(({ item }) => inPercent(item));
  bounds.sort((a, b) => (falls ? b.at - a.at : a.at - b.at) || a.i - b.i);
  const [low, high] = [Math.min(min, max), Math.max(min, max)];
  const clamp = (number) => Math.min(high, Math.max(low, number));
  const share = (number) => (clamp(number) - min) / span;
  const parts = bounds.map(({ item, at }, i) => {
    const ends = [share(at), share(bounds[i + 1]?.at ?? (falls ? low : high))].sort((a, b) => a - b);
    return { from: ends[0], to: ends[1], color: item.color, name: item.name || spoken(item.color) };
  }).filter(({ from, to }) => from < to);
  const [under, over] = falls ? [1, -1] : [-1, 1];
  const borders = bounds.map((bound, i) => border(bound, [bounds[i + under]?.at, bounds[i + over]?.at], { min, max, low, high, share }, write));
  const goal = place(target, min, max);
  return {
    label: open ? 'Zones' : `Zones from ${min} to ${max}${Number.isFinite(goal) ? `, target ${target}` : ''}`,
    parts, borders,
    mark: Number.isFinite(goal) ? { at: share(goal), text: `Target ${target}` } : null,
    ends: open ? [] : [String(min), String(max)],
  };
}

function inPercent(item) {
  return item.number.trim().endsWith('%');
}

// border is a bound that can go from one step above the bound below it to one step below the
// next. A bound in percent stays one.
function border({ item, i, at }, [below = -Infinity, above = Infinity], { min, max, low, high, share }, write) {
  const span = max - min;
  const percent = inPercent(item);
  const step = percent ? Math.abs(span) / 100 : niceStep(Math.abs(span));
  const now = Math.min(high, Math.max(low, at));
  const [from, to] = [Math.max(low, below + step), Math.min(high, above - step)];
  const least = Math.min(from, now);
  const most = Math.max(to, now);
  const move = (number, gesture) => {
    const next = Math.min(most, Math.max(least, number));
    const text = percent ? `${tidy((100 * (next - min)) / span, 1)}%` : String(tidy(next, step));
    if (text === item.number.trim()) {
      return false;
    }
    item.number = text;
    write(gesture);
    return true;
  };
  const onGrid = (number) => (percent ? min + Math.round((number - min) / (span / 100)) * (span / 100) : Math.round(number / step) * step);
  const beyond = at < low || at > high ? ', beyond the scale' : '';
  return {
    at: share(at), low: tidy(least, step), high: tidy(most, step), now: tidy(now, step),
    label: `Bound of zone ${i + 1}${item.name ? ', ' + item.name : ''}`,
    text: `${item.number.trim()}${percent ? ` (${tidy(at, step)})` : ''}${beyond}${item.color ? `, ${spoken(item.color)}` : ''}`,
    drag: (fraction, gesture) => move(onGrid(min + fraction * span), gesture),
    step: ({ along = 0, up = along * Math.sign(span) }, gesture) => move(Number.isFinite(up) ? now + up * step : up, gesture),
  };
}

// niceStep is about a hundredth of a length: 1, 2 or 5 of some power of ten.
export function niceStep(length) {
  const power = 10 ** Math.floor(Math.log10(length / 100) + 1e-9);
  const times = length / 100 / power + 1e-9;
  return power * (times >= 5 ? 5 : times >= 2 ? 2 : 1);
}

// tidy keeps the digits that a step tells apart.
export function tidy(number, step) {
  return Number(number.toFixed(Math.min(12, Math.max(0, -Math.floor(Math.log10(step) + 1e-9)))));
}

// openScale is the part of the numbers that bounds and a value lie on, with room for what lies
// beyond them, for a picture without a scale.
export function openScale(items, value) {
  const at = [...items.map(({ number }) => number), value ?? ''].map((text) => place(text, NaN, NaN)).filter(Number.isFinite);
  const [low, high] = at.length === 0 ? [0, 100] : [Math.min(...at), Math.max(...at)];
  const room = high > low ? (high - low) / 4 : Math.abs(low) || 1;
  const step = niceStep(high - low + 2 * room);
  return { min: tidy(Math.floor((low - room) / step) * step, step), max: tidy(Math.ceil((high + room) / step) * step, step), open: true };
}
