package svg

import (
	"image/color"
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

func TestNativeText(t *testing.T) {
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
			scene.Run{Text: "אב", X: 10, Anchor: 1, RTL: true},
			`<text x="50" y="20" font-size="14" direction="rtl" fill="#172b4d">אב</text>`,
		},
		"right to left, at its end": {
			scene.Run{Text: "אב", X: 10, RTL: true},
			`<text x="10" y="20" font-size="14" direction="rtl" text-anchor="end" fill="#172b4d">אב</text>`,
		},
	} {
		_, doc := render(t, native(c.run))
		if !strings.Contains(doc, c.want) {
			t.Errorf("%s: %s\nwant %s", name, doc, c.want)
		}
		if !strings.Contains(doc, `font-family="Inter, `) || strings.Contains(doc, "<path") {
			t.Errorf("%s: no font, or an outline: %s", name, doc)
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
