// A measure is a number read from Jira as the viewer: a count of issues, the sum of a
// number field over them, or a constant.

// A problem keeps a number from being shown; its code is the key of a sentence.
function problem(code, detail) {
	return Object.assign(new Error(code), { code, detail });
}

const PATIENCE = 20000; // ms, a search over a large Jira takes seconds
const PAGE = 500;
const MAX_SUMMED = 5000; // issues: ten requests

// within runs work with a signal that ends with the caller's, or once its time is over.
async function within(signal, late, work) {
	const own = new AbortController();
	const stop = () => own.abort();
	const timer = setTimeout(stop, PATIENCE);
	signal.addEventListener("abort", stop);
	try {
		if (signal.aborted) { stop(); }
		return await work(own.signal);
	} catch (error) {
		throw own.signal.aborted && !signal.aborted ? problem(late) : error;
	} finally {
		clearTimeout(timer);
		signal.removeEventListener("abort", stop);
	}
}

function contextPath() {
	if (window.AJS && typeof AJS.contextPath === "function") { return AJS.contextPath(); }
	const meta = document.querySelector("meta[name=ajs-context-path]");
	return meta ? meta.content : location.pathname.split(/\/(?:secure|plugins)\//)[0].replace(/\/$/, "");
}

const STATUS = { 400: "query", 401: "login", 403: "forbidden", 404: "missing", 429: "busy" };

function ask(path, body, signal) {
	return within(signal, "late", async (limited) => {
		const headers = { Accept: "application/json" };
		const options = { credentials: "same-origin", signal: limited, headers };
		if (body) {
			Object.assign(headers, { "Content-Type": "application/json", "X-Atlassian-Token": "no-check" });
			Object.assign(options, { method: "POST", body: JSON.stringify(body) });
		}
		const answer = await fetch(contextPath() + "/rest/api/2/" + path, options).catch(() => { throw problem("offline"); });
		const isJSON = /\bjson\b/.test(answer.headers.get("Content-Type"));
		const told = isJSON ? await answer.json().catch(() => null) : null;
		if (!answer.ok) {
			throw problem(STATUS[answer.status] || (answer.status >= 500 ? "down" : "odd"), answer.status === 400 && told && told.errorMessages.join(" "));
		}
		// A login page or a notice of maintenance comes as HTML with 200.
		if (!told) { throw problem(answer.redirected ? "login" : "odd"); }
		return told;
	});
}

// search posts, so that the query stands in no address and no log.
async function search(jql, startAt, maxResults, field, signal) {
	let found;
	try {
		found = await ask("search", { jql, startAt, maxResults, fields: [field] }, signal);
	} catch (error) {
		// Jira answers 400 to a viewer whose session is over as well.
		if (error.code === "query") { await ask("myself", null, signal); }
		throw error;
	}
	if (!(Number.isInteger(found.total) && found.total >= 0)) { throw problem("odd"); }
	return found;
}

// sum adds up pages. They are cut from an order, so the query gets one.
async function sum(jql, field, signal) {
	const ordered = /\border\s+by\b/i.test(jql) ? jql : jql + " ORDER BY key";
	const values = new Map();
	for (let at = 0, all = 1; at < all;) {
		const { total, issues } = await search(ordered, at, PAGE, field, signal);
		all = total;
		if (all > MAX_SUMMED) { throw problem("many", all + " > " + MAX_SUMMED); }
		if (at < all && !(issues && issues.length)) { throw problem("odd"); }
		issues.forEach(({ id, fields }) => values.set(id, Number(fields && fields[field]) || 0));
		at += issues.length;
	}
	return Number([...values.values()].reduce((a, b) => a + b, 0).toPrecision(15));
}

async function readMeasure({ kind, jql, field, number }, signal) {
	switch (kind) {
	case "count":
		return String((await search(jql, 0, 0, "id", signal)).total);
	case "sum":
		return String(await sum(jql, field, signal));
	}
	return number;
}

async function readAll(measures, read) {
	const roles = Object.keys(measures);
	const values = {};
	(await Promise.all(roles.map((role) => read(measures[role])))).forEach((value, i) => { values[roles[i]] = value; });
	if (Number(values.whole) <= 0) { throw problem("empty"); }
	return values;
}

async function numberFields(signal) {
	return (await ask("field", null, signal)).filter(({ schema }) => schema && schema.type === "number")
		.sort((a, b) => a.name.localeCompare(b.name));
}
