// The product keeps preferences as texts and may hand them back HTML-encoded. The probe,
// stored as it stands here, tells how often.
const PROBE = '<&">';
const MAX_SEGMENTS = 8;
const PARTS = ["Name", "Color", "Jql"];

function decodeOnce(text) {
	const named = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
	return text.replace(/&(?:(lt|gt|amp|quot|apos)|#(\d+)|#x([\da-f]+));/gi, (all, name, dec, hex) =>
		name ? named[name.toLowerCase()] : String.fromCharCode(dec || parseInt(hex, 16)));
}

// readPreferences returns what was saved, whatever the product did to it.
function readPreferences(raw) {
	const saved = {};
	Object.keys(raw || {}).forEach((name) => { saved[name] = raw[name] == null ? "" : String(raw[name]); });
	for (let turns = saved.probe ? 3 : 1; turns && saved.probe !== PROBE; turns--) {
		Object.keys(saved).forEach((name) => { saved[name] = decodeOnce(saved[name]); });
	}
	return saved;
}

function segmentsOf(kind, saved) {
	const list = [];
	for (let i = 1; kind === "bar" && i <= Math.min(Number(saved.segments) || 0, MAX_SEGMENTS); i++) {
		list.push(PARTS.map((part) => saved["segment" + i + part] || ""));
	}
	return list;
}

// ROLES are the numbers an item reads, and the parameter of the service each becomes.
const ROLES = { gauge: { value: "value", whole: "max", target: "target" }, counter: { value: "value", previous: "previous" } };
ROLES.bar = ROLES.gauge;

const NUMBER = { inputmode: "decimal", pattern: "\\s*[+\\-\u2212]?(\\d+(\\.\\d*)?|\\.\\d+)%?\\s*" };
const FORMATS = ["number", "compact", "percent", "duration"];

// LOOK are the parameters of the service that an item of a kind may set: an input's
// attributes, or what can be chosen.
const LOOK = {
	gauge: { label: {}, unit: {}, min: NUMBER, max: NUMBER, show: ["value", "fraction", "percent", "both", "none"], format: FORMATS },
	counter: { label: {}, unit: {}, good: ["up", "down", "none"], comparison: {}, format: FORMATS },
};
LOOK.bar = LOOK.gauge;

// measuresOf returns the measure of each role that is in use. Segments are roles too.
function measuresOf(kind, saved) {
	const measures = {};
	const parts = segmentsOf(kind, saved);
	parts.forEach((part, i) => { measures["segment" + (i + 1)] = { kind: "count", jql: part[2] }; });
	Object.keys(ROLES[kind]).forEach((role) => {
		const [type, jql, field, number] = ["Kind", "Jql", "Field", "Number"].map((part) => saved[role + part] || "");
		if (type && !(parts.length && role !== "whole")) { measures[role] = { kind: type, jql, field, number }; }
	});
	return measures;
}
