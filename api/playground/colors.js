// The control of a colour: a button with its swatch and its name, which opens the picker.
import { el } from './dom.js';
import { openPicker, paint, spoken } from './picker.js';

const repaints = new WeakMap();

// repaint shows the swatches of a form in the palette that is chosen now.
export function repaint(form) {
  for (const button of form.querySelectorAll('.pick')) {
    repaints.get(button)();
  }
}

export function colorControl(spec, at, title) {
  const field = colorField(spec.values, at, {
    id: at.id, value: at.value ?? spec.default, describedBy: at.describedBy, label: spec.title,
    set: (value) => at.set(value === spec.default ? undefined : value),
  });
  return { parts: [title, field.element], invalid: field.invalid };
}

// colorField is a button for one of some names, or any other colour. Where a colour may be left
// out, none is what that is called and inTurn tells the colour that stands in.
export function colorField(names, { colors, colorWords }, { id, value, set, describedBy, label, none, inTurn }) {
  const swatch = el('span', { className: 'swatch', 'aria-hidden': 'true' });
  const text = el('span', { className: 'pick-name' });
  const button = el('button', { type: 'button', className: 'pick', 'aria-haspopup': 'dialog', 'aria-expanded': 'false' }, swatch, text);
  if (id) {
    button.id = id;
  }
  if (describedBy) {
    button.setAttribute('aria-describedby', describedBy);
  }
  const show = () => {
    paint(swatch, value === '' ? inTurn?.() ?? '' : value, colors());
    text.textContent = value === '' ? none ?? '–' : spoken(value);
    button.title = text.textContent;
    button.setAttribute('aria-label', `${label}: ${text.textContent}`);
  };
  button.addEventListener('click', () => openPicker(button, {
    label, value, names, words: colorWords, none, inTurn: inTurn?.(), palette: colors(),
    set: (chosen) => {
      value = chosen;
      show();
      set(value);
    },
  }));
  repaints.set(button, show);
  show();
  return { element: el('div', { className: 'color' }, button), invalid: (wrong) => button.classList.toggle('wrong', wrong) };
}
