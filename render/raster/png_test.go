package raster

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"math/rand/v2"
	"sync/atomic"
	"testing"

	"github.com/plugio/charts/render/scene"
)

type chunk struct {
	name string
	data []byte
}

// chunks takes a file apart by the rules of the format.
func chunks(t testing.TB, file []byte) (list []chunk) {
	t.Helper()
	if !bytes.HasPrefix(file, []byte(signature)) {
		t.Fatal("no signature")
	}
	for rest := file[8:]; len(rest) > 0; {
		n := int(binary.BigEndian.Uint32(rest))
		sum := binary.BigEndian.Uint32(rest[8+n:])
		if crc32.ChecksumIEEE(rest[4:8+n]) != sum {
			t.Fatalf("check sum of %s", rest[4:8])
		}
		list = append(list, chunk{string(rest[4:8]), rest[8 : 8+n]})
		rest = rest[12+n:]
	}
	return list
}

func find(list []chunk, name string) []byte {
	for _, c := range list {
		if c.name == name {
			return c.data
		}
	}
	return nil
}

// encodeImage writes an image as a picture is written that was drawn with the given
// paints and looks like it.
func encodeImage(t testing.TB, m *image.RGBA, paints ...color.NRGBA) []byte {
	t.Helper()
	return new(surface).encodeImage(m, 1, paints...)
}

func (s *surface) encodeImage(m *image.RGBA, ratio float64, paints ...color.NRGBA) []byte {
	sz := size{m.Rect.Dx(), m.Rect.Dy(), ratio}
	sc := scene.New(float64(sz.width), float64(sz.height))
	for _, p := range paints {
		sc.Rect(0, 0, 1, 1)
		sc.Fill(scene.Value, scene.Solid(p))
	}
	s.encoder.straight.reset(sc)
	s.canvas.prepare(sc, sz, 0)
	s.canvas.colors.reset(pixelOf(m.RGBAAt(0, 0)))
	for _, p := range paints {
		s.canvas.find(inkOf(p).over(0, opaque), true)
	}
	for y := range sz.height {
		for x := range sz.width {
			i := y*s.canvas.stride + 1 + x
			id := s.canvas.find(pixelOf(m.RGBAAt(x, y)), false)
			s.canvas.pix[i] = uint8(min(id, beside))
			if id >= beside {
				s.canvas.putBeside(i, id)
			}
		}
	}
	if s.canvas.full || !s.reduce() {
		copied := image.NewRGBA(m.Rect)
		copy(copied.Pix, m.Pix)
		return s.encoder.truecolor(nil, copied, sz)
	}
	return s.encoder.indexed(nil, sz)
}

// onPage is what shows of a premultiplied channel on a page of black or white.
func onPage(c, a, page uint8) int { return int(c) + (255-int(a))*int(page)/255 }

// worst is the largest difference that shows on a page of any colour between
// the premultiplied pixels of an image and a decoded file: of opaque pixels and
// of others.
func worst(m *image.RGBA, got *image.NRGBA) (opaque, translucent int) {
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			p, s := m.RGBAAt(x, y), got.NRGBAAt(x, y)
			most := &opaque
			if p.A < 255 {
				most = &translucent
			}
			back := func(c uint8) uint8 { return uint8((int(c)*int(s.A) + 127) / 255) }
			for _, page := range []uint8{0, 255} {
				for _, c := range [][2]uint8{{p.R, back(s.R)}, {p.G, back(s.G)}, {p.B, back(s.B)}} {
					d := onPage(c[0], p.A, page) - onPage(c[1], s.A, page)
					*most = max(*most, d, -d)
				}
			}
		}
	}
	return opaque, translucent
}

