package api

import (
	"errors"
	"fmt"
	"log"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"github.com/plugio/charts/api/admission"
	"github.com/plugio/charts/api/monitor"
	"github.com/plugio/charts/render"
)

// maxTarget bounds the request target in bytes: the longest that every common
// proxy passes on with room for its request line.
const maxTarget = 8000

// Service answers requests for pictures. It keeps nothing of them and is safe for
// concurrent use.
type Service struct {
	cfg         Config
	events      *monitor.Events
	tag         string
	cache       string
	slots       *admission.Slots
	desk        *admission.Slots
	answers     *admission.Answers
	connections *admission.Connections
	watchdog    *admission.Watchdog
	buffers     bufferPool
	prepared    map[preparedKey][]byte
	routes      map[string]route
	router      http.Handler
	metrics     *monitor.Metrics
	counts      map[string]*monitor.Route // by path
	drawings    map[renderKind]monitor.Drawings
	errorLog    *log.Logger
	draining    atomic.Bool

	// render draws, forget drops what it can have again, used is the memory in use, and after
	// is the clock of the drain; tests put their own in their place.
	render func(dst []byte, w render.Widget, o render.Options) ([]byte, error)
	forget func()
	used   func() int64
	ledger ledger
	after  func(time.Duration) <-chan time.Time
}

// New returns a service that has proved that it can draw.
func New(cfg Config) (*Service, error) {
	if err := cfg.Validate(); err != nil {
		return nil, err
	}
	renderer, err := newRenderer(cfg)
	if err != nil {
		return nil, err
	}
	s := &Service{
		cfg:         cfg,
		events:      monitor.NewEvents(cfg.Log),
		tag:         entityTag(cfg),
		cache:       cfg.Cache.header(),
		slots:       admission.New(cfg.Workers, cfg.Queue, cfg.QueueWait),
		desk:        admission.New(cfg.Workers, deskPlaces, cfg.QueueWait),
		connections: admission.NewConnections(maxConnections, spareConnections),
		prepared:    map[preparedKey][]byte{},
		render:      renderer.Render,
		forget:      renderer.Forget,
		used:        usedMemory,
		after:       time.After,
	}
	if cfg.Memory > 0 {
		renderer.Limit(cfg.Memory, s.roomForFont)
	}
	s.answers = admission.NewAnswers(cfg.answerMemory(), cfg.QueueWait, s.connections.DropStanding)
	s.watchdog = admission.NewWatchdog(cfg.RenderLimit, s.stuck)
	s.errorLog = s.events.ServerLog()
	s.metrics = monitor.NewMetrics(monitor.Sources{Version: cfg.Version, Load: s.slots.Load, Connections: s.connections.Load, Answers: s.answers.Used, MissingGlyphs: renderer.MissingGlyphs, LogDropped: cfg.LogDropped})
	s.drawings = countDrawings(s.metrics)
	if err := s.prepare(); err != nil {
		return nil, err
	}
	if s.routes, err = s.routeTable(); err != nil {
		return nil, err
	}
	s.counts = s.countRoutes()
	s.router = newRouter(s)
	tamper(s)
	return s, nil
}

func newRenderer(cfg Config) (*render.Renderer, error) {
	if cfg.Fonts != nil {
		return render.NewWith(cfg.Fonts), nil
	}
	renderer, err := render.New()
	if err != nil {
		return nil, fmt.Errorf("making the renderer: %w", err)
	}
	return renderer, nil
}

// Handler answers every route. It contains panics, so it can stand in a server of
// the caller's own; Serve sets the limits of time and size that such a server needs.
func (s *Service) Handler() http.Handler { return http.HandlerFunc(s.serveHTTP) }

func (s *Service) serveHTTP(w http.ResponseWriter, r *http.Request) {
	if s.draining.Load() {
		w.Header().Set("Connection", "close")
	}
	rec := &recorder{ResponseWriter: w}
	defer s.account(rec, r, time.Now())
	defer s.contain(rec, r)
	if s.crowded(r) && !s.routes[r.URL.Path].health {
		w.Header().Set("Connection", "close")
		s.refuse(r, s.lookOf(r), overloaded()).writeTo(rec, r)
		return
	}
	s.router.ServeHTTP(rec, r)
}

