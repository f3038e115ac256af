package atlassian_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/plugio/charts/api/atlassian/jiratest"
	"github.com/plugio/charts/render/rendertest"
)

// themeIsFollowed: each change of Jira's theme draws anew, without asking Jira again.
func themeIsFollowed(t *testing.T, b *bench) {
	b.jira.Answer("a", jiratest.Found{Total: 3})
	item := gaugeOf(map[string]string{"valueKind": "count", "valueJql": "a"})
	for _, tt := range []struct {
		mode string
		dark bool // the system
		want string
	}{
		{"", false, "light"}, {"", true, "light"}, {"light", true, "light"}, {"dark", false, "dark"}, {"auto", false, "light"}, {"auto", true, "dark"},
	} {
		look := standard
		look.Dark = tt.dark
		d := b.open(t, jiratest.View{Mode: tt.mode}, look, item)
		if got := d.theme(t); got != tt.want {
			t.Errorf("mode %q on a system that is dark: %t: %s, want %s", tt.mode, tt.dark, got, tt.want)
		}
	}
	d := b.open(t, jiratest.View{Mode: "light"}, standard, item)
	b.jira.Searches()
	b.drawn()
	for _, mode := range []string{"dark", "light"} {
		d.Eval(t, `((url) => new Promise((done) => { document.documentElement.setAttribute("data-color-mode", `+quoted(mode)+`);
			const look = () => document.querySelector(".plugio-picture").src !== url ? done() : requestAnimationFrame(look); look(); }))(document.querySelector(".plugio-picture").src)`, nil)
		if got := d.theme(t); got != mode {
			t.Errorf("switched to %s: %s", mode, got)
		}
	}
	d.Eval(t, `document.documentElement.setAttribute("data-theme", "light:original")`, nil)
	d.Screenshot(t)
	if asked, drawn := b.jira.Searches(), b.drawn(); len(asked) != 0 || len(drawn) != 2 {
		t.Errorf("two switches: %d searches, %d pictures", len(asked), len(drawn))
	}
	d.clean(t)
}

// theme is that of the picture: the colour of its numbers.
func (d *dashboard) theme(t *testing.T) string {
	t.Helper()
	var svg string
	d.Eval(t, `fetch(document.querySelector(".plugio-picture").src).then((answer) => answer.text())`, &svg)
	switch light, dark := strings.Contains(svg, "#172b4d"), strings.Contains(svg, "#b6c2cf"); {
	case light && !dark:
		return "light"
	case dark && !light:
		return "dark"
	}
	return svg
}

// widthIsFollowed: the picture is as wide as the item, also after that changed.
func widthIsFollowed(t *testing.T, b *bench) {
	b.jira.Answer("a", jiratest.Found{Total: 3})
	d := b.open(t, jiratest.View{}, standard, gaugeOf(map[string]string{"valueKind": "count", "valueJql": "a"}))
	b.jira.Searches()
	for _, width := range []int{320, 640} {
		d.Eval(t, fmt.Sprintf(`dashboard.items[0].frame.style.width = "%dpx"`, width), nil)
		d.wait(t, fmt.Sprintf(`document.querySelector(".plugio-picture").naturalWidth === %d`, width-18))
	}
	if asked := b.jira.Searches(); len(asked) != 0 {
		t.Errorf("another width asks Jira: %v", asked)
	}
	d.clean(t)
}

