package svg

import (
	"cmp"
	"fmt"
	"image/color"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/plugio/charts/render/scene"
	"pgregory.net/rapid"
)

// box is a glyph half an em wide and high, right of and above its origin.
var box = &scene.Outline{
	ID: 9,
	Path: scene.Path{
		Verbs:  []scene.Verb{scene.MoveTo, scene.LineTo, scene.LineTo, scene.LineTo, scene.Close},
		Points: pts(0.125, -0.125, 0.625, -0.125, 0.625, -0.625, 0.125, -0.625),
	},
	Bounds: scene.Rect{MinX: 0.125, MinY: -0.625, MaxX: 0.625, MaxY: -0.125},
}

// colon is a glyph of two contours.
var colon = &scene.Outline{
	ID: 10,
	Path: scene.Path{
		Verbs:  []scene.Verb{scene.MoveTo, scene.LineTo, scene.LineTo, scene.Close, scene.MoveTo, scene.LineTo, scene.LineTo, scene.Close},
		Points: pts(0, 0, 0.125, 0, 0.125, -0.125, 0, -0.5, 0.125, -0.5, 0.125, -0.625),
	},
	Bounds: scene.Rect{MinY: -0.625, MaxX: 0.125},
}

// space has no outline; speck has one that the grid swallows.
var (
	space = &scene.Outline{ID: 11}
	speck = &scene.Outline{ID: 12, Path: scene.Path{
		Verbs: []scene.Verb{scene.MoveTo, scene.LineTo, scene.LineTo, scene.Close}, Points: pts(0, 0, 1e-6, 0, 0, 1e-6),
	}}
)

func glyphs(outlines ...*scene.Outline) []scene.Glyph {
	list := make([]scene.Glyph, len(outlines))
	for i, o := range outlines {
		list[i] = scene.Glyph{Outline: o, X: float64(i)}
	}
	return list
}

