// Lists such as thresholds and segments: items separated by commas, their parts by colons,
// and a backslash before either where a name holds it.
import { clean, decodeEntities, escapeEntities } from './address.js';

// parseList returns items of number, colour and name, or null if the text has items of
// more parts than that.
export function parseList(text) {
  if (text.trim() === '') {
    return [];
  }
  const items = cut(text, ',').map((item) => cut(item, ':'));
  if (items.some((parts) => parts.length > 3)) {
    return null;
  }
  return items.map(([number, color = '', name = '']) => ({
    number: number.trim(),
    color: color.trim(),
    name: decodeEntities(name.replace(/\\([,:\\])/g, '$1')),
  }));
}

// formatList is the text of items. Their entities are escaped where the text goes straight
// to the service, and not where a wiki does that.
export function formatList(items, escape = escapeEntities) {
  return items.map(({ number, color, name }) => {
    const parts = [part(number), part(color), escape(clean(name)).replace(/[,:\\]/g, '\\$&')];
    while (parts.length > 1 && parts.at(-1) === '') {
      parts.pop();
    }
    return parts.join(':');
  }).join(',');
}

function part(text) {
  return text.trim().replace(/[,:\\]/g, '\\$&');
}

function cut(text, separator) {
  const parts = [''];
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\' && i + 1 < text.length) {
      parts[parts.length - 1] += text[i] + text[++i];
    } else if (text[i] === separator) {
      parts.push('');
    } else {
      parts[parts.length - 1] += text[i];
    }
  }
  return parts;
}
