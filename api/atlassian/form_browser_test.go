package atlassian_test

import (
	"maps"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"
	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/atlassian/jiratest"
	"github.com/plugio/charts/render/rendertest"
)

// control finds a control of the first item's form by the preference it holds.
func control(name string) string {
	return `document.querySelector("form.plugio-form [id$='-` + name + `']")`
}

// fill puts a value into a control as a user does who leaves it afterwards.
func (d *dashboard) fill(t *testing.T, name, value string) {
	t.Helper()
	d.Eval(t, `((c) => { c.focus(); c.value = `+quoted(value)+`; c.dispatchEvent(new Event("input", { bubbles: true }));
		c.dispatchEvent(new Event("change", { bubbles: true })); })(`+control(name)+`)`, nil)
}

// wait lets the page run until an expression holds.
func (d *dashboard) wait(t *testing.T, js string) {
	t.Helper()
	d.Eval(t, `new Promise((done) => { const look = () => (`+js+`) ? done() : requestAnimationFrame(look); look(); })`, nil)
}

func (d *dashboard) press(t *testing.T, text string) {
	t.Helper()
	d.Eval(t, `[...document.querySelectorAll("button")].find((b) => b.textContent === `+quoted(text)+`).click()`, nil)
}

// previewSays waits for a preview with these words.
func (d *dashboard) previewSays(t *testing.T, words string) {
	t.Helper()
	d.wait(t, `document.querySelector(".plugio-preview img").alt.includes(`+quoted(words)+`)`)
}

// formIsFilled: from an empty form to a saved item, with Jira's word on each query and a
// preview that follows.
func formIsFilled(t *testing.T, b *bench) {
	b.jira.Answer("status = Done", jiratest.Found{Total: 42})
	b.jira.Answer("project = X", jiratest.Found{Total: 60})
	d := b.open(t, jiratest.View{}, standard, jiratest.Placed{Kind: "gauge", Width: 720})
	d.previewSays(t, "no data")
	d.fill(t, "valueJql", "nonsense")
	d.wait(t, control("valueJql")+`.getAttribute("aria-invalid") === "true"`)
	d.fill(t, "valueJql", "status = Done")
	d.wait(t, `document.getElementById(`+control("valueJql")+`.getAttribute("aria-describedby")).textContent === "Issues that you see: 42"`)
	d.previewSays(t, "42")
	asked := 0
	for _, s := range b.jira.Searches() {
		if s.JQL == "status = Done" {
			asked++
		}
	}
	if asked != 1 {
		t.Errorf("the form asks Jira %d times for one query", asked)
	}
	d.fill(t, "wholeKind", "count")
	d.fill(t, "wholeJql", "project = X")
	d.fill(t, "label", "Done & dusted")
	d.fill(t, "targetKind", "constant")
	d.fill(t, "targetNumber", "50")
	d.fill(t, "show", "fraction")
	d.fill(t, "preset", "up")
	d.fill(t, "refresh", "30")
	d.fill(t, "heading", "Sprint 7")
	d.previewSays(t, "Done & dusted: 42, Watch, range 0 to 60, target 50")
	d.press(t, "Save")
	d.wait(t, `dashboard.items[0].saved`)
	d.Eval(t, `dashboard.items[0].saved`, nil)
	d.settle(t)
	want := map[string]string{
		"v": "1", "probe": `<&">`, "isConfigured": "true", "segments": "0",
		"valueKind": "count", "valueJql": "status = Done", "valueField": "", "valueNumber": "",
		"wholeKind": "count", "wholeJql": "project = X", "wholeField": "", "wholeNumber": "",
		"targetKind": "constant", "targetJql": "", "targetField": "", "targetNumber": "50",
		"label": "Done & dusted", "unit": "", "min": "", "max": "", "show": "fraction", "format": "number",
		"thresholds": "0%:danger:Critical,50%:warning:Watch,80%:success:Good",
		"heading":    "Sprint 7", "refresh": "30", "service": "",
	}
	if diff := cmp.Diff(want, b.jira.Prefs(0)); diff != "" {
		t.Errorf("saved (-want +got):\n%s", diff)
	}
	if got := d.item(t, 0); got.Title != "Sprint 7" || got.Alt != "Done & dusted: 42, Watch, range 0 to 60, target 50" || got.Note != "" {
		t.Errorf("the item: %+v", got)
	}
	d.clean(t, "status 400")
}

