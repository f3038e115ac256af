// The user macro of a picture: the template is the service's, as its app installs it, and the
// picture's own values become what the macro's dialog starts with.
import { buildQuery, clean, decodeEntities, encode, escapeEntities } from './address.js';
import { formatList, parseList } from './list.js';

const parameterLine = /^## @param (\w+):/;
const given = /#if\(\$param(\w+)\)&amp;\1=.*?#end/g;

// macro fills a template in. What a dialog's line cannot hold, and what it does not ask for,
// stands in the template itself and is not asked.
export function macro(p, template, specs, markup) {
  const values = new Map(p.pairs.map(([name, value]) => [name, asTyped(specs.get(name), value)]));
  const lines = template.trimEnd().split('\n');
  const asked = new Set(lines.map((line) => parameterLine.exec(line)?.[1]).filter(Boolean));
  const fixed = p.pairs.filter(([name]) => !asked.has(name) || !fits(specs.get(name), values.get(name)));
  const settled = new Set(fixed.map(([name]) => name));
  values.set('width', String(p.width)).set('height', String(p.height));
  return lines.filter((line) => !settled.has(parameterLine.exec(line)?.[1])).map((line) => {
    const name = parameterLine.exec(line)?.[1];
    return name ? withDefault(line, values.get(name)) : line.startsWith('##') ? line : image(line, p, { fixed, settled, values, markup });
  }).join('\n');
}

// asTyped is a value as a person types it into the dialog: without the entities that
// Confluence adds by itself.
function asTyped(spec, value) {
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

// fits says whether a dialog can start with a value. An empty one would not be sent.
function fits(spec, value) {
  switch (spec.kind) {
    case 'choice':
      return spec.values.includes(value);
    case 'boolean':
      return value === 'true' || value === 'false';
    case 'integer':
      return /^\d+$/.test(value);
  }
  return value !== '' && !/[|\n\r]/.test(value);
}

function withDefault(line, value) {
  const bare = line.replace(/\|default=[^|]*/, '');
  return value === undefined ? bare : bare.replace(/\|desc=|$/, (at) => `|default=${value}${at}`);
}

// image is the template's own line. What Velocity would read as its own becomes an entity.
function image(line, p, { fixed, settled, values, markup }) {
  const quiet = (text) => markup(text).replace(/[$#]/g, (c) => `&#${c.charCodeAt(0)};`);
  return line
    .replace(/src="[^"?]*\?[^"#]*/, () => `src="${quiet(`${p.base}/${p.widget}.${p.format}`)}?${markup(buildQuery(fixed))}`)
    .replace(given, (all, name) => (settled.has(name) ? '' : all))
    .replace(/\$!param(\w+)/g, (all, name) => (settled.has(name) ? quiet(values.get(name)) : all));
}

// addressOfMacro is the address that a macro asks for if its dialog is left as it starts, or
// nothing for what is no macro.
export function addressOfMacro(text) {
  if (!/^## (Macro|@param) /m.test(text)) {
    return '';
  }
  const starts = new Map([...text.matchAll(/^## @param (\w+):.*?\|default=([^|\n]*)/gm)].map(([, name, value]) => [name, value.trimEnd()]));
  const line = text.split('\n').filter((one) => !one.startsWith('##')).join('\n');
  const source = line.replace(/#if\(\$param(\w+)\)&(?:amp;)?\1=.*?#end/g, (_, name) => (starts.has(name) ? `&amp;${name}=${encode(escapeEntities(starts.get(name)))}` : ''))
    .replace(/#(?:if\([^)]*\)|else|end)/g, '');
  return new DOMParser().parseFromString(source, 'text/html').querySelector('img[src]')?.getAttribute('src').replace('?&', '?') ?? '';
}
