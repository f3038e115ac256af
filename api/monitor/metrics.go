package api

import (
	"errors"
	"net/http"
	"runtime"
	"time"

	"github.com/plugio/charts/render"
	"github.com/prometheus/client_golang/prometheus"
)

const namespace = "plugio_charts"

// metrics are the counters of a service. Every series exists from the start and no
// label takes a value of a request, so their number never changes and none of
// them can hold what was drawn. What a request touches is looked up beforehand.
type metrics struct {
	registry *prometheus.Registry

	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
	renders  map[renderKind]prometheus.Observer

	queueFull, queueWait, clientGone prometheus.Counter
	panics                           prometheus.Counter
}

// renderKind is what is drawn: a widget, or the notice of an error.
type renderKind struct {
	widget string
	format render.Format
}

const noticeKind = "notice"

// The buckets in seconds: a small SVG takes a tenth of a millisecond, the largest PNG
// some hundred; the watchdog ends what takes five seconds.
var (
	renderBuckets  = []float64{.0002, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5}
	requestBuckets = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}
)

func newMetrics(c Config, a *admission, missingGlyphs func() int64) *metrics {
	m := &metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: namespace, Name: "http_requests_total", Help: "Requests answered, by route, format and class of status.",
		}, []string{"route", "format", "status"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: namespace, Name: "http_request_duration_seconds", Help: "Time from the request's header to the last byte handed to the kernel.", Buckets: requestBuckets,
		}, []string{"route", "format"}),
		renders: map[renderKind]prometheus.Observer{},
	}
	m.registry.MustRegister(m.requests, m.took)
	//lint:ignore SA1019 package collectors, the new place of both, links database/sql into the program
	m.registry.MustRegister(prometheus.NewGoCollector(), prometheus.NewProcessCollector(prometheus.ProcessCollectorOpts{}))
	m.addRenders()
	m.addCounters()
	m.registry.MustRegister(prometheus.NewCounterFunc(prometheus.CounterOpts{
		Namespace: namespace, Name: "missing_glyphs_total", Help: "Characters that no font has and that were drawn as boxes.",
	}, func() float64 { return float64(missingGlyphs()) }))
	m.addAdmission(a)
	m.addBuild(c)
	return m
}

func (m *metrics) addRenders() {
	took := prometheus.NewHistogramVec(prometheus.HistogramOpts{
		Namespace: namespace, Name: "render_duration_seconds", Help: "Time to draw and encode one picture.", Buckets: renderBuckets,
	}, []string{"widget", "format"})
	m.registry.MustRegister(took)
	for _, c := range charts {
		for _, k := range []renderKind{{c.widget, c.format}, {noticeKind, c.format}} {
			m.renders[k] = took.WithLabelValues(k.widget, k.format.String())
		}
	}
}

func (m *metrics) counter(name, help string) prometheus.Counter {
	c := prometheus.NewCounter(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help})
	m.registry.MustRegister(c)
	return c
}

func (m *metrics) addCounters() {
	m.panics = m.counter("panics_total", "Panics while answering a request, each contained.")
	rejected := prometheus.NewCounterVec(prometheus.CounterOpts{
		Namespace: namespace, Name: "rejected_total", Help: "Pictures not drawn: no place to wait, waited too long, or the client left while waiting.",
	}, []string{"reason"})
	m.registry.MustRegister(rejected)
	m.queueFull = rejected.WithLabelValues("queue_full")
	m.queueWait = rejected.WithLabelValues("queue_wait")
	m.clientGone = rejected.WithLabelValues("client_gone")
}

// rejected counts why a picture was not drawn.
func (m *metrics) rejected(why error) {
	switch {
	case errors.Is(why, errQueueFull):
		m.queueFull.Inc()
	case errors.Is(why, errQueueWait):
		m.queueWait.Inc()
	case errors.Is(why, errClientGone):
		m.clientGone.Inc()
	}
}

func (m *metrics) gauge(name, help string, read func() float64) {
	m.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: namespace, Name: name, Help: help}, read))
}

func (m *metrics) addAdmission(a *admission) {
	m.gauge("renders_in_flight", "Pictures being drawn now.", func() float64 { return float64(a.drawing.Load()) })
	m.gauge("render_slots", "Render slots; a small picture takes one, a large one several.", func() float64 { return float64(a.total) })
	m.gauge("render_queue_length", "Requests waiting for a render slot now.", func() float64 { return float64(min(a.waiting.Load(), a.places)) })
	m.gauge("render_queue_places", "Requests that may wait for a render slot.", func() float64 { return float64(a.places) })
}

func (m *metrics) addBuild(c Config) {
	info := prometheus.NewGauge(prometheus.GaugeOpts{
		Namespace: namespace, Name: "build_info", Help: "1; the labels say which build this is.",
		ConstLabels: prometheus.Labels{"version": c.Version, "go_version": runtime.Version()},
	})
	info.Set(1)
	m.registry.MustRegister(info)
}

// routeCounts are the series of one route and format.
type routeCounts struct {
	classes [6]prometheus.Counter // by status / 100; the first two stay nil
	took    prometheus.Observer
}

func (m *metrics) route(name, format string) *routeCounts {
	c := &routeCounts{took: m.took.WithLabelValues(name, format)}
	for i, class := range []string{2: "2xx", 3: "3xx", 4: "4xx", 5: "5xx"} {
		if class != "" {
			c.classes[i] = m.requests.WithLabelValues(name, format, class)
		}
	}
	return c
}

func (c *routeCounts) count(status int, took time.Duration) {
	// An answer that broke off before its status is a failure of the service.
	class := 5
	if status >= 200 && status < 600 {
		class = status / 100
	}
	c.classes[class].Inc()
	c.took.Observe(took.Seconds())
}

// otherRoute stands for every path that names nothing.
const otherRoute = "other"

// countRoutes returns the series of each path. Pictures are counted one by one, the
// rest in two groups.
func (m *metrics) countRoutes(base string, routes map[string]route) map[string]*routeCounts {
	byPath := map[string]*routeCounts{otherRoute: m.route(otherRoute, "none")}
	health, page := m.route("health", "none"), m.route("page", "none")
	for path, r := range routes {
		byPath[path] = page
		if r.health {
			byPath[path] = health
		}
	}
	for _, c := range charts {
		byPath[base+c.path()] = m.route(c.widget, c.format.String())
	}
	return byPath
}

// count adds an answered request to its series.
func (s *Service) count(r *http.Request, status int, took time.Duration) {
	c, ok := s.counts[r.URL.Path]
	if !ok {
		c = s.counts[otherRoute]
	}
	c.count(status, took)
}
