// What a strip shows of segments: the whole in their colours, and a border between each two.
import { spoken } from './picker.js';
import { niceStep, tidy } from './zonestrip.js';

// shareModel is nothing where there is nothing to share out. A border moves what one segment loses
// to the other; with a total the last one moves what is left of it. Colors are those of the
// segments.
export function shareModel(items, { total, format }, colors, write) {
  const amounts = items.map(({ number }) => amountOf(number, format));
  const sum = amounts.reduce((a, b) => a + b, 0);
  const signed = items.some(({ number }) => number.trim().endsWith('%'));
  const given = Number((total ?? '').trim()) || (signed ? (format === 'percent' ? 1 : 100) : 0);
  const whole = Math.max(sum, given);
  if (!(whole > 0) || !Number.isFinite(whole)) {
    return null;
  }
  const starts = amounts.map((_, i) => amounts.slice(0, i).reduce((a, b) => a + b, 0));
  const parts = items.map((item, i) => ({
    from: starts[i] / whole, to: (starts[i] + amounts[i]) / whole,
    color: colors[i], name: nameOf(item, i),
  }));
  const step = amounts.every(Number.isInteger) ? Math.max(1, niceStep(whole)) : niceStep(whole);
  const grain = Math.min(step, finest(items, format));
  const borders = items.slice(0, given > 0 ? items.length : -1).map((_, i) => border(items, amounts, i, { whole, start: starts[i], step, grain, format }, write));
  return {
    label: `Segments of ${tidy(whole, grain)}`, parts: parts.filter(({ from, to }) => from < to), borders, mark: null,
    ends: ['0', String(tidy(whole, grain))],
  };
}

// border lies behind a segment.
function border(items, amounts, i, { whole, start, step, grain, format }, write) {
  const next = items[i + 1];
  const most = next ? amounts[i] + amounts[i + 1] : whole - start;
  const move = (amount, gesture) => {
    const left = tidy(Math.min(most, Math.max(0, amount)), grain);
    const text = textOf(left, items[i], format, grain);
    if (text === items[i].number.trim()) {
      return false;
    }
    items[i].number = text;
    if (next) {
      next.number = textOf(most - left, next, format, grain);
    }
    write(gesture);
    return true;
  };
  const said = (item, j) => `${nameOf(item, j)} ${item.number.trim() || '0'}`;
  return {
    at: (start + amounts[i]) / whole, low: 0, high: tidy(most, grain), now: tidy(amounts[i], grain),
    label: next ? `Between ${nameOf(items[i], i)} and ${nameOf(next, i + 1)}` : `End of ${nameOf(items[i], i)}`,
    text: next ? `${said(items[i], i)}, ${said(next, i + 1)}` : said(items[i], i),
    drag: (fraction, gesture) => move(Math.round((fraction * whole - start) / step) * step, gesture),
    step: ({ along = 0, up = along }, gesture) => move(Number.isFinite(up) ? amounts[i] + up * step : up, gesture),
  };
}

function nameOf(item, i) {
  return item.name || `segment ${i + 1}${item.color ? ', ' + spoken(item.color) : ''}`;
}

// amountOf is what an amount counts: nothing for what is none.
function amountOf(text, format) {
  const number = text.trim();
  const amount = number === '' ? 0 : number.endsWith('%') ? Number(number.slice(0, -1)) / (format === 'percent' ? 100 : 1) : Number(number);
  return amount > 0 && Number.isFinite(amount) ? amount : 0;
}

function textOf(amount, item, format, grain) {
  if (!item.number.trim().endsWith('%')) {
    return String(tidy(amount, grain));
  }
  const hundred = format === 'percent' ? 100 : 1;
  return `${tidy(amount * hundred, grain * hundred)}%`;
}

// finest is the smallest difference that the amounts are written to, so that one segment gets
// what the other loses.
function finest(items, format) {
  return Math.min(...items.map(({ number }) => {
    const [, digits = ''] = /\.(\d+)/.exec(number) ?? [];
    return 10 ** -digits.length / (number.trim().endsWith('%') && format === 'percent' ? 100 : 1);
  }));
}
