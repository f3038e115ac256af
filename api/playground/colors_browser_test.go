package playground_test

import (
	"fmt"
	"image"
	"image/color"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"github.com/plugio/charts/render/rendertest"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget/bar"
)

// centre is the middle of an element, in CSS pixels of the viewport.
func (p *playground) centre(t *testing.T, selector string) image.Point {
	t.Helper()
	var at struct{ X, Y float64 }
	p.Eval(t, `((e) => { e.scrollIntoView({ block: "center" }); const r = e.getBoundingClientRect(); return { X: r.x + r.width / 2, Y: r.y + r.height / 2 }; })(document.querySelector(`+quoted(selector)+`))`, &at)
	return image.Pt(int(at.X), int(at.Y))
}

// picker is what is open of it: the name that is chosen, where the focus is, and what the button
// says of the colour.
func (p *playground) picker(t *testing.T, button string) (s string) {
	t.Helper()
	p.Eval(t, `new Promise((done) => { const look = () => (document.querySelector(".picker:not(:popover-open)") ? requestAnimationFrame(look) : done()); look(); })`, nil)
	p.Eval(t, `((e) => [document.querySelector(".picker :checked")?.value ?? (document.querySelector(".picker") ? "none" : "closed"),
		document.activeElement === e ? "button" : document.activeElement.value, e.getAttribute("aria-label")].join(" | "))(document.querySelector(`+quoted(button)+`))`, &s)
	return s
}

// A colour is chosen by its name, with the pointer or with keys, or as any other one.
func coloursArePicked(t *testing.T, p *playground) {
	p.show(t, "gauge.png?value=72&color=red")
	p.Eval(t, `document.querySelector("details:has(#color)").open = true`, nil)
	want := func(what, picker, hash string) {
		t.Helper()
		p.settle(t)
		if got := p.picker(t, "#p-color"); got != picker {
			t.Errorf("%s: %q, want %q", what, got, picker)
		}
		p.wantHash(t, what, "#gauge.png?value=72"+hash)
	}
	p.Drag(t, p.centre(t, "#p-color"))
	want("opened by a click, at the name of the word", "danger | danger | Colour: red", "&color=red")
	p.Drag(t, p.centre(t, ".picker label:has([value=teal])"))
	want("clicked", "closed | button | Colour: teal", "&color=teal")
	p.Press(t, kb.Enter)
	want("opened by a key, at a word without a name", "teal | teal | Colour: teal", "&color=teal")
	p.Press(t, kb.ArrowUp)
	want("one up", "orange | orange | Colour: orange", "&color=orange")
	p.Press(t, kb.Enter)
	want("closed by a key", "closed | button | Colour: orange", "&color=orange")
	p.Press(t, kb.Enter+kb.Tab+kb.Tab)
	p.Press(t, "a1b2c3")
	want("any other colour", "none | a1b2c3 | Colour: a1b2c3", "&color=a1b2c3")
	p.Press(t, kb.Escape)
	want("closed", "closed | button | Colour: a1b2c3", "&color=a1b2c3")
	p.Press(t, kb.Enter)
	p.Eval(t, `((well) => { well.value = "#123456"; well.dispatchEvent(new Event("input", { bubbles: true })); })(document.querySelector(".picker [type=color]"))`, nil)
	want("out of the browser's own picker", "none | 123456 | Colour: 123456", "&color=123456")
	p.Drag(t, image.Pt(4, 300))
	want("closed by a click elsewhere", "closed |  | Colour: 123456", "&color=123456")
	p.pick(t, `document.getElementById("undo").click()`)
	want("undone", "closed |  | Colour: red", "&color=red")
	p.show(t, "gauge.png?value=72&color=nocolour")
	want("no colour", "closed |  | Colour: nocolour", "&color=nocolour")
	p.show(t, "gauge.png?value=72")
	p.Eval(t, `document.querySelector("#p-color").click()`, nil)
	p.pick(t, `document.querySelector(".picker [value=success]").click()`)
	p.pick(t, `document.querySelector(".picker [value=information]").click()`)
	p.wantHash(t, "the default again", "#gauge.png?value=72")
	p.clean(t, 30) // of colours that are none, such as halves of one
}

