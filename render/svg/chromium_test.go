package svg_test

import (
	"encoding/base64"
	"fmt"
	"image"
	"image/color"
	"math"
	"strconv"
	"strings"
	"testing"

	"github.com/plugio/charts/fonts"
	"github.com/plugio/charts/render/rendertest"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/svg"
	"github.com/plugio/charts/render/text"
)

var (
	none  = color.NRGBA{}
	white = color.NRGBA{255, 255, 255, 255}
	gray  = color.NRGBA{0xdc, 0xdf, 0xe4, 255}
	blue  = color.NRGBA{0x0c, 0x66, 0xe4, 255}
	sky   = color.NRGBA{0x57, 0x9d, 0xff, 255}
	green = color.NRGBA{0x1f, 0x84, 0x5a, 255}
	lime  = color.NRGBA{0x2a, 0xbb, 0x7f, 255}
)

// spot is the colour a picture must have at a place in CSS pixels.
type spot struct {
	name string
	x, y float64
	want color.NRGBA
}

// on is the point at distance r from (60, 60) in the direction of degrees.
func on(r, degrees float64) (x, y float64) {
	p := scene.Degrees(degrees).At(60, 60, r)
	return p.X, p.Y
}

func polar(name string, r, degrees float64, want color.NRGBA) spot {
	x, y := on(r, degrees)
	return spot{name, x, y, want}
}

func auto(light, dark color.NRGBA) scene.Paint {
	return scene.Paint{Color: light, Dark: dark, Auto: true}
}

func document(t *testing.T, draw func(*scene.Scene)) []byte {
	t.Helper()
	sc := scene.New(120, 120)
	sc.Title, sc.Description = "R&D <1>", "A picture"
	draw(sc)
	doc, err := svg.New().Append(nil, sc)
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func rects(sc *scene.Scene) {
	sc.Rect(10, 10, 100, 40)
	sc.Fill(scene.Track, scene.Solid(gray))
	sc.Rect(10, 10, 50, 40)
	sc.Fill(scene.Value, scene.Solid(color.NRGBA{blue.R, blue.G, blue.B, 0x80}))
	sc.RoundRect(10, 60, 100, 40, [4]float64{20, 20, 0, 0})
	sc.Fill(scene.Value, scene.Solid(green))
}

func ring(sc *scene.Scene) {
	sc.Ring(60, 60, 40, 55)
	sc.Fill(scene.Track, scene.Solid(blue))
}

func sectors(sc *scene.Scene) {
	sc.RoundRingSector(60, 60, 40, 55, scene.Degrees(-210), scene.Degrees(30), 7.5, 7.5)
	sc.Fill(scene.Track, scene.Solid(gray))
	sc.RingSector(60, 60, 40, 55, scene.Degrees(-180), scene.Degrees(-45))
	sc.Fill(scene.Value, scene.Solid(blue))
}

func letters(sc *scene.Scene) {
	frames(sc, &scene.Outline{Path: frame, Bounds: scene.Rect{MinY: -1, MaxX: 1}})
}

func frames(sc *scene.Scene, o *scene.Outline) {
	sc.Text(scene.Label, scene.Solid(blue), scene.Run{
		Text: "oo", Size: 40, X: 10, Y: 60,
		Glyphs: []scene.Glyph{{Outline: o}, {Outline: o, X: 1.25, Y: 0.5}},
	})
}

// frame is a square of one em with a square hole.
var frame = scene.Path{
	Verbs: []scene.Verb{
		scene.MoveTo, scene.LineTo, scene.LineTo, scene.LineTo,
		scene.MoveTo, scene.LineTo, scene.LineTo, scene.LineTo, scene.Close,
	},
	Points: []scene.Point{
		{X: 0, Y: 0},
		{X: 1, Y: 0},
		{X: 1, Y: -1},
		{X: 0, Y: -1},
		{X: 0.25, Y: -0.25},
		{X: 0.25, Y: -0.75},
		{X: 0.75, Y: -0.75},
		{X: 0.75, Y: -0.25},
	},
}

func schemes(sc *scene.Scene) {
	sc.Rect(0, 0, 60, 120)
	sc.Fill(scene.Value, auto(blue, sky))
	sc.Rect(60, 0, 60, 60)
	sc.Fill(scene.Zone, auto(green, lime))
	sc.Rect(60, 60, 60, 60)
	sc.Fill(scene.Zone, scene.Solid(gray))
}

func TestInChromium(t *testing.T) {
	chromium := rendertest.Chromium(t)
	for _, tt := range []struct {
		name  string
		draw  func(*scene.Scene)
		dark  bool
		spots []spot
	}{
		{"rectangles", rects, false, []spot{
			{"outside", 5, 30, none},
			{"just outside", 9.5, 30, none},
			{"just inside", 10.5, 10.5, color.NRGBA{0x74, 0xa2, 0xe4, 255}},
			{"track", 80, 30, gray},
			{"the track's last pixel", 109.5, 49.5, gray},
			{"round corner", 12, 62, none},
			{"inside the round corner", 18, 68, green},
			{"sharp corner", 10.5, 99.5, green},
			{"below", 60, 101, none},
		}},
		{"ring", ring, false, []spot{
			polar("hole", 0, 0, none),
			polar("start", 47, 0, blue),
			polar("just before the start", 47, -0.5, blue),
			polar("left", 47, 180, blue),
			polar("inner rim", 41, 90, blue),
			polar("inside the inner rim", 39, 90, none),
			polar("outer rim", 54, -90, blue),
			polar("outside the outer rim", 56, -90, none),
		}},
		{"sectors", sectors, false, []spot{
			polar("track", 47, 0, gray),
			polar("value", 47, -120, blue),
			polar("the value's flat end", 54, -46, blue),
			polar("after the flat end", 54, -44, gray),
			polar("the track's round end", 47, 29, gray),
			polar("the corner the cap leaves", 54, 29, none),
			polar("the other cap's corner", 54, -209, none),
			polar("the other cap", 47, -209, gray),
			polar("gap", 47, 90, none),
		}},
		{"glyphs", letters, false, []spot{
			{"left stem", 15, 40, blue},
			{"hole", 30, 40, none},
			{"top", 30, 22, blue},
			{"between", 55, 40, none},
			{"second left stem", 65, 60, blue},
			{"second hole", 80, 60, none},
			{"second bottom", 80, 78, blue},
		}},
		{"light", schemes, false, []spot{{"value", 30, 60, blue}, {"zone", 90, 30, green}, {"fixed", 90, 90, gray}}},
		{"dark", schemes, true, []spot{{"value", 30, 60, sky}, {"zone", 90, 30, lime}, {"fixed", 90, 90, gray}}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			const dpr = 2
			img := chromium.RasterizeSVG(t, document(t, tt.draw), rendertest.View{Width: 120, Height: 120, DPR: dpr, Dark: tt.dark})
			check(t, img, dpr, tt.spots)
		})
	}
	t.Run("two in one page", func(t *testing.T) { twoInOnePage(t, chromium) })
	t.Run("page of its own", func(t *testing.T) { pageOfItsOwn(t, chromium) })
	t.Run("glyphs of two in one page", func(t *testing.T) { glyphsInOnePage(t, chromium) })
	t.Run("glyphs like paths", func(t *testing.T) { glyphsLikePaths(t, chromium) })
	t.Run("page", func(t *testing.T) { accessible(t, chromium) })
	t.Run("anchors", func(t *testing.T) { anchored(t, chromium) })
}

