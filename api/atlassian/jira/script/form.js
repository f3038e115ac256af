const COLORS = ["success", "warning", "danger", "information", "discovery", "neutral"];
// PRESETS of zones; % is a share of the scale, or of twice the target.
const PRESETS = {
	up: "0%:danger,50%:warning,80%:success",
	down: "0%:success,20%:warning,50%:danger",
	around: "0%:danger,30%:warning,45%:success,55%:warning,70%:danger",
};

let forms = 0;

class Form {
	constructor({ kind, api, saved }) {
		Object.assign(this, { kind, api, saved, inputs: {}, known: new Map(), running: new AbortController(), picture: new Picture() });
		this.id = "plugio-" + ++forms + "-";
		this.form = make("form", { class: "plugio plugio-form" });
	}

	build() {
		if (this.kind === "bar") { this.segments(); }
		Object.keys(ROLES[this.kind]).forEach((role) => this.measure(role));
		this.fields(this.group("look"), LOOK[this.kind]);
		this.zones();
		this.fields(this.group("item"), {
			heading: {}, refresh: ["15", "30", "60", "120", "false"], service: { placeholder: SERVICE, required: !SERVICE },
		});
		const cancel = button(words("cancel"), "aui-button-link");
		cancel.addEventListener("click", () => call(this.api, "closeEdit"));
		this.form.append(
			make("div", { class: "plugio-preview", role: "group", "aria-label": words("preview") }, this.picture.img, this.picture.note),
			make("div", { class: "plugio-buttons" }, button(words("save"), "aui-button-primary", { type: "submit" }), cancel));
		this.form.addEventListener("submit", (event) => {
			event.preventDefault();
			call(this.api, "savePreferences", this.gather());
		});
		// A query is read once it is finished.
		this.form.addEventListener("input", ({ target }) => { if (!target.matches("textarea")) { this.changed(); } });
		this.form.addEventListener("change", () => this.changed());
		return this.form;
	}

	group(name) {
		const set = make("fieldset", {}, make("legend", {}, words(name)));
		this.form.append(set);
		return set;
	}

	fields(into, table) {
		Object.keys(table).forEach((name) => this.field(into, name, table[name]));
	}

	// field puts a control under its label, with a line for what is said of it.
	field(into, name, kind, label) {
		label = label || name;
		const control = kind.nodeType ? kind : Array.isArray(kind)
			? make("select", {}, ...kind.map((value) => make("option", { value }, words(label + "." + value) || words(value))))
			: make("input", Object.assign({ autocomplete: "off" }, kind));
		control.id = this.id + name;
		const said = make("div", { class: "plugio-said", id: control.id + "-said", role: "status" });
		control.setAttribute("aria-describedby", said.id);
		if (this.saved[name] !== undefined) { control.value = this.saved[name]; }
		this.inputs[name] = control;
		into.append(make("div", { class: "plugio-field" }, make("label", { for: control.id }, words(label)), control, said));
		return control;
	}

	query(into, name) {
		const area = this.field(into, name, make("textarea", { rows: 2, spellcheck: "false", required: true }), "jql");
		const check = async () => {
			const jql = area.value.trim();
			const [wrong, line] = await this.read({ kind: "count", jql })
				.then((n) => [false, words("found") + " " + n], (error) => [true, sentence(error, this.saved)]);
			if (area.value.trim() !== jql || this.running.signal.aborted) { return; }
			area.nextSibling.textContent = line;
			area.setAttribute("aria-invalid", wrong);
		};
		area.addEventListener("change", check);
		if (area.value) { check(); }
		return area;
	}

	// read asks Jira once for each measure.
	read(measure) {
		const key = JSON.stringify(measure.kind === "count" ? measure.jql : measure);
		if (!this.known.has(key)) {
			this.known.set(key, readMeasure(measure, this.running.signal));
			this.known.get(key).catch(() => this.known.delete(key));
		}
		return this.known.get(key);
	}

	measure(role) {
		const set = this.group(role);
		const kinds = ["count", "sum", "constant"];
		const kind = this.field(set, role + "Kind", role === "value" ? kinds : [""].concat(kinds), "kind");
		const jql = this.query(set, role + "Jql");
		const field = this.field(set, role + "Field", make("select", { required: true }), "field");
		const number = this.field(set, role + "Number", Object.assign({ required: true }, NUMBER), "constant");
		const arrange = () => {
			show(jql, /count|sum/.test(kind.value));
			show(field, kind.value === "sum");
			show(number, kind.value === "constant");
			if (kind.value === "sum" && !field.length) { this.choices(field, this.saved[role + "Field"]); }
		};
		kind.addEventListener("change", arrange);
		arrange();
		if (this.parts && role !== "whole") { this.single.push(set); }
	}

	async choices(select, chosen) {
		const list = await numberFields(this.running.signal).catch(() => []);
		if (chosen && !list.some(({ id }) => id === chosen)) { list.push({ id: chosen, name: chosen }); }
		select.replaceChildren(...list.map(({ id, name }) => make("option", { value: id }, name)));
		select.value = chosen || select.value;
		this.changed();
	}

