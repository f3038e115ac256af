package svg_test

import (
	"image"
	"image/color"
	"math"
	"strconv"
	"testing"

	"github.com/plugio/charts/render/rendertest"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/svg"
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
	doc, err := svg.Append(nil, sc)
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
	// A frame of one em with a square hole, and a diamond of curves in it.
	frame := &scene.Outline{Path: scene.Path{
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
	}, Bounds: scene.Rect{MinY: -1, MaxX: 1}}
	sc.Text(scene.Label, scene.Solid(blue), scene.Run{
		Text: "oo", Size: 40, X: 10, Y: 60,
		Glyphs: []scene.Glyph{{Outline: frame}, {Outline: frame, X: 1.25, Y: 0.5}},
	})
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
	t.Run("page", func(t *testing.T) { accessible(t, chromium) })
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

// A browser must read out the words of the picture, and its ids must be unique.
func accessible(t *testing.T, chromium *rendertest.Browser) {
	page := chromium.Page(t, "data:text/html;charset=utf-8,<!DOCTYPE html><body></body>", rendertest.View{})
	for _, draw := range []func(*scene.Scene){rects, ring, schemes} {
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
	if got.IDs != 6 || got.Distinct != 6 || got.Words != "R&D <1>|A picture" {
		t.Errorf("got %+v", got)
	}
	if errs := page.Errors(t); len(errs) > 0 {
		t.Errorf("the browser complains: %q", errs)
	}
}
