// What the service's own file does to the page: defaults and presets fill controls that the
// address leaves alone, and a picture can become a preset itself.
import { clean, decodeEntities } from './address.js';
import { el } from './dom.js';

// filledBy is what the chosen preset holds for a widget.
export function filledBy(table, widget, { preset }) {
  return (table.presets ?? []).find(({ name }) => name === preset?.trim())?.widgets[widget] ?? {};
}

// withPreset is a parameter with the preset's value in place of its default.
export function withPreset(spec, filled) {
  return filled[spec.name] === undefined ? spec : { ...spec, default: filled[spec.name] };
}

// origin says what the preset has to do with a parameter, or nothing.
export function origin(name, filled, values) {
  if (filled[name] === undefined) {
    return '';
  }
  const held = filled[name] || 'nothing';
  return values[name] === undefined ? `From ${values.preset}: ${held}` : `In place of what ${values.preset} holds: ${held}`;
}

// presetMenu is a control with the presets there are, and the one in the address even if
// there is none such.
export function presetMenu(at, title, presets) {
  const chosen = at.value ?? '';
  const names = presets.map(({ name }) => name);
  const option = (value, text) => el('option', { value, selected: value === chosen }, text);
  const menu = el('select', { id: at.id, 'aria-describedby': at.describedBy }, option('', 'none'),
    ...presets.map(({ name, about }) => option(name, about ? `${name}: ${about}` : name)),
    ...(names.includes(chosen) || chosen === '' ? [] : [option(chosen, chosen)]));
  menu.addEventListener('change', () => at.set(menu.value || undefined));
  return { parts: [title, menu], wide: true, invalid: (wrong) => menu.setAttribute('aria-invalid', String(wrong)) };
}

// spelledOut are the pairs that draw the same picture without the service's file.
export function spelledOut(table, p) {
  const own = Object.fromEntries(p.pairs);
  const { preset, ...rest } = { ...table.defaults?.[p.widget], ...filledBy(table, p.widget, own), ...own };
  return Object.entries(rest);
}

// isData says whether a parameter's value is what changes from picture to picture.
export function isData(spec) {
  return ['data', 'segments', 'series'].includes(spec?.kind);
}

// presetPairs are what the lines of a preset hold, as presetLines writes them, or nothing for
// what is no preset.
export function presetPairs(text) {
  if (!/^presets:\s*$/m.test(text)) {
    return null;
  }
  return [...text.matchAll(/^ {6}(\w+): ("(?:[^"\\]|\\.)*")$/gm)].map(([, name, value]) => [name, JSON.parse(value)]);
}

// presetLines are the lines of the file that make a preset of a picture. What is data
// stays with the page that asks for the picture.
export function presetLines(table, p, specs) {
  const own = Object.fromEntries(p.pairs);
  const { preset, ...held } = { ...filledBy(table, p.widget, own), ...own };
  const lines = Object.entries(held).filter(([name]) => !isData(specs.get(name)))
    .map(([name, value]) => `      ${name}: ${quoted(value)}`);
  const words = clean(decodeEntities(own.label || own.title || ''));
  return ['presets:', `  ${nameOf(words) || p.widget}:`, `    about: ${quoted(words || 'A ' + p.widget)}`,
    ...(lines.length > 0 ? ['    parameters:', ...lines] : ['    parameters: {}'])].join('\n') + '\n';
}

// quoted is a text as YAML and JSON both read it.
function quoted(text) {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
}

// nameOf makes a name for the file of words: letters, digits and dashes.
function nameOf(words) {
  return words.normalize('NFD').toLowerCase().replace(/\p{M}/gu, '').replace(/[^a-z0-9]+/g, '-').slice(0, 40).replace(/^-+|-+$/g, '');
}
