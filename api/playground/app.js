// The playground: its state is a picture and where it is served from; every control writes
// to that state, and the preview, the lines to copy and the page's fragment follow.
import { buildQuery, cleanBase, clean, decodeEntities, escapeEntities, findAddress, nearest, takeApart } from './address.js';
import { copyText } from './clipboard.js';
import { Controls, sentence, stageOf } from './controls.js';
import { el } from './dom.js';
import { Fragment } from './fragment.js';
import { addressOfGo } from './goread.js';
import { addressOfMacro } from './macro.js';
import { notesOf } from './notes.js';
import { placesOf } from './places.js';
import { filledBy, isData, presetPairs, withPreset } from './presets.js';
import { Preview } from './preview.js';
import { Scenes } from './scenes.js';
import * as snippets from './snippets.js';
import { Trail } from './trail.js';

const byId = (id) => document.getElementById(id);
const table = JSON.parse(byId('table').textContent); // in the page, so that no request comes before the controls
const places = placesOf(table);
const examples = [...byId('gallery').querySelectorAll('button')].map((button) => button.dataset.address);
const home = cleanBase(new URL('.', location.href).href);
const longAddress = 2000; // bytes, from which some mail programs and proxies cut an address
const pixelRatio = 2; // of a PNG that says nothing else
const placingPause = 500; // ms
const typingPause = 120; // ms; a picture takes a few, so this bounds requests, not waiting

let state = { base: home, widget: table.widgets[0], format: table.formats[0], values: {} };
let specs = specsOf(state.widget);
let spoken = '';
let place = 'url';

const fragment = new Fragment();
const trail = new Trail(byId('undo'), (name) => {
  fragment.keep();
  read(name);
});
const controls = new Controls(byId('controls'), table, { changed, reset });
const preview = new Preview(byId('preview'), shown);
const scenes = new Scenes(byId('scenes'), (theme) => step(() => {
  state.values.theme = theme;
  showState();
}));

// specsOf are a widget's parameters, with what the chosen preset holds for defaults.
function specsOf(widget, values = {}) {
  const filled = filledBy(table, widget, values);
  return new Map(table.parameters.filter((spec) => spec.widgets.includes(widget)).map((spec) => [spec.name, withPreset(spec, filled)]));
}

// holding are the values that draw the picture, whoever set them. A scale of shares ends at 1
// where nobody says otherwise.
function holding() {
  const all = Object.fromEntries([...specs.values()].map(({ name, default: filled }) => [name, state.values[name] ?? filled]));
  const said = { ...table.defaults?.[state.widget], ...filledBy(table, state.widget, state.values), ...state.values };
  return specs.has('max') && all.format === 'percent' && said.max === undefined ? { ...all, max: '1' } : all;
}

// pairs are the parameters as the service reads them, those of the widget only. A pixel
// ratio means nothing to an SVG.
function pairs(format) {
  return [...specs.values()]
    .filter(({ name }) => state.values[name] !== undefined && !(name === 'dpr' && format === 'svg'))
    .map(({ name, kind }) => [name, kind === 'text' ? escapeEntities(clean(state.values[name])) : state.values[name].trim()]);
}

// step does what the undo button takes back: one change of many in a row if it has a name,
// and else a step of its own, which the browser's history has as well.
function step(change, name = '') {
  if (name === '') {
    fragment.begin();
  }
  trail.note(fragment.shown, name);
  change();
  if (name === '') {
    fragment.end();
  }
}

// changed takes a value from a control. The changes of one gesture, which 'begin' and 'go on',
// are one step and one entry of the browser's history.
function changed(name, value, gesture) {
  if (gesture === 'begin') {
    fragment.begin();
    trail.pause();
  }
  step(() => set(name, value), gesture ? `${name} by hand` : name);
}

// reset takes back what was chosen for some parameters.
function reset(names) {
  step(() => {
    for (const name of names) {
      delete state.values[name];
    }
    showState();
    controls.focus(names[0]);
  });
}

function set(name, value) {
  if (value === undefined) {
    delete state.values[name];
  } else {
    state.values[name] = value;
  }
  if (specs.get(name).kind === 'preset' && table.presets) {
    showState();
    controls.focus(name);
    return;
  }
  refresh(typingPause);
}

// refresh brings everything but the controls in line with the state.
function refresh(wait) {
  controls.count(state.values);
  controls.follow(state.values, filledBy(table, state.widget, state.values), holding(), state.format);
  writeFragment(wait);
  writeSnippet();
  preview.reserve(sizes());
  preview.ask(state.widget, { png: sharp(pairs('png')), svg: pairs('svg') }, stageOf(holding()), wait);
}

// sharp adds a pixel ratio where none is chosen, as far as the limit of pixels allows, so that
// what is copied is what the preview shows.
function sharp(list) {
  if (list.some(([name]) => name === 'dpr') || specs.get('dpr').default !== '1') {
    return list;
  }
  const { width, height } = sizes();
  let dpr = pixelRatio;
  while (dpr > 1 && width * height * dpr * dpr > table.maxPixels) {
    dpr -= 0.5;
  }
  return dpr === 1 ? list : [...list, ['dpr', String(dpr)]];
}

