package api

import (
	"net/http"
	"time"

	"github.com/plugio/charts/api/monitor"
)

// otherRoute stands for every path that names nothing.
const otherRoute = "other"

// countRoutes returns the series of each path. Pictures are counted one by one, the
// rest in two groups.
func (s *Service) countRoutes() map[string]*monitor.Route {
	byPath := map[string]*monitor.Route{otherRoute: s.metrics.Route(otherRoute, "none")}
	health, page := s.metrics.Route("health", "none"), s.metrics.Route("page", "none")
	for path, r := range s.routes {
		byPath[path] = page
		if r.health {
			byPath[path] = health
		}
	}
	for _, c := range charts {
		byPath[s.cfg.BasePath+c.path()] = s.metrics.Route(c.widget, c.format.String())
	}
	return byPath
}

// countDrawings returns the series of each picture and of the notices.
func countDrawings(m *monitor.Metrics) map[renderKind]monitor.Drawings {
	byKind := map[renderKind]monitor.Drawings{}
	for _, c := range charts {
		for _, k := range []renderKind{{c.widget, c.format}, {noticeKind, c.format}} {
			byKind[k] = m.Drawings(k.widget, k.format.String())
		}
	}
	return byKind
}

// count adds an answered request to its series.
func (s *Service) count(r *http.Request, status int, took time.Duration) {
	c, ok := s.counts[r.URL.Path]
	if !ok {
		c = s.counts[otherRoute]
	}
	c.Count(status, took)
}
