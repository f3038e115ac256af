package playground_test

import (
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/plugio/charts/render/rendertest"
)

// views are the screens that the pages have to work on. Zooming to 200 % halves the width
// that a page has.
var views = []struct {
	name string
	rendertest.View
}{
	{"1440", rendertest.View{Width: 1440, Height: 900, DPR: 1}},
	{"1024", rendertest.View{Width: 1024, Height: 768, DPR: 1}},
	{"820", rendertest.View{Width: 820, Height: 1180, DPR: 1}},
	{"390", rendertest.View{Width: 390, Height: 844, DPR: 1}},
	{"1440 at 200 %", rendertest.View{Width: 720, Height: 450, DPR: 2}},
	{"1024 at 200 %", rendertest.View{Width: 512, Height: 384, DPR: 2}},
	{"820 at 200 %", rendertest.View{Width: 410, Height: 590, DPR: 2}},
	{"640 at 200 %", rendertest.View{Width: 320, Height: 422, DPR: 2}},
}

// crowded are pictures with which the page has much to show.
var crowded = []string{
	"gauge.png?value=72&target=190&thresholds=0:danger:behind%20schedule,50:ff8800:at%20risk%20of%20it,80:success:on%20track&label=" +
		"A%20label%20that%20is%20longer%20than%20most&noData=&width=900",
	"bar.svg?segments=19:success:Done,9:information:In%20progress,6:neutral:To%20do&value=3&title=%D7%A9%D7%9C%D7%95%D7%9D&decimals=x",
	"counter.png?value=abc&preset=none&spark=1,2,3&theme=dark",
}

// opener starts a service and returns what opens one of its pages, and the script that finds
// faults of a page's layout.
func opener(t *testing.T) (open func(t *testing.T, path string, view rendertest.View) *playground, checks string) {
	t.Helper()
	chromium := rendertest.Chromium(t)
	s := newService(t)
	server := httptest.NewServer(s.Handler())
	t.Cleanup(server.Close)
	script, err := os.ReadFile("testdata/layout.js")
	if err != nil {
		t.Fatal(err)
	}
	base := server.URL + "/charts"
	return func(t *testing.T, path string, view rendertest.View) *playground {
		t.Helper()
		return &playground{chromium.Page(t, base+path, view), s, base}
	}, string(script)
}

// TestMatrix shows the pages on every screen in light, dark and with forced colours.
func TestMatrix(t *testing.T) {
	t.Parallel()
	open, checks := opener(t)
	for _, v := range views {
		for _, scheme := range []string{"light", "dark", "forced colours"} {
			t.Run(v.name+" "+scheme, func(t *testing.T) {
				view := v.View
				view.Dark, view.ForcedColors, view.LessMotion = scheme == "dark", scheme == "forced colours", scheme == "dark"
				p := open(t, "/", view)
				p.settle(t)
				p.Eval(t, checks+";0", nil)
				p.wantNoFaults(t, "as it opens")
				pictures := crowded
				if scheme != "light" || v.DPR != 1 {
					pictures = crowded[:1] // as only colours differ, or only the width
				}
				for _, address := range pictures {
					p.fill(t, address)
				}
				if v.DPR == 1 {
					for _, found := range p.axe(t) {
						t.Error(found)
					}
				}
				p.wantStill(t)
				for _, page := range []string{"/reference.html", "/guide.html"} {
					p.Open(t, p.base+page)
					p.Eval(t, checks+";0", nil)
					p.wantNoFaults(t, page)
					if v.Width == 1440 || v.Width == 390 {
						for _, found := range p.axe(t) {
							t.Errorf("%s: %s", page, found)
						}
					}
					p.wantStill(t)
				}
			})
		}
	}
}

// fill shows a picture with every group unfolded, and then in each place.
func (p *playground) fill(t *testing.T, address string) {
	t.Helper()
	p.pick(t, choose("scene", ""))
	p.show(t, address)
	p.Eval(t, `document.querySelectorAll("details").forEach((d) => { d.open = true; })`, nil)
	p.wantNoFaults(t, address)
	for _, place := range []string{"jira", "confluence"} {
		p.pick(t, choose("scene", place))
		p.pick(t, `document.getElementById("both").click()`)
		p.wantNoFaults(t, address+" in "+place)
	}
}