function sizes() {
  const side = (name) => {
    const spec = specs.get(name);
    const given = Number(state.values[name]);
    return given >= spec.min && given <= spec.max ? given : Number(spec.default);
  };
  return { width: side('width'), height: side('height') };
}

async function shown({ problems, description }) {
  const others = controls.explainProblems(problems);
  spoken = problems.length === 0 ? description : '';
  byId('alt').textContent = spoken;
  byId('alt-title').hidden = spoken === '';
  byId('problems').replaceChildren(...problems.map(({ parameter, detail }) => {
    const known = parameter !== '' && !others.some((other) => other.parameter === parameter);
    const text = sentence(known ? `${parameter}: ${detail}` : detail);
    if (!known) {
      return el('p', { className: 'problem' }, text);
    }
    const jump = el('button', { type: 'button', className: 'quiet problem' }, text);
    jump.addEventListener('click', () => controls.focus(parameter));
    return jump;
  }));
  writeSnippet();
  await showScenes();
}

// showScenes draws the picture of the chosen format where it will stand.
function showScenes() {
  const [where, both] = [byId('scene').value, byId('both').checked];
  byId('preview').classList.toggle('elsewhere', where !== '' || both);
  const { widget, format, pairs: list, width, height } = picture();
  const { src } = document.querySelector(`.card[data-format=${format}] img`);
  return scenes.show(where, both, { widget, format, pairs: list, width, height, src, theme: holding().theme, stage: stageOf(holding()) });
}

function picture() {
  const words = ['title', 'label', 'value'].map((name) => state.values[name]).filter(Boolean).join(' ');
  return { base: state.base, widget: state.widget, format: state.format, pairs: state.format === 'png' ? sharp(pairs('png')) : pairs(state.format), ...sizes(), alt: clean(state.values.description ?? '') || spoken || clean(words) || state.widget };
}

function writeSnippet() {
  const p = picture();
  const text = places[place].write(p, specs, pairs(p.format));
  const box = byId('snippet');
  box.value = text;
  box.rows = Math.min(14, Math.max(4, text.split('\n').length));
  const target = new URL(snippets.url(p));
  const addressed = !places[place].sends;
  const long = addressed && target.pathname.length + target.search.length > table.maxTarget;
  byId('place-hint').textContent = long ? `The address is longer than ${table.maxTarget} bytes and would be refused; post the parameters instead, as curl does.` : places[place].hint;
  const bytes = target.href.length;
  const ratio = p.format === 'png' ? ` Pixel ratio ${p.pairs.find(([name]) => name === 'dpr')?.[1] ?? specs.get('dpr').default}, as in the preview.` : '';
  byId('length').textContent = `The address has ${bytes.toLocaleString('en')} bytes.${ratio}` +
    (addressed && bytes >= longAddress && !long ? ` From ${longAddress.toLocaleString('en')} on, some mail programs and proxies cut it.` : '');
  byId('length').classList.toggle('note', addressed && bytes >= longAddress);
  for (const link of document.querySelectorAll('a.open')) {
    const { format } = link.closest('.card').dataset;
    link.href = snippets.url({ ...p, base: home, format, pairs: format === 'png' ? sharp(pairs('png')) : pairs(format) });
  }
}