// refreshes on the interval, while the page is looked at, until the item is gone.
func refreshes(t *testing.T, b *bench) {
	b.jira.Answer("a", jiratest.Found{Total: 3})
	d := b.open(t, jiratest.View{}, standard, gaugeOf(map[string]string{"valueKind": "count", "valueJql": "a", "refresh": "30"}),
		gaugeOf(map[string]string{"valueKind": "constant", "valueNumber": "1", "refresh": "false"}))
	var minutes []string
	d.Eval(t, `dashboard.items.map((i) => i.refreshers.map((r) => r.minutes).join())`, &minutes)
	if diff := cmp.Diff([]string{"30", ""}, minutes); diff != "" {
		t.Errorf("intervals (-want +got):\n%s", diff)
	}
	says := func(n int) {
		t.Helper()
		d.wait(t, fmt.Sprintf(`document.querySelector(".plugio-picture").alt.startsWith("%d,")`, n))
	}
	const again = `(dashboard.items[0].refreshers.forEach((r) => r.again()), 0)`
	b.jira.Answer("a", jiratest.Found{Total: 4})
	d.Eval(t, again, nil)
	says(4)

	// A page that nobody looks at asks nothing, and catches up once it is seen.
	b.jira.Answer("a", jiratest.Found{Total: 5})
	b.jira.Searches()
	d.Eval(t, `(Object.defineProperty(document, "hidden", { configurable: true, value: true }), 0)`, nil)
	d.Eval(t, again, nil)
	d.Screenshot(t)
	if asked := b.jira.Searches(); len(asked) != 0 {
		t.Errorf("a hidden page asks: %v", asked)
	}
	d.Eval(t, `(delete document.hidden, document.dispatchEvent(new Event("visibilitychange")), 0)`, nil)
	says(5)
	d.Eval(t, `(document.dispatchEvent(new Event("visibilitychange")), 0)`, nil)

	// A newer rendering ends the older one's interval.
	d.Eval(t, `(dashboard.items[0].render(), 0)`, nil)
	d.settle(t)
	b.jira.Searches()
	d.Eval(t, again, nil)
	d.Screenshot(t)
	if asked := b.jira.Searches(); len(asked) != 1 {
		t.Errorf("%d searches of two renderings, want 1", len(asked))
	}
	d.Eval(t, `(dashboard.items[0].frame.remove(), dashboard.items[0].refreshers.forEach((r) => r.again()), 0)`, nil)
	d.Screenshot(t)
	if asked := b.jira.Searches(); len(asked) != 0 {
		t.Errorf("a removed item asks: %v", asked)
	}
	d.clean(t)
}

// cancels what an older rendering asked for; its answer is never shown.
func cancels(t *testing.T, b *bench) {
	hold := make(chan struct{})
	b.jira.Answer("slow", jiratest.Found{Total: 1, Hold: hold})
	b.jira.Answer("fast", jiratest.Found{Total: 2})
	b.jira.Searches()
	b.jira.Place(gaugeOf(map[string]string{"valueKind": "count", "valueJql": "slow"}))
	d := &dashboard{b.browser.Page(t, b.URL+jiratest.View{}.Path(), standard), b}
	d.Eval(t, `(window.aborted = 0, dashboard.items[0].prefs.valueJql = "fast", dashboard.items[0].render(), 0)`, nil)
	d.settle(t)
	close(hold)
	d.Screenshot(t)
	if got := d.item(t, 0).Alt; !strings.HasPrefix(got, "2,") {
		t.Errorf("the older answer is shown: %q", got)
	}
	var bars int
	d.Eval(t, `dashboard.items[0].calls.filter((c) => c === "hideLoadingBar").length`, &bars)
	if bars != 1 {
		t.Errorf("the loading bar went off %d times", bars)
	}
	d.clean(t)
}

// policies that a site may set: where pictures from memory are forbidden, the address of
// the picture is asked for.
func policies(t *testing.T, b *bench) {
	b.jira.Answer("a", jiratest.Found{Total: 3})
	for _, tt := range []struct{ policy, source string }{
		{"frame-ancestors 'self'", "blob:"},
		{"default-src 'self'", "http:"},
		{"img-src 'self' data:", "http:"},
		{"default-src 'self'; img-src 'self' blob:", "blob:"},
	} {
		d := b.open(t, jiratest.View{Policy: tt.policy, Mode: "dark"}, standard, gaugeOf(map[string]string{"label": "Bugs", "valueKind": "count", "valueJql": "a"}))
		got := d.item(t, 0)
		if got.Source != tt.source || got.Width != 462 || got.Alt != "Bugs: 3, range 0 to 100" || got.Note != "" {
			t.Errorf("%s: %+v", tt.policy, got)
		}
		d.clean(t, "Content Security Policy", "blob:")
	}
}

