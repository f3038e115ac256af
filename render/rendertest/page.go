package rendertest

import (
	"context"
	"encoding/json"
	"fmt"
	"image"
	"maps"
	"net/url"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/performance"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Page is a tab with a loaded page. It notes all that goes wrong in it.
type Page struct {
	ctx    context.Context
	cancel context.CancelFunc
	opaque bool

	mu       sync.Mutex
	requests map[network.RequestID]string
	received map[string]int
	urls     []string
	errors   []string
}

// Page opens a page, which is an http, https or file URL or else HTML, in a new tab, which is
// closed at the end of the test, and waits until it has loaded.
func (b *Browser) Page(t testing.TB, page string, v View) *Page {
	t.Helper()
	p, cancel := b.tab(t)
	t.Cleanup(cancel)
	p.cancel = cancel
	p.load(t, b.address(page), v)
	return p
}

// tab opens an empty tab, which lives until cancel is called or the browser ends.
func (b *Browser) tab(t testing.TB) (p *Page, cancel context.CancelFunc) {
	t.Helper()
	p = &Page{requests: map[network.RequestID]string{}, received: map[string]int{}}
	p.ctx, cancel = chromedp.NewContext(b.ctx, chromedp.WithListener(p.note))
	// The first step has no deadline, or the tab would end with it.
	if err := chromedp.Do(p.ctx); err != nil {
		cancel()
		t.Fatalf("rendertest: open a tab: %v", err)
	}
	return p, cancel
}

// load shows another page in the tab and forgets the errors of the last one.
func (p *Page) load(t testing.TB, url string, v View) {
	t.Helper()
	p.mu.Lock()
	clear(p.requests)
	clear(p.received)
	p.urls, p.errors = nil, nil
	p.mu.Unlock()
	p.opaque = v.Opaque
	run(t, p, "set the view of "+url, emulate(v.withDefaults()))
	p.Open(t, url)
}

// Open shows another URL in the tab and waits until it has loaded.
func (p *Page) Open(t testing.TB, url string) {
	t.Helper()
	run(t, p, "open "+url, chromedp.Navigate(url))
}

// Start goes to another URL and waits only until its answer begins.
func (p *Page) Start(t testing.TB, url string) {
	t.Helper()
	run(t, p, "start "+url, chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, page.Navigate, page.NavigateParams{URL: url})
		return err
	}))
}

// Close closes a tab before the end of the test, which a test of many needs.
func (p *Page) Close(t testing.TB) {
	t.Helper()
	p.cancel()
}

// run does one step in a tab, and stops the test if it fails.
func run[T any](t testing.TB, p *Page, what string, a chromedp.Action[T]) T {
	t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, a)
	if err != nil {
		t.Fatalf("rendertest: %s: %v", what, err)
	}
	return v
}

// Eval runs a JavaScript expression in the page, waits for it if it is a promise,
// and decodes its value as JSON into out, unless out is nil. An exception stops
// the test.
func (p *Page) Eval(t testing.TB, js string, out any) {
	t.Helper()
	what := fmt.Sprintf("evaluate %.200q", js)
	value := run(t, p, what, chromedp.Evaluate[[]byte](js, chromedp.EvalAwaitPromise))
	if out == nil {
		return
	}
	if len(value) == 0 {
		t.Fatalf("rendertest: %s: the value is undefined", what)
	}
	if err := json.Unmarshal(value, out); err != nil {
		t.Fatalf("rendertest: %s: decode its value: %v", what, err)
	}
}

// Screenshot returns what a viewer sees of the page now.
func (p *Page) Screenshot(t testing.TB) image.Image {
	t.Helper()
	p.settle(t)
	img, err := decode(run(t, p, "take a screenshot", chromedp.CaptureScreenshot()), p.opaque)
	if err != nil {
		t.Fatalf("rendertest: %v", err)
	}
	return img
}

// Errors returns what has gone wrong in the page so far: errors on its console,
// exceptions nobody caught, requests that failed or were answered with a status
// of 400 or more. A missing favicon.ico is no error, the browser asks for it by
// itself.
func (p *Page) Errors(t testing.TB) []string {
	t.Helper()
	p.settle(t)
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.errors)
}