// blocks is an image of n colours in stretches of different length. The alphas
// are between lo and 255.
func blocks(n, w, h int, lo uint8) *image.RGBA {
	rng := rand.New(rand.NewPCG(uint64(n), uint64(lo)))
	list := make([]color.RGBA, 0, n)
	seen := map[color.RGBA]bool{}
	for len(list) < n {
		a := lo
		if lo < 255 {
			a += uint8(rng.UintN(uint(256 - int(lo))))
		}
		c := color.RGBA{uint8(rng.UintN(uint(a) + 1)), uint8(rng.UintN(uint(a) + 1)), uint8(rng.UintN(uint(a) + 1)), a}
		if !seen[c] {
			seen[c] = true
			list = append(list, c)
		}
	}
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := 0; i < w*h; {
		c := list[i%n]
		for range 1 + rng.IntN(7) {
			if i < w*h {
				m.SetRGBA(i%w, i/w, c)
				i++
			}
		}
	}
	for i, c := range list {
		m.SetRGBA(i%w, i/w, c)
	}
	return m
}

func TestModes(t *testing.T) {
	for _, tt := range []struct {
		name         string
		colors       int
		w, h         int
		alpha        uint8
		depth, typ   uint8
		transparency bool
	}{
		{"one pixel", 1, 1, 1, 255, 1, typePalette, false},
		{"two colours", 2, 17, 3, 255, 1, typePalette, false},
		{"three colours", 3, 5, 7, 255, 2, typePalette, false},
		{"four translucent", 4, 5, 7, 1, 2, typePalette, true},
		{"five colours", 5, 5, 7, 255, 4, typePalette, false},
		{"sixteen colours", 16, 15, 9, 1, 4, typePalette, true},
		{"seventeen colours", 17, 15, 9, 255, 8, typePalette, false},
		{"256 colours", 256, 40, 30, 255, 8, typePalette, false},
		{"256 translucent", 256, 40, 30, 1, 8, typePalette, true},
		{"many far colours", 2000, 80, 60, 255, 8, typeRGB, false},
		{"too many colours", 5000, 80, 80, 255, 8, typeRGB, false},
		{"many far translucent", 3000, 80, 60, 1, 8, typeRGBA, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := blocks(tt.colors, tt.w, tt.h, tt.alpha)
			file := encodeImage(t, m)
			list := chunks(t, file)
			header := find(list, "IHDR")
			if header[8] != tt.depth || header[9] != tt.typ {
				t.Errorf("depth %d and type %d, want %d and %d", header[8], header[9], tt.depth, tt.typ)
			}
			if got := find(list, "tRNS") != nil; got != tt.transparency {
				t.Errorf("a list of alphas: %v, want %v", got, tt.transparency)
			}
			if d, e := worst(m, decode(t, file)); d != 0 || e != 0 {
				t.Errorf("off by %d, translucent by %d", d, e)
			}
		})
	}
}

// ramp is a picture like those with anti-aliased edges: areas of a few colours
// and, between them, every mix of two.
func ramp(alpha bool) (*image.RGBA, []color.NRGBA) {
	m := image.NewRGBA(image.Rect(0, 0, 256, 64))
	paints := []color.NRGBA{blue, amber, track}
	for y := range 64 {
		for x := range 256 {
			a, b := paints[y/8%3], paints[(y/8+1)%3]
			if alpha {
				b = color.NRGBA{}
			}
			if y%8 > 1 {
				b = a
			}
			mix := func(p, q uint8) uint8 { return uint8((int(p)*int(a.A)/255*x + int(q)*int(b.A)/255*(255-x)) / 255) }
			m.SetRGBA(x, y, color.RGBA{mix(a.R, b.R), mix(a.G, b.G), mix(a.B, b.B), mix(255, 255)})
		}
	}
	return m, paints
}

// colorsOf counts the colours of an image.
func colorsOf(m *image.RGBA) int {
	seen := map[color.RGBA]bool{}
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			seen[m.RGBAAt(x, y)] = true
		}
	}
	return len(seen)
}

