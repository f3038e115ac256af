// The control of a list whose items have a number, a colour and a name: a row of fields for each,
// and a strip that shows them all.
import { colorField, repaint } from './colors.js';
import { el } from './dom.js';
import { formatList, parseList } from './list.js';
import { shareModel } from './sharestrip.js';
import { Strip } from './strip.js';
import { turnColors } from './turn.js';
import { beyond, nextBound, scaleOf, zonePresets } from './zones.js';
import { openScale, zoneModel } from './zonestrip.js';

// listControl is that of a parameter; a text that rows cannot show stays a line of text.
export function listControl(spec, at, heading) {
  const items = parseList(at.value ?? '');
  const fieldset = el('fieldset', { className: 'list', 'aria-describedby': at.describedBy }, el('legend', { className: 'name' }, ...heading));
  if (!items) {
    const input = el('input', { type: 'text', id: at.id, value: at.value, spellcheck: false, 'aria-label': spec.title });
    input.addEventListener('input', () => at.set(input.value === '' ? undefined : input.value));
    fieldset.append(input);
    return { parts: [fieldset], wide: true, invalid: (wrong) => input.setAttribute('aria-invalid', String(wrong)) };
  }
  return (spec.kind === 'segments' ? new SegmentList(spec, at, items, fieldset) : new ZoneList(spec, at, items, fieldset)).control();
}

// List is what both kinds have. What differs is what an item is called, what a new one is, and
// what the strip shows.
class List {
  #at;
  #fieldset;
  #rows = el('div', { className: 'rows' });
  #add;
  #strip = new Strip();
  #most;

  constructor({ maxItems }, at, items, fieldset) {
    this.#at = at;
    this.items = items;
    this.#fieldset = fieldset;
    this.#most = maxItems;
  }

  control() {
    this.#add = el('button', { type: 'button', className: 'quiet' }, `Add a ${this.what}`);
    this.#add.addEventListener('click', () => {
      this.replace([...this.items, this.next()]);
      this.#rows.lastElementChild.querySelector('input').focus();
    });
    this.#fieldset.append(...this.above(), this.#strip.element, this.#rows, this.#add, ...this.below());
    this.#draw();
    return {
      parts: [this.#fieldset], wide: true, invalid: (wrong) => this.#fieldset.classList.toggle('wrong', wrong),
      limits: (holding) => this.#strip.show(this.model(holding, this.#strip.busy, (gesture) => this.#moved(gesture), this.#at.colors()), this.#at.colors()),
      lock: (locked) => this.#strip.lock(locked),
    };
  }

  above() { return []; }

  below() { return []; }

  replace(items) {
    this.items.splice(0, this.items.length, ...items);
    this.#draw();
    this.#write();
  }

  #write(gesture) {
    this.#at.set(this.items.length === 0 ? undefined : formatList(this.items), gesture);
  }

  // moved takes numbers over from the strip.
  #moved(gesture) {
    this.items.forEach(({ number }, i) => { this.#rows.children[i].querySelector('input').value = number; });
    this.#write(gesture);
  }

  #draw() {
    this.#rows.replaceChildren(...this.items.map((item, i) => this.#row(item, i)));
    this.#add.classList.toggle('full', this.items.length >= this.#most);
  }

  #row(item, i) {
    const field = (part, label, mode) => {
      const input = el('input', { type: 'text', className: 'item-' + part, value: item[part], placeholder: label, inputMode: mode, autocomplete: 'off', spellcheck: false, 'aria-label': `${label} of ${this.what} ${i + 1}` });
      input.addEventListener('input', () => {
        item[part] = input.value;
        this.#write();
      });
      return input;
    };
    const color = colorField(this.#at.colorNames, this.#at, {
      value: item.color, label: `Colour of ${this.what} ${i + 1}`, none: this.none, inTurn: () => this.inTurn(i, this.#at.colors()),
      set: (value) => {
        item.color = value;
        this.#write();
        repaint(this.#fieldset); // another may have had this one in turn
      },
    });
    const remove = el('button', { type: 'button', className: 'quiet icon', 'aria-label': `Remove ${this.what} ${i + 1}`, title: 'Remove' }, '✕');
    remove.addEventListener('click', () => {
      this.replace(this.items.filter((other) => other !== item));
      (this.#rows.children[Math.min(i, this.items.length - 1)]?.querySelector('.icon') ?? this.#add).focus();
    });
    return el('div', { className: 'item' }, field('number', this.first, 'decimal'), color.element, field('name', 'Name', 'text'), remove);
  }
}

class ZoneList extends List {
  what = 'zone';
  first = 'From';
  #scale = {};
  #note = el('p', { className: 'help', hidden: true });

  above() {
    return zonePresets(() => this.#scale, (zones) => this.replace(zones));
  }

  below() {
    return [this.#note];
  }

  inTurn() { return ''; }

  // next is a zone within the scale that differs from the last.
  next() {
    const order = ['success', 'warning', 'danger', 'discovery', 'neutral'];
    const { min, max } = this.#scale;
    return { number: nextBound(this.items.at(-1)?.number.trim(), min, max), color: order[this.items.length % order.length], name: '' };
  }

  model(holding, busy, write) {
    const scaled = holding.min !== undefined;
    if (scaled) {
      this.#scale = scaleOf(holding);
    } else if (!busy) {
      this.#scale = openScale(this.items, holding.value); // which would else move with the bound
    }
    this.#note.textContent = scaled ? beyond(this.items, this.#scale) : '';
    this.#note.hidden = this.#note.textContent === '';
    return zoneModel(this.items, this.#scale, write);
  }
}

class SegmentList extends List {
  what = 'segment';
  first = 'Amount';
  none = 'in turn';
  #colors;

  constructor(spec, ...rest) {
    super(spec, ...rest);
    this.#colors = spec.inTurn;
  }

  inTurn(i, palette) { return turnColors(this.items, this.#colors, palette)[i]; }

  next() { return { number: '1', color: '', name: '' }; }

  model(holding, busy, write, palette) {
    return shareModel(this.items, holding, turnColors(this.items, this.#colors, palette), write);
  }
}
