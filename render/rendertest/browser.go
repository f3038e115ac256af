package rendertest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/draw"
	"image/png"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/security"
	"github.com/chromedp/chromedp"
)

// Browser is a headless Chromium with an empty profile. Its methods may be called
// by several goroutines, each works in a tab of its own.
type Browser struct {
	ctx    context.Context
	server *httptest.Server

	mu    sync.Mutex
	files []file

	// One tab serves all pictures, since opening one takes longer than drawing.
	camera struct {
		sync.Mutex
		page *Page
	}
}

// file is a document that the browser's own server hands out.
type file struct {
	kind string
	data []byte
}

// View is how a page is looked at.
type View struct {
	// Width and Height are the viewport in CSS pixels; 0 is 800 by 600.
	Width, Height int
	// DPR is the number of device pixels per CSS pixel; 0 is 1.
	DPR float64
	// Dark is the colour scheme the viewer prefers.
	Dark bool
	// ForcedColors is a viewer whose own few colours replace those of pages, and
	// LessMotion one who does not want things to move.
	ForcedColors, LessMotion bool
	// NoScript runs no script of the page.
	NoScript bool
	// AnyCertificate opens pages over TLS whoever signed their certificate.
	AnyCertificate bool
	// Opaque puts white behind the page in screenshots. Without it, what the page
	// leaves blank is transparent.
	Opaque bool
}

func (v View) withDefaults() View {
	if v.Width == 0 && v.Height == 0 {
		v.Width, v.Height = 800, 600
	}
	if v.DPR == 0 {
		v.DPR = 1
	}
	return v
}

// patience bounds one step of a browser, so that a page that never finishes fails
// its test and not the whole run.
const patience = time.Minute

// Chromium starts a browser that ends with the test. Without one on the PATH the
// test is skipped, but fails where the environment variable CI is set.
func Chromium(t testing.TB) *Browser {
	t.Helper()
	path, err := findChromium()
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("rendertest: %v", err)
		}
		t.Skipf("rendertest: %v", err)
	}
	b := &Browser{}
	b.server = httptest.NewServer(http.HandlerFunc(b.serve))
	t.Cleanup(b.server.Close)

	allocator, stop := chromedp.NewExecAllocator(context.Background(), flags(path)...)
	t.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(allocator)
	t.Cleanup(cancel)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatalf("rendertest: start %s: %v", path, err)
	}
	b.ctx = ctx
	return b
}

var browserNames = []string{"chromium", "chromium-browser", "google-chrome"}

func findChromium() (string, error) {
	for _, name := range browserNames {
		if path, err := exec.LookPath(name); err == nil {
			return path, nil
		}
	}
	return "", errors.New("no browser: none of " + strings.Join(browserNames, ", ") + " is on the PATH")
}

// flags keep the browser from asking, from calling home and from painting what
// depends on the machine. The profile is a new temporary folder.
func flags(path string) []chromedp.ExecAllocatorOption {
	options := []chromedp.ExecAllocatorOption{
		chromedp.ExecPath(path),
		chromedp.Headless,
		chromedp.NoSandbox,
		chromedp.DisableGPU,
		chromedp.NoFirstRun,
		chromedp.NoDefaultBrowserCheck,
		chromedp.Flag("force-color-profile", "srgb"),
	}
	for _, name := range []string{
		"disable-quic", "disable-background-networking", "disable-component-update", "disable-sync",
		"disable-extensions", "disable-default-apps", "disable-breakpad", "disable-dev-shm-usage",
		"disable-domain-reliability", "metrics-recording-only", "hide-scrollbars", "mute-audio",
	} {
		options = append(options, chromedp.Flag(name, true))
	}
	return options
}

// Screenshot shows a page, which is an http, https or file URL or else HTML, and
// returns what a viewer sees of it once it has loaded.
func (b *Browser) Screenshot(t testing.TB, page string, v View) image.Image {
	t.Helper()
	return b.shoot(t, b.address(page), v, func(*Page) {})
}

// address is the URL of a page, which is one or else HTML.
func (b *Browser) address(page string) string {
	for _, scheme := range [...]string{"http://", "https://", "file://"} {
		if strings.HasPrefix(page, scheme) {
			return page
		}
	}
	return b.host("text/html; charset=utf-8", []byte(page))
}