// account counts an answered request, and logs it if that was asked for.
func (s *Service) account(rec *recorder, r *http.Request, start time.Time) {
	took := time.Since(start)
	s.count(r, rec.counted, took)
	if s.cfg.AccessLog {
		s.logAccess(rec, r, took)
	}
}

// contain turns a panic into an error answer. The panic's value and stack may hold
// what the request held, so only the fact is logged.
func (s *Service) contain(rec *recorder, r *http.Request) {
	v := recover()
	if v == nil {
		return
	}
	if err, ok := v.(error); !ok || !errors.Is(err, http.ErrAbortHandler) {
		s.metrics.Panic()
		s.events.Fault(monitor.Panic)
	}
	if rec.status != 0 {
		panic(http.ErrAbortHandler) // an answer cut short must not look complete
	}
	a := s.refuse(r, s.lookOf(r), defect())
	a.origin = s.routes[r.URL.Path].origin
	s.send(a, rec, r)
}

// logAccess writes the access line of a request, in words from closed sets.
func (s *Service) logAccess(rec *recorder, r *http.Request, took time.Duration) {
	name := otherRoute
	if route, ok := s.routes[r.URL.Path]; ok {
		if route.health {
			return
		}
		name = route.path
	}
	s.events.Request(name, methodName(r.Method), rec.counted, took)
}

func methodName(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodOptions:
		return method
	}
	return "OTHER"
}

// route is one path of the service.
type route struct {
	path   string // below the base path
	allow  string
	look   look
	health bool
	origin string // whose scripts may read the answers
	answer handler
}

func (s *Service) routeTable() (map[string]route, error) {
	table, err := s.pageRoutes()
	if err != nil {
		return nil, err
	}
	table = append(table, s.appRoutes()...)
	table = append(table, []route{
		{path: "/healthz", allow: "GET, HEAD", health: true, answer: s.live},
		{path: "/readyz", allow: "GET, HEAD", health: true, answer: s.ready},
	}...)
	for _, c := range charts {
		table = append(table, s.shared(route{path: c.path(), allow: "GET, HEAD, POST", look: s.look(c), answer: s.picture(c)}))
	}
	byPath := make(map[string]route, len(table))
	for _, r := range table {
		byPath[s.cfg.BasePath+r.path] = r
	}
	return byPath, nil
}

// checked is a route's handler behind the checks that all routes share.
func (s *Service) checked(route route) handler {
	return func(r *http.Request) (a answer) {
		switch {
		case len(r.RequestURI) > maxTarget:
			a = s.refuse(r, route.look, targetTooLong())
		case !allows(route.allow, r.Method):
			a = s.refuse(r, route.look, methodNotAllowed(route.allow))
		default:
			a = route.answer(r)
		}
		a.origin = route.origin
		return a
	}
}

func allows(allow, method string) bool {
	for m := range strings.SplitSeq(allow, ", ") {
		if m == method {
			return true
		}
	}
	return false
}

// unrouted answers what the router knows no handler for: an unknown path, or a
// method that nobody registered.
func (s *Service) unrouted(r *http.Request) answer {
	if route, ok := s.routes[r.URL.Path]; ok && r.URL.RawPath == "" {
		return s.checked(route)(r)
	}
	if len(r.RequestURI) > maxTarget {
		return s.refuse(r, s.lookOf(r), targetTooLong())
	}
	return s.refuse(r, s.lookOf(r), notFound())
}

// lookOf is how an error is shown at any path: on one that ends like a picture's, as a
// picture, since an <img> asks for it.
func (s *Service) lookOf(r *http.Request) look {
	if route, ok := s.routes[r.URL.Path]; ok {
		return route.look
	}
	switch {
	case strings.HasSuffix(r.URL.Path, ".png"):
		return s.look(chart{"gauge", render.PNG})
	case strings.HasSuffix(r.URL.Path, ".svg"):
		return s.look(chart{"gauge", render.SVG})
	}
	return look{}
}

// live says that the process answers.
func (s *Service) live(*http.Request) answer { return text(http.StatusOK, "ok\n") }

// ready says whether a proxy should send requests here.
func (s *Service) ready(*http.Request) answer {
	if s.draining.Load() {
		return text(http.StatusServiceUnavailable, "stopping\n")
	}
	return text(http.StatusOK, "ready\n")
}
