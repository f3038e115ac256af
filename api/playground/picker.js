// The picker of a colour: the names with their swatches first, then any other one.
import { el } from './dom.js';

const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i;

// cssOf is a colour as a style sheet has it: light and dark ones for what has a name, nothing for
// what is no colour.
export function cssOf(color, palette) {
  const pair = palette[color];
  if (pair) {
    return `light-dark(${pair.light}, ${pair.dark})`;
  }
  return hex.test(color) ? '#' + color.replace('#', '') : '';
}

export function paint(swatch, color, palette) {
  const css = cssOf(color, palette);
  swatch.style.background = css;
  swatch.classList.toggle('blank', css === '');
}

// spoken is a colour's name with a space before its number.
export function spoken(color) {
  return hex.test(color) ? color : color.replace(/([a-z])(\d)$/, '$1 $2');
}

// openPicker shows the colours under a button, and calls set with each that is chosen: the names,
// those of the words that have no name, and, where it may be left out, that one, which none is
// called and for which inTurn stands in.
export function openPicker(button, { label, value, names, words, none, inTurn, palette, set }) {
  const popover = el('div', { className: 'picker', popover: 'auto', role: 'dialog', 'aria-label': label });
  const own = words.filter(({ word, name }) => word === name).map(({ word }) => word);
  const known = words.find(({ word }) => word === value)?.name ?? value;
  let byPointer = false;
  let entered = false;
  const choice = (name, text, color, hint = '') => {
    const swatch = el('span', { className: 'swatch', 'aria-hidden': 'true' });
    paint(swatch, color, palette);
    const radio = el('input', { type: 'radio', name: 'color-name', value: name, checked: known === name });
    radio.addEventListener('change', () => {
      other.value = '';
      set(name);
    });
    radio.addEventListener('click', () => byPointer && popover.hidePopover());
    return el('label', {}, radio, swatch, el('span', {}, text, ...(hint ? [' ', el('span', { className: 'hint' }, hint)] : [])));
  };
  const choices = el('fieldset', { className: 'choices' }, el('legend', { className: 'unseen' }, 'Names'),
    ...(none ? [choice('', none, inTurn ?? '')] : []),
    ...[...names, ...own].map((name) => choice(name, spoken(name), name, words.find((one) => one.name === name && one.word !== name)?.word)));
  const well = el('input', { type: 'color', value: wellOf(value, palette), 'aria-label': 'Any other colour' });
  const other = el('input', { type: 'text', value: ['', ...names, ...own].includes(known) ? '' : value, placeholder: 'ff8800', spellcheck: false, autocomplete: 'off', 'aria-label': 'Other colour, hexadecimal' });
  const take = (color) => {
    choices.querySelectorAll('input').forEach((radio) => { radio.checked = false; });
    set(color);
  };
  well.addEventListener('input', () => {
    other.value = well.value.slice(1);
    take(other.value);
  });
  other.addEventListener('input', () => {
    const color = other.value.trim();
    if (color !== '') {
      well.value = wellOf(color, palette);
      take(color);
    }
  });
  popover.addEventListener('pointerdown', () => { byPointer = true; });
  // Enter closes when it is let go, or the button, which has the focus then, would be pressed by it.
  popover.addEventListener('keydown', (event) => {
    byPointer = false;
    entered = event.key === 'Enter' && event.target !== well;
    if (entered) {
      event.preventDefault();
    }
  });
  popover.addEventListener('keyup', ({ key }) => {
    if (entered && key === 'Enter') {
      popover.hidePopover();
    }
  });
  popover.addEventListener('toggle', ({ newState }) => {
    button.setAttribute('aria-expanded', String(newState === 'open'));
    if (newState === 'closed') {
      popover.remove();
    }
  });
  popover.append(choices, el('div', { className: 'other' }, el('span', { 'aria-hidden': 'true' }, 'Other'), well, other));
  button.after(popover);
  popover.showPopover();
  place(popover, button);
  (popover.querySelector(':checked') ?? (other.value ? other : popover.querySelector('input'))).focus();
}

// place puts a popover under a button, or over it where there is more room, and within the window.
// It scrolls with the page.
function place(popover, button) {
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = popover;
  const under = at.bottom + 4;
  const top = under + height <= innerHeight || at.top < innerHeight - at.bottom ? under : Math.max(4, at.top - height - 4);
  popover.style.left = `${scrollX + Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8))}px`;
  popover.style.top = `${scrollY + top}px`;
}

// wellOf is a colour as the browser's own picker has it: six digits, without an opacity.
function wellOf(color, palette) {
  const digits = hex.exec(palette[color]?.light ?? color)?.[1] ?? '808080';
  return '#' + (digits.length === 3 ? digits.replace(/./g, '$&$&') : digits.slice(0, 6)).toLowerCase();
}
