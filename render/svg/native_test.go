package svg

import (
	"image/color"
	"regexp"
	"strings"
	"testing"

	"github.com/plugio/charts/render/scene"
)

// native is a scene that asks for text as text, with one run.
func native(run scene.Run) *scene.Scene {
	sc := scene.New(200, 50)
	sc.NativeText = true
	run.Size, run.Y, run.Advance = 14, 20, 40
	run.Glyphs = []scene.Glyph{{Outline: &scene.Outline{ID: 1}}}
	sc.Text(scene.Label, scene.Solid(color.NRGBA{R: 0x17, G: 0x2b, B: 0x4d, A: 0xff}), run)
	return sc
}

// ltrMark stands behind words that run to the left, or what follows would do so too.
const ltrMark = "<tspan font-size=\"1\">\u200e</tspan>"

func TestNativeText(t *testing.T) {
	const rtlMark = "<tspan font-size=\"1\">\u200f</tspan>"
	for name, c := range map[string]struct {
		run  scene.Run
		want string
	}{
		"start":   {scene.Run{Text: "Load", X: 10}, `<text x="10" y="20" font-size="14" fill="#172b4d">Load</text>`},
		"middle":  {scene.Run{Text: "Load", X: 10, Anchor: 0.5}, `<text x="30" y="20" font-size="14" text-anchor="middle" fill="#172b4d">Load</text>`},
		"end":     {scene.Run{Text: "Load", X: 10, Anchor: 1, Weight: 600}, `<text x="50" y="20" font-size="14" font-weight="600" text-anchor="end" fill="#172b4d">Load</text>`},
		"cut":     {scene.Run{Text: "A long label", Shown: "A long…"}, `<text x="0" y="20" font-size="14" fill="#172b4d">A long…</text>`},
		"hostile": {scene.Run{Text: `R&D <b>"`}, `<text x="0" y="20" font-size="14" fill="#172b4d">R&amp;D &lt;b&gt;&#34;</text>`},
		"right to left, at its start": {
			scene.Run{Text: "אב גד", X: 10, Anchor: 1, RTL: true},
			`<text x="50" y="20" font-size="14" text-anchor="end" fill="#172b4d">אב גד</text>`,
		},
		"right to left, at its end": {
			scene.Run{Text: "אב", X: 10, RTL: true},
			`<text x="10" y="20" font-size="14" fill="#172b4d">אב</text>`,
		},
		"right to left with a number": {
			scene.Run{Text: "אב 12", X: 10, Anchor: 1, RTL: true},
			`<text x="50" y="20" font-size="14" text-anchor="end" fill="#172b4d">` + leader + `<tspan direction="rtl" unicode-bidi="embed">אב 12</tspan></text>`,
		},
		"right to left with a mark at its end": {
			scene.Run{Text: "אב!", X: 10, RTL: true},
			`fill="#172b4d">` + leader + `<tspan direction="rtl" unicode-bidi="embed">אב!</tspan></text>`,
		},
		"right to left in the middle": {
			scene.Run{Text: "אב 12", X: 10, Anchor: 0.5, RTL: true},
			`text-anchor="middle" fill="#172b4d"><tspan direction="rtl" unicode-bidi="embed">אב 12</tspan></text>`,
		},
		"an isolate first that runs from right to left": {
			scene.Run{Text: "\u2068אב\u2069 12", X: 10},
			`<text x="10" y="20" font-size="14" direction="ltr" unicode-bidi="embed" fill="#172b4d">` + leader + `<tspan direction="rtl" unicode-bidi="embed">אב</tspan>` + ltrMark + ` 12</text>`,
		},
		"isolates in one another first": {
			scene.Run{Text: "\u2068\u206840\u2069\u2068אב\u2069\u2069", X: 10},
			`fill="#172b4d"><tspan direction="ltr" unicode-bidi="embed"><tspan direction="ltr" unicode-bidi="embed">40</tspan>` + ltrMark + `<tspan direction="rtl" unicode-bidi="embed">אב</tspan></tspan></text>`,
		},
		"isolates": {
			scene.Run{Text: "\u206840\u2069 / \u2068נק׳ \u2068x\u2069\u2069 z\u2069", X: 10},
			`fill="#172b4d"><tspan direction="ltr" unicode-bidi="embed">40</tspan> / <tspan direction="rtl" unicode-bidi="embed">נק׳ ` + rtlMark + `<tspan direction="ltr" unicode-bidi="embed">x</tspan></tspan>` + ltrMark + ` z</text>`,
		},
		"an isolate behind words from right to left": {
			scene.Run{Text: "אב 1 · \u2068גד\u2069", X: 10},
			`fill="#172b4d">אב 1 · ` + ltrMark + `<tspan direction="rtl" unicode-bidi="embed">גד</tspan></text>`,
		},
		"an isolate left open": {
			scene.Run{Text: "x \u2068נק…", X: 10},
			`fill="#172b4d">x <tspan direction="rtl" unicode-bidi="embed">נק…</tspan></text>`,
		},
	} {
		_, doc := render(t, native(c.run))
		if !strings.Contains(doc, c.want) {
			t.Errorf("%s: %s\nwant %s", name, doc, c.want)
		}
		if strings.Contains(doc, "<path") {
			t.Errorf("%s: an outline: %s", name, doc)
		}
	}
}

