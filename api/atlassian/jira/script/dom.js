const root = document.documentElement;

// make builds an element without the attributes that are false.
function make(tag, attributes, ...children) {
	const element = document.createElement(tag);
	Object.keys(attributes).forEach((name) => {
		const value = attributes[name];
		if (value !== false && value !== undefined) { element.setAttribute(name, value === true ? "" : value); }
	});
	element.append(...children);
	return element;
}

function button(text, look, attributes) {
	return make("button", Object.assign({ type: "button", class: "aui-button " + look }, attributes), text);
}

// words is a text in the viewer's language; "" if there is none.
function words(key) {
	return (TEXTS[key] || ["", ""])[/^de/i.test(root.lang) ? 1 : 0];
}
