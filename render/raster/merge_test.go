package raster

import (
	"image/color"
	"slices"
	"testing"
)

// edges returns the colours that the edges of paints have on nothing, and those
// towards a track, each once, nothing first.
func edges(step int, paints ...color.NRGBA) []pixel {
	list := []pixel{0}
	seen := map[pixel]bool{0: true}
	add := func(p pixel) {
		if !seen[p] {
			seen[p] = true
			list = append(list, p)
		}
	}
	for _, c := range paints {
		for part := step; part <= 255; part += step {
			of := func(c uint8) uint8 { return uint8(int(c) * part / 255) }
			on := func(c, below uint8) uint8 { return uint8((int(c)*part + int(below)*(255-part)) / 255) }
			add(pixelOf(color.RGBA{of(c.R), of(c.G), of(c.B), uint8(part)}))
			add(pixelOf(color.RGBA{on(c.R, track.R), on(c.G, track.G), on(c.B, track.B), 255}))
		}
	}
	return list
}

func TestReduceIsAsExactAsCanBe(t *testing.T) {
	for _, tt := range []struct {
		name                      string
		pixels                    []pixel
		ok                        bool
		maxOpaque, maxTranslucent int
	}{
		{"two paints", edges(1, blue, amber), true, 2, 2},
		{"four paints", edges(1, blue, amber, dark, red), true, 4, 4},
		{"seven paints", edges(1, blue, amber, dark, red, green, muted, white), true, 4, 6},
		{"ten paints", edges(1, blue, amber, dark, red, green, muted, white,
			color.NRGBA{255, 0, 255, 255}, color.NRGBA{0, 255, 255, 255}, color.NRGBA{255, 255, 0, 255}), false, 0, 0},
	} {
		exact := make([]bool, len(tt.pixels))
		for i, p := range tt.pixels {
			exact[i] = p == 0 || p == inkOf(blue).over(0, opaque) || p.alpha() == 77
		}
		var g merger
		if ok := g.reduce(tt.pixels, exact); ok != tt.ok {
			t.Errorf("%s: %v with %d stand-ins, want %v", tt.name, ok, len(g.standIns), tt.ok)
			continue
		}
		if !tt.ok {
			continue
		}
		opaque, translucent := checkStandIns(t, tt.name, &g, tt.pixels, exact)
		if opaque > tt.maxOpaque || translucent > tt.maxTranslucent || translucent <= tt.maxTranslucent-2 {
			t.Errorf("%s: off by %d, translucent by %d, want at most %d and just about %d",
				tt.name, opaque, translucent, tt.maxOpaque, tt.maxTranslucent)
		}
	}
}

// checkStandIns checks what must hold of every result, and returns the largest
// differences.
func checkStandIns(t *testing.T, name string, g *merger, pixels []pixel, exact []bool) (opaque, translucent int) {
	t.Helper()
	if len(g.standIns) > paletteSize || len(g.byNumber) != len(pixels) {
		t.Fatalf("%s: %d stand-ins for %d of %d colours", name, len(g.standIns), len(g.byNumber), len(pixels))
	}
	for id, p := range pixels {
		s := g.standIns[g.byNumber[id]]
		switch {
		case exact[id] && s != p:
			t.Fatalf("%s: %08x is to stay, and is %08x", name, p, s)
		case (s.alpha() == 255) != (p.alpha() == 255) || (s == 0) != (p == 0):
			t.Fatalf("%s: %08x stands for %08x", name, s, p)
		case p.alpha() == 255:
			opaque = max(opaque, shows(p, s))
		default:
			translucent = max(translucent, shows(p, s))
		}
	}
	return opaque, translucent
}

func TestReduceExactAlone(t *testing.T) {
	pixels := edges(1, blue, amber, dark)
	var g merger
	if g.reduce(pixels, slices.Repeat([]bool{true}, len(pixels))) {
		t.Errorf("%d exact colours fit a palette", len(pixels))
	}
	few := pixels[:paletteSize]
	exact := slices.Repeat([]bool{true}, len(few))
	if !g.reduce(few, exact) {
		t.Fatal("as many exact colours as there are places do not fit")
	}
	checkStandIns(t, "exact", &g, few, exact)
}

// FuzzReduce merges any set of colours.
func FuzzReduce(f *testing.F) {
	f.Add([]byte("\x00\x00\x00\x00\x01\x02\x03\x04\x01\x02\x03\xff\x00\x00\x00\x01"), uint8(3), uint8(200))
	f.Add([]byte("any text at all, as long as it is long enough to be some colours"), uint8(0), uint8(9))
	var g merger
	f.Fuzz(func(t *testing.T, data []byte, every, spread uint8) {
		var pixels []pixel
		var exact []bool
		seen := map[pixel]bool{}
		for ; len(data) >= 4; data = data[4:] {
			for i := range int(spread) + 1 {
				a := int(data[3]) * (i + 1) / (int(spread) + 1)
				part := func(c byte) uint8 { return uint8(int(c) * a / 255) }
				p := pixelOf(color.RGBA{part(data[0]), part(data[1]), part(data[2]), uint8(a)})
				if !seen[p] && len(pixels) < maxColors {
					seen[p] = true
					pixels = append(pixels, p)
					exact = append(exact, p == 0 || len(pixels)%(int(every)+2) == 0)
				}
			}
		}
		if len(pixels) == 0 || !g.reduce(pixels, exact) {
			return
		}
		opaque, translucent := checkStandIns(t, "fuzz", &g, pixels, exact)
		if opaque > 4 || translucent > 6 {
			t.Errorf("off by %d, translucent by %d", opaque, translucent)
		}
	})
}
