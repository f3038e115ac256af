// What a percent sign after a number means, for the Go program of a picture: a place on
// the scale where the number is one, a percentage where it is data.

// percentages reads the parameters that the meaning depends on.
export function percentages(widget, pairs) {
  const given = new Map(pairs);
  const fractions = given.get('format')?.trim() === 'percent';
  const data = ['value', 'previous', 'segments'].some((name) => hasSign(given.get(name), name));
  const bare = data && !fractions && !['format', 'suffix', 'unit'].some((name) => given.has(name));
  const whole = hasSign(given.get('segments'), 'segments') && !given.get('total')?.trim();
  const lines = [];
  if (fractions && widget !== 'counter' && !given.has('max')) {
    lines.push('Max = render.Int(1)');
  }
  if (bare) {
    lines.push('Number.Kind = number.Percentage');
  }
  if (whole) {
    lines.push(`Total = render.Int(${fractions ? 1 : 100})`);
  }
  if (widget !== 'counter' && hasSign(given.get('thresholds'), 'thresholds') && end(given.get('min'), 0) > end(given.get('max'), fractions ? 1 : 100)) {
    lines.push('ZonesFall = true');
  }
  return { fractions, lines };
}

function end(text, otherwise) {
  return text === undefined ? otherwise : Number(text.trim().replace('\u2212', '-'));
}

// withoutSign is a number's text and whether a percent sign followed it.
export function withoutSign(text) {
  const number = text.trim();
  return number.endsWith('%') ? [number.slice(0, -1).trim(), true] : [number, false];
}

function hasSign(text, name) {
  const amount = name === 'segments' || name === 'thresholds' ? /(^|,)[^,:\\]*%\s*(:|,|$)/ : /%\s*$/;
  return text !== undefined && amount.test(text);
}
