package main

import (
	"cmp"
	"net/url"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/rendertest"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
)

// order is that of the texts of some roles in a picture.
type order struct {
	widget, query string
	roles         []scene.Role
	want          string
	ltr, rtl      string // where it is another in this direction
}

// in is the order in a direction.
func (o order) in(dir string) string {
	return cmp.Or(map[string]string{"ltr": o.ltr, "rtl": o.rtl}[dir], o.want)
}

// orders are what numbers with words of right-to-left letters look like from left to right, line
// by line without spaces; a star stands for a word in Arabic letters, which have many shapes.
var orders = []order{
	{"bar", "value=40&label=Points&suffix=אב&show=fraction", figure, "40בא/100בא", "", ""},
	{"gauge", "value=40&label=Points&suffix=אב&show=fraction", figure, "40בא/100בא", "", ""},
	{"bar", "value=40&label=Points&unit=אב&show=fraction", figure, "40/100בא", "", ""},
	{"bar", "value=40&label=Points&suffix=גד&unit=אב&show=fraction", figure, "40דג/100דגבא", "", ""},
	{"bar", "value=40&label=אב&suffix=גד&unit=אב&show=both", figure, "40דגבא·40%", "", ""},
	{"bar", "value=-40&min=-100&max=0&label=אב&suffix=גד&show=fraction", figure, "−40דג/−100דג", "", ""},
	{"bar", "value=40&label=Points&format=compact&max=2000000&locale=ar&show=fraction", figure, "40/2*", "", ""},
	{"counter", "value=-40&suffix=אב", figure, "−40בא", "", ""},
	{"counter", "value=-40&prefix=אב", figure, "בא−40", "", ""},
	{"counter", "value=-12&prefix=﷼&locale=ar", figure, "−*12", "", ""},
	{"counter", "value=1234567&format=compact&locale=ar&label=אב&unit=גד", figure, "1.23*דג", "", ""},
	{"counter", "value=1234567&format=compact&locale=ar&label=אב&prefix=~&suffix=גד", figure, "~1.23*דג", "", ""},
	{"counter", "value=1234567&format=compact&locale=ar", figure, "1.23*", "", ""},
	{"counter", "value=-1234567&format=compact&locale=ar", figure, "−1.23*", "", ""},
	{"counter", "value=5&unit=אב.", figure, "5.בא", "", ""},
	{"counter", "value=&noData=אב.", figure, ".בא", "", ""},
	{"counter", "value=1234567&previous=1000000&format=compact&locale=ar&delta=both", []scene.Role{scene.Delta}, "+235*(+23.5٪)", "", ""},
	{"bar", "segments=40::x,20::x&suffix=אב&height=80&show=both", []scene.Role{scene.Legend}, "x40בא·67%x20בא·33%", "", "20בא·33%x40בא·67%x"}, // the entries change places, and nothing in them
	{"bar", "segments=40::אב,20::גד 1&height=80&show=both", []scene.Role{scene.Legend}, "בא40·67%1דג20·33%", "", "20·33%1דג40·67%בא"},
	{"bar", "segments=40::אב x,20::x 12&height=80", []scene.Role{scene.Legend}, "xבא40x1220", "באx40x1220", "20x1240xבא"},
	{"counter", "value=12&previous=10&comparison=xx 12", []scene.Role{scene.Delta, scene.Comparison}, "+20%xx12", "", "xx12+20%"},
	{"counter", "value=12&previous=10&comparison=אב 12", []scene.Role{scene.Delta, scene.Comparison}, "+20%12בא", "", "12בא+20%"},
	{"bar", "segments=40::אב,20::xx&width=480&height=60&legend=inside&label=x", inBar, "בא40xx20", "", "20xx40בא"},
	{"bar", "segments=40::אב,20::xx&width=480&height=60&legend=inside&label=אב&show=both", inBar, "40·67%בא20·33%xx", "בא40·67%xx20·33%", "20·33%xx40·67%בא"},
	{"bar", "segments=40::אב 1,20::xx&width=480&height=60&legend=inside&show=percent", inBar, "1בא67%xx33%", "", "33%xx67%1בא"},
	{"bar", "segments=40::אב!,20::xx&width=480&height=60&legend=inside&show=none", inBar, "!באxx", "בא!xx", "xx!בא"},
	{"gauge", "value=40&label=אב&thresholds=0:red:xx&status=name", caption, "xx·בא", "בא·xx", ""},
	{"bar", "value=40&label=אב&thresholds=0:red:xx&status=name&height=80", caption, "xx·בא", "בא·xx", ""},
	{"counter", "value=40&label=אב&thresholds=0:red:xx&status=name", caption, "xx·בא", "בא·xx", ""},
	{"gauge", "value=40&label=אב&thresholds=0:red:12 x&status=name", caption, "12x·בא", "בא·12x", ""},
	{"gauge", "value=40&label=אב 12&thresholds=0:red:גד&status=name", caption, "דג·12בא", "12בא·דג", ""},
	{"gauge", "value=40&label=xx&thresholds=0:red:אב&status=name", caption, "xx·בא", "", "בא·xx"},
	{"gauge", "value=40&label=x&thresholds=0:red:xx&status=name", caption, "x·xx", "", "xx·x"},
	{"bar", "value=40&label=x&thresholds=0:red:xx 12&status=name&height=80", caption, "x·xx12", "", "xx12·x"},
	{"gauge", "value=40&label=12&thresholds=0:red:אב&status=name", caption, "12·בא", "", "בא·12"},
}

var (
	figure  = []scene.Role{scene.Number, scene.Unit}
	caption = []scene.Role{scene.Label}
	inBar   = []scene.Role{scene.InBar}
)

