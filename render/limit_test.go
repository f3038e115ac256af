package render_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/plugio/charts/render"
)

// What is dropped changes no picture.
func TestForget(t *testing.T) {
	r, err := render.New()
	if err != nil {
		t.Fatal(err)
	}
	r.Limit(1<<20, nil)
	for _, format := range []render.Format{render.PNG, render.SVG} {
		for _, label := range []string{"Sprint", "進捗", "עברית", "Sprint"} {
			g := render.NewGauge()
			g.Value, g.Label = render.Int(72), label
			want, err := render.Render(nil, g, render.Options{Format: format})
			if err != nil {
				t.Fatal(err)
			}
			for range 2 {
				got, err := r.Render(nil, g, render.Options{Format: format})
				if err != nil || !bytes.Equal(got, want) {
					t.Errorf("%s as %v: %d bytes, %v, want %d", label, format, len(got), err, len(want))
				}
				r.Forget()
			}
		}
	}
}

// A picture of many colours asks for room, and is not drawn without.
func TestRoom(t *testing.T) {
	refused := errors.New("refused")
	g := render.NewGauge()
	g.Ticks = 20
	for i := range 64 {
		c, err := render.ParseColor(string([]byte{'0' + byte(i%10), 'a' + byte(i%6), '0' + byte(i*7%10), '0' + byte(i*3%10), 'a' + byte(i%5), '0' + byte(i/7)}))
		if err != nil {
			t.Fatal(err)
		}
		g.Thresholds = append(g.Thresholds, render.Threshold{Bound: render.Int(int64(i)), Color: c})
	}
	g.Value, g.Width, g.Height = render.Int(50), 1000, 1000
	asked := 0
	o := render.Options{Room: func(bytes int) error { asked = bytes; return refused }}
	if got, err := render.Render([]byte("x"), g, o); !errors.Is(err, refused) || string(got) != "x" || asked != 4_000_000 {
		t.Errorf("%d bytes asked for, %q, %v", asked, got, err)
	}
	o.Room = func(int) error { return nil }
	if _, err := render.Render(nil, g, o); err != nil {
		t.Errorf("with room: %v", err)
	}
	plain := render.Options{Room: func(int) error { return refused }}
	if _, err := render.Render(nil, render.NewGauge(), plain); err != nil {
		t.Errorf("a picture of few colours: %v", err)
	}
}
