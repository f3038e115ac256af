// A gadget is an item in a frame on Jira's own address, which the gadget container gives
// preferences, a title and a height.
function define(name, needs, factory) {
	define[name.split("/")[1]] = factory();
}

// mirrorTheme keeps the page's theme on the frame's document.
function mirrorTheme() {
	try {
		const page = window.parent.document.documentElement;
		const copy = () => ["data-color-mode", "data-theme"].forEach((name) => {
			if (page.hasAttribute(name)) { root.setAttribute(name, page.getAttribute(name)); } else { root.removeAttribute(name); }
		});
		copy();
		new MutationObserver(copy).observe(page, { attributeFilter: ["data-color-mode", "data-theme"] });
		root.lang = root.lang || page.lang;
	} catch (error) {
		root.lang = root.lang || "en"; // the page is another site's
	}
}

// startGadget shows what was saved, or the form.
function startGadget() {
	const prefs = new gadgets.Prefs();
	const box = document.getElementById("plugio");
	const saved = {};
	PREFERENCES.forEach((name) => {
		const value = prefs.getString(name);
		if (value) { saved[name] = value; }
	});
	const body = make("div", {});
	const edit = button(words("gadget.edit"), "");
	const kinds = make("select", { "aria-label": words("gadget.kind") },
		...Object.keys(ROLES).map((kind) => make("option", { value: kind }, words("gadget." + kind))));
	kinds.value = saved.kind || "gauge";
	const api = {
		savePreferences: (all) => {
			Object.keys(saved).forEach((name) => { delete saved[name]; });
			Object.assign(saved, all, { kind: kinds.value });
			const given = {};
			PREFERENCES.forEach((name) => { given[name] = saved[name] || ""; });
			prefs.set(given);
			view();
		},
		closeEdit: () => { if (saved.isConfigured) { view(); } },
		setTitle: (title) => gadgets.window.setTitle(title),
		resize: () => gadgets.window.adjustHeight(),
	};
	let item = null;
	const start = (method) => {
		if (item) { item.end(); }
		item = new define[kinds.value](api);
		kinds.hidden = method === "render";
		edit.hidden = !kinds.hidden;
		item[method](body, saved);
	};
	const view = () => start("render");
	edit.addEventListener("click", () => start("renderEdit"));
	kinds.addEventListener("change", () => start("renderEdit"));
	box.replaceChildren(make("div", { class: "plugio plugio-form" }, kinds), body, make("div", { class: "plugio plugio-tools" }, edit));
	start(saved.isConfigured ? "render" : "renderEdit");
}

gadgets.util.registerOnLoadHandler(() => {
	mirrorTheme();
	startGadget();
});