func TestMergedEdges(t *testing.T) {
	for _, alpha := range []bool{false, true} {
		m, paints := ramp(alpha)
		if n := colorsOf(m); n <= paletteSize {
			t.Fatalf("only %d colours, nothing to merge", n)
		}
		file := encodeImage(t, m, paints...)
		if header := find(chunks(t, file), "IHDR"); header[9] != typePalette {
			t.Fatalf("type %d, want a palette", header[9])
		}
		got := decode(t, file)
		if d, e := worst(m, got); d > 4 || e > 4 {
			t.Errorf("off by %d, translucent by %d, want at most 4", d, e)
		}
		for y := range 64 {
			for x := range 256 {
				if want := paints[y/8%3]; y%8 > 1 && got.NRGBAAt(x, y) != want {
					t.Fatalf("area at %d,%d is %v, want %v", x, y, got.NRGBAAt(x, y), want)
				}
				if a := m.RGBAAt(x, y).A; (a == 255) != (got.NRGBAAt(x, y).A == 255) {
					t.Fatalf("opacity at %d,%d changed", x, y)
				}
			}
		}
	}
}

// TestTranslucentPaintIsExact looks at colours that premultiplied pixels of
// 8 bits cannot hold.
func TestTranslucentPaintIsExact(t *testing.T) {
	paint := color.NRGBA{200, 77, 33, 20}
	m := image.NewRGBA(image.Rect(0, 0, 4, 4))
	p := inkOf(paint).over(0, opaque)
	for i := 0; i < len(m.Pix); i += 4 {
		binary.LittleEndian.PutUint32(m.Pix[i:], uint32(p))
	}
	if got := decode(t, encodeImage(t, m, paint)).NRGBAAt(1, 1); got != paint {
		t.Errorf("%v, want %v", got, paint)
	}
}

// TestEncoderForgetsPaints writes the same pixels of different paints in true
// colour with one encoder.
func TestEncoderForgetsPaints(t *testing.T) {
	var s surface
	for _, paint := range []color.NRGBA{{200, 77, 33, 20}, {203, 79, 30, 20}} {
		m := blocks(3000, 80, 60, 1)
		p := inkOf(paint).over(0, opaque)
		for i := range 40 {
			binary.LittleEndian.PutUint32(m.Pix[i*400:], uint32(p))
		}
		file := s.encodeImage(m, 1, paint)
		if header := find(chunks(t, file), "IHDR"); header[9] != typeRGBA {
			t.Fatalf("type %d, want true colour", header[9])
		}
		if got := decode(t, file).NRGBAAt(0, 0); got != paint {
			t.Errorf("%v, want %v", got, paint)
		}
	}
}

func TestDensity(t *testing.T) {
	m := image.NewRGBA(image.Rect(0, 0, 3, 3))
	for _, tt := range []struct {
		ratio float64
		want  uint32
	}{{1, 3780}, {1.5, 5669}, {2, 7559}, {4, 15118}} {
		density := find(chunks(t, new(surface).encodeImage(m, tt.ratio)), "pHYs")
		if len(density) != 9 || binary.BigEndian.Uint32(density) != tt.want || binary.BigEndian.Uint32(density[4:]) != tt.want || density[8] != 1 {
			t.Errorf("at %g: %v, want %d a metre", tt.ratio, density, tt.want)
		}
	}
}

func TestChunkOrder(t *testing.T) {
	names := ""
	for _, c := range chunks(t, encodeImage(t, blocks(20, 30, 20, 1))) {
		names += c.name + " "
	}
	if want := "IHDR pHYs PLTE tRNS IDAT IEND "; names != want {
		t.Errorf("chunks %s, want %s", names, want)
	}
}