func check(t *testing.T, img image.Image, dpr float64, spots []spot) {
	t.Helper()
	for _, s := range spots {
		got := color.NRGBAModel.Convert(img.At(int(math.Floor(s.x*dpr)), int(math.Floor(s.y*dpr)))).(color.NRGBA)
		if apart(got, s.want) > 1 {
			t.Errorf("%s at %.1f, %.1f: got %v, want %v", s.name, s.x, s.y, got, s.want)
		}
	}
}

func apart(a, b color.NRGBA) int {
	most := 0
	for _, d := range []int{int(a.R) - int(b.R), int(a.G) - int(b.G), int(a.B) - int(b.B), int(a.A) - int(b.A)} {
		most = max(most, d, -d)
	}
	return most
}

// Style sheets and ids of inline pictures reach the whole page.
func twoInOnePage(t *testing.T, chromium *rendertest.Browser) {
	first := document(t, schemes)
	second := document(t, func(sc *scene.Scene) {
		sc.Rect(0, 0, 120, 120)
		sc.Fill(scene.Value, auto(white, green))
	})
	page := `<!DOCTYPE html><style>body{margin:0}svg{display:block}</style>` + string(first) + string(second)
	for dark, spots := range map[bool][]spot{
		false: {{"first", 30, 60, blue}, {"second", 30, 180, white}},
		true:  {{"first", 30, 60, sky}, {"second", 30, 180, green}},
	} {
		img := chromium.Screenshot(t, page, rendertest.View{Width: 120, Height: 240, Dark: dark})
		check(t, img, 1, spots)
	}
}