func (p *playground) wantNoFaults(t *testing.T, what string) {
	t.Helper()
	var faults []string
	p.Eval(t, `(scrollTo(0, 0), layoutFaults())`, &faults)
	for _, fault := range faults {
		t.Errorf("%s: %s", what, fault)
	}
}

// wantStill wants nothing on the page to move by itself, so that there is nothing to turn
// off for those whom motion makes ill.
func (p *playground) wantStill(t *testing.T) {
	t.Helper()
	var moving []string
	p.Eval(t, `[...document.getAnimations().map((a) => "an animation"), ...[...document.querySelectorAll("*")].filter((e) => {
		const s = getComputedStyle(e);
		return parseFloat(s.transitionDuration) > 0 || parseFloat(s.animationDuration) > 0 || s.scrollBehavior === "smooth";
	}).map((e) => e.nodeName)]`, &moving)
	if len(moving) > 0 {
		t.Errorf("moving: %v", moving)
	}
}

// TestKeyboard walks through the whole page with the tab key on every screen.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	open, checks := opener(t)
	for i, v := range views {
		view := v.View
		view.Dark, view.ForcedColors = i%3 == 1, i%3 == 2
		for _, path := range []string{"/#" + crowded[0], "/reference.html"} {
			if path == "/reference.html" && i%3 != 0 {
				continue // it has the same links at every width
			}
			t.Run(v.name+" "+path[:4], func(t *testing.T) {
				p := open(t, path, view)
				if path != "/reference.html" {
					p.settle(t)
					p.Eval(t, `document.querySelectorAll("details").forEach((d) => { d.open = true; })`, nil)
				}
				p.Eval(t, checks+";0", nil)
				p.walk(t)
			})
		}
	}
}

// walk presses the tab key until the focus is back at the start.
func (p *playground) walk(t *testing.T) {
	t.Helper()
	var want int
	p.Eval(t, `reachable()`, &want)
	reached := 0
	for range want + 20 {
		p.Press(t, kb.Tab)
		var now struct {
			Name           string
			Visible, Clear bool
		}
		p.Eval(t, `focusNow()`, &now)
		if now.Name == "" {
			break
		}
		reached++
		if !now.Visible || !now.Clear {
			t.Errorf("%d: the focus on %s is drawn: %v, in sight: %v", reached, now.Name, now.Visible, now.Clear)
		}
	}
	if reached < want || want < 10 {
		t.Errorf("the tab key reaches %d of %d", reached, want)
	}
}

// TestLayoutFaultsAreFound spoils the page, and wants each fault to be named.
func TestLayoutFaultsAreFound(t *testing.T) {
	t.Parallel()
	open, checks := opener(t)
	for style, want := range map[string]string{
		"h1 { width: 1400px; }":                               "the page is",
		"main { overflow-x: clip; } h1 { width: 1400px; }":    "outside: h1",
		".example { overflow: hidden; height: 60px; }":        "cut off: button.example",
		"#starts li { margin-right: -40px; }":                 "over each other: button “A number”",
		".lead { margin-top: -20px; }":                        "over each other: h1#start-title",
		":focus-visible { outline: none; }":                   "not drawn: skip",
		"#skip { left: -900px; }":                             "out of sight: skip",
		"#skip:focus { z-index: -1; } .bar { opacity: 0.99 }": "out of sight: skip",
	} {
		p := open(t, "/", rendertest.View{Width: 1024, Height: 768})
		p.settle(t)
		p.Eval(t, checks+";0", nil)
		p.Eval(t, `document.head.append(Object.assign(document.createElement("style"), { textContent: `+quoted(style)+` }))`, nil)
		var faults []string
		p.Eval(t, `layoutFaults()`, &faults)
		p.Press(t, kb.Tab)
		p.Eval(t, `((f) => [...`+quoted(faults)+`, ...(f.visible ? [] : ["not drawn: " + f.name]), ...(f.clear ? [] : ["out of sight: " + f.name])])(focusNow())`, &faults)
		if !slices.ContainsFunc(faults, func(f string) bool { return strings.HasPrefix(f, want) }) {
			t.Errorf("%s: found %q, want %q", style, faults, want)
		}
		p.Close(t)
	}
}
