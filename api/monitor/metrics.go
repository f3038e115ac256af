package monitor

import (
	"errors"
	"runtime"
	"time"

	"github.com/plugio/charts/api/admission"
	"github.com/prometheus/client_golang/prometheus"
)

const namespace = "plugio_charts"

// Metrics are the counters of a service. Every series exists from the start and no
// label takes a value of a request, so their number never changes and none of
// them can hold what was drawn. What a request touches is looked up beforehand.
type Metrics struct {
	registry *prometheus.Registry

	requests *prometheus.CounterVec
	took     *prometheus.HistogramVec
	renders  *prometheus.HistogramVec

	queueFull, queueWait, memory, clientGone prometheus.Counter
	panics                                   prometheus.Counter
}

// Sources are what the metrics read when they are asked for, and the build they name.
type Sources struct {
	Version       string
	Load          func() admission.Load
	Connections   func() admission.ConnectionLoad
	Answers       func() (used, limit int64)
	MissingGlyphs func() int64
	LogDropped    func() int64 // nil if nothing is dropped
}

// The buckets in seconds: a small SVG takes a tenth of a millisecond, the largest PNG
// some hundred; the watchdog ends what takes five seconds.
var (
	renderBuckets  = []float64{.0002, .0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5}
	requestBuckets = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}
)

// NewMetrics returns metrics that count from zero.
func NewMetrics(s Sources) *Metrics {
	m := &Metrics{
		registry: prometheus.NewRegistry(),
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Namespace: namespace, Name: "http_requests_total", Help: "Requests answered, by route, format and class of status.",
		}, []string{"route", "format", "status"}),
		took: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: namespace, Name: "http_request_duration_seconds", Help: "Time from the request's header to the last byte handed to the kernel.", Buckets: requestBuckets,
		}, []string{"route", "format"}),
		renders: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Namespace: namespace, Name: "render_duration_seconds", Help: "Time to draw and encode one picture.", Buckets: renderBuckets,
		}, []string{"widget", "format"}),
	}
	//lint:ignore SA1019 package collectors, the new place of both, links database/sql into the program
	m.Register(m.requests, m.took, m.renders, prometheus.NewGoCollector(), prometheus.NewProcessCollector(prometheus.ProcessCollectorOpts{}))
	m.addCounters()
	m.count("missing_glyphs_total", "Characters that no font has and that were drawn as boxes.", s.MissingGlyphs)
	if s.LogDropped != nil {
		m.count("log_lines_dropped_total", "Lines of the log that its reader did not take in time, or that could not be written.", s.LogDropped)
	}
	m.addLoad(s.Load)
	m.addConnections(s.Connections)
	m.gauge("answer_bytes", "Bytes of bodies that wait to be decoded and of answers that are being built and sent now.", func() float64 { used, _ := s.Answers(); return float64(used) })
	m.gauge("answer_bytes_limit", "Bytes of bodies and answers beyond which others wait, and clients that take nothing are shown out.", func() float64 { _, limit := s.Answers(); return float64(limit) })
	m.addBuild(s.Version)
	return m
}

// Register adds series of the caller's own.
func (m *Metrics) Register(series ...prometheus.Collector) { m.registry.MustRegister(series...) }

func (m *Metrics) counter(name, help string) prometheus.Counter {
	c := prometheus.NewCounter(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help})
	m.Register(c)
	return c
}

func (m *Metrics) addCounters() {
	m.panics = m.counter("panics_total", "Panics while answering a request, each contained.")
	rejected := prometheus.NewCounterVec(prometheus.CounterOpts{
		Namespace: namespace, Name: "rejected_total", Help: "Pictures not drawn: no place to wait, waited too long, no memory for it, or the client left while waiting.",
	}, []string{"reason"})
	m.Register(rejected)
	m.queueFull = rejected.WithLabelValues("queue_full")
	m.queueWait = rejected.WithLabelValues("queue_wait")
	m.memory = rejected.WithLabelValues("memory")
	m.clientGone = rejected.WithLabelValues("client_gone")
}

