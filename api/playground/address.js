// The grammar of addresses, as the service reads it: how values are written into one, and
// how one is taken apart. Nothing here touches the page.

// encode writes a value so that it can stand in every place the page writes for: besides
// what a query needs, it encodes what wiki markup, Markdown, Velocity or a shell would
// read as their own. Comma and colon stay, since lists are full of them.
export function encode(text) {
  return encodeURIComponent(wellFormed(text))
    .replace(/[!'()*~]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase())
    .replace(/%2C/g, ',')
    .replace(/%3A/g, ':');
}

// wellFormed replaces halves of surrogate pairs, which no encoding can hold.
export function wellFormed(text) {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

// clean makes one line of a text, as the service does.
export function clean(text) {
  return oneLine(text.replace(/[\u202a-\u202e\u2066-\u2069]/g, ''));
}

// oneLine is clean for words of the service's own, whose marks of direction belong to them.
export function oneLine(text) {
  return wellFormed(text)
    .replace(/[ \t\n\r\u2028\u2029]+/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff]/g, '')
    .trim();
}

// The service decodes entities once, since wikis send them. So that what is typed is what
// is shown, an ampersand that would begin one is written as an entity itself.
export function escapeEntities(text) {
  return text.replace(/&(?=#?\w{1,31};)/g, '&amp;');
}

export function decodeEntities(text) {
  return text.replace(/&#?\w{1,31};/g, (entity) => {
    const decoded = new DOMParser().parseFromString(entity, 'text/html').body.textContent;
    return [...decoded].length > 2 || decoded === '\ufffd' ? entity : decoded;
  });
}

export function buildQuery(pairs) {
  return pairs.map(([name, value]) => name + '=' + encode(value)).join('&');
}

// parseQuery reads pairs leniently: only & separates, a leading amp; of a name is dropped,
// and a percent sign that begins no escape stays what it is.
export function parseQuery(raw) {
  return raw.split('&').filter((pair) => pair !== '').map((pair) => {
    const at = pair.indexOf('=');
    const name = at < 0 ? pair : pair.slice(0, at);
    const value = at < 0 ? '' : pair.slice(at + 1);
    return [unescape(name).replace(/^amp;/, ''), unescape(value)];
  });
}

function unescape(text) {
  return text.replace(/\+/g, ' ').replace(/(%[0-9a-f]{2})+/gi, (escapes) => {
    const bytes = escapes.slice(1).split('%').map((hex) => parseInt(hex, 16));
    return new TextDecoder().decode(new Uint8Array(bytes));
  });
}

// cleanBase returns the address of a service without a slash at its end, or nothing for
// what is no http address.
export function cleanBase(text) {
  let url;
  try {
    url = new URL(text.trim());
  } catch {
    return '';
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    return '';
  }
  const path = url.pathname.replace(/\/+$/, '')
    .replace(/[!'()*~|[\]{}\\^$]/g, (c) => '%' + c.charCodeAt(0).toString(16).toUpperCase());
  return url.origin + path;
}

// findAddress finds the address in what was pasted: an address as such, or a line that
// this page or an editor wrote around one.
export function findAddress(pasted) {
  const text = pasted.trim();
  const page = new DOMParser().parseFromString(text, 'text/html');
  const image = page.querySelector('img[src]');
  if (image) {
    return image.getAttribute('src');
  }
  const url = page.getElementsByTagName('ri:url')[0];
  if (url) {
    return url.getAttribute('ri:value') ?? '';
  }
  for (const pattern of [
    /^!([^|\n]+?)(?:\|[^\n]*)?!$/, // wiki markup
    /^!\[[^\n]*\]\(<?([^\s>]+?)>?\)$/, // Markdown
    /^curl\s[^]*?'(https?:[^']*)'/, // a command line
  ]) {
    const found = pattern.exec(text);
    if (found) {
      return pattern.source.startsWith('^curl') ? withData(found[1], text) : found[1];
    }
  }
  return text;
}

// withData adds what a command line posts to the address it posts to.
function withData(address, command) {
  const posted = [...command.matchAll(/--data-urlencode ('(?:[^']|'\\'')*')/g)].map(([, word]) => {
    const [name, ...value] = word.slice(1, -1).replaceAll(`'\\''`, `'`).split('=');
    return [name, value.join('=')];
  });
  return posted.length === 0 ? address : address + '?' + buildQuery(posted);
}

// takeApart cuts an address into its parts. Known are the names of widgets and formats;
// what is missing or nearly right comes back as notes.
export function takeApart(address, known) {
  const [beforeFragment] = address.split('#');
  const mark = beforeFragment.indexOf('?');
  const path = mark < 0 ? beforeFragment : beforeFragment.slice(0, mark);
  const query = mark < 0 ? '' : beforeFragment.slice(mark + 1);
  const end = /^(.*?)\/?([^/.]*)\.([^/.]*)$/.exec(path);
  const expected = known.widgets.map((w) => w + '.' + known.formats[0]).join(', ');
  if (!end) {
    return { error: `This is no picture’s address: the path should end in ${expected} or .${known.formats[1]}.` };
  }
  const widget = known.widgets.includes(end[2]) ? end[2] : nearest(end[2], known.widgets);
  const format = known.formats.includes(end[3]) ? end[3] : nearest(end[3], known.formats) || known.formats[0];
  if (!widget) {
    return { error: `No picture is called “${end[2]}”: the path should end in ${expected} or .${known.formats[1]}.` };
  }
  const notes = [];
  if (widget !== end[2] || format !== end[3]) {
    notes.push(`The path ends in “${end[2]}.${end[3]}”; the nearest right one is ${widget}.${format}.`);
  }
  return { base: end[1] === '' ? '' : cleanBase(end[1]), widget, format, pairs: parseQuery(query), notes };
}

// nearest is the known name that takes the fewest changed letters to reach, in any letter
// case, or nothing where more than one letter, and more than one in four, would have to change.
export function nearest(name, names) {
  let best = '';
  let distance = Infinity;
  for (const known of names) {
    const d = edits(name.toLowerCase(), known.toLowerCase());
    const longer = Math.max(name.length, known.length);
    if (name.length <= 40 && d < distance && d <= Math.max(1, Math.floor(longer / 4)) && 2 * d < longer) {
      best = known;
      distance = d;
    }
  }
  return best;
}

// edits counts the letters to insert, delete or replace, or neighbours to swap.
function edits(a, b) {
  const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      rows[i][j] = Math.min(rows[i - 1][j] + 1, rows[i][j - 1] + 1, rows[i - 1][j - 1] + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        rows[i][j] = Math.min(rows[i][j], rows[i - 2][j - 2] + 1);
      }
    }
  }
  return rows[a.length][b.length];
}
