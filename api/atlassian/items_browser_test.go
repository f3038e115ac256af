package atlassian_test

import (
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/atlassian/jiratest"
	"github.com/plugio/charts/render/rendertest"
)

// TestPrivacyItems has one browser for all its parts, since starting one takes seconds.
func TestPrivacyItems(t *testing.T) {
	b := newBench(t, rendertest.Chromium(t))
	for _, part := range []struct {
		name string
		test func(*testing.T, *bench)
	}{
		{"as the viewer", asTheViewer},
		{"whole and target", wholeAndTarget},
		{"counter", counter},
		{"segments", segments},
		{"sum", sum},
		{"preferences", preferences},
		{"problems of Jira", problemsOfJira},
		{"problems of the service", problemsOfTheService},
		{"theme is followed", themeIsFollowed},
		{"width is followed", widthIsFollowed},
		{"refreshes", refreshes},
		{"cancels", cancels},
		{"policies", policies},
		{"twelve items", twelveItems},
		{"in a batch", inABatch},
		{"gadget", gadget},
		{"form is filled", formIsFilled},
		{"form has presets", formHasPresets},
		{"form reads back", formReadsBack},
		{"form refuses", formRefuses},
		{"form of a bar", formOfABar},
		{"form by keyboard", formByKeyboard},
		{"accessible", accessible},
		{"texts are there", textsAreThere},
	} {
		t.Run(part.name, func(t *testing.T) { part.test(t, b) })
	}
}