// Batik gives up the picture for a font whose name begins with a hyphen, GraphicsMagick for
// one in quotes.
func TestFontsHavePlainNames(t *testing.T) {
	root, doc := render(t, native(scene.Run{Text: "Load"}))
	family := root.attrs["font-family"]
	if !regexp.MustCompile(`^[A-Za-z]+( [A-Za-z]+)*(, [A-Za-z]+( [A-Za-z]+)*)*, sans-serif$`).MatchString(family) || !strings.HasPrefix(family, "Inter, ") {
		t.Errorf("fonts %q in %s", family, doc)
	}
}

// A unit follows its number in whatever font the viewer has, and the two together keep the
// place that was given to them.
func TestJoinedRunsAreOneText(t *testing.T) {
	const spanned = `<tspan font-size="14" font-weight="600" fill="#172b4d">`
	for name, c := range map[string]struct {
		anchor, x float64 // of the unit
		number    string
		unit      string
		rtl       bool // of the unit
		want      string
	}{
		"start":       {0, 62, "72", "%", false, `<text x="20" y="20" font-size="8" fill="#172b4d">` + spanned + "72</tspan>\u00a0%</text>"},
		"middle":      {0.5, 62, "72", "%", false, `<text x="46" y="20" font-size="8" text-anchor="middle" fill="#172b4d">` + spanned + "72</tspan>\u00a0%</text>"},
		"end":         {1, 62, "72", "%", false, `<text x="72" y="20" font-size="8" text-anchor="end" fill="#172b4d">` + spanned + "72</tspan>\u00a0%</text>"},
		"Hebrew unit": {1, 62, "40", "נק׳", true, `<text x="72" y="20" font-size="8" text-anchor="end" direction="ltr" unicode-bidi="embed" fill="#172b4d">` + spanned + `40</tspan>` + "\u00a0" + `נק׳</text>`},
		"Hebrew suffix": {
			1, 62, "\u206840\u2069\u2068נק׳\u2069", "/ 100", false,
			`<text x="72" y="20" font-size="8" text-anchor="end" direction="ltr" unicode-bidi="embed" fill="#172b4d"><tspan font-size="14" font-weight="600" fill="#172b4d">` +
				`<tspan direction="ltr" unicode-bidi="embed">40</tspan>` + ltrMark + `<tspan direction="rtl" unicode-bidi="embed">נק׳</tspan></tspan>` + ltrMark + "\u00a0" + `/ 100</text>`,
		},
	} {
		sc := native(scene.Run{Text: c.number, X: 20, Anchor: c.anchor, Weight: 600})
		unit := scene.Run{Text: c.unit, X: c.x, Y: 20, Size: 8, Advance: 10, Anchor: c.anchor, Joined: true, RTL: c.rtl, Glyphs: glyphs(triangle)}
		sc.Text(scene.Unit, scene.Solid(ink), unit)
		unit.Text, unit.Joined = "apart", false
		sc.Text(scene.Label, scene.Solid(ink), unit)
		unit.Text, unit.Joined, unit.Y = "below", true, 30
		sc.Text(scene.Label, scene.Solid(ink), unit)
		_, doc := render(t, sc)
		if !strings.Contains(doc, c.want) {
			t.Errorf("%s: %s\nwant %s", name, doc, c.want)
		}
		if n := strings.Count(doc, "<text"); n != 3 {
			t.Errorf("%s: %d texts, want the joined ones, the one apart and the one on another line", name, n)
		}
	}
}