// Requests returns the URLs that the page has asked for so far, in their order.
func (p *Page) Requests(t testing.TB) []string {
	t.Helper()
	p.settle(t)
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.urls)
}

// Received returns how many bytes came over the network for each URL so far, as they were
// sent: compressed, and with their header.
func (p *Page) Received(t testing.TB) map[string]int {
	t.Helper()
	p.settle(t)
	p.mu.Lock()
	defer p.mu.Unlock()
	return maps.Clone(p.received)
}

// Press types keys into whatever has the focus; package kb of chromedp names those that
// are no characters.
func (p *Page) Press(t testing.TB, keys string) {
	t.Helper()
	run(t, p, fmt.Sprintf("press %q", keys), chromedp.KeyEvent(keys))
}

// settle waits for the frame after next: by then the browser has painted, and has
// reported, what happened before.
func (p *Page) settle(t testing.TB) {
	t.Helper()
	p.Eval(t, `new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done())))`, nil)
}

// note is called with every event of the tab, in their order.
func (p *Page) note(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *runtime.EventConsoleAPICalled:
		if e.Type == runtime.ConsoleAPICalledTypeError || e.Type == runtime.ConsoleAPICalledTypeAssert {
			p.fault("console: %s", consoleText(e.Args))
		}
	case *runtime.EventExceptionThrown:
		text := e.ExceptionDetails.Text
		if object := e.ExceptionDetails.Exception; object != nil {
			text += " " + object.Description
		}
		p.fault("exception: %s", text)
	case *log.EventEntryAdded:
		// The network's entries repeat the events below with less to say.
		if e.Entry.Level == log.EntryLevelError && e.Entry.Source != log.EntrySourceNetwork {
			p.fault("%s: %s", e.Entry.Source, e.Entry.Text)
		}
	case *network.EventRequestWillBeSent:
		p.requests[e.RequestID] = e.Request.URL
		p.urls = append(p.urls, e.Request.URL)
	case *network.EventResponseReceived:
		if e.Response.Status >= 400 && !isFavicon(e.Response.URL) {
			p.fault("request: status %d for %s", e.Response.Status, e.Response.URL)
		}
	case *network.EventLoadingFinished:
		p.received[p.requests[e.RequestID]] += int(e.EncodedDataLength)
	case *network.EventLoadingFailed:
		if address := p.requests[e.RequestID]; !e.Canceled && !isFavicon(address) {
			p.fault("request: %s for %s", e.ErrorText, address)
		}
	}
}

func (p *Page) fault(format string, args ...any) {
	p.errors = append(p.errors, fmt.Sprintf(format, args...))
}

func consoleText(args []*runtime.RemoteObject) string {
	text := ""
	for i, a := range args {
		if i > 0 {
			text += " "
		}
		var s string
		switch {
		case json.Unmarshal(a.Value, &s) == nil:
			text += s
		case a.Description != "":
			text += a.Description
		default:
			text += string(a.Value)
		}
	}
	return text
}

func isFavicon(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Path == "/favicon.ico"
}

// counters reads what the browser counts of a tab, in time of its processor.
func counters(ctx context.Context, t *chromedp.Target) ([]*performance.Metric, error) {
	if _, err := cdp.Call(ctx, t, performance.Enable, performance.EnableParams{TimeDomain: performance.EnableTimeDomainThreadTicks}); err != nil {
		return nil, fmt.Errorf("switch the counters on: %w", err)
	}
	found, err := cdp.Call(ctx, t, performance.GetMetrics, cdp.Empty{})
	return found.Metrics, err
}

// ScriptTime returns how much of the processor's time the tab's scripts took while a
// function ran, by the browser's own count. It takes in what tests evaluate.
func (p *Page) ScriptTime(t testing.TB, do func()) time.Duration {
	t.Helper()
	spent := func() time.Duration {
		for _, m := range run(t, p, "read the counters", counters) {
			if m.Name == "ScriptDuration" {
				return time.Duration(m.Value * float64(time.Second))
			}
		}
		t.Fatal("rendertest: the browser counts no time of scripts")
		return 0
	}
	before := spent()
	do()
	return spent() - before
}