	list(into, name, columns, most, rows) {
		const box = make("div", {});
		const add = button("+ " + words(name), "");
		const arrange = () => {
			[...box.children].forEach((row, i) => row.setAttribute("aria-label", words(name) + " " + (i + 1)));
			add.disabled = box.children.length >= most;
			this.changed();
		};
		const append = (values) => {
			const remove = button("\u00d7", "", { "aria-label": words("remove") });
			const row = make("div", { class: "plugio-row", role: "group" }, ...columns.map((column) => column()), remove);
			values.forEach((value, i) => { row.children[i].value = value; });
			remove.addEventListener("click", () => { row.remove(); arrange(); add.focus(); });
			box.append(row);
			return row;
		};
		add.addEventListener("click", () => { append([]).firstChild.focus(); arrange(); });
		into.append(box, add);
		rows.forEach(append);
		return {
			set: (all) => { box.replaceChildren(); all.forEach(append); arrange(); },
			get: () => [...box.children].map((row) => [...row.children].slice(0, -1).map(({ value }) => value.trim())),
		};
	}

	zones() {
		const set = this.group("zones");
		const preset = this.field(set, "preset", [""].concat(Object.keys(PRESETS)));
		delete this.inputs.preset;
		this.zoneList = this.list(set, "zone", [cell("bound", NUMBER), colors, cell("name")], 64, zonesOf(this.saved.thresholds || ""));
		preset.addEventListener("change", () => {
			if (!preset.value) { return; }
			const aim = preset.value === "around" && this.inputs.targetNumber && parseFloat(this.inputs.targetNumber.value);
			this.zoneList.set(zonesOf(PRESETS[preset.value]).map(([bound, color]) => [
				aim ? parseFloat(bound) * aim / 50 : this.kind === "counter" ? parseFloat(bound) : bound, color, words("zone." + color),
			]));
		});
	}

	segments() {
		this.single = [];
		this.parts = this.field(this.group("source"), "parts", ["", "segments"]);
		delete this.inputs.parts;
		const set = this.group("segments");
		const saved = segmentsOf(this.kind, this.saved);
		this.segmentList = this.list(set, "segment", [cell("name"), colors, cell("jql", { required: true })], MAX_SEGMENTS, saved);
		this.parts.value = saved.length ? "segments" : "";
		this.arrange = () => {
			const single = !this.parts.value;
			set.hidden = set.disabled = single;
			this.single.forEach((other) => { other.hidden = other.disabled = !single; });
		};
	}

	// gather is what would be saved now; what the form does not know is kept.
	gather() {
		const saved = Object.assign({}, this.saved, { v: "1", probe: PROBE, isConfigured: "true" });
		Object.keys(this.inputs).forEach((name) => { saved[name] = this.inputs[name].value.trim(); });
		saved.thresholds = this.zoneList.get().filter(([bound]) => bound)
			.map(([bound, color, name]) => bound + ":" + color + (name ? ":" + escapeName(name) : "")).join(",");
		const list = this.parts && this.parts.value ? this.segmentList.get() : [];
		saved.segments = String(list.length);
		list.forEach((row, n) => PARTS.forEach((part, i) => { saved["segment" + (n + 1) + part] = row[i]; }));
		return saved;
	}

	// changed draws the preview once typing pauses.
	changed() {
		if (this.arrange) { this.arrange(); }
		clearTimeout(this.timer);
		this.timer = setTimeout(() => this.draw(), 250);
		call(this.api, "resize");
	}

	async draw() {
		const turn = this.turn = {};
		const saved = this.gather();
		const measures = measuresOf(this.kind, saved);
		// What is not filled in yet is no problem.
		Object.keys(measures).forEach((role) => { if (measures[role].kind !== "constant" && !measures[role].jql) { delete measures[role]; } });
		const [values, fault] = await readAll(measures, (measure) => this.read(measure)).then((read) => [read, null], (error) => [null, error]);
		if (turn !== this.turn || this.running.signal.aborted) { return; }
		await this.picture.draw(this.kind, saved, values, fault, 320, this.running.signal);
		call(this.api, "resize");
	}
}

// show hides a row; what is hidden need not be filled in.
function show(control, visible) {
	control.disabled = control.parentNode.hidden = !visible;
}

function cell(label, attributes) {
	return () => make("input", Object.assign({ "aria-label": words(label), placeholder: words(label) }, attributes));
}

function colors() {
	return make("select", { "aria-label": words("color") }, ...COLORS.map((value) => make("option", { value }, words("color." + value))));
}

function zonesOf(thresholds) {
	return split(thresholds, ",", true).filter(Boolean).map((zone) => split(zone, ":"));
}

// split takes a list of the service's apart; after \ a sign is none.
function split(text, at, keep) {
	const parts = [""];
	text.replace(/\\?[^]/g, (sign) => {
		if (sign === at) { parts.push(""); } else { parts[parts.length - 1] += keep ? sign : sign.slice(-1); }
		return "";
	});
	return parts;
}
