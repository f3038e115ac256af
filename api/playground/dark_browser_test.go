package playground_test

import (
	"image/color"
	"testing"

	"github.com/plugio/charts/render/theme"
)

// The preview of a picture with theme=auto has the colours of the page it stands on, one made for
// a light page has its own on every page.
func followsADarkPage(t *testing.T, p *playground) {
	of := func(dark bool) color.NRGBA { return theme.DataCenter.Set(dark)[theme.DiscoveryFill] }
	if of(false) == of(true) {
		t.Fatal("the colour tells light from dark no longer")
	}
	for _, tt := range []struct {
		picture, page string
		want          color.NRGBA
	}{
		{"auto", "light", of(false)},
		{"auto", "dark", of(true)},
		{"auto", "", of(false)},
		{"light", "dark", of(false)},
		{"dark", "light", of(true)},
	} {
		// A bar without words fills its whole canvas.
		p.show(t, "bar.svg?value=100&show=none&height=40&color=discovery&theme="+tt.picture)
		p.Eval(t, `document.querySelector("[name=page-theme][value='`+tt.page+`']").click()`, nil)
		if got := p.middleOf(t, "[data-format=svg] img"); got != tt.want {
			t.Errorf("a picture for %s on a page that is %q has %v, want %v", tt.picture, tt.page, got, tt.want)
		}
	}
	p.clean(t, 0)
}

// middleOf is the colour in the middle of an element, as it is seen.
func (p *playground) middleOf(t *testing.T, selector string) color.NRGBA {
	t.Helper()
	var place struct{ X, Y, Scale float64 }
	p.Eval(t, `((e) => { e.scrollIntoView({ block: "center" }); const r = e.getBoundingClientRect();
		return { X: r.x + r.width / 2, Y: r.y + r.height / 2, Scale: devicePixelRatio }; })(document.querySelector(`+quoted(selector)+`))`, &place)
	return color.NRGBAModel.Convert(p.Screenshot(t).At(int(place.X*place.Scale), int(place.Y*place.Scale))).(color.NRGBA)
}
