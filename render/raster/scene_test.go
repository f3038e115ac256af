package raster

import (
	"image/color"
	"testing"

	"github.com/plugio/charts/render/scene"
	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/goregular"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

var (
	dark  = color.NRGBA{0x17, 0x2b, 0x4d, 255}
	muted = color.NRGBA{0x62, 0x6f, 0x86, 255}
	track = color.NRGBA{0xdc, 0xdf, 0xe4, 255}
	blue  = color.NRGBA{0x0c, 0x66, 0xe4, 255}
	green = color.NRGBA{0x22, 0xa0, 0x6b, 255}
	amber = color.NRGBA{0xe5, 0x6a, 0x00, 255}
	red   = color.NRGBA{0xc9, 0x37, 0x2c, 255}
	white = color.NRGBA{255, 255, 255, 255}
)

// typesetter lays real outlines in a row, which is all that a raster test needs
// of text.
type typesetter struct {
	font *sfnt.Font
	buf  sfnt.Buffer
}

func newTypesetter(t testing.TB) *typesetter {
	f, err := sfnt.Parse(goregular.TTF)
	if err != nil {
		t.Fatal(err)
	}
	return &typesetter{font: f}
}

func (ts *typesetter) run(t testing.TB, text string, size, x, y float64) scene.Run {
	const em = 2048
	r := scene.Run{Text: text, Size: size, X: x, Y: y}
	pen := 0.0
	for _, c := range text {
		i, err := ts.font.GlyphIndex(&ts.buf, c)
		if err != nil {
			t.Fatal(err)
		}
		segments, err := ts.font.LoadGlyph(&ts.buf, i, em, nil)
		if err != nil {
			t.Fatal(err)
		}
		o := &scene.Outline{ID: uint64(i), Path: outline(segments, em), Bounds: bounds(segments, em)}
		r.Glyphs = append(r.Glyphs, scene.Glyph{Outline: o, X: pen})
		advance, err := ts.font.GlyphAdvance(&ts.buf, i, em, font.HintingNone)
		if err != nil {
			t.Fatal(err)
		}
		pen += float64(advance) / em
	}
	r.Advance = pen * size
	return r
}

func bounds(segments sfnt.Segments, em float64) scene.Rect {
	b := segments.Bounds()
	return scene.Rect{
		MinX: float64(b.Min.X) / em, MinY: float64(b.Min.Y) / em,
		MaxX: float64(b.Max.X) / em, MaxY: float64(b.Max.Y) / em,
	}
}

func outline(segments sfnt.Segments, em float64) (p scene.Path) {
	at := func(q fixed.Point26_6) scene.Point { return scene.Point{X: float64(q.X) / em, Y: float64(q.Y) / em} }
	for _, s := range segments {
		switch s.Op {
		case sfnt.SegmentOpMoveTo:
			if len(p.Verbs) > 0 {
				p.Verbs = append(p.Verbs, scene.Close)
			}
			p.Verbs = append(p.Verbs, scene.MoveTo)
			p.Points = append(p.Points, at(s.Args[0]))
		case sfnt.SegmentOpLineTo:
			p.Verbs = append(p.Verbs, scene.LineTo)
			p.Points = append(p.Points, at(s.Args[0]))
		case sfnt.SegmentOpQuadTo:
			p.Verbs = append(p.Verbs, scene.QuadTo)
			p.Points = append(p.Points, at(s.Args[0]), at(s.Args[1]))
		case sfnt.SegmentOpCubeTo:
			p.Verbs = append(p.Verbs, scene.CubicTo)
			p.Points = append(p.Points, at(s.Args[0]), at(s.Args[1]), at(s.Args[2]))
		}
	}
	if len(p.Verbs) > 0 {
		p.Verbs = append(p.Verbs, scene.Close)
	}
	return p
}

// gauge is a scene of the kind and the size that the product draws: rings, a
// needle, ticks and five lines of text.
func gauge(t testing.TB, background color.NRGBA) *scene.Scene {
	ts := newTypesetter(t)
	s := scene.New(300, 200)
	if background.A > 0 {
		s.Rect(0, 0, 300, 200)
		s.Fill(scene.Background, scene.Solid(background))
	}
	from, to := scene.Degrees(-210), scene.Degrees(30)
	at := func(part float64) scene.Angle { return from + scene.Angle(part)*(to-from) }
	s.RoundRingSector(150, 120, 70, 86, from, to, 8, 8)
	s.Fill(scene.Track, scene.Solid(track))
	s.RoundRingSector(150, 120, 70, 86, from, at(0.63), 8, 8)
	s.Fill(scene.Value, scene.Solid(blue))
	for i, c := range []color.NRGBA{green, amber, red} {
		s.RingSector(150, 120, 90, 94, at(float64(i)/3+0.005), at(float64(i+1)/3-0.005))
		s.Fill(scene.Zone, scene.Solid(c))
	}
	for i := range 11 {
		a := at(float64(i) / 10)
		p, q := a.At(150, 120, 62), a.At(150, 120, 67)
		n := (a + scene.Degrees(90)).At(0, 0, 0.75)
		s.Polygon(scene.Point{X: p.X + n.X, Y: p.Y + n.Y}, scene.Point{X: q.X + n.X, Y: q.Y + n.Y},
			scene.Point{X: q.X - n.X, Y: q.Y - n.Y}, scene.Point{X: p.X - n.X, Y: p.Y - n.Y})
	}
	s.Fill(scene.Tick, scene.Solid(muted))
	s.Text(scene.Number, scene.Solid(dark), ts.run(t, "63.4 %", 36, 98, 132))
	s.Text(scene.Label, scene.Solid(muted), ts.run(t, "Sprint progress", 14, 102, 156))
	s.Text(scene.Title, scene.Solid(dark), ts.run(t, "Open issues of the team", 16, 62, 20))
	s.Text(scene.ScaleLabel, scene.Solid(muted), ts.run(t, "0", 12, 78, 180))
	s.Text(scene.ScaleLabel, scene.Solid(muted), ts.run(t, "100", 12, 210, 180))
	if s.Err() != nil {
		t.Fatal(s.Err())
	}
	return s
}
