package atlassian

import (
	"encoding/json"
	"os"
	"os/exec"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// readingParts are the items' reading side, which needs no page.
var readingParts = []string{"preferences.js", "measure.js"}

// readingCases are run by node with a Jira that is a function: jira(request, n) answers the
// nth search.
const readingCases = `
globalThis.window = {}; globalThis.location = { pathname: "/jira/secure/Dashboard.jspa" }; globalThis.document = { querySelector: () => null };
const json = (status, body) => new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
const outcome = (promise) => promise.then((value) => ({ value }), ({ code, detail, name }) => ({ code: code || name, detail }));

// withJira runs work while searches are answered by a function, and notes what was asked.
async function withJira(jira, work) {
	const asked = [];
	globalThis.fetch = async (url, { signal, body }) => {
		const request = Object.assign({ url }, JSON.parse(body || "{}"));
		asked.push(request);
		return Promise.race([jira(request, asked.length), new Promise((done, no) => (signal.aborted ? no(signal.reason) : signal.addEventListener("abort", () => no(signal.reason))))]);
	};
	return [await outcome(work()), asked];
}
const issues = (values, from = 1) => values.map((points, i) => ({ id: String(from + i), fields: { points } }));
const never = () => new AbortController().signal;
const sumOf = (jira) => withJira(jira, () => sum("q", "points", never()));

(async () => {
	const told = {};
	told["context path"] = (await withJira(() => json(200, { total: 3 }), () => readMeasure({ kind: "count", jql: "q" }, never())))[1][0].url;
	told["constant asks nothing"] = (await withJira(() => json(500, {}), () => readMeasure({ kind: "constant", number: "7" }, never()))).map((x) => x.value || x.length);
	told["only numbers are added"] = (await sumOf(() => json(200, { total: 5, issues: issues([0.1, 0.2, null, "4", undefined]) })))[0];
	told["an issue that moved to the next page"] = (await sumOf(({ startAt }) =>
		json(200, { total: 4, issues: startAt ? issues([2, 3, 4], 2).slice(0, 2) : issues([1, 2], 1) })))[0];
	told["issues that vanish meanwhile"] = (await sumOf(({ startAt }) => json(200, { total: startAt ? 2 : 4, issues: startAt ? [] : issues([1, 2]) })))[0];
	told["a page without issues"] = (await sumOf(() => json(200, { total: 4, issues: [] })))[0];
	told["a total that is none"] = (await sumOf(() => json(200, { total: "4", issues: [] })))[0];
	told["no JSON after all"] = (await sumOf(() => new Response("{", { headers: { "Content-Type": "application/json" } })))[0];
	told["bounded"] = (([result, asked]) => [result, asked.length])(await sumOf(() => json(200, { total: 5001, issues: issues([1]) })));
	told["whole of nothing"] = (await withJira(() => json(200, { total: 0 }), () => readAll({ value: 1, whole: 2 }, async () => "0")))[0];

	// All measures are asked for before the first is answered, and end with the reading.
	const stop = new AbortController();
	let open = 0;
	const [ended, asked] = await withJira(() => new Promise(() => { if (++open === 3) { stop.abort(); } }),
		() => readAll({ value: "a", whole: "b", target: "c" }, (jql) => readMeasure({ kind: "count", jql }, stop.signal)));
	told["together, and cancelled"] = [Boolean(ended.code), asked.map(({ jql }) => jql).join()];

	told["decoded"] = [{ probe: PROBE, a: "&lt;" }, { probe: "&lt;&amp;&quot;&gt;", a: "&amp;lt;" }, { probe: "&amp;lt;&amp;amp;&amp;quot;&amp;gt;", a: "&amp;amp;lt;" },
		{ a: "&#60;&#x3C;&lt;" }, { a: null }, null].map((raw) => readPreferences(raw).a);
	console.log(JSON.stringify(told));
})();
`

func TestReading(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skip(err)
	}
	var source []byte
	for _, name := range readingParts {
		part, err := jiraFiles.ReadFile("jira/script/" + name)
		if err != nil {
			t.Fatal(err)
		}
		source = append(source, part...)
	}
	file, err := os.CreateTemp(t.TempDir(), "*.js")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Write(append(source, readingCases...)); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command("node", file.Name()).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	var got map[string]any
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	value := func(v any) map[string]any { return map[string]any{"value": v} }
	want := map[string]any{
		"context path":                         "/jira/rest/api/2/search",
		"constant asks nothing":                []any{"7", 0.0},
		"only numbers are added":               value(4.3),
		"an issue that moved to the next page": value(6.0),
		"issues that vanish meanwhile":         value(3.0),
		"a page without issues":                map[string]any{"code": "odd"},
		"a total that is none":                 map[string]any{"code": "odd"},
		"no JSON after all":                    map[string]any{"code": "odd"},
		"bounded":                              []any{map[string]any{"code": "many", "detail": "5001 > 5000"}, 1.0},
		"whole of nothing":                     map[string]any{"code": "empty"},
		"together, and cancelled":              []any{true, "a,b,c"},
		"decoded":                              []any{"&lt;", "&lt;", "&lt;", "<<<", "", nil},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("what is read (-want +got):\n%s", diff)
	}
}
