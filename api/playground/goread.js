// The way back from the Go program that this page writes to the picture's address.
import { buildQuery, escapeEntities } from './address.js';
import { capital, choice, fields } from './gocode.js';
import { formatList } from './list.js';

// addressOfGo is the address of the picture that a program draws, without the service's part,
// or nothing for what is no such program.
export function addressOfGo(text, table) {
  const made = /(\w+) := render\.New(\w+)\(\)/.exec(text);
  const widget = made?.[2].toLowerCase();
  if (!table.widgets.includes(widget)) {
    return '';
  }
  const specs = table.parameters.filter((spec) => spec.widgets.includes(widget));
  const fieldOf = new Map(specs.map((spec) => [fields[spec.name] ?? capital(spec.name), spec]));
  const pairs = [];
  let percentage = false;
  for (const { field, written } of assignments(text, made[1])) {
    percentage ||= written === 'number.Percentage';
    const spec = fieldOf.get(field);
    const value = spec && valueOf(widget, spec, written);
    if (value !== undefined) {
      pairs.push([spec.name, value]);
    }
  }
  const palette = /^\t\/\/ The palette (\S+) is the service/m.exec(text);
  const [, format = 'PNG', dpr] = /render\.Options\{Format: render\.(\w+)(?:, DPR: ([\d.]+))?\}/.exec(text) ?? [];
  const all = [...percentage ? withSigns(pairs, specs) : pairs, ...palette ? [['palette', palette[1]]] : [], ...dpr ? [['dpr', dpr]] : []];
  return `${widget}.${format.toLowerCase()}?${buildQuery(all)}`;
}

// assignments are the fields that a program sets, the lines of a list as one.
function assignments(text, variable) {
  const found = [];
  for (const line of text.split('\n')) {
    const start = new RegExp(`^\\t${variable}\\.([\\w.]+) = (.*)$`).exec(line);
    if (start) {
      found.push({ field: start[1], written: start[2] });
    } else if (/^\[\].*[{,]$/.test(found.at(-1)?.written)) {
      found.at(-1).written += line.trim();
    }
  }
  return found;
}

// valueOf is the value that an expression was written for.
function valueOf(widget, spec, written) {
  switch (spec.kind) {
    case 'text':
      return escapeEntities(JSON.parse(written));
    case 'choice':
      return spec.values.find((value) => choice(widget, spec.name, value) === written);
    case 'locale':
      return quotedIn(written);
    case 'color':
      return colorOf(written);
    case 'background':
      return written === 'widget.Background{Surface: true}' ? 'surface' : colorOf(/Color: (.*)\}$/.exec(written)[1]);
    case 'thresholds':
    case 'segments':
      return formatList(cut(inner(written)).map(itemOf));
    case 'series':
      return cut(inner(written)).map((item) => (item === '{}' ? '' : numberOf(item))).join(',');
  }
  return numberOf(written);
}

function itemOf(written) {
  const parts = new Map(cut(inner(written)).map((part) => [part.slice(0, part.indexOf(':')), part.slice(part.indexOf(':') + 2)]));
  return {
    number: numberOf(parts.get('Bound') ?? parts.get('Amount') ?? ''),
    color: parts.has('Color') ? colorOf(parts.get('Color')) : '',
    name: parts.has('Name') ? JSON.parse(parts.get('Name')) : '',
  };
}

// numberOf is a number as an address has it; both ways to write a share stand for a sign.
function numberOf(written) {
  const share = /^number\.Between\(\w+\.Min, \w+\.Max, (.*)\)$/.exec(written)?.[1] ?? (written.endsWith('.Shift(-2)') ? written.slice(0, -'.Shift(-2)'.length) : undefined);
  if (share !== undefined) {
    return numberOf(share) + '%';
  }
  return /^render\.Int\((-?\d+)\)$/.exec(written)?.[1] ?? quotedIn(written) ?? (/^-?[\d.]+$/.test(written) ? written : undefined);
}

function colorOf(written) {
  const token = /^(?:theme\.Of\(theme\.|render\.)(\w+?)(?:Fill)?(?:\)|\(\))$/.exec(written);
  return token ? token[1][0].toLowerCase() + token[1].slice(1) : quotedIn(written);
}

function quotedIn(written) {
  const found = /"(?:[^"\\]|\\.)*"/.exec(written);
  return found ? JSON.parse(found[0]) : undefined;
}

// withSigns puts the percent sign after numbers of a program that counts in percent.
function withSigns(pairs, specs) {
  const amounts = new Map(specs.map(({ name, kind }) => [name, kind]));
  const sign = (number) => (number === '' || number.endsWith('%') ? number : number + '%');
  return pairs.map(([name, value]) => {
    switch (amounts.get(name)) {
      case 'data':
        return [name, sign(value)];
      case 'segments':
        return [name, value.replace(/(?<=^|(?<!\\),)[^,:\\]+/g, sign)];
    }
    return [name, value];
  });
}

// inner is what stands between the first brace and the last.
function inner(written) {
  return written.slice(written.indexOf('{') + 1, written.lastIndexOf('}')).trim();
}

// cut parts an expression at the commas outside of strings, braces and parentheses.
function cut(written) {
  const parts = [''];
  let depth = 0;
  for (const token of written.match(/"(?:[^"\\]|\\.)*"|[^]/g) ?? []) {
    depth += '{('.includes(token) ? 1 : '})'.includes(token) ? -1 : 0;
    if (token === ',' && depth === 0) {
      parts.push('');
    } else {
      parts[parts.length - 1] += token;
    }
  }
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}