// formHasPresets: zones by share, for a counter by number, around a target by the target.
func formHasPresets(t *testing.T, b *bench) {
	for _, tt := range []struct{ kind, preset, want string }{
		{"gauge", "down", "0% success,20% warning,50% danger"},
		{"counter", "up", "0 danger,50 warning,80 success"},
		{"gauge", "around", "0% danger,30% warning,45% success,55% warning,70% danger"},
		{"bar", "around 40", "0 danger,24 warning,36 success,44 warning,56 danger"},
	} {
		d := b.open(t, jiratest.View{}, standard, jiratest.Placed{Kind: tt.kind, Width: 720})
		preset, target, aimed := strings.Cut(tt.preset, " ")
		if aimed {
			d.fill(t, "targetKind", "constant")
			d.fill(t, "targetNumber", target)
		}
		d.fill(t, "preset", preset)
		var got string
		d.Eval(t, `[...document.querySelectorAll("fieldset:not([hidden]) .plugio-row")].map((row) => row.children[0].value + " " + row.children[1].value).join()`, &got)
		if got != tt.want {
			t.Errorf("%s, %s: %s, want %s", tt.kind, tt.preset, got, tt.want)
		}
		d.clean(t)
	}
}

// formReadsBack: a form that is opened and saved again changes nothing, and keeps what it
// does not know.
func formReadsBack(t *testing.T, b *bench) {
	for _, jql := range []string{"a", "b", "c"} {
		b.jira.Answer(jql, jiratest.Found{Total: 3})
	}
	b.jira.SetFields(jiratest.Field{ID: "customfield_10016", Name: "Story Points", Type: "number"}, jiratest.Field{ID: "labels", Name: "Labels", Type: "array"},
		jiratest.Field{ID: "customfield_10001", Name: "Effort", Type: "number"})
	for _, tt := range []jiratest.Placed{
		placed("gauge", map[string]string{
			"valueKind": "sum", "valueJql": "a", "valueField": "customfield_10016", "wholeKind": "constant", "wholeNumber": "99", "later": "kept",
			"thresholds": `0:danger:a\,b\:c\\d,10%:success`, "min": "-5", "label": `<&amp;>`, "refresh": "false", "service": "/charts", "show": "both",
		}),
		placed("counter", map[string]string{"valueKind": "count", "valueJql": "a", "previousKind": "count", "previousJql": "b", "good": "down", "comparison": "vs last week"}),
		placed("bar", map[string]string{
			"segments": "2", "segment1Name": "Done", "segment1Color": "success", "segment1Jql": "a", "segment2Name": "A, B: C", "segment2Color": "neutral", "segment2Jql": "b",
			"valueKind": "count", "valueJql": "c",
		}),
	} {
		for _, encoded := range []int{0, 1} {
			tt.Width = 720
			d := b.open(t, jiratest.View{Encoded: encoded}, standard, tt)
			d.Eval(t, `(dashboard.items[0].edit(), 0)`, nil)
			if tt.Prefs["valueKind"] == "sum" {
				d.wait(t, control("valueField")+`.value === "customfield_10016"`)
				var names string
				d.Eval(t, `[...`+control("valueField")+`.options].map((o) => o.text).join()`, &names)
				if names != "Effort,Story Points" {
					t.Errorf("fields to choose: %s", names)
				}
			}
			d.press(t, "Save")
			d.wait(t, `dashboard.items[0].saved`)
			d.Eval(t, `dashboard.items[0].saved`, nil)
			got := b.jira.Prefs(0)
			for name, want := range tt.Prefs {
				if got[name] != want {
					t.Errorf("%s, encoded %d times: %s is %q, was %q", tt.Kind, encoded, name, got[name], want)
				}
			}
			d.clean(t)
		}
	}
}