// twelveItems: what a full dashboard costs the viewer's browser.
func twelveItems(t *testing.T, b *bench) {
	b.jira.Answer("a", jiratest.Found{Total: 42})
	b.jira.Answer("b", jiratest.Found{Total: 60})
	var items []jiratest.Placed
	for i := range 12 {
		items = append(items, placed([]string{"gauge", "counter", "bar"}[i%3], map[string]string{
			"label": "Item", "valueKind": "count", "valueJql": "a", "wholeKind": "count", "wholeJql": "b", "previousKind": "count", "previousJql": "b",
			"thresholds": "0:danger,30:warning,50:success", "refresh": "15",
		}))
	}
	d := b.open(t, jiratest.View{}, rendertest.View{Width: 1600, Height: 1200})
	b.jira.Place(items...)
	spent := d.ScriptTime(t, func() {
		d.Open(t, b.URL+jiratest.View{}.Path())
		d.settle(t)
	})
	t.Logf("twelve items: %v of script", spent)
	if spent > 100*time.Millisecond {
		t.Errorf("twelve items take %v of the processor", spent)
	}
	for i := range items {
		if got := d.item(t, i); got.Width == 0 || got.Note != "" {
			t.Errorf("item %d: %+v", i, got)
		}
	}
	d.clean(t)
}

// inABatch: the script between those of others names the three modules and leaves nothing.
func inABatch(t *testing.T, b *bench) {
	d := b.open(t, jiratest.View{}, standard)
	var modules, globals []string
	d.Eval(t, `Object.keys(dashboard.modules)`, &modules)
	if diff := cmp.Diff([]string{"plugio-charts/gauge", "plugio-charts/counter", "plugio-charts/bar"}, modules); diff != "" {
		t.Errorf("modules (-want +got):\n%s", diff)
	}
	d.Eval(t, `(() => { const frame = document.createElement("iframe"); document.body.append(frame); const own = new Set(Object.keys(frame.contentWindow)); frame.remove();
		return Object.keys(window).filter((name) => !own.has(name)); })()`, &globals)
	if diff := cmp.Diff([]string{"define", "dashboard", "before", "after"}, globals); diff != "" {
		t.Errorf("globals (-want +got):\n%s", diff)
	}
	d.clean(t)
}

// gadget is the second way: the same script in a frame, with the container's preferences.
func gadget(t *testing.T, b *bench) {
	b.jira.Answer("a", jiratest.Found{Total: 3})
	b.open(t, jiratest.View{}, standard) // logs in
	b.serve(nil)
	frame := &dashboard{b.browser.Page(t, b.URL+jiratest.ContextPath+"/plugins/servlet/gadgets/ifr?url="+b.URL+"/charts/atlassian/gadget.xml", standard), b}
	frame.previewSays(t, noData)
	frame.Eval(t, `((c) => { c.value = "counter"; c.dispatchEvent(new Event("change")); })(document.querySelector("select"))`, nil)
	frame.fill(t, "valueJql", "a")
	frame.fill(t, "heading", "Bugs & more")
	frame.fill(t, "refresh", "false")
	frame.press(t, "Save")
	frame.wait(t, `document.querySelector("#plugio > div:nth-child(2) > .plugio > img").alt === "3"`)
	var stored map[string]string
	frame.Eval(t, `stored`, &stored)
	for name, want := range map[string]string{"kind": "counter", "valueJql": "a", "isConfigured": "true", "v": "1", "probe": `<&">`, "heading": "Bugs & more"} {
		if stored[name] != want {
			t.Errorf("%s is %q, want %q", name, stored[name], want)
		}
	}
	var calls string
	frame.Eval(t, `[...new Set(gadgets.calls)].join()`, &calls)
	if calls != "adjustHeight,set,setTitle Bugs & more" {
		t.Errorf("calls: %s", calls)
	}
	frame.press(t, "Set up")
	frame.previewSays(t, "3")
	// Every name that a form saves is announced.
	for _, kind := range []string{"gauge", "counter", "bar"} {
		frame.Eval(t, `((c) => { c.value = `+quoted(kind)+`; c.dispatchEvent(new Event("change")); })(document.querySelector("select"))`, nil)
		if kind == "bar" {
			frame.fill(t, "parts", "segments")
			for range 8 {
				frame.press(t, "+ Segment")
			}
			frame.Eval(t, `document.querySelectorAll(".plugio-row [required]").forEach((i) => { i.value = "a"; })`, nil)
		}
		frame.press(t, "Save")
		frame.wait(t, `!document.querySelector("form")`)
		frame.press(t, "Set up")
	}
	frame.clean(t)
}