// A picture that is a frame or a page has a ground of its own, which must be dark under its
// dark colours; the page shows through one that is an image.
func pageOfItsOwn(t *testing.T, chromium *rendertest.Browser) {
	address := "data:image/svg+xml;base64," + base64.StdEncoding.EncodeToString(document(t, func(sc *scene.Scene) {
		sc.Rect(60, 0, 60, 120)
		sc.Fill(scene.Value, auto(blue, sky))
	}))
	page := `<!DOCTYPE html><style>*{margin:0;border:0}img,iframe,object,embed{display:block;width:120px;height:120px}</style>` +
		`<body style="background:#fff"><img src="` + address + `"><iframe src="` + address + `"></iframe>` +
		`<object data="` + address + `"></object><embed src="` + address + `"></body>`
	for dark, fill := range map[bool]color.NRGBA{false: blue, true: sky} {
		view := rendertest.View{Width: 120, Height: 480, Dark: dark}
		img := chromium.Screenshot(t, page, view)
		for i, name := range []string{"img", "iframe", "object", "embed"} {
			y := float64(120*i + 60)
			check(t, img, 1, []spot{{name, 90, y, fill}})
			if got := gray16(img, 30, y); (got < 0x4000) != (dark && name != "img") {
				t.Errorf("%s, dark %v: the ground is %#x of 0xffff", name, dark, got)
			}
		}
	}
}

func gray16(img image.Image, x, y float64) uint16 {
	return color.Gray16Model.Convert(img.At(int(x), int(y))).(color.Gray16).Y
}

// The first glyph of each picture has the same number, but not the same shape.
func glyphsInOnePage(t *testing.T, chromium *rendertest.Browser) {
	first := document(t, letters)
	second := document(t, func(sc *scene.Scene) {
		frames(sc, &scene.Outline{Path: scene.Path{Verbs: frame.Verbs[:4], Points: frame.Points[:4]}})
	})
	page := `<!DOCTYPE html><style>body{margin:0}svg{display:block}</style>` + string(first) + string(second)
	img := chromium.Screenshot(t, page, rendertest.View{Width: 120, Height: 240})
	check(t, img, 1, []spot{
		{"frame", 15, 40, blue},
		{"its hole", 30, 40, none},
		{"the second hole", 80, 60, none},
		{"square", 15, 160, blue},
		{"its middle", 30, 160, blue},
		{"the second middle", 80, 180, blue},
	})
}

// line is a text that a test sets at a font size in px, with its advances scaled.
type line struct {
	text     string
	size, y  float64
	tracking float64
	paint    scene.Paint
}

func typeset(t *testing.T, lines ...line) *scene.Scene {
	t.Helper()
	set, err := fonts.Load()
	if err != nil {
		t.Fatal(err)
	}
	ts, sc := text.NewShaper(set).Get(), scene.New(240, 80)
	for _, l := range lines {
		run := ts.Line(l.text, fonts.Regular).At(l.size, 8.25, l.y)
		for i := range run.Glyphs {
			run.Glyphs[i].X *= l.tracking
		}
		sc.Text(scene.Label, l.paint, run)
	}
	return sc
}

// glyphsLikePaths compares lines of text with the plainest form there is: one path
// a line, with every glyph in its place.
func glyphsLikePaths(t *testing.T, chromium *rendertest.Browser) {
	half := color.NRGBA{blue.R, blue.G, blue.B, 0x80}
	compare := func(name string, sc *scene.Scene, v rendertest.View, tol rendertest.Tolerance) image.Image {
		doc, err := svg.New().Append(nil, sc)
		if err != nil {
			t.Fatal(err)
		}
		got := chromium.RasterizeSVG(t, doc, v)
		if d := rendertest.Compare(chromium.RasterizeSVG(t, plain(sc, v.Dark), v), got, tol); !d.OK() {
			t.Errorf("%s, %+v: %s", name, v, d)
		}
		return got
	}
	apart := typeset(t,
		line{"Sprint progress 100 %", 16, 20, 1, auto(blue, sky)},
		line{"0", 11, 36, 1, scene.Solid(green)},
		line{"1,234,567 Größe", 24, 64, 1, auto(green, half)})
	overlapping := typeset(t,
		line{"assess mississippi", 20, 28, 0.75, scene.Solid(half)},
		line{"processes", 20, 60, 0.75, auto(half, lime)})
	for _, v := range []rendertest.View{{DPR: 1}, {DPR: 2}, {DPR: 2, Dark: true}} {
		v.Width, v.Height = 240, 80
		// The browser smooths the edges of a long path otherwise than those of a short one.
		compare("apart", apart, v, rendertest.Tolerance{Level: 8, Share: 0.001, Limit: 80})
		// Where two letters only touch a pixel it makes a difference which comes first.
		got := compare("overlapping", overlapping, v, rendertest.Tolerance{Level: 16, Share: 0.01, Limit: 80})
		if a := darkest(got); !v.Dark && a > 0x81 {
			t.Errorf("letters show through each other: opacity %#x", a)
		}
	}
}