// RasterizeSVG shows an SVG document as the image of a page, as wide and high as
// the view, and returns its pixels. It fails the test if the browser cannot read
// the document or complains about it.
func (b *Browser) RasterizeSVG(t testing.TB, svg []byte, v View) image.Image {
	t.Helper()
	v = v.withDefaults()
	html := fmt.Appendf(nil, `<!DOCTYPE html><meta name="color-scheme" content="light dark">`+
		`<style>*{margin:0}img{display:block}</style><img src="%s" width="%d" height="%d" alt="">`,
		b.host("image/svg+xml", svg), v.Width, v.Height)
	return b.shoot(t, b.host("text/html; charset=utf-8", html), v, func(page *Page) {
		t.Helper()
		var width float64
		page.Eval(t, `document.images[0].decode().then(() => document.images[0].naturalWidth, () => 0)`, &width)
		if width == 0 {
			t.Fatalf("rendertest: the browser cannot read the SVG: %.200s", svg)
		}
		for _, e := range page.Errors(t) {
			t.Errorf("rendertest: SVG: %s", e)
		}
	})
}

// shoot loads a page in the tab for pictures, checks it and takes its picture.
func (b *Browser) shoot(t testing.TB, address string, v View, check func(*Page)) image.Image {
	t.Helper()
	b.camera.Lock()
	defer b.camera.Unlock()
	if b.camera.page == nil {
		b.camera.page, _ = b.tab(t) // closes with the browser
	}
	b.camera.page.load(t, address, v)
	check(b.camera.page)
	return b.camera.page.Screenshot(t)
}

// host makes a document available to the browser and returns its URL.
func (b *Browser) host(kind string, data []byte) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.files = append(b.files, file{kind, data})
	return fmt.Sprintf("%s/%d", b.server.URL, len(b.files)-1)
}

func (b *Browser) serve(w http.ResponseWriter, r *http.Request) {
	var n int
	if _, err := fmt.Sscanf(r.URL.Path, "/%d", &n); err != nil {
		http.NotFound(w, r)
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	if n < 0 || n >= len(b.files) {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Content-Type", b.files[n].kind)
	w.Write(b.files[n].data) //nolint:errcheck // the browser will complain
}

// emulate sets the view of a tab.
func emulate(v View) chromedp.Action[chromedp.Void] {
	scheme := choose(v.Dark, "dark", "light")
	return chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := chromedp.EmulateViewport(int64(v.Width), int64(v.Height), chromedp.EmulateScale(v.DPR))(ctx, t); err != nil {
			return fmt.Errorf("set the viewport: %w", err)
		}
		if v.AnyCertificate {
			if _, err := cdp.Call(ctx, t, security.SetIgnoreCertificateErrors, security.SetIgnoreCertificateErrorsParams{Ignore: true}); err != nil {
				return fmt.Errorf("accept any certificate: %w", err)
			}
		}
		if _, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: v.NoScript}); err != nil {
			return fmt.Errorf("switch scripts: %w", err)
		}
		media := emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{
				{Name: "prefers-color-scheme", Value: scheme},
				{Name: "forced-colors", Value: choose(v.ForcedColors, "active", "none")},
				{Name: "prefers-reduced-motion", Value: choose(v.LessMotion, "reduce", "no-preference")},
			},
		}
		if _, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, media); err != nil {
			return fmt.Errorf("set the colour scheme: %w", err)
		}
		// Not the library's type, which leaves out an alpha of 0, and the browser
		// reads that as 1.
		background := map[string]any{"color": map[string]int{"r": 0, "g": 0, "b": 0, "a": 0}}
		if err := t.Call(ctx, emulation.CommandSetDefaultBackgroundColorOverride, background, nil); err != nil {
			return fmt.Errorf("set the background: %w", err)
		}
		return nil
	})
}

func choose(first bool, a, b string) string {
	if first {
		return a
	}
	return b
}

// decode reads a screenshot, and puts white behind it if it shall be opaque.
func decode(data []byte, opaque bool) (image.Image, error) {
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, fmt.Errorf("decode a screenshot: %w", err)
	}
	if !opaque {
		return img, nil
	}
	dst := image.NewRGBA(img.Bounds())
	draw.Draw(dst, dst.Rect, image.White, image.Point{}, draw.Src)
	draw.Draw(dst, dst.Rect, img, dst.Rect.Min, draw.Over)
	return dst, nil
}
