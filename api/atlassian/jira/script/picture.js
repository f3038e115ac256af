// The service draws. Values go there in the body of a POST, without Jira's cookies, and
// come back as an SVG that is shown as an image.

// parametersOf is what the service is asked for; without values there is no data.
function parametersOf(kind, saved, values, frame) {
	const lang = root.lang;
	const given = Object.assign(/^[a-z]{2}(-[A-Z]{2})?$/.test(lang) ? { locale: lang } : {}, frame);
	const parts = segmentsOf(kind, saved);
	Object.keys(LOOK[kind]).concat("thresholds").forEach((name) => { if (saved[name] && !(parts.length && /^m|show|thresholds/.test(name))) { given[name] = saved[name]; } });
	if (values && parts.length) {
		given.segments = parts.map(([name, color], i) => [values["segment" + (i + 1)], color, escapeName(name)].join(":")).join(",");
		if (values.whole) { given.total = values.whole; }
		return given;
	}
	given.value = "";
	// Its ends may be wrong.
	if (!values && kind === "gauge") { given.scaleLabels = "none"; }
	Object.keys(values || {}).forEach((role) => { if (values[role] && ROLES[kind][role]) { given[ROLES[kind][role]] = values[role]; } });
	return given;
}

function escapeName(name) {
	return name.replace(/[\\,:]/g, "\\$&");
}

function fetchPicture(address, given, signal) {
	return within(signal, "service", async (limited) => {
		const post = (accept) => fetch(address, {
			method: "POST", credentials: "omit", signal: limited, headers: { Accept: accept }, body: new URLSearchParams(given),
		}).catch(() => { throw problem("service"); });
		const answer = await post("image/svg+xml");
		if (answer.status === 400) {
			const refused = await (await post("application/problem+json")).json();
			throw problem("settings", refused.problems.map(({ parameter, detail }) => (parameter ? parameter + ": " : "") + detail).join("; "));
		}
		if (!answer.ok || !/svg/.test(answer.headers.get("Content-Type"))) { throw problem(/429|503/.test(answer.status) ? "full" : "service"); }
		return answer.text();
	});
}

// themeOf is Jira's theme: the one chosen, or the system's where it shall match that.
const darkSystem = window.matchMedia("(prefers-color-scheme: dark)");
function themeOf() {
	const mode = root.getAttribute("data-color-mode");
	return mode === "dark" || (mode === "auto" && darkSystem.matches) ? "dark" : "light";
}

function frameOf(kind, saved, width) {
	const height = kind === "gauge" ? Math.round(Math.max(120, Math.min(width * 0.6, 240))) : kind === "counter" ? 120 : Number(saved.segments) ? 80 : 64;
	return { width, height, theme: themeOf() };
}

function serviceOf(saved) {
	return (saved.service || SERVICE).replace(/\/+$/, "");
}

// sentence is the calm line in the place of a number.
function sentence(error, saved) {
	return ((words("problem." + error.code) || words("problem.odd")).replace("{service}", serviceOf(saved)) + " " + (error.detail || "")).trim();
}

// A Picture is an image over a line of what is wrong.
class Picture {
	constructor() {
		this.img = make("img", { class: "plugio-picture", alt: "", hidden: true });
		this.note = make("p", { class: "plugio-note", role: "status" });
	}

	// draw shows values, or a problem and no data. The newest call wins.
	async draw(kind, saved, values, fault, width, signal) {
		const turn = this.turn = {};
		const current = () => turn === this.turn && !signal.aborted;
		const given = parametersOf(kind, saved, values, frameOf(kind, saved, width));
		const address = serviceOf(saved) + "/" + kind + ".svg";
		try {
			const svg = await fetchPicture(address, given, signal);
			if (!current()) { return; }
			this.img.alt = new DOMParser().parseFromString(svg, "image/svg+xml").querySelector("desc").textContent;
			this.img.width = given.width;
			this.img.height = given.height;
			this.img.hidden = false;
			await this.show(svg, address, given);
		} catch (error) {
			if (!current()) { return; }
			fault = fault || error;
			this.img.hidden = true;
			this.img.removeAttribute("src");
		}
		if (current()) { this.note.textContent = fault ? sentence(fault, saved) : ""; }
	}

	// show takes the SVG from memory. Where the page's policy forbids that, the image
	// asks for itself, and the values stand in its address.
	async show(svg, address, given) {
		if (this.url) { URL.revokeObjectURL(this.url); }
		const url = this.url = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
		this.img.src = url;
		await this.img.decode().catch(() => {
			if (this.img.src !== url) { return undefined; }
			this.img.src = address + "?" + new URLSearchParams(given);
			return this.img.decode().catch(() => {});
		});
	}
}
