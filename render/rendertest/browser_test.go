package rendertest

import (
	"image"
	"image/color"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

const redDot = `<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10" viewBox="0 0 20 10"><path fill="#ff0000" d="M0 0h10v10H0z"/></svg>`

func at(img image.Image, x, y int) color.NRGBA {
	return color.NRGBAModel.Convert(img.At(x, y)).(color.NRGBA)
}

// One browser serves all these tests, since starting one takes seconds.
func TestChromium(t *testing.T) {
	b := Chromium(t)
	for name, test := range map[string]func(*testing.T, *Browser){
		"rasterize an SVG":               rasterizeSVG,
		"rasterized pictures compare":    rasterizedPicturesCompare,
		"an SVG follows the scheme":      darkSVG,
		"a broken SVG fails":             brokenSVGFails,
		"screenshot":                     screenshot,
		"a page reports what goes wrong": pageReportsWhatGoesWrong,
		"eval":                           eval,
		"keys and requests":              keysAndRequests,
		"time of scripts":                timeOfScripts,
		"an unreachable page fails":      unreachablePageFails,
	} {
		t.Run(name, func(t *testing.T) { test(t, b) })
	}
}

// timeOfScripts: of a page that computes, also over a reload, more is counted than of one that waits.
func timeOfScripts(t *testing.T, b *Browser) {
	work := `<script>for (let i = 0, x = 1; i < 3e7; i++) { x = Math.sin(x + i); window.x = x; }</script>`
	address := b.host("text/html", []byte(work))
	p := b.Page(t, address, View{})
	idle := p.ScriptTime(t, func() { p.Eval(t, `new Promise((done) => setTimeout(done, 1))`, nil) })
	busy := p.ScriptTime(t, func() { p.Open(t, address) })
	t.Logf("idle %v, busy %v", idle, busy)
	if busy < 10*idle {
		t.Errorf("idle %v, busy %v", idle, busy)
	}
}

func rasterizeSVG(t *testing.T, b *Browser) {
	for _, dpr := range []float64{1, 1.5, 4} {
		img := b.RasterizeSVG(t, []byte(redDot), View{Width: 20, Height: 10, DPR: dpr})
		w, h := int(20*dpr), int(10*dpr)
		if got := img.Bounds().Size(); got != image.Pt(w, h) {
			t.Fatalf("ratio %v: size %v", dpr, got)
		}
		if got := at(img, w/4, h/2); got != (color.NRGBA{255, 0, 0, 255}) {
			t.Errorf("ratio %v: the dot is %v", dpr, got)
		}
		if got := at(img, 3*w/4, h/2); got.A != 0 {
			t.Errorf("ratio %v: beside the dot is %v", dpr, got)
		}
	}
	opaque := b.RasterizeSVG(t, []byte(redDot), View{Width: 20, Height: 10, Opaque: true, Dark: true})
	if got := at(opaque, 15, 5); got != (color.NRGBA{255, 255, 255, 255}) {
		t.Errorf("behind an opaque view is %v", got)
	}
}

func rasterizedPicturesCompare(t *testing.T, b *Browser) {
	v := View{Width: 20, Height: 10}
	red := b.RasterizeSVG(t, []byte(redDot), v)
	again := b.RasterizeSVG(t, []byte(redDot), v)
	blue := b.RasterizeSVG(t, []byte(strings.Replace(redDot, "#ff0000", "#0000ff", 1)), v)
	if d := Compare(red, again, Tolerance{}); !d.OK() {
		t.Errorf("the same picture: %v", d)
	}
	if d := Compare(red, blue, Edges); d.OK() || d.Pixels != 100 {
		t.Errorf("another picture: %v", d)
	}
}

func darkSVG(t *testing.T, b *Browser) {
	const doc = `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><style>@media (prefers-color-scheme:dark){.x{fill:#00ff00}}</style><path class="x" fill="#ff0000" d="M0 0h4v4H0z"/></svg>`
	for dark, want := range map[bool]color.NRGBA{false: {255, 0, 0, 255}, true: {0, 255, 0, 255}} {
		img := b.RasterizeSVG(t, []byte(doc), View{Width: 4, Height: 4, Dark: dark})
		if got := at(img, 2, 2); got != want {
			t.Errorf("dark %v: got %v, want %v", dark, got, want)
		}
	}
}

func brokenSVGFails(t *testing.T, b *Browser) {
	for _, doc := range []string{"", "no picture", strings.TrimSuffix(redDot, "</svg>"), strings.Replace(redDot, "svg xmlns", "svg a=1 xmlns", 1)} {
		if r := try(t, func(t testing.TB) { b.RasterizeSVG(t, []byte(doc), View{Width: 4, Height: 4}) }); !r.failed {
			t.Errorf("%q is shown", doc)
		}
	}
}

func screenshot(t *testing.T, b *Browser) {
	const html = `<!DOCTYPE html><style>body{margin:0}div{width:50px;height:20px;background:#00f}` +
		`@media (prefers-color-scheme:dark){div{background:#0f0}}</style><div></div>`
	img := b.Screenshot(t, html, View{Width: 60, Height: 40, DPR: 2})
	if got := img.Bounds().Size(); got != image.Pt(120, 80) {
		t.Fatalf("size %v", got)
	}
	if got := at(img, 98, 38); got != (color.NRGBA{0, 0, 255, 255}) {
		t.Errorf("inside is %v", got)
	}
	if got := at(img, 102, 42); got.A != 0 {
		t.Errorf("outside is %v", got)
	}
	server := serve(t, html)
	dark := b.Screenshot(t, server.URL, View{Width: 60, Height: 40, Dark: true, Opaque: true})
	if got := at(dark, 10, 10); got != (color.NRGBA{0, 255, 0, 255}) {
		t.Errorf("inside in the dark is %v", got)
	}
	if got := at(dark, 55, 30); got != (color.NRGBA{255, 255, 255, 255}) {
		t.Errorf("outside in the dark is %v", got)
	}
}

// serve answers / with a page and everything else with 404.
func serve(t *testing.T, html string) *httptest.Server {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.Header().Set("Content-Security-Policy", "connect-src 'self'")
		w.Write([]byte(html)) //nolint:errcheck // the browser will complain
	}))
	t.Cleanup(server.Close)
	return server
}

