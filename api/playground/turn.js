// The colours of segments.

// turnColors are those of all segments: their own, and for those without one the next of the colours
// in turn that no other segment has, on light and dark pages, as long as there is one.
export function turnColors(items, inTurn, palette) {
  const taken = new Set(items.flatMap(({ color }) => color ? shades(color, palette) : []));
  return items.map(({ color }, i) => {
    if (color) {
      return color;
    }
    const first = i % inTurn.length;
    const next = [...inTurn.slice(first), ...inTurn.slice(0, first)].find((name) => !shades(name, palette).some((shade) => taken.has(shade)));
    if (!next) {
      return inTurn[first];
    }
    taken.add(shades(next, palette)[0]);
    return next;
  });
}

// shades is what a colour looks like on a light and on a dark page.
function shades(color, palette) {
  const digits = color.replace('#', '').toLowerCase();
  const own = '#' + (digits.length === 3 ? digits.replace(/./g, '$&$&') : digits.replace(/^(.{6})ff$/, '$1'));
  const { light, dark } = palette[color] ?? { light: own, dark: own };
  return [`light ${light}`, `dark ${dark}`];
}
