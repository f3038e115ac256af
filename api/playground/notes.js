// What is said of an address that was taken apart.
import { el } from './dom.js';

// notesOf are the lines on it: how many parameters were taken over, and what of it is no
// parameter. use is called with a right name and the value for it, if that shall be taken.
export function notesOf({ notes, fixes = [], taken }, widget, use) {
  const lines = [...notes.map((note) => el('p', { className: 'note' }, note)), ...fixes.map((fix) => fixOf(fix, widget, use))];
  if (taken !== undefined) {
    lines.unshift(el('p', { className: 'subtle' }, `${taken} ${taken === 1 ? 'parameter' : 'parameters'} of a ${widget} taken over.`));
  }
  return lines;
}

function fixOf({ name, value, near, widgets }, widget, use) {
  const line = el('p', { className: 'note' }, `“${name}” is no parameter of a ${widget} and is ignored`);
  if (widgets) {
    line.append(`; it belongs to ${widgets.join(' and ')}.`);
  } else if (near) {
    const button = el('button', { type: 'button', className: 'quiet' }, `Use ${near}`);
    button.addEventListener('click', () => {
      line.remove();
      use(near, value);
    });
    line.append('; the nearest right name is ', el('code', {}, near), '. ', button);
  } else {
    line.append('.');
  }
  return line;
}
