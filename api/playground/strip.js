// A strip shows what a list of zones or segments makes of its whole, with a handle at each border
// that the pointer drags and the arrow keys move. What a border means is the model's, one of the
// files beside this one.
import { el } from './dom.js';
import { paint } from './picker.js';

const large = 10; // steps

export class Strip {
  #band = el('div', { className: 'band', 'aria-hidden': 'true' });
  #mark = el('div', { className: 'mark', hidden: true, 'aria-hidden': 'true' });
  #rail = el('div', { className: 'rail' }, this.#band, this.#mark);
  #ends = el('p', { className: 'ends help', 'aria-hidden': 'true' });
  #handles = [];
  #moves = [];
  #gesture = 'begin';
  #locked = false;

  element = el('div', { className: 'strip', role: 'group', hidden: true }, this.#rail, this.#ends);

  // lock keeps the borders where they are.
  lock(locked) {
    this.#locked = locked;
    for (const handle of this.#handles) {
      handle.tabIndex = locked ? -1 : 0;
      handle.setAttribute('aria-disabled', String(locked));
    }
  }

  // busy says that a border is being moved.
  get busy() {
    return this.#handles.includes(document.activeElement);
  }

  // show draws a model: its parts from and to a share of the whole, each with a colour; the
  // borders, each at a share, with what it says and how it moves; a mark at a share; and the words
  // at both ends. Nothing hides the strip.
  show(model, palette) {
    this.element.hidden = !model;
    if (!model) {
      return;
    }
    this.element.setAttribute('aria-label', model.label);
    this.#band.replaceChildren(...model.parts.map(({ from, to, color, name }) => {
      const part = el('span', { title: name });
      part.style.left = `${100 * from}%`;
      part.style.width = `${100 * (to - from)}%`;
      paint(part, color, palette);
      return part;
    }));
    this.#mark.hidden = !model.mark;
    if (model.mark) {
      this.#mark.style.left = `${100 * model.mark.at}%`;
    }
    this.#ends.replaceChildren(...model.ends.map((text) => el('span', {}, text)));
    if (model.mark) {
      const words = el('span', { className: 'aim' }, model.mark.text);
      words.style.left = `clamp(25%, ${100 * model.mark.at}%, 75%)`;
      this.#ends.append(words);
    }
    this.#moves = model.borders;
    while (this.#handles.length > model.borders.length) {
      this.#handles.pop().remove();
    }
    while (this.#handles.length < model.borders.length) {
      this.#rail.append(this.#handle(this.#handles.length));
    }
    model.borders.forEach((border, i) => this.#place(this.#handles[i], border, i));
  }

  // Of borders at one place that one lies on top which has somewhere to go.
  #place(handle, { at, low, high, now, text, label }, i) {
    handle.style.left = `${100 * at}%`;
    handle.style.zIndex = at < 0.5 ? i + 1 : this.#handles.length - i;
    handle.dataset.text = text;
    for (const [name, value] of Object.entries({ label, valuemin: low, valuemax: high, valuenow: now, valuetext: text })) {
      handle.setAttribute('aria-' + name, value);
    }
  }

  #handle(i) {
    const handle = el('div', { className: 'handle', role: 'slider', tabIndex: this.#locked ? -1 : 0, 'aria-disabled': String(this.#locked) });
    this.#handles.push(handle);
    const move = (how) => {
      if (!this.#locked && how(this.#moves[i], this.#gesture)) {
        this.#gesture = 'go on';
      }
    };
    const begin = () => { this.#gesture = 'begin'; };
    let grip = null;
    handle.addEventListener('focus', begin);
    handle.addEventListener('pointerdown', (event) => {
      if (event.button !== 0 || this.#locked) {
        return;
      }
      event.preventDefault();
      handle.setPointerCapture(event.pointerId);
      handle.focus();
      begin();
      const { left, width } = handle.getBoundingClientRect();
      grip = event.clientX - (left + width / 2); // so that it does not jump under the pointer
    });
    handle.addEventListener('pointermove', (event) => {
      if (grip !== null) {
        const { left, width } = this.#rail.getBoundingClientRect();
        move((border, gesture) => border.drag((event.clientX - grip - left) / width, gesture));
      }
    });
    for (const end of ['pointerup', 'pointercancel', 'lostpointercapture']) {
      handle.addEventListener(end, () => {
        grip = null;
        begin();
      });
    }
    handle.addEventListener('keydown', (event) => {
      const steps = stepsOf(event);
      if (steps) {
        event.preventDefault();
        move((border, gesture) => border.step(steps, gesture));
      }
    });
    return handle;
  }
}

// stepsOf is what a key means: along are steps to the right, up are steps to larger numbers, which
// on a scale that falls are not the same; endless ones lead to the end.
function stepsOf({ key, shiftKey, altKey, ctrlKey, metaKey }) {
  if (altKey || ctrlKey || metaKey) {
    return null;
  }
  const one = shiftKey ? large : 1;
  return {
    ArrowRight: { along: one }, ArrowLeft: { along: -one }, ArrowUp: { up: one }, ArrowDown: { up: -one },
    PageUp: { up: large }, PageDown: { up: -large }, Home: { up: -Infinity }, End: { up: Infinity },
  }[key];
}
