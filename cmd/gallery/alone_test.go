package main

import (
	"fmt"
	"image/color"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/plugio/charts/render"
	"github.com/plugio/charts/render/rendertest"
	"github.com/plugio/charts/render/theme"
)

// A picture that follows the reader and stands alone, or as a document in a page that is light for
// everyone, has the reader's own page under it, so that its texts can be read there: the frames
// of a document of another scheme are opaque.
func TestAutoAloneStandsOnTheReadersPage(t *testing.T) {
	browser := rendertest.Chromium(t)
	p := picture{"alone", "gauge", "value=72&label=Load&theme=auto"}
	svg, err := p.draw(render.SVG, p.query)
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/auto.svg" {
			w.Header().Set("Content-Type", "image/svg+xml")
			w.Write(svg) //nolint:errcheck // the browser will complain
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!DOCTYPE html><style>*{margin:0;border:0;display:block}html{background:#fff}head,style{display:none}</style>%s`, frames[r.URL.Path])
	}))
	defer server.Close()
	for _, dark := range []bool{false, true} {
		view := rendertest.View{Width: 240, Height: 180, Dark: dark}
		var scheme string
		page := browser.Page(t, server.URL+"/auto.svg", view)
		page.Eval(t, `getComputedStyle(document.documentElement).colorScheme`, &scheme)
		page.Close(t)
		if (scheme == "dark") != dark {
			t.Errorf("alone, dark %v: the picture's own scheme is %q", dark, scheme)
		}
		text := theme.DataCenter.Set(dark)[theme.Text]
		for path := range frames {
			ground := color.NRGBAModel.Convert(browser.Screenshot(t, server.URL+path, view).At(2, 2)).(color.NRGBA)
			if got := theme.Contrast(text, ground); ground.A != 0xff || got < theme.TextContrast {
				t.Errorf("in %s, dark %v: a text of %v has a contrast of %.2f on %v", path, dark, text, got, ground)
			}
		}
	}
}

// frames are the pages that hold the picture as a document.
var frames = map[string]string{
	"/iframe": `<iframe src="/auto.svg" width="240" height="180"></iframe>`,
	"/object": `<object data="/auto.svg" width="240" height="180"></object>`,
	"/embed":  `<embed src="/auto.svg" width="240" height="180">`,
}
