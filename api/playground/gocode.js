// The Go program that draws a picture with the library instead of the service.
import { clean, decodeEntities } from './address.js';
import { parseList } from './list.js';
import { percentages, withoutSign } from './percent.js';

// Where a parameter has another name in Go, and what stands before the names of its
// choices; all others are the parameter's own with a capital.
export const fields = {
  format: 'Number.Kind', decimals: 'Number.Decimals', locale: 'Number.Locale', hoursPerDay: 'Number.HoursPerDay',
  daysPerWeek: 'Number.DaysPerWeek', prefix: 'Number.Prefix', suffix: 'Number.Suffix', unit: 'Number.Unit', dir: 'Direction', text: 'NativeText',
};
const choices = {
  theme: 'theme.', format: 'number.', show: 'widget.Show', delta: 'counter.Delta', good: 'counter.Good', tint: 'counter.Tint',
  align: 'counter.Align', legend: 'bar.Legend', scaleLabels: 'gauge.Label', palette: 'theme.', ends: 'widget.',
  sparkStyle: 'counter.Spark', orientation: 'bar.', dir: 'widget.Direction', status: 'widget.Status', text: '',
};
const renamed = {
  'number.Number': 'number.Plain', 'theme.Dc': 'theme.DataCenter', 'bar.Bar': 'bar.Plain',
  'widget.DirectionLtr': 'widget.LeftToRight', 'widget.DirectionRtl': 'widget.RightToLeft', Outline: 'false', Native: 'true',
};

// These are no field of a widget: one is an option of drawing, the other of decoding.
const elsewhere = ['dpr', 'strict', 'preset'];

const shippedPalettes = ['dc', 'cloud', 'safe'];

export function goCode(p, specs) {
  const name = p.widget[0];
  const percent = percentages(p.widget, p.pairs);
  const lines = percent.lines.map((line) => `${name}.${line}`);
  // A share of the scale is written with its ends, which therefore come first.
  const ends = ([parameter]) => parameter === 'min' || parameter === 'max';
  for (const [parameter, value] of [...p.pairs.filter(ends), ...p.pairs.filter((pair) => !ends(pair))]) {
    const spec = specs.get(parameter);
    if (spec && !elsewhere.includes(parameter)) {
      const field = fields[parameter] ?? capital(parameter);
      if (parameter === 'palette' && !shippedPalettes.includes(value)) {
        lines.push(`// The palette ${value} is the service's own: NewPalette of package theme makes one of its colours.`);
        continue;
      }
      const written = expression(p.widget, spec, value, percent);
      if (written !== '') {
        lines.push(`${name}.${field} = ${written}`);
      }
    }
  }
  const dpr = p.format === 'png' && p.pairs.find(([parameter]) => parameter === 'dpr');
  const options = `render.Options{Format: render.${p.format.toUpperCase()}${dpr ? ', DPR: ' + decimal(dpr[1]) : ''}}`;
  const body = [
    `${name} := render.New${capital(p.widget)}()`,
    ...lines,
    '',
    `picture, err := render.Render(nil, ${name}, ${options})`,
    'if err != nil {',
    '\tlog.Fatal(err)',
    '}',
    `if err := os.WriteFile(${quote(p.widget + '.' + p.format)}, picture, 0o644); err != nil {`,
    '\tlog.Fatal(err)',
    '}',
  ];
  return program(body);
}

function program(body) {
  const text = body.join('\n');
  const rooms = ['render', 'render/number', 'render/theme', 'render/widget', 'render/widget/bar', 'render/widget/counter', 'render/widget/gauge']
    .filter((room) => new RegExp(`\\b${room.split('/').pop()}\\.`).test(withoutStrings(text)))
    .map((room) => `\t"github.com/plugio/charts/${room}"`);
  const code = ['package main', '', 'import (', '\t"log"', '\t"os"', '', ...rooms, ')', '', 'func main() {',
    ...body.map((line) => (line === '' ? '' : '\t' + line)), '}'];
  if (/\bmust\(/.test(withoutStrings(text))) {
    code.push('', 'func must[T any](v T, err error) T {', '\tif err != nil {', '\t\tlog.Fatal(err)', '\t}', '\treturn v', '}');
  }
  return code.join('\n') + '\n';
}

function withoutStrings(code) {
  return code.replace(/"(?:[^"\\]|\\.)*"/g, '""');
}

