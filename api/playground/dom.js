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

// words makes a heading of a name.
export function words(name) {
  return name[0].toUpperCase() + name.slice(1);
}