func spelt(query string) string {
	for _, r := range query {
		if r >= 0x80 {
			query = strings.ReplaceAll(query, string(r), url.QueryEscape(string(r)))
		}
	}
	return query
}

// mark is a character, or a part of one, and where it stands.
type mark struct {
	x float64
	r rune
}

// read puts marks together from left to right.
func read(marks []mark) string {
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Compare(a.x, b.x) })
	var out strings.Builder
	last := ' '
	for _, m := range marks {
		if unicode.Is(unicode.Arabic, m.r) && m.r != '٪' {
			m.r = '*'
		}
		if m.r != '*' || last != '*' {
			out.WriteRune(m.r)
		}
		last = m.r
	}
	return out.String()
}

func TestPartsOfNumbersStandFromLeftToRight(t *testing.T) {
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	ts := text.NewShaper(set).Get()
	known := map[*scene.Outline]rune{}
	for _, w := range []fonts.Weight{fonts.Regular, fonts.Medium, fonts.SemiBold} {
		for _, r := range "0123456789/+−%٪·~.!()xאבגד" {
			known[ts.Line(string(r), w).Glyphs[0].Outline] = r
		}
		for _, r := range "+−~(" { // have another shape before digits
			known[ts.Line(string(r)+"12", w).Glyphs[0].Outline] = r
		}
	}
	for _, c := range orders {
		for _, dir := range []string{"auto", "ltr", "rtl"} {
			request, err := decode(c.widget, spelt(c.query)+"&dir="+dir, render.SVG)
			if err != nil {
				t.Fatal(err)
			}
			sc := scene.New(16, 16)
			request.Widget.Layout(sc, ts)
			var marks []mark
			for i := range sc.Len() {
				if sh := sc.Shape(i); sh.IsRun() && slices.Contains(c.roles, sh.Role) {
					run := sc.Run(sh)
					for _, g := range run.Glyphs {
						m := mark{run.X + g.X*run.Size, '*'}
						if r, ok := known[g.Outline]; ok {
							m.r = r
						}
						if !g.Outline.Bounds.Empty() {
							marks = append(marks, m)
						}
					}
				}
			}
			if got, want := read(marks), c.in(dir); got != want {
				t.Errorf("%s?%s in direction %s: %q, want %q", c.widget, c.query, dir, got, want)
			}
		}
	}
}

// A browser that sets the texts itself must come to the same order.
func TestPartsOfNativeNumbersStandFromLeftToRight(t *testing.T) {
	browser := rendertest.Chromium(t)
	for _, dir := range []string{"auto", "ltr", "rtl"} {
		var page strings.Builder
		page.WriteString("<!doctype html><meta charset=utf-8><title>Order</title>")
		for _, c := range orders {
			p := picture{c.query, c.widget, spelt(c.query) + "&text=native&dir=" + dir}
			svg, err := p.draw(render.SVG, p.query)
			if err != nil {
				t.Fatal(err)
			}
			page.Write(svg)
		}
		tab := browser.Page(t, page.String(), rendertest.View{Width: 900, Height: 700})
		var pictures [][]letter
		tab.Eval(t, `[...document.querySelectorAll("svg")].map(s => [...s.querySelectorAll("text")].flatMap(e =>
			[...e.textContent].map((c, i) => ({Char: c, X: e.getExtentOfChar(i).x, Row: e.getAttribute("y")}))))`, &pictures)
		if len(pictures) != len(orders) {
			t.Fatalf("%d pictures", len(pictures))
		}
		for i, c := range orders {
			if got, want := readRows(pictures[i]), c.in(dir); !strings.Contains(got, want) {
				t.Errorf("%s?%s in direction %s: %q, want %q in it", c.widget, c.query, dir, got, want)
			}
		}
	}
}

// letter is a character of a text where a browser has put it.
type letter struct {
	Char, Row string
	X         float64
}

// readRows puts the rows of a picture together, in the order they were drawn in.
func readRows(letters []letter) string {
	var rows []string
	marks := map[string][]mark{}
	for _, l := range letters {
		if r := []rune(l.Char)[0]; unicode.IsGraphic(r) && !unicode.IsSpace(r) {
			if marks[l.Row] == nil {
				rows = append(rows, l.Row)
			}
			marks[l.Row] = append(marks[l.Row], mark{l.X, r})
		}
	}
	var all strings.Builder
	for _, row := range rows {
		all.WriteString(read(marks[row]))
	}
	return all.String()
}

// What is said of a picture isolates the same parts.
func TestPartsOfSpokenNumbersStandFromLeftToRight(t *testing.T) {
	marks := strings.NewReplacer("[", "\u2068", "]", "\u2069", "_", "\u00a0")
	for _, c := range []struct{ widget, query, want string }{
		{"counter", "value=-40&suffix=גד", "−40[גד]"},
		{"counter", "value=-40&label=אב&suffix=גד", "[אב]: [−40[גד]]"},
		{"counter", "value=3000000&label=Sum&format=compact&locale=ar", "[Sum]: [3_[مليون]]"},
		{"bar", "value=40&label=Sum&suffix=גד", "[Sum]: [[40[גד]], [range 0 to 100]]"},
	} {
		request, err := decode(c.widget, spelt(c.query), render.SVG)
		if err != nil {
			t.Fatal(err)
		}
		set, err := fonts.Load()
		if err != nil {
			t.Fatal(err)
		}
		sc := scene.New(16, 16)
		request.Widget.Layout(sc, text.NewShaper(set).Get())
		if want := marks.Replace(c.want); sc.Description != want {
			t.Errorf("%s?%s: %+q, want %+q", c.widget, c.query, sc.Description, want)
		}
	}
}