// Rejected counts why a picture was not drawn.
func (m *Metrics) Rejected(why error) {
	switch {
	case errors.Is(why, admission.ErrQueueFull):
		m.queueFull.Inc()
	case errors.Is(why, admission.ErrQueueWait):
		m.queueWait.Inc()
	case errors.Is(why, admission.ErrMemory):
		m.memory.Inc()
	case errors.Is(why, admission.ErrClientGone):
		m.clientGone.Inc()
	}
}

func (m *Metrics) gauge(name, help string, read func() float64) {
	m.Register(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Namespace: namespace, Name: name, Help: help}, read))
}

func (m *Metrics) addLoad(load func() admission.Load) {
	m.gauge("renders_in_flight", "Pictures being drawn now.", func() float64 { return float64(load().Drawing) })
	m.gauge("render_slots", "Render slots; a small picture takes one, a large one several.", func() float64 { return float64(load().Slots) })
	m.gauge("render_queue_length", "Requests waiting for a render slot now.", func() float64 { return float64(load().Waiting) })
	m.gauge("render_queue_places", "Requests that may wait for a render slot.", func() float64 { return float64(load().Places) })
}

func (m *Metrics) addConnections(load func() admission.ConnectionLoad) {
	m.gauge("connections", "Connections of clients that are open now.", func() float64 { return float64(load().Open) })
	m.gauge("connections_waiting", "Open connections on which no request has come yet.", func() float64 { return float64(load().Waiting) })
	m.gauge("connections_limit", "Connections beyond which the one that waited longest is closed.", func() float64 { return float64(load().Limit) })
	m.count("connections_evicted_total", "Waiting connections closed to make room for new ones.", func() int64 { return load().Evicted })
	m.count("connections_refused_total", "Connections closed at once, since all others were at work.", func() int64 { return load().Refused })
	m.count("early_refusals_total", "Requests refused before a route was known: malformed, header too large, or header too slow.", func() int64 { return load().Early })
}

// count registers a counter that is kept elsewhere.
func (m *Metrics) count(name, help string, read func() int64) {
	m.Register(prometheus.NewCounterFunc(prometheus.CounterOpts{Namespace: namespace, Name: name, Help: help}, func() float64 { return float64(read()) }))
}

func (m *Metrics) addBuild(version string) {
	info := prometheus.NewGauge(prometheus.GaugeOpts{
		Namespace: namespace, Name: "build_info", Help: "1; the labels say which build this is.",
		ConstLabels: prometheus.Labels{"version": version, "go_version": runtime.Version()},
	})
	info.Set(1)
	m.Register(info)
}

// Panic counts a contained panic.
func (m *Metrics) Panic() { m.panics.Inc() }

// Drawings is the series of one kind of picture.
type Drawings struct{ took prometheus.Observer }

// Drawings returns the series of a widget and format, empty.
func (m *Metrics) Drawings(widget, format string) Drawings {
	return Drawings{m.renders.WithLabelValues(widget, format)}
}

// Count adds a picture that took so long to draw and encode.
func (d Drawings) Count(took time.Duration) { d.took.Observe(took.Seconds()) }

// Route are the series of one route and format.
type Route struct {
	classes [6]prometheus.Counter // by status / 100; the first two stay nil
	took    prometheus.Observer
}

// Route returns the series of a route and format, each zero.
func (m *Metrics) Route(name, format string) *Route {
	r := &Route{took: m.took.WithLabelValues(name, format)}
	for i, class := range []string{2: "2xx", 3: "3xx", 4: "4xx", 5: "5xx"} {
		if class != "" {
			r.classes[i] = m.requests.WithLabelValues(name, format, class)
		}
	}
	return r
}

// Count adds an answered request.
func (r *Route) Count(status int, took time.Duration) {
	// An answer that broke off before its status is a failure of the service.
	class := 5
	if status >= 200 && status < 600 {
		class = status / 100
	}
	r.classes[class].Inc()
	r.took.Observe(took.Seconds())
}
