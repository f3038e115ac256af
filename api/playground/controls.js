// The controls, made from the table of parameters: one for each parameter that the chosen
// widget understands.
import { el, words } from './dom.js';
import { colorControl, repaint } from './colors.js';
import { listControl } from './listfield.js';
import { origin, presetMenu, withPreset } from './presets.js';

const groups = [
  ['preset', 'Preset', true],
  ['main', 'Most used', true],
  ['data', 'Value and scale', false],
  ['text', 'Text', false],
  ['look', 'Look', false],
  ['size', 'Size', false],
  ['format', 'Numbers', false],
  ['other', 'Other', false],
];

// The settings that most pictures need stand before all others, in this order.
const mostUsed = ['value', 'segments', 'total', 'previous', 'max', 'label', 'thresholds', 'target', 'width', 'height'];

// ignored is the case in which the picture takes no notice of a parameter, or nothing.
function ignored(spec, holding, format) {
  const holds = ({ name, is, not }) => {
    const value = holding[name]?.trim();
    return value !== undefined && (is?.includes(value) ?? !not.includes(value));
  };
  return spec.unused?.find((one) => (one.format ?? format) === format && (one.when ?? []).every(holds));
}

const locales = ['en', 'en-GB', 'de', 'de-CH', 'fr', 'es', 'it', 'nl', 'pl', 'pt-BR', 'sv', 'cs', 'uk', 'ja', 'ko', 'zh', 'hi', 'ar', 'he'];

// Controls shows a widget's parameters in a form and calls changed(name, value) for each
// change; the value is undefined where the parameter is left out. It calls reset(names) for
// parameters that shall go back to their defaults.
export class Controls {
  #form;
  #table;
  #changed;
  #reset;
  #controls = new Map();
  #groups = new Map();
  #palette = {};

  constructor(form, table, { changed, reset }) {
    this.#form = form;
    this.#table = table;
    this.#changed = changed;
    this.#reset = reset;
    form.addEventListener('submit', (event) => event.preventDefault());
  }

