package svg

import (
	"errors"
	"image/color"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/plugio/charts/render/scene"
)

var (
	gray  = color.NRGBA{0xdc, 0xdf, 0xe4, 0xff}
	blue  = color.NRGBA{0x0c, 0x66, 0xe4, 0xff}
	sky   = color.NRGBA{0x57, 0x9d, 0xff, 0xff}
	ink   = color.NRGBA{0x17, 0x2b, 0x4d, 0xff}
	cloud = color.NRGBA{0xb6, 0xc2, 0xcf, 0xff}
)

func auto(light, dark color.NRGBA) scene.Paint {
	return scene.Paint{Color: light, Dark: dark, Auto: true}
}

// triangle is a glyph half an em wide and a quarter of an em high, with a bow.
var triangle = &scene.Outline{
	ID: 7,
	Path: scene.Path{
		Verbs:  []scene.Verb{scene.MoveTo, scene.LineTo, scene.QuadTo, scene.Close},
		Points: pts(0, 0, 0.5, 0, 0.5, -0.25, 0, 0),
	},
	Bounds: scene.Rect{MinX: 0, MinY: -0.25, MaxX: 0.5, MaxY: 0},
}

func run(text string, size, x, y float64, offsets ...float64) scene.Run {
	r := scene.Run{Text: text, Size: size, X: x, Y: y}
	for _, o := range offsets {
		r.Glyphs = append(r.Glyphs, scene.Glyph{Outline: triangle, X: o})
	}
	return r
}

func sample() *scene.Scene {
	sc := scene.New(100, 40.5)
	sc.Title = "R&D"
	sc.Description = "40 of 100"
	sc.Rect(0, 0, 100, 40.5)
	sc.Fill(scene.Background, scene.Solid(color.NRGBA{0xff, 0xff, 0xff, 0x80}))
	sc.RoundRect(10, 10, 80, 8, [4]float64{4, 4, 4, 4})
	sc.Fill(scene.Track, scene.Solid(gray))
	sc.Rect(10, 10, 32, 8)
	sc.Fill(scene.Value, auto(blue, sky))
	sc.Text(scene.Label, auto(ink, cloud), run("vv", 12, 10.256, 35, 0, 0.5))
	return sc
}

