package render_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/plugio/charts/render"
)

// What Admit is told bounds an SVG, and its error is Render's.
func TestAdmit(t *testing.T) {
	refused := errors.New("refused")
	for _, label := range []string{"", "Sprint progress", "📓🗺🎡🧮", "進捗状況は良好です", "<&>\"' " + strings.Repeat("&", 100)} {
		for _, native := range []bool{false, true} {
			g := render.NewGauge()
			g.Value, g.Label, g.Title, g.NativeText = render.Int(72), label, label, native
			bound := 0
			o := render.Options{Format: render.SVG, Admit: func(bytes int) error { bound = bytes; return nil }}
			picture, err := render.Render(nil, g, o)
			if err != nil || len(picture) > bound || bound > 40*len(picture) {
				t.Errorf("%q, native %v: %d bytes, told %d, %v", label, native, len(picture), bound, err)
			}
			o.Admit = func(int) error { return refused }
			if got, err := render.Render([]byte("x"), g, o); !errors.Is(err, refused) || string(got) != "x" {
				t.Errorf("refused: %q, %v", got, err)
			}
		}
	}
}

func TestDetailIsTheSameInBothFormats(t *testing.T) {
	b := render.NewBar()
	b.Width, b.Height, b.Legend = 2000, 2000, 2
	for range 64 {
		b.Segments = append(b.Segments, render.Segment{Amount: render.Int(1), Name: strings.Repeat("📓", 60)})
	}
	for _, f := range []render.Format{render.PNG, render.SVG} {
		var much *render.DetailError
		if _, err := render.Render(nil, b, render.Options{Format: f}); !errors.As(err, &much) || much.Role.String() != "legend" {
			t.Errorf("%v: %v, want too many points of the legend", f, err)
		}
	}
}