  // show builds the controls of a widget with the values of its parameters, and with what
  // the chosen preset fills in.
  show(widget, values, filled, chooseWidget) {
    const open = new Map([...this.#groups].map(([id, { details }]) => [id, details.open]));
    this.#controls.clear();
    this.#groups.clear();
    const specs = this.#table.parameters.filter((spec) => spec.widgets.includes(widget)).map((spec) => withPreset(spec, filled));
    const groupOf = (spec) => (spec.kind === 'preset' && this.#table.presets ? 'preset' : mostUsed.includes(spec.name) ? 'main' : spec.group);
    const known = groups.map(([id]) => id);
    const others = [...new Set(specs.map(groupOf))].filter((id) => !known.includes(id)).map((id) => [id, words(id), false]);
    const parts = [this.#widgetChoice(widget, chooseWidget)];
    for (const [id, heading, unfolded] of [...groups, ...others]) {
      const members = specs.filter((spec) => groupOf(spec) === id);
      if (id === 'main') {
        members.sort((a, b) => mostUsed.indexOf(a.name) - mostUsed.indexOf(b.name));
      }
      if (members.length > 0) {
        parts.push(this.#group(id, heading, open.get(id) ?? unfolded, members, values));
      }
    }
    this.#form.replaceChildren(...parts);
    this.count(values);
  }

  #widgetChoice(widget, choose) {
    const options = this.#table.widgets.map((name) => {
      const radio = el('input', { type: 'radio', name: 'widget', value: name, checked: name === widget });
      radio.addEventListener('change', () => choose(name));
      return el('label', {}, radio, el('span', {}, words(name)));
    });
    return el('fieldset', { className: 'segments widgets' }, el('legend', { className: 'unseen' }, 'Widget'), ...options);
  }

  #group(id, heading, open, specs, values) {
    const count = el('span', { className: 'count' });
    const fields = specs.map((spec) => this.#field(spec, values[spec.name]));
    const names = specs.map((spec) => spec.name);
    const reset = this.#resetButton('All of these back to default', names);
    const details = el('details', { open, className: 'group' },
      el('summary', {}, el('span', {}, heading), count),
      el('fieldset', { className: 'fields' }, el('legend', { className: 'unseen' }, heading), ...fields), reset);
    this.#groups.set(id, { details, count, names, reset });
    return details;
  }

  #resetButton(text, names) {
    const button = el('button', { type: 'button', className: 'quiet reset', hidden: true }, text);
    button.addEventListener('click', () => this.#reset(names));
    return button;
  }

  #field(spec, value) {
    const id = 'p-' + spec.name;
    const help = el('p', { className: 'help', id: id + '-help' }, explain(spec));
    const problem = el('p', { className: 'problem', id: id + '-problem', hidden: true });
    const from = el('p', { className: 'from', id: id + '-from', hidden: true });
    const unused = el('p', { className: 'from', id: id + '-unused', hidden: true });
    const set = (v, gesture) => this.#changed(spec.name, v, gesture);
    const control = makeControl(spec, { id, value, set, describedBy: `${this.#table.presets ? from.id + ' ' : ''}${unused.id} ${help.id} ${problem.id}`, colorNames: this.#table.colorNames, colorWords: this.#table.colorWords, presets: this.#table.presets, colors: () => this.#palette });
    const reset = this.#resetButton('Back to default', [spec.name]);
    reset.setAttribute('aria-label', `${spec.title} back to default`);
    const field = el('div', { className: 'field' + (control.wide ? ' wide' : control.short ? ' short' : ''), id: spec.name }, ...control.parts, unused, from, help, problem, reset);
    this.#controls.set(spec.name, { spec, control, field, problem, from, unused, reset });
    return field;
  }

  // follow brings what depends on other parameters in line: the slider's ends, the colours
  // of the palette, what is the preset's. Holding are the values that are set or filled in.
  follow(values, filled, holding, format) {
    this.#palette = this.#table.palettes[holding.palette] ?? {};
    this.#form.dataset.stage = stageOf(holding);
    repaint(this.#form);
    for (const [name, { spec, control, from, field, unused }] of this.#controls) {
      control.limits?.(holding);
      const idle = ignored(spec, holding, format);
      unused.textContent = idle?.why ?? '';
      unused.hidden = !idle;
      for (const input of field.querySelectorAll('input, select, button:not(.reset)')) {
        input.disabled = Boolean(idle && !idle.spoken) || input.matches('.full');
      }
      control.lock?.(Boolean(idle && !idle.spoken));
      from.textContent = origin(name, filled, values);
      from.hidden = from.textContent === '';
    }
  }

  // count says beside each group's heading how many of its parameters are set.
  count(values) {
    for (const [name, { reset }] of this.#controls) {
      reset.hidden = values[name] === undefined;
    }
    for (const { count, names, reset } of this.#groups.values()) {
      const n = names.filter((name) => values[name] !== undefined).length;
      reset.hidden = n < 2;
      count.textContent = n === 0 ? '' : `${n} set`;
    }
  }

  // explainProblems puts each problem beside the parameter it names, unfolds its group,
  // and returns those that name none that is shown.
  explainProblems(problems) {
    for (const { control, problem } of this.#controls.values()) {
      problem.hidden = true;
      problem.textContent = '';
      control.invalid(false);
    }
    return problems.filter(({ parameter, detail }) => {
      const found = this.#controls.get(parameter);
      if (!found) {
        return true;
      }
      found.problem.textContent = [found.problem.textContent, sentence(detail)].filter(Boolean).join(' ');
      found.problem.hidden = false;
      found.control.invalid(true);
      found.field.closest('details').open = true;
      return false;
    });
  }

  // focus moves to a parameter's control, and says whether there is one.
  focus(name) {
    const found = this.#controls.get(name);
    if (!found) {
      return false;
    }
    found.field.closest('details').open = true;
    found.field.scrollIntoView({ block: 'center' });
    found.field.querySelector('input, select, .pick')?.focus();
    return true;
  }
}

// stageOf is the page that a picture is made for.
export function stageOf({ theme }) {
  return { dark: 'dark', auto: 'auto' }[theme] ?? 'light';
}

export function sentence(text) {
  return text === '' ? '' : text[0].toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? '' : '.');
}

// explain is a parameter's documentation and what the control itself does not say.
function explain(spec) {
  const range = spec.kind === 'integer' || spec.kind === 'decimal' ? ` ${spec.min} to ${spec.max}${spec.step > 0 && spec.step !== 1 ? `, in steps of ${spec.step}` : ''}.` : '';
  return spec.doc + range + (spec.kind === 'thresholds' ? ' A zone’s name is shown where status is name, and read aloud in any case.' : '');
}

// makeControl returns a parameter's control: its parts in the order they stand, and how it
// shows that its value is wrong.
function makeControl(spec, at) {
  switch (spec.kind) {
    case 'choice':
      return spec.values.join('').length + 4 * spec.values.length <= 40 ? radios(spec, at) : menu(spec, at);
    case 'boolean':
      return checkbox(spec, at);
    case 'color':
    case 'background':
      return colorControl(spec, at, title(spec, at.id));
    case 'preset':
      if (at.presets) {
        return presetMenu(at, title(spec, at.id), at.presets);
      }
      break;
    case 'thresholds':
    case 'segments':
      return listControl(spec, at, heading(spec));
  }
  return line(spec, at);
}

function heading(spec) {
  return [el('span', {}, spec.title), el('code', {}, spec.name)];
}

function title(spec, id) {
  return el('label', { className: 'name', for: id }, ...heading(spec));
}

function line(spec, at) {
  const numeric = ['number', 'optional number', 'data', 'integer', 'decimal'].includes(spec.kind);
  const input = el('input', {
    type: 'text', id: at.id, autocomplete: 'off', spellcheck: spec.kind === 'text', value: at.value ?? '',
    placeholder: spec.default || (spec.kind === 'text' ? '' : 'none'), 'aria-describedby': at.describedBy,
  });
  if (numeric) {
    input.inputMode = spec.kind === 'integer' ? 'numeric' : 'decimal';
  }
  const parts = [title(spec, at.id), input];
  if (spec.kind === 'locale') {
    input.setAttribute('list', at.id + '-list');
    parts.push(el('datalist', { id: at.id + '-list' }, ...locales.map((value) => el('option', { value }))));
  }
  const none = spec.empty && spec.default !== '' && spec.kind === 'text' ? noneBox(spec, at, input) : null;
  if (none) {
    parts.push(none.label);
  }
  const slider = spec.kind === 'data' && spec.name === 'value' && spec.widgets.length > 1 ? valueSlider(at, input) : null;
  if (slider) {
    parts.push(slider.input);
  }
  input.addEventListener('input', () => {
    none?.clear();
    at.set(input.value.trim() === '' ? undefined : input.value);
  });
  return {
    parts, wide: slider !== null || spec.kind === 'series', short: numeric,
    invalid: (wrong) => input.setAttribute('aria-invalid', String(wrong)),
    limits: slider?.limits,
  };
}

// noneBox says that a text with a default shall be empty, which is not the same as leaving
// it out.
function noneBox(spec, at, input) {
  const box = el('input', { type: 'checkbox', checked: at.value === '' });
  box.addEventListener('change', () => {
    input.value = '';
    at.set(box.checked ? '' : undefined);
  });
  return { label: el('label', { className: 'check' }, box, 'No text at all'), clear: () => { box.checked = false; } };
}

// valueSlider moves the value along the scale of the picture.
function valueSlider(at, input) {
  const slider = el('input', { type: 'range', hidden: true, 'aria-label': 'Value along the scale', step: 'any' });
  slider.addEventListener('input', () => {
    const span = slider.max - slider.min;
    const digits = Math.max(0, Math.ceil(2 - Math.log10(span)));
    input.value = String(Number(Number(slider.value).toFixed(Math.min(digits, 12))));
    at.set(input.value);
  });
  return {
    input: slider,
    limits({ min, max, value }) {
      const ends = [Number(min), Number(max)].sort((a, b) => a - b);
      slider.hidden = min === undefined || !(ends[1] > ends[0]) || ends.some((end) => !Number.isFinite(end));
      if (slider.hidden) {
        return;
      }
      [slider.min, slider.max] = ends;
      slider.step = (ends[1] - ends[0]) / 200;
      if (document.activeElement !== slider) {
        slider.value = Number.isFinite(Number(value)) ? value : ends[0];
      }
    },
  };
}

function options(spec, at) {
  return spec.values.includes(at.value ?? spec.default) ? spec.values : [...spec.values, at.value];
}

function radios(spec, at) {
  const buttons = options(spec, at).map((value) => {
    const input = el('input', { type: 'radio', name: at.id, value, checked: value === (at.value ?? spec.default) });
    input.addEventListener('change', () => at.set(value === spec.default ? undefined : value));
    return el('label', {}, input, el('span', {}, value));
  });
  const set = el('fieldset', { className: 'segments', 'aria-describedby': at.describedBy },
    el('legend', { className: 'name' }, ...heading(spec)), ...buttons);
  return { parts: [set], invalid: (wrong) => set.classList.toggle('wrong', wrong) };
}

function menu(spec, at) {
  const select = el('select', { id: at.id, 'aria-describedby': at.describedBy },
    ...options(spec, at).map((value) => el('option', { value, selected: value === (at.value ?? spec.default) }, value)));
  select.addEventListener('change', () => at.set(select.value === spec.default ? undefined : select.value));
  return { parts: [title(spec, at.id), select], invalid: (wrong) => select.setAttribute('aria-invalid', String(wrong)) };
}

function checkbox(spec, at) {
  const other = spec.default === 'true' ? 'false' : 'true';
  const box = el('input', { type: 'checkbox', id: at.id, checked: (at.value ?? spec.default) === 'true', 'aria-describedby': at.describedBy });
  box.addEventListener('change', () => at.set(String(box.checked) === other ? other : undefined));
  return {
    parts: [el('label', { className: 'check name' }, box, ...heading(spec))],
    invalid: (wrong) => box.setAttribute('aria-invalid', String(wrong)),
  };
}