// writeFragment keeps the picture, and the place to paste into, in the page's address.
function writeFragment(wait) {
  const address = snippets.url({ ...picture(), pairs: pairs(state.format), base: state.base === home ? '' : state.base });
  const chosen = place === 'url' ? '' : place + '!';
  fragment.show(chosen + address.replace(/^\//, ''), wait);
}

function choosePlace(name) {
  place = name;
  const radio = document.querySelector(`input[name=place][value=${name}]`);
  radio.checked = true;
  byId('quick-place').textContent = radio.nextElementSibling.textContent;
}

// take makes an address the state, and says what is wrong with it.
function take(address) {
  const parts = takeApart(address, table);
  if (parts.error) {
    return { notes: [parts.error] };
  }
  const values = {};
  const notes = [...parts.notes];
  const fixes = [];
  const known = specsOf(parts.widget);
  for (const [name, value] of parts.pairs) {
    const spec = known.get(name);
    if (!spec) {
      fixes.push({ name, value, near: nearest(name, [...known.keys()]), widgets: table.parameters.find((other) => other.name === name)?.widgets });
    } else if (values[name] !== undefined) {
      notes.push(`${name} is given twice; the first is taken.`);
    } else {
      values[name] = spec.kind === 'text' ? decodeEntities(value) : value;
    }
  }
  state = { base: parts.base || home, widget: parts.widget, format: parts.format, values };
  showState();
  return { notes, fixes, taken: Object.keys(values).length };
}

// addressIn finds the address in a pasted text, whichever of the page's lines it is.
function addressIn(text) {
  const preset = presetPairs(text);
  if (preset) {
    const kept = pairs(state.format).filter(([name]) => isData(specs.get(name)));
    return `${state.widget}.${state.format}?${buildQuery([...kept, ...preset])}`;
  }
  return addressOfMacro(text) || addressOfGo(text, table) || findAddress(text);
}

function showState() {
  specs = specsOf(state.widget, state.values);
  spoken = '';
  controls.show(state.widget, state.values, filledBy(table, state.widget, state.values), chooseWidget);
  document.querySelector(`input[name=format][value=${state.format}]`).checked = true;
  byId('base').value = state.base;
  showBaseProblem('');
  refresh(0);
}

// chooseWidget keeps the values, so that going back finds them again; a choice that the
// new widget does not have is dropped.
function chooseWidget(widget) {
  step(() => showWidget(widget));
}

function showWidget(widget) {
  state.widget = widget;
  for (const { name, kind, values } of specsOf(widget).values()) {
    if (kind === 'choice' && !values.includes(state.values[name])) {
      delete state.values[name];
    }
  }
  showState();
  document.querySelector(`input[name=widget][value=${widget}]`).focus();
}

function showNotes(found) {
  byId('notes').replaceChildren(...notesOf(found, state.widget, (near, value) => step(() => {
    state.values[near] = value;
    showState();
    controls.focus(near);
  })));
}

function showBaseProblem(text) {
  byId('base-problem').textContent = text;
  byId('base-problem').hidden = text === '';
  byId('base').setAttribute('aria-invalid', String(text !== ''));
}

// startFrom shows another picture, from the same service and in the same format.
function startFrom(address) {
  const { base, format } = state;
  const parts = takeApart(address, table);
  state = { base, widget: parts.widget, format, values: Object.fromEntries(parts.pairs) };
  showNotes({ notes: [] });
  showState();
}

function start() {
  for (const button of byId('gallery').querySelectorAll('button')) {
    button.addEventListener('click', () => step(() => startFrom(button.dataset.address)));
  }
  for (const button of byId('starts').querySelectorAll('button')) {
    button.addEventListener('click', () => {
      step(() => startFrom(button.dataset.address));
      controls.focus(Object.keys(state.values)[0]);
    });
  }
  byId('empty').addEventListener('click', () => step(() => startFrom(`${state.widget}.${state.format}`)));
  for (const radio of document.querySelectorAll('input[name=place]')) {
    radio.addEventListener('change', () => {
      choosePlace(radio.value);
      writeFragment(placingPause);
      writeSnippet();
    });
  }
  byId('paste').addEventListener('submit', (event) => {
    event.preventDefault();
    step(() => showNotes(take(addressIn(byId('pasted').value.trim()))));
  });
  byId('pasted').addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      byId('paste').requestSubmit();
    }
  });
  for (const radio of document.querySelectorAll('input[name=format]')) {
    radio.addEventListener('change', () => {
      state.format = radio.value;
      refresh(0);
    });
  }
  byId('base').addEventListener('input', () => {
    const base = cleanBase(byId('base').value);
    showBaseProblem(base === '' ? 'Not an http or https address.' : '');
    if (base !== '') {
      state.base = base;
      writeFragment(typingPause);
      writeSnippet();
    }
  });
  byId('copy').addEventListener('click', copy);
  byId('quick-copy').addEventListener('click', copy);
  byId('scene').addEventListener('change', () => refresh(0));
  byId('both').addEventListener('change', () => refresh(0));
  byId('actual').addEventListener('change', () => preview.actualSize(byId('actual').checked));
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault();
    byId('controls').focus();
  });
  for (const radio of document.querySelectorAll('input[name=page-theme]')) {
    radio.addEventListener('change', () => document.documentElement.setAttribute('data-theme', radio.value));
  }
  fragment.onChange((name) => {
    trail.note(fragment.shown);
    read(name);
  });
  read(fragment.shown);
  byId('bench').removeAttribute('data-empty');
}

// read shows the picture that a fragment names. The name of a parameter alone, as in the
// documentation link of an error, leads to its control.
function read(whole) {
  const [, chosen, name] = /^(?:([a-z]+)!)?([^]*)$/.exec(whole);
  if (table.parameters.some((spec) => spec.name === name)) {
    const { widgets } = table.parameters.find((spec) => spec.name === name);
    if (!specs.has(name) || byId('controls').childElementCount === 0) {
      take(examples.find((address) => widgets.some((widget) => address.startsWith(widget))));
    }
    controls.focus(name);
    return;
  }
  choosePlace(Object.hasOwn(places, chosen ?? '') ? chosen : 'url');
  const found = name === '' ? { notes: [name] } : take(name);
  if (found.taken === undefined) {
    take(examples[0]);
  }
  if (name !== '' && (found.notes.length > 0 || found.fixes?.length > 0)) {
    showNotes(found);
  }
}

async function copy() {
  const done = await copyText(byId('snippet'));
  byId('copied').textContent = '';
  byId('copied').textContent = done ? `${byId('quick-place').textContent} copied.` : 'Press Ctrl+C to copy the selected line.';
  for (const label of [byId('copy'), byId('quick-label')]) {
    label.textContent = done ? 'Copied' : 'Select';
    setTimeout(() => { label.textContent = 'Copy'; }, 1500);
  }
}

start();
