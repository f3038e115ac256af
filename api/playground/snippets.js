// The lines to paste: pure functions from a picture to the text that a place shows it
// with. A picture is { base, widget, format, pairs, width, height, alt }; its pairs hold
// names and values as the service reads them.
import { buildQuery, clean, decodeEntities, wellFormed } from './address.js';
import { formatList, parseList } from './list.js';

export function url(p) {
  return target(p) + (p.pairs.length > 0 ? '?' + buildQuery(p.pairs) : '');
}

function target(p) {
  return `${p.base}/${p.widget}.${p.format}`;
}

export function html(p) {
  return `<img src="${markup(url(p))}" width="${p.width}" height="${p.height}" alt="${markup(p.alt)}">`;
}

export function storage(p) {
  return `<ac:image ac:width="${p.width}" ac:height="${p.height}" ac:alt="${markup(p.alt)}">` +
    `<ri:url ri:value="${markup(url(p))}" /></ac:image>`;
}

// wiki is the markup of Jira and of Confluence. Its properties know no escape, so what
// would end one is left out of the words.
export function wiki(p) {
  const alt = clean(p.alt.replace(/[^\p{L}\p{N}\p{M} .%:€£+−–-]/gu, ' '));
  return `!${url(p)}|width=${p.width},height=${p.height}${alt === '' ? '' : ',alt=' + alt}!`;
}

export function markdown(p) {
  return `![${clean(p.alt).replace(/[\\`*_{}[\]()<>#!|&~$]/g, '\\$&')}](${url(p)})`;
}

// curl posts, so that the values stand in no address, log or list of processes' targets.
export function curl(p) {
  const lines = [`curl --fail --output ${p.widget}.${p.format} ${word(target(p))}`];
  for (const [name, value] of p.pairs) {
    lines.push('--data-urlencode ' + word(name + '=' + wellFormed(value)));
  }
  if (p.pairs.length === 0) {
    lines.push("--data ''");
  }
  return lines.join(' \\\n  ');
}

function word(text) {
  return `'${text.replaceAll(`'`, `'\\''`)}'`;
}

// The parameters that a macro's dialog asks for if the picture has them; all others stand
// in the template.
const asked = {
  value: ['Value', 'Number to show, for example 42 or 12.5'],
  previous: ['Previous value', 'The earlier number that the change is counted from'],
  segments: ['Segments', 'Parts of the whole, for example 12:success:Done,5::In progress'],
  label: ['Label', 'Caption of the value'],
  title: ['Title', 'Text above'],
};

// macro is the template of a Confluence user macro. Confluence encodes each parameter as
// HTML before the template sees it, and the service decodes that.
export function macro(p, specs) {
  const lines = [`## Macro title: Plugio ${p.widget}`, '## Body processing: No macro body'];
  const fixed = [];
  let query = '';
  let required = '';
  for (const [name, value] of p.pairs) {
    if (name === 'width' || name === 'height') {
      continue;
    }
    const given = asDefault(specs.get(name), value);
    if (asked[name] && given !== '' && !/[|\n\r]/.test(given)) {
      lines.push(`## @param ${name}:title=${asked[name][0]}|type=string|desc=${asked[name][1]}|default=${given}`);
      query += `#if($param${name})&amp;${name}=$generalUtil.urlEncode($param${name})#end`;
      required ||= name;
    } else {
      fixed.push([name, value]);
    }
  }
  for (const [name, size] of [['width', p.width], ['height', p.height]]) {
    lines.push(`## @param ${name}:title=${name === 'width' ? 'Width' : 'Height'}|type=int|desc=CSS pixels|default=${size}`);
  }
  const start = fixed.length > 0 ? markup(buildQuery(fixed)) + '&amp;' : '';
  lines.push(`<img src="${markup(target(p))}?${start}width=$paramwidth&amp;height=$paramheight${query}" ` +
    `width="$paramwidth" height="$paramheight" alt="${macroAlt(p, lines)}"/>`);
  return lines.join('\n');
}

// asDefault is a value as a person types it into the dialog: without the entities that
// Confluence adds by itself.
function asDefault(spec, value) {
  switch (spec?.kind) {
    case 'text':
      return clean(decodeEntities(value));
    case 'thresholds':
    case 'segments': {
      const items = parseList(value);
      return items ? formatList(items, (text) => text) : value;
    }
  }
  return value;
}

// macroAlt are the words for the macro's own parameters, or the picture's where it has
// none. In the latter, what Velocity would read as its own becomes an entity.
function macroAlt(p, lines) {
  const has = (name) => lines.some((line) => line.startsWith(`## @param ${name}:`));
  const words = ['title', 'label', 'value', 'segments'].filter(has).map((name) => `$!param${name}`);
  return words.length > 0 ? words.join(' ') : markup(p.alt).replace(/[$#]/g, (c) => `&#${c.charCodeAt(0)};`);
}

// markup escapes for HTML and XML, in text and in quoted attributes alike.
function markup(text) {
  return clean(text).replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]);
}