func pageReportsWhatGoesWrong(t *testing.T, b *Browser) {
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	for _, tt := range []struct {
		name, html string
		want       []string
	}{
		{"nothing", `<p>fine</p><script>console.log("a"); console.warn("b")</script>`, nil},
		{"console", `<script>console.error("broken", 7, {a: 1})</script>`, []string{"console: broken 7 Object"}},
		{"assertion", `<script>console.assert(1 > 2, "odd")</script>`, []string{"console: odd"}},
		{"exception", `<script>null.x</script>`, []string{"exception: Uncaught TypeError"}},
		{"rejection", `<script>Promise.reject(new Error("lost"))</script>`, []string{"exception: Uncaught (in promise) Error: lost"}},
		{"missing image", `<img src="/nowhere.png">`, []string{"request: status 404 for http"}},
		{"no server", `<img src="` + gone.URL + `/a.png">`, []string{"request: net::ERR_CONNECTION_REFUSED for " + gone.URL + "/a.png"}},
		{"blocked by policy", `<script>fetch("http://other.invalid/").catch(() => {})</script>`, []string{"Content Security Policy"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			page := b.Page(t, serve(t, "<!DOCTYPE html><title>t</title>"+tt.html).URL, View{})
			got := page.Errors(t)
			if len(tt.want) == 0 && len(got) > 0 || len(tt.want) > len(got) {
				t.Fatalf("got %q, want %q", got, tt.want)
			}
			for i, want := range tt.want {
				if !strings.Contains(got[i], want) {
					t.Errorf("got %q, want %q", got[i], want)
				}
			}
			if tt.name != "blocked by policy" && len(got) != len(tt.want) {
				t.Errorf("got %q", got)
			}
		})
	}
}

func eval(t *testing.T, b *Browser) {
	page := b.Page(t, serve(t, `<!DOCTYPE html><title>Hello</title><p id=p>x</p>`).URL, View{Width: 123, Height: 45, DPR: 3})
	var got struct {
		Title         string
		Width, Height int
		Ratio         float64
	}
	page.Eval(t, `Promise.resolve({Title: document.title, Width: innerWidth, Height: innerHeight, Ratio: devicePixelRatio})`, &got)
	if got.Title != "Hello" || got.Width != 123 || got.Height != 45 || got.Ratio != 3 {
		t.Errorf("got %+v", got)
	}
	page.Eval(t, `document.getElementById("p").style.background = "#f00"; document.body.style.margin = 0`, nil)
	if c := at(page.Screenshot(t), 200, 60); c != (color.NRGBA{255, 0, 0, 255}) {
		t.Errorf("a change does not show: %v", c)
	}
	for _, js := range []string{`throw new Error("x")`, `Promise.reject(new Error("x"))`, `)`, `undefined`} {
		if r := try(t, func(t testing.TB) { page.Eval(t, js, new(int)) }); !r.failed {
			t.Errorf("%s passes", js)
		}
	}
}

func keysAndRequests(t *testing.T, b *Browser) {
	server := serve(t, `<!DOCTYPE html><title>t</title><link rel="icon" href="data:,"><input autofocus><button onclick="document.title='pressed'">b</button>`)
	page := b.Page(t, server.URL, View{})
	page.Eval(t, `document.querySelector("input").focus()`, nil)
	page.Press(t, "Ä1\t ")
	var got []string
	page.Eval(t, `[document.querySelector("input").value, document.title]`, &got)
	if got[0] != "Ä1" || got[1] != "pressed" {
		t.Errorf("after the keys: %q", got)
	}
	page.Eval(t, `fetch("/?again").then(r => r.status)`, nil)
	requests := strings.Join(page.Requests(t), " ")
	if want := server.URL + "/ " + server.URL + "/?again"; !strings.HasPrefix(strings.Replace(requests, " data:,", "", 1), want) {
		t.Errorf("requests %s, want %s", requests, want)
	}
}

func unreachablePageFails(t *testing.T, b *Browser) {
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	if r := try(t, func(t testing.TB) { b.Page(t, gone.URL, View{}) }); !r.failed {
		t.Error("it opens")
	}
}

func TestAbsentBrowser(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv("CI", "")
	if r := try(t, func(t testing.TB) { Chromium(t) }); !r.skipped || r.failed || !strings.Contains(r.text(), "chromium") {
		t.Errorf("skipped %v, failed %v: %s", r.skipped, r.failed, r.text())
	}
	t.Setenv("CI", "true")
	if r := try(t, func(t testing.TB) { Chromium(t) }); !r.failed || r.skipped {
		t.Errorf("in CI: skipped %v, failed %v: %s", r.skipped, r.failed, r.text())
	}
}