// formRefuses what cannot be drawn, and points at it.
func formRefuses(t *testing.T, b *bench) {
	b.jira.Answer("a", jiratest.Found{Total: 3})
	d := b.open(t, jiratest.View{}, standard, jiratest.Placed{Kind: "gauge", Width: 720})
	refused := func(name string) {
		t.Helper()
		d.press(t, "Save")
		var focused string
		d.Eval(t, `document.activeElement.id`, &focused)
		if !strings.HasSuffix(focused, "-"+name) {
			t.Errorf("refused, and the focus is on %q, not on %s", focused, name)
		}
		var saved bool
		d.Eval(t, `dashboard.items[0].calls.includes("savePreferences")`, &saved)
		if saved {
			t.Errorf("saved without %s", name)
		}
	}
	refused("valueJql")
	d.fill(t, "valueJql", "a")
	d.fill(t, "min", "1,5")
	refused("min")
	d.fill(t, "min", "")
	d.fill(t, "label", strings.Repeat("long ", 40))
	d.wait(t, `document.querySelector(".plugio-preview .plugio-note").textContent.startsWith("The charts service refuses a setting: ")`)
	// Jira drops what somebody without permission saves, and says nothing.
	d.Eval(t, `(dashboard.items[0].save = () => {}, 0)`, nil)
	d.fill(t, "label", "Fine")
	d.press(t, "Save")
	d.fill(t, "label", "Still here")
	d.previewSays(t, "Still here: 3")
	d.press(t, "Cancel")
	var calls string
	d.Eval(t, `dashboard.items[0].calls.filter((c) => c !== "resize").join()`, &calls)
	if calls != "savePreferences,closeEdit" {
		t.Errorf("cancelled: %s", calls)
	}
	d.clean(t, "status 400")
}

// formOfABar: one value or segments, up to eight.
func formOfABar(t *testing.T, b *bench) {
	b.jira.Answer("a", jiratest.Found{Total: 3})
	b.jira.Answer("b", jiratest.Found{Total: 5})
	d := b.open(t, jiratest.View{}, standard, jiratest.Placed{Kind: "bar", Width: 720})
	d.fill(t, "parts", "segments")
	var hidden bool
	d.Eval(t, control("valueJql")+`.checkVisibility()`, &hidden)
	if hidden {
		t.Error("the value is asked for beside segments")
	}
	for range 8 {
		d.press(t, "+ Segment")
	}
	var rows int
	var full bool
	d.Eval(t, `document.querySelectorAll(".plugio-row").length`, &rows)
	d.Eval(t, `[...document.querySelectorAll("button")].find((b) => b.textContent === "+ Segment").disabled`, &full)
	if rows != 8 || !full {
		t.Errorf("%d rows, the button is off: %t", rows, full)
	}
	for range 6 {
		d.press(t, "×")
	}
	d.Eval(t, `[...document.querySelectorAll(".plugio-row")].forEach((row, i) => {
		[["Done", "success", "a"], ["Open", "neutral", "b"]][i].forEach((value, n) => { row.children[n].value = value; row.children[n].dispatchEvent(new Event("change", { bubbles: true })); }); })`, nil)
	d.previewSays(t, "Done 3")
	d.previewSays(t, "Open 5")
	d.press(t, "Save")
	d.wait(t, `dashboard.items[0].saved`)
	d.Eval(t, `dashboard.items[0].saved`, nil)
	got := maps.Clone(b.jira.Prefs(0))
	for name, want := range map[string]string{"segments": "2", "segment1Name": "Done", "segment2Jql": "b", "segment2Color": "neutral"} {
		if got[name] != want {
			t.Errorf("%s is %q, want %q", name, got[name], want)
		}
	}
	d.clean(t)
}