// TestEmptyIsThePage looks at what a program that drops alpha shows, with a palette
// and in true colour.
func TestEmptyIsThePage(t *testing.T) {
	page := color.NRGBA{0x1d, 0x21, 0x25, 255}
	few := gauge(t, color.NRGBA{})
	many := scene.New(300, 200)
	for i := range 60 {
		many.Circle(150, 100, 90-float64(i))
		many.Fill(scene.Value, scene.Solid(color.NRGBA{uint8(7 * i), uint8(50 * i), uint8(131 * i), 255}))
	}
	for typ, s := range map[uint8]*scene.Scene{typePalette: few, typeRGBA: many} {
		s.Page = page
		file := render(t, s, 1)
		if header := find(chunks(t, file), "IHDR"); header[9] != typ {
			t.Fatalf("type %d, want %d", header[9], typ)
		}
		if c := decode(t, file).NRGBAAt(1, 1); c != (color.NRGBA{page.R, page.G, page.B, 0}) {
			t.Errorf("type %d: a pixel of nothing is %v", typ, c)
		}
	}
}

// TestGaugeAtAllRatios reads real pictures back.
func TestGaugeAtAllRatios(t *testing.T) {
	for _, bg := range []color.NRGBA{{}, white, {250, 240, 230, 128}} {
		for _, dpr := range []float64{1, 1.5, 2, 3, 4} {
			sc := gauge(t, bg)
			file := render(t, sc, dpr)
			if header := find(chunks(t, file), "IHDR"); bg.A%255 == 0 && header[9] != typePalette {
				t.Errorf("background %v at %g has no palette", bg, dpr)
			}
			if d, e := worst(pixels(t, sc, dpr), decode(t, file)); d > 10 || e > 10 {
				t.Errorf("background %v at %g is off by %d, translucent by %d", bg, dpr, d, e)
			}
			s := &surface{}
			sz := size{int(300 * dpr), int(200 * dpr), dpr}
			s.encoder.straight.reset(sc)
			s.canvas.prepare(sc, sz, 0)
			if err := s.paint(sc, sz, new(atomic.Int64)); err != nil || s.canvas.full || !s.reduce() {
				t.Fatalf("background %v at %g has no palette without steps: %v", bg, dpr, err)
			}
			if d, e := worst(pixels(t, sc, dpr), decode(t, s.encoder.indexed(nil, sz))); d > maxMerge || e > maxMergeTranslucent {
				t.Errorf("background %v at %g without steps is off by %d, translucent by %d", bg, dpr, d, e)
			}
		}
	}
}

func FuzzEncode(f *testing.F) {
	f.Add([]byte{1, 2, 3, 255}, uint8(1), uint8(0), uint8(255))
	f.Add([]byte("\x00\x01\x02\x03\x04\x05\x06\x07"), uint8(17), uint8(9), uint8(0))
	f.Add(bytes.Repeat([]byte("anything at all"), 200), uint8(33), uint8(255), uint8(3))
	var s surface
	f.Fuzz(func(t *testing.T, data []byte, width, spread, opacity uint8) {
		w := int(width) + 1
		h := min(len(data)/w+1, 64)
		m := image.NewRGBA(image.Rect(0, 0, w, h))
		for i := range w * h {
			var v uint32
			for k := range 4 {
				if at := i + k*int(spread); at < len(data) {
					v = v<<8 | uint32(data[at])
				}
			}
			a := uint8(v>>24) | opacity
			part := func(c uint8) uint8 { return uint8(int(c) * int(a) / 255) }
			m.SetRGBA(i%w, i/w, color.RGBA{part(uint8(v)), part(uint8(v >> 8)), part(uint8(v >> 16)), a})
		}
		most, mostTranslucent := 0, 0
		if n := colorsOf(m); n > paletteSize && n <= maxColors {
			most, mostTranslucent = 4, 6
		}
		file := s.encodeImage(m, 1)
		got := decode(t, file)
		if got.Rect.Size() != m.Rect.Size() {
			t.Fatalf("size %v, want %v", got.Rect, m.Rect)
		}
		if find(chunks(t, file), "PLTE") == nil {
			most, mostTranslucent = 0, 0
		}
		if d, e := worst(m, got); d > most || e > mostTranslucent {
			t.Errorf("off by %d, translucent by %d, want at most %d and %d", d, e, most, mostTranslucent)
		}
	})
}