// The colour that a segment without one gets stands in its row, in the strip and in the picture,
// in every palette.
func coloursInTurn(t *testing.T, p *playground) {
	for palette, colors := range map[string]theme.Palette{"dc": theme.DataCenter, "safe": theme.Safe} {
		p.show(t, "bar.svg?width=400&height=40&show=none&segments="+strings.Repeat("10,", 9)+"10:red&palette="+palette)
		turn := bar.InTurn()
		for i := range 10 {
			token := turn[i%len(turn)]
			if i == 9 {
				token = theme.DangerFill
			}
			want := colors.Set(false)[token]
			row := fmt.Sprintf("#segments .item:nth-child(%d) .swatch", i+1)
			part := fmt.Sprintf("#segments .band span:nth-child(%d)", i+1)
			if got := [2]color.NRGBA{p.middleOf(t, row), p.middleOf(t, part)}; got != [2]color.NRGBA{want, want} {
				t.Errorf("segment %d of %s: %v in its row and in the strip, want %v", i+1, palette, got, want)
			}
			if svg := string(p.preview(t, "svg")); !strings.Contains(svg, fmt.Sprintf("#%02x%02x%02x", want.R, want.G, want.B)) {
				t.Errorf("segment %d of %s: the picture has no %v", i+1, palette, want)
			}
		}
	}
	// The second in turn is what "success" is in this palette, and is passed over, as in the picture.
	p.show(t, "bar.svg?width=400&height=40&show=none&segments=10:success,10,10&palette=cloud")
	cloud := theme.Cloud.Set(false)
	for i, token := range []theme.Token{theme.SuccessFill, theme.Categorical3, theme.Categorical4} {
		want := cloud[token]
		row, part := fmt.Sprintf("#segments .item:nth-child(%d) .swatch", i+1), fmt.Sprintf("#segments .band span:nth-child(%d)", i+1)
		if got := [2]color.NRGBA{p.middleOf(t, row), p.middleOf(t, part)}; got != [2]color.NRGBA{want, want} {
			t.Errorf("segment %d beside a green one: %v in its row and in the strip, want %v", i+1, got, want)
		}
	}
	p.pick(t, `document.querySelector("#segments .pick").click()`)
	p.pick(t, `document.querySelector(".picker [value=danger]").click()`)
	if got, want := p.middleOf(t, "#segments .item:nth-child(2) .swatch"), cloud[theme.Categorical2]; got != want {
		t.Errorf("segment 2 once none is green: %v, want %v", got, want)
	}
	p.show(t, "bar.svg?width=400&height=40&show=none&segments="+strings.Repeat("10,", 9)+"10:red&palette=safe")
	var name string
	p.Eval(t, `document.querySelector("#segments .pick").getAttribute("aria-label")`, &name)
	if name != "Colour of segment 1: in turn" {
		t.Errorf("a colour in turn is called %q", name)
	}
	p.pick(t, `document.querySelector("#segments .pick").click()`)
	p.pick(t, `document.querySelector(".picker [value=warning]").click()`)
	p.pick(t, `document.querySelector(".picker [value='']").click()`)
	if got := p.hash(t); !strings.Contains(got, "segments=10,10,") {
		t.Errorf("in turn again: %s", got)
	}
	p.clean(t, 0)
}

// looks are how people look at the page.
var looks = map[string]rendertest.View{
	"wide":   {Width: 1440, Height: 900, DPR: 1},
	"dark":   {Width: 1440, Height: 900, DPR: 1, Dark: true},
	"forced": {Width: 1440, Height: 900, DPR: 1, ForcedColors: true},
	"phone":  {Width: 390, Height: 844, DPR: 2},
}

// fieldsInEveryLook are the strip and the picker on any screen.
func fieldsInEveryLook(t *testing.T, p *playground, width int) {
	for _, dark := range []bool{false, true} {
		// As wide as it gets, and in the colours of the page that the picture is made for.
		p.show(t, "gauge.png?value=72&max=120&target=90&thresholds=0:categorical8:Behind%20the%20plan,40%25:information,75:discovery&theme="+map[bool]string{false: "light", true: "dark"}[dark])
		for i, token := range []theme.Token{theme.Categorical8, theme.InformationFill, theme.DiscoveryFill} {
			want := theme.DataCenter.Set(dark)[token]
			if got := p.middleOf(t, fmt.Sprintf("#thresholds .band span:nth-child(%d)", i+1)); got != want {
				t.Errorf("for a dark page %v: zone %d is %v in the strip, want %v", dark, i+1, got, want)
			}
		}
	}
	p.press(t, "thresholds", 2, kb.ArrowRight)
	if got := p.hash(t); !strings.Contains(got, ",76:discovery") {
		t.Errorf("the arrow key leads to %s", got)
	}
	var outline string
	p.Eval(t, `getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement, "::after").content`, &outline)
	if outline != `solid"76, discovery"` {
		t.Errorf("a focused border has %s", outline)
	}
	var cut []string
	p.Eval(t, `[...document.querySelectorAll(".pick-name")].filter((n) => n.checkVisibility() && n.scrollWidth > n.clientWidth).map((n) => n.textContent)`, &cut)
	if len(cut) > 0 {
		t.Errorf("cut are %v", cut)
	}
	p.Eval(t, `document.querySelector("#thresholds .item:nth-child(3) .pick").click()`, nil)
	var box struct{ Left, Top, Right, Bottom, Width, Height float64 }
	p.Eval(t, `(({ left, top, right, bottom }) => ({ Left: left, Top: top, Right: right, Bottom: bottom, Width: document.documentElement.scrollWidth, Height: innerHeight }))(document.querySelector(".picker").getBoundingClientRect())`, &box)
	if box.Left < 0 || box.Top < 0 || box.Right > float64(width) || box.Bottom > box.Height || box.Width > float64(width) {
		t.Errorf("the picker is at %+v", box)
	}
	var names []string
	p.Eval(t, `[...document.querySelectorAll(".picker label")].filter((l) => l.scrollWidth > l.clientWidth).map((l) => l.textContent)`, &names)
	if len(names) > 0 {
		t.Errorf("cut in the picker are %v", names)
	}
	if found := p.violations(t, ".picker", "#thresholds"); len(found) > 0 {
		t.Errorf("with the picker open: %s", strings.Join(slices.Compact(found), "\n"))
	}
	p.clean(t, 0)
}

// violations are all that axe-core finds in parts of the page, serious or not.
func (p *playground) violations(t *testing.T, parts ...string) (found []string) {
	t.Helper()
	axe, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		t.Fatalf("reading axe-core: %v", err)
	}
	p.Eval(t, string(axe)+";0", nil)
	p.Eval(t, `axe.run({ include: `+quoted(parts)+` }, { resultTypes: ["violations"] }).then(({ violations }) => violations.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.target.join(" ") + " " + n.failureSummary)))`, &found)
	return found
}