// formByKeyboard: a form without a mouse, each control with a name that can be heard.
func formByKeyboard(t *testing.T, b *bench) {
	b.jira.Answer("a", jiratest.Found{Total: 3})
	d := b.open(t, jiratest.View{}, standard, jiratest.Placed{Kind: "counter", Width: 720})
	to := func(name string) {
		t.Helper()
		for range 60 {
			var id string
			d.Eval(t, `document.activeElement.id || document.activeElement.textContent`, &id)
			if strings.HasSuffix(id, name) {
				return
			}
			d.Press(t, kb.Tab)
		}
		t.Fatalf("the tab key does not lead to %s", name)
	}
	to("-valueJql")
	d.Press(t, "a")
	to("-label")
	d.Press(t, "Typed")
	to("+ Zone")
	d.Press(t, kb.Enter)
	d.Press(t, "5")
	d.Press(t, kb.Tab)
	d.Press(t, kb.ArrowDown)
	to("Save")
	var outline string
	d.Eval(t, `getComputedStyle(document.activeElement).outlineStyle`, &outline)
	if outline != "solid" {
		t.Errorf("the focus is drawn as %s", outline)
	}
	d.Press(t, kb.Enter)
	d.wait(t, `dashboard.items[0].saved`)
	d.Eval(t, `dashboard.items[0].saved`, nil)
	if got := b.jira.Prefs(0); got["valueJql"] != "a" || got["label"] != "Typed" || got["thresholds"] != "5:warning" {
		t.Errorf("typed %q", got)
	}
	d.clean(t)
}

// accessible lets axe-core look at forms and items in both themes and languages.
func accessible(t *testing.T, b *bench) {
	axe, err := os.ReadFile("../playground/testdata/axe/axe.min.js")
	if err != nil {
		t.Fatalf("reading axe-core: %v", err)
	}
	b.jira.Answer("a", jiratest.Found{Total: 3})
	for _, v := range []jiratest.View{{}, {Mode: "light"}, {Mode: "dark", Lang: "de"}} {
		for _, kind := range []string{"gauge", "counter", "bar"} {
			segments := map[string]string{"segments": "1", "segment1Name": "n", "segment1Color": "success", "segment1Jql": "a", "thresholds": "0:success:Good", "valueKind": "count", "valueJql": "refused"}
			d := b.open(t, v, standard, jiratest.Placed{Kind: kind, Width: 720}, placed(kind, segments), placed(kind, segments))
			d.Eval(t, `(dashboard.items[1].edit(), 0)`, nil)
			d.wait(t, `[...document.querySelectorAll("form img")].every((i) => !i.hidden)`)
			d.Eval(t, string(axe)+";0", nil)
			var found []string
			d.Eval(t, `axe.run([...document.querySelectorAll(".plugio")], { resultTypes: ["violations"] })
				.then(({ violations }) => violations.flatMap((v) => v.nodes.map((n) => v.id + " (" + v.impact + "): " + n.target.join(" ") + " " + n.failureSummary)))`, &found)
			for _, f := range found {
				t.Errorf("%s, %+v: %s", kind, v, f)
			}
		}
	}
}

// textsAreThere: no control, option or button without words, in either language.
func textsAreThere(t *testing.T, b *bench) {
	for _, lang := range []string{"en", "de-DE"} {
		for _, kind := range []string{"gauge", "counter", "bar"} {
			d := b.open(t, jiratest.View{Lang: lang}, rendertest.View{Width: 800, Height: 600}, jiratest.Placed{Kind: kind})
			var empty []string
			d.Eval(t, `[...document.querySelectorAll("label, legend, option, button, section")].filter((e) => !(e.textContent.trim() || e.getAttribute("aria-label"))).map((e) => e.outerHTML)`, &empty)
			for _, e := range empty {
				t.Errorf("%s, %s: no words in %s", lang, kind, e)
			}
			var all string
			d.Eval(t, `document.querySelector("form").textContent`, &all)
			if strings.Contains(all, "Speichern") != (lang == "de-DE") {
				t.Errorf("%s: %s", lang, all)
			}
		}
	}
}
