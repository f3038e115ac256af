// Controls for colours, and for the lists whose items have one.
import { el } from './dom.js';
import { formatList, parseList } from './list.js';
import { beyond, nextBound, scaleOf, zonePresets } from './zones.js';

const custom = 'custom';
const swatches = new WeakMap();
const hex = /^#?([0-9a-f]{3}|[0-9a-f]{6}|[0-9a-f]{8})$/i;

// repaint shows the swatches of a form in the palette that is chosen now.
export function repaint(form) {
  for (const swatch of form.querySelectorAll('.swatch')) {
    swatches.get(swatch)();
  }
}

// colorControl is a menu of the names with a swatch, and a field for any other colour.
export function colorControl(spec, at, title) {
  const picker = colorPicker(spec.values, {
    id: at.id, value: at.value ?? spec.default, colors: at.colors, describedBy: at.describedBy, label: spec.title,
    set: (value) => at.set(value === spec.default ? undefined : value),
  });
  return { parts: [title, picker.element], invalid: picker.invalid };
}

function colorPicker(names, { id, value, colors, set, describedBy, label, none }) {
  const swatch = el('span', { className: 'swatch', 'aria-hidden': 'true' });
  const known = names.includes(value) || (none && value === '');
  const menu = el('select', {}, ...(none ? [el('option', { value: '' }, none)] : []),
    ...names.map((name) => el('option', { value: name }, name.replace(/(\d)$/, ' $1'))), el('option', { value: custom }, 'other …'));
  const other = el('input', { type: 'text', value: known ? '' : value, placeholder: 'ff8800', spellcheck: false, autocomplete: 'off', 'aria-label': `${label}, hexadecimal` });
  menu.value = known ? value : custom;
  if (id) {
    menu.id = id;
  } else {
    menu.setAttribute('aria-label', label);
  }
  for (const input of describedBy ? [menu, other] : []) {
    input.setAttribute('aria-describedby', describedBy);
  }
  const paint = () => {
    other.hidden = menu.value !== custom;
    const chosen = menu.value === custom ? other.value.trim() : menu.value;
    const pair = colors()[chosen];
    swatch.style.background = pair ? `light-dark(${pair.light}, ${pair.dark})` : hex.test(chosen) ? '#' + chosen.replace('#', '') : '';
    swatch.classList.toggle('blank', !pair && !hex.test(chosen));
  };
  menu.addEventListener('change', () => {
    paint();
    if (menu.value === custom) {
      other.focus();
    }
    if (menu.value !== custom || other.value.trim() !== '') {
      set(menu.value === custom ? other.value : menu.value);
    }
  });
  other.addEventListener('input', () => {
    paint();
    set(other.value);
  });
  paint();
  swatches.set(swatch, paint);
  return {
    element: el('div', { className: 'color' }, swatch, menu, other),
    invalid: (wrong) => [menu, other].forEach((input) => input.setAttribute('aria-invalid', String(wrong))),
  };
}

// listControl is a row of fields for each item; a text that rows cannot show stays a line
// of text.
export function listControl(spec, at, heading) {
  const items = parseList(at.value ?? '');
  const legend = el('legend', { className: 'name' }, ...heading);
  const set = el('fieldset', { className: 'list', 'aria-describedby': at.describedBy }, legend);
  if (!items) {
    const input = el('input', { type: 'text', id: at.id, value: at.value, spellcheck: false, 'aria-label': spec.title });
    input.addEventListener('input', () => at.set(input.value === '' ? undefined : input.value));
    set.append(input);
    return { parts: [set], wide: true, invalid: (wrong) => input.setAttribute('aria-invalid', String(wrong)) };
  }
  const rows = el('div', { className: 'rows' });
  const write = () => at.set(items.length === 0 ? undefined : formatList(items));
  const [what, first, optional] = spec.kind === 'segments' ? ['segment', 'Amount', 'in turn'] : ['zone', 'From', undefined];
  const presets = spec.kind === 'thresholds' ? zonePresets(() => scale, (zones) => {
    items.splice(0, items.length, ...zones);
    draw();
    write();
  }) : [];
  const note = el('p', { className: 'help', hidden: true });
  let scale = {};
  const add = el('button', { type: 'button', className: 'quiet' }, `Add a ${what}`);
  const draw = () => rows.replaceChildren(...items.map((item, i) => row(item, i)));
  const row = (item, i) => {
    const field = (part, label, mode) => {
      const input = el('input', { type: 'text', value: item[part], placeholder: label, inputMode: mode, autocomplete: 'off', spellcheck: false, 'aria-label': `${label} of ${what} ${i + 1}` });
      input.addEventListener('input', () => {
        item[part] = input.value;
        write();
      });
      return input;
    };
    const picker = colorPicker(at.colorNames, {
      value: item.color, colors: at.colors, label: `Colour of ${what} ${i + 1}`, none: optional ?? '–',
      set: (value) => {
        item.color = value;
        write();
      },
    });
    const remove = el('button', { type: 'button', className: 'quiet icon', 'aria-label': `Remove ${what} ${i + 1}`, title: 'Remove' }, '✕');
    remove.addEventListener('click', () => {
      items.splice(i, 1);
      draw();
      write();
      (rows.children[Math.min(i, items.length - 1)]?.querySelector('button') ?? add).focus();
    });
    return el('div', { className: 'item' }, field('number', first, 'decimal'), picker.element, field('name', 'Name', 'text'), remove);
  };
  add.addEventListener('click', () => {
    items.push(next(spec.kind, items, scale));
    draw();
    write();
    rows.lastElementChild.querySelector('input').focus();
  });
  add.disabled = items.length >= spec.maxItems;
  draw();
  set.append(...presets, rows, add, note);
  return {
    parts: [set], wide: true, invalid: (wrong) => set.classList.toggle('wrong', wrong),
    limits(holding) {
      scale = scaleOf(holding);
      note.textContent = spec.kind === 'thresholds' && holding.min !== undefined ? beyond(items, scale) : '';
      note.hidden = note.textContent === '';
    },
  };
}

// next is a new item that is right as it is and differs from the last; a zone lies within the
// scale.
function next(kind, items, { min = 0, max = 100 }) {
  if (kind === 'segments') {
    return { number: '1', color: '', name: '' };
  }
  const order = ['success', 'warning', 'danger', 'discovery', 'neutral'];
  return { number: nextBound(items.at(-1)?.number.trim(), min, max), color: order[items.length % order.length], name: '' };
}
