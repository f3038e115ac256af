package widget_test

import (
	"image/color"
	"testing"

	"github.com/plugio/charts/render/scene"
	"github.com/plugio/charts/render/theme"
	"github.com/plugio/charts/render/widget"
	"github.com/plugio/charts/render/widget/counter"
	"github.com/plugio/charts/render/widget/widgettest"
)

// ground is a colour as a request gives it.
func ground(t *testing.T, name string) widget.Background {
	t.Helper()
	c, err := theme.ParseColor(name)
	if err != nil {
		t.Fatal(err)
	}
	return widget.Background{Color: c}
}

func TestTextsAreChosenForTheBackground(t *testing.T) {
	light, dark := theme.DataCenter.Set(false), theme.DataCenter.Set(true)
	for name, c := range map[string]struct {
		mode       theme.Mode
		background string
		text       color.NRGBA
	}{
		"dark on a light page":    {theme.Light, "172b4d", dark[theme.Text]},
		"light on a dark page":    {theme.Dark, "fff", light[theme.Text]},
		"light on a light page":   {theme.Light, "f7f8f9", light[theme.Text]},
		"a breath on a dark page": {theme.Dark, "ffffff10", dark[theme.Text]},
		"a veil on a dark page":   {theme.Dark, "fffffff0", light[theme.Text]},
		"a veil on a light page":  {theme.Light, "000000f0", dark[theme.Text]},
	} {
		sc := counterOf(t, "1284", "1400", func(o *counter.Counter) {
			o.Label, o.Theme, o.Background = "Bugs", c.mode, ground(t, c.background)
		})
		if got := widgettest.Shapes(sc, scene.Number)[0].Paint.Color; got != c.text {
			t.Errorf("%s: the number is %v, want %v", name, got, c.text)
		}
	}
}

// The number of a counter on its own colour: what badges had wrong.
func TestTextsCanBeReadOnEveryToken(t *testing.T) {
	for _, name := range append(theme.ColorNames(), theme.ColorWords()...) {
		for _, mode := range []theme.Mode{theme.Light, theme.Dark} {
			sc := counterOf(t, "1284", "1400", func(o *counter.Counter) {
				o.Label, o.Theme, o.Background = "Bugs", mode, ground(t, name)
			})
			below := widgettest.Shapes(sc, scene.Background)[0].Paint.Color
			for _, role := range []scene.Role{scene.Number, scene.Label, scene.Delta} {
				if got := theme.Contrast(widgettest.Shapes(sc, role)[0].Paint.Color, below); got < theme.TextContrast {
					t.Errorf("%s, mode %v: the %s has %.2f", name, mode, role, got)
				}
			}
		}
	}
}

func TestFixedBackgroundFixesItsTexts(t *testing.T) {
	sc := counterOf(t, "1284", "1400", func(o *counter.Counter) {
		o.Label, o.Theme, o.Background = "Bugs", theme.Auto, ground(t, "172b4d")
	})
	for i := range sc.Len() {
		if p := sc.Shape(i).Paint; p.Color != p.Dark {
			t.Errorf("the %s is %v on a light page and %v on a dark one", sc.Shape(i).Role, p.Color, p.Dark)
		}
	}
}

func TestTileChoosesItsTexts(t *testing.T) {
	sc := counterOf(t, "1284", "1400", func(o *counter.Counter) {
		o.Label, o.Tint, o.Background = "Bugs", counter.TintTile, ground(t, "172b4d")
		o.Thresholds = widgettest.Thresholds(t, "0", theme.WarningFill)
	})
	tile := widgettest.Shapes(sc, scene.Frame)[0].Paint.Color
	for _, role := range []scene.Role{scene.Number, scene.Label, scene.Delta} {
		if got := theme.Contrast(widgettest.Shapes(sc, role)[0].Paint.Color, tile); got < theme.TextContrast {
			t.Errorf("the %s has %.2f on the tile", role, got)
		}
	}
}