func TestRunForms(t *testing.T) {
	const (
		once  = `<path fill="#172b4d" transform="translate(1 2) scale(0.01)"`
		one   = `<use fill="#172b4d" transform="translate(1 2) scale(0.01)"`
		group = `<g fill="#172b4d" transform="translate(1 2) scale(0.01)">`
		defs  = `<defs><path id="Xg0" d="M0 0h1024q0-512-1024 0z"/></defs>`
	)
	solid, clear := scene.Solid(ink), scene.Solid(color.NRGBA{1, 2, 3, 0})
	type line struct {
		paint  scene.Paint
		size   float64
		glyphs []scene.Glyph
	}
	lines := func(runs ...[]scene.Glyph) (list []line) {
		for _, r := range runs {
			list = append(list, line{solid, 20.48, r})
		}
		return list
	}
	raised := []scene.Glyph{{Outline: triangle, Y: 0.5}, {Outline: triangle, X: -0.5, Y: -0.25}}
	for _, tt := range []struct {
		name  string
		lines []line
		want  string
	}{
		{"a glyph drawn once stands in place", lines(glyphs(triangle)), once + ` d="M0 0h1024q0-512-1024 0z"/>`},
		{
			"as do several, in one path", lines(glyphs(triangle, colon, box)),
			once + ` d="M0 0h1024q0-512-1024 0zm2048 0h256v-256zm0-1024h256v-256zm2304 768h1024v-1024h-1024z"/>`,
		},
		{
			"a glyph drawn twice is defined", lines(glyphs(triangle, triangle)),
			defs + group + `<use xlink:href="#Xg0"/><use xlink:href="#Xg0" x="2048"/></g>`,
		},
		{
			"by two runs too", lines(glyphs(triangle), glyphs(triangle)),
			defs + one + ` xlink:href="#Xg0"/>` + one + ` xlink:href="#Xg0"/>`,
		},
		{
			"what a run alone draws comes first", lines(glyphs(triangle, box, triangle)),
			defs + group + `<path d="M2304-256h1024v-1024h-1024z"/><use xlink:href="#Xg0"/><use xlink:href="#Xg0" x="4096"/></g>`,
		},
		{
			"offsets both ways", lines(raised),
			defs + group + `<use xlink:href="#Xg0" y="1024"/><use xlink:href="#Xg0" x="-1024" y="-512"/></g>`,
		},
		{
			"blank glyphs are left out", lines(glyphs(space, triangle, space, space, speck, speck)),
			once + ` d="M2048 0h1024q0-512-1024 0z"/>`,
		},
		{"a line of blanks is none", lines(glyphs(space, space, speck)), ""},
		{
			"what is not seen does not count",
			[]line{{solid, 20.48, glyphs(triangle)}, {clear, 20.48, glyphs(triangle)}, {solid, 1e-9, glyphs(triangle)}},
			once + ` d="M0 0h1024q0-512-1024 0z"/>`,
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			sc := scene.New(10, 10)
			for _, l := range tt.lines {
				sc.Text(scene.Label, l.paint, scene.Run{Size: l.size, X: 1, Y: 2, Glyphs: l.glyphs})
			}
			_, doc := render(t, sc)
			got := strings.TrimSuffix(doc[strings.Index(doc, ">")+1:], "</svg>")
			if got = regexp.MustCompile(`c[0-9a-v]{7}g`).ReplaceAllString(got, "Xg"); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// Glyphs that overlap in a translucent run must not show through each other, so
// that the whole run is translucent and not each of its glyphs.
func TestTranslucentRuns(t *testing.T) {
	half, faint := color.NRGBA{0x0c, 0x66, 0xe4, 0x80}, color.NRGBA{0x57, 0x9d, 0xff, 0x33}
	sc := scene.New(10, 10)
	sc.Title = "x"
	add := func(p scene.Paint) {
		sc.Rect(0, 0, 1, 1)
		sc.Fill(scene.Value, p)
		sc.Text(scene.Label, p, scene.Run{Size: 12, Glyphs: glyphs(triangle, triangle)})
	}
	add(scene.Solid(half))
	add(auto(half, faint))
	add(auto(blue, faint))
	root, doc := render(t, sc)
	for i, want := range []map[string]string{
		{"fill-opacity": "0.502"},
		{"opacity": "0.502"},
		{"fill-opacity": "0.502", "class": "0"},
		{"opacity": "0.502", "class": "1"},
		{"class": "2"},
		{"class": "3"},
	} {
		e := root.children[3+i]
		got := map[string]string{}
		for _, name := range []string{"opacity", "fill-opacity", "class"} {
			if v, ok := e.attrs[name]; ok {
				got[name] = strings.TrimPrefix(v, idPrefix(t, doc))
			}
		}
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("shape %d (-want +got):\n%s", i, diff)
		}
	}
	want := "@media (prefers-color-scheme:dark){.Xr{color-scheme:dark}.X0{fill:#579dff;fill-opacity:0.2}.X1{fill:#579dff;opacity:0.2}" +
		".X2{fill:#579dff;fill-opacity:0.2}.X3{fill:#579dff;opacity:0.2}}"
	if got := strings.ReplaceAll(root.child("style").text, idPrefix(t, doc), "X"); got != want {
		t.Errorf("style %s, want %s", got, want)
	}
}

// drawn lists the contours that a document draws for a run, in units of the font,
// as text and in the order of that text.
func drawn(t fataler, root, e *element) []string {
	var list []string
	add := func(e *element) {
		d, x, y := e.attrs["d"], 0, 0
		if id, ok := strings.CutPrefix(e.attrs["xlink:href"], "#"); ok {
			for _, p := range root.child("defs").children {
				if p.attrs["id"] == id {
					d = p.attrs["d"]
				}
			}
			x, y = integer(t, e.attrs["x"]), integer(t, e.attrs["y"])
		}
		got, err := segments(d)
		if err != nil {
			t.Fatalf("read %q: %v", d, err)
		}
		list = append(list, contours(got, x, y)...)
	}
	if e.name != "g" {
		add(e)
	}
	for _, c := range e.children {
		add(c)
	}
	slices.Sort(list)
	return list
}

type fataler interface{ Fatalf(string, ...any) }

func integer(t fataler, s string) int {
	n, err := strconv.Atoi(cmp.Or(s, "0"))
	if err != nil {
		t.Fatalf("%q is not a whole number", s)
	}
	return n
}

// contours writes each contour with its places moved by whole units.
func contours(list []segment, x, y int) []string {
	var out []string
	for _, s := range essence(list) {
		if s.Verb == 'M' {
			out = append(out, "")
		}
		out[len(out)-1] += string(s.Verb)
		for _, p := range s.To {
			out[len(out)-1] += fmt.Sprint(" ", p.x/100+x, ",", p.y/100+y)
		}
	}
	return out
}

// units is an outline in units of the font.
func units(p scene.Path) scene.Path {
	q := scene.Path{Verbs: p.Verbs}
	for _, at := range p.Points {
		q.Points = append(q.Points, scene.Point{X: float64(round(at.X, emUnits)), Y: float64(round(at.Y, emUnits))})
	}
	return q
}

func checkRuns(t fataler, sc *scene.Scene, root *element) {
	var elements []*element
	for _, e := range root.children {
		if e.attrs["transform"] != "" {
			elements = append(elements, e)
		}
	}
	for i := range sc.Len() {
		if !sc.Shape(i).IsRun() {
			continue
		}
		var want []string
		for _, g := range sc.Run(sc.Shape(i)).Glyphs {
			want = append(want, contours(expected(units(g.Outline.Path)), round(g.X, emUnits), round(g.Y, emUnits))...)
		}
		if len(want) == 0 {
			continue
		}
		if len(elements) == 0 {
			t.Fatalf("run %d is missing", i)
		}
		slices.Sort(want)
		if diff := gocmp.Diff(want, drawn(t, root, elements[0]), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("run %d draws something else (-want +got):\n%s", i, diff)
		}
		elements = elements[1:]
	}
	if len(elements) > 0 {
		t.Fatalf("%d runs too many", len(elements))
	}
}

func TestRunsReadBack(t *testing.T) {
	r := New()
	rapid.Check(t, func(rt *rapid.T) {
		sc := scene.New(100, 100)
		for range rapid.IntRange(0, 5).Draw(rt, "runs") {
			var list []scene.Glyph
			for range rapid.IntRange(1, 6).Draw(rt, "glyphs") {
				list = append(list, scene.Glyph{
					Outline: rapid.SampledFrom([]*scene.Outline{triangle, box, colon, space, speck}).Draw(rt, "outline"),
					X:       rapid.Float64Range(-20, 20).Draw(rt, "x"),
					Y:       float64(rapid.IntRange(-2, 2).Draw(rt, "y")) / 8,
				})
			}
			sc.Text(scene.Label, scene.Solid(ink), scene.Run{Size: 12, X: 10, Y: 50, Glyphs: list})
		}
		doc, err := r.Append(nil, sc)
		if err != nil {
			rt.Fatalf("%v", err)
		}
		checkRuns(rt, sc, parse(t, doc))
	})
}

// Whatever a text repeats, a document has the shape of no glyph twice.
func TestEachGlyphIsDefinedOnce(t *testing.T) {
	for _, label := range []string{"Sprint progress", "", "0 0 100 000", "Größe: Ålesund, ﬁ", "aaaaaaaaaaaaaaaaaaaaaaaaaaa", "a\u0301a\u0301 e\u0301"} {
		sc := gauge(t, label)
		root, _ := render(t, sc)
		checkRuns(t, sc, root)
		outlines := map[*scene.Outline]bool{}
		want := 0
		for i := range sc.Len() {
			if !sc.Shape(i).IsRun() {
				continue
			}
			for _, g := range sc.Run(sc.Shape(i)).Glyphs {
				if !outlines[g.Outline] {
					outlines[g.Outline] = true
					want += len(contours(expected(units(g.Outline.Path)), 0, 0))
				}
			}
		}
		got := 0
		root.each(func(e, parent *element) {
			if e.name == "path" && (parent.name != "svg" || e.attrs["transform"] != "") {
				list, err := segments(e.attrs["d"])
				if err != nil {
					t.Fatal(err)
				}
				got += len(contours(list, 0, 0))
			}
		})
		if got != want {
			t.Errorf("%q: %d contours are written, its glyphs have %d", label, got, want)
		}
	}
}

// What counts steps sees every run twice: as its outlines are taken, which takes the most, and as it is written.
func TestStepsOfEveryRun(t *testing.T) {
	const runs = 5
	sc := scene.New(200, 50)
	sc.Progress = new(atomic.Int64)
	for range runs {
		sc.Text(scene.Label, scene.Solid(color.NRGBA{A: 0xff}), scene.Run{Text: "a", Y: 20, Size: 14, Advance: 10, Glyphs: glyphs(triangle)})
	}
	if _, err := New().Append(nil, sc); err != nil {
		t.Fatal(err)
	}
	if steps := sc.Progress.Load(); steps < 2*runs {
		t.Errorf("%d steps for %d runs", steps, runs)
	}
}