func TestDocument(t *testing.T) {
	const want = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="100" height="40.5" viewBox="0 0 100 40.5" role="img" class="cXr"` +
		` aria-labelledby="cXt cXd"><title id="cXt">R&amp;D</title><desc id="cXd">40 of 100</desc>` +
		`<style media="(prefers-color-scheme:dark)">@media (prefers-color-scheme:dark){.cXr{color-scheme:dark}.cX0{fill:#579dff}.cX1{fill:#b6c2cf}}</style>` +
		`<defs><path id="cXg0" d="M0 0h1024q0-512-1024 0z"/></defs>` +
		`<path fill="#ffffff" fill-opacity="0.502" d="M0 0h100v40.5H0z"/>` +
		`<path fill="#dcdfe4" d="M14 10h72c2.21 0 4 1.79 4 4c0 2.21-1.79 4-4 4H14c-2.21 0-4-1.79-4-4c0-2.21 1.79-4 4-4z"/>` +
		`<path fill="#0c66e4" class="cX0" d="M10 10h32v8H10z"/>` +
		`<g fill="#172b4d" class="cX1" transform="translate(10.26 35) scale(0.00585938)">` +
		`<use xlink:href="#cXg0"/><use xlink:href="#cXg0" x="1024"/></g>` +
		`</svg>`
	_, doc := render(t, sample())
	prefix := idPrefix(t, doc)
	if got := strings.ReplaceAll(doc, prefix, "cX"); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

// idPrefix reads the prefix off the title's id.
func idPrefix(t *testing.T, doc string) string {
	t.Helper()
	m := regexp.MustCompile(`<title id="(c[0-9a-v]{7})t">`).FindStringSubmatch(doc)
	if m == nil {
		t.Fatalf("no id in %s", doc)
	}
	return m[1]
}

func TestWordsAndTheirIDs(t *testing.T) {
	for _, tt := range []struct {
		title, desc string
		children    int
		labelled    int
	}{
		{"", "", 0, 0},
		{" \t", "\x00", 0, 0},
		{"a", "", 1, 1},
		{"", "b", 1, 1},
		{"a", "b", 2, 2},
	} {
		sc := scene.New(10, 10)
		sc.Title, sc.Description = tt.title, tt.desc
		root, doc := render(t, sc)
		if root.attrs["role"] != "img" {
			t.Errorf("no role in %s", doc)
		}
		names := strings.Fields(root.attrs["aria-labelledby"])
		if len(names) != tt.labelled || len(root.children) != tt.children {
			t.Errorf("%q, %q: %s", tt.title, tt.desc, doc)
			continue
		}
		for i, name := range names {
			if root.children[i].attrs["id"] != name {
				t.Errorf("%q is not the id of child %d in %s", name, i, doc)
			}
		}
		if _, there := root.attrs["aria-labelledby"]; there && tt.labelled == 0 {
			t.Errorf("an empty aria-labelledby in %s", doc)
		}
	}
}

func TestSamePictureSameBytes(t *testing.T) {
	_, first := render(t, sample())
	_, second := render(t, sample())
	if first != second {
		t.Error("two runs differ")
	}
	sc := sample()
	appended, err := New().Append([]byte("before"), sc)
	if err != nil || string(appended) != "before"+first {
		t.Errorf("what stands before changes the document: %s, %v", appended, err)
	}
}

func TestPicturesThatDifferShareNoIDs(t *testing.T) {
	seen := map[string]string{}
	for name, change := range map[string]func(*scene.Scene){
		"none":   func(*scene.Scene) {},
		"title":  func(sc *scene.Scene) { sc.Title = "R&E" },
		"desc":   func(sc *scene.Scene) { sc.Description = "41 of 100" },
		"width":  func(sc *scene.Scene) { sc.Width = 101 },
		"shape":  func(sc *scene.Scene) { sc.Rect(1, 1, 2, 2); sc.Fill(scene.Tick, scene.Solid(gray)) },
		"moved":  func(sc *scene.Scene) { sc.Rect(1, 1, 2, 2.01); sc.Fill(scene.Tick, scene.Solid(gray)) },
		"colour": func(sc *scene.Scene) { sc.Rect(1, 1, 2, 2); sc.Fill(scene.Tick, scene.Solid(blue)) },
		"dark":   func(sc *scene.Scene) { sc.Rect(1, 1, 2, 2); sc.Fill(scene.Tick, auto(gray, sky)) },
		"text":   func(sc *scene.Scene) { sc.Text(scene.Unit, scene.Solid(ink), run("v", 12, 9, 9, 0)) },
	} {
		sc := sample()
		change(sc)
		root, _ := render(t, sc)
		named := ids(t, root)
		if len(named) != 3 {
			t.Errorf("%s: got %d ids, want those of the title, the description and a glyph", name, len(named))
		}
		for id := range named {
			if other, taken := seen[id]; taken {
				t.Errorf("%s and %s share the id %s", name, other, id)
			}
			seen[id] = name
		}
	}
}

// A title that looks like a blank prefix must come through unharmed.
func TestPrefixIsOnlyFilledIn(t *testing.T) {
	sc := scene.New(10, 10)
	sc.Title = "c0000000t"
	root, _ := render(t, sc)
	if got := root.child("title").text; got != "c0000000t" {
		t.Errorf("got %q", got)
	}
}

func TestSchemes(t *testing.T) {
	half := color.NRGBA{0x57, 0x9d, 0xff, 0x80}
	sc := scene.New(10, 10)
	sc.Title = "x"
	for i, p := range []scene.Paint{
		auto(blue, sky), scene.Solid(gray), auto(ink, cloud), auto(blue, sky), auto(gray, gray), auto(blue, half),
		{Color: blue, Dark: sky},
	} {
		sc.Rect(float64(i), 0, 1, 1)
		sc.Fill(scene.Segment, p)
	}
	root, doc := render(t, sc)
	prefix := idPrefix(t, doc)
	var classes []string
	for _, e := range root.children[2:] {
		classes = append(classes, strings.TrimPrefix(e.attrs["class"], prefix))
	}
	if got := strings.Join(classes, ","); got != "0,,1,0,,2," {
		t.Errorf("classes %q", got)
	}
	want := "@media (prefers-color-scheme:dark){.Xr{color-scheme:dark}.X0{fill:#579dff}.X1{fill:#b6c2cf}.X2{fill:#579dff;fill-opacity:0.502}}"
	if got := strings.ReplaceAll(root.child("style").text, prefix, "X"); got != want {
		t.Errorf("style %s, want %s", got, want)
	}
	if first := root.children[2].attrs["fill"]; first != "#0c66e4" {
		t.Errorf("the light colour is %s", first)
	}
}

func TestNoStyleWithoutSchemes(t *testing.T) {
	sc := scene.New(10, 10)
	sc.Rect(0, 0, 1, 1)
	sc.Fill(scene.Track, scene.Solid(gray))
	sc.Rect(0, 0, 1, 1)
	sc.Fill(scene.Track, auto(color.NRGBA{}, color.NRGBA{1, 2, 3, 0}))
	if _, doc := render(t, sc); strings.Contains(doc, "style") || strings.Contains(doc, "class") {
		t.Errorf("a style sheet in %s", doc)
	}
}

func TestManySchemes(t *testing.T) {
	sc := scene.New(300, 10)
	sc.Title = "x"
	for i := range 300 {
		sc.Rect(float64(i), 0, 1, 1)
		sc.Fill(scene.Segment, auto(color.NRGBA{uint8(i), uint8(i >> 8), 0, 0xff}, color.NRGBA{uint8(i), 0xff, 1, 0xff}))
	}
	root, doc := render(t, sc)
	if got := root.children[1+1+299].attrs["class"]; got != idPrefix(t, doc)+"299" {
		t.Errorf("the last class is %q", got)
	}
}

func TestWhatCannotBeSeenIsLeftOut(t *testing.T) {
	sc := scene.New(10, 10)
	sc.Rect(0, 0, 5, 5)
	sc.Fill(scene.Track, scene.Solid(color.NRGBA{1, 2, 3, 0}))
	sc.Rect(3, 3, 0.001, 0.001)
	sc.Fill(scene.Track, auto(blue, sky))
	sc.Text(scene.Label, scene.Solid(ink), run("v", 1e-9, 1, 1, 0))
	root, doc := render(t, sc)
	for _, e := range root.children {
		if e.name != "style" {
			t.Errorf("<%s> in %s", e.name, doc)
		}
	}
	sc = scene.New(10, 10)
	sc.Rect(0, 0, 5, 5)
	sc.Fill(scene.Track, auto(color.NRGBA{1, 2, 3, 0}, blue))
	if _, doc := render(t, sc); !strings.Contains(doc, `fill-opacity="0"`) || !strings.Contains(doc, "fill:#0c66e4;fill-opacity:1") {
		t.Errorf("a shape of the dark scheme alone: %s", doc)
	}
}

func TestTextIsNotExposedTwice(t *testing.T) {
	sc := scene.New(10, 10)
	sc.Text(scene.Label, scene.Solid(ink), run("secret", 12, 1, 9, 0))
	if _, doc := render(t, sc); strings.Contains(doc, "secret") {
		t.Errorf("the run's text in %s", doc)
	}
}

func TestErrors(t *testing.T) {
	bad := &scene.Outline{ID: 1, Path: scene.Path{Verbs: []scene.Verb{scene.MoveTo, scene.LineTo}, Points: pts(0, 0, math.NaN(), 1)}}
	short := &scene.Outline{ID: 2, Path: scene.Path{Verbs: []scene.Verb{scene.MoveTo, scene.LineTo}, Points: pts(0, 0)}}
	r := New()
	glyph := func(o *scene.Outline) func(*scene.Scene) {
		return func(sc *scene.Scene) {
			sc.Text(scene.Label, scene.Solid(ink), scene.Run{Size: 12, Glyphs: []scene.Glyph{{Outline: o}}})
		}
	}
	// A font so small that its scene lets any offset in em pass.
	far := func(n int) func(*scene.Scene) {
		return func(sc *scene.Scene) {
			for i := range n {
				o := &scene.Outline{ID: uint64(i), Path: triangle.Path}
				sc.Text(scene.Label, scene.Solid(ink), scene.Run{Size: 0.01, Glyphs: []scene.Glyph{{Outline: o, X: 1e5}, {Outline: o}}[:n]})
			}
		}
	}
	for name, tt := range map[string]struct {
		spoil func(*scene.Scene)
		want  error
	}{
		"point":           {func(sc *scene.Scene) { sc.Rect(math.NaN(), 0, 1, 1) }, scene.ErrCoordinate},
		"canvas":          {func(sc *scene.Scene) { sc.Width = math.Inf(1) }, scene.ErrCoordinate},
		"flat":            {func(sc *scene.Scene) { sc.Height = 0 }, ErrCanvas},
		"inverted":        {func(sc *scene.Scene) { sc.Width = -5 }, ErrCanvas},
		"outline":         {glyph(bad), scene.ErrCoordinate},
		"outline again":   {glyph(bad), scene.ErrCoordinate},
		"far glyph":       {far(1), scene.ErrCoordinate},
		"far glyphs":      {far(2), scene.ErrCoordinate},
		"short outline":   {glyph(short), ErrPath},
		"path sans start": {func(sc *scene.Scene) { sc.LineTo(1, 1); sc.Fill(scene.Track, scene.Solid(gray)) }, ErrPath},
	} {
		sc := sample()
		tt.spoil(sc)
		got, err := r.Append([]byte("before"), sc)
		if !errors.Is(err, tt.want) || string(got) != "before" {
			t.Errorf("%s: got %q, %v; want %v", name, got, err, tt.want)
		}
	}
}
