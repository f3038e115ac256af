package widget_test

import (
	"testing"

	"github.com/plugio/charts/render/number"
	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/text"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/bar"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/gauge"
	"github.com/plugio/charts/render/widget/widgettest"
)

func TestLettersBesideANumberKeepOffOtherTextsAndTheEdge(t *testing.T) {
	arabic, err := number.ParseLocale("ar")
	if err != nil {
		t.Fatal(err)
	}
	type picture interface {
		Layout(*scene.Scene, *text.Typesetter)
	}
	for name, w := range map[string]func() picture{
		"a word over a change": func() picture {
			c := counter.New()
			c.Number.Locale, c.Number.Kind, c.Label = arabic, number.Compact, "Open bugs"
			c.Value, c.Previous = number.Int(1234567), number.Int(1100000)
			return c
		},
		"a ring under a label": func() picture {
			c := counter.New()
			c.Width, c.Height, c.Label = 320, 180, "スプリント進捗"
			c.Value, c.Previous, c.Number.Suffix, c.Number.Unit = number.Int(14), number.Int(111), "Å", "kg"
			return c
		},
		"a low canvas": func() picture {
			c := counter.New()
			c.Width, c.Height, c.Title, c.Value, c.Number.Suffix = 600, 48, "Team", number.Int(112), "ệg"
			return c
		},
		"a gauge with a label": func() picture {
			g := gauge.New()
			g.Number.Locale, g.Number.Kind, g.Label = arabic, number.Compact, "Sprint"
			g.Value, g.Max = number.Int(1234567), number.Int(2000000)
			return g
		},
		"a bar with a target": func() picture {
			b := bar.New()
			b.Width, b.Height, b.Value, b.Target = 120, 96, number.Float(0.3), number.Int(50)
			b.Number.Suffix, b.Number.Unit = "ج", "ج"
			return b
		},
	} {
		t.Run(name, func(t *testing.T) {
			sc := widgettest.Drawn(t, w())
			if !widgettest.Shown(sc).Has(widget.KindNumber) {
				t.Error("there is no number")
			}
			for i := range sc.Len() {
				run := sc.Shape(i)
				if !run.Bounds.In(sc.Canvas(), 1) {
					t.Errorf("the %s %v leaves the canvas", run.Role, run.Bounds)
				}
				for k := range sc.Len() {
					o := sc.Shape(k)
					if k != i && run.IsRun() && o.Role != scene.Background && run.Bounds.Overlaps(o.Bounds, 0.6) && (o.IsRun() || o.Role == scene.Target || o.Role == scene.Status) {
						t.Errorf("the %s %v touches the %s %v", run.Role, run.Bounds, o.Role, o.Bounds)
					}
				}
			}
		})
	}
}