// asTheViewer: one request to Jira for a measure, one to the service, with the session for
// the one and without it for the other, and nothing in an address.
func asTheViewer(t *testing.T, b *bench) {
	b.jira.Answer("project = X", jiratest.Found{Total: 7340173})
	b.jira.Requests()
	b.jira.Searches()
	b.drawn()
	d := b.open(t, jiratest.View{}, standard, gaugeOf(map[string]string{
		"heading": "Open bugs", "label": "Bugs", "valueKind": "count", "valueJql": "project = X", "max": "9000000", "thresholds": "0:success,40:danger:Too many",
	}))
	want := shown{
		Title: "Open bugs", Alt: "Bugs: 7,340,173, Too many, range 0 to 9,000,000", Source: "blob:", Width: 462, Height: 240,
		Calls: []string{"setTitle", "showLoadingBar", "resize", "hideLoadingBar"},
	}
	if diff := cmp.Diff(want, d.item(t, 0)); diff != "" {
		t.Errorf("the item (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]jiratest.Search{{JQL: "project = X", Fields: []string{"id"}}}, b.jira.Searches()); diff != "" {
		t.Errorf("searches (-want +got):\n%s", diff)
	}
	drawn := b.drawn()
	if len(drawn) != 1 || drawn[0].Method != http.MethodPost || drawn[0].RequestURI != "/charts/gauge.svg" || len(drawn[0].Cookies()) > 0 {
		t.Errorf("requests to the service: %v", drawn)
	}
	for _, r := range append(b.jira.Requests(), d.Requests(t)...) {
		if strings.Contains(r, "7340173") || strings.Contains(r, "project") {
			t.Errorf("a value or a query in an address: %s", r)
		}
	}
	d.clean(t)
}

func wholeAndTarget(t *testing.T, b *bench) {
	b.jira.Answer("done", jiratest.Found{Total: 42})
	b.jira.Answer("all", jiratest.Found{Total: 60})
	b.jira.Answer("nothing", jiratest.Found{Total: 0})
	prefs := map[string]string{
		"label": "Done", "valueKind": "count", "valueJql": "done", "wholeKind": "count", "wholeJql": "all", "targetKind": "constant", "targetNumber": "50",
	}
	empty := map[string]string{"valueKind": "count", "valueJql": "done", "wholeKind": "count", "wholeJql": "nothing"}
	d := b.open(t, jiratest.View{}, standard, gaugeOf(prefs), placed("bar", prefs), gaugeOf(empty))
	for i, want := range []string{"Done: 42, range 0 to 60, target 50", "Done: 42, range 0 to 60, target 50", "no data"} {
		if got := d.item(t, i).Alt; !strings.Contains(got, want) {
			t.Errorf("item %d says %q, want %q", i, got, want)
		}
	}
	if got := d.item(t, 2).Note; got != "The whole is 0." {
		t.Errorf("a whole of nothing: %q", got)
	}
	d.clean(t)
}

func counter(t *testing.T, b *bench) {
	b.jira.Answer("now", jiratest.Found{Total: 1284})
	b.jira.Answer("status was open during (-14d, -7d)", jiratest.Found{Total: 1200})
	d := b.open(t, jiratest.View{Lang: "de-DE"}, standard, placed("counter", map[string]string{
		"label": "Offen", "valueKind": "count", "valueJql": "now", "previousKind": "count", "previousJql": "status was open during (-14d, -7d)", "good": "down",
	}))
	if got := d.item(t, 0); !strings.Contains(got.Alt, "Offen: 1.284") || !strings.Contains(got.Alt, "7") || got.Height != 120 {
		t.Errorf("the counter says %q", got.Alt)
	}
	d.clean(t)
}

func segments(t *testing.T, b *bench) {
	prefs := map[string]string{"label": "Issues", "segments": "8", "wholeKind": "constant", "wholeNumber": "100"}
	for i, name := range []string{"a,b", "c:d", `e\f`, "g", "h", "i", "j", "k & l"} {
		n := string(rune('1' + i))
		b.jira.Answer("q"+n, jiratest.Found{Total: i + 1})
		prefs["segment"+n+"Name"], prefs["segment"+n+"Color"], prefs["segment"+n+"Jql"] = name, "", "q"+n
	}
	d := b.open(t, jiratest.View{}, standard, placed("bar", prefs))
	got := d.item(t, 0)
	for _, want := range []string{"a,b 1", "c:d 2", `e\f 3`, "k & l 8", "100"} {
		if !strings.Contains(got.Alt, want) {
			t.Errorf("the bar says %q, want %q in it", got.Alt, want)
		}
	}
	if len(b.jira.Searches()) < 8 || got.Note != "" {
		t.Errorf("note %q", got.Note)
	}
	d.clean(t)
}

// sum pages through the issues as Jira hands them out, and counts none twice.
func sum(t *testing.T, b *bench) {
	values := make([]any, 1203)
	want := 0.0
	for i := range values {
		switch i % 3 {
		case 0:
			values[i] = 0.1
			want += 0.1
		case 1:
			values[i] = 2
			want += 2
		}
	}
	b.jira.Answer("points", jiratest.Found{Values: values})
	b.jira.Answer("sorted ORDER BY rank", jiratest.Found{Values: values[:2]})
	b.jira.Answer("many", jiratest.Found{Values: make([]any, 5001)})
	b.jira.Answer("none", jiratest.Found{})
	b.jira.SetPageSize(500)
	t.Cleanup(func() { b.jira.SetPageSize(1000) })
	b.jira.Searches()
	sumOf := func(jql string) jiratest.Placed {
		return placed("counter", map[string]string{"valueKind": "sum", "valueJql": jql, "valueField": "customfield_10016"})
	}
	d := b.open(t, jiratest.View{}, standard, sumOf("points"))
	if got := d.item(t, 0).Alt; !strings.Contains(got, "842.1") {
		t.Errorf("the sum of %v is %q", want, got)
	}
	var starts []int
	for _, s := range b.jira.Searches() {
		if s.JQL != "points ORDER BY key" || s.MaxResults != 500 || !slices.Equal(s.Fields, []string{"customfield_10016"}) {
			t.Errorf("searched for %+v", s)
		}
		starts = append(starts, s.StartAt)
	}
	if !slices.Equal(starts, []int{0, 500, 1000}) {
		t.Errorf("pages from %v", starts)
	}
	d = b.open(t, jiratest.View{}, standard, sumOf("many"), sumOf("none"), sumOf("sorted ORDER BY rank"))
	if got := d.item(t, 0); got.Note != "Too many issues to add up: 5001 > 5000" || !strings.Contains(got.Alt, "no data") {
		t.Errorf("too many: %q, %q", got.Note, got.Alt)
	}
	if got := d.item(t, 1).Alt; !strings.HasPrefix(got, "0") {
		t.Errorf("the sum of nothing is %q", got)
	}
	if got := d.item(t, 2).Alt; !strings.Contains(got, "2.1") {
		t.Errorf("a sorted query: %q", got)
	}
	for _, s := range b.jira.Searches() {
		if strings.Contains(s.JQL, "rank ORDER") {
			t.Errorf("sorted twice: %s", s.JQL)
		}
	}
	d.clean(t)
}

// preferences come back as they were saved, whatever the product did to them and whichever
// way the item gets its element.
func preferences(t *testing.T, b *bench) {
	const jql = `summary ~ "a &amp; b" AND x < 5 AND y > '&lt;'`
	b.jira.Answer(jql, jiratest.Found{Total: 7})
	hostile := gaugeOf(map[string]string{"label": `<b>&amp;"'`, "valueKind": "count", "valueJql": jql})
	scripted := jiratest.Placed{Kind: "gauge", Prefs: map[string]string{"isConfigured": "true", "valueKind": "constant", "valueNumber": "5", "label": "A & B"}}
	for _, v := range []jiratest.View{{}, {Encoded: 1}, {Encoded: 2}, {Element: true}, {Element: true, Encoded: 1, Bare: true}} {
		d := b.open(t, v, standard, hostile)
		if got := d.item(t, 0).Alt; got != `<b>&amp;"': 7, range 0 to 100` && got != `<b>&"': 7, range 0 to 100` {
			t.Errorf("%+v: %q", v, got)
		}
		d.clean(t)
	}
	// What a script put there has no probe.
	for _, v := range []jiratest.View{{}, {Encoded: 1}} {
		d := b.open(t, v, standard, scripted)
		if got := d.item(t, 0).Alt; got != "A & B: 5, range 0 to 100" {
			t.Errorf("scripted, %+v: %q", v, got)
		}
	}
}

const noData = "no data"

func problemsOfJira(t *testing.T, b *bench) {
	hold := make(chan struct{})
	t.Cleanup(func() { close(hold) })
	item := gaugeOf(map[string]string{"label": "Bugs", "valueKind": "count", "valueJql": "q"})
	for _, tt := range []struct {
		found jiratest.Found
		want  string
	}{
		{jiratest.Found{Status: 400, Messages: []string{"The value 'X' does not exist for the field 'project'."}}, "Jira cannot run this query for you. The value 'X' does not exist for the field 'project'."},
		{jiratest.Found{Status: 401}, "Log in to Jira to see this number."},
		{jiratest.Found{Status: 403, Messages: []string{"No."}}, "You may not see this number."},
		{jiratest.Found{Status: 404}, "Jira’s search was not found."},
		{jiratest.Found{Status: 429}, "Jira is busy."},
		{jiratest.Found{Status: 500}, "Jira has a fault."},
		{jiratest.Found{Status: 503}, "Jira has a fault."},
		{jiratest.Found{Status: 418}, "Jira’s answer holds no number."},
		{jiratest.Found{Page: "<h1>Maintenance</h1>"}, "Jira’s answer holds no number."},
		{jiratest.Found{Total: -1}, "Jira’s answer holds no number."},
		{jiratest.Found{Redirect: "/jira/secure/Dashboard.jspa"}, "Log in to Jira to see this number."},
	} {
		b.jira.Answer("q", tt.found)
		d := b.open(t, jiratest.View{}, standard, item)
		got := d.item(t, 0)
		if got.Note != tt.want || !strings.Contains(got.Alt, noData) || got.Hidden || got.Width == 0 {
			t.Errorf("%+v: %q with picture %q, want %q", tt.found, got.Note, got.Alt, tt.want)
		}
		d.clean(t, "status 4", "status 5")
	}
	t.Run("anonymous", func(t *testing.T) {
		b.jira.Answer("q", jiratest.Found{Total: 5})
		b.jira.LogOut(true)
		t.Cleanup(func() { b.jira.LogOut(false) })
		d := b.open(t, jiratest.View{}, standard, item)
		if got := d.item(t, 0); got.Note != "Log in to Jira to see this number." || !strings.Contains(got.Alt, noData) {
			t.Errorf("%q with picture %q", got.Note, got.Alt)
		}
	})
	// A number that was right is not left standing.
	t.Run("after a number", func(t *testing.T) {
		b.jira.Answer("q", jiratest.Found{Total: 5})
		d := b.open(t, jiratest.View{}, standard, item)
		b.jira.Answer("q", jiratest.Found{Status: 403})
		d.Eval(t, `(dashboard.items[0].render(), 0)`, nil)
		d.settle(t)
		if got := d.item(t, 0); !strings.Contains(got.Alt, noData) || got.Note == "" {
			t.Errorf("%q, %q", got.Alt, got.Note)
		}
	})
	t.Run("offline and late", func(t *testing.T) {
		b.jira.Answer("q", jiratest.Found{Hold: hold})
		d := b.open(t, jiratest.View{}, standard)
		for want, fetch := range map[string]string{
			"Jira cannot be reached.": `() => Promise.reject(new TypeError("Failed to fetch"))`,
			"Jira took too long.":     `(url, o) => new Promise((_, no) => o.signal.addEventListener("abort", () => no(o.signal.reason)))`,
		} {
			// A clock of the test's own: the timer of the limit ends at once.
			var note string
			d.Eval(t, `(async () => {
				const fetched = window.fetch, timeout = window.setTimeout, box = document.createElement("div");
				document.body.append(box);
				window.fetch = (url, o) => url.includes("/rest/") ? (`+fetch+`)(url, o) : fetched(url, o);
				window.setTimeout = (then, ms) => timeout(then, ms === 20000 ? 300 : ms);
				await new dashboard.modules["plugio-charts/gauge"]({}).render(box, `+quoted(item.Prefs)+`);
				window.fetch = fetched; window.setTimeout = timeout;
				return box.querySelector(".plugio-note").textContent;
			})()`, &note)
			if note != want {
				t.Errorf("%q, want %q", note, want)
			}
		}
	})
}

func problemsOfTheService(t *testing.T, b *bench) {
	b.jira.Answer("q", jiratest.Found{Total: 5})
	item := gaugeOf(map[string]string{"label": "Bugs", "valueKind": "count", "valueJql": "q"})
	for _, tt := range []struct {
		name  string
		prefs map[string]string
		front http.HandlerFunc
		want  string
	}{
		{"settings", map[string]string{"thresholds": "nonsense"}, nil, "The charts service refuses a setting: thresholds: "},
		{"elsewhere", map[string]string{"service": "/nothing/"}, nil, "The charts service does not answer at /nothing."},
		{"gateway", nil, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusBadGateway) }, "The charts service does not answer at /charts."},
		{"busy", nil, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusServiceUnavailable) }, "The charts service is busy."},
		{"too fast", nil, func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(http.StatusTooManyRequests) }, "The charts service is busy."},
		{"page", nil, func(w http.ResponseWriter, r *http.Request) { _, _ = w.Write([]byte("<p>Log in</p>")) }, "The charts service does not answer at /charts."},
		{"down", nil, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, "The charts service does not answer at /charts."},
	} {
		t.Run(tt.name, func(t *testing.T) {
			d := b.open(t, jiratest.View{}, standard, item)
			for name, value := range tt.prefs {
				d.Eval(t, `(dashboard.items[0].prefs[`+quoted(name)+`] = `+quoted(value)+`, 0)`, nil)
			}
			b.serve(tt.front)
			d.Eval(t, `(dashboard.items[0].render(), 0)`, nil)
			d.settle(t)
			if got := d.item(t, 0); !strings.HasPrefix(got.Note, tt.want) || !got.Hidden {
				t.Errorf("%q, hidden %t, want %q", got.Note, got.Hidden, tt.want)
			}
		})
	}
}