// darkest is the greatest opacity of a picture's pixels.
func darkest(img image.Image) (a uint8) {
	for y := range img.Bounds().Dy() {
		for x := range img.Bounds().Dx() {
			a = max(a, color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA).A)
		}
	}
	return a
}

func plain(sc *scene.Scene, dark bool) []byte {
	doc := fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" width="%v" height="%v">`, sc.Width, sc.Height)
	for i := range sc.Len() {
		paint, run := sc.Shape(i).Paint, sc.Run(sc.Shape(i))
		c := paint.Color
		if dark && paint.Auto {
			c = paint.Dark
		}
		doc = fmt.Appendf(doc, `<path fill="#%02x%02x%02x" fill-opacity="%v" transform="translate(%v %v) scale(%v)" d="`,
			c.R, c.G, c.B, float64(c.A)/255, run.X, run.Y, run.Size)
		for _, g := range run.Glyphs {
			points := g.Outline.Path.Points
			for _, v := range g.Outline.Path.Verbs {
				doc = append(doc, "MLQCZ"[v])
				for _, p := range points[:v.Points()] {
					doc = fmt.Appendf(doc, "%v %v ", g.X+p.X, g.Y+p.Y)
				}
				points = points[v.Points():]
			}
		}
		doc = append(doc, `"/>`...)
	}
	return append(doc, "</svg>"...)
}

// A browser must read out the words of the picture, and its ids must be unique.
func accessible(t *testing.T, chromium *rendertest.Browser) {
	page := chromium.Page(t, "data:text/html;charset=utf-8,<!DOCTYPE html><body></body>", rendertest.View{})
	for _, draw := range []func(*scene.Scene){rects, ring, letters, schemes} {
		var html string
		page.Eval(t, "document.body.innerHTML += "+strconv.Quote(string(document(t, draw)))+"; document.body.lastChild.outerHTML", &html)
		if html == "" {
			t.Fatal("the picture is not in the page")
		}
	}
	var got struct {
		IDs, Distinct int
		Words         string
	}
	page.Eval(t, `(() => {
		const ids = [...document.querySelectorAll("[id]")].map(e => e.id);
		const names = document.querySelector("svg").getAttribute("aria-labelledby").split(" ");
		return {IDs: ids.length, Distinct: new Set(ids).size,
			Words: names.map(n => document.getElementById(n).textContent).join("|")};
	})()`, &got)
	if got.IDs != 9 || got.Distinct != 9 || got.Words != "R&D <1>|A picture" {
		t.Errorf("got %+v", got)
	}
	if errs := page.Errors(t); len(errs) > 0 {
		t.Errorf("the browser complains: %q", errs)
	}
}

// A text of the browser's own font stands with the end at its place that it is anchored by,
// whatever the direction of its words.
func anchored(t *testing.T, chromium *rendertest.Browser) {
	var page strings.Builder
	var runs []scene.Run
	for _, words := range []string{"abc 12", "אב", "אב 12", "(אב) abc", "אב…", "\u2068אב\u2069 12", "\u206840\u2069\u2068אב\u2069"} {
		for _, rtl := range []bool{false, true} {
			for _, anchor := range []float64{0, 0.5, 1} {
				run := scene.Run{Text: words, RTL: rtl, Size: 14, X: 60, Y: 40, Anchor: anchor, Glyphs: []scene.Glyph{{Outline: &scene.Outline{Path: frame}}}}
				runs = append(runs, run)
				page.Write(document(t, func(sc *scene.Scene) {
					sc.NativeText = true
					sc.Text(scene.Label, scene.Solid(blue), run)
				}))
			}
		}
	}
	tab := chromium.Page(t, "data:text/html;charset=utf-8,<!DOCTYPE html><body></body>", rendertest.View{})
	var boxes []struct{ X, Width float64 }
	tab.Eval(t, "document.body.innerHTML = "+strconv.Quote(page.String())+`;
		[...document.querySelectorAll("text")].map(e => ({X: e.getBBox().x, Width: e.getBBox().width}))`, &boxes)
	for i, b := range boxes {
		if at := b.X + runs[i].Anchor*b.Width; math.Abs(at-60) > 0.5 || b.Width < 10 {
			t.Errorf("%q, right to left %v: from %.1f to %.1f, want it at 60 by %v of its width",
				runs[i].Text, runs[i].RTL, b.X, b.X+b.Width, runs[i].Anchor)
		}
	}
	if len(boxes) != len(runs) {
		t.Errorf("%d texts, want %d", len(boxes), len(runs))
	}
}
