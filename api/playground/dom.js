// el makes an element: properties by their names in the DOM, those with a dash as
// attributes, then its children.
export function el(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.includes('-') || name === 'role' || name === 'for' || name === 'list') {
      element.setAttribute(name, value);
    } else {
      element[name] = value;
    }
  }
  element.append(...children);
  return element;
}

// words makes a heading of a parameter's name: hoursPerDay is Hours per day.
// Names that are no words get one.
export function words(name) {
  const spaced = name.replace(/([a-z])([A-Z])/g, (_, a, b) => `${a} ${b.toLowerCase()}`);
  return { dpr: 'Pixel ratio', dir: 'Direction', color: 'Colour' }[name] ?? spaced[0].toUpperCase() + spaced.slice(1);
}