// A number stays at its side of words that run to the left, and its digits in their order.
func TestRunsJoinedToWordsFromRightToLeft(t *testing.T) {
	const embedded, number = `<tspan direction="rtl" unicode-bidi="embed">`, `<tspan font-size="8" fill="#172b4d">+12</tspan>` + "\u00a0"
	for name, c := range map[string]struct {
		first  scene.Run
		second float64 // where it is
		want   string
	}{
		"Hebrew first": {
			scene.Run{Text: "אב", X: 20, RTL: true},
			62,
			`<text x="20" y="20" font-size="8" direction="ltr" unicode-bidi="embed" fill="#172b4d"><tspan font-size="14" fill="#172b4d">אב</tspan>` + ltrMark + "\u00a0+12</text>",
		},
		"Latin words that read from the right first": {
			scene.Run{Text: "ab", X: 20, RTL: true},
			62,
			`unicode-bidi="embed" fill="#172b4d">` + leader + `<tspan font-size="14" fill="#172b4d">` + embedded + "ab</tspan></tspan>" + ltrMark + "\u00a0+12</text>",
		},
		"to the left of Latin words": {
			scene.Run{Text: "ab", X: 20, Anchor: 1},
			8,
			`<text x="60" y="20" font-size="14" text-anchor="end" fill="#172b4d">` + number + "ab</text>",
		},
		"to the left of Hebrew and a number": {
			scene.Run{Text: "אב 1", X: 20, Anchor: 1, RTL: true},
			8,
			`<text x="60" y="20" font-size="14" text-anchor="end" direction="ltr" unicode-bidi="embed" fill="#172b4d">` + number + embedded + "אב 1</tspan></text>",
		},
	} {
		sc := native(c.first)
		sc.Text(scene.Unit, scene.Solid(ink), scene.Run{Text: "+12", X: c.second, Y: 20, Size: 8, Advance: 10, Anchor: c.first.Anchor, Joined: true, Glyphs: glyphs(triangle)})
		if _, doc := render(t, sc); !strings.Contains(doc, c.want) || strings.Count(doc, "<text") != 1 {
			t.Errorf("%s: %s\nwant %s", name, doc, c.want)
		}
	}
}

// What stands on the other side of the first run than the one joined before is no part of the text.
func TestRunsAreJoinedAtOneSide(t *testing.T) {
	sc := native(scene.Run{Text: "ab", X: 50})
	for _, x := range []float64{92, 8} {
		sc.Text(scene.Unit, scene.Solid(ink), scene.Run{Text: "12", X: x, Y: 20, Size: 8, Advance: 10, Joined: true, Glyphs: glyphs(triangle)})
	}
	if _, doc := render(t, sc); strings.Count(doc, "<text") != 2 {
		t.Errorf("%s: want two texts", doc)
	}
}

func TestJoinedRunsOfAnyPaintAndWeight(t *testing.T) {
	half := scene.Solid(color.NRGBA{R: 0x17, G: 0x2b, B: 0x4d, A: 0x80})
	for name, c := range map[string]struct {
		first, second int // weights
		paint         scene.Paint
		want          string
	}{
		"second bold": {400, 600, scene.Solid(ink), `<text x="0" y="20" font-size="8" font-weight="600" fill="#172b4d"><tspan font-size="14" font-weight="400" fill="#172b4d">a</tspan>` + "\u00a0b</text>"},
		"both bold":   {600, 600, scene.Solid(ink), `<text x="0" y="20" font-size="8" font-weight="600" fill="#172b4d"><tspan font-size="14" fill="#172b4d">a</tspan>` + "\u00a0b</text>"},
		"translucent": {400, 400, half, `<text x="0" y="20" font-size="14" fill="#172b4d">a</text><text x="50" y="20" font-size="8" fill="#172b4d" opacity="0.502">b</text>`},
	} {
		sc := native(scene.Run{Text: "a", Weight: c.first})
		sc.Text(scene.Unit, c.paint, scene.Run{Text: "b", Weight: c.second, X: 50, Y: 20, Size: 8, Advance: 10, Joined: true, Glyphs: glyphs(triangle)})
		if _, doc := render(t, sc); !strings.Contains(doc, c.want) {
			t.Errorf("%s: %s\nwant %s", name, doc, c.want)
		}
	}
}

func TestBlankNativeTextIsLeftOut(t *testing.T) {
	if _, doc := render(t, native(scene.Run{Text: " "})); strings.Contains(doc, "<text") {
		t.Errorf("%s", doc)
	}
}

func TestOutlinesNameNoFont(t *testing.T) {
	sc := native(scene.Run{Text: "Load"})
	sc.NativeText = false
	if _, doc := render(t, sc); strings.Contains(doc, "font-family") || strings.Contains(doc, "<text") {
		t.Errorf("%s", doc)
	}
}