function expression(widget, spec, value, percent) {
  const amount = (text) => number(text, 'ParseData', (n) => (percent.fractions ? `${n}.Shift(-2)` : n));
  const place = (text) => number(text, 'Parse', (n) => `number.Between(${widget[0]}.Min, ${widget[0]}.Max, ${n})`);
  switch (spec.kind) {
    case 'text':
      return quote(clean(decodeEntities(value)));
    case 'data':
      return amount(value);
    case 'number':
    case 'optional number':
      return place(value);
    case 'integer':
    case 'decimal':
      return decimal(value);
    case 'choice':
      return choice(widget, spec.name, value);
    case 'color':
      return color(value);
    case 'background':
      return background(value);
    case 'locale':
      return `must(number.ParseLocale(${quote(value)}))`;
    case 'thresholds':
      return list(value, '[]render.Threshold', 'Bound', place);
    case 'segments':
      return list(value, '[]render.Segment', 'Amount', amount);
    case 'series':
      return series(value);
  }
  return `${quote(value)} // ${spec.name}: see package widget`;
}

// number is a number as Go; signed says what a percent sign after it makes of it.
function number(text, parse, signed = (n) => n) {
  const [digits, percent] = withoutSign(text);
  if (digits === '') {
    return '';
  }
  const written = /^-?(0|[1-9]\d{0,14})$/.test(digits) && digits !== '-0' ? `render.Int(${digits})` : `must(number.${parse}(${quote(digits)}))`;
  return percent ? signed(written) : written;
}

function series(text) {
  const items = text.split(',').map((item) => (item.trim() === '' ? '{}' : number(item.trim(), 'ParseData')));
  return text.trim() === '' ? '' : `[]number.Value{${items.join(', ')}}`;
}

// decimal is a number of a small range.
function decimal(text) {
  const value = Number(text.trim().replace(/^\u2212/, '-'));
  return text.trim() === '' || Number.isNaN(value) ? '' : String(value);
}

export function choice(widget, name, value) {
  if (/^\d+$/.test(value)) {
    return value;
  }
  const written = (choices[name] ?? widget + '.') + capital(value);
  return renamed[written] ?? written;
}

function color(text) {
  if (/^categorical[1-8]$/.test(text)) {
    return `theme.Of(theme.${capital(text)})`;
  }
  if (/^(success|warning|danger)$/.test(text)) {
    return `render.${capital(text)}()`;
  }
  if (/^(information|discovery|neutral)$/.test(text)) {
    return `theme.Of(theme.${capital(text)}Fill)`;
  }
  return `must(theme.ParseColor(${quote(text)}))`;
}

function background(text) {
  switch (text) {
    case '':
    case 'transparent':
      return '';
    case 'surface':
      return 'widget.Background{Surface: true}';
  }
  return `widget.Background{Color: ${color(text)}}`;
}

function list(text, type, amount, written) {
  const items = parseList(text) ?? [];
  const lines = items.map((item) => {
    const parts = [];
    const value = written(item.number);
    if (value !== '') {
      parts.push(`${amount}: ${value}`);
    }
    if (item.color !== '') {
      parts.push(`Color: ${color(item.color)}`);
    }
    const name = clean(item.name);
    if (name !== '') {
      parts.push(`Name: ${quote(name)}`);
    }
    return `\t{${parts.join(', ')}},`;
  });
  return items.length === 0 ? '' : [`${type}{`, ...lines, '}'].join('\n\t');
}

// quote is a Go string. The escapes of JSON are Go's too; a byte order mark may not stand
// in Go source.
function quote(text) {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, (c) => '\\u' + c.charCodeAt(0).toString(16).padStart(4, '0'));
}

export function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
