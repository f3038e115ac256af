package main

import (
	"fmt"
	"html"
	"image"
	"image/png"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/plugio/charts/api/apitest"
	"github.com/plugio/charts/render/rendertest"
)

// shown is what a browser made of an <img>.
type shown struct {
	Source        string `json:"source"`
	Complete      bool   `json:"complete"`
	Width, Height int
}

// A page of another host with nine pictures, as a dashboard has them: three widgets,
// each light, dark and with twice the pixels.
func TestPageWithNinePictures(t *testing.T) {
	browser := rendertest.Chromium(t)
	s := serveBinary(t)
	want := map[string][2]int{}
	var page strings.Builder
	page.WriteString("<!doctype html><meta charset=utf-8><title>Dashboard</title><body>")
	for query, size := range map[string][2]int{
		"gauge.png?value=72&label=Sprint%20progress&thresholds=0:success,50:warning,80:danger": {240, 180},
		"counter.png?value=1284&previous=1467&good=down&label=Open%20bugs":                     {240, 120},
		"bar.svg?segments=19:success:Done,9::In%20progress,6:neutral:To%20do&label=R%26D":      {320, 48},
	} {
		vector := strings.Contains(query, ".svg")
		for look, factor := range map[string]int{"&theme=light": 1, "&theme=dark": 1, "&dpr=2": 2} {
			if vector {
				factor = 1 // an SVG has its size in CSS pixels
			}
			address := s.Base + "/" + query + look
			want[address] = [2]int{size[0] * factor, size[1] * factor}
			fmt.Fprintf(&page, `<img src="%s" alt="chart">`, html.EscapeString(address))
		}
	}
	tab := browser.Page(t, page.String(), rendertest.View{Width: 1100, Height: 900})
	var pictures []shown
	tab.Eval(t, `[...document.images].map(i => ({source: i.src, complete: i.complete, width: i.naturalWidth, height: i.naturalHeight}))`, &pictures)
	got := map[string][2]int{}
	for _, p := range pictures {
		if !p.Complete {
			t.Errorf("%s did not load", p.Source)
		}
		got[p.Source] = [2]int{p.Width, p.Height}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("natural sizes (-want +got):\n%s", diff)
	}
	if errs := tab.Errors(t); len(errs) > 0 {
		t.Errorf("the page reports %q", errs)
	}
}

// The author of a page sees what is wrong in the place of the picture.
func TestPageShowsWhatIsWrong(t *testing.T) {
	browser := rendertest.Chromium(t)
	s := serveBinary(t)
	page := fmt.Sprintf(`<!doctype html><title>Wrong</title><img src="%s/gauge.png?value=abc&amp;width=300" alt="chart">`, s.Base)
	tab := browser.Page(t, page, rendertest.View{Width: 400, Height: 300})
	var width int
	tab.Eval(t, `document.images[0].naturalWidth`, &width)
	if width != 300 {
		t.Errorf("the picture of the error is %d px wide, want the size that was asked for", width)
	}
}

// Firefox shows an SVG only of an answer that is a success. It is the reader that an error
// picture is answered 200 for.
func TestFirefoxShowsWhatIsWrong(t *testing.T) {
	firefox, err := exec.LookPath("firefox-esr")
	if err != nil {
		apitest.Unavailable(t, "firefox-esr is not installed (Debian: apt-get install firefox-esr)")
	}
	s := serveBinary(t)
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, `<!doctype html><title>Wrong</title><style>body{margin:0}</style><img src="%s%s" width="300" height="200">`, s.Base, r.URL.Query().Get("picture"))
	}))
	defer host.Close()
	dark := map[string]int{}
	for name, picture := range map[string]string{
		"wrong":   "/gauge.svg?value=abc&width=300&height=200&background=dddddd",
		"drawn":   "/gauge.svg?value=72&width=300&height=200&background=dddddd",
		"missing": "/nothing.svg", // which keeps its 404, so that Firefox shows what it shows of a broken image
	} {
		dark[name] = notWhite(screenshot(t, firefox, host.URL+"/?picture="+url.QueryEscape(picture)))
	}
	// The ground of a picture covers its 60,000 pixels; the sign of a broken image is small.
	if dark["drawn"] < 59_000 || dark["wrong"] < 59_000 || dark["missing"] > 10_000 {
		t.Errorf("pixels that are not white: %v; want the error picture drawn as any other", dark)
	}
}

// screenshot shows a page in Firefox, in a window of 300 by 200 pixels.
func screenshot(t *testing.T, firefox, address string) image.Image {
	t.Helper()
	dir := t.TempDir()
	file := filepath.Join(dir, "page.png")
	cmd := exec.Command(firefox, "--headless", "--profile", dir, "--window-size=300,200", "--screenshot", file, address)
	cmd.Env = append(os.Environ(), "HOME="+dir, "MOZ_DISABLE_AUTO_SAFE_MODE=1")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("Firefox: %v\n%s", err, out)
	}
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	picture, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	return picture
}

func notWhite(picture image.Image) (n int) {
	for y := range picture.Bounds().Dy() {
		for x := range picture.Bounds().Dx() {
			if r, g, b, _ := picture.At(x, y).RGBA(); r+g+b != 3*0xffff {
				n++
			}
		}
	}
	return n
}
