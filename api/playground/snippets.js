// The lines to paste: pure functions from a picture to the text that a place shows it
// with. A picture is { base, widget, format, pairs, width, height, alt }; its pairs hold
// names and values as the service reads them.
import { buildQuery, clean, oneLine, wellFormed } from './address.js';

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
  return `![${oneLine(p.alt).replace(/[\\`*_{}[\]()<>#!|&~$]/g, '\\$&')}](${url(p)})`;
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

// markup escapes for HTML and XML, in text and in quoted attributes alike.
export function markup(text) {
  return oneLine(text).replace(/[&<>"']/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[c]);
}
